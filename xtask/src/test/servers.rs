//! The PostgreSQL and S3 servers that all tests of one run share (`testkit`'s `test-servers`).

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::tools;

/// Runs `command` while the servers are up, with the variables that name them.
///
/// # Errors
/// When the servers do not start, or the command fails.
pub(super) fn check_with(command: &mut Command) -> Result<()> {
    let (mut process, variables) = start()?;
    let result = tools::check(command.envs(variables));
    drop(process.stdin.take()); // which tells the servers to stop and clean up
    process.wait().context("wait for the test servers")?;
    result
}

/// The servers follow their standard input, not signals: when this process is killed, they stop too.
fn start() -> Result<(Child, Vec<(String, String)>)> {
    let program = tools::target().join("debug/test-servers");
    let mut process = tools::command(&program.to_string_lossy())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .process_group(0)
        .spawn()
        .with_context(|| format!("start {}; the stage build makes it", program.display()))?;
    let output = process.stdout.take().context("the servers' output")?;
    let mut variables = Vec::new();
    for line in BufReader::new(output).lines() {
        let line = line.context("read what the test servers print")?;
        match line.split_once('=') {
            Some((name, value)) => variables.push((name.to_owned(), value.to_owned())),
            None => return Ok((process, variables)),
        }
    }
    bail!("the test servers stopped: {}", process.wait()?)
}
