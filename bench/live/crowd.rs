//! All listeners together, and what they have heard.

use crate::listener::{Account, listen};
use crate::product::PUBLIC;
use anyhow::ensure;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// Connections opened in one go: fewer than wait in the kernel's queue for the node to take them.
const AT_ONCE: usize = 100;
const LOOK_EVERY: Duration = Duration::from_millis(2);
/// Beyond this somebody has lost something.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Crowd {
    accounts: Vec<Arc<Account>>,
    began: Instant,
}

/// When the first and the last listener heard.
pub(crate) struct Heard {
    pub(crate) first: Instant,
    pub(crate) last: Instant,
}

impl Crowd {
    /// This many listeners who have seen everything up to an event.
    pub(crate) async fn gather(listeners: usize, seen: i64) -> anyhow::Result<Self> {
        let began = Instant::now();
        let mut crowd = Self {
            accounts: Vec::with_capacity(listeners),
            began,
        };
        while crowd.len() < listeners {
            for _ in 0..AT_ONCE.min(listeners - crowd.len()) {
                let account = Arc::new(Account::default());
                account.seen.store(seen, Ordering::Relaxed);
                crowd.accounts.push(Arc::clone(&account));
                tokio::spawn(async move { listen(&account, PUBLIC, began).await });
            }
            crowd.all_back().await?;
        }
        Ok(crowd)
    }

    pub(crate) fn len(&self) -> usize {
        self.accounts.len()
    }

    /// Frames that the listener with the most has got.
    pub(crate) fn frames(&self) -> u64 {
        let frames = |one: &Arc<Account>| one.frames.load(Ordering::Relaxed);
        self.accounts.iter().map(frames).max().unwrap_or(0)
    }

    /// Waits until everyone listens.
    pub(crate) async fn all_back(&self) -> anyhow::Result<()> {
        self.all("listens", |one| one.listens.load(Ordering::Relaxed))
            .await
    }

    /// Waits until everyone has heard of an event.
    pub(crate) async fn all_heard(&self, seq: i64) -> anyhow::Result<Heard> {
        self.all("has heard everything", |one| {
            one.seen.load(Ordering::Acquire) >= seq
        })
        .await?;
        let times = self
            .accounts
            .iter()
            .map(|one| self.began + Duration::from_micros(one.at_us.load(Ordering::Relaxed)));
        Ok(Heard {
            first: times.clone().min().unwrap_or(self.began),
            last: times.max().unwrap_or(self.began),
        })
    }

    async fn all(&self, what: &str, holds: impl Fn(&Account) -> bool) -> anyhow::Result<()> {
        let deadline = Instant::now() + PATIENCE;
        let mut first = 0;
        // Those that were looked at need not be looked at again.
        while let Some(open) = self.accounts.iter().skip(first).position(|one| !holds(one)) {
            first += open;
            ensure!(Instant::now() < deadline, "listener {first} never {what}");
            tokio::time::sleep(LOOK_EVERY).await;
        }
        Ok(())
    }

    /// Everyone was told of exactly this many posts, and of nothing twice.
    pub(crate) fn audit(&self, told: u64) -> anyhow::Result<()> {
        for (number, one) in self.accounts.iter().enumerate() {
            let (heard, repeated, resets) = (
                one.told.load(Ordering::Relaxed),
                one.repeated.load(Ordering::Relaxed),
                one.resets.load(Ordering::Relaxed),
            );
            ensure!(
                (heard, repeated, resets) == (told, 0, 0),
                "listener {number} was told of {heard} posts of {told}, {repeated} frames twice, {resets} fresh starts"
            );
        }
        Ok(())
    }
}
