//! Against servers of this machine, each of which does one thing wrong.

mod addresses;
mod server;

use super::*;
use crate::Settings;
use http::{HeaderValue, StatusCode, header};
use secrecy::SecretString;
use server::Server;

fn inside() -> Settings {
    Settings {
        inside: vec!["127.0.0.0/8".parse().unwrap()],
        ..Settings::default()
    }
}

fn to(server: &Server) -> Policy {
    Policy::new("test", server.base())
}

async fn get(policy: Policy) -> Result<bytes::Bytes, Error> {
    let out = Outbound::new(&inside(), policy)?;
    out.get("page").send().await?.bytes().await
}

#[tokio::test]
async fn what_is_asked_for_comes_with_credentials_and_our_name() {
    let server = Server::answering(
        "200 OK",
        "content-type: Text/XML; charset=utf-8\r\n",
        "<a/>",
    )
    .await;
    let mut policy = to(&server);
    let password = SecretString::from("open sesame");
    policy.credentials = Credentials::basic("ours", &password)
        .with("x-key", "other".into())
        .unwrap();
    let out = Outbound::new(&inside(), policy).unwrap();
    let asked = out.get("v2/entries").query("from", "2026-01-01T00:00:00Z");
    let answer = asked.send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.content_type(), "text/xml");
    assert_eq!(answer.bytes().await.unwrap(), "<a/>");
    let head = server.heard();
    assert!(head.starts_with("GET /base/v2/entries?from=2026-01-01T00%3A00%3A00Z HTTP/1.1\r\n"));
    assert!(head.contains("authorization: Basic b3VyczpvcGVuIHNlc2FtZQ==\r\n"));
    assert!(head.contains("x-key: other\r\n"));
    assert!(head.contains(concat!("user-agent: redx/", env!("CARGO_PKG_VERSION"))));
    assert!(!head.contains("accept-encoding") && !head.contains("cookie"));
}

#[tokio::test]
async fn a_body_is_sent_whole_or_in_pieces() {
    let server = Server::answering("200 OK", "", "").await;
    let out = Outbound::new(&inside(), to(&server)).unwrap();
    let xml = HeaderValue::from_static("text/xml");
    out.post("submit")
        .body(xml.clone(), "<report/>")
        .send()
        .await
        .unwrap();
    let head = server.heard();
    assert!(head.starts_with("POST /base/submit ") && head.ends_with("\r\n\r\n<report/>"));
    let pieces = futures_util::stream::iter(["ab", "cd"].map(|piece| Ok(piece.into())));
    out.put("upload")
        .stream(xml, 4, pieces)
        .send()
        .await
        .unwrap();
    let head = server.heard();
    assert!(head.starts_with("PUT /base/upload ") && head.contains("content-length: 4\r\n"));
    assert!(!head.contains("chunked"));
}

#[tokio::test]
async fn without_leave_nothing_inside_is_reached() {
    let server = Server::answering("200 OK", "", "").await;
    let port = server.address.port();
    let shut = Settings::default();
    for (base, error) in [
        (format!("http://127.0.0.1:{port}"), Error::Refused),
        (format!("https://127.0.0.1:{port}"), Error::Refused),
        (format!("https://[::ffff:127.0.0.1]:{port}"), Error::Refused),
        ("https://169.254.169.254/".into(), Error::Refused),
        ("https://2130706433/".into(), Error::Refused),
        ("https://0x7f.1/".into(), Error::Refused),
        ("http://list.example.org/".into(), Error::NotHttps),
        ("ftp://list.example.org/".into(), Error::NotHttps),
        (
            "https://user:secret@list.example.org/".into(),
            Error::Address,
        ),
        ("list.example.org".into(), Error::Address),
    ] {
        assert_eq!(
            Outbound::new(&shut, Policy::new("test", base)).unwrap_err(),
            error
        );
    }
    // A name is looked at where it leads to.
    let out = Outbound::new(
        &shut,
        Policy::new("test", format!("https://localhost:{port}")),
    )
    .unwrap();
    assert_eq!(out.get("").send().await.unwrap_err(), Error::Refused);
    assert_eq!(server.heard(), "");
}

#[tokio::test]
async fn a_name_on_the_list_may_lead_inside() {
    let server = Server::answering("200 OK", "", "yes").await;
    let settings = Settings {
        inside: vec!["LocalHost".parse().unwrap()],
        ..Settings::default()
    };
    let base = format!("http://localhost:{}", server.address.port());
    let out = Outbound::new(&settings, Policy::new("test", base)).unwrap();
    assert_eq!(
        out.get("").send().await.unwrap().bytes().await.unwrap(),
        "yes"
    );
}

#[tokio::test]
async fn a_redirect_is_not_followed_unless_allowed_and_on_the_same_host() {
    for away in [
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost/",
        "/base/other",
    ] {
        let head = format!("location: {away}\r\n");
        let server = Server::answering("302 Found", &head, "").await;
        assert_eq!(
            get(to(&server)).await.unwrap_err(),
            Error::Redirected,
            "{away}"
        );
        let mut policy = to(&server);
        policy.redirects_max = 3;
        assert_eq!(get(policy).await.unwrap_err(), Error::Redirected, "{away}");
        let asked = server.count();
        // The one on the same host is followed as often as the purpose allows.
        assert_eq!(asked, if away.starts_with('/') { 5 } else { 2 }, "{away}");
    }
}

#[tokio::test]
async fn links_to_other_hosts_are_not_asked() {
    let server = Server::answering("200 OK", "", "").await;
    let out = Outbound::new(&inside(), to(&server)).unwrap();
    let port = server.address.port();
    for link in [
        "http://127.0.0.1:1/base/x".to_owned(),
        format!("https://127.0.0.1:{port}/base/x"),
        format!("http://a:b@127.0.0.1:{port}/base/x"),
        "//169.254.169.254/".to_owned(),
        "\\\\169.254.169.254\\".to_owned(),
    ] {
        assert!(!out.reaches(&link), "{link}");
        assert_eq!(
            out.get(&link).send().await.unwrap_err(),
            Error::OtherHost,
            "{link}"
        );
    }
    assert!(out.reaches(&format!("http://127.0.0.1:{port}/v2/entries?from=1")));
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn a_body_has_a_limit_whether_it_is_announced_or_not() {
    let big = "x".repeat(2_000);
    let announced = Server::answering("200 OK", "", &big).await;
    let silent = Server::raw(format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{big}")).await;
    for server in [announced, silent] {
        let mut policy = to(&server);
        policy.answer_bytes_max = 1_999;
        assert_eq!(get(policy.clone()).await.unwrap_err(), Error::TooBig);
        policy.answer_bytes_max = 2_000;
        assert_eq!(get(policy).await.unwrap().len(), 2_000);
    }
}

#[tokio::test]
async fn what_ends_early_hangs_or_is_encoded_is_said_to_be_so() {
    let cut = Server::raw("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf").await;
    assert_eq!(get(to(&cut)).await.unwrap_err(), Error::CutShort);
    let nothing = Server::raw("").await;
    assert_eq!(get(to(&nothing)).await.unwrap_err(), Error::CutShort);
    let zipped = Server::answering("200 OK", "content-encoding: gzip\r\n", "zip").await;
    assert_eq!(get(to(&zipped)).await.unwrap_err(), Error::Encoded);
    let silent = Server::hanging("").await;
    let mut policy = to(&silent);
    policy.whole_seconds_max = 0;
    assert_eq!(get(policy).await.unwrap_err(), Error::Timeout);
    let slow = Server::hanging("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf").await;
    let mut policy = to(&slow);
    policy.idle_seconds_max = 0;
    assert_eq!(get(policy).await.unwrap_err(), Error::Timeout);
}

#[tokio::test]
async fn where_nobody_answers_nothing_has_arrived() {
    let gone = Server::answering("200 OK", "", "").await.stop().await;
    let error = get(Policy::new("test", format!("http://{gone}")))
        .await
        .unwrap_err();
    assert_eq!(error, Error::Unreachable);
    assert!(!error.may_have_arrived());
    let plain = Server::raw("HTTP/1.1 200 OK\r\n\r\n").await;
    let https = Policy::new("test", format!("https://{}", plain.address));
    let error = get(https).await.unwrap_err();
    assert!(
        matches!(error, Error::Tls | Error::Unreachable),
        "{error:?}"
    );
    assert!(!error.may_have_arrived());
    let settings = Settings::default();
    let nowhere = Policy::new("test", "https://list.invalid");
    let out = Outbound::new(&settings, nowhere).unwrap();
    assert_eq!(out.get("").send().await.unwrap_err(), Error::NameUnknown);
}

#[test]
fn an_address_has_an_origin_and_a_name_is_one_part_of_a_path() {
    let found = origin("https://List.example.org:8443/a/b.csv?c=d").unwrap();
    assert_eq!(found, "https://list.example.org:8443");
    for bad in ["", "/a", "https://a:b@c/", "data:x", "file:///etc/passwd"] {
        assert_eq!(origin(bad), Err(Error::Address), "{bad}");
    }
    assert_eq!(encoded("a/../b?c #d"), "a%2F%2E%2E%2Fb%3Fc%20%23d");
}

#[tokio::test]
async fn one_at_a_time() {
    let server = Server::answering("200 OK", "", "x").await;
    let out = Outbound::new(&inside(), to(&server)).unwrap();
    let first = out.get("").send().await.unwrap();
    let second = out.get("").send();
    tokio::pin!(second);
    assert!(futures_util::poll!(second.as_mut()).is_pending());
    tokio::task::yield_now().await;
    assert_eq!(server.count(), 1);
    drop(first);
    second.await.unwrap();
    assert_eq!(server.count(), 2);
}

#[test]
fn nothing_shows_a_secret() {
    let secret = SecretString::from("open sesame");
    let mut policy = Policy::new("test", "https://list.example.org/secret-path");
    policy.credentials = Credentials::basic("ours", &secret)
        .with("x-key", secret)
        .unwrap();
    let out = Outbound::new(&Settings::default(), policy).unwrap();
    let request = out.get("x").query("key", "sesame");
    let said = format!(
        "{request:?} {:?} {:?}",
        out.0.policy.credentials, out.0.base
    );
    assert!(
        !said.contains("sesame") && !said.contains("b3Vy") && !said.contains("secret-path"),
        "{said}"
    );
    assert!(said.contains("x-key"));
}

#[test]
fn a_credentials_file_says_who_we_are_or_is_an_error_without_words() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("list.toml");
    let read = |text: &str| {
        std::fs::write(&path, text).unwrap();
        let mut headers = http::HeaderMap::new();
        Credentials::read(&path).map(|found| {
            found.put(&mut headers);
            assert!(headers.values().all(HeaderValue::is_sensitive));
            headers
        })
    };
    let both = read("user = 'u'\npassword = 'p'\n[headers]\nX-Key = 'k'\n").unwrap();
    assert_eq!(both[header::AUTHORIZATION], "Basic dTpw");
    assert_eq!(both["x-key"], "k");
    assert_eq!(read("[headers]\nX-Key = 'k'\n").unwrap().len(), 1);
    for bad in [
        "",
        "user = 'u'",
        "user = 'u'\npassword = 'p'\nmore = 1",
        "[headers]\n'a b' = 'k'",
        "[headers]\na = \"k\\n\"",
        "?",
    ] {
        assert_eq!(read(bad).unwrap_err(), Error::Credentials, "{bad}");
    }
    assert_eq!(
        Credentials::read(dir.path()).unwrap_err(),
        Error::Credentials
    );
    assert_eq!(
        Credentials::read(&dir.path().join("none")).unwrap_err(),
        Error::Credentials
    );
}
