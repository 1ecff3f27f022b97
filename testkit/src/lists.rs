//! What fakes of hash lists have in common: a server of this machine, and the ways in which it misbehaves when told to.

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    middleware::{self, Next},
    response::{IntoResponse as _, Response},
};
use http::{HeaderValue, StatusCode, header};
use http_body_util::BodyExt as _;
use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

/// A way to misbehave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lie {
    /// This status, with `Retry-After` in seconds if there is one.
    Status(u16, Option<u64>),
    /// A redirect.
    Redirect(String),
    /// Half of the right body, and the end of the connection.
    CutShort,
    /// The right body with half of it missing, and a length that fits.
    Truncated,
    /// A page for people.
    Html,
    /// The right body after so many bytes of white space.
    Huge(usize),
    /// A link to the very page that it is on.
    SamePage,
    /// Links that lead from page to page and never to an end, with this many pages in the circle.
    Circle(u64),
    /// The first page again and again, each time under another link.
    Yesterday,
    /// Pages without entries that lead on for ever.
    EmptyForEver,
    /// A link to another host.
    OtherHost,
    /// A newest time that lies in the far future.
    Future,
}

/// What a fake was asked: method, path and query.
pub type Asked = Vec<String>;

#[derive(Default)]
struct Told {
    /// From which request on (0 is the next), and what.
    lie: Option<(usize, Lie)>,
    /// How many requests the lie lasts.
    lasts: usize,
    asked: Asked,
}

/// What is shared between a test and its fake.
#[derive(Clone, Default)]
pub struct Manners(Arc<Mutex<Told>>);

impl Manners {
    /// Misbehaves in the next requests for ever.
    pub fn lie(&self, lie: Lie) {
        self.lie_from(0, lie);
    }

    /// Misbehaves for ever, after `good` more good answers.
    pub fn lie_from(&self, good: usize, lie: Lie) {
        self.set(Some((good, lie)), usize::MAX);
    }

    /// Misbehaves once, after `good` more good answers.
    pub fn lie_once(&self, good: usize, lie: Lie) {
        self.set(Some((good, lie)), 1);
    }

    /// Behaves again.
    pub fn behave(&self) {
        self.set(None, 0);
    }

    fn set(&self, lie: Option<(usize, Lie)>, lasts: usize) {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        told.lie = lie;
        told.lasts = lasts;
    }

    /// What was asked so far.
    #[must_use]
    pub fn asked(&self) -> Asked {
        let told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        told.asked.clone()
    }

    /// The lie that is due for this request.
    fn next(&self, asked: String) -> Option<Lie> {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        told.asked.push(asked);
        let (good, lie) = told.lie.take()?;
        if good > 0 {
            told.lie = Some((good - 1, lie));
            return None;
        }
        if told.lasts == 0 {
            return None;
        }
        told.lasts = told.lasts.saturating_sub(1);
        told.lie = Some((0, lie.clone()));
        Some(lie)
    }
}

/// Serves `router` on a free port of this machine for as long as the test's runtime lives.
///
/// # Panics
/// When there is no port.
pub async fn serve(router: Router, manners: &Manners) -> SocketAddr {
    let router = router.layer(middleware::from_fn_with_state(manners.clone(), misbehave));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a free port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

async fn misbehave(State(manners): State<Manners>, mut request: Request, next: Next) -> Response {
    let asked = format!("{} {}", request.method(), request.uri());
    let lie = manners.next(asked);
    if let Some(lie) = &lie {
        match lie {
            Lie::Status(status, after) => return answer(*status, *after),
            Lie::Redirect(to) => return redirect(to),
            Lie::Html => return axum::response::Html("<p>Sign in</p>").into_response(),
            _ => {}
        }
        request.extensions_mut().insert(lie.clone());
    }
    let response = next.run(request).await;
    match lie {
        Some(Lie::CutShort) => damaged(response, |body| (body.slice(..body.len() / 2), true)).await,
        Some(Lie::Truncated) => {
            damaged(response, |body| (body.slice(..body.len() / 2), false)).await
        }
        Some(Lie::Huge(bytes)) => {
            damaged(response, |body| {
                let mut huge = vec![b' '; bytes];
                huge.extend_from_slice(&body);
                (huge.into(), false)
            })
            .await
        }
        _ => response,
    }
}

fn answer(status: u16, after: Option<u64>) -> Response {
    let status = StatusCode::from_u16(status).expect("a status");
    let mut response = status.into_response();
    if let Some(after) = after {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, after.into());
    }
    response
}

fn redirect(to: &str) -> Response {
    let mut response = StatusCode::FOUND.into_response();
    let to = HeaderValue::from_str(to).expect("an address");
    response.headers_mut().insert(header::LOCATION, to);
    response
}

/// Another body; with `true` the length that the first one had, so that the connection ends early.
async fn damaged(response: Response, change: impl FnOnce(Bytes) -> (Bytes, bool)) -> Response {
    let (mut parts, body) = response.into_parts();
    let body = body.collect().await.expect("a body").to_bytes();
    let length = body.len();
    let (body, early) = change(body);
    parts.headers.remove(header::CONTENT_LENGTH);
    if !early {
        return Response::from_parts(parts, Body::from(body));
    }
    parts.headers.insert(header::CONTENT_LENGTH, length.into());
    let end = std::io::Error::other("the end");
    let pieces = futures_util::stream::iter([Ok(body), Err(end)]);
    Response::from_parts(parts, Body::from_stream(pieces))
}
