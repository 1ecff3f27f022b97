//! Shares side by side, each with its own denominator said under it: they are no ranking.

use super::{
    Cell, Figure, draft_note,
    sheet::{Anchor, Area, LINE, Sheet, WIDTH},
    where_when, wrapped,
};
use crate::facts::{Facts, drawings::Bars, fact::Fact, said, say};
use web::Page;

/// Letters of the small text that fit a line of the drawing.
const LETTERS: usize = 46;
const BAR: f64 = 14.0;

pub(super) fn figure<'a>(page: &'a Page, facts: &Facts, bars: &Bars) -> Option<Figure<'a>> {
    let shown: Vec<&Fact> = bars
        .facts
        .iter()
        .filter_map(|id| facts.get(id))
        .filter(|fact| facts.is_shown(page, fact))
        .collect();
    if shown.is_empty() {
        return None;
    }
    let note = bars.note.in_lang(page.lang()).to_owned();
    let said: Vec<String> = shown
        .iter()
        .map(|fact| {
            format!(
                "{}: {}.",
                where_when(page, facts, fact),
                say::number(page, fact)
            )
        })
        .collect();
    let desc = format!("{} {note}", said.join(" "));
    let heads = ["chart-place", "chart-share", "fact-of-whom", "chart-source"];
    Some(Figure {
        key: format!("bars-{}", bars.id),
        title: bars.title.in_lang(page.lang()).to_owned(),
        desc,
        sheet: draw(page, facts, &shown),
        notes: std::iter::once(note)
            .chain(draft_note(page, facts, &shown))
            .collect(),
        head: heads.map(|key| page.t(key)).to_vec(),
        rows: shown.iter().map(|fact| row(page, facts, fact)).collect(),
        page,
    })
}

pub(super) fn row(page: &Page, facts: &Facts, fact: &Fact) -> Vec<Cell> {
    vec![
        Cell::of(page, fact, where_when(page, facts, fact)),
        Cell::plain(say::number(page, fact)),
        Cell::plain(facts.denominator(fact, page.lang()).unwrap_or_default()),
        Cell::plain(say::source(page, &fact.source)),
    ]
}

fn draw(page: &Page, facts: &Facts, shown: &[&Fact]) -> Sheet {
    let mut sheet = Sheet::new(page.dir() == "rtl");
    let mut y = 0.0;
    for fact in shown {
        let share = fact
            .value
            .and_then(|value| value.share())
            .unwrap_or_default();
        sheet.text(
            "",
            (0.0, y + LINE),
            Anchor::Start,
            &[where_when(page, facts, fact)],
        );
        let number = said::capitalized(&say::number(page, fact));
        sheet.text("strong", (WIDTH, y + LINE), Anchor::End, &[number]);
        let bar = |width| Area {
            x: 0.0,
            y: y + LINE + 6.0,
            width,
            height: BAR,
        };
        sheet.rect("track", bar(WIDTH));
        sheet.rect("full", bar(WIDTH * share / 100.0));
        let who = facts.denominator(fact, page.lang()).unwrap_or_default();
        let lines = wrapped(&page.with("chart-of", "who", who), LETTERS);
        sheet.text(
            "soft",
            (0.0, y + 2.0 * LINE + BAR + 6.0),
            Anchor::Start,
            &lines,
        );
        let rows = u32::try_from(lines.len()).map_or(1.0, f64::from);
        y += (rows + 1.0) * LINE + BAR + 28.0;
    }
    sheet.height = y;
    sheet
}
