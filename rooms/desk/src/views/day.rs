//! The switches of the day, and reasons in the desk's own words.

use super::{Said, SaidWords};
use crate::{day, limits};
use askama::Template;
use store::Millis;
use web::{Page, Words, switches::Switches};

/// The switches.
#[derive(Template)]
#[template(path = "day.html")]
pub(crate) struct Day {
    page: Page,
    said: Option<SaidWords>,
    /// What people are told now, when intake is closed.
    closed: Option<[String; 2]>,
    paused: bool,
    hours: Vec<(i64, String)>,
    words_chars_max: usize,
}

impl Day {
    pub(crate) fn new(page: Page, switches: &Switches, now: Millis, said: Option<Said>) -> Self {
        let hours = |n: i64| (n, page.with("desk-day-hours", "n", n));
        let closed = switches.closed(now).map(|closed| {
            let until = closed.until.map(|at| page.moment(at));
            let until = match until {
                Some(when) => page.with("desk-day-until", "when", when),
                None => page.t("desk-day-until-opened"),
            };
            [until, closed.words.clone()]
        });
        Self {
            said: said.map(|said| said.words(&page)),
            closed,
            paused: switches.wall_paused,
            hours: limits::CLOSED_HOURS.map(hours).into(),
            words_chars_max: limits::OWN_WORDS.chars_max,
            page,
        }
    }
}

/// Reasons, as authors read them.
#[derive(Template)]
#[template(path = "reasons.html")]
pub(crate) struct Reasons {
    page: Page,
    said: Option<SaidWords>,
    rows: Vec<Row>,
    words_chars_max: usize,
}

struct Row {
    code: &'static str,
    /// As the desk knows it.
    name: String,
    texts: Vec<Text>,
}

/// One language.
struct Text {
    lang: String,
    name: String,
    direction: &'static str,
    /// The product's words.
    usual: String,
    /// The desk's own; empty without any.
    own: String,
}

impl Reasons {
    pub(crate) fn new(page: Page, words: &Words, switches: &Switches, said: Option<Said>) -> Self {
        let row = |reason: post::Reason| {
            let key = day::key(reason);
            let text = |lang: &web::Lang| Text {
                lang: lang.code().to_owned(),
                name: words.say(lang, "language-name", None),
                direction: words.direction(lang),
                usual: words.say(lang, &key, None),
                own: switches
                    .words(&key, lang.code())
                    .unwrap_or_default()
                    .to_owned(),
            };
            Row {
                code: reason.name(),
                name: page.t(&format!("desk-reason-{}", reason.name())),
                texts: words.offered().iter().map(text).collect(),
            }
        };
        Self {
            said: said.map(|said| said.words(&page)),
            rows: day::told().map(row).collect(),
            words_chars_max: limits::OWN_WORDS.chars_max,
            page,
        }
    }
}
