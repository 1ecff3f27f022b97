//! The lines people can call, as typed data: read once from the embedded `content/hotlines`.

use include_dir::{Dir, include_dir};
use jiff::{ToSpan as _, civil::Date};
use serde::{Deserialize, Deserializer, de::Error as _};
use std::{collections::BTreeMap, sync::LazyLock};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../content/hotlines");
/// The code of what answers in every country.
const WORLD: &str = "WORLD";
/// Of the languages a country is named in, the one that stands in for a missing one.
const SOURCE: &str = "en";

/// A country and its lines, in the order of its file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Country {
    /// ISO 3166-1 code, or `EU`, or [`WORLD`].
    #[serde(rename = "country")]
    pub(crate) code: String,
    name: BTreeMap<String, String>,
    #[serde(rename = "line")]
    lines: Vec<Line>,
}

/// Somebody who answers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    /// As the body calls itself; an emergency number has no name.
    #[serde(default)]
    pub(crate) name: String,
    /// Other countries it answers in.
    #[serde(default)]
    also: Vec<String>,
    /// E.164, or a code that works inside the country.
    pub(crate) phone: Option<String>,
    /// The number as people there write it, where that is not `phone`.
    shown: Option<String>,
    /// Where a text message goes: as `phone`.
    pub(crate) text: Option<String>,
    pub(crate) web: Option<String>,
    /// `None` when nobody has confirmed them.
    pub(crate) hours: Option<Hours>,
    /// What it is for: codes, whose words are `help-for-{code}`.
    #[serde(rename = "for")]
    pub(crate) good_for: Vec<String>,
    /// What it is not: codes, whose words are `help-not-{code}`.
    #[serde(default, rename = "not")]
    pub(crate) is_not: Vec<String>,
    /// Where the number was read.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "for who checks the file; tests hold it")
    )]
    source_url: String,
    /// The day it was read there; of a dated copy, the day of the copy.
    #[serde(deserialize_with = "date")]
    pub(crate) verified_on: Date,
    reverify_days: i64,
    grade: Grade,
}

/// What a line is; the order is the order on the page.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Emergency,
    Trafficking,
    Child,
    Crisis,
    CsamReport,
}

/// When somebody answers.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Hours {
    Word(HoursWord),
    Office(Office),
}

/// Hours without a clock.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum HoursWord {
    /// Day and night, every day.
    Always,
    /// Not the same everywhere.
    Varies,
}

/// Hours on a clock.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Office {
    pub(crate) days: Days,
    pub(crate) from: String,
    pub(crate) to: String,
    /// IANA name.
    pub(crate) tz: String,
}

/// The days of an office.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Days {
    /// Monday to Friday.
    Weekdays,
    /// All seven.
    Daily,
}

/// How well a line was checked.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
enum Grade {
    /// The body's own page was read.
    A,
    /// The same, but an old or odd copy.
    #[serde(rename = "A-")]
    AMinus,
    /// Another body repeats it.
    B,
    /// Old, thin or inferred: never shown.
    C,
}

fn date<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    String::deserialize(from)?.parse().map_err(D::Error::custom)
}

/// The files, each read or not. A test holds that all can be read.
fn read() -> impl Iterator<Item = Result<Country, String>> {
    let is_data = |name: &std::path::Path| name.extension().is_some_and(|e| e == "toml");
    FILES
        .files()
        .filter(move |f| is_data(f.path()))
        .map(|file| {
            let text = file.contents_utf8().ok_or("not UTF-8")?;
            toml::from_str(text).map_err(|error| format!("{}: {error}", file.path().display()))
        })
}

/// A file that cannot be read is left out rather than taking the others with it.
static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| read().flatten().collect());

/// The countries that have something to show, as people of `lang` would look them up.
pub(crate) fn countries(lang: &str) -> Vec<&'static Country> {
    let mut all: Vec<_> = COUNTRIES
        .iter()
        .filter(|c| c.code != WORLD && !lines_in(&c.code).is_empty())
        .collect();
    all.sort_by_key(|c| c.named_in(lang));
    all
}

/// A country by its code in either case, if it has something to show.
pub(crate) fn country(code: &str) -> Option<&'static Country> {
    countries(SOURCE)
        .into_iter()
        .find(|c| c.code.eq_ignore_ascii_case(code))
}

/// The lines that answer in a country, emergency first.
pub(crate) fn lines_in(code: &str) -> Vec<&'static Line> {
    let here = |c: &'static Country| {
        c.lines
            .iter()
            .filter(move |l| c.code == code || l.also.iter().any(|a| a == code))
    };
    let mut lines: Vec<_> = COUNTRIES
        .iter()
        .flat_map(here)
        .filter(|l| l.is_shown())
        .collect();
    lines.sort_by_key(|l| l.kind);
    lines
}

/// A line that answers everywhere, by its id.
pub(crate) fn everywhere(id: &str) -> Option<&'static Line> {
    lines_in(WORLD).into_iter().find(|l| l.id == id)
}

/// The ids of the lines on the page that nobody has read again in time: an operator is to be told, and people still
/// see them, with their date, for an old number is better than none.
pub fn overdue(today: Date) -> Vec<&'static str> {
    let late = |l: &&Line| l.is_shown() && l.is_late(today);
    let lines = COUNTRIES.iter().flat_map(|c| &c.lines);
    lines.filter(late).map(|l| l.id.as_str()).collect()
}

impl Country {
    /// Its name in a language.
    pub(crate) fn named_in(&self, lang: &str) -> &str {
        let name = self.name.get(lang).or_else(|| self.name.get(SOURCE));
        name.map_or(self.code.as_str(), String::as_str)
    }
}

impl Line {
    /// The number as people write it.
    pub(crate) fn number(&self) -> Option<&str> {
        self.shown.as_deref().or(self.phone.as_deref())
    }

    /// True when somebody was to read it again before `today`.
    pub(crate) fn is_late(&self, today: Date) -> bool {
        let by = self.verified_on.checked_add(self.reverify_days.days());
        by.is_ok_and(|by| by < today)
    }

    fn is_shown(&self) -> bool {
        self.grade != Grade::C
    }
}

#[cfg(test)]
mod tests;
