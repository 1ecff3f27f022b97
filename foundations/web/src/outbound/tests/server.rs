//! A server that answers every request with the same bytes.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

pub struct Server {
    pub address: SocketAddr,
    heard: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// A well-formed answer that ends the connection.
    pub async fn answering(status: &str, headers: &str, body: &str) -> Self {
        let length = body.len();
        Self::raw(format!(
            "HTTP/1.1 {status}\r\n{headers}connection: close\r\ncontent-length: {length}\r\n\r\n{body}"
        ))
        .await
    }

    /// These bytes, and the end of the connection.
    pub async fn raw(bytes: impl Into<String>) -> Self {
        Self::start(bytes.into(), false).await
    }

    /// These bytes, and nothing more.
    pub async fn hanging(bytes: impl Into<String>) -> Self {
        Self::start(bytes.into(), true).await
    }

    async fn start(bytes: String, hang: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let all = Arc::clone(&heard);
        let task = tokio::spawn(async move {
            let mut kept = Vec::new();
            while let Ok((mut stream, _)) = listener.accept().await {
                let request = request(&mut stream).await;
                all.lock().unwrap().push(request);
                let _ = stream.write_all(bytes.as_bytes()).await;
                if hang {
                    kept.push(stream);
                }
            }
        });
        Self {
            address,
            heard,
            task,
        }
    }

    pub fn base(&self) -> String {
        format!("http://{}/base", self.address)
    }

    /// The last request that came; empty when none did.
    pub fn heard(&self) -> String {
        self.heard
            .lock()
            .unwrap()
            .last()
            .cloned()
            .unwrap_or_default()
    }

    pub fn count(&self) -> usize {
        self.heard.lock().unwrap().len()
    }

    /// Closes the door; gives the address that nobody answers at now.
    pub async fn stop(self) -> SocketAddr {
        self.task.abort();
        let _ = self.task.await;
        self.address
    }
}

/// Head and announced body.
async fn request(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    let mut buffer = [0; 4_096];
    loop {
        let read = stream.read(&mut buffer).await.unwrap_or(0);
        text.push_str(&String::from_utf8_lossy(&buffer[..read]));
        if read == 0 || is_whole(&text) {
            return text;
        }
    }
}

fn is_whole(text: &str) -> bool {
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    length.is_none_or(|length| body.len() >= length.parse().unwrap())
}
