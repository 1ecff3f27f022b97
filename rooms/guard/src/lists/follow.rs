//! Banks for programs that ask far more often than a database can be asked whether they have changed.

use super::{
    Cache,
    earlier::Earlier,
    memory::Asked,
    saved::{Folder, Saved},
};
use crate::{Guard, bank, queries};
use std::{
    future::Future,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use store::{Error, Millis, Result, args};

/// How often the database is asked whether a list has changed: well within the 250 ms in which nodes learn of each other.
const POLL: Duration = Duration::from_millis(100);

/// How often the banks in memory are put in order.
const COMPACT: Duration = Duration::from_secs(5);

/// How often the banks that have changed are written to their files.
const SAVE: Duration = Duration::from_secs(600);

/// A node that could not ask for so long no longer answers: it may have missed what others listed.
const FRESH_MS: Millis = 2_000;

/// The banks as [`Guard::follow`] found them last.
#[derive(Default)]
pub(crate) struct Followed(Mutex<Option<Current>>);

/// The banks of a node, to be asked at once and as often as one likes.
#[derive(Clone)]
pub struct Current {
    asked: Arc<Asked>,
    earlier: Arc<Earlier>,
    generation: i64,
    checked_at: Millis,
}

impl Current {
    /// Asks every bank, or those that the question names.
    #[must_use]
    pub fn ask(&self, question: &hashbank::Question<'_>) -> hashbank::Answer {
        self.asked.ask(question)
    }

    /// The banks themselves, for what they hold in numbers.
    #[must_use]
    pub fn banks(&self) -> Arc<Vec<Arc<hashbank::Bank>>> {
        self.asked.banks.all()
    }

    /// Every change up to this one is in.
    #[must_use]
    pub fn generation(&self) -> i64 {
        self.generation
    }

    fn compact(&self) {
        for bank in self.banks().iter() {
            bank.compact();
        }
        self.earlier.compact();
    }

    /// When the database was asked last whether there is a newer one.
    #[must_use]
    pub fn checked_at(&self) -> Millis {
        self.checked_at
    }
}

/// How the banks are.
#[derive(Clone)]
pub enum State {
    /// They are in memory, and no older than two seconds.
    Ready(Current),
    /// They were, but the database has not said for too long whether they have changed.
    Stale,
    /// They have not been read yet, or one of them cannot be.
    Loading,
}

impl Guard {
    /// The banks without asking the database. Someone must [follow](Guard::follow).
    #[must_use]
    pub fn current(&self) -> State {
        let held = self.0.followed.0.lock();
        let held = held.unwrap_or_else(PoisonError::into_inner).clone();
        let now = self.app().clock().now();
        match held {
            None => State::Loading,
            Some(current) if now.saturating_sub(current.checked_at) > FRESH_MS => State::Stale,
            Some(current) => State::Ready(current),
        }
    }

    /// Reads what changed in the banks now; [`Guard::current`] has it when this returns.
    ///
    /// # Errors
    /// When the database cannot be reached, or a list cannot be opened: then [`Guard::current`] soon is no longer ready.
    pub async fn refresh(&self) -> Result<()> {
        let mut cache = self.0.lists.lock().await;
        let checked_at = self.app().clock().now();
        let before = cache.memory.generation;
        let generation = self.catch_up(&mut cache).await?;
        self.set_current(&cache, generation, checked_at);
        drop(cache);
        if before != Some(generation) {
            bank::count_held(self.app().db()).await?;
        }
        Ok(())
    }

    fn set_current(&self, cache: &Cache, generation: i64, checked_at: Millis) {
        let current = Current {
            asked: Arc::clone(&cache.memory.asked),
            earlier: Arc::clone(&cache.earlier.photos),
            generation,
            checked_at,
        };
        let mut held = self
            .0
            .followed
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *held = Some(current);
    }

    /// Writes the banks that have changed into sealed files of the data folder, for the next start. Those that were not
    /// read yet stay as they are.
    ///
    /// # Errors
    /// When a file cannot be written: then the next start takes longer.
    pub async fn save(&self) -> Result<()> {
        let mut cache = self.0.lists.lock().await;
        let Some(generation) = cache.memory.generation else {
            return Ok(());
        };
        let (changed, all) = cache.memory.unsaved();
        drop(cache);
        let folder = Folder::of(self.app());
        let writing = folder.clone();
        let saved = tokio::task::spawn_blocking(move || writing.save(&changed, generation));
        let saved = saved.await.map_err(|e| Error::Setting(e.to_string()))??;
        let mut tx = self.app().db().begin().await?;
        let now = tx.now();
        for of in &saved {
            tx.execute(queries::SAVED_INSERT, args![of.token, of.bank, now])
                .await?;
        }
        tx.commit().await?;
        // What is known of them goes after the files: a row without a file is nothing to go by.
        let newer = |of: Saved| saved.iter().any(|new| new.bank == of.bank && *new != of);
        let gone = folder.tidy(|of| all.contains(&of.bank) && !newer(of))?;
        let mut tx = self.app().db().begin().await?;
        for of in gone {
            tx.execute(queries::SAVED_DELETE, args![of.token]).await?;
        }
        tx.commit().await
    }

    async fn save_often(&self) {
        loop {
            tokio::time::sleep(SAVE).await;
            self.save_or_say().await;
        }
    }

    async fn save_or_say(&self) {
        if let Err(error) = self.save().await {
            tracing::warn!(%error, "the lists cannot be saved; the next start takes longer");
        }
    }

    /// Keeps [`Guard::current`] so until `stop` resolves, the banks quick to ask, and their files not far behind.
    /// What guard's jobs have in hand for long they then let go.
    pub async fn follow(&self, stop: impl Future<Output = ()>) {
        let poll = async {
            let mut failing = false;
            loop {
                let read = self.refresh().await;
                let was_failing = std::mem::replace(&mut failing, read.is_err());
                match (read, was_failing) {
                    (Err(error), false) => tracing::warn!(%error, "the lists cannot be read"),
                    (Ok(()), true) => tracing::info!("the lists are read again"),
                    (Ok(()), false) | (Err(_), true) => {}
                }
                tokio::time::sleep(POLL).await;
            }
        };
        tokio::select! {
            () = poll => {}
            () = self.compact_often() => {}
            () = self.save_often() => {}
            () = stop => {}
        }
        self.0.stopping.send_replace(true);
        self.save_or_say().await;
    }
}

impl Guard {
    /// Merges what grew in small pieces, aside and again and again.
    async fn compact_often(&self) {
        loop {
            tokio::time::sleep(COMPACT).await;
            let State::Ready(current) = self.current() else {
                continue;
            };
            let done = tokio::task::spawn_blocking(move || current.compact()).await;
            if let Err(error) = done {
                tracing::error!(%error, "the lists cannot be put in order");
            }
        }
    }
}
