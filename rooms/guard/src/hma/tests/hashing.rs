//! Files in, hashes out. The pictures are drawn.

use super::*;
use media::drawn::Picture;

const BOUNDARY: &str = "a-boundary-of-a-test";

/// A drawn picture with something to see.
fn picture() -> Vec<u8> {
    drawn("scale(1 1)")
}

/// The same as in a mirror.
fn mirrored() -> Vec<u8> {
    drawn("scale(-1 1) translate(-320 0)")
}

fn drawn(turn: &str) -> Vec<u8> {
    let stripes: String = (0..12)
        .map(|i| {
            let (x, y) = (i * 31 % 290, i * 47 % 370);
            format!(
                "<rect x='{x}' y='{y}' width='{}' height='{}' fill='#{}{}{}'/>",
                40 + i * 9,
                30 + i * 7,
                i % 9,
                9 - i % 9,
                i * 2 % 9
            )
        })
        .collect();
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='320' height='400'><g transform='{turn}'><rect width='320' height='400' fill='#eee'/>{stripes}</g></svg>"
    );
    Picture::from_svg(&svg, 320, 400).unwrap().png().unwrap()
}

fn form(parts: &[(&str, &[u8])]) -> Body {
    let mut body = Vec::new();
    for (field, bytes) in parts {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"a\"\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
    body.into()
}

impl Stage {
    async fn post_file(&self, path: &str, parts: &[(&str, &[u8])]) -> (StatusCode, Value) {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send("POST", path, &kind, form(parts)).await
    }
}

#[tokio::test]
async fn a_picture_is_hashed_added_and_found_again() {
    let stage = Stage::decoding().await;
    let picture = picture();
    let (status, hashed) = stage.post_file("/h/hash", &[("photo", &picture)]).await;
    assert_eq!(status, 200, "{hashed}");
    let pdq = hashed["pdq"].as_str().unwrap();
    assert_eq!((pdq.len(), hashed.as_object().unwrap().len()), (64, 1));

    stage
        .ok("POST", "/c/banks", Some(json!({ "name": "BANK" })))
        .await;
    let note = "/c/bank/BANK/content?note=drawn&metadata=%7B%22content_id%22:%2211%22%7D";
    let (status, added) = stage.post_file(note, &[("photo", &picture)]).await;
    assert_eq!(
        (status, &added["signals"]["pdq"]),
        (StatusCode::OK, &hashed["pdq"])
    );

    let (_, found) = stage.post_file("/m/lookup", &[("photo", &picture)]).await;
    let expected =
        json!({ "pdq": { "BANK": [{ "bank_content_id": added["id"], "distance": "0" }] } });
    assert_eq!(found, expected);
    let (_, mirrored) = stage
        .post_file("/m/lookup", &[("photo", &mirrored())])
        .await;
    assert_eq!(mirrored["pdq"]["BANK"][0]["bank_content_id"], added["id"]);
    let (_, found) = stage.post_file("/m/match", &[("photo", &picture)]).await;
    assert_eq!(found["matches"][0]["note"], "drawn");
    assert_eq!(found["matches"][0]["metadata"], "{\"content_id\":\"11\"}");
    assert_eq!(found["hashes"]["pdq"], hashed["pdq"]);
    assert!(found["quality"].as_u64().unwrap() > 49);
}

#[tokio::test]
async fn kinds_are_chosen_and_a_video_is_only_digested() {
    let stage = Stage::decoding().await;
    let all = "/h/hash?types=pdq,md5,sha1,sha256";
    let (_, hashed) = stage.post_file(all, &[("photo", &picture())]).await;
    assert_eq!(hashed.as_object().unwrap().len(), 4);
    let (_, video) = stage
        .post_file("/h/hash", &[("video", b"not really a video")])
        .await;
    let md5 = mediahash::Digests::of(b"not really a video")
        .md5
        .to_string();
    assert_eq!(video, json!({ "video_md5": md5 }));
    assert_eq!(
        stage
            .post_file("/h/hash?types=pdq", &[("video", b"x")])
            .await
            .0,
        400
    );
    assert_eq!(
        stage
            .post_file("/h/hash?types=,", &[("photo", &picture())])
            .await
            .0,
        400
    );
}

#[tokio::test]
async fn what_is_no_picture_gets_a_clear_answer_and_costs_no_worker() {
    let stage = Stage::decoding().await;
    let picture = picture();
    let cut = &picture[..picture.len() / 2];
    for bytes in [b"".as_slice(), b"GIF89a", b"<svg/>", b"%PDF-1.4", cut] {
        let (status, answer) = stage.post_file("/h/hash", &[("photo", bytes)]).await;
        assert_eq!(status, 400, "{answer}");
    }
    let two: [(&str, &[u8]); 2] = [("photo", &picture), ("photo", &picture)];
    assert_eq!(stage.post_file("/h/hash", &two).await.0, 400);
    assert_eq!(
        stage.post_file("/h/hash", &[("paper", &picture)]).await.0,
        400
    );
    assert_eq!(stage.post_file("/h/hash", &[]).await.0, 400);
    assert_eq!(
        stage.post_file("/h/hash", &[("photo", &picture)]).await.0,
        200
    );
}

#[tokio::test]
async fn nothing_is_fetched_unless_the_operator_named_the_host() {
    let stage = Stage::decoding().await;
    stage
        .ok("POST", "/c/banks", Some(json!({ "name": "BANK" })))
        .await;
    let inside = "http://169.254.169.254/latest/meta-data";
    for path in [
        format!("/h/hash?url={inside}"),
        format!("/m/lookup?url={inside}"),
        format!("/m/match?url={inside}"),
    ] {
        assert_eq!(stage.get(&path).await.0, 403, "{path}");
    }
    let add = format!("/c/bank/BANK/content?url={inside}&content_type=photo");
    assert_eq!(stage.ask("POST", &add, None).await.0, 403);
    let bad = json!({ "metadata": { "invalid_metadata": 5 } });
    assert_eq!(stage.ask("POST", &add, Some(bad)).await.0, 400);
    assert_eq!(stage.ask("POST", "/c/bank/BANK/content", None).await.0, 400);
}

#[tokio::test]
async fn a_part_that_never_begins_is_refused_before_it_is_kept() {
    let stage = Stage::new().await;
    let endless = [
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"").into_bytes(),
        vec![b'a'; 1 << 20],
    ]
    .concat();
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let (status, _) = stage.send("POST", "/h/hash", &kind, endless.into()).await;
    assert_eq!(status, 400);
}
