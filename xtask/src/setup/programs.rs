//! The programs beside cargo: `xtask/tools.toml` pins them.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

use anyhow::{Context as _, Result};

use super::Purpose;
use crate::pinned::Pinned;
use crate::tools;

const TESTS: [&str; 2] = ["cargo-nextest", "cargo-deny"];
const NODE_MAJOR_MIN: u32 = 20;
const SOAKS: [&str; 1] = ["cargo-fuzz"];

/// Installs what is missing: as published for this machine where there is such a package, or else
/// built from source, which takes minutes.
///
/// # Errors
/// When neither works.
pub(super) fn install_missing(purpose: Purpose) -> Result<()> {
    let list = Pinned::read(&tools::root().join("xtask/tools.toml"), "tool")?;
    for name in wanted(purpose).filter(|name| !tools::is_installed(name)) {
        install(find(&list, name)?)?;
    }
    if purpose >= Purpose::Test && !node_will_do() {
        install_node(find(&list, "node")?)?;
    }
    Ok(())
}

fn find<'a>(list: &'a [Pinned], name: &str) -> Result<&'a Pinned> {
    let found = list.iter().find(|tool| tool.name == name);
    found.with_context(|| format!("xtask/tools.toml has no {name}"))
}

/// Debian's own node may be years old, and its npm brings hundreds of packages.
fn node_will_do() -> bool {
    let major = || {
        let printed = tools::output(tools::command("node").arg("--version")).ok()?;
        major_of(&printed)
    };
    tools::is_installed("npm")
        && tools::is_installed("node")
        && major().is_some_and(|major| major >= NODE_MAJOR_MIN)
}

/// 24 of `v24.19.0`.
fn major_of(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn install_node(node: &Pinned) -> Result<()> {
    let home = tools::own_programs();
    node.fetch_into(&home)
        .context("without a published node for this machine, install node 20 or newer, and npm")?;
    for (name, program) in [
        ("node", "nodejs/bin/node"),
        ("npm", "nodejs/lib/node_modules/npm/bin/npm-cli.js"),
    ] {
        make_runnable(&home.join(program))?;
        drop(fs::remove_file(home.join(name)));
        symlink(program, home.join(name)).with_context(|| format!("link {name}"))?;
    }
    Ok(())
}

fn wanted(purpose: Purpose) -> impl Iterator<Item = &'static str> {
    let tests = TESTS.into_iter().filter(move |_| purpose >= Purpose::Test);
    tests.chain(SOAKS.into_iter().filter(move |_| purpose >= Purpose::Soak))
}

/// A package unpacked by Python has lost who may run what.
fn make_runnable(path: &Path) -> Result<()> {
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
        .with_context(|| format!("make {} runnable", path.display()))
}

fn install(tool: &Pinned) -> Result<()> {
    let ours = tools::own_programs();
    let Err(cause) = tool.fetch_into(&ours) else {
        return make_runnable(&ours.join(&tool.name));
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
    fs::create_dir_all(&ours)?;
    fs::copy(&program, ours.join(&tool.name)).context("put the program in its place")?;
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
        assert!(find(&list, "node").is_ok());
        assert_eq!(wanted(Purpose::Demo).count(), 0);
    }

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major_of("v24.19.0\n"), Some(24));
        assert_eq!(major_of("not found"), None);
    }
}
