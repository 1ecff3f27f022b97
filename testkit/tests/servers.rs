//! The servers are what they say: real, apart from one another, and strict about signatures.
#![allow(clippy::expect_used, reason = "a test")]

use std::process::Command;

use sqlx::{Connection as _, PgConnection};
use testkit::{postgres, s3};

async fn tables(url: &str) -> i64 {
    let mut database = PgConnection::connect(url).await.expect("connect");
    sqlx::query_scalar("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        .fetch_one(&mut database)
        .await
        .expect("count the tables")
}

#[tokio::test]
async fn every_test_has_a_database_of_its_own() {
    let (one, other) = (postgres::fresh_url(), postgres::fresh_url());
    let mut database = PgConnection::connect(&one).await.expect("connect");
    sqlx::query("CREATE TABLE x (id INT)")
        .execute(&mut database)
        .await
        .expect("create a table");
    assert_eq!((tables(&one).await, tables(&other).await), (1, 0));
}

#[tokio::test]
async fn a_stopped_cluster_is_gone_and_comes_back_with_what_was_committed() {
    let mut cluster = postgres::Cluster::start();
    let url = cluster.fresh_url();
    let mut database = PgConnection::connect(&url).await.expect("connect");
    sqlx::query("CREATE TABLE x (id INT)")
        .execute(&mut database)
        .await
        .expect("create a table");
    // The log reaches the operating system at a checkpoint at the latest, which a crash does not undo.
    sqlx::query("CHECKPOINT")
        .execute(&mut database)
        .await
        .expect("write the log");
    cluster.stop();
    assert!(PgConnection::connect(&url).await.is_err());
    cluster.restart();
    assert_eq!(tables(&url).await, 1);
}

/// Asks for `/BUCKET/a`, signed with `secret` by a signer that shares no code with the server;
/// returns the body and the status.
fn ask(s3: &s3::S3, secret: Option<&str>, more: &[&str]) -> String {
    let mut curl = Command::new("curl");
    curl.args([
        "--silent",
        "--max-time",
        "20",
        "--write-out",
        " %{http_code}",
    ])
    .args(more)
    .arg(format!("{}/{}/a", s3.endpoint, s3.bucket));
    if let Some(secret) = secret {
        curl.args(["--aws-sigv4", "aws:amz:us-east-1:s3", "--user"])
            .arg(format!("{}:{secret}", s3.access_key))
            .args(["--header", "x-amz-content-sha256: UNSIGNED-PAYLOAD"]);
    }
    let answer = curl.output().expect("run curl");
    String::from_utf8_lossy(&answer.stdout).into_owned()
}

const PUT: [&str; 4] = ["--request", "PUT", "--data-binary", "first"];

#[test]
fn the_right_secret_stores_and_reads_back() {
    let s3 = s3::fresh();
    assert_eq!(ask(&s3, Some(&s3.secret), &PUT), " 200");
    assert_eq!(ask(&s3, Some(&s3.secret), &[]), "first 200");
}

#[test]
fn what_is_there_is_not_put_again() {
    let s3 = s3::fresh();
    let once = [PUT.as_slice(), &["--header", "if-none-match: *"]].concat();
    assert_eq!(ask(&s3, Some(&s3.secret), &once), " 200");
    let again = ask(&s3, Some(&s3.secret), &once);
    assert!(again.ends_with(" 412"), "{again}");
}

#[test]
fn a_wrong_secret_and_no_signature_are_refused() {
    let s3 = s3::fresh();
    for secret in [Some("not the secret"), None] {
        let refused = ask(&s3, secret, &PUT);
        assert!(refused.ends_with(" 403"), "{secret:?}: {refused}");
    }
}

#[test]
fn buckets_are_apart() {
    let (one, other) = (s3::fresh(), s3::fresh());
    assert_eq!(ask(&one, Some(&one.secret), &PUT), " 200");
    let missing = ask(&other, Some(&other.secret), &[]);
    assert!(missing.ends_with(" 404"), "{missing}");
}
