//! `cargo xtask setup`: installs what the project needs and this machine lacks.
//!
//! Quick when nothing is missing, so that every other command can begin with it.

mod apt;
mod browser;
mod programs;

use std::str::FromStr;

use anyhow::{Error, Result, bail};

use crate::pinned::Pinned;
use crate::tools;

/// What the machine is to be made ready for; each includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// Building and running the product.
    Demo,
    /// Every check and test.
    Test,
    /// Fuzzing too.
    Soak,
}

impl FromStr for Purpose {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self> {
        Ok(match word {
            "demo" => Self::Demo,
            "test" => Self::Test,
            "soak" => Self::Soak,
            _ => bail!("setup is for demo, test or soak, not for {word:?}"),
        })
    }
}

/// Installs what is missing for `purpose`.
///
/// # Errors
/// When something is missing and cannot be installed.
pub(crate) fn run(purpose: Purpose) -> Result<()> {
    apt::install_missing(purpose)?;
    let root = tools::root();
    for model in Pinned::read(&root.join("foundations/media/models.toml"), "model")? {
        model.fetch_into(&root)?;
    }
    programs::install_missing(purpose)?;
    if purpose >= Purpose::Test {
        browser::install_packages()?;
    }
    println!("set up for {purpose:?}");
    Ok(())
}
