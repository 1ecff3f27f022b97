//! The breaker against floods of objections: beyond a measure a person looks before anything is hidden. Homes are
//! counted in memory, under today's salt, for an hour, and nowhere else.

use crate::limits;
use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
};
use store::{Millis, Uuid};

/// What each home has put out of sight in the last hour, on this node.
#[derive(Default)]
pub(crate) struct Breaker(Mutex<HashMap<u128, VecDeque<(Millis, Uuid)>>>);

impl Breaker {
    /// Counts one more post that `home` objects to; true while it may be hidden on its word alone.
    pub(crate) fn allows(&self, home: u128, post: Uuid, now: Millis) -> bool {
        let mut homes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if homes.len() >= limits::HOMES_MAX {
            homes.retain(|_, posts| {
                forget(posts, now);
                !posts.is_empty()
            });
            if homes.len() >= limits::HOMES_MAX && !homes.contains_key(&home) {
                return false;
            }
        }
        let posts = homes.entry(home).or_default();
        forget(posts, now);
        if posts.iter().any(|(_, earlier)| *earlier == post) {
            return true;
        }
        if posts.len() >= limits::HIDES_PER_HOME_MAX {
            return false;
        }
        posts.push_back((now, post));
        true
    }
}

fn forget(posts: &mut VecDeque<(Millis, Uuid)>, now: Millis) {
    posts.retain(|(at, _)| now - at < limits::BREAKER_MS);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    #[test]
    fn one_home_hides_a_few_posts_an_hour() {
        let breaker = Breaker::default();
        for n in 0..5 {
            assert!(breaker.allows(1, post(n), 0));
        }
        assert!(!breaker.allows(1, post(9), 1));
        assert!(
            breaker.allows(1, post(3), 1),
            "the same post again is not one more"
        );
        assert!(
            breaker.allows(2, post(9), 1),
            "another home is not to blame"
        );
        assert!(breaker.allows(1, post(9), limits::BREAKER_MS));
    }

    #[test]
    fn memory_has_an_end() {
        let breaker = Breaker::default();
        for home in 0..limits::HOMES_MAX {
            assert!(breaker.allows(u128::try_from(home).unwrap(), post(1), 0));
        }
        assert!(!breaker.allows(u128::MAX, post(1), 1));
        assert!(breaker.allows(0, post(2), 1));
        assert!(breaker.allows(u128::MAX, post(1), limits::BREAKER_MS));
    }
}
