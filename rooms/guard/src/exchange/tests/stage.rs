//! A node with exchanges of this room.

use crate::{
    Guard, OnBankGrew, Purpose, Rescreen, bank,
    exchange::{
        self, Exchange, ExchangeWatch, ExchangeWorker, Kind, NewExchange,
        model::Counts,
        run::{How, Leave, Ran, run_at},
    },
};
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use store::{Background, args};
use testkit::{NcmecHashes, Shell, StopNcii};
use tokio::sync::Semaphore;

pub(super) const HOUR_MS: i64 = 3_600_000;
/// 1 January 2027, before every test.
pub(super) const NEW_YEAR: &str = "2027-01-01T00:00:00Z";

pub(super) struct Stage {
    pub(super) shell: Shell,
    pub(super) guard: Guard,
    /// The place of runs on this node.
    pub(super) place: Arc<Semaphore>,
    pub(super) background: Background,
}

impl Stage {
    pub(super) async fn new() -> Self {
        Self::over(Shell::new().await)
    }

    /// One on each engine.
    pub(super) async fn both() -> [Self; 2] {
        [Self::new().await, Self::over(Shell::on_postgres().await)]
    }

    fn over(shell: Shell) -> Self {
        Self::with(shell, 60_000)
    }

    /// One whose runs let go after so long.
    pub(super) fn with(shell: Shell, slice_ms: i64) -> Self {
        let guard = Guard::new(shell.app.clone());
        let worker = ExchangeWorker::at(guard.clone(), Duration::ZERO, slice_ms);
        let place = Arc::clone(&worker.place);
        let background = Background::new(shell.app.db().clone())
            .subscribe(OnBankGrew)
            .work(Rescreen(guard.clone()))
            .work(worker)
            .work(ExchangeWatch(guard.clone()));
        Self {
            shell,
            guard,
            place,
            background,
        }
    }

    /// A credentials file.
    pub(super) fn credentials(&self, text: &str) -> String {
        let path = self.shell.dir.path().join("list.toml");
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    }

    pub(super) fn ncmec(&self, fake: &NcmecHashes) -> NewExchange {
        let file = self.credentials(&NcmecHashes::credentials());
        new(Kind::Ncmec, &fake.base, Some(file))
    }

    pub(super) fn stopncii(&self, fake: &StopNcii) -> NewExchange {
        let file = self.credentials(&StopNcii::credentials());
        new(Kind::StopNcii, &fake.base, Some(file))
    }

    /// Makes it; it is due at once.
    pub(super) async fn add(&self, new: &NewExchange) -> Exchange {
        let mut tx = self.shell.begin().await;
        let made = exchange::add(&mut tx, &self.shell.app, "ruth", new).await;
        let made = made.unwrap().unwrap();
        tx.commit().await.unwrap();
        made
    }

    /// Does all that is due.
    pub(super) async fn settle(&self) {
        self.background.settle().await.unwrap();
    }

    /// Moves the clock to when the exchange is due again, and does it.
    pub(super) async fn next(&self) -> Exchange {
        let due = self.list().await.next_at - self.shell.clock.now();
        let due = Duration::from_millis(u64::try_from(due.max(0)).unwrap());
        self.shell.clock.advance(due);
        self.settle().await;
        self.list().await
    }

    /// Runs it by hand.
    pub(super) async fn run(&self, leave: Leave) -> Ran {
        let stop = std::future::pending();
        self.run_until(leave, stop, |_| ()).await.unwrap()
    }

    /// The same, as long as it may.
    pub(super) async fn run_until(
        &self,
        leave: Leave,
        stop: impl Future<Output = ()> + Send,
        progress: impl FnMut(Counts) + Send,
    ) -> Option<Ran> {
        let id = self.list().await.id;
        let how = How {
            pause: Duration::ZERO,
            leave,
            slice_ms: 60_000,
        };
        let ran = run_at(&self.shell.app, id, how, stop, progress).await;
        ran.unwrap()
    }

    /// The exchange, which every test calls the same.
    pub(super) async fn list(&self) -> Exchange {
        let found = exchange::named(self.shell.app.db(), "list").await.unwrap();
        found.unwrap()
    }

    /// What its bank holds: by key, the hashes.
    pub(super) async fn held(&self) -> BTreeMap<String, Vec<String>> {
        let bank = self.list().await.bank;
        let all = bank::contents(&self.shell.app, bank, 0, 10_000)
            .await
            .unwrap();
        let told = all.into_iter().map(|one| {
            let signals = one.signals.iter().map(|signal| signal.to_hex());
            (one.key.unwrap_or_default(), signals.collect())
        });
        told.collect()
    }

    pub(super) async fn keys(&self) -> Vec<String> {
        self.held().await.into_keys().collect()
    }

    /// The verbs of the audit chain about exchanges.
    pub(super) async fn verbs(&self) -> Vec<String> {
        let all = web::audit::after(self.shell.app.db(), 0, 1_000)
            .await
            .unwrap();
        let verbs = all.into_iter().map(|entry| entry.verb);
        verbs
            .filter(|verb| verb.starts_with("guard.exchange"))
            .collect()
    }

    /// Jobs that wait for an exchange.
    pub(super) async fn waiting(&self) -> i64 {
        let db = self.shell.app.db();
        store::jobs::waiting(db, "guard.exchange").await.unwrap()
    }

    /// As if a node had died in the middle of a run.
    pub(super) async fn die_running(&self) {
        let id = self.list().await.id;
        let now = self.shell.clock.now();
        let mut tx = self.shell.begin().await;
        let claim = exchange::queries::CLAIM;
        let row: Option<exchange::row::Row> = tx
            .optional(claim, args![id, now, now + 180_000])
            .await
            .unwrap();
        assert!(row.is_some());
        tx.commit().await.unwrap();
    }
}

pub(super) fn new(kind: Kind, place: &str, credentials_file: Option<String>) -> NewExchange {
    NewExchange {
        name: "list".into(),
        kind,
        place: place.into(),
        remote: None,
        format: None,
        bank: "made up".into(),
        purpose: Purpose::Abuse,
        threshold: 31,
        credentials_file,
        interval_ms: HOUR_MS,
    }
}

/// A hash that no other number has.
pub(super) fn md5(seed: u64) -> String {
    hex(&store::Rng::seeded(seed).bytes::<16>())
}

/// The same for a look.
pub(super) fn pdq(seed: u64) -> String {
    hex(&store::Rng::seeded(seed).bytes::<32>())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn counts(pages: u64, added: u64, changed: u64, same: u64, removed: u64) -> Counts {
    Counts {
        pages,
        added,
        changed,
        same,
        removed,
        skipped: 0,
    }
}
