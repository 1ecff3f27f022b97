//! `cargo xtask tidy`: the house rules that no other tool checks.
//!
//! A rule looks at the whole tree and returns findings; each finding says where, what is wrong and
//! what to do. Each rule has a test with a planted error beside it.

mod layers;
mod names;
mod printing;
mod rust_text;
mod sizes;
mod sql;
mod tables;
mod tree;
mod unsafe_code;
mod words;

use std::fmt;

use anyhow::{Result, bail};

use tree::Tree;

const RULES: [fn(&Tree) -> Vec<Finding>; 8] = [
    sizes::check,
    names::check,
    layers::check,
    sql::check,
    tables::check,
    unsafe_code::check,
    printing::check,
    words::check,
];

/// One broken rule at one place.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    /// From 1; 0 for the file as a whole.
    line: usize,
    what: String,
}

impl Finding {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// Checks every rule on the repository's files.
///
/// # Errors
/// When a rule is broken; every finding was printed then.
pub(crate) fn run() -> Result<()> {
    let tree = Tree::read()?;
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&tree)).collect();
    findings.sort();
    for finding in &findings {
        println!("{finding}");
    }
    if !findings.is_empty() {
        bail!("{} house rules broken, see above", findings.len());
    }
    println!(
        "tidy: {} files, {} rules, nothing to say",
        tree.files().len(),
        RULES.len()
    );
    Ok(())
}
