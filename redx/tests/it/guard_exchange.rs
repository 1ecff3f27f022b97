//! `redx guard exchange`, as an operator or a script runs it.

use serde_json::Value;
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;
use testkit::{NcmecHashes, lists::Lie};

fn redx(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_redx"))
        .current_dir(folder)
        .env_remove("REDX_DATABASE_URL")
        .env_remove("REDX_BLOBS_URL")
        .args(["--data", "data", "--reach-inside", "127.0.0.1"])
        .args(args)
        .output()
        .unwrap()
}

/// Runs `redx --json guard exchange ...`: exit code, and the one object.
fn json(folder: &Path, args: &[&str]) -> (i32, Value) {
    let output = redx(folder, &[&["--json", "guard", "exchange"], args].concat());
    let said = String::from_utf8(output.stdout).unwrap();
    let object = serde_json::from_str(said.trim()).unwrap_or(Value::Null);
    (output.status.code().unwrap(), object)
}

fn text(folder: &Path, args: &[&str]) -> (i32, String) {
    let output = redx(folder, args);
    let all = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap(),
        String::from_utf8(all).unwrap(),
    )
}

#[test]
fn a_file_is_fetched_paused_and_removed() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    let hash = "000102030405060708090a0b0c0d0e0f";
    fs::write(folder.join("list.txt"), format!("md5 {hash}\n")).unwrap();
    let add = [
        "add", "ours", "--kind", "file", "--from", "list.txt", "--every", "6h",
    ];
    assert_eq!(json(folder, &add).0, 0);
    assert_eq!(json(folder, &add).0, 1);
    let (code, ran) = json(folder, &["run", "ours"]);
    assert_eq!((code, &ran["counts"]["added"]), (0, &1.into()));
    let (_, shown) = json(folder, &["show", "ours"]);
    assert_eq!(
        (&shown["state"], &shown["bank"]["hashes"]),
        (&"ok".into(), &1.into())
    );
    assert_eq!(shown["interval_seconds"], 21_600);
    fs::remove_file(folder.join("list.txt")).unwrap();
    let (code, ran) = json(folder, &["run", "ours"]);
    assert_eq!((code, &ran["error"]), (1, &"file".into()));
    let (code, doctor) = text(folder, &["doctor"]);
    assert_eq!(code, 1);
    assert!(
        doctor.contains("NO exchanges: ours: The file or folder cannot be read."),
        "{doctor}"
    );
    assert_eq!(json(folder, &["pause", "ours"]).1["changed"], true);
    assert_eq!(json(folder, &["run", "ours"]).1["error"], "paused");
    assert_eq!(json(folder, &["resume", "ours"]).1["changed"], true);
    let (_, list) = text(folder, &["guard", "exchange", "list"]);
    assert!(list.starts_with("ours: failed (file), The file"), "{list}");
    assert!(!list.contains(hash));
    assert_eq!(json(folder, &["remove", "ours"]).1["changed"], true);
    assert_eq!(json(folder, &["show", "ours"]).0, 1);
    for wrong in [
        &["add", "x"] as &[&str],
        &["add", "x", "--kind", "file", "--every", "soon"],
        &["nothing"],
    ] {
        assert_eq!(json(folder, wrong).0, 2, "{wrong:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_ncmec_is_fetched_and_no_secret_is_told() {
    let fake = NcmecHashes::start().await;
    for n in 0..5 {
        let md5 = format!("{n:032x}");
        fake.image(42, &n.to_string(), "2026-01-01T00:00:00Z", &[("md5", &md5)]);
    }
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("ncmec.toml"), NcmecHashes::credentials()).unwrap();
    let add = [
        "guard",
        "exchange",
        "add",
        "industry",
        "--kind",
        "ncmec",
        "--from",
        &fake.base,
        "--credentials",
        "ncmec.toml",
    ];
    let (code, said) = text(folder.path(), &add);
    assert_eq!(code, 0, "{said}");
    fake.manners.lie_once(1, Lie::Status(503, None));
    let (code, said) = text(folder.path(), &["guard", "exchange", "run", "industry"]);
    assert_eq!(code, 1);
    assert!(
        said.contains("The server has a fault. Nothing is lost."),
        "{said}"
    );
    let (code, said) = text(folder.path(), &["guard", "exchange", "run", "industry"]);
    assert_eq!(
        (code, said.as_str()),
        (
            0,
            "3 pages, 5 added, 0 changed, 0 as before, 0 removed, 0 not usable\n"
        )
    );
    let (_, shown) = text(folder.path(), &["guard", "exchange", "show", "industry"]);
    assert!(shown.contains("into         industry, 5 hashes"), "{shown}");
    assert!(!shown.contains("a made-up password"));
}
