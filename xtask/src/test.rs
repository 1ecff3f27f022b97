//! `cargo xtask test`: every check and every test, the quick ones first; stops at the first failure.

mod servers;

use std::process::Command;

use anyhow::{Result, bail};

use crate::stages::Stages;
use crate::{content, setup, tidy, tools};

struct Stage {
    name: &'static str,
    run: fn() -> Result<()>,
}

const STAGES: [Stage; 10] = [
    Stage {
        name: "setup",
        run: || setup::run(setup::Purpose::Test),
    },
    Stage {
        name: "fmt",
        run: || tools::check(tools::cargo().args(["fmt", "--all", "--check"])),
    },
    Stage {
        name: "tidy",
        run: tidy::run,
    },
    Stage {
        name: "deny",
        run: deny,
    },
    Stage {
        name: "clippy",
        run: clippy,
    },
    Stage {
        name: "build",
        run: || tools::check(&mut nextest(&["--no-run"])),
    },
    Stage {
        name: "content",
        run: content::check,
    },
    Stage {
        name: "nextest",
        run: || servers::check_with(&mut nextest(&[])),
    },
    Stage {
        name: "doc",
        run: || servers::check_with(cargo_here().args(["test", "--doc", "--workspace"])),
    },
    Stage {
        name: "e2e",
        run: e2e,
    },
];

/// Runs all stages, or only those named, and prints the time of each.
///
/// # Errors
/// The first stage that failed.
pub(crate) fn run(names: &[String]) -> Result<()> {
    for name in names {
        if !STAGES.iter().any(|stage| stage.name == name) {
            let known = STAGES.map(|stage| stage.name).join(", ");
            bail!("there is no stage {name:?}; there are {known}");
        }
    }
    let mut stages = Stages::default();
    let wanted = |stage: &&Stage| names.is_empty() || names.iter().any(|name| name == stage.name);
    let result = STAGES
        .iter()
        .filter(wanted)
        .try_for_each(|stage| stages.run(stage.name, stage.run));
    stages.print();
    result
}

/// Licences, banned crates and where crates come from: `deny.toml`.
fn deny() -> Result<()> {
    tools::check(tools::command("cargo-deny").args([
        "--workspace",
        "check",
        "licenses",
        "bans",
        "sources",
    ]))
}

fn clippy() -> Result<()> {
    let arguments = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    tools::check(cargo_here().args(arguments))
}

fn nextest(more: &[&str]) -> Command {
    let mut command = cargo_here();
    command.args(["nextest", "run", "--workspace"]).args(more);
    if is_ci() {
        command.args(["--profile", "ci"]);
    }
    command
}

fn e2e() -> Result<()> {
    let mut npm = tools::command("npm");
    npm.args(["test", "--silent"])
        .current_dir(tools::root().join("e2e"))
        .env("REDX_PROGRAM", tools::target().join("debug/redx"));
    servers::check_with(&mut npm)
}

/// Cargo, without incremental compilation where everything is built once and from nothing.
fn cargo_here() -> Command {
    let mut cargo = tools::cargo();
    if is_ci() {
        cargo
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TERM_PROGRESS_WHEN", "never");
    }
    cargo
}

fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_stage_is_named_before_anything_runs() {
        let cause = run(&["fmt".to_owned(), "fnord".to_owned()]).expect_err("no such stage");
        assert!(cause.to_string().contains("fnord"), "{cause}");
    }
}
