//! Compression, for who takes it.

use axum::{body::Body, response::Response};
use http::{HeaderMap, HeaderValue, Request, header};
use std::{convert::Infallible, future::ready};
use tower::{Service as _, service_fn};
use tower_http::compression::{Compression, Predicate as _, predicate::DefaultPredicate};

/// What a reader takes, as their browser says it.
pub(crate) struct Wishes(Vec<HeaderValue>);

impl Wishes {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        Self(
            headers
                .get_all(header::ACCEPT_ENCODING)
                .iter()
                .cloned()
                .collect(),
        )
    }

    /// Most answers are packed already, are too small, or go to a program that takes them as they are: those do not
    /// pass through the library's layer, which puts every body into a box of its own.
    pub(crate) async fn pack(self, mut response: Response) -> Response {
        let may = may_be_packed(&response);
        // Without a weight nobody says no to an answer as it is.
        let weighs = || self.0.iter().any(|wish| wish.as_bytes().contains(&b';'));
        if self.0.is_empty() && may {
            vary(response.headers_mut());
        }
        if self.0.is_empty() || !may && !weighs() {
            return response;
        }
        let mut asked = Request::new(());
        for wish in self.0 {
            asked.headers_mut().append(header::ACCEPT_ENCODING, wish);
        }
        let mut response = Some(Ok::<_, Infallible>(response));
        let given =
            service_fn(move |_| ready(response.take().unwrap_or_else(|| Ok(Response::default()))));
        let Ok(packed) = Compression::new(given).call(asked).await;
        packed.map(Body::new)
    }
}

fn may_be_packed(response: &Response) -> bool {
    let headers = response.headers();
    !headers.contains_key(header::CONTENT_ENCODING)
        && !headers.contains_key(header::CONTENT_RANGE)
        && DefaultPredicate::new().should_compress(response)
}

/// For caches between us and the reader: another one may get this answer packed.
fn vary(headers: &mut HeaderMap) {
    let said = headers.get_all(header::VARY).iter().any(|value| {
        let name = header::ACCEPT_ENCODING.as_str().as_bytes();
        let mut places = value.as_bytes().windows(name.len());
        places.any(|place| place.eq_ignore_ascii_case(name))
    });
    if !said {
        headers.append(header::VARY, header::ACCEPT_ENCODING.into());
    }
}
