//! Runs the servers that the tests share for one whole run of the tests.
//!
//! Prints one `NAME=VALUE` line for each variable the tests want, then an empty line, and runs until
//! its standard input closes: then everything it started is stopped and removed, also when whoever
//! started it was killed.

use std::io::{self, Read as _, Write as _};

use testkit::{postgres, s3};

fn main() -> io::Result<()> {
    let cluster = postgres::Cluster::start();
    let buckets = s3::Server::start();
    let mut out = io::stdout().lock();
    let socket_dir = cluster.socket_dir().display();
    writeln!(out, "{}={socket_dir}", postgres::URL_VARIABLE)?;
    writeln!(out, "{}={}\n", s3::URL_VARIABLE, buckets.variable())?;
    out.flush()?;
    io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}
