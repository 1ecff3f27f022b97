//! Warm worker processes, one upload each.
//!
//! A worker is started ahead of need, so that an upload does not wait for models to load, and ends with the
//! upload it was given: whatever a picture did to it is gone. A pool holds at most as many busy workers as it
//! has slots; each open session holds a slot, and dropping it (or the future that would have become it)
//! kills the worker and frees the slot.

mod process;

use std::collections::VecDeque;
use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::derive::{Derive, Derived};
use crate::fingerprint::{Fingerprint, Unreadable};
use crate::header::header;
use crate::limits::{WORKER_START_SECONDS_MAX, WORKER_STEP_SECONDS_MAX};
use crate::protocol::{Answer, Kind, Ready};
use process::Worker;

/// How to start a worker: a program that ends up in [`worker::run`](crate::worker::run).
#[derive(Debug, Clone)]
pub struct Program {
    /// The executable, as an absolute path.
    pub path: PathBuf,
    /// What it is started with. Seen by every user of the machine: no secrets.
    pub args: Vec<OsString>,
}

/// How long a worker is waited for, by the clock on the wall.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// From start to ready.
    pub start: Duration,
    /// For each step: fingerprint, derive.
    pub step: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            start: Duration::from_secs(WORKER_START_SECONDS_MAX),
            step: Duration::from_secs(WORKER_STEP_SECONDS_MAX),
        }
    }
}

/// Why there is no answer about a picture.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// The picture's fault, and final: the same bytes will fail again.
    #[error("the picture cannot be read: {0}")]
    Unreadable(#[from] Unreadable),
    /// The worker died, took too long or answered nonsense. Usually the picture's doing, but a machine
    /// short of memory looks the same: try once more, then treat the picture as unreadable.
    #[error("the worker was lost")]
    Lost,
    /// No worker could be started: the machine's fault. The picture waits.
    #[error("no worker could be started")]
    Unavailable(#[source] io::Error),
}

impl WorkError {
    /// A stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(reason) => reason.code(),
            Self::Lost => "worker_lost",
            Self::Unavailable(_) => "worker_unavailable",
        }
    }
}

/// A set of workers. Cheap to clone; all clones share the slots.
#[derive(Clone)]
pub struct Pool {
    shop: Arc<Shop>,
}

struct Shop {
    program: Program,
    patience: Patience,
    slots: Arc<Semaphore>,
    workers: usize,
    shelf: Mutex<Shelf>,
}

/// Workers that wait for an upload, and how many are on their way.
#[derive(Default)]
struct Shelf {
    ready: VecDeque<Worker>,
    coming: usize,
}

impl Pool {
    /// A pool of `workers` slots (at least one), which starts warming at once.
    ///
    /// Must be called within a tokio runtime. A program that does not start shows when a picture is opened.
    #[must_use]
    pub fn start(program: Program, workers: usize, patience: Patience) -> Self {
        let workers = workers.max(1);
        let slots = Arc::new(Semaphore::new(workers));
        let shop = Arc::new(Shop {
            program,
            patience,
            slots,
            workers,
            shelf: Mutex::default(),
        });
        shop.refill();
        Self { shop }
    }

    /// Gives a picture to a worker, waiting for a free one, and waits for its fingerprint.
    ///
    /// # Errors
    /// [`WorkError`]; the worker is gone and its slot is free again.
    pub async fn open(&self, bytes: &[u8]) -> Result<Session, WorkError> {
        header(bytes).map_err(Unreadable::from)?;
        let slot = Arc::clone(&self.shop.slots).acquire_owned().await;
        let slot = slot.map_err(|closed| WorkError::Unavailable(io::Error::other(closed)))?;
        let mut worker = self.shop.take().await?;
        self.shop.refill();
        let step = self.shop.patience.step;
        match worker.exchange(Kind::Bytes, bytes, step).await? {
            Answer::Fingerprint(fingerprint) => Ok(Session {
                worker,
                fingerprint,
                step,
                _slot: slot,
            }),
            _ => Err(WorkError::Lost),
        }
    }

    /// How many pictures can be opened right now without waiting.
    #[must_use]
    pub fn free(&self) -> usize {
        self.shop.slots.available_permits()
    }

    /// Starts a worker, asks what of its sandbox holds and whether it has a face model, and ends it:
    /// for `redx doctor` and for readiness.
    ///
    /// # Errors
    /// [`WorkError::Unavailable`].
    pub async fn probe(&self) -> Result<Ready, WorkError> {
        let worker = Worker::start(&self.shop.program, self.shop.patience.start).await;
        worker
            .map(|worker| worker.ready())
            .map_err(WorkError::Unavailable)
    }
}

impl Shop {
    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A worker from the shelf that still lives, or a new one.
    async fn take(&self) -> Result<Worker, WorkError> {
        while let Some(mut worker) = { self.shelf().ready.pop_front() } {
            if worker.lives() {
                return Ok(worker);
            }
        }
        Worker::start(&self.program, self.patience.start)
            .await
            .map_err(WorkError::Unavailable)
    }

    /// Starts as many workers as the shelf lacks, in the background. One that fails to start is not tried
    /// again until the next picture comes: a broken installation must not spin.
    fn refill(self: &Arc<Self>) {
        let mut shelf = self.shelf();
        while shelf.ready.len() + shelf.coming < self.workers {
            shelf.coming += 1;
            let shop = Arc::clone(self);
            tokio::spawn(async move {
                let started = Worker::start(&shop.program, shop.patience.start).await;
                let mut shelf = shop.shelf();
                shelf.coming -= 1;
                match started {
                    Ok(worker) => shelf.ready.push_back(worker),
                    Err(error) => tracing::error!(%error, "a media worker could not be started"),
                }
            });
        }
    }
}

/// A worker that holds one decoded picture and waits for the verdict.
pub struct Session {
    worker: Worker,
    fingerprint: Fingerprint,
    step: Duration,
    _slot: OwnedSemaphorePermit,
}

impl Session {
    /// What guard needs to know.
    #[must_use]
    pub fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// Has the renditions made, and ends the session.
    ///
    /// # Errors
    /// [`WorkError::Unreadable`] or [`WorkError::Lost`].
    pub async fn derive(mut self, what: &Derive) -> Result<Derived, WorkError> {
        let body = crate::protocol::derive_body(what);
        match self.worker.exchange(Kind::Derive, &body, self.step).await? {
            Answer::Derived(derived) => Ok(derived),
            _ => Err(WorkError::Lost),
        }
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session")
            .field("fingerprint", &self.fingerprint)
            .finish_non_exhaustive()
    }
}
