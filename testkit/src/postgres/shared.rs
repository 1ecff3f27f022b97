//! The server that tests share when nobody started one for them.
//!
//! Every test is a process of its own. All of them hold a shared lock on one file while they use the
//! server; who finds no server takes the lock alone and starts one. A small watchdog tries for the
//! lock alone now and then, and gets it only when no test runs: then it stops the server.

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::cluster;

const IDLE_SECONDS: u32 = 60;

/// Runs the server that its arguments after the first two name. `$1` the lock, `$2` how long to
/// wait between two looks at it.
const WHILE_IN_USE: &str = r#"
lock=$1 seconds=$2
shift 2
"$@" </dev/null &
while sleep "$seconds"; do
    exec 9<"$lock"
    if flock --exclusive --nonblock 9; then break; fi
    exec 9<&-
done
kill -QUIT $!
wait $!
rm -rf data server.log
"#;

/// The folder of the shared server's socket. The server stays up until this process ends.
pub(super) fn socket_dir() -> String {
    static IN_USE: OnceLock<File> = OnceLock::new();
    let home = home();
    fs::create_dir_all(&home).expect("make the folder of the shared PostgreSQL");
    let server = home.join("server");
    let lock_path = home.join("lock");
    loop {
        let lock = File::create(&lock_path).expect("open the lock of the shared PostgreSQL");
        lock.lock_shared().expect("share the lock");
        if cluster::answers(&server) {
            IN_USE.get_or_init(|| lock);
            return server.display().to_string();
        }
        lock.unlock().expect("give the lock back");
        lock.lock().expect("take the lock alone");
        if !cluster::answers(&server) {
            start(&server, &lock_path);
        }
    }
}

/// One for each user; short, because a socket's path may have 107 bytes at most.
fn home() -> PathBuf {
    let uid = fs::metadata("/proc/self").expect("read /proc/self").uid();
    std::env::temp_dir().join(format!("redx-test-postgres-{uid}"))
}

#[expect(
    clippy::zombie_processes,
    reason = "the keeper outlives this process, which is what it is for"
)]
fn start(server: &Path, lock: &Path) {
    drop(fs::remove_dir_all(server)); // what a killed machine left behind
    fs::create_dir(server).expect("make the folder of the server");
    cluster::init(server);
    let mut keeper = cluster::as_server_user("sh");
    keeper
        .args(["-c", WHILE_IN_USE, "test-postgres"])
        .arg(lock)
        .arg(IDLE_SECONDS.to_string());
    cluster::launch(server, &mut keeper);
}
