//! `cargo xtask soak`: the tests that need hours rather than minutes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::{setup, tools};

const FUZZ_SECONDS: u32 = 600;

/// A long test that is a program of its own: what it is called, what it shows, its command line.
/// Fuzz targets are found by themselves and need no line here.
const PROGRAMS: [(&str, &str, &[&str]); 0] = [];

/// One long test.
#[derive(Debug)]
struct Soak {
    name: String,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// A target of the fuzz crate in this folder.
    Fuzz {
        folder: PathBuf,
        target: String,
    },
    Program(&'static [&'static str]),
}

/// Runs every long test, or those whose name contains the first argument; `--seconds N` is the time
/// for each fuzz target.
///
/// # Errors
/// When none has such a name; else, at the end, which ones failed.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let (part, seconds) = parse(arguments)?;
    setup::run(setup::Purpose::Soak)?;
    let soaks: Vec<Soak> = all(&tools::root())?
        .into_iter()
        .filter(|soak| soak.name.contains(&part))
        .collect();
    if soaks.is_empty() {
        bail!("no long test has {part:?} in its name");
    }
    let mut failed = Vec::new();
    for soak in soaks {
        println!("\n=== {}", soak.name);
        if let Err(cause) = tools::check(&mut soak.command(seconds)) {
            println!("{cause:#}");
            failed.push(soak.name);
        }
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

fn parse(arguments: &[String]) -> Result<(String, u32)> {
    let (mut part, mut seconds) = (String::new(), FUZZ_SECONDS);
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        if word == "--seconds" {
            let number = words.next().context("--seconds needs a number")?;
            seconds = number.parse().context("--seconds needs a number")?;
        } else {
            part.clone_from(word);
        }
    }
    Ok((part, seconds))
}

fn all(root: &Path) -> Result<Vec<Soak>> {
    let mut soaks = Vec::new();
    for floor in ["libs", "foundations", "rooms"] {
        for home in folders(&root.join(floor))? {
            soaks.extend(fuzz_targets(&home)?);
        }
    }
    soaks.sort_by(|one, other| one.name.cmp(&other.name));
    soaks.extend(PROGRAMS.iter().map(|(name, _, line)| Soak {
        name: (*name).to_owned(),
        kind: Kind::Program(line),
    }));
    Ok(soaks)
}

fn fuzz_targets(home: &Path) -> Result<Vec<Soak>> {
    let crate_name = home
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let files = folders(&home.join("fuzz/fuzz_targets"))?;
    let targets = files.iter().filter_map(|path| path.file_stem());
    Ok(targets
        .map(|stem| stem.to_string_lossy().into_owned())
        .map(|target| Soak {
            name: format!(
                "fuzz {}/{target}",
                crate_name.as_deref().unwrap_or_default()
            ),
            kind: Kind::Fuzz {
                folder: home.to_owned(),
                target,
            },
        })
        .collect())
}

/// What is directly inside `folder`; nothing when there is no such folder.
fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).with_context(|| format!("read {}", folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.path()).collect())
}

impl Soak {
    fn command(&self, seconds: u32) -> Command {
        match &self.kind {
            Kind::Program(line) => {
                let mut words = line.iter();
                let mut command = tools::command(words.next().unwrap_or(&"true"));
                command.args(words);
                command
            }
            Kind::Fuzz { folder, target } => {
                let mut command = tools::cargo();
                command
                    .args([
                        "fuzz",
                        "run",
                        target,
                        "--",
                        &format!("-max_total_time={seconds}"),
                    ])
                    .env("RUSTC_BOOTSTRAP", "1") // the sanitizers' flags, on the stable toolchain
                    .current_dir(folder);
                command
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_time_and_the_name_may_come_in_any_order() {
        let wanted = ("sniff".to_owned(), 30);
        assert_eq!(parse(&words("sniff --seconds 30")).expect("parse"), wanted);
        assert_eq!(parse(&words("--seconds 30 sniff")).expect("parse"), wanted);
        assert_eq!(parse(&[]).expect("parse"), (String::new(), FUZZ_SECONDS));
        assert!(parse(&words("--seconds soon")).is_err());
    }

    #[test]
    fn fuzz_targets_are_found_by_their_files() {
        let root = tools::target().join("soak-test");
        let targets = root.join("libs/mine/fuzz/fuzz_targets");
        fs::create_dir_all(&targets).expect("make a folder");
        fs::write(targets.join("sniff.rs"), "").expect("write a target");
        let names: Vec<_> = all(&root)
            .expect("look")
            .into_iter()
            .map(|soak| soak.name)
            .collect();
        assert_eq!(names, ["fuzz mine/sniff"]);
        fs::remove_dir_all(root).expect("remove the folder");
    }
}
