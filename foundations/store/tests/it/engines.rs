//! A new database on each engine, and what the tests share.

use std::{future::Future, time::Duration};
use store::{Clock, Db, Rng, Statement};

/// When the tests begin: 2026-02-22T00:00:00Z.
pub const START: i64 = 1_771_718_400_000;

/// One empty database, by its address, so that several nodes can open it.
pub struct Engine {
    pub url: String,
    pub clock: Clock,
    _folder: Option<tempfile::TempDir>,
}

impl Engine {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            url: format!("sqlite:{}", folder.path().join("redx.db").display()),
            clock: Clock::manual(START),
            _folder: Some(folder),
        }
    }

    pub fn postgres() -> Self {
        Self {
            url: testkit::postgres::fresh_url(),
            clock: Clock::manual(START),
            _folder: None,
        }
    }

    /// One node more on this database. All nodes share the clock.
    pub async fn node(&self) -> Db {
        Db::open(&self.url, self.clock.clone(), Rng::system())
            .await
            .unwrap()
    }

    /// A node, and a table `thing (n, word)` with unique `n` to write to.
    pub async fn with_things(&self) -> Db {
        let db = self.node().await;
        let mut tx = db.begin().await.unwrap();
        tx.execute(MAKE_THINGS, vec![]).await.unwrap();
        tx.commit().await.unwrap();
        db
    }

    pub fn advance_ms(&self, by: u64) {
        self.clock.advance(Duration::from_millis(by));
    }
}

pub const MAKE_THINGS: Statement =
    Statement::both("CREATE TABLE thing (n BIGINT PRIMARY KEY NOT NULL, word TEXT NOT NULL)");
pub const ADD_THING: Statement = Statement::both("INSERT INTO thing (n, word) VALUES ($1, $2)");
pub const COUNT_THINGS: Statement = Statement::both("SELECT COUNT(*) FROM thing");

/// Asks again and again until the answer is yes; a minute is for ever.
pub async fn until<F: Future<Output = bool>>(mut answer: impl FnMut() -> F) {
    let asking = async {
        while !answer().await {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), asking)
        .await
        .expect("it comes true within a minute");
}

/// Runs each `async fn(Engine)` named here as two tests, one for each engine.
#[macro_export]
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                super::$name($crate::engines::Engine::sqlite()).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                super::$name($crate::engines::Engine::postgres()).await;
            }
        }
    )+};
}
