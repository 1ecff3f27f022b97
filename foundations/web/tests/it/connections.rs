//! What comes over a socket, byte by byte.

use axum::{Router, routing::get};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
};
use web::Listeners;

struct Server {
    address: std::net::SocketAddr,
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

impl Server {
    async fn start() -> Self {
        let public = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = public.local_addr().unwrap();
        let listeners = Listeners {
            public,
            private: None,
            connections_max: 8,
        };
        let router = Router::new().route("/", get(|| async { "hello" }));
        let (stop, stopped) = oneshot::channel::<()>();
        let stopped = async move {
            let _ = stopped.await;
        };
        let running = tokio::spawn(web::serve(listeners, router, Router::new(), stopped));
        Self {
            address,
            stop,
            running,
        }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }
}

#[tokio::test]
async fn http1_and_http2_are_told_apart_by_their_first_bytes() {
    let server = Server::start().await;
    let mut one = server.connect().await;
    // Posts begin with the same letter as the other protocol.
    one.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        .await
        .unwrap();
    let mut answer = String::new();
    one.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 405 "), "{answer}");
    let mut two = server.connect().await;
    let settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
    two.write_all(&[b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".as_slice(), &settings].concat())
        .await
        .unwrap();
    let mut frame = [0; 9];
    two.read_exact(&mut frame).await.unwrap();
    // The kind of a frame is its fourth byte (RFC 9113, 4.1); settings come first and are kind 4.
    assert_eq!(frame[3], 4);
}

#[tokio::test]
async fn who_says_nothing_does_not_hold_up_the_end() {
    let server = Server::start().await;
    let mut silent = server.connect().await;
    let mut other = server.connect().await;
    other
        .write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .await
        .unwrap();
    let mut answer = String::new();
    other.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("hello"), "{answer}");
    server.stop.send(()).unwrap();
    server.running.await.unwrap();
    assert_eq!(silent.read(&mut [0; 1]).await.unwrap(), 0);
}
