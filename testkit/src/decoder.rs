//! The program that decodes pictures, for tests of rooms: a binary of `media`, which cargo puts beside the tests of a
//! workspace.

use std::path::{Path, PathBuf};
use std::process::Command;

const NAME: &str = "media-test-worker";

/// Where the decoding program is. A run of all tests has built it; for `cargo nextest run -p post` alone on a fresh
/// checkout it is built now.
///
/// # Panics
/// When it is not there and cannot be built.
#[must_use]
pub fn path() -> PathBuf {
    let test = std::env::current_exe().expect("know where this test is");
    let folder = test
        .ancestors()
        .find(|folder| folder.ends_with("debug") || folder.ends_with("release"))
        .expect("a test in target/debug or target/release");
    let program = folder.join(NAME);
    if !program.is_file() {
        build(folder);
    }
    assert!(program.is_file(), "{} is not there", program.display());
    program
}

fn build(folder: &Path) {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--package", "media", "--bin", NAME]);
    if folder.ends_with("release") {
        command.arg("--release");
    }
    let built = command.status().expect("run cargo");
    assert!(built.success(), "{NAME} cannot be built");
}
