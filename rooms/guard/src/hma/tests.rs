//! The service as its callers meet it. Every hash in here is made up.

mod asking;
mod curating;
mod hashing;
mod tokens;

use super::{Hma, Made, Offers, Options, Scope};
use crate::Guard;
use axum::{Router, body::Body};
use http::{Request, StatusCode, header};
use media::pool::{Patience, Pool, Program};
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::{Shell, shell};

/// A made-up PDQ.
const HASH: &str = "a1b2c3d4e5f60718a1b2c3d4e5f60718293a4b5c6d7e8f90293a4b5c6d7e8f90";

struct Stage {
    shell: Shell,
    guard: Guard,
    router: Router,
    token: String,
}

impl Stage {
    async fn new() -> Self {
        Self::over(Shell::new().await, Offers::ALL).await
    }

    /// One that can decode pictures.
    async fn decoding() -> Self {
        let pool = Pool::start(decoder(), 1, Patience::default());
        Self::with(Shell::new().await, Offers::ALL, Some(pool)).await
    }

    /// One on each engine.
    async fn both() -> [Self; 2] {
        let postgres = Shell::on_postgres().await;
        [Self::new().await, Self::over(postgres, Offers::ALL).await]
    }

    async fn over(shell: Shell, offers: Offers) -> Self {
        Self::with(shell, offers, None).await
    }

    async fn with(shell: Shell, offers: Offers, pool: Option<Pool>) -> Self {
        let guard = Guard::new(shell.app.clone());
        guard.refresh().await.unwrap();
        let options = Options {
            offers,
            open: false,
            fetch_from: Vec::new(),
            metrics: Arc::new(String::new),
        };
        let router = Hma::new(guard.clone(), pool, options).unwrap().router();
        let mut stage = Self {
            shell,
            guard,
            router,
            token: String::new(),
        };
        stage.token = stage.make_token("all", &Scope::ALL).await;
        stage
    }

    async fn make_token(&self, name: &str, scopes: &[Scope]) -> String {
        let mut tx = self.shell.begin().await;
        let made = super::make_token(&mut tx, &self.shell.app, name, scopes).await;
        let Made::Token(token) = made.unwrap() else {
            panic!("no token was made");
        };
        tx.commit().await.unwrap();
        token
    }

    async fn ask(&self, method: &str, path: &str, body: Option<Value>) -> (StatusCode, Value) {
        let (kind, body) = match body {
            Some(body) => ("application/json", Body::from(body.to_string())),
            None => ("text/plain", Body::empty()),
        };
        self.send(method, path, kind, body).await
    }

    async fn get(&self, path: &str) -> (StatusCode, Value) {
        self.ask("GET", path, None).await
    }

    /// What must go well.
    async fn ok(&self, method: &str, path: &str, body: Option<Value>) -> Value {
        let (status, answer) = self.ask(method, path, body).await;
        assert!(status.is_success(), "{method} {path}: {status} {answer}");
        answer
    }

    async fn send(&self, method: &str, path: &str, kind: &str, body: Body) -> (StatusCode, Value) {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, kind)
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        let answer = shell::send(&self.router, request.body(body).unwrap(), "").await;
        let text = answer.text();
        let json = serde_json::from_str(&text).unwrap_or(Value::String(text));
        (answer.status, json)
    }

    /// Makes a bank with one hash in it, and gives the number of its content.
    async fn bank_with(&self, name: &str, signals: Value) -> Value {
        self.ok("POST", "/c/banks", Some(json!({ "name": name })))
            .await;
        let path = format!("/c/bank/{name}/signal");
        self.ok("POST", &path, Some(signals)).await["id"].clone()
    }
}

fn decoder() -> Program {
    Program {
        path: testkit::decoder::path(),
        args: Vec::new(),
    }
}

/// The made-up PDQ with its first bits flipped.
fn near(bits: u32) -> String {
    let mut bytes = data_encoding::HEXLOWER.decode(HASH.as_bytes()).unwrap();
    for bit in 0..bits {
        bytes[usize::try_from(bit / 8).unwrap()] ^= 1 << (bit % 8);
    }
    data_encoding::HEXLOWER.encode(&bytes)
}
