//! Which home wants to know which answer, so that one home counts once a day. In memory, under the day's salt, and
//! nowhere else.

use crate::limits;
use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};
use store::{Millis, Uuid};

const DAY_MS: Millis = 86_400_000;

#[derive(Default)]
pub(crate) struct Homes(Mutex<Today>);

#[derive(Default)]
struct Today {
    day: Millis,
    seen: HashSet<(u128, Uuid)>,
}

impl Homes {
    /// True the first time today. When too many are remembered nobody counts any more until tomorrow.
    pub(crate) fn first_today(&self, home: u128, question: Uuid, now: Millis) -> bool {
        let mut today = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let day = now.div_euclid(DAY_MS);
        if today.day != day {
            *today = Today {
                day,
                seen: HashSet::new(),
            };
        }
        today.seen.len() < limits::HOMES_MAX && today.seen.insert((home, question))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_counts_once_a_day_for_a_question() {
        let homes = Homes::default();
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert!(homes.first_today(7, one, 0));
        assert!(!homes.first_today(7, one, 1));
        assert!(homes.first_today(7, two, 1) && homes.first_today(8, one, 1));
        assert!(homes.first_today(7, one, DAY_MS));
    }
}
