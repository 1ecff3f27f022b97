//! The shell around all routes, in one future: the language out of the address, the exit's mark, refusal of other
//! origins, a limit for bodies that stand still, panics caught, problems put into words, the headers every answer
//! carries, compression. As layers of a library each of these boxed and moved every request and every answer once more.

use crate::{
    Answers, App, Problem, Routes, arrive::arrive, assets, dress::dress, exit, pack::Wishes,
    tell::tell,
};
use axum::{
    Router,
    body::{Body, HttpBody as _},
    extract::Request,
    response::{IntoResponse as _, Response},
    routing::get,
};
use futures_util::{FutureExt as _, future::BoxFuture};
use http::{HeaderValue, Method, StatusCode, header};
use std::{
    any::Any,
    convert::Infallible,
    panic::AssertUnwindSafe,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};
use tower::{Layer as _, Service};
use tower_http::{
    csrf::{Csrf, CsrfLayer},
    timeout::TimeoutBody,
};

/// A body that stands still for this long is given up: a slow phone sends something, an attacker holds a place.
const BODY_IDLE: Duration = Duration::from_secs(30);

/// All routes with the shell around them; cheap to clone.
#[derive(Clone)]
pub struct Shell(Arc<Inner>);

struct Inner {
    app: App,
    secure: bool,
    routes: Csrf<Router>,
}

/// Puts the shell around all routes, as a router: for tests, which speak to one. What listens takes a [`Shell`] itself.
pub fn shell(app: &App, routes: Routes) -> Router {
    Router::new().fallback_service(Shell::new(app, routes))
}

impl Shell {
    /// Puts the shell around all routes.
    pub fn new(app: &App, routes: Routes) -> Self {
        // Routing happens inside, after the language has been taken out of the address.
        let router = routes
            .merge(exit::routes())
            .into_router()
            .route("/assets/{edition}/{*name}", get(assets::serve))
            .fallback(|| async { Problem::not_found() })
            .method_not_allowed_fallback(|| async {
                Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method")
            });
        Self(Arc::new(Inner {
            app: app.clone(),
            secure: app.settings().https(),
            routes: csrf(app).layer(router),
        }))
    }
}

impl Service<Request> for Shell {
    type Response = Response;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let shell = self.clone();
        Box::pin(async move { Ok(shell.answer(request).await) })
    }
}

fn csrf(app: &App) -> CsrfLayer {
    let layer = CsrfLayer::new();
    layer
        .add_trusted_origin(&app.settings().public_url)
        .unwrap_or_else(|_| CsrfLayer::new())
}

impl Answers for Shell {
    async fn answer(&self, mut request: Request) -> Response {
        let visit = arrive(&self.0.app, &mut request);
        let wishes = Wishes::of(request.headers());
        let is_head = request.method() == Method::HEAD;
        let leaves = exit::marked(request.method(), visit.path(), request.headers());
        let mut response = if leaves {
            exit::away(&visit)
        } else {
            request.extensions_mut().insert(visit.clone());
            let routed = self.0.routes.clone().call(in_time(request));
            let answered = AssertUnwindSafe(routed).catch_unwind().await;
            let Ok(response) = answered.unwrap_or_else(|panic| Ok(panicked(&*panic)));
            tell(&visit, response)
        };
        dress(&mut response, &visit, self.0.secure);
        measured(wishes.pack(response).await, is_head)
    }
}

fn in_time(request: Request) -> Request {
    if request.body().is_end_stream() {
        return request;
    }
    request.map(|body| Body::new(TimeoutBody::new(BODY_IDLE, body)))
}

fn panicked(panic: &(dyn Any + Send)) -> Response {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    Problem::internal(format_args!("a panic: {}", text.unwrap_or("without words"))).into_response()
}

/// Says how long the answer is where that is known, and takes the body from who asked for the headers alone.
fn measured(mut response: Response, is_head: bool) -> Response {
    let size = response.body().size_hint().exact();
    if let Some(size) = size {
        let length = response.headers_mut().entry(header::CONTENT_LENGTH);
        length.or_insert_with(|| HeaderValue::from(size));
    }
    if is_head {
        *response.body_mut() = Body::empty();
    }
    response
}
