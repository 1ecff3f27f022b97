//! `cargo xtask soak`: the tests that need hours rather than minutes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::{setup, tools};

const FUZZ_SECONDS: u32 = 600;
const LOOPS: u32 = 200;

/// The whole product under blows: what it is called, and the test that does it a few times among all others
/// (`redx/tests/it/soak`). Fuzz targets are found by themselves and need no line here.
const PROGRAMS: [(&str, &str); 4] = [
    ("kill", "soak::kill::killed_at_any_moment"),
    ("disk", "soak::disk::the_disk_is_full_and_freed"),
    (
        "database",
        "soak::database::the_database_goes_and_comes_back",
    ),
    (
        "objects",
        "soak::objects::the_object_store_goes_and_comes_back",
    ),
];

/// Long tests of libraries that stand on their own: what they are called, the library, its file of tests and the test.
const LIBRARIES: [(&str, &str, &str, &str); 2] = [
    (
        "index-kill",
        "hashbank",
        "killed",
        "killed_at_any_moment_it_leaves_the_old_or_the_new",
    ),
    (
        "index-recall",
        "hashbank",
        "recall",
        "nothing_near_is_missed",
    ),
];

/// One long test.
#[derive(Debug)]
struct Soak {
    name: String,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// A target of the fuzz crate in this folder.
    Fuzz { folder: PathBuf, target: String },
    /// A test of the whole product, by its name.
    Loops(&'static str),
    /// A test of a library, by the library, the file and its name.
    Library(&'static str, &'static str, &'static str),
}

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    /// Only those with this in their name.
    part: String,
    /// For each fuzz target.
    seconds: u32,
    /// For each of the others.
    loops: u32,
}

/// Runs every long test, or those whose name contains the first argument; `--seconds N` is the time
/// for each fuzz target, `--loops N` how often each of the others does its worst.
///
/// # Errors
/// When none has such a name; else, at the end, which ones failed.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let asked = parse(arguments)?;
    let part = &asked.part;
    setup::run(setup::Purpose::Soak)?;
    let soaks: Vec<Soak> = all(&tools::root())?
        .into_iter()
        .filter(|soak| soak.name.contains(part))
        .collect();
    if soaks.is_empty() {
        bail!("no long test has {part:?} in its name");
    }
    let mut failed = Vec::new();
    for soak in soaks {
        println!("\n=== {}", soak.name);
        if let Err(cause) = tools::check(&mut soak.command(&asked)) {
            println!("{cause:#}");
            failed.push(soak.name);
        }
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

fn parse(arguments: &[String]) -> Result<Asked> {
    let mut asked = Asked {
        part: String::new(),
        seconds: FUZZ_SECONDS,
        loops: LOOPS,
    };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let number = match word.as_str() {
            "--seconds" => &mut asked.seconds,
            "--loops" => &mut asked.loops,
            part => {
                part.clone_into(&mut asked.part);
                continue;
            }
        };
        let next = words.next().and_then(|text| text.parse().ok());
        *number = next.with_context(|| format!("{word} needs a number"))?;
    }
    Ok(asked)
}

fn all(root: &Path) -> Result<Vec<Soak>> {
    let mut soaks = Vec::new();
    for floor in ["libs", "foundations", "rooms"] {
        for home in folders(&root.join(floor))? {
            soaks.extend(fuzz_targets(&home)?);
        }
    }
    soaks.sort_by(|one, other| one.name.cmp(&other.name));
    soaks.extend(PROGRAMS.iter().map(|(name, test)| Soak {
        name: format!("loops {name}"),
        kind: Kind::Loops(test),
    }));
    soaks.extend(LIBRARIES.iter().map(|(name, library, file, test)| Soak {
        name: format!("loops {name}"),
        kind: Kind::Library(library, file, test),
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
    fn command(&self, asked: &Asked) -> Command {
        match &self.kind {
            Kind::Loops(test) => loops(["redx", "it", test], "REDX_SOAK_LOOPS", asked.loops),
            Kind::Library(library, file, test) => {
                loops([library, file, test], "SOAK_LOOPS", asked.loops)
            }
            Kind::Fuzz { folder, target } => fuzz(folder, target, asked.seconds),
        }
    }
}

/// By the plain test harness: the time limits of a run of all tests are not for hours.
fn loops([package, file, test]: [&str; 3], variable: &str, loops: u32) -> Command {
    let mut command = tools::cargo();
    command
        .args(["test", "--package", package, "--test", file, "--"])
        .args(["--exact", "--nocapture", test])
        .env(variable, loops.to_string());
    command
}

/// Begins with what earlier runs found and with the seeds that are committed.
fn fuzz(folder: &Path, target: &str, seconds: u32) -> Command {
    let corpus = format!("fuzz/corpus/{target}");
    drop(fs::create_dir_all(folder.join(&corpus)));
    let mut command = tools::cargo();
    command
        .args(["fuzz", "run", target, &corpus])
        .arg(format!("fuzz/seeds/{target}"))
        .args(["--", &format!("-max_total_time={seconds}")])
        .arg("-print_final_stats=1")
        .env("RUSTC_BOOTSTRAP", "1") // the sanitizers' flags, on the stable toolchain
        .current_dir(folder);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_numbers_and_the_name_may_come_in_any_order() {
        let wanted = |part: &str, seconds, loops| Asked {
            part: part.to_owned(),
            seconds,
            loops,
        };
        let asked = parse(&words("sniff --seconds 30")).expect("parse");
        assert_eq!(asked, wanted("sniff", 30, LOOPS));
        let asked = parse(&words("--loops 5 kill")).expect("parse");
        assert_eq!(asked, wanted("kill", FUZZ_SECONDS, 5));
        assert_eq!(parse(&[]).expect("parse"), wanted("", FUZZ_SECONDS, LOOPS));
        assert!(parse(&words("--seconds soon")).is_err());
        assert!(parse(&words("--loops")).is_err());
    }

    #[test]
    fn every_program_is_a_test_of_the_product() {
        for (name, test) in PROGRAMS {
            let file = tools::root().join(format!("redx/tests/it/soak/{name}.rs"));
            let text = fs::read_to_string(&file).expect("read the program");
            let function = test.rsplit("::").next().expect("a name");
            assert!(
                text.contains(&format!("#[test]\nfn {function}()")),
                "{test}"
            );
        }
    }

    #[test]
    fn every_long_test_of_a_library_is_there() {
        for (name, library, file, test) in LIBRARIES {
            let file = tools::root().join(format!("libs/{library}/tests/{file}.rs"));
            let text = fs::read_to_string(&file).expect("read the tests");
            assert!(text.contains(&format!("#[test]\nfn {test}()")), "{name}");
        }
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
        assert_eq!(names.first().map(String::as_str), Some("fuzz mine/sniff"));
        fs::remove_dir_all(root).expect("remove the folder");
    }
}
