//! The page contexts of care. Each has a sample; a test renders all of them in every language.

use super::{keep::Today, limits, model::Wishes};
use crate::control::Figure;
use askama::Template;
use store::Millis;
use web::{Contact, Page};

/// A break, also the last one of a day.
#[derive(Template)]
#[template(path = "rest.html")]
pub(crate) struct Rest {
    page: Page,
    over: bool,
    decides: bool,
    safety: Contact,
    /// Lines to call: HTML of ours.
    lines: String,
}

impl Rest {
    pub(super) fn new(page: Page, over: bool, decides: bool, lines: String) -> Self {
        Self {
            safety: page.campaign().safety.clone(),
            over,
            decides,
            lines,
            page,
        }
    }
}

/// A person's own page of care.
#[derive(Template)]
#[template(path = "care.html")]
pub(crate) struct Care {
    page: Page,
    kept: bool,
    today: String,
    hint: String,
    pictures: String,
    bounds: (i64, i64),
    ticks: Vec<Tick>,
    countries: Vec<Country>,
}

/// Something to be spared.
struct Tick {
    name: &'static str,
    words: String,
    set: bool,
}

/// A country to choose.
struct Country {
    code: String,
    name: String,
    chosen: bool,
}

impl Care {
    pub(super) fn new(
        page: Page,
        wishes: &Wishes,
        today: Today,
        cap: i64,
        countries: Vec<(String, String)>,
        kept: bool,
    ) -> Self {
        let tick = |name, key: &str, set| Tick {
            name,
            words: page.t(key),
            set,
        };
        let ticks = vec![
            tick("words_only", "care-words-only", wishes.words_only),
            tick("no_reported", "care-no-reported", wishes.no_reported),
            tick("no_injuries", "care-no-injuries", wishes.no_injuries),
        ];
        let country = |(code, name): (String, String)| Country {
            chosen: wishes.country.as_ref() == Some(&code),
            code,
            name,
        };
        Self {
            kept,
            today: page.with2(
                "care-today",
                ("n", today.pictures),
                ("enough", today.enough),
            ),
            hint: page.with2(
                "care-number-hint",
                ("least", limits::PICTURES_A_DAY_MIN),
                ("most", cap),
            ),
            pictures: wishes
                .pictures_a_day
                .map_or_else(String::new, |n| n.to_string()),
            bounds: (limits::PICTURES_A_DAY_MIN, limits::PICTURES_A_DAY_MAX),
            ticks,
            countries: countries.into_iter().map(country).collect(),
            page,
        }
    }
}

/// What concerns the group as a group: the number that is enough, and, for who leads it, how it does.
#[derive(Template)]
#[template(path = "group.html")]
pub(crate) struct Group {
    page: Page,
    cap: i64,
    hint: String,
    bounds: (i64, i64),
    who: Who,
    untrained: bool,
    figure: Option<String>,
    too_few: String,
}

/// Who looks at the page of the group.
#[derive(Clone, Copy)]
pub(super) struct Who {
    /// Sees how the group does.
    pub(super) leads: bool,
    /// May open posting before two moderators have passed.
    pub(super) owns: bool,
}

impl Group {
    pub(super) fn new(
        page: Page,
        cap: i64,
        who: Who,
        figure: Option<Figure>,
        untrained: bool,
    ) -> Self {
        let (least, most) = (limits::PICTURES_A_DAY_MIN, limits::PICTURES_A_DAY_MAX);
        Self {
            hint: page.with2("care-cap-hint", ("least", least), ("most", most)),
            bounds: (least, most),
            figure: figure.map(|figure| {
                page.with2(
                    "care-figure",
                    ("correct", figure.correct),
                    ("answers", figure.answers),
                )
            }),
            too_few: page.with("care-figure-none", "n", crate::control::ANSWERS_MIN),
            cap,
            who,
            untrained,
            page,
        }
    }
}

/// The reminder on the page of the queue: shown at once when it is due, by the page's script when the time has come.
pub(crate) struct Break {
    pub(crate) due: bool,
    pub(crate) in_seconds: i64,
}

impl Break {
    /// `rest_in` milliseconds from now.
    pub(crate) fn new(rest_in: Millis) -> Self {
        Self {
            due: rest_in <= 0,
            in_seconds: rest_in.div_euclid(1_000),
        }
    }
}

#[cfg(test)]
pub(crate) mod samples {
    use super::*;

    /// Every page of care, with a name for its file.
    pub(crate) fn all(page: &Page) -> Vec<(&'static str, Result<String, askama::Error>)> {
        let p = || page.clone();
        let today = Today {
            pictures: 31,
            enough: 400,
        };
        let countries = vec![("US".to_owned(), "United States".to_owned())];
        let wishes = Wishes {
            pictures_a_day: Some(60),
            words_only: true,
            country: Some("US".into()),
            ..Wishes::default()
        };
        let care =
            |wishes: &Wishes, kept| Care::new(p(), wishes, today, 400, countries.clone(), kept);
        let (owner, lead) = (
            Who {
                leads: false,
                owns: true,
            },
            Who {
                leads: true,
                owns: false,
            },
        );
        let figure = Some(Figure {
            answers: 40,
            correct: 38,
        });
        vec![
            ("care", care(&Wishes::default(), false).render()),
            ("care_kept", care(&wishes, true).render()),
            ("rest", Rest::new(p(), false, true, String::new()).render()),
            (
                "rest_over",
                Rest::new(p(), true, true, String::new()).render(),
            ),
            (
                "rest_other",
                Rest::new(p(), false, false, String::new()).render(),
            ),
            ("group", Group::new(p(), 400, owner, None, false).render()),
            (
                "group_open",
                Group::new(p(), 400, owner, None, true).render(),
            ),
            (
                "group_lead",
                Group::new(p(), 200, lead, figure, false).render(),
            ),
            ("group_few", Group::new(p(), 200, lead, None, true).render()),
        ]
    }
}
