//! One measure over the years: a column for each, a hole where there is none, a mark where numbers before and after
//! cannot be compared. Columns rather than a line: nothing is drawn between two years.

use super::{
    Cell, Figure, draft_note,
    sheet::{Anchor, Area, LINE, Sheet, WIDTH},
    wrapped,
};
use crate::facts::{
    Facts,
    drawings::{Break, Series},
    fact::Fact,
    said, say,
    value::{self, Amount, Value},
};
use web::Page;

/// Room above the tallest column for its number, in units of the drawing.
const ABOVE: f64 = 3.0 * LINE + 12.0;
/// The tallest column.
const TALLEST: f64 = 120.0;
/// Where columns stand.
const GROUND: f64 = ABOVE + TALLEST;
/// Share of a year's room that its column takes.
const COLUMN: f64 = 0.62;
/// Names of breaks.
const MARKS: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// A year of the series and its fact, if there is one that may be shown.
type Year<'a> = (i64, Option<&'a Fact>);

pub(super) fn figure<'a>(page: &'a Page, facts: &Facts, series: &Series) -> Option<Figure<'a>> {
    let members = facts.in_series(&series.id);
    let shown: Vec<&Fact> = members
        .into_iter()
        .filter(|fact| facts.is_shown(page, fact))
        .collect();
    let year = |fact: &Fact| fact.period.map(|p| p.to);
    let (first, last) = (year(shown.first()?)?, year(shown.last()?)?);
    if first == last {
        return None;
    }
    let years: Vec<Year<'_>> = (first..=last)
        .map(|y| (y, shown.iter().copied().find(|f| year(f) == Some(y))))
        .collect();
    let breaks: Vec<(&str, &Break)> = MARKS
        .into_iter()
        .zip(
            series
                .breaks
                .iter()
                .filter(|b| first < b.year && b.year <= last),
        )
        .collect();
    let gaps: Vec<String> = years
        .iter()
        .filter(|(_, fact)| fact.is_none())
        .map(|(y, _)| y.to_string())
        .collect();
    let mut notes: Vec<String> = breaks
        .iter()
        .map(|(mark, b)| break_note(page, mark, b))
        .collect();
    if !gaps.is_empty() {
        notes.push(page.with("chart-gaps", "years", gaps.join(", ")));
    }
    let desc = std::iter::once(desc(page, facts, shown.first()?, (first, last)))
        .chain(notes.iter().cloned());
    let desc = desc.collect::<Vec<_>>().join(" ");
    notes.extend(draft_note(page, facts, &shown));
    Some(Figure {
        key: format!("series-{}", series.id),
        title: series.title.in_lang(page.lang()).to_owned(),
        desc,
        sheet: draw(page, &years, &breaks),
        notes,
        head: ["chart-year", "chart-value", "chart-source"]
            .map(|key| page.t(key))
            .to_vec(),
        rows: years.iter().map(|year| row(page, *year)).collect(),
        page,
    })
}

fn break_note(page: &Page, mark: &str, at: &Break) -> String {
    let head = page.with2("chart-break", ("mark", mark), ("year", at.year.to_string()));
    format!("{head} {}", at.note.in_lang(page.lang()))
}

fn desc(page: &Page, facts: &Facts, fact: &Fact, (from, to): (i64, i64)) -> String {
    let lang = page.lang();
    let (key, what) = match facts.denominator(fact, lang) {
        Some(who) => ("chart-from-to-share", who),
        None => (
            "chart-from-to",
            facts.counted(fact, lang).unwrap_or_default(),
        ),
    };
    let span = page.with2(
        "fact-years",
        ("from", from.to_string()),
        ("to", to.to_string()),
    );
    page.with2(key, ("years", span), ("what", what))
}

fn row(page: &Page, (year, fact): Year<'_>) -> Vec<Cell> {
    match fact {
        Some(fact) => vec![
            Cell::of(
                page,
                fact,
                fact.period
                    .map(|when| say::period(page, when))
                    .unwrap_or_default(),
            ),
            Cell::plain(say::number(page, fact)),
            Cell::plain(say::source(page, &fact.source)),
        ],
        None => vec![
            Cell::plain(year.to_string()),
            Cell::plain(page.t("chart-gap")),
            Cell::plain(""),
        ],
    }
}

fn draw(page: &Page, years: &[Year<'_>], breaks: &[(&str, &Break)]) -> Sheet {
    let mut sheet = Sheet::new(page.dir() == "rtl");
    sheet.height = GROUND + LINE + 8.0;
    let slots = u32::try_from(years.len()).map_or(1.0, f64::from);
    let room = WIDTH / slots;
    let most = years
        .iter()
        .filter_map(|(_, fact)| size(fact.as_ref()?.value.as_ref()?))
        .fold(0.0_f64, f64::max);
    let mut x = 0.0;
    for year in years {
        if let Some((mark, _)) = breaks.iter().find(|(_, b)| b.year == year.0) {
            sheet.line("break", (x, LINE + 4.0), (x, GROUND));
            sheet.text(
                "strong",
                (x, LINE - 2.0),
                Anchor::Middle,
                &[(*mark).to_owned()],
            );
        }
        column(page, &mut sheet, *year, (x, room), most);
        x += room;
    }
    sheet.line("axis", (0.0, GROUND), (WIDTH, GROUND));
    sheet
}

fn column(
    page: &Page,
    sheet: &mut Sheet,
    (year, fact): Year<'_>,
    (x, room): (f64, f64),
    most: f64,
) {
    let middle = x + room / 2.0;
    sheet.text(
        "soft",
        (middle, GROUND + LINE),
        Anchor::Middle,
        &[year.to_string()],
    );
    let area = |height: f64| Area {
        x: x + room * (1.0 - COLUMN) / 2.0,
        y: GROUND - height,
        width: room * COLUMN,
        height,
    };
    let drawn = fact
        .and_then(|fact| fact.value.as_ref())
        .and_then(|v| Some((v, size(v)?)));
    let (class, height, lines) = match drawn {
        Some((value, size)) => ("full", TALLEST * size / most.max(1.0), label(page, value)),
        None => ("gap", TALLEST / 3.0, wrapped(&page.t("chart-gap"), 7)),
    };
    sheet.rect(class, area(height));
    let rows = u32::try_from(lines.len().saturating_sub(1)).map_or(0.0, f64::from);
    let soft = if class == "gap" { "soft" } else { "" };
    sheet.text(
        soft,
        (middle, GROUND - height - 5.0 - rows * LINE),
        Anchor::Middle,
        &lines,
    );
}

/// How tall: a count as it is, a share as percent.
fn size(value: &Value) -> Option<f64> {
    value.share().or_else(|| value::float(value.count()?))
}

/// The number over a column: millions with one decimal, for want of room; the table has it in full.
fn label(page: &Page, value: &Value) -> Vec<String> {
    let text = match value.amount {
        Amount::Count(n) if n >= 1_000_000 => say::millions(page, n),
        _ => say::value(page, value),
    };
    let mut lines = wrapped(&said::capitalized(&text), 8);
    lines.truncate(3);
    lines
}
