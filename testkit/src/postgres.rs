//! Empty PostgreSQL databases for tests.
//!
//! One server serves a whole run of the tests: the one that `cargo xtask test` names in
//! [`URL_VARIABLE`], or else one that the first test to need it starts and that stops by itself
//! when no test has used it for a while. Nothing in it outlives the run.

mod cluster;
mod shared;

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

pub use cluster::Cluster;

use crate::random;

/// The environment variable that names the folder of the server's socket.
pub const URL_VARIABLE: &str = "REDX_TEST_POSTGRES";

/// The URL of a new, empty database that no other test uses.
///
/// ```
/// let url = testkit::postgres::fresh_url();
/// assert!(url.starts_with("postgres://redx@localhost/t_"));
/// ```
///
/// # Panics
/// When PostgreSQL is not installed or does not start: `cargo xtask setup` installs it.
#[must_use]
pub fn fresh_url() -> String {
    static SOCKET_DIR: OnceLock<String> = OnceLock::new();
    let socket_dir = SOCKET_DIR
        .get_or_init(|| std::env::var(URL_VARIABLE).unwrap_or_else(|_| shared::socket_dir()));
    create_database(Path::new(socket_dir))
}

/// All that a database holds, as PostgreSQL's own tool writes it down. Bytes are in it as hexadecimal digits.
///
/// # Panics
/// When the database cannot be read.
#[must_use]
pub fn dump(url: &str) -> String {
    let dumped = Command::new(cluster::program("pg_dump"))
        .arg(url)
        .output()
        .expect("run pg_dump");
    assert!(dumped.status.success(), "pg_dump failed");
    String::from_utf8(dumped.stdout).expect("a dump is text")
}

/// Creates a database on the server that listens in `socket_dir` and returns its URL.
fn create_database(socket_dir: &Path) -> String {
    let name = format!("t_{}", random::hex());
    let made = Command::new(cluster::program("createdb"))
        .arg("--host")
        .arg(socket_dir)
        .args(["--username", "redx", "--maintenance-db", "postgres", &name])
        .output()
        .expect("run createdb");
    assert!(
        made.status.success(),
        "createdb {name} failed: {}",
        String::from_utf8_lossy(&made.stderr)
    );
    format!(
        "postgres://redx@localhost/{name}?host={}",
        socket_dir.display()
    )
}
