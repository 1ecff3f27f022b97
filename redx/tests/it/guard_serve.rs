//! `redx guard serve` and `redx serve`, as an operator may start them wrongly, and what they write to their log.

use serde_json::Value;
use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};
use tempfile::TempDir;

/// Made-up hashes: one that is listed, and one that is not.
const LISTED: &str = "a1b2c3d4e5f60718a1b2c3d4e5f60718293a4b5c6d7e8f90293a4b5c6d7e8f90";
const OTHER: &str = "5e4d3c2b1a09f8e75e4d3c2b1a09f8e7d6c5b4a39281706fd6c5b4a39281706f";

fn command(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_redx"));
    command
        .current_dir(data)
        .env_remove("REDX_DATABASE_URL")
        .env_remove("REDX_BLOBS_URL")
        .args(args)
        .arg("--data")
        .arg(data);
    command
}

fn refused(data: &Path, args: &[&str]) -> String {
    let Output { status, stderr, .. } = command(data, args).output().unwrap();
    assert!(!status.success(), "{args:?}");
    String::from_utf8(stderr).unwrap()
}

fn json(data: &Path, args: &[&str]) -> Value {
    let output = command(data, args).arg("--json").output().unwrap();
    assert!(output.status.success(), "{args:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn without_tokens_it_listens_to_this_machine_alone() {
    let folder = TempDir::new().unwrap();
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:5100"] {
        let args = ["guard", "serve", "--insecure-no-auth", "--listen", address];
        assert!(
            refused(folder.path(), &args).contains("is for a loopback address"),
            "{address}"
        );
    }
}

#[test]
fn the_service_never_shares_the_public_address() {
    let folder = TempDir::new().unwrap();
    fs::write(
        folder.path().join("redx.toml"),
        "[guard]\nlisten = \"127.0.0.1:18765\"\n",
    )
    .unwrap();
    let said = refused(folder.path(), &["serve", "--listen", "127.0.0.1:18765"]);
    assert!(
        said.contains("guard.listen is the public address"),
        "{said}"
    );
}

#[test]
fn a_demo_folder_is_never_served_in_earnest() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("demo.txt"), "").unwrap();
    let said = refused(folder.path(), &["serve", "--listen", "127.0.0.1:0"]);
    assert!(said.contains("throwaway keys"), "{said}");
}

/// A service that is asked, and all that it writes at the most talkative level.
struct Service {
    process: Child,
    address: String,
    token: String,
    written: PathBuf,
}

impl Service {
    fn start(data: &Path) -> Self {
        let token = json(
            data,
            &[
                "guard",
                "token",
                "new",
                "--name",
                "test",
                "--scopes",
                "match,curate",
            ],
        );
        let written = data.join("log.txt");
        let mut process = command(
            data,
            &["guard", "serve", "--listen", "127.0.0.1:0", "--json"],
        )
        .env("RUST_LOG", "trace")
        .stdout(Stdio::piped())
        .stderr(fs::File::create(&written).unwrap())
        .spawn()
        .unwrap();
        let mut ready = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut ready)
            .unwrap();
        let ready: Value = serde_json::from_str(&ready).unwrap();
        Self {
            process,
            written,
            address: ready["ready"]
                .as_str()
                .unwrap()
                .trim_start_matches("http://")
                .to_owned(),
            token: token["token"].as_str().unwrap().to_owned(),
        }
    }

    fn ask(&self, method: &str, path: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            self.token,
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Everything it has written, after it was ended.
    fn log(self) -> String {
        let written = self.written.clone();
        drop(self);
        fs::read_to_string(written).unwrap()
    }
}

/// Also when a test fails: nothing is left running.
impl Drop for Service {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

#[test]
fn no_line_of_the_log_has_a_hash_or_a_token() {
    let folder = TempDir::new().unwrap();
    let list = folder.path().join("list.txt");
    fs::write(&list, format!("{LISTED}\n")).unwrap();
    let list = list.to_str().unwrap();
    json(
        folder.path(),
        &["guard", "bank", "import", list, "--bank", "LIST"],
    );
    let service = Service::start(folder.path());
    while !service.ask("GET", "/status", "").contains("I-AM-ALIVE") {}
    for hash in [LISTED, OTHER, "nonsense"] {
        let path = format!("/m/raw_lookup?signal={hash}&signal_type=pdq");
        let answer = service.ask("GET", &path, "");
        assert_eq!(
            answer.contains("\"matches\":[1]"),
            hash == LISTED,
            "{answer}"
        );
    }
    let added = service.ask(
        "POST",
        "/c/bank/LIST/signal",
        &format!("{{\"pdq\":\"{OTHER}\"}}"),
    );
    assert!(added.contains("200 OK"), "{added}");
    service.ask("POST", "/m/bulk_lookup", &format!("{LISTED}\n{OTHER}\n"));
    let token = service.token.clone();
    let log = service.log();
    assert!(log.lines().count() > 10, "it wrote something:\n{log}");
    let secret = token.trim_start_matches("rxg_");
    for said in [LISTED, OTHER, secret] {
        assert!(!log.to_lowercase().contains(&said[..16]), "{log}");
    }
}
