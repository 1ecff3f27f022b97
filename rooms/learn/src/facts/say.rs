//! A fact in a reader's language: its numbers as people there write them, its year, its source.

use super::{
    Facts,
    fact::{Fact, Period, Source, Span},
    said,
    value::{Amount, Exactness, Value},
};
use web::Page;

/// The statement, with its numbers and its year.
pub(crate) fn statement(page: &Page, fact: &Fact) -> String {
    filled(page, fact, fact.says.in_lang(page.lang()))
}

/// What must be said with it; empty for most.
pub(crate) fn caveat(page: &Page, fact: &Fact) -> String {
    filled(page, fact, fact.caveat.in_lang(page.lang()))
}

/// The statement with what must be said with it, for wherever it stands alone.
pub(crate) fn whole(page: &Page, fact: &Fact) -> String {
    let (says, caveat) = (statement(page, fact), caveat(page, fact));
    if caveat.is_empty() {
        says
    } else {
        format!("{says} {caveat}")
    }
}

fn filled(page: &Page, fact: &Fact, text: &str) -> String {
    let place = |name: &str| match (name, fact.period) {
        ("year", Some(when)) => period(page, when),
        _ => fact
            .value_at(name)
            .map(|v| value(page, v))
            .unwrap_or_default(),
    };
    said::fill(text, place)
}

/// The number alone, with its "about"; empty for a fact without one.
pub(crate) fn number(page: &Page, fact: &Fact) -> String {
    fact.value
        .as_ref()
        .map(|v| value(page, v))
        .unwrap_or_default()
}

/// A value as people write it.
pub(crate) fn value(page: &Page, value: &Value) -> String {
    let bare = amount(page, value.amount);
    match value.is {
        Exactness::Exact => bare,
        is => page.with(&format!("fact-is-{}", is.key()), "n", bare),
    }
}

fn amount(page: &Page, amount: Amount) -> String {
    let n = |n: i64| page.number(n);
    match amount {
        Amount::OneIn(of) => page.with2("fact-in", ("one", n(1)), ("n", n(of))),
        Amount::OutOf(part, of) => page.with2("fact-in", ("one", n(part)), ("n", n(of))),
        Amount::Percent(from, Some(to)) => {
            page.with2("fact-percents", ("from", n(from)), ("to", n(to)))
        }
        Amount::Percent(share, None) | Amount::UpPercent(share) => {
            page.with("fact-percent", "n", n(share))
        }
        Amount::Part { part, of } => page.with2("fact-part", ("part", n(part)), ("of", n(of))),
        Amount::Count(count) => self::count(page, count),
        Amount::Days(days) => page.with("fact-days", "n", days),
        Amount::Age(years) => n(years),
        // A year has no thousands separator.
        Amount::Year(year) => page.year(year),
        Amount::Day(day) => page.date(day),
        Amount::Points { points, of } => page.with2(
            "fact-part",
            ("part", page.decimal(&format!("{points:.1}"))),
            ("of", n(of)),
        ),
    }
}

/// A million and more that ends in five zeros was rounded by its source, and is written so: "36.2 million".
fn count(page: &Page, count: i64) -> String {
    if count < 1_000_000 || count % 100_000 != 0 {
        return page.number(count);
    }
    millions(page, count)
}

/// A number as millions with one decimal.
pub(crate) fn millions(page: &Page, count: i64) -> String {
    let tenths = (count + 50_000) / 100_000;
    let text = match tenths % 10 {
        0 => page.number(tenths / 10),
        tenth => page.decimal(&format!("{}.{tenth}", tenths / 10)),
    };
    page.with("fact-millions", "n", text)
}

/// The years, as they stand in a sentence.
pub(crate) fn period(page: &Page, period: Period) -> String {
    let (from, to) = (page.year(period.from), page.year(period.to));
    match period.span {
        Span::Straddling => {
            let short = to.chars().skip(2).collect::<String>();
            page.with2("fact-span-straddling", ("from", from), ("to", short))
        }
        _ if period.from != period.to => page.with2("fact-years", ("from", from), ("to", to)),
        Span::Whole => to,
        span => page.with(&format!("fact-span-{}", span.key()), "year", to),
    }
}

/// Where it is about.
pub(crate) fn places(page: &Page, facts: &Facts, fact: &Fact) -> String {
    let names: Vec<_> = fact
        .places
        .iter()
        .map(|code| facts.place(code, page.lang()))
        .collect();
    names.join(", ")
}

/// Of whom, or what is counted, with the word for it.
pub(crate) fn of_whom(page: &Page, facts: &Facts, fact: &Fact) -> Option<String> {
    let who = facts
        .denominator(fact, page.lang())
        .map(|who| page.with("fact-of", "who", who));
    who.or_else(|| {
        facts
            .counted(fact, page.lang())
            .map(|what| page.with("fact-counted", "what", what))
    })
}

/// Who says so: the page, and whom it repeats.
pub(crate) fn source(page: &Page, source: &Source) -> String {
    match &source.origin {
        Some(origin) => page.with2(
            "fact-repeats",
            ("name", source.name.as_str()),
            ("origin", origin.as_str()),
        ),
        None => source.name.clone(),
    }
}

/// Year, place, of whom, source, checked on: the line under a statement.
pub(crate) fn line(page: &Page, facts: &Facts, fact: &Fact) -> String {
    let when = fact.period.map(|when| period(page, when));
    let where_when: Vec<_> = std::iter::once(places(page, facts, fact))
        .chain(when)
        .collect();
    let checked = page.with("fact-checked", "date", page.date(fact.reviewed_on));
    let source = page.with("fact-source", "name", source(page, &fact.source));
    let parts = [
        Some(where_when.join(", ")),
        of_whom(page, facts, fact),
        Some(format!("{source}, {checked}")),
    ];
    parts
        .into_iter()
        .flatten()
        .map(|part| part + ".")
        .collect::<Vec<_>>()
        .join(" ")
}

/// What to write under a text that uses the fact: statement, source, date, address, and where it stands with us.
pub(crate) fn citation(page: &Page, fact: &Fact) -> String {
    let read = page.with("fact-cite-read", "date", page.date(fact.source.read_on));
    let date = fact
        .source
        .date
        .as_ref()
        .map(|date| format!(" ({date})"))
        .unwrap_or_default();
    let source = source(page, &fact.source);
    let here = page.url(&format!("/{}/learn/facts/{}", page.lang(), fact.id));
    format!(
        "{} {source}{date}. {} {read} {here}",
        statement(page, fact),
        fact.source.url
    )
}
