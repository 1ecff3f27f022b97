//! Debian's packages.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::Purpose;
use crate::tools;

/// How to see that a package is there, without asking the package manager.
enum Sign {
    Program(&'static str),
    /// A path, with one `*` for a folder of any name.
    File(&'static str),
}

use Sign::{File, Program};

const PACKAGES: [(Purpose, Sign, &str); 12] = [
    (Purpose::Demo, Program("c++"), "build-essential"),
    (Purpose::Demo, Program("cmake"), "cmake"),
    (Purpose::Demo, Program("nasm"), "nasm"),
    (Purpose::Demo, Program("pkg-config"), "pkg-config"),
    (Purpose::Demo, Program("python3"), "python3"),
    (Purpose::Demo, Program("pip3"), "python3-pip"),
    (Purpose::Test, Program("git"), "git"),
    (Purpose::Test, Program("curl"), "curl"),
    (Purpose::Test, Program("chromium"), "chromium"),
    (
        Purpose::Test,
        File("/usr/lib/postgresql/*/bin/postgres"),
        "postgresql",
    ),
    (
        Purpose::Test,
        File("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"),
        "fonts-noto-core",
    ),
    (
        Purpose::Test,
        File("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
        "fonts-dejavu-core",
    ),
];

/// Installs the packages in `"$@"`. No daemon is to start because of us, so a policy that forbids it
/// stands while we install, unless the machine has a policy of its own.
const INSTALL: &str = r#"
set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -q -o DPkg::Lock::Timeout=500 update
apt-get -q -o DPkg::Lock::Timeout=500 install -y --no-install-recommends "$@"
"#;

/// Installs what is missing for `purpose`.
///
/// # Errors
/// When something is missing and this is no Debian, or we may not install.
pub(super) fn install_missing(purpose: Purpose) -> Result<()> {
    let missing = missing(purpose);
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if !tools::is_installed("apt-get") {
        bail!("this machine lacks what these Debian packages have, and has no apt-get: {list}");
    }
    println!("installing Debian packages: {list}");
    tools::check(
        as_root()?
            .args(["sh", "-c", INSTALL, "install"])
            .args(&missing),
    )
    .with_context(|| format!("install {list}"))
}

fn missing(purpose: Purpose) -> Vec<&'static str> {
    PACKAGES
        .iter()
        .filter(|(needed_for, sign, _)| *needed_for <= purpose && !is_there(sign))
        .map(|(_, _, package)| *package)
        .collect()
}

fn is_there(sign: &Sign) -> bool {
    match sign {
        Program(name) => tools::is_installed(name),
        File(path) => file_exists(path),
    }
}

fn file_exists(path: &str) -> bool {
    let Some((folder, rest)) = path.split_once("/*/") else {
        return Path::new(path).exists();
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .into_iter()
        .any(|entry| entry.path().join(rest).exists())
}

/// `env`, as root: what follows is the command to run.
fn as_root() -> Result<Command> {
    let uid = tools::output(tools::command("id").arg("-u"))?;
    if uid.trim() == "0" {
        return Ok(tools::command("env"));
    }
    if !tools::is_installed("sudo") {
        bail!("only root may install packages, and there is no sudo: run this as root once");
    }
    Ok(tools::command("sudo"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_folder() {
        let here = env!("CARGO_MANIFEST_DIR");
        assert!(file_exists(&format!("{here}/*/main.rs")));
        assert!(!file_exists(&format!("{here}/*/no-such-file")));
        assert!(!file_exists("/no-such-folder/*/main.rs"));
    }

    #[test]
    fn the_demo_needs_no_browser_and_no_database() {
        let for_demo = PACKAGES
            .iter()
            .filter(|(purpose, ..)| *purpose == Purpose::Demo);
        let names: Vec<_> = for_demo.map(|(_, _, package)| *package).collect();
        assert!(!names.contains(&"chromium") && !names.contains(&"postgresql"));
    }
}
