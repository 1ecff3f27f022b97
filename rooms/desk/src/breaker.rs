//! The breaker against floods of objections: beyond a measure a person looks before anything is hidden. Homes are
//! counted in memory, under today's salt, for a day at most, and nowhere else. A home that people found wrong again and again
//! is not trusted any more that day; it is heard like everybody.

use crate::limits;
use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
};
use store::{Millis, Uuid};

/// What each home objected to lately, on this node.
#[derive(Default)]
pub(crate) struct Breaker(Mutex<HashMap<u128, Home>>);

#[derive(Default)]
struct Home {
    said: VecDeque<Said>,
    /// How many of them people found wrong, in a row.
    wrong: u32,
}

struct Said {
    at: Millis,
    post: Uuid,
    abuse: bool,
    /// It counts among what this home put out of sight.
    allowed: bool,
    answered: bool,
}

impl Breaker {
    /// Counts one more post that `home` objects to, for the `abuse` of a child or another reason; true while it may be hidden
    /// on its word alone.
    pub(crate) fn allows(&self, home: u128, post: Uuid, abuse: bool, now: Millis) -> bool {
        let mut homes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if homes.len() >= limits::HOMES_MAX {
            homes.retain(|_, home| !home.is_over(now));
            if homes.len() >= limits::HOMES_MAX && !homes.contains_key(&home) {
                return false;
            }
        }
        homes.entry(home).or_default().says(post, abuse, now)
    }

    /// A person answered what homes said about `post`: that it stays (they were `wrong`), or that it goes.
    pub(crate) fn answered(&self, post: Uuid, wrong: bool) {
        let mut homes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for home in homes.values_mut() {
            let open = |said: &&mut Said| said.post == post && !said.answered;
            let Some(said) = home.said.iter_mut().find(open) else {
                continue;
            };
            said.answered = true;
            home.wrong = if wrong {
                home.wrong.saturating_add(1)
            } else {
                0
            };
        }
    }
}

impl Home {
    fn says(&mut self, post: Uuid, abuse: bool, now: Millis) -> bool {
        self.said.retain(|said| now - said.at < limits::HOME_DAY_MS);
        let same = |said: &&Said| said.post == post && said.abuse == abuse && !said.answered;
        if let Some(said) = self.said.iter().find(same) {
            return said.allowed;
        }
        let allowed = self.may_hide(abuse, now);
        if self.said.len() >= limits::REMEMBERED_PER_HOME_MAX {
            // What still counts is not pushed out by what does not.
            let counts = |said: &Said| said.allowed && now - said.at < limits::BREAKER_MS;
            let Some(free) = self.said.iter().position(|said| !counts(said)) else {
                return allowed;
            };
            self.said.remove(free);
        }
        self.said.push_back(Said {
            at: now,
            post,
            abuse,
            allowed,
            answered: false,
        });
        allowed
    }

    fn may_hide(&self, abuse: bool, now: Millis) -> bool {
        let counts = |said: &&Said| {
            said.allowed && said.abuse == abuse && now - said.at < limits::BREAKER_MS
        };
        let hidden = self.said.iter().filter(counts).count();
        if abuse {
            return hidden < limits::ABUSE_HIDES_PER_HOME_MAX;
        }
        hidden < limits::HIDES_PER_HOME_MAX && self.wrong < limits::WRONG_MAX
    }

    /// Nothing of it counts any more.
    fn is_over(&self, now: Millis) -> bool {
        let kept = if self.wrong > 0 {
            limits::HOME_DAY_MS
        } else {
            limits::BREAKER_MS
        };
        self.said.iter().all(|said| now - said.at >= kept)
    }
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
            assert!(breaker.allows(1, post(n), false, 0));
        }
        assert!(!breaker.allows(1, post(9), false, 1));
        assert!(
            breaker.allows(1, post(3), false, 1),
            "the same post again is not one more"
        );
        assert!(
            breaker.allows(2, post(9), false, 1),
            "another home is not to blame"
        );
        assert!(breaker.allows(1, post(10), false, limits::BREAKER_MS));
    }

    #[test]
    fn the_abuse_of_a_child_is_believed_more_often_and_not_for_ever() {
        let breaker = Breaker::default();
        for n in 0..6 {
            breaker.allows(1, post(n), false, 0);
        }
        for n in 0..10 {
            assert!(breaker.allows(1, post(n), true, 0), "{n}");
        }
        assert!(!breaker.allows(1, post(10), true, 1));
        assert!(breaker.allows(2, post(10), true, 1));
    }

    #[test]
    fn whom_people_found_wrong_three_times_is_not_trusted_until_right_again() {
        let breaker = Breaker::default();
        for n in 0..3 {
            assert!(breaker.allows(1, post(n), false, 0));
            assert!(breaker.allows(2, post(n), false, 0));
            breaker.answered(post(n), true);
            breaker.answered(post(n), true);
        }
        assert!(!breaker.allows(1, post(4), false, limits::BREAKER_MS));
        assert!(
            breaker.allows(1, post(5), true, 1),
            "a child may be in danger"
        );
        assert!(breaker.allows(3, post(4), false, 1));
        breaker.answered(post(4), false);
        assert!(breaker.allows(1, post(6), false, limits::BREAKER_MS));
        assert!(!breaker.allows(2, post(6), false, limits::BREAKER_MS));
    }

    #[test]
    fn memory_has_an_end() {
        let breaker = Breaker::default();
        for home in 0..limits::HOMES_MAX {
            assert!(breaker.allows(u128::try_from(home).unwrap(), post(1), false, 0));
        }
        assert!(!breaker.allows(u128::MAX, post(1), false, 1));
        assert!(breaker.allows(0, post(2), false, 1));
        for n in 0..1_000 {
            breaker.allows(0, post(n), true, 1);
        }
        let most = breaker.0.lock().unwrap()[&0].said.len();
        assert_eq!(most, limits::REMEMBERED_PER_HOME_MAX);
        assert!(breaker.allows(u128::MAX, post(1), false, limits::BREAKER_MS));
    }
}
