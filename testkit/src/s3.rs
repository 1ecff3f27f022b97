//! Empty buckets for tests, on an S3 server that checks every signature.
//!
//! The server is the one that `cargo xtask test` started as a process of its own and names in
//! [`URL_VARIABLE`], or else one that this process runs in a thread.

mod server;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub use server::Server;

use crate::random;

/// The environment variable that names the server: endpoint, access key, secret key and data
/// folder, separated by spaces.
pub const URL_VARIABLE: &str = "REDX_TEST_S3";

/// One empty bucket and how to reach it.
#[derive(Debug, Clone)]
pub struct S3 {
    /// `http://127.0.0.1:PORT`; buckets are the first part of the path.
    pub endpoint: String,
    /// A bucket that no other test uses.
    pub bucket: String,
    /// Who signs.
    pub access_key: String,
    /// What it is signed with; the server refuses any other.
    pub secret: String,
}

/// A new bucket that no other test uses. The region is `us-east-1`.
///
/// ```
/// let s3 = testkit::s3::fresh();
/// assert!(s3.endpoint.starts_with("http://127.0.0.1:"));
/// ```
///
/// # Panics
/// When the server cannot be started.
#[must_use]
pub fn fresh() -> S3 {
    static ACCESS: OnceLock<Access> = OnceLock::new();
    ACCESS.get_or_init(Access::find).fresh()
}

/// How to reach a server and where it keeps its buckets.
#[derive(Debug, Clone)]
struct Access {
    endpoint: String,
    access_key: String,
    secret: String,
    folder: PathBuf,
}

impl Access {
    fn find() -> Self {
        static OWN: OnceLock<Server> = OnceLock::new();
        match std::env::var(URL_VARIABLE) {
            Ok(line) => Self::parse(&line)
                .unwrap_or_else(|| panic!("{URL_VARIABLE} needs four words, not {line:?}")),
            Err(_) => OWN.get_or_init(Server::start).access().clone(),
        }
    }

    fn parse(line: &str) -> Option<Self> {
        let mut words = line.split(' ').map(str::to_owned);
        Some(Self {
            endpoint: words.next()?,
            access_key: words.next()?,
            secret: words.next()?,
            folder: words.next()?.into(),
        })
    }

    fn line(&self) -> String {
        let folder = self.folder.display();
        format!(
            "{} {} {} {folder}",
            self.endpoint, self.access_key, self.secret
        )
    }

    /// A bucket is a folder to this server, so making one needs no request.
    fn fresh(&self) -> S3 {
        let bucket = format!("t-{}", random::hex());
        make_folder(&self.folder.join(&bucket));
        S3 {
            endpoint: self.endpoint.clone(),
            bucket,
            access_key: self.access_key.clone(),
            secret: self.secret.clone(),
        }
    }
}

fn make_folder(path: &Path) {
    std::fs::create_dir(path).expect("make the folder of a bucket");
}
