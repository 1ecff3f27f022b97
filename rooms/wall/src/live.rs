//! The live wall: one task of the node turns the event log into frames, and every listener is handed the same bytes.

mod acts;
mod frame;
mod listener;
mod memory;
mod places;

pub(crate) use acts::Acts;
pub(crate) use frame::Message;

use crate::limits;
use frame::Frame;
use listener::Listener;
use memory::Memory;
use places::Places;
use std::{
    future::Future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use store::events;
use tokio::sync::{broadcast, watch};
use web::{App, Problem, Result};

/// What a listener has seen already.
#[derive(Clone, Copy, Debug)]
pub(crate) enum From {
    /// Nothing; it wants what comes from now on.
    Now,
    /// Everything up to this event.
    After(i64),
}

/// The live wall of a node.
pub(crate) struct Live {
    app: App,
    places: Places,
    memory: Mutex<Memory>,
    /// `None` once the node stops: then every stream ends.
    frames: Mutex<Option<broadcast::Sender<Arc<Frame>>>>,
    /// True once the log was read for the first time.
    ready: watch::Sender<bool>,
}

impl Live {
    pub(crate) fn new(app: App, listeners_max: usize) -> Self {
        Self {
            app,
            places: Places::new(listeners_max),
            memory: Mutex::default(),
            frames: Mutex::new(Some(broadcast::Sender::new(limits::FRAMES_BEHIND_MAX))),
            ready: watch::Sender::new(false),
        }
    }

    /// Follows the log until `stop`, a frame a second at most.
    pub(crate) async fn run(&self, stop: impl Future<Output = ()>) {
        let follow = async {
            let mut head = self.app.db().watch_head();
            loop {
                head.mark_unchanged();
                if let Err(error) = self.step().await {
                    tracing::warn!(%error, "the live wall cannot read the log");
                    head.mark_changed();
                }
                tokio::time::sleep(limits::FRAME_EVERY).await;
                if head.changed().await.is_err() {
                    return;
                }
            }
        };
        tokio::select! {
            () = follow => {}
            () = stop => {}
        }
        drop(lock(&self.frames).take());
    }

    /// Reads what is new and hands it out as one frame. The first time it only remembers: nobody listens yet.
    pub(crate) async fn step(&self) -> store::Result<()> {
        let db = self.app.db();
        if !*self.ready.borrow() {
            let memory = Memory::fill(db).await?;
            *lock(&self.memory) = memory;
            self.ready.send_replace(true);
            return Ok(());
        }
        let from = lock(&self.memory).seq();
        let Some((acts, to)) = acts::read(db, from).await? else {
            return Ok(());
        };
        let tally = post::tally(db).await?;
        lock(&self.memory).add(&acts, to, tally);
        if !acts.is_empty() {
            let frame = Arc::new(Frame::new(from, to, acts, tally));
            if let Some(frames) = &*lock(&self.frames) {
                // Nobody listening is no failure.
                let _ = frames.send(frame);
            }
        }
        Ok(())
    }

    /// A place for one more listener.
    pub(crate) async fn listen(&self, from: From) -> Result<Listener> {
        let place = self.places.take().ok_or_else(full)?;
        self.wait_until_ready().await?;
        // First the ear, then the memory: what comes in between is heard twice and told once.
        let frames = lock(&self.frames)
            .as_ref()
            .map(broadcast::Sender::subscribe)
            .ok_or_else(full)?;
        let (opening, seen) = self.opening(from).await?;
        Ok(Listener::new(place, frames, opening, seen, self.app.rng()))
    }

    async fn wait_until_ready(&self) -> Result<()> {
        let mut ready = self.ready.subscribe();
        let wait = ready.wait_for(|ready| *ready);
        match tokio::time::timeout(limits::READY_WITHIN, wait).await {
            Ok(Ok(_)) => Ok(()),
            _ => Err(full()),
        }
    }

    /// What a listener must be told first, and the event they have then seen.
    async fn opening(&self, from: From) -> Result<(Option<Frame>, i64)> {
        let (now, tally) = lock(&self.memory).now();
        let From::After(after) = from else {
            return Ok((None, now));
        };
        if after == now {
            return Ok((None, now));
        }
        if after > now {
            // A page may be a moment ahead of the frames; an event that never was comes from another database.
            let real = self.is_real(after).await?;
            return Ok(if real {
                (None, after)
            } else {
                (Some(Frame::reset(now, tally)), now)
            });
        }
        let kept = lock(&self.memory).after(after);
        let acts = match kept {
            Some(acts) => Some(acts),
            None => Acts::between(self.app.db(), after, now).await?,
        };
        Ok(match acts {
            Some(acts) if acts.is_empty() => (None, now),
            Some(acts) => (Some(Frame::new(after, now, acts, tally)), now),
            None => (Some(Frame::reset(now, tally)), now),
        })
    }

    /// True for an event that this database has, or had before it was pruned.
    async fn is_real(&self, seq: i64) -> Result<bool> {
        let db = self.app.db();
        Ok(seq < events::oldest(db).await? || !events::after(db, seq - 1, 1).await?.is_empty())
    }
}

fn full() -> Problem {
    Problem::new(http::StatusCode::SERVICE_UNAVAILABLE, "wall-full").after(limits::AWAY_SECONDS)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
