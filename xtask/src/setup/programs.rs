//! The programs beside cargo: `xtask/tools.toml` pins them.

use anyhow::{Context as _, Result};

use super::Purpose;
use crate::pinned::Pinned;
use crate::tools;

const TESTS: [&str; 2] = ["cargo-nextest", "cargo-deny"];
const SOAKS: [&str; 1] = ["cargo-fuzz"];

/// Installs what is missing: as published for this machine where there is such a package, or else
/// built from source, which takes minutes.
///
/// # Errors
/// When neither works.
pub(super) fn install_missing(purpose: Purpose) -> Result<()> {
    let list = Pinned::read(&tools::root().join("xtask/tools.toml"), "tool")?;
    for name in wanted(purpose).filter(|name| !tools::is_installed(name)) {
        let tool = list
            .iter()
            .find(|tool| tool.name == name)
            .with_context(|| format!("xtask/tools.toml has no {name}"))?;
        install(tool)?;
    }
    Ok(())
}

fn wanted(purpose: Purpose) -> impl Iterator<Item = &'static str> {
    let tests = TESTS.into_iter().filter(move |_| purpose >= Purpose::Test);
    tests.chain(SOAKS.into_iter().filter(move |_| purpose >= Purpose::Soak))
}

fn install(tool: &Pinned) -> Result<()> {
    let Err(cause) = tool.fetch_into(&tools::own_programs()) else {
        return Ok(());
    };
    println!(
        "no published {} for this machine ({cause:#}); building it",
        tool.name
    );
    let crate_and_version = format!("{}@{}", tool.name, tool.version);
    let root = tools::target().join("tools-built");
    tools::check(
        tools::cargo()
            .args(["install", "--locked", &crate_and_version, "--root"])
            .arg(&root),
    )?;
    let program = root.join("bin").join(&tool.name);
    let ours = tools::own_programs();
    std::fs::create_dir_all(&ours)?;
    std::fs::copy(&program, ours.join(&tool.name)).context("put the program in its place")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_program_wanted_is_pinned() {
        let list = Pinned::read(&tools::root().join("xtask/tools.toml"), "tool").expect("read");
        for name in wanted(Purpose::Soak) {
            assert!(list.iter().any(|tool| tool.name == name), "{name}");
        }
        assert_eq!(wanted(Purpose::Demo).count(), 0);
    }
}
