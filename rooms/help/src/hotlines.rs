//! The lines people can call, as typed data: `content/hotlines`, and what was published since.

mod check;

use include_dir::{Dir, include_dir};
use jiff::{ToSpan as _, civil::Date};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use std::collections::BTreeMap;
use web::{
    Wrong,
    content::{Kind as Content, Overlay},
};

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
    pub(crate) source_url: String,
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

/// Packs of lines are called so.
pub(crate) const CONTENT: Content<Hotlines> = Content {
    name: "help",
    starter,
    paths: || starters().map(|(path, _)| path).collect(),
    holds,
    read: |overlay| Hotlines::read(overlay).0,
    faults: |overlay| {
        Hotlines::read(overlay)
            .1
            .iter()
            .map(ToString::to_string)
            .collect()
    },
};
/// The lines that are off until two people say otherwise.
pub(crate) const SUSPENDED: &str = "hotlines/suspended.toml";

fn starter(path: &str) -> Option<&'static str> {
    FILES
        .get_file(path.strip_prefix("hotlines/")?)?
        .contents_utf8()
}

/// One folder; which country a file is for, and whether its name says so, is for the check to say.
fn holds(path: &str) -> bool {
    let name = path.strip_prefix("hotlines/");
    name.and_then(|name| name.strip_suffix(".toml"))
        .is_some_and(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase()))
}

/// Everything that is built in.
fn starters<'a>() -> impl Iterator<Item = (String, &'a str)> {
    FILES.files().filter_map(|file| {
        let path = format!("hotlines/{}", file.path().display());
        path.ends_with(".toml")
            .then(|| file.contents_utf8())?
            .map(|text| (path, text))
    })
}

/// A line that is not shown, by whom is in the audit chain.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Suspended {
    pub(crate) id: String,
    pub(crate) on: String,
    pub(crate) why: String,
}

/// The file of those.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SuspendedFile {
    #[serde(default)]
    pub(crate) suspended: Vec<Suspended>,
}

/// Every line there is.
#[derive(Debug, Default)]
pub(crate) struct Hotlines {
    countries: Vec<Country>,
    suspended: Vec<Suspended>,
}

impl Hotlines {
    /// Reads what is built in with this difference, and says what is wrong.
    pub(crate) fn read(overlay: &Overlay) -> (Self, Vec<Wrong>) {
        Self::of(&overlay.over(starters()))
    }

    /// Reads files by their paths, and says what is wrong. One that cannot be read is left out rather than taking the
    /// others with it.
    pub(crate) fn of(files: &BTreeMap<String, &str>) -> (Self, Vec<Wrong>) {
        let (mut lines, mut faults) = (Self::default(), Vec::new());
        for (path, text) in files {
            if let Err(error) = lines.add(path, text, &mut faults) {
                let wrong = Wrong::new(path, error.message());
                faults.push(match error.span() {
                    Some(span) => wrong.at_byte(text, span.start),
                    None => wrong,
                });
            }
        }
        check::all(&lines, &mut faults);
        let text = |fault: &Wrong| files.get(&fault.file).copied().unwrap_or_default();
        let faults = faults.into_iter().map(|fault| {
            let text = text(&fault);
            fault.at_its_name(text)
        });
        (lines, faults.collect())
    }

    fn add(
        &mut self,
        path: &str,
        text: &str,
        faults: &mut Vec<Wrong>,
    ) -> Result<(), toml::de::Error> {
        if path == SUSPENDED {
            self.suspended = toml::from_str::<SuspendedFile>(text)?.suspended;
        } else {
            let country = toml::from_str::<Country>(text)?;
            if check::place(path, &country, faults) {
                self.countries.push(country);
            }
        }
        Ok(())
    }

    /// The countries that have something to show, as people of `lang` would look them up.
    pub(crate) fn countries(&self, lang: &str) -> Vec<&Country> {
        let mut all: Vec<_> = self
            .countries
            .iter()
            .filter(|c| c.code != WORLD && !self.lines_in(&c.code).is_empty())
            .collect();
        all.sort_by_key(|c| c.named_in(lang));
        all
    }

    /// A country by its code in either case, if it has something to show.
    pub(crate) fn country(&self, code: &str) -> Option<&Country> {
        let mut shown = self.countries(SOURCE).into_iter();
        shown.find(|c| c.code.eq_ignore_ascii_case(code))
    }

    /// The lines that answer in a country, emergency first.
    pub(crate) fn lines_in(&self, code: &str) -> Vec<&Line> {
        let here = |c: &&Country, l: &&Line| c.code == code || l.also.iter().any(|a| a == code);
        let all = self.countries.iter();
        let mut lines: Vec<_> = all
            .flat_map(|c| c.lines.iter().filter(move |l| here(&c, l)))
            .filter(|l| self.is_shown(l))
            .collect();
        lines.sort_by_key(|l| l.kind);
        lines
    }

    /// A line that answers everywhere, by its id.
    pub(crate) fn everywhere(&self, id: &str) -> Option<&Line> {
        self.lines_in(WORLD).into_iter().find(|l| l.id == id)
    }

    /// The ids of the lines on the page that nobody has read again in time, and by when that was to be: an operator is to
    /// be told, and people still see them, with their date, for an old number is better than none.
    pub(crate) fn overdue(&self, today: Date) -> Vec<(&str, Date)> {
        let lines = self.countries.iter().flat_map(|c| &c.lines);
        let shown = lines.filter(|l| self.is_shown(l));
        let late =
            shown.filter_map(|l| Some((l.id.as_str(), l.again_by().filter(|by| *by < today)?)));
        late.collect()
    }

    /// Every country, also one with nothing to show.
    pub(crate) fn every_country(&self) -> impl Iterator<Item = &Country> {
        self.countries.iter()
    }

    /// Every line with its country, as the files have them.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&Country, &Line)> {
        self.countries
            .iter()
            .flat_map(|c| c.lines.iter().map(move |l| (c, l)))
    }

    /// Why a line is off.
    pub(crate) fn suspended(&self, id: &str) -> Option<&Suspended> {
        self.suspended.iter().find(|s| s.id == id)
    }

    /// True when people see it: checked well enough, and not suspended.
    pub(crate) fn is_shown(&self, line: &Line) -> bool {
        line.grade != Grade::C && self.suspended(&line.id).is_none()
    }
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

    /// Where a text goes as people write it: as the telephone's number, where it is the same.
    pub(crate) fn text_number(&self) -> Option<&str> {
        let same = self.text.is_some() && self.text == self.phone;
        if same {
            self.number()
        } else {
            self.text.as_deref()
        }
    }

    /// By when somebody is to read it again.
    fn again_by(&self) -> Option<Date> {
        self.verified_on.checked_add(self.reverify_days.days()).ok()
    }

    /// True when somebody was to read it again before `today`.
    pub(crate) fn is_late(&self, today: Date) -> bool {
        self.again_by().is_some_and(|by| by < today)
    }
}

#[cfg(test)]
mod tests;
