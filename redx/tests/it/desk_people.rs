//! `redx desk`: links for people, as a program of its own.

use std::process::Command;
use tempfile::TempDir;

struct Instance(TempDir);

impl Instance {
    /// What `redx desk` says: its code, and each line of its answer as JSON.
    fn desk(&self, words: &[&str]) -> (Option<i32>, Vec<serde_json::Value>, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_redx"))
            .env_remove("REDX_DATABASE_URL")
            .env("REDX_DATA", self.0.path().join("data"))
            .env("REDX_PUBLIC_URL", "https://redx.example")
            .args(["--json", "desk"])
            .args(words)
            .output()
            .unwrap();
        let lines = String::from_utf8(output.stdout).unwrap();
        let lines = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap());
        let cause = String::from_utf8(output.stderr).unwrap();
        (output.status.code(), lines.collect(), cause)
    }
}

#[test]
fn a_tiny_group_gets_its_links_at_once_or_none() {
    let instance = Instance(tempfile::tempdir().unwrap());
    let group = ["preset", "--lead", "Amara", "--moderators", "Sam,Maya"];
    let with = |outside| instance.desk(&[group.as_slice(), &["--outside", outside]].concat());
    let (code, lines, cause) = with("Sam");
    assert_ne!(code, Some(0));
    assert!(lines.is_empty() && cause.contains("named twice"), "{cause}");
    let (code, lines, cause) = with("Ruth");
    assert_eq!(code, Some(0), "{cause}");
    let said = |key: &str| -> Vec<String> {
        let one = |line: &serde_json::Value| line[key].as_str().unwrap().to_owned();
        lines.iter().map(one).collect()
    };
    let roles = [
        "owner",
        "lead-moderator",
        "safety-officer",
        "moderator",
        "moderator",
        "signatory",
    ];
    assert_eq!(said("role"), roles);
    let names = [
        "Amara (owner)",
        "Amara",
        "Amara (cases)",
        "Sam",
        "Maya",
        "Ruth",
    ];
    assert_eq!(said("name"), names);
    for link in said("link") {
        assert!(link.starts_with("https://redx.example/desk/sign-in/"));
    }
    // Again: new links for the same people, and nobody in two roles.
    assert_eq!(with("Ruth").1.len(), 6);
    let (code, lines, cause) = with("Amara (owner)");
    assert_ne!(code, Some(0));
    assert!(lines.is_empty() && cause.contains("named twice"), "{cause}");
    let taken = ["invite", "--role", "editor", "--name", "Ruth"];
    let (code, _, cause) = instance.desk(&taken);
    assert_ne!(code, Some(0));
    assert!(cause.contains("already works here as signatory"), "{cause}");
}
