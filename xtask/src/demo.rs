//! `cargo xtask demo`: the product on sample data, from a fresh machine.

use std::os::unix::process::CommandExt as _;

use anyhow::{Context as _, Result};

use crate::{setup, tools};

/// Installs what is missing, builds, and becomes `redx demo`.
///
/// # Errors
/// When something cannot be installed or built.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    setup::run(setup::Purpose::Demo)?;
    println!("building RedX; the first time this takes some minutes");
    tools::check(tools::cargo().args([
        "build",
        "--profile",
        "demo",
        "-p",
        "redx",
        "--bin",
        "redx",
    ]))?;
    let ours = match arguments.split_first() {
        Some((first, rest)) if first == "--" => rest,
        _ => arguments,
    };
    let program = tools::target().join("demo/redx");
    let cause = tools::command(&program.to_string_lossy())
        .args(["demo", "--data", "./redx-demo"])
        // Where the set-up puts the face model; without it the product hides whole pictures.
        .env("REDX_MODELS", "./models")
        .args(ours)
        .exec();
    Err(cause).with_context(|| format!("cannot run {}", program.display()))
}
