//! What strangers send: what the first bytes or the header show is a clear 4xx at once, what only decoding finds is a
//! refused receipt; nothing of either is kept.

use super::stage::{Stage, photo, token};
use crate::{State, limits};
use axum::body::Bytes;
use futures_util::StreamExt as _;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use store::Area;

/// A PNG that says it is this large, and has nothing in it.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut header = b"IHDR".to_vec();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    let check = crc(&header);
    png.extend(header);
    png.extend(check.to_be_bytes());
    png.extend(b"\0\0\0\0IEND\xae\x42\x60\x82");
    png
}

/// CRC-32 as in ISO 3309, which PNG uses.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                0xEDB8_8320 ^ (crc >> 1)
            } else {
                crc >> 1
            }
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}

fn refused_at_the_door() -> Vec<(&'static str, Vec<u8>, u16)> {
    vec![
        ("empty", Vec::new(), 422),
        ("one byte", vec![0xFF], 422),
        ("noise", (0..251).map(|n: u8| n.wrapping_mul(31)).collect::<Vec<u8>>().repeat(20), 422),
        ("text", b"hello".repeat(100), 422),
        ("svg", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' width='400' height='400'><script>alert(1)</script></svg>".to_vec(), 422),
        ("html", b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>".repeat(3), 422),
        ("pdf", [b"%PDF-1.7\n".as_slice(), &[b' '; 200]].concat(), 422),
        ("mp4", [b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41".as_slice(), &[0; 200]].concat(), 422),
        ("zip", [b"PK\x03\x04".as_slice(), &[0; 200]].concat(), 422),
        ("program", [b"\x7fELF\x02\x01\x01".as_slice(), &[0; 200]].concat(), 422),
        ("0 x 0", png_of(0, 0), 422),
        ("1 x 1", png_of(1, 1), 422),
        ("30000 x 30000", png_of(30_000, 30_000), 422),
        ("a header alone", photo(1)[..20].to_vec(), 422),
    ]
}

#[tokio::test]
async fn what_the_first_bytes_show_is_refused_at_the_door() {
    let stage = Stage::new().await;
    for (what, bytes, status) in refused_at_the_door() {
        let answer = stage.try_photo(&bytes, &[]).await;
        assert_eq!(answer.status, status, "{what}: {}", answer.text());
        let text = answer.text();
        assert!(
            text.contains("\"code\":\"") && !text.contains("\"code\":\"internal"),
            "{what}"
        );
        assert!(!text.contains("problem-"), "{what} has words: {text}");
        let form = [
            ("consent", None, crate::form::CONSENT_VERSION.as_bytes()),
            ("media", Some("hand.jpg"), bytes.as_slice()),
        ];
        let page = stage.form("/es/post", &form).await;
        assert_eq!(page.status, status, "{what}");
        assert!(
            page.text().contains("<redx-post"),
            "{what}: the form is shown again"
        );
    }
    stage.sweep().await;
    assert!(stage.objects(Area::Quarantine).await.is_empty());
}

#[tokio::test]
async fn what_only_decoding_finds_becomes_a_refused_receipt_and_nothing_stays() {
    let stage = Stage::new().await;
    let whole = photo(1);
    let mut garbled = whole.clone();
    let middle = garbled.len() / 2;
    garbled.truncate(middle);
    let mut hollow = png_of(400, 400);
    hollow.extend([0; 50]);
    for (what, bytes) in [("truncated", garbled), ("hollow", hollow)] {
        let answer = stage.try_photo(&bytes, &[]).await;
        if answer.status.is_client_error() {
            continue;
        }
        let token = token(&answer);
        stage.settle().await;
        // A lost worker is tried once more.
        stage.later(60).await;
        let told = stage.told(&token).await;
        assert_eq!(told["state"], "refused", "{what}");
        assert_eq!(told["reason"], "unreadable", "{what}");
        assert_eq!(told["may_replace"], true);
    }
    stage.sweep().await;
    assert!(stage.objects(Area::Quarantine).await.is_empty());
    // No worker was lost for good.
    let (id, _) = stage.held(2).await;
    assert_eq!(stage.state(id).await, State::Held);
}

#[tokio::test]
async fn a_wrong_ending_does_not_matter() {
    let stage = Stage::new().await;
    let bytes = photo(1);
    for name in [
        "hand.png",
        "hand.exe",
        "../../etc/passwd",
        "ha\u{202e}gnp.exe",
        "",
    ] {
        let parts = [
            ("consent", None, crate::form::CONSENT_VERSION.as_bytes()),
            ("media", Some(name), bytes.as_slice()),
        ];
        let token = token(&stage.form("/api/v1/posts", &parts).await);
        stage.settle().await;
        assert_eq!(stage.state(stage.id(&token).await).await, State::Held);
    }
}

#[tokio::test]
async fn words_are_cleaned_or_refused() {
    let stage = Stage::new().await;
    let sent = stage
        .try_photo(&photo(1), &[("caption", "for\u{202e} my\0 \u{200b}sister")])
        .await;
    let row = stage.row(stage.id(&token(&sent)).await).await;
    assert_eq!(row.caption.as_deref(), Some("for my sister"));
    let long = "x".repeat(1 << 20);
    let longish = "x".repeat(141);
    for (name, value, code) in [
        ("caption", long.as_str(), "form-text-too-long"),
        ("caption", longish.as_str(), "caption-too-long"),
        ("kind", "video", "form-broken"),
        ("kind", "drawn", "drawing-hand"),
    ] {
        let answer = stage.try_photo(&photo(1), &[(name, value)]).await;
        assert_eq!(answer.status, 400);
        assert!(answer.text().contains(code), "{}", answer.text());
    }
    let parts = [
        ("media", Some("x.jpg"), photo(1)),
        ("caption", None, b"\xff\xfe\xc3".to_vec()),
    ];
    let parts: Vec<_> = parts
        .iter()
        .map(|(n, f, b)| (*n, *f, b.as_slice()))
        .collect();
    let answer = stage.form("/api/v1/posts", &parts).await;
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains("form-not-text"));
}

#[tokio::test]
async fn drawings_that_are_none_are_refused() {
    let stage = Stage::new().await;
    for strokes in [
        "",
        "[]",
        "null",
        "[[[0.1,0.1],[9,9]]]",
        "[[[\"a\",0]]]",
        "[[[1e400,0],[0,0]]]",
        "[[[0,0],[1,1]],[[0,0],[1,1]],[[0,0],[1,1]],[[0,0],[1,1]]]",
        "{\"a\":1}",
    ] {
        let parts = [
            ("kind", None, b"drawn".as_slice()),
            ("consent", None, crate::form::CONSENT_VERSION.as_bytes()),
            ("hand", None, b"open"),
            ("tone", None, b"amber"),
            ("strokes", None, strokes.as_bytes()),
        ];
        let answer = stage.form("/api/v1/posts", &parts).await;
        assert_eq!(answer.status, 400, "{strokes}");
        assert!(answer.text().contains("drawing-strokes"));
    }
}

#[tokio::test]
async fn a_form_of_a_thousand_parts_and_one_that_is_none_are_refused() {
    let stage = Stage::new().await;
    let bytes = photo(1);
    let mut parts = vec![("media", Some("x.jpg"), bytes.as_slice())];
    let names: Vec<String> = (0..1_000).map(|n| format!("field-{n}")).collect();
    parts.extend(
        names
            .iter()
            .map(|name| (name.as_str(), None, b"x".as_slice())),
    );
    let answer = stage.form("/api/v1/posts", &parts).await;
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains("form-broken"));
    for (kind, body) in [
        ("multipart/form-data; boundary=x", "no part in here"),
        (
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"media\"\r\n\r\ncut off",
        ),
        ("multipart/form-data", "--x--"),
        ("text/plain", "hello"),
    ] {
        let request = http::Request::post("/api/v1/posts")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", kind)
            .body(body.into())
            .unwrap();
        let answer = testkit::shell::send(&stage.router, request, "").await;
        assert!(answer.status.is_client_error(), "{} {body}", answer.status);
    }
    stage.sweep().await;
    assert!(stage.objects(Area::Quarantine).await.is_empty());
}

/// The line that announces a part is read up to a limit of its own: a whole form may have 40 MB.
#[tokio::test]
async fn a_part_that_never_begins_is_given_up() {
    let stage = Stage::new().await;
    let read = Arc::new(AtomicUsize::new(0));
    let sent = Arc::clone(&read);
    let begin =
        Bytes::from_static(b"--x\r\nContent-Disposition: form-data; name=\"media\"; filename=\"");
    let more = futures_util::stream::repeat_with(move || {
        sent.fetch_add(8192, Ordering::Relaxed);
        Bytes::from_static(&[b'a'; 8192])
    });
    let pieces = futures_util::stream::iter([begin]).chain(more).take(2_000);
    let request = http::Request::post("/api/v1/posts")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=x")
        .body(axum::body::Body::from_stream(
            pieces.map(Ok::<_, std::convert::Infallible>),
        ))
        .unwrap();
    let answer = testkit::shell::send(&stage.router, request, "").await;
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains("form-broken"));
    let read = read.load(Ordering::Relaxed);
    assert!(read < 300_000, "{read} bytes were read");
}

#[tokio::test]
async fn a_file_over_the_limit_is_cut_off() {
    let stage = Stage::new().await;
    let mut bytes = photo(1);
    bytes.resize(limits::UPLOAD_BYTES_MAX + 1, 0);
    let answer = stage.try_photo(&bytes, &[]).await;
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("too-large"));
    stage.sweep().await;
    assert!(stage.objects(Area::Quarantine).await.is_empty());
}
