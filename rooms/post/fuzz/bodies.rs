//! What the fuzz target does with its bytes: a plain function, so that tests run it, too (`src/tests/fuzzed.rs`).
//!
//! Run it with `RUSTC_BOOTSTRAP=1 cargo fuzz run multipart` in the crate's folder.

use crate::{
    parts::{Caps, Intake, Parts, Unread, read},
    turns,
};
use axum::{body::Body, extract::FromRequest as _, http::Request};
use std::convert::Infallible;

/// Boundary of every form here; the seeds have it, too.
const BOUNDARY: &str = "X-redx-boundary";

const CAPS: Caps = Caps {
    parts_max: 6,
    text_bytes_max: 40,
};

/// Any bytes are a form within its limits or a reason, whatever the pieces they arrive in: the first byte chooses.
pub fn multipart(bytes: &[u8]) {
    let Some((first, body)) = bytes.split_first() else {
        return;
    };
    let whole = form(body, body.len().max(1));
    if let Ok(parts) = &whole {
        assert!(parts.texts.len() <= CAPS.parts_max);
        assert!(
            parts
                .texts
                .values()
                .all(|text| text.len() <= CAPS.text_bytes_max)
        );
        assert!(
            parts
                .file
                .as_ref()
                .is_none_or(|file| file.len() <= body.len())
        );
    }
    let pieces = form(body, usize::from(*first % 32) + 1);
    match (whole, pieces) {
        (Ok(one), Ok(other)) => assert_eq!(one, other),
        // With several faults, which of them is met first depends on the pieces.
        (Err(_), Err(_)) => {}
        (one, other) => panic!("whole: {one:?}, in pieces: {other:?}"),
    }
}

/// Reads `body` as a form that arrives in pieces of so many bytes.
fn form(body: &[u8], piece: usize) -> Result<Parts<Vec<u8>>, Unread> {
    let pieces: Vec<_> = body
        .chunks(piece)
        .map(|piece| Ok::<_, Infallible>(bytes::Bytes::copy_from_slice(piece)))
        .collect();
    let request = Request::post("/")
        .header(
            "content-type",
            format!("multipart/form-data; boundary={BOUNDARY}"),
        )
        .body(Body::from_stream(futures_util::stream::iter(pieces)))
        .expect("a request");
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime").block_on(async {
        let parts = turns::Form::from_request(request, &()).await;
        read(parts.expect("a boundary"), CAPS, || async {
            Ok(Kept(Vec::new()))
        })
        .await
    })
}

struct Kept(Vec<u8>);

impl Intake<Unread> for Kept {
    type Held = Vec<u8>;

    async fn push(&mut self, piece: &[u8]) -> Result<(), Unread> {
        self.0.extend_from_slice(piece);
        Ok(())
    }

    async fn finish(self) -> Result<Vec<u8>, Unread> {
        Ok(self.0)
    }
}
