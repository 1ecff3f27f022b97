//! The calls of the service: each says what it is for and which scope it needs, so that the router, `/site-map` and
//! the description for programs are one list.

use super::{Hma, access, answer::Refusal, token::Scope};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    middleware,
    response::{IntoResponse as _, Response},
    routing::MethodFilter,
};
use http::{StatusCode, header};

/// A call as it is declared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call {
    /// `GET`, `POST`, ...
    pub(crate) method: &'static str,
    /// The address, with `{names}` of its parts.
    pub(crate) path: &'static str,
    /// Who may ask.
    pub(crate) who: Who,
    /// What it does, in a line.
    pub(crate) says: &'static str,
    /// The parameters in the query, each with what it means.
    pub(crate) query: &'static [(&'static str, &'static str)],
    /// What is sent.
    pub(crate) sends: Sends,
}

/// Who may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// Anybody: whether the service lives, and what calls it has.
    Anybody,
    /// Whoever has a token.
    Token,
    /// Whoever has a token with this scope.
    Scope(Scope),
}

/// What a caller sends besides the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sends {
    /// Nothing.
    Nothing,
    /// A JSON object.
    Json,
    /// A form with one file, in the field `photo` or `video`.
    File,
    /// A hash a line, as many as there are.
    Lines,
}

impl Call {
    pub(crate) const fn get(path: &'static str, who: Who, says: &'static str) -> Self {
        Self {
            method: "GET",
            path,
            who,
            says,
            query: &[],
            sends: Sends::Nothing,
        }
    }

    pub(crate) const fn post(path: &'static str, who: Who, says: &'static str) -> Self {
        let mut call = Self::get(path, who, says);
        call.method = "POST";
        call.sends = Sends::Json;
        call
    }

    pub(crate) const fn put(path: &'static str, who: Who, says: &'static str) -> Self {
        let mut call = Self::post(path, who, says);
        call.method = "PUT";
        call
    }

    pub(crate) const fn delete(path: &'static str, who: Who, says: &'static str) -> Self {
        let mut call = Self::get(path, who, says);
        call.method = "DELETE";
        call
    }

    /// With these parameters in the query.
    #[must_use]
    pub(crate) const fn query(mut self, query: &'static [(&'static str, &'static str)]) -> Self {
        self.query = query;
        self
    }

    /// With this for a body.
    #[must_use]
    pub(crate) const fn sends(mut self, sends: Sends) -> Self {
        self.sends = sends;
        self
    }
}

/// A body beyond its limit is refused in the words of this service, whoever noticed it.
async fn too_large_as_others(response: Response) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let told = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    if told || response.status() != StatusCode::PAYLOAD_TOO_LARGE {
        return response;
    }
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "what was sent is too large").into_response()
}

/// The calls put together so far.
pub(super) struct Calls {
    hma: Hma,
    router: Router<Hma>,
    declared: Vec<Call>,
}

impl Calls {
    pub(super) fn new(hma: &Hma) -> Self {
        Self {
            hma: hma.clone(),
            router: Router::new(),
            declared: Vec::new(),
        }
    }

    /// Adds a call whose body may have so many bytes; 0: a call without one.
    pub(super) fn with<H, T>(mut self, call: Call, body_bytes_max: usize, handler: H) -> Self
    where
        H: Handler<T, Hma>,
        T: 'static,
    {
        let method = match call.method {
            "POST" => MethodFilter::POST,
            "PUT" => MethodFilter::PUT,
            "DELETE" => MethodFilter::DELETE,
            _ => MethodFilter::GET,
        };
        let route = axum::routing::on(method, handler)
            .layer(DefaultBodyLimit::max(body_bytes_max))
            .layer(middleware::map_response(too_large_as_others));
        let hma = self.hma.clone();
        let route = match call.who {
            Who::Anybody => route,
            Who::Token => route.layer(middleware::from_fn_with_state((hma, None), access::check)),
            Who::Scope(scope) => {
                let state = (hma, Some(scope));
                route.layer(middleware::from_fn_with_state(state, access::check))
            }
        };
        self.router = self.router.route(call.path, route);
        self.declared.push(call);
        self
    }

    /// Those of another file.
    pub(super) fn and(self, more: fn(Self) -> Self) -> Self {
        more(self)
    }

    pub(super) fn declared(&self) -> &[Call] {
        &self.declared
    }

    pub(super) fn router(self) -> Router<Hma> {
        self.router
    }
}
