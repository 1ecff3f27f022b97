//! A home for a node, and the node itself: `redx` as a process.

use super::{client::Request, wait_until};
use crate::soak::inspect::Kept;
use std::{
    ffi::OsString,
    fs::{self, File},
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
};
use store::BlobsConfig;
use tempfile::TempDir;

/// Names of the two moderators who must agree before posting opens.
pub(super) const MODERATORS: [&str; 2] = ["Maya Torres", "Sam Lee"];

const CONFIG: &str = r#"
[campaign]
desk_hours = [0, 24]
[campaign.operator]
name = "Soak"
[campaign.safety]
name = "Ruth Okafor"
phone = "+1 555 0100"
"#;

/// Where a node lives: its data folder, database and objects. Nodes come and go in it.
pub(super) struct Home {
    /// The data folder as the program sees it.
    data: PathBuf,
    /// Words before the program, for one that runs in a world of its own.
    before: Vec<OsString>,
    variables: Vec<(&'static str, String)>,
    pub(super) kept: Kept,
    log: PathBuf,
    folder: Arc<TempDir>,
}

impl Home {
    /// SQLite and a folder.
    pub(super) fn plain() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::create_dir(&data).unwrap();
        Self::in_folder(folder, data.clone(), data, Vec::new())
    }

    pub(super) fn in_folder(
        folder: TempDir,
        data: PathBuf,
        seen: PathBuf,
        before: Vec<OsString>,
    ) -> Self {
        fs::write(seen.join("redx.toml"), CONFIG).unwrap();
        Self {
            kept: Kept::in_folder(&seen),
            log: folder.path().join("log"),
            data,
            before,
            variables: Vec::new(),
            folder: Arc::new(folder),
        }
    }

    /// With PostgreSQL at `url` instead of SQLite.
    pub(super) fn with_database(mut self, url: String) -> Self {
        self.variables.push(("REDX_DATABASE_URL", url.clone()));
        self.kept.database_url = url;
        self
    }

    /// With objects on S3 at `endpoint` instead of a folder. The checks that stop the node go to the store directly.
    pub(super) fn with_objects(mut self, s3: &testkit::s3::S3, endpoint: &str) -> Self {
        self.variables.extend([
            ("REDX_BLOBS_URL", format!("s3://{}", s3.bucket)),
            ("REDX_S3_ENDPOINT", endpoint.to_owned()),
            ("REDX_S3_ACCESS_KEY", s3.access_key.clone()),
            ("REDX_S3_SECRET_KEY", s3.secret.clone()),
        ]);
        self.kept.blobs = BlobsConfig::S3 {
            endpoint: Some(s3.endpoint.clone()),
            bucket: s3.bucket.clone(),
            region: "us-east-1".into(),
            access_key: s3.access_key.clone(),
            secret_key: s3.secret.clone(),
        };
        self
    }

    /// Makes the vault's keys and invites the moderators; gives their links.
    pub(super) fn set_up(&self) -> Vec<String> {
        let keys = self.log.with_file_name("private-halves");
        self.run(&["guard", "key", "new", "--out", &keys.to_string_lossy()]);
        let invite = |name| {
            let said = self.run(&["desk", "invite", "--role", "moderator", "--name", name]);
            let answer: serde_json::Value = serde_json::from_str(&said).unwrap();
            let link = answer["link"].as_str().unwrap().to_owned();
            let path = link.find("/desk/").unwrap();
            link[path..].to_owned()
        };
        MODERATORS.into_iter().map(invite).collect()
    }

    /// What `redx doctor --deep` finds, but for the model that finds faces: without one whole pictures are hidden.
    pub(super) fn doctor(&self) {
        let output = self
            .command(&["--json", "doctor", "--deep"])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let bad = said
            .lines()
            .filter(|line| line.contains(r#""ok":false"#) && !line.contains("face model"));
        let bad: Vec<&str> = bad.collect();
        let cause = String::from_utf8_lossy(&output.stderr);
        assert!(
            bad.is_empty() && !said.is_empty(),
            "doctor: {bad:#?} {cause}"
        );
    }

    fn run(&self, words: &[&str]) -> String {
        let output = self.command(&["--json"]).args(words).output().unwrap();
        let cause = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {cause}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut line = self
            .before
            .iter()
            .cloned()
            .chain([program().into_os_string()]);
        let mut command = Command::new(line.next().unwrap());
        command
            .args(line)
            .arg("--data")
            .arg(&self.data)
            .args(words)
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        command
    }

    /// Starts a node and waits until it answers.
    pub(super) fn start(&self) -> Node {
        let [public, private] = [free_address(), free_address()];
        let log = File::options()
            .create(true)
            .append(true)
            .open(&self.log)
            .unwrap();
        let child = self
            .command(&["serve", "--trusted-proxies", "127.0.0.0/8"])
            .args(["--listen", &public.to_string()])
            .args(["--private-listen", &private.to_string()])
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut node = Node {
            child,
            address: public,
            log: self.log.clone(),
            _folder: Arc::clone(&self.folder),
        };
        wait_until("the node answers", || {
            assert!(node.is_alive(), "the node ended as it began");
            Request::new("GET", "/help").send(public).is_ok()
        });
        node
    }
}

/// The program under test: `REDX_PROGRAM`, or the one that cargo built for this test.
pub(super) fn program() -> PathBuf {
    std::env::var_os("REDX_PROGRAM")
        .map_or_else(|| env!("CARGO_BIN_EXE_redx").into(), PathBuf::from)
}

fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

/// A running node.
pub(super) struct Node {
    child: Child,
    pub(super) address: SocketAddr,
    log: PathBuf,
    /// So that the log is still there for the last words.
    _folder: Arc<TempDir>,
}

impl Node {
    /// `kill -9`: nothing is flushed, closed or said.
    pub(super) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to end, as an operator does.
    pub(super) fn stop(&mut self) {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(asked.success());
        wait_until("the node stops when asked", || !self.is_alive());
    }

    pub(super) fn is_alive(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
        if std::thread::panicking() {
            println!("the last words of the node:\n{}", tail(&self.log));
        }
    }
}

fn tail(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}
