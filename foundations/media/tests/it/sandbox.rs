//! The walls hold: what a decoder could be made to try ends its process.

use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus, Stdio};

const BAD_SYSTEM_CALL: i32 = 31;
const ABORTED: i32 = 6;

fn attempt(deed: &str) -> ExitStatus {
    Command::new(env!("CARGO_BIN_EXE_media-test-worker"))
        .args(["try", deed])
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap()
}

#[test]
fn behind_the_walls_one_can_live() {
    assert_eq!(attempt("nothing").code(), Some(42));
}

#[test]
fn a_forbidden_call_is_the_end() {
    for deed in [
        "open", "write", "list", "tcp", "udp", "unix", "exec", "thread", "kill",
    ] {
        let status = attempt(deed);
        assert_eq!(status.signal(), Some(BAD_SYSTEM_CALL), "{deed}: {status}");
    }
}

#[test]
fn too_much_memory_is_the_end() {
    assert_eq!(attempt("memory").signal(), Some(ABORTED));
}
