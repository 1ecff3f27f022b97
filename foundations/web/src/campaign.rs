//! The campaign as every room reads it: a typed snapshot, replaced whole when it changes.

use jiff::{Timestamp, civil, tz::TimeZone};
use serde::{Deserialize, Serialize};
use store::Millis;

/// What this instance is for, this year. Read from the `[campaign]` table of the configuration; the defaults make a
/// running campaign of the red X on 22 February.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Campaign {
    /// Its name, as on the front page.
    pub name: String,
    /// The year this edition is of.
    pub edition: i16,
    /// Month of the day, 1 to 12.
    pub month: i8,
    /// Day of the month.
    pub day: i8,
    /// The first day on which people can post (`"2027-02-01"`); without one, as soon as everything else is ready.
    pub opens: Option<civil::Date>,
    /// The last day on which a question that was answered can be asked on; without one, until an organiser closes them.
    pub follow_ups_until: Option<civil::Date>,
    /// The time zone the day is reckoned in, IANA name.
    pub time_zone: String,
    /// The tag people use elsewhere, without the sign.
    pub hashtag: String,
    /// Languages offered, first is the default.
    pub languages: Vec<String>,
    /// Where the quick exit leads: a page nobody wonders about.
    pub exit_to: String,
    /// The next steps offered after a post.
    pub steps: Vec<Step>,
    /// Who runs this instance.
    pub operator: Operator,
    /// Who is called when somebody may be in danger, and by whom moderators are supported.
    pub safety: Contact,
    /// Local hours (in `time_zone`) at which people look at posts, for "when the desk looks next": start and end, 0-24.
    pub desk_hours: (i8, i8),
    /// Days the audit trail is kept, at least a year; then it is cut off at a seal.
    pub trail_days: i64,
    /// The same for what it says of lists, evidence, cases and reports: longer than any case takes.
    pub trail_evidence_days: i64,
    /// ISO codes of the countries offered as a place (and US states where the country is `US`).
    pub places: Vec<String>,
}

/// A next step an organiser offers: its words in each language and where it leads.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Step {
    /// Words by language code; the first one where a language has none.
    pub words: std::collections::BTreeMap<String, String>,
    /// An address of the organiser's, shown as a link.
    pub href: String,
}

/// Who answers for this instance; printed on the privacy and terms pages.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Operator {
    /// Legal name.
    pub name: String,
    /// Postal address, one line.
    pub address: String,
    /// An e-mail address that a person reads.
    pub email: String,
    /// The country whose law applies, ISO code.
    pub country: String,
}

/// A person who can be reached.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
}

/// Where in the year we are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Whole days left until the day.
    Before(i64),
    /// It is the day, in the campaign's time zone.
    Today,
    /// The day of this edition has passed.
    After,
}

impl Default for Campaign {
    fn default() -> Self {
        Self {
            name: "The Red X Day".into(),
            edition: 2027,
            month: 2,
            day: 22,
            opens: None,
            follow_ups_until: None,
            time_zone: "America/New_York".into(),
            hashtag: "RedXDay".into(),
            languages: vec!["en".into(), "es".into()],
            exit_to: "https://www.weather.gov/".into(),
            steps: Vec::new(),
            operator: Operator::default(),
            safety: Contact::default(),
            desk_hours: (8, 22),
            trail_days: 2 * 365,
            trail_evidence_days: 10 * 365,
            places: Vec::new(),
        }
    }
}

impl Campaign {
    /// The day of this edition; the last valid day of the month if the setting has too many.
    pub fn date(&self) -> civil::Date {
        let first =
            civil::Date::new(self.edition, self.month.clamp(1, 12), 1).unwrap_or(civil::Date::MAX);
        let day = self.day.clamp(1, first.days_in_month());
        civil::Date::new(first.year(), first.month(), day).unwrap_or(first)
    }

    /// The day on which posting opens, while it has not come.
    pub fn opens_later(&self, now: Millis) -> Option<civil::Date> {
        self.opens.filter(|day| self.local(now).date() < *day)
    }

    /// True as long as people can ask on below an answer.
    pub fn takes_follow_ups(&self, now: Millis) -> bool {
        self.follow_ups_until
            .is_none_or(|last| self.local(now).date() <= last)
    }

    /// Where in the year `now` is.
    pub fn phase(&self, now: Millis) -> Phase {
        let today = self.local(now).date();
        let left = self
            .date()
            .since(today)
            .map_or(0, |span| i64::from(span.get_days()));
        match left {
            0 => Phase::Today,
            n if n > 0 => Phase::Before(n),
            _ => Phase::After,
        }
    }

    /// `now` on the wall clock of the campaign's time zone.
    pub fn local(&self, now: Millis) -> civil::DateTime {
        let zone = TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC);
        let at = Timestamp::from_millisecond(now).unwrap_or(Timestamp::UNIX_EPOCH);
        at.to_zoned(zone).datetime()
    }

    /// When the desk looks next, seen from `now`: `None` while it is open, else the local time it opens.
    pub fn desk_opens(&self, now: Millis) -> Option<civil::DateTime> {
        let local = self.local(now);
        let (open, close) = self.desk_hours;
        if (open..close).contains(&local.hour()) {
            return None;
        }
        let day = if local.hour() < open {
            local.date()
        } else {
            local.date().tomorrow().unwrap_or(local.date())
        };
        Some(day.at(open.clamp(0, 23), 0, 0, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Millis {
        text.parse::<Timestamp>().unwrap().as_millisecond()
    }

    #[test]
    fn the_day_is_reckoned_in_its_own_time_zone() {
        let campaign = Campaign::default();
        assert_eq!(campaign.phase(at("2027-02-22T04:59:00Z")), Phase::Before(1));
        assert_eq!(campaign.phase(at("2027-02-22T05:00:00Z")), Phase::Today);
        assert_eq!(campaign.phase(at("2027-02-23T04:59:59Z")), Phase::Today);
        assert_eq!(campaign.phase(at("2027-02-23T05:00:00Z")), Phase::After);
        assert_eq!(
            campaign.phase(at("2026-11-22T17:00:00Z")),
            Phase::Before(92)
        );
    }

    #[test]
    fn posting_opens_at_midnight_of_its_day_and_at_once_without_one() {
        let opens = Some(civil::date(2027, 2, 1));
        let campaign = Campaign {
            opens,
            ..Campaign::default()
        };
        assert_eq!(campaign.opens_later(at("2027-02-01T04:59:59Z")), opens);
        assert_eq!(campaign.opens_later(at("2027-02-01T05:00:00Z")), None);
        let without = Campaign::default();
        assert_eq!(without.opens_later(at("2026-11-22T17:00:00Z")), None);
    }

    #[test]
    fn people_ask_on_until_the_end_of_the_last_day() {
        let campaign = Campaign {
            follow_ups_until: Some(civil::date(2027, 3, 1)),
            ..Campaign::default()
        };
        assert!(campaign.takes_follow_ups(at("2027-03-02T04:59:59Z")));
        assert!(!campaign.takes_follow_ups(at("2027-03-02T05:00:00Z")));
        assert!(Campaign::default().takes_follow_ups(at("2037-03-02T05:00:00Z")));
    }

    #[test]
    fn the_desk_says_when_it_opens() {
        let campaign = Campaign::default();
        assert_eq!(campaign.desk_opens(at("2027-02-22T15:00:00Z")), None);
        let early = campaign.desk_opens(at("2027-02-22T11:00:00Z")).unwrap();
        assert_eq!((early.day(), early.hour()), (22, 8));
        let late = campaign.desk_opens(at("2027-02-23T04:00:00Z")).unwrap();
        assert_eq!((late.day(), late.hour()), (23, 8));
    }

    #[test]
    fn a_day_that_does_not_exist_becomes_the_last_of_its_month() {
        let campaign = Campaign {
            day: 31,
            ..Campaign::default()
        };
        assert_eq!(campaign.date().day(), 28);
    }
}
