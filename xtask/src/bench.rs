//! `cargo xtask bench`: the measurements against peers, each a folder of `bench/` with a program `run`.

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::tools;

/// Lists the benchmarks, or runs the one named.
///
/// # Errors
/// When there is none of that name, or it fails.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let Some((name, rest)) = arguments.split_first() else {
        println!("cargo xtask bench NAME, where NAME is one of:");
        names()?.iter().for_each(|name| println!("  {name}"));
        return Ok(());
    };
    if !names()?.contains(name) {
        bail!("there is no bench/{name}/run; without a name the benchmarks are listed");
    }
    let program = tools::root().join("bench").join(name).join("run");
    tools::check(tools::command(&program.to_string_lossy()).args(rest))
}

fn names() -> Result<Vec<String>> {
    let folder = tools::root().join("bench");
    let entries = fs::read_dir(&folder).with_context(|| format!("read {}", folder.display()))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().join("run").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}
