//! A local stand-in for the reporting interface: it takes what the real one is described to take, in the order in which it
//! is to be called, and says no to everything else. A test tells it what goes wrong, and counts what arrived.

mod calls;
pub mod schema;

use schema::Node;
use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use store::{Clock, Millis};

/// Whom it knows.
pub const USER: &str = "redx-tests";
/// And by what.
pub const PASSWORD: &str = "made up";

/// A running server; it ends when this is dropped.
pub struct Cybertip {
    /// `http://127.0.0.1:PORT/ispws`.
    pub base: String,
    state: Arc<Mutex<State>>,
    task: tokio::task::JoinHandle<()>,
}

/// What goes wrong with a call.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Says this code and does nothing.
    Code(u16),
    /// Does it; the answer never comes.
    AnswerLost,
    /// Does not do it; no answer comes either.
    RequestLost,
    /// Does it, and says nothing until the caller gives up.
    Hangs,
    /// Does it and answers with these bytes.
    Says(Vec<u8>),
    /// Does it and answers well, under this HTTP status.
    Status(u16),
    /// Takes the file and names another MD5.
    OtherHash,
}

/// What lies there.
#[derive(Debug, Default)]
pub struct Report {
    /// The report as it was sent.
    pub xml: String,
    /// Its files, in the order in which they came.
    pub files: Vec<File>,
    /// It can no longer be changed.
    pub finished: bool,
    /// It was taken back.
    pub retracted: bool,
    opened_at: Millis,
    changed_at: Millis,
}

/// A file of a report.
#[derive(Debug, Default)]
pub struct File {
    /// The number it was given.
    pub id: String,
    /// The name it was sent under.
    pub name: String,
    /// What arrived.
    pub bytes: Vec<u8>,
    /// What was said of it, each time.
    pub details: Vec<String>,
}

impl Report {
    /// It counts: neither taken back nor forgotten.
    fn is_gone(&self, now: Millis) -> bool {
        let until = (self.opened_at + DAY_MS).max(self.changed_at + HOUR_MS);
        self.retracted || (!self.finished && now >= until)
    }

    /// The report, read.
    ///
    /// # Panics
    /// When it is not what was taken.
    #[must_use]
    pub fn read(&self) -> Node {
        Node::read(&self.xml).expect("it was read before")
    }
}

const HOUR_MS: Millis = 3_600_000;
const DAY_MS: Millis = 24 * HOUR_MS;

struct State {
    clock: Clock,
    reports: BTreeMap<u64, Report>,
    calls: HashMap<&'static str, usize>,
    faults: HashMap<&'static str, VecDeque<Fault>>,
    files: u64,
}

impl Cybertip {
    /// Starts one on a port of its own, living by `clock`.
    ///
    /// # Panics
    /// When no port can be had.
    pub async fn start(clock: Clock) -> Self {
        let state = Arc::new(Mutex::new(State {
            clock,
            reports: BTreeMap::new(),
            calls: HashMap::new(),
            faults: HashMap::new(),
            files: 0,
        }));
        let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))
            .await
            .expect("a port");
        let address = listener.local_addr().expect("an address");
        let router = calls::router(state.clone());
        let task = tokio::spawn(async move {
            axum::serve(listener, router).await.expect("serve");
        });
        Self {
            base: format!("http://{address}/ispws"),
            state,
            task,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next call of `path` (`/submit`) goes wrong like this; several wait in a line.
    pub fn fails(&self, path: &'static str, fault: Fault) {
        self.state()
            .faults
            .entry(path)
            .or_default()
            .push_back(fault);
    }

    /// How often `path` was called, whatever came of it.
    #[must_use]
    pub fn calls(&self, path: &str) -> usize {
        self.state().calls.get(path).copied().unwrap_or_default()
    }

    /// The numbers of the reports that count: finished or still open.
    #[must_use]
    pub fn alive(&self) -> Vec<u64> {
        let state = self.state();
        let now = state.clock.now();
        let alive = state
            .reports
            .iter()
            .filter(|(_, report)| !report.is_gone(now));
        alive.map(|(id, _)| *id).collect()
    }

    /// Looks at a report.
    ///
    /// # Panics
    /// When there is none of this number.
    pub fn report<T>(&self, id: u64, look: impl FnOnce(&Report) -> T) -> T {
        look(
            self.state()
                .reports
                .get(&id)
                .expect("a report of this number"),
        )
    }
}

impl Drop for Cybertip {
    fn drop(&mut self) {
        self.task.abort();
    }
}
