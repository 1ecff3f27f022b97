//! Notices when an entry suddenly matches far more than it used to.

use crate::{EntryId, Held, Millis, Signal, draw};
use std::collections::{BTreeMap, VecDeque};

/// So many codes of one entry's latest window are told apart; one that matched as many is a flood under any policy.
const CODES_MAX: usize = 4_096;

/// So many entries' histories are kept. When they are full, those that matched nothing lately are forgotten.
const HISTORIES_MAX: usize = 65_536;

/// When an entry is held: when it matched at least [`matches_min`](Self::matches_min) different things within the latest
/// window and at least [`factor`](Self::factor) times its usual number.
///
/// Its usual number is the mean over the [`history_windows`](Self::history_windows) windows before the latest, those
/// without a match included. Different things are such with different hashes: one file sent again and again, or the same
/// picture in the same pixels, counts once, so that nobody talks an entry out of force by repeating what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FloodPolicy {
    /// How long a window is. Milliseconds, at least 1.
    pub window_ms: Millis,
    /// How many windows before the latest are an entry's history.
    pub history_windows: u32,
    /// Fewer matches than this in a window are never a flood.
    pub matches_min: u32,
    /// So many times the usual number are a flood.
    pub factor: u32,
}

impl Default for FloodPolicy {
    /// 50 matches in an hour that are ten times the mean of the day before.
    fn default() -> Self {
        Self {
            window_ms: 3_600_000,
            history_windows: 24,
            matches_min: 50,
            factor: 10,
        }
    }
}

/// The histories of a bank's entries.
#[derive(Default)]
pub(super) struct Floods(BTreeMap<EntryId, History>);

impl Floods {
    /// Counts a match and says whether the entry is to be held for it.
    pub(super) fn count(
        &mut self,
        policy: &FloodPolicy,
        entry: EntryId,
        signal: &Signal,
        now: Millis,
    ) -> Option<Held> {
        if self.0.len() >= HISTORIES_MAX && !self.0.contains_key(&entry) {
            self.0.retain(|_, history| history.is_of_late(policy, now));
            if self.0.len() >= HISTORIES_MAX {
                return None;
            }
        }
        let history = self.0.entry(entry).or_default();
        history.count(policy, draw::fold(signal.bytes().iter().copied()), now)
    }

    pub(super) fn forget(&mut self, entry: EntryId) {
        self.0.remove(&entry);
    }
}

/// What one entry matched: the latest window code by code, what was before in numbers.
#[derive(Default)]
struct History {
    /// When each code was last seen, oldest first.
    latest: VecDeque<(Millis, u64)>,
    /// How many codes had their last match in a window, by the window's number.
    before: VecDeque<(Millis, u32)>,
}

impl History {
    fn count(&mut self, policy: &FloodPolicy, code: u64, now: Millis) -> Option<Held> {
        // Where clocks go back, the order must not.
        let now = self.latest.back().map_or(now, |(last, _)| now.max(*last));
        self.age(policy, now);
        self.latest.retain(|(_, known)| *known != code);
        if self.latest.len() < CODES_MAX {
            self.latest.push_back((now, code));
        }
        let matches = u32::try_from(self.latest.len()).unwrap_or(u32::MAX);
        let usual = self.usual(policy);
        let enough = policy.matches_min.max(policy.factor.saturating_mul(usual));
        let flood = matches >= enough.max(1) || self.latest.len() >= CODES_MAX;
        flood.then_some(Held {
            since: now,
            matches,
            usual,
        })
    }

    /// Moves what has left the latest window to the windows before, and forgets what is older than those.
    fn age(&mut self, policy: &FloodPolicy, now: Millis) {
        let window_ms = policy.window_ms.max(1);
        while let Some((at, _)) = self
            .latest
            .pop_front_if(|(at, _)| *at <= now.saturating_sub(window_ms))
        {
            let window = at.div_euclid(window_ms);
            match self.before.back_mut() {
                Some((last, count)) if *last == window => *count = count.saturating_add(1),
                _ => self.before.push_back((window, 1)),
            }
        }
        let first = now.div_euclid(window_ms) - Millis::from(policy.history_windows);
        while self
            .before
            .pop_front_if(|(window, _)| *window < first)
            .is_some()
        {}
    }

    /// The mean of the windows before, rounded up.
    fn usual(&self, policy: &FloodPolicy) -> u32 {
        let sum = self
            .before
            .iter()
            .fold(0_u32, |sum, (_, count)| sum.saturating_add(*count));
        sum.div_ceil(policy.history_windows.max(1))
    }

    fn is_of_late(&self, policy: &FloodPolicy, now: Millis) -> bool {
        let windows = Millis::from(policy.history_windows).saturating_add(1);
        let first = now.saturating_sub(policy.window_ms.saturating_mul(windows));
        self.latest.back().is_some_and(|(last, _)| *last >= first) || {
            let first = first.div_euclid(policy.window_ms.max(1));
            self.before.back().is_some_and(|(last, _)| *last >= first)
        }
    }
}

#[cfg(test)]
mod tests;
