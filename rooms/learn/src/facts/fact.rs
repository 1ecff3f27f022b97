//! A fact: what is said, of whom, when, where, who found it, and how well that is known.

use super::{
    said::{self, Said},
    value::Value,
};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A fact as read from its file.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub(crate) id: String,
    /// The file it stands in, without its ending.
    pub(crate) topic: String,
    pub(crate) kind: Kind,
    pub(crate) value: Option<Value>,
    /// Further values of the same sentence, by the name of their place in it.
    pub(crate) also: BTreeMap<String, Value>,
    pub(crate) says: Said,
    /// Of a law: where it stands.
    pub(crate) cites: Said,
    /// A law has none.
    pub(crate) period: Option<Period>,
    pub(crate) places: Vec<String>,
    /// Of whom or what a share is a share.
    pub(crate) denominator: Option<String>,
    /// What is counted, where it is no share.
    pub(crate) counts: Option<String>,
    pub(crate) series: Option<String>,
    /// The older fact whose place this one takes.
    pub(crate) supersedes: Option<String>,
    pub(crate) caveat: Said,
    pub(crate) source: Source,
    pub(crate) see: Vec<See>,
    pub(crate) grade: Grade,
    pub(crate) licence: Licence,
    pub(crate) reviewed_on: Date,
    pub(crate) review_by: Date,
    /// For whoever confirms it; not for readers.
    pub(crate) to_confirm: String,
}

/// What sort of fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// A number.
    #[default]
    Figure,
    /// Something found that is no number.
    Statement,
    Law,
}

impl Kind {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Statement => "statement",
            Self::Law => "law",
        }
    }
}

/// The years a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) from: i64,
    /// The last year; the first, where it is one.
    pub(crate) to: i64,
    pub(crate) span: Span,
}

/// Which part of the year, or which kind of year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Span {
    #[default]
    Whole,
    Fiscal,
    FirstHalf,
    #[serde(rename = "quarter-1")]
    Quarter1,
    #[serde(rename = "quarter-2")]
    Quarter2,
    #[serde(rename = "quarter-3")]
    Quarter3,
    #[serde(rename = "quarter-4")]
    Quarter4,
    End,
    /// One year that begins in one and ends in the next of the calendar.
    Straddling,
    /// The year in which the report appeared; what it is about is not given.
    Report,
    /// The source does not say it; it was read from what stands around.
    Inferred,
}

impl Span {
    /// The end of its message's key, and its name in JSON.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Fiscal => "fiscal",
            Self::FirstHalf => "first-half",
            Self::Quarter1 => "quarter-1",
            Self::Quarter2 => "quarter-2",
            Self::Quarter3 => "quarter-3",
            Self::Quarter4 => "quarter-4",
            Self::End => "end",
            Self::Straddling => "straddling",
            Self::Report => "report",
            Self::Inferred => "inferred",
        }
    }
}

/// The page a fact was read on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) url: String,
    /// When it appeared, as far as known: a year, a month or a day, ISO.
    pub(crate) date: Option<String>,
    pub(crate) read_on: Date,
    /// Whose figure it is, where the page repeats somebody's. A fact with one is secondary.
    pub(crate) origin: Option<String>,
}

impl Source {
    /// True when the page repeats what somebody else found.
    pub(crate) const fn is_secondary(&self) -> bool {
        self.origin.is_some()
    }
}

/// Another page that says the same.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct See {
    pub(crate) name: String,
    pub(crate) url: String,
}

/// How well a fact was checked; the order is from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(crate) enum Grade {
    /// The source's own page was read.
    A,
    /// The same, but an old or odd copy.
    #[serde(rename = "A-")]
    AMinus,
    /// A second party repeats a named primary.
    B,
    /// Old, thin or inferred.
    C,
    /// Unverified.
    U,
}

impl Grade {
    /// Only what was read may stand on a page.
    pub(crate) fn is_for_pages(self) -> bool {
        self <= Self::B
    }

    /// As people write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::AMinus => "A-",
            Self::B => "B",
            Self::C => "C",
            Self::U => "U",
        }
    }

    /// The end of its message's key.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::AMinus => "a-minus",
            Self::B => "b",
            Self::C => "c",
            Self::U => "u",
        }
    }
}

/// What may be done with the source's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) enum Licence {
    #[serde(rename = "public-domain")]
    PublicDomain,
    #[serde(rename = "cc-by-4.0")]
    CcBy4,
    #[serde(rename = "ogl-3")]
    Ogl3,
    /// The figure may be said in words of one's own, with the link.
    #[serde(rename = "cite-only")]
    CiteOnly,
}

impl Licence {
    /// As the file has it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::PublicDomain => "public-domain",
            Self::CcBy4 => "cc-by-4.0",
            Self::Ogl3 => "ogl-3",
            Self::CiteOnly => "cite-only",
        }
    }

    /// The end of its message's key.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::PublicDomain => "public-domain",
            Self::CcBy4 => "cc-by",
            Self::Ogl3 => "ogl",
            Self::CiteOnly => "cite-only",
        }
    }
}

impl Fact {
    /// True when a person was to read the source again before `today`.
    pub(crate) fn is_overdue(&self, today: Date) -> bool {
        self.review_by < today
    }

    /// The value for a place in its words; the year is not one of these.
    pub(crate) fn value_at(&self, place: &str) -> Option<&Value> {
        if place == "value" {
            self.value.as_ref()
        } else {
            self.also.get(place)
        }
    }

    /// Statement and caveat in a language with bare numbers, for lints.
    pub(crate) fn plain(&self, lang: &str) -> String {
        let value = |place: &str| match (place, self.period) {
            ("year", Some(period)) => period.to.to_string(),
            _ => self.value_at(place).map(Value::plain).unwrap_or_default(),
        };
        let words = [&self.says, &self.caveat].map(|said| said::fill(said.in_lang(lang), value));
        words.join(" ")
    }
}
