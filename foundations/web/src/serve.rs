//! Listening: two sockets, polite limits on slow callers, and an orderly end.

use crate::{App, header_timer::HeaderTimer};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    response::Response,
    routing::get,
};
use http::StatusCode;
use hyper::{
    body::{Body as _, Incoming},
    server::conn::{http1, http2},
    service::service_fn,
};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
};
use metrics_exporter_prometheus::PrometheusHandle;
use std::{convert::Infallible, future::Future, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
};
use tower::ServiceExt as _;

/// Headers must be complete in this time.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// At shutdown, answers under way get this long.
const SHUTDOWN_WITHIN: Duration = Duration::from_secs(20);
/// A pause after `accept` failed (no file descriptors left), so that the loop does not spin.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// What stands behind a socket.
pub trait Answers: Clone + Send + Sync + 'static {
    /// Answers a request; the other end of its connection is among its extensions.
    fn answer(&self, request: Request) -> impl Future<Output = Response> + Send;
}

impl Answers for Router {
    async fn answer(&self, request: Request) -> Response {
        let Ok(response) = self.clone().oneshot(request).await;
        response
    }
}

/// Where to listen.
pub struct Listeners {
    /// People come here.
    pub public: TcpListener,
    /// `/healthz`, `/readyz`, `/metrics`: for the operator's machines only.
    pub private: Option<TcpListener>,
    /// Connections held at once; beyond it new ones wait in the kernel's queue.
    pub connections_max: usize,
}

/// Serves until `stop` resolves, then lets answers under way finish.
pub async fn serve(
    listeners: Listeners,
    public: impl Answers,
    private: Router,
    stop: impl Future<Output = ()>,
) {
    let (stopping, stopped) = watch::channel(false);
    let wait = |mut stopped: watch::Receiver<bool>| async move {
        let _ = stopped.wait_for(|stop| *stop).await;
    };
    let public = accept(
        listeners.public,
        public,
        listeners.connections_max,
        wait(stopped.clone()),
    );
    let private = async {
        match listeners.private {
            Some(listener) => accept(listener, private, 64, wait(stopped.clone())).await,
            None => wait(stopped.clone()).await,
        }
    };
    let stop = async {
        stop.await;
        let _ = stopping.send(true);
    };
    tokio::join!(public, private, stop);
}

async fn accept(
    listener: TcpListener,
    behind: impl Answers,
    connections_max: usize,
    stop: impl Future<Output = ()>,
) {
    let graceful = GracefulShutdown::new();
    let (closing, closed) = watch::channel(false);
    let places = Arc::new(Semaphore::new(connections_max));
    let mut stop = std::pin::pin!(stop);
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else {
            break;
        };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "cannot accept a connection");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let (behind, watcher) = (behind.clone(), graceful.watcher());
        let mut closing = closed.clone();
        tokio::spawn(async move {
            let http2 = tokio::select! {
                http2 = speaks_http2(&stream) => http2,
                _ = closing.wait_for(|closing| *closing) => None,
            };
            drop(closing);
            if let Some(http2) = http2 {
                talk(stream, http2, peer, behind, watcher).await;
            }
            drop(place);
        });
    }
    drop(listener);
    let _ = closing.send(true);
    if tokio::time::timeout(SHUTDOWN_WITHIN, graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some answers were cut off at shutdown");
    }
}

/// What a caller who speaks HTTP/2 without TLS (a proxy that was told to) says first.
const HTTP2_BEGINS: &[u8] = b"PRI * HTTP/2.0";

/// Looks at the first bytes and leaves them where they are; `None` for a caller who says nothing. Handing them on in a
/// buffer, as `hyper_util`'s own recognition does, makes every connection keep 8 KiB more for as long as it lives; a
/// listener to the wall lives long.
async fn speaks_http2(stream: &TcpStream) -> Option<bool> {
    let mut first = [0; HTTP2_BEGINS.len()];
    let look = tokio::time::timeout(HEADERS_WITHIN, stream.peek(&mut first));
    let length = look.await.ok()?.ok()?;
    let said = first.get(..length).filter(|said| said.len() >= 4);
    Some(said.is_some_and(|said| HTTP2_BEGINS.starts_with(said)))
}

async fn talk(
    stream: TcpStream,
    http2: bool,
    peer: SocketAddr,
    behind: impl Answers,
    watcher: Watcher,
) {
    // Without this a streamed answer waits 40 ms for the acknowledgement of the piece before.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let (behind, request) = (behind.clone(), of_peer(request, peer));
        async move { Ok::<_, Infallible>(behind.answer(request).await) }
    });
    let io = TokioIo::new(stream);
    // Callers that hang up are ordinary.
    if http2 {
        let connection = http2::Builder::new(TokioExecutor::new())
            .timer(TokioTimer::new())
            .keep_alive_interval(Duration::from_secs(30))
            .max_concurrent_streams(64)
            .serve_connection(io, service);
        // Rare and large: on the heap, so that every other connection is the smaller for it.
        let _ = Box::pin(watcher.watch(connection)).await;
    } else {
        let connection = http1::Builder::new()
            .timer(HeaderTimer::default())
            .header_read_timeout(HEADERS_WITHIN)
            .serve_connection(io, service);
        let _ = watcher.watch(connection).await;
    }
}

fn of_peer(mut request: http::Request<Incoming>, peer: SocketAddr) -> Request {
    request.extensions_mut().insert(peer);
    request.map(|body| {
        if body.is_end_stream() {
            Body::empty()
        } else {
            Body::new(body)
        }
    })
}

#[derive(Clone)]
struct Private {
    app: App,
    metrics: Option<PrometheusHandle>,
}

/// `/healthz` (the process runs), `/readyz` (database and objects answer), `/metrics` (Prometheus).
pub fn private_router(app: &App, metrics: Option<PrometheusHandle>) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(render_metrics))
        .with_state(Private {
            app: app.clone(),
            metrics,
        })
}

async fn ready(State(private): State<Private>) -> (StatusCode, &'static str) {
    let app = &private.app;
    match (app.db().answers().await, app.blobs().answers().await) {
        (true, true) => (StatusCode::OK, "ready\n"),
        (false, _) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the database does not answer\n",
        ),
        (_, false) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the object store does not answer\n",
        ),
    }
}

async fn render_metrics(State(private): State<Private>) -> String {
    if let Ok(depth) = store::jobs::depth(private.app.db()).await {
        #[expect(
            clippy::cast_precision_loss,
            clippy::as_conversions,
            reason = "gauges are floats"
        )]
        for (name, value) in [
            ("redx_jobs_due", depth.due),
            ("redx_jobs_dead", depth.dead),
            ("redx_jobs_oldest_due_ms", depth.oldest_ms),
        ] {
            metrics::gauge!(name).set(value as f64);
        }
    }
    private
        .metrics
        .as_ref()
        .map(PrometheusHandle::render)
        .unwrap_or_default()
}
