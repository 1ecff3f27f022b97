//! `cargo xtask check-content`: what is wrong with `content/`, as the product itself sees it.

use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context as _, Result};

use crate::tools;

/// Checks the content, and hands on how that went: 0 nothing is wrong, 1 something is.
///
/// # Errors
/// When the product cannot be built or started.
pub(crate) fn run() -> Result<ExitCode> {
    tools::check(tools::cargo().args(["build", "--quiet", "-p", "redx", "--bin", "redx"]))?;
    let status = command()
        .stdin(Stdio::null())
        .status()
        .context("cannot start the product")?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The same as a stage of the tests, with the program they have built.
///
/// # Errors
/// When something is wrong; it was printed then.
pub(crate) fn check() -> Result<()> {
    tools::check(&mut command())
}

fn command() -> Command {
    let program = tools::target().join("debug/redx");
    let mut command = tools::command(&program.to_string_lossy());
    command.args(["content", "check", "content"]);
    command
}
