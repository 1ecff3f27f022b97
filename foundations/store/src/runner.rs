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

    /// Adds a subscriber; they are told in the order of registration.
    #[must_use]
    pub fn subscribe(mut self, subscriber: impl Subscriber) -> Self {
        self.subscribers.push(Arc::new(subscriber));
        self
    }

    /// Adds a worker for its kind of job.
    #[must_use]
    pub fn work(mut self, worker: impl Worker) -> Self {
        self.workers.insert(worker.kind(), Arc::new(worker));
        self
    }

    /// Puts each repeating job into the queue, once for all nodes.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn start_repeating(&self) -> Result<()> {
        let mut tx = self.db.begin().await?;
        for worker in self.workers.values().filter(|w| w.every_ms().is_some()) {
            let (key, now) = (format!("every:{}", worker.kind()), tx.now());
            tx.enqueue_once(worker.kind(), &key, &serde_json::Value::Null, now)
                .await?;
        }
        tx.commit().await
    }

    /// Runs until `stop` resolves; jobs in hand are then finished. `jobs_at_once` of them run side by side.
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
        while tasks.join_next().await.is_some() {}
    }

    /// Brings every subscriber to the head and runs every due job, until nothing is left to do now. For tests and for
    /// commands that act without a server.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn settle(&self) -> Result<()> {
        loop {
            let mut busy = false;
            for subscriber in &self.subscribers {
                busy |= deliver(&self.db, subscriber.as_ref()).await?;
            }
            busy |= run::run_one(&self.db, &self.workers).await?;
            if !busy {
                return Ok(());
            }
        }
    }

    /// How full the queue is.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn depth(&self) -> Result<jobs::Depth> {
        jobs::depth(&self.db).await
    }
}

async fn until(mut stopped: tokio::sync::watch::Receiver<bool>, work: impl Future<Output = ()>) {
    tokio::select! {
        () = work => {}
        _ = stopped.wait_for(|stop| *stop) => {}
    }
}

/// Asks the database for its head, for the events of other nodes and of commands run beside this process.
async fn follow_head(db: Db) {
    loop {
        match db.number(crate::events::queries::HEAD, args![]).await {
            Ok(seq) => db.raise_head(seq),
            Err(error) => tracing::warn!(%error, "cannot read the event head"),
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
