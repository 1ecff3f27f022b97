//! One PostgreSQL server of our own: a data folder, a socket, a process.

use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const START_SECONDS_MAX: u64 = 60;

/// Runs `"$@"`, the server, until standard input closes: also when whoever held it was killed.
const UNTIL_STDIN_CLOSES: &str = r#"
exec 3<&0
"$@" </dev/null 3<&- &
read -r _ <&3
kill -QUIT $!
wait $!
"#;

/// A server that only one test uses, for tests that stop the database under the product.
///
/// It listens on a Unix socket in its own folder, trusts everybody who can reach it, forgets to
/// sync, and is killed and removed when dropped.
///
/// ```no_run
/// let mut cluster = testkit::postgres::Cluster::start();
/// let url = cluster.fresh_url();
/// cluster.stop(); // the database is gone ...
/// cluster.restart(); // ... and back, with what was committed
/// # drop(url);
/// ```
#[derive(Debug)]
pub struct Cluster {
    folder: tempfile::TempDir,
    process: Option<Child>,
}

impl Cluster {
    /// Makes a new server in a temporary folder and waits until it answers.
    ///
    /// # Panics
    /// When PostgreSQL is not installed, or does not answer within a minute.
    #[must_use]
    pub fn start() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("redx-pg-")
            .tempdir()
            .expect("make a temporary folder for PostgreSQL");
        init(folder.path());
        let process = Some(launch_for_us(folder.path()));
        Self { folder, process }
    }

    /// The URL of a new, empty database on this server.
    ///
    /// # Panics
    /// When the server is stopped.
    #[must_use]
    pub fn fresh_url(&self) -> String {
        super::create_database(self.socket_dir())
    }

    /// The folder with the server's socket.
    #[must_use]
    pub fn socket_dir(&self) -> &Path {
        self.folder.path()
    }

    /// Kills the server at once; what was committed stays in its folder.
    pub fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            drop(process.stdin.take());
            drop(process.wait());
        }
    }

    /// Starts the server again on the same folder and waits until it answers.
    ///
    /// # Panics
    /// When it does not answer within a minute.
    pub fn restart(&mut self) {
        self.stop();
        self.process = Some(launch_for_us(self.folder.path()));
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Whether a server answers on the socket in `folder`.
pub(super) fn answers(folder: &Path) -> bool {
    UnixStream::connect(folder.join(".s.PGSQL.5432")).is_ok() && ready(folder)
}

/// A socket exists before the server takes connections: ask it.
fn ready(folder: &Path) -> bool {
    Command::new(program("pg_isready"))
        .arg("--quiet")
        .arg("--host")
        .arg(folder)
        .status()
        .is_ok_and(|status| status.success())
}

/// Makes `folder` the home of a new server.
pub(super) fn init(folder: &Path) {
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
        .expect("let the server's user into its folder");
    if let Some((uid, gid)) = server_user() {
        chown(folder, Some(uid), Some(gid)).expect("hand the folder to the server's user");
    }
    let made = as_server_user("initdb")
        .args(["--auth", "trust", "--no-sync", "--username", "redx"])
        .args(["--encoding", "UTF8", "--locale", "C.UTF-8", "--pgdata"])
        .arg(folder.join("data"))
        .current_dir(folder)
        .output()
        .expect("run initdb");
    assert!(
        made.status.success(),
        "initdb failed: {}",
        String::from_utf8_lossy(&made.stderr)
    );
}

/// Starts the server of `folder`, to run as long as this process holds its standard input.
fn launch_for_us(folder: &Path) -> Child {
    launch(
        folder,
        as_server_user("sh").args(["-c", UNTIL_STDIN_CLOSES, "test-postgres"]),
    )
}

/// Starts the server of `folder` by `keeper`, which takes the server's command line as its last
/// arguments, and waits until the server answers.
pub(super) fn launch(folder: &Path, keeper: &mut Command) -> Child {
    let log = File::create(folder.join("server.log")).expect("make the server's log");
    let mut process = keeper
        .arg(program("postgres"))
        .arg("-D")
        .arg(folder.join("data"))
        .arg("-k")
        .arg(folder)
        .args(["-c", "listen_addresses=", "-c", "fsync=off"])
        .args(["-c", "synchronous_commit=off", "-c", "full_page_writes=off"])
        .args(["-c", "max_connections=300"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(log)
        .process_group(0) // an interrupt at the keyboard is for the tests; the keeper follows them
        .spawn()
        .expect("start postgres");
    let started = Instant::now();
    while !answers(folder) {
        let gone = process.try_wait().expect("look after postgres").is_some();
        let late = started.elapsed() > Duration::from_secs(START_SECONDS_MAX);
        assert!(
            !gone && !late,
            "PostgreSQL did not start: {}",
            log_of(folder)
        );
        thread::sleep(Duration::from_millis(20));
    }
    process
}

fn log_of(folder: &Path) -> String {
    fs::read_to_string(folder.join("server.log")).unwrap_or_else(|cause| cause.to_string())
}

/// `name` as the user that may run a server: PostgreSQL refuses to run as root.
pub(super) fn as_server_user(name: &str) -> Command {
    let mut command = Command::new(program(name));
    if let Some((uid, gid)) = server_user() {
        command.uid(uid).gid(gid);
    }
    command
}

/// The user and group to run the server as; `None` when we are not root and run it ourselves.
fn server_user() -> Option<(u32, u32)> {
    let own_uid = fs::metadata("/proc/self").expect("read /proc/self").uid();
    (own_uid == 0).then(|| {
        let users = fs::read_to_string("/etc/passwd").expect("read /etc/passwd");
        ["postgres", "nobody"]
            .iter()
            .find_map(|wanted| ids_of(&users, wanted))
            .expect("the user postgres or nobody to run the server as")
    })
}

fn ids_of(users: &str, wanted: &str) -> Option<(u32, u32)> {
    users.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        let ids = (fields.nth(1)?.parse().ok()?, fields.next()?.parse().ok()?);
        (name == wanted).then_some(ids)
    })
}

/// Where PostgreSQL's `name` is: the newest of Debian's folders, or else the search path.
pub(super) fn program(name: &str) -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").ok();
    let newest = versions
        .into_iter()
        .flatten()
        .flatten()
        .max_by_key(|entry| {
            let version = entry.file_name();
            version.to_string_lossy().parse::<u32>().unwrap_or(0)
        });
    newest
        .map(|entry| entry.path().join("bin").join(name))
        .filter(|path| path.exists())
        .unwrap_or_else(|| PathBuf::from(name))
}
