//! The hand on the front page. Another tone every day, so that over ten days it is everyone's.

use media::drawn::{Hand, Tone, hero_svg};
use std::sync::{Arc, Mutex, PoisonError};
use store::Millis;
use web::Campaign;

/// The drawing of the day, made once.
#[derive(Default)]
pub(crate) struct Hero(Mutex<Option<(i64, Arc<str>)>>);

impl Hero {
    /// The drawing for `now`, on the campaign's own calendar.
    pub(crate) fn of(&self, campaign: &Campaign, now: Millis) -> Arc<str> {
        let day = day(campaign, now);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((of, drawing)) if *of == day => Arc::clone(drawing),
            _ => {
                let drawing: Arc<str> = draw(day).into();
                *kept = Some((day, Arc::clone(&drawing)));
                drawing
            }
        }
    }
}

/// A number for a day of the campaign's calendar.
pub(crate) fn day(campaign: &Campaign, now: Millis) -> i64 {
    let date = campaign.local(now).date();
    i64::from(date.day_of_year()) + i64::from(date.year()) * 366
}

/// Goes through the tones in steps of three, so that neighbouring days differ well.
pub(crate) fn hand(day: i64) -> Option<(&'static Hand, Tone)> {
    let tones = i64::try_from(Tone::ALL.len()).unwrap_or(1).max(1);
    let turn = usize::try_from((day * 3).rem_euclid(tones)).unwrap_or(0);
    let tone = Tone::ALL.get(turn).copied().unwrap_or(Tone::Amber);
    let hand = Hand::find("open").or_else(|| Hand::all().first())?;
    Some((hand, tone))
}

pub(crate) fn draw(day: i64) -> String {
    hand(day).map_or_else(String::new, |(hand, tone)| {
        hero_svg(hand, tone, day.unsigned_abs(), None)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ten_days_show_ten_tones_and_a_day_shows_one() {
        let campaign = Campaign::default();
        let hero = Hero::default();
        let morning = testkit::shell::MORNING;
        let days: BTreeSet<_> = (0..10)
            .map(|day| hero.of(&campaign, morning + day * 86_400_000))
            .collect();
        assert_eq!(days.len(), 10);
        assert_eq!(
            hero.of(&campaign, morning),
            hero.of(&campaign, morning + 3_600_000)
        );
    }
}
