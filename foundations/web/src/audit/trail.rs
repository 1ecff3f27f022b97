//! The trail as a node keeps it: looked at every few minutes, sealed when a day has ended, and cut when it is too old.

use super::{
    Check, Fault, Progress, Standing, Witness, cut, limits,
    seal::{DAY_MS, seal},
};
use crate::App;
use futures_util::future::BoxFuture;
use store::{
    Failure, Millis, Result,
    jobs::{Job, Worker},
};
use tokio::sync::Mutex;

/// What this node knows of the trail, in memory.
#[derive(Default)]
pub struct Trail(Mutex<State>);

#[derive(Default)]
struct State {
    /// Follows what is new.
    newest: Option<Check>,
    /// Walks all of it again.
    whole: Option<Check>,
    whole_at: Option<Millis>,
    cut_at: Millis,
}

/// How the trail stands, for a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// How far it has come.
    pub progress: Progress,
    /// When all of it was last walked from its beginning and found whole.
    pub whole_at: Option<Millis>,
}

impl Trail {
    /// Looks at what has come since the last time, past about so many entries: not at the whole chain again.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn look(&self, app: &App, entries_max: i64) -> Result<Seen> {
        let mut state = self.0.lock().await;
        state.look(app, entries_max).await
    }

    /// Looks, seals, looks at all of it again when that is due, and cuts.
    async fn keep(&self, app: &App) -> Result<()> {
        let mut state = self.0.lock().await;
        let before = state.look(app, limits::RUN_ENTRIES_MAX).await?;
        // A seal would make what was found the truth.
        if let Progress::Broken(fault) = before.progress
            && !matches!(fault, Fault::Missing(_))
        {
            return Ok(());
        }
        if seal(app).await? {
            state.newest = None;
            state.look(app, limits::RUN_ENTRIES_MAX).await?;
        }
        let whole = state.walk_again(app).await?;
        let now = app.clock().now();
        if matches!(whole, Progress::Whole(_)) && now - state.cut_at >= DAY_MS {
            state.cut_at = now;
            if cut(app).await? > 0 {
                (state.newest, state.whole) = (None, None);
            }
        }
        Ok(())
    }
}

impl State {
    async fn look(&mut self, app: &App, entries_max: i64) -> Result<Seen> {
        if self.newest.is_none() {
            let check = Check::newest(app).await?;
            let seen = check.witness.as_ref().and_then(|witness| witness.whole_at);
            self.whole_at = self.whole_at.max(seen);
            self.newest = Some(check);
        }
        let Some(check) = &mut self.newest else {
            return Ok(Seen {
                progress: Progress::Going(0, 0),
                whole_at: None,
            });
        };
        let progress = check.step(entries_max).await?;
        if matches!(progress, Progress::Whole(_)) {
            let witness = Witness::new(app, check.walk(), self.whole_at);
            if check.witness.as_ref() != Some(&witness) {
                witness.keep(app);
                check.witness = Some(witness);
            }
        }
        tell(progress);
        Ok(Seen {
            progress,
            whole_at: self.whole_at,
        })
    }

    /// A stretch of the walk along all of it; begins again a day after the last one ended.
    async fn walk_again(&mut self, app: &App) -> Result<Progress> {
        let now = app.clock().now();
        let due = self
            .whole_at
            .is_none_or(|at| now - at >= limits::WHOLE_EVERY_MS);
        if self.whole.is_none() && !due {
            return Ok(Progress::Whole(Standing::default()));
        }
        let check = self.whole.get_or_insert_with(|| Check::whole(app));
        let progress = check.step(limits::RUN_ENTRIES_MAX).await?;
        match progress {
            Progress::Whole(_) => (self.whole, self.whole_at) = (None, Some(now)),
            // What follows the newest stands on something that is broken.
            Progress::Broken(_) => self.newest = self.whole.take(),
            Progress::Going(..) => {}
        }
        tell(progress);
        Ok(progress)
    }
}

fn tell(progress: Progress) {
    let broken = matches!(progress, Progress::Broken(_));
    metrics::gauge!("redx_trail_broken").set(if broken { 1.0 } else { 0.0 });
    if let Progress::Broken(fault) = progress {
        tracing::error!(?fault, "somebody changed the audit trail");
    }
}

/// The job that keeps the trail.
pub struct Keep(pub App);

impl Worker for Keep {
    fn kind(&self) -> &'static str {
        "web.trail"
    }

    fn every_ms(&self) -> Option<i64> {
        Some(limits::KEEP_EVERY_MS)
    }

    fn run<'a>(&'a self, _: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move { Ok(self.0.trail().keep(&self.0).await?) })
    }
}
