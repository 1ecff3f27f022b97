//! One run of an exchange, page by page. What a page says and where the run then stands are committed together, so a run
//! that is broken off anywhere goes on where it was. The checkpoint moves after the last page only: entries do not come
//! in the order of time, so before it nothing is known to be complete.

use super::{
    fault::Fault,
    fetch, limits,
    lost::Ended,
    model::{Counts, Exchange, Kind, Run, pause_ms},
    page::{self, Entry, Page},
    queries,
    row::Row,
    whole,
    work::JOB,
};
use crate::bank::{self, Outcome};
use std::{future, time::Duration};
use store::{Error, Millis, Result, Tx, Uuid, args};
use web::{App, audit};

/// Who the audit chain says it was.
const ACTOR: &str = "system";

/// How a try ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ran {
    /// The list was taken over to its end.
    Done(Counts),
    /// It was broken off, with a stable code, and is tried again at that time.
    Failed(&'static str, Millis),
    /// Somebody else runs it; until then, without a sign of life.
    Busy(Millis),
    /// It was paused or removed, or another took over.
    Stopped,
}

/// What a person allows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Leave {
    /// A whole list may lose most of its entries at once.
    pub shrinking: bool,
}

/// How fast, and what is allowed.
#[derive(Clone, Copy, Debug)]
pub(super) struct How {
    pub(super) pause: Duration,
    pub(super) leave: Leave,
    /// After this it lets go between two pages. Milliseconds.
    pub(super) slice_ms: i64,
}

/// Runs an exchange now, unless it runs already. `progress` is told after every page what was done so far.
///
/// # Errors
/// When the database cannot be reached. What the other side does wrong is no error but an outcome.
pub async fn run(
    app: &App,
    id: Uuid,
    leave: Leave,
    progress: impl FnMut(Counts) + Send,
) -> Result<Ran> {
    let how = How {
        pause: Duration::from_millis(limits::PAGE_PAUSE_MS),
        leave,
        slice_ms: i64::MAX,
    };
    let ran = run_at(app, id, how, future::pending(), progress).await?;
    Ok(ran.unwrap_or(Ran::Stopped))
}

/// `None` when it let go before its end: after its slice, or because of `stop`. By pages it goes on where it was the
/// next time; a whole list, which has no such place, is read again from its beginning.
pub(super) async fn run_at(
    app: &App,
    id: Uuid,
    how: How,
    stop: impl Future<Output = ()> + Send,
    mut progress: impl FnMut(Counts) + Send,
) -> Result<Option<Ran>> {
    let exchange = match claim(app, id).await? {
        Ok(exchange) => exchange,
        Err(ran) => return Ok(Some(ran)),
    };
    let now = app.clock().now();
    let kept = exchange.run.clone().filter(|run| run.goes_on(now));
    let mut turn = Turn {
        app,
        run: kept.unwrap_or_else(|| Run::begin(now)),
        exchange,
        how,
    };
    // Broken off anywhere it stands where the last commit left it.
    let ended = tokio::select! {
        ended = turn.go(&mut progress) => ended,
        () = stop => Err(Stop::LetGo),
    };
    match ended {
        Ok(ran) => Ok(Some(ran)),
        Err(Stop::Fault(fault)) => turn.fail(fault).await.map(Some),
        Err(Stop::TakenOver) => Ok(Some(Ran::Stopped)),
        Err(Stop::LetGo) => {
            turn.let_go().await;
            Ok(None)
        }
        Err(Stop::Database(error)) => {
            turn.let_go().await;
            Err(error)
        }
    }
}

/// Takes the turn.
async fn claim(app: &App, id: Uuid) -> Result<std::result::Result<Exchange, Ran>> {
    let mut tx = app.db().begin().await?;
    let now = tx.now();
    let until = now.saturating_add(limits::SILENT_MS_MAX);
    let row: Option<Row> = tx.optional(queries::CLAIM, args![id, now, until]).await?;
    let claimed = match row {
        Some(row) => Ok(row.open(now)?),
        None => {
            let free: Option<(i64,)> = tx.optional(queries::FREE_AT, args![id]).await?;
            Err(free.map_or(Ran::Stopped, |(at,)| Ran::Busy(at)))
        }
    };
    tx.commit().await?;
    Ok(claimed)
}

/// Why a run does not go on.
pub(super) enum Stop {
    /// Because of the other side.
    Fault(Fault),
    /// It was paused or removed, or is another's now.
    TakenOver,
    /// So that others have their turn, or the node can stop.
    LetGo,
    /// Because of us.
    Database(Error),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Database(error)
    }
}

/// A run in hand.
pub(super) struct Turn<'a> {
    pub(super) app: &'a App,
    pub(super) exchange: Exchange,
    pub(super) run: Run,
    pub(super) how: How,
}

impl Turn<'_> {
    async fn go(&mut self, progress: &mut (impl FnMut(Counts) + Send)) -> Result<Ran, Stop> {
        if self.exchange.kind.is_whole() {
            whole::run(self, progress).await
        } else {
            self.pages(progress).await
        }
    }

    async fn pages(&mut self, progress: &mut (impl FnMut(Counts) + Send)) -> Result<Ran, Stop> {
        let to = fetch::pages(self.app.settings(), &self.exchange)?;
        let began = self.app.clock().now();
        loop {
            let page = fetch::page(&to, &self.exchange, &self.run).await?;
            let before = self.run.clone();
            let taken = self.take(&page).await;
            if taken.is_err() {
                // It stands where the last commit left it.
                self.run = before;
            }
            let last = taken?;
            self.exchange.failures = 0;
            progress(self.run.counts);
            if last {
                return Ok(Ran::Done(self.run.counts));
            }
            if self.app.clock().now().saturating_sub(began) >= self.how.slice_ms {
                return Err(Stop::LetGo);
            }
            tokio::time::sleep(self.how.pause).await;
        }
    }

    /// Takes a page over, and says whether it was the last.
    async fn take(&mut self, page: &Page) -> Result<bool, Stop> {
        self.look(page)?;
        self.commit(page).await?;
        Ok(self.run.next.is_none())
    }

    /// Looks whether the page leads on.
    fn look(&mut self, page: &Page) -> Result<(), Fault> {
        let keys = self.app.keys();
        let digest = page.digest(keys);
        let next = page.next.clone();
        let next = next.map(|link| {
            let digest = page::short(keys, link.as_bytes());
            (link, digest)
        });
        let now = self.app.clock().now();
        self.run.advance(next, page.entries.len(), digest, now)?;
        self.run.newest = self.run.newest.max(page.newest);
        Ok(())
    }

    async fn commit(&mut self, page: &Page) -> Result<(), Stop> {
        let mut tx = self.app.db().begin().await?;
        for lot in page.entries.chunks(limits::LOT_ENTRIES) {
            self.write(&mut tx, lot).await?;
        }
        self.run.counts.skipped += page.skipped;
        if self.run.next.is_none() {
            self.finish(&mut tx, &self.checkpoint()).await?;
        } else {
            self.advance(&mut tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Up to where all was taken over, now that it was. Never back, and never beyond our own clock: one over there that
    /// runs ahead must not have us miss what is written until then.
    fn checkpoint(&self) -> String {
        let most = match self.exchange.kind {
            Kind::Ncmec | Kind::StopNcii => self.run.began,
            Kind::Hma | Kind::File | Kind::Url => i64::MAX,
        };
        let newest = self.run.newest.min(most);
        self.exchange.since().max(newest).to_string()
    }

    /// Brings the bank to what entries say. Of two about one key the last counts.
    pub(super) async fn write(&mut self, tx: &mut Tx, lot: &[Entry]) -> Result<(), Stop> {
        let (bank, app) = (self.exchange.bank, self.app);
        let last: std::collections::BTreeMap<&str, &Entry> =
            lot.iter().map(|entry| (entry.key(), entry)).collect();
        let (mut puts, mut gone) = (Vec::new(), Vec::new());
        for entry in last.into_values() {
            match entry {
                Entry::Put(put) => puts.push(put.clone()),
                Entry::Gone(key) => gone.push(key.clone()),
            }
        }
        if !puts.is_empty() {
            let put = bank::put_many(tx, app, ACTOR, bank, &puts).await?;
            let put = done(put)?;
            self.run.counts.added += put.added;
            self.run.counts.changed += put.changed;
            self.run.counts.same += put.same;
        }
        if !gone.is_empty() {
            let removed = bank::delete_keys(tx, app, ACTOR, bank, &gone).await?;
            self.run.counts.removed += done(removed)?;
        }
        Ok(())
    }

    /// Writes down how far the run is, and that it lives.
    pub(super) async fn advance(&self, tx: &mut Tx) -> Result<(), Stop> {
        let until = tx.now().saturating_add(limits::SILENT_MS_MAX);
        let run = serde_json::to_string(&self.run).map_err(Error::from)?;
        let (id, turn) = (self.exchange.id, self.exchange.turn);
        let row = args![id, turn, run, until];
        ours(tx.execute(queries::ADVANCE, row).await?)
    }

    /// Writes down that the run is at its end, and when the next is.
    pub(super) async fn finish(&self, tx: &mut Tx, checkpoint: &str) -> Result<(), Stop> {
        let now = tx.now();
        let next = now.saturating_add(self.exchange.interval_ms);
        let (counts, lost) = (self.run.counts, self.exchange.lost);
        let ended = serde_json::to_string(&Ended { counts, lost }).map_err(Error::from)?;
        let (id, turn) = (self.exchange.id, self.exchange.turn);
        let row = args![id, turn, checkpoint, ended, now, next];
        ours(tx.execute(queries::FINISH, row).await?)?;
        tx.enqueue_once(JOB, &id.to_string(), &id, next).await?;
        let Counts {
            added,
            changed,
            removed,
            ..
        } = self.run.counts;
        let detail = format!("added {added} changed {changed} removed {removed}");
        audit::append(tx, ACTOR, "guard.exchange_done", &id.to_string(), &detail).await?;
        Ok(())
    }

    /// Writes down why it was broken off, where it goes on, and when.
    async fn fail(&self, fault: Fault) -> Result<Ran> {
        let tries = self.exchange.failures.saturating_add(1);
        let goes_on = fault.goes_on() && tries % limits::TRIES_MAX != 0;
        let kept = goes_on && self.run.next.is_some();
        let run = kept.then(|| serde_json::to_string(&self.run));
        let run = run.transpose()?;
        let mut tx = self.app.db().begin().await?;
        let pause = pause_ms(tries, self.exchange.interval_ms, fault.asked_seconds());
        let next = tx.now().saturating_add(pause);
        let (id, turn) = (self.exchange.id, self.exchange.turn);
        let row = args![id, turn, run, fault.code(), next];
        if tx.execute(queries::FAIL, row).await? == 0 {
            return Ok(Ran::Stopped);
        }
        tx.enqueue_once(JOB, &id.to_string(), &id, next).await?;
        tx.commit().await?;
        let (kind, code) = (self.exchange.kind.name(), fault.code());
        metrics::counter!("redx_exchange_failures_total", "kind" => kind, "code" => code)
            .increment(1);
        tracing::warn!(exchange = %id, kind, code, "exchange broken off");
        Ok(Ran::Failed(code, next))
    }

    /// So that nobody waits for us in vain. If that fails, too, they wait.
    async fn let_go(&self) {
        let row = args![self.exchange.id, self.exchange.turn];
        if let Ok(mut tx) = self.app.db().begin().await
            && tx.execute(queries::LET_GO, row).await.is_ok()
        {
            let _ = tx.commit().await;
        }
    }
}

fn ours(rows: u64) -> Result<(), Stop> {
    if rows == 1 {
        Ok(())
    } else {
        Err(Stop::TakenOver)
    }
}

pub(super) fn done<T>(outcome: Outcome<T>) -> Result<T, Fault> {
    match outcome {
        Outcome::Done(done) => Ok(done),
        Outcome::Invalid => Err(Fault::Unreadable),
        Outcome::Missing | Outcome::Taken => Err(Fault::Bank),
    }
}
