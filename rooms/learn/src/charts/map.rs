//! Regions as tiles, roughly where they lie. Most of them say that there are no data, which is what is known.

use super::{
    Cell, Figure, bars, draft_note,
    sheet::{Anchor, Area, LINE, Sheet, WIDTH},
    wrapped,
};
use crate::facts::{
    Facts,
    drawings::{Map, Tile},
    fact::Fact,
    say,
};
use web::Page;

const COLUMNS: f64 = 3.0;
const GAP: f64 = 9.0;
const TILE: f64 = (WIDTH - (COLUMNS - 1.0) * GAP) / COLUMNS;
const TILE_HEIGHT: f64 = 76.0;
/// Letters of a line in a tile.
const LETTERS: usize = 14;
/// The same where the letters are larger and bold.
const LETTERS_STRONG: usize = 11;
/// What begins the code of a region; a tile of the whole world is none.
const REGION: &str = "UN-";

pub(super) fn figure<'a>(page: &'a Page, facts: &Facts, map: &Map) -> Option<Figure<'a>> {
    let drawn: Vec<&Fact> = map
        .tiles
        .iter()
        .flat_map(|tile| shown(page, facts, tile))
        .collect();
    if drawn.is_empty() {
        return None;
    }
    let note = map.note.in_lang(page.lang()).to_owned();
    let regions: Vec<&Tile> = map
        .tiles
        .iter()
        .filter(|tile| tile.region.starts_with(REGION))
        .collect();
    let known = regions
        .iter()
        .filter(|tile| !shown(page, facts, tile).is_empty())
        .count();
    let number = |n: usize| page.number(i64::try_from(n).unwrap_or(i64::MAX));
    let known = page.with2(
        "chart-known",
        ("known", number(known)),
        ("all", number(regions.len())),
    );
    let heads = [
        "chart-region",
        "chart-place",
        "chart-share",
        "fact-of-whom",
        "chart-source",
    ];
    Some(Figure {
        key: format!("map-{}", map.id),
        title: map.title.in_lang(page.lang()).to_owned(),
        desc: format!("{known} {note}"),
        sheet: draw(page, facts, map),
        notes: [note, known]
            .into_iter()
            .chain(draft_note(page, facts, &drawn))
            .collect(),
        head: heads.map(|key| page.t(key)).to_vec(),
        rows: map
            .tiles
            .iter()
            .flat_map(|tile| rows(page, facts, tile))
            .collect(),
        page,
    })
}

fn shown<'a>(page: &Page, facts: &'a Facts, tile: &Tile) -> Vec<&'a Fact> {
    let ids = tile.fact.iter().chain(&tile.parts);
    ids.filter_map(|id| facts.get(id))
        .filter(|fact| facts.is_shown(page, fact))
        .collect()
}

fn rows(page: &Page, facts: &Facts, tile: &Tile) -> Vec<Vec<Cell>> {
    let region = Cell::plain(facts.place(&tile.region, page.lang()));
    let found = shown(page, facts, tile);
    if found.is_empty() {
        let empty = || Cell::plain("");
        return vec![vec![
            region,
            empty(),
            Cell::plain(page.t("chart-gap")),
            empty(),
            empty(),
        ]];
    }
    let row = |fact: &&Fact| {
        std::iter::once(region.clone())
            .chain(bars::row(page, facts, fact))
            .collect()
    };
    found.iter().map(row).collect()
}

fn draw(page: &Page, facts: &Facts, map: &Map) -> Sheet {
    let mut sheet = Sheet::new(page.dir() == "rtl");
    for tile in &map.tiles {
        let at = |n: u8, step: f64| f64::from(n.saturating_sub(1)) * step;
        let area = Area {
            x: at(tile.column, TILE + GAP),
            y: at(tile.row, TILE_HEIGHT + GAP) + 1.0,
            width: TILE,
            height: TILE_HEIGHT,
        };
        sheet.height = sheet.height.max(area.y + TILE_HEIGHT + 1.0);
        one(page, facts, &mut sheet, tile, area);
    }
    sheet
}

fn one(page: &Page, facts: &Facts, sheet: &mut Sheet, tile: &Tile, area: Area) {
    let found = shown(page, facts, tile);
    sheet.rect(if found.is_empty() { "gap" } else { "known" }, area);
    let names = wrapped(facts.place(&tile.region, page.lang()), LETTERS);
    let said: Vec<String> = match (&tile.fact, found.as_slice()) {
        (_, []) => vec![page.t("chart-gap")],
        (Some(_), [fact, ..]) => vec![say::number(page, fact)],
        (None, parts) => parts
            .iter()
            .flat_map(|fact| wrapped(&part(page, facts, fact), LETTERS_STRONG))
            .collect(),
    };
    let middle = area.x + area.width / 2.0;
    let all = u32::try_from(names.len() + said.len()).map_or(1.0, f64::from);
    let top = area.y + (area.height - all * LINE) / 2.0 + 11.0;
    sheet.text("", (middle, top), Anchor::Middle, &names);
    let below = u32::try_from(names.len()).map_or(1.0, f64::from) * LINE;
    let class = if found.is_empty() { "soft" } else { "strong" };
    sheet.text(class, (middle, top + below), Anchor::Middle, &said);
}

/// "Canada: 28%": the tile's place is larger than what is known.
fn part(page: &Page, facts: &Facts, fact: &Fact) -> String {
    page.with2(
        "chart-part",
        ("place", say::places(page, facts, fact)),
        ("value", say::number(page, fact)),
    )
}
