//! Runs subscribers and workers in the background of a node.

use crate::{
    Db, Result, args,
    events::{Subscriber, deliver::deliver},
    jobs::{self, Worker, run},
};
use std::{future::Future, sync::Arc, time::Duration};
use tokio::task::JoinSet;

/// Nodes learn of each other's events by asking this often; a commit on the same node is known at once.
const POLL_EVENTS: Duration = Duration::from_millis(250);
/// A job whose time comes is noticed after this at the latest.
const POLL_JOBS: Duration = Duration::from_secs(1);

/// Rounds of [`Background::settle`], each of which runs one job at most: many more than any test or command has.
const SETTLE_ROUNDS_MAX: u32 = 20_000;

/// Why a worker or subscriber did not succeed. The text is for the log only.
#[derive(Debug)]
pub struct Failure {
    cause: String,
    give_up: bool,
}

impl Failure {
    /// It may work later.
    pub fn again(cause: impl Into<String>) -> Self {
        Self {
            cause: cause.into(),
            give_up: false,
        }
    }

    /// Trying again cannot help; a person must look.
    pub fn give_up(cause: impl Into<String>) -> Self {
        Self {
            cause: cause.into(),
            give_up: true,
        }
    }

    /// True when trying again cannot help.
    pub fn is_final(&self) -> bool {
        self.give_up
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.cause)
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::again(error.to_string())
    }
}

/// Everything a node does when nobody asks: built once by the binary, then [`Background::run`].
#[derive(Clone)]
pub struct Background {
    db: Db,
    subscribers: Vec<Arc<dyn Subscriber>>,
    workers: run::Workers,
}

impl Background {
    /// Nothing registered yet.
    pub fn new(db: Db) -> Self {
        Self {
            db,
            subscribers: Vec::new(),
            workers: run::Workers::new(),
        }
    }

    /// Adds a subscriber. Each name once: two of one name would each be told half.
    #[must_use]
    pub fn subscribe(mut self, subscriber: impl Subscriber) -> Self {
        debug_assert!(
            self.subscribers
                .iter()
                .all(|s| s.name() != subscriber.name()),
            "two subscribers of one name"
        );
        self.subscribers.push(Arc::new(subscriber));
        self
    }

    /// Adds a worker for its kind of job; one for each kind.
    #[must_use]
    pub fn work(mut self, worker: impl Worker) -> Self {
        let before = self.workers.insert(worker.kind(), Arc::new(worker));
        debug_assert!(before.is_none(), "two workers of one kind");
        self
    }

    /// Puts each repeating job into the queue, once for all nodes.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn start_repeating(&self) -> Result<()> {
        let mut tx = self.db.begin().await?;
        for worker in self.workers.values().filter(|w| w.every_ms().is_some()) {
            let (id, now) = (tx.ids().row(), tx.now());
            let args = args![id, worker.kind(), now, run::every_key(worker.kind())];
            tx.execute(jobs::queries::INSERT_EVERY, args).await?;
        }
        tx.commit().await?;
        self.db.wake_jobs();
        Ok(())
    }

    /// Runs until `stop` resolves; jobs in hand are then finished, however long they take. `jobs_at_once` of them run
    /// side by side. Dropped before it ends, everything stops where it is: an event in hand is not handled, a job in
    /// hand runs again when its lease ends.
    pub async fn run(self, jobs_at_once: usize, stop: impl Future<Output = ()>) {
        let mut tasks = JoinSet::new();
        let (stopping, stopped) = tokio::sync::watch::channel(false);
        tasks.spawn(until(stopped.clone(), follow_head(self.db.clone())));
        for subscriber in &self.subscribers {
            tasks.spawn(until(
                stopped.clone(),
                follow(self.db.clone(), Arc::clone(subscriber)),
            ));
        }
        for _ in 0..jobs_at_once {
            tasks.spawn(job_loop(
                self.db.clone(),
                self.workers.clone(),
                stopped.clone(),
            ));
        }
        stop.await;
        let _ = stopping.send(true);
        while let Some(ended) = tasks.join_next().await {
            if let Err(error) = ended {
                tracing::error!(%error, "a background task stopped before its time");
            }
        }
    }

    /// Brings every subscriber to the head and runs every due job, until nothing is left to do now. For tests and for
    /// commands that act without a server. A failed job or event that waits for its next try is left to wait.
    ///
    /// # Errors
    /// When the database cannot be reached, or when after 20,000 rounds there is still something to do:
    /// a job or a subscriber that makes its own next one never ends.
    pub async fn settle(&self) -> Result<()> {
        self.settle_within(SETTLE_ROUNDS_MAX).await
    }

    async fn settle_within(&self, rounds: u32) -> Result<()> {
        for _ in 0..rounds {
            let mut busy = false;
            self.db.refresh_head().await?;
            for subscriber in &self.subscribers {
                busy |= deliver(&self.db, subscriber.as_ref()).await?;
            }
            busy |= run::run_one(&self.db, &self.workers).await?;
            if !busy {
                return Ok(());
            }
        }
        Err(crate::Error::Setting(
            "background work does not come to an end".into(),
        ))
    }

    /// How full the queue is.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn depth(&self) -> Result<jobs::Depth> {
        jobs::depth(&self.db).await
    }
}

/// What a panic said, if it was text.
pub(crate) fn panic_text(panic: &(dyn std::any::Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("without a word")
}

async fn until(mut stopped: tokio::sync::watch::Receiver<bool>, work: impl Future<Output = ()>) {
    tokio::select! {
        () = work => {}
        _ = stopped.wait_for(|stop| *stop) => {}
    }
}

/// Asks the database for its head, for the events of other nodes and of commands run beside this process.
async fn follow_head(db: Db) {
    let mut away = false;
    loop {
        let asked = db.refresh_head().await;
        let was_away = std::mem::replace(&mut away, asked.is_err());
        match (asked, was_away) {
            (Ok(()), true) => tracing::info!("the database answers again"),
            (Err(error), false) => tracing::warn!(%error, "cannot read the event head"),
            (Err(_), true) | (Ok(()), false) => {}
        }
        tokio::time::sleep(POLL_EVENTS).await;
    }
}

async fn follow(db: Db, subscriber: Arc<dyn Subscriber>) {
    let mut head = db.watch_head();
    loop {
        if let Err(error) = deliver(&db, subscriber.as_ref()).await {
            tracing::warn!(subscriber = subscriber.name(), %error, "cannot deliver events");
        }
        // A failed event is tried again on its own time, so the wait has an end.
        let _ = tokio::time::timeout(POLL_JOBS, head.changed()).await;
    }
}

async fn job_loop(db: Db, workers: run::Workers, stopped: tokio::sync::watch::Receiver<bool>) {
    while !*stopped.borrow() {
        match run::run_one(&db, &workers).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "cannot run jobs"),
        }
        let mut stop = stopped.clone();
        tokio::select! {
            () = db.job_woken() => {}
            () = tokio::time::sleep(POLL_JOBS) => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Clock, Rng, jobs::Job};
    use futures_util::future::BoxFuture;

    /// Enqueues its own successor, due at once.
    struct Endless(Db);
    impl Worker for Endless {
        fn kind(&self) -> &'static str {
            "endless"
        }
        fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
            Box::pin(async move {
                let mut tx = self.0.begin().await?;
                tx.enqueue("endless", &(), 0).await?;
                Ok(tx.commit().await?)
            })
        }
    }

    async fn does_not_hang(url: &str) {
        let db = Db::open(url, Clock::manual(0), Rng::system())
            .await
            .unwrap();
        let background = Background::new(db.clone()).work(Endless(db.clone()));
        background.settle_within(5).await.unwrap();
        let mut tx = db.begin().await.unwrap();
        tx.enqueue("endless", &(), 0).await.unwrap();
        tx.commit().await.unwrap();
        assert!(background.settle_within(20).await.is_err());
    }

    #[tokio::test]
    async fn work_without_end_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        does_not_hang(&format!("sqlite:{}", folder.path().join("x.db").display())).await;
        does_not_hang(&testkit::postgres::fresh_url()).await;
    }
}
