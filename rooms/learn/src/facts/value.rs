//! What a fact says in numbers: one kind of amount, as its source gives it.

use jiff::civil::Date;
use serde::Deserialize;

/// A number with its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Value {
    pub(crate) amount: Amount,
    pub(crate) is: Exactness,
}

/// The kinds of amount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Amount {
    /// One of so many.
    OneIn(i64),
    /// So many of so few that people say both: 4 in 5.
    OutOf(i64, i64),
    /// A share in percent; with a second number, from the first to it.
    Percent(i64, Option<i64>),
    /// A counted part of a counted whole.
    Part {
        part: i64,
        of: i64,
    },
    /// A rise in percent.
    UpPercent(i64),
    /// A plain count.
    Count(i64),
    Days(i64),
    /// Years of age.
    Age(i64),
    /// A year of the calendar.
    Year(i64),
    Day(Date),
    /// A grade on a scale.
    Points {
        points: f64,
        of: i64,
    },
}

/// How a source qualifies its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Exactness {
    #[default]
    Exact,
    About,
    MoreThan,
    Almost,
}

impl Exactness {
    /// The end of its message's key; what is exact needs no words.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::MoreThan => "more-than",
            Self::Almost => "almost",
        }
    }
}

/// As it is written in a file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawValue {
    one_in: Option<i64>,
    out_of: Option<[i64; 2]>,
    percent: Option<Percent>,
    part: Option<i64>,
    up_percent: Option<i64>,
    count: Option<i64>,
    days: Option<i64>,
    age: Option<i64>,
    year: Option<i64>,
    date: Option<String>,
    points: Option<f64>,
    /// The whole of `part` and `points`.
    of: Option<i64>,
    #[serde(default)]
    is: Exactness,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged)]
enum Percent {
    One(i64),
    Range([i64; 2]),
}

impl Percent {
    const fn amount(self) -> Amount {
        match self {
            Self::One(n) => Amount::Percent(n, None),
            Self::Range([from, to]) => Amount::Percent(from, Some(to)),
        }
    }
}

impl RawValue {
    /// The value, or what is wrong with it.
    pub(crate) fn read(&self) -> Result<Value, String> {
        let amounts: Vec<Amount> = self.amounts()?.into_iter().flatten().collect();
        let [amount] = amounts.as_slice() else {
            return Err(format!(
                "a value has exactly one kind, this one has {}",
                amounts.len()
            ));
        };
        if !amount.is_possible() {
            return Err(format!("{amount:?} cannot be"));
        }
        Ok(Value {
            amount: *amount,
            is: self.is,
        })
    }

    fn amounts(&self) -> Result<[Option<Amount>; 11], String> {
        let whole = || self.of.ok_or("a part or points need `of`, the whole");
        if self.of.is_some() && self.part.is_none() && self.points.is_none() {
            return Err("`of` stands only with `part` or `points`".into());
        }
        let part = self
            .part
            .map(|part| Ok::<_, String>(Amount::Part { part, of: whole()? }));
        let points = self.points.map(|points| {
            Ok::<_, String>(Amount::Points {
                points,
                of: whole()?,
            })
        });
        let day = self.date.as_ref().map(|d| {
            d.parse()
                .map(Amount::Day)
                .map_err(|_| format!("{d} is no date"))
        });
        Ok([
            self.one_in.map(Amount::OneIn),
            self.out_of.map(|[part, of]| Amount::OutOf(part, of)),
            self.percent.map(Percent::amount),
            self.up_percent.map(Amount::UpPercent),
            self.count.map(Amount::Count),
            self.days.map(Amount::Days),
            self.age.map(Amount::Age),
            self.year.map(Amount::Year),
            part.transpose()?,
            points.transpose()?,
            day.transpose()?,
        ])
    }
}

impl Amount {
    /// True for a share of something, which is nothing without that something.
    pub(crate) const fn is_share(&self) -> bool {
        matches!(
            self,
            Self::OneIn(_) | Self::OutOf(..) | Self::Percent(..) | Self::Part { .. }
        )
    }

    /// The kind as JSON and lints name it.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::OneIn(_) => "one_in",
            Self::OutOf(..) => "out_of",
            Self::Percent(..) => "percent",
            Self::Part { .. } => "part",
            Self::UpPercent(_) => "up_percent",
            Self::Count(_) => "count",
            Self::Days(_) => "days",
            Self::Age(_) => "age",
            Self::Year(_) => "year",
            Self::Day(_) => "date",
            Self::Points { .. } => "points",
        }
    }

    fn is_possible(&self) -> bool {
        match *self {
            Self::OneIn(n) => n > 1,
            Self::OutOf(part, of) | Self::Part { part, of } => part > 0 && part <= of,
            Self::Percent(from, to) => {
                from >= 0 && to.unwrap_or(from) >= from && to.unwrap_or(from) <= 100
            }
            Self::UpPercent(n) | Self::Days(n) => n > 0,
            Self::Count(n) => n >= 0,
            Self::Age(n) => (0..=120).contains(&n),
            Self::Year(n) => (1900..=2200).contains(&n),
            Self::Day(_) => true,
            Self::Points { points, of } => points >= 0.0 && of > 0,
        }
    }
}

impl Value {
    /// The number without a language, for lints: digits, and English where there must be words.
    pub(crate) fn plain(&self) -> String {
        match self.amount {
            Amount::OneIn(n) => format!("1 in {n}"),
            Amount::OutOf(part, of) => format!("{part} in {of}"),
            Amount::Percent(n, None) | Amount::UpPercent(n) => format!("{n} %"),
            Amount::Percent(from, Some(to)) => format!("{from}-{to} %"),
            Amount::Part { part, of } => format!("{part} of {of}"),
            Amount::Count(n) | Amount::Days(n) | Amount::Age(n) | Amount::Year(n) => n.to_string(),
            Amount::Day(day) => day.to_string(),
            Amount::Points { points, of } => format!("{points} of {of}"),
        }
    }

    /// A share as percent of its whole, for the length of a bar.
    pub(crate) fn share(&self) -> Option<f64> {
        let part = |part: i64, of: i64| Some(float(part)? * 100.0 / float(of)?);
        match self.amount {
            Amount::OneIn(n) => part(1, n),
            Amount::OutOf(n, of) | Amount::Part { part: n, of } => part(n, of),
            Amount::Percent(n, _) => float(n),
            _ => None,
        }
    }

    /// A count as a number to draw.
    pub(crate) fn count(&self) -> Option<i64> {
        match self.amount {
            Amount::Count(n) => Some(n),
            _ => None,
        }
    }
}

/// Exact up to what an `i32` holds, and far larger numbers are rounded ones anyway.
pub(crate) fn float(n: i64) -> Option<f64> {
    let (high, low) = (
        i32::try_from(n / 1_000_000).ok()?,
        i32::try_from(n % 1_000_000).ok()?,
    );
    Some(f64::from(high) * 1e6 + f64::from(low))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(toml: &str) -> Result<Value, String> {
        toml::from_str::<RawValue>(toml)
            .map_err(|e| e.message().to_owned())?
            .read()
    }

    #[test]
    fn every_kind_is_read() {
        let amount = |toml: &str| read(toml).unwrap().amount;
        assert_eq!(amount("one_in = 7"), Amount::OneIn(7));
        assert_eq!(amount("out_of = [4, 5]"), Amount::OutOf(4, 5));
        assert_eq!(amount("percent = 18"), Amount::Percent(18, None));
        assert_eq!(amount("percent = [38, 40]"), Amount::Percent(38, Some(40)));
        assert_eq!(
            amount("part = 410\nof = 1790"),
            Amount::Part {
                part: 410,
                of: 1790
            }
        );
        assert_eq!(
            amount("points = 57.9\nof = 100"),
            Amount::Points {
                points: 57.9,
                of: 100
            }
        );
        assert_eq!(
            amount("date = \"2024-05-07\""),
            Amount::Day(jiff::civil::date(2024, 5, 7))
        );
        assert_eq!(
            read("count = 27800\nis = \"more_than\"").unwrap().is,
            Exactness::MoreThan
        );
    }

    #[test]
    fn what_cannot_be_is_said() {
        for wrong in [
            "",
            "count = 1\npercent = 2",
            "percent = 101",
            "percent = [40, 38]",
            "one_in = 1",
            "part = 5",
            "part = 9\nof = 8",
            "count = 3\nof = 9",
            "count = \"many\"",
            "counts = 3",
            "date = \"7 May\"",
            "count = 3\nis = \"perhaps\"",
            "count = -1",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_share_has_a_length() {
        assert_eq!(read("out_of = [4, 5]").unwrap().share(), Some(80.0));
        assert_eq!(read("percent = 38").unwrap().share(), Some(38.0));
        assert_eq!(read("count = 38").unwrap().share(), None);
        assert_eq!(float(36_200_000), Some(36_200_000.0));
    }
}
