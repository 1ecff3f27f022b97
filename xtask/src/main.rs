//! The project's own commands: `cargo xtask NAME`.
//!
//! This is the first thing a fresh machine builds, so it has almost no dependencies and needs none
//! of what `setup` installs.
#![allow(
    clippy::print_stdout,
    reason = "a command for people: it speaks on the terminal"
)]

mod bench;
mod content;
mod demo;
mod pinned;
mod setup;
mod soak;
mod stages;
mod test;
mod tidy;
mod tools;

use std::process::ExitCode;

use anyhow::Result;

const USAGE: &str = "\
cargo xtask NAME

  setup [--for demo|test|soak]   install what building, testing or fuzzing needs; quick when it is there
  demo [-- ARGS]                 run the product on sample data, in ./redx-demo
  test [STAGE]...                every check and every test, or only the stages named
  ci                             what the build machine runs: all of test
  bench [NAME [ARGS]]            list the benchmarks, or run one
  soak [NAME] [--seconds N] [--loops N]
                                 the long tests: fuzzing for N seconds each, kill loops and the like; all, or those with NAME in their name
  check-content                  facts, pages, lines to call and words: everything that is wrong with content/
  tidy                           the house rules that no other tool checks
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", arguments.as_slice()),
    };
    match run(name, rest) {
        Ok(code) => code,
        Err(cause) => {
            eprintln!("\ncargo xtask {name}: {cause:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(name: &str, rest: &[String]) -> Result<ExitCode> {
    match (name, rest) {
        ("setup", []) => setup::run(setup::Purpose::Test)?,
        ("setup", [flag, purpose]) if flag == "--for" => setup::run(purpose.parse()?)?,
        ("demo", _) => demo::run(rest)?,
        ("test", _) => test::run(rest)?,
        ("ci", []) => test::run(&[])?,
        ("bench", _) => bench::run(rest)?,
        ("soak", _) => soak::run(rest)?,
        ("check-content", []) => return content::run(),
        ("tidy", []) => tidy::run()?,
        ("help" | "--help" | "-h", []) => println!("{USAGE}"),
        _ => {
            eprintln!("{USAGE}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}
