//! What is drawn from facts: series over the years, bars side by side, maps of regions.

use super::said::Said;
use serde::Deserialize;

/// One measure over the years; facts name it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Series {
    pub(crate) id: String,
    pub(crate) title: Said,
    #[serde(default)]
    pub(crate) breaks: Vec<Break>,
}

/// A year from which on the numbers cannot be compared with those before.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Break {
    pub(crate) year: i64,
    pub(crate) note: Said,
}

/// Shares of different things, each with its own denominator.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bars {
    pub(crate) id: String,
    pub(crate) title: Said,
    pub(crate) note: Said,
    pub(crate) facts: Vec<String>,
}

/// Regions as tiles.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Map {
    pub(crate) id: String,
    pub(crate) title: Said,
    pub(crate) note: Said,
    pub(crate) tiles: Vec<Tile>,
}

/// A region's place on the map, and what is known there.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tile {
    pub(crate) region: String,
    /// From 1, in reading direction.
    pub(crate) column: u8,
    /// From 1, from the top.
    pub(crate) row: u8,
    /// A figure for the whole region.
    pub(crate) fact: Option<String>,
    /// Figures for places inside it.
    #[serde(default)]
    pub(crate) parts: Vec<String>,
}

/// The file of them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Drawings {
    #[serde(default)]
    pub(crate) series: Vec<Series>,
    #[serde(default)]
    pub(crate) bars: Vec<Bars>,
    #[serde(default, rename = "map")]
    pub(crate) maps: Vec<Map>,
}

impl Drawings {
    /// A series by its id.
    pub(crate) fn series(&self, id: &str) -> Option<&Series> {
        self.series.iter().find(|s| s.id == id)
    }

    /// Bars by their id.
    pub(crate) fn bars(&self, id: &str) -> Option<&Bars> {
        self.bars.iter().find(|b| b.id == id)
    }

    /// A map by its id.
    pub(crate) fn map(&self, id: &str) -> Option<&Map> {
        self.maps.iter().find(|m| m.id == id)
    }

    /// Everything by kind and id with its words and the facts it shows, for lints.
    pub(crate) fn all(&self) -> Vec<(&'static str, &str, Vec<&Said>, Vec<&str>)> {
        let series = self.series.iter().map(|s| {
            let notes = s.breaks.iter().map(|b| &b.note);
            (
                "series",
                s.id.as_str(),
                std::iter::once(&s.title).chain(notes).collect(),
                Vec::new(),
            )
        });
        let bars = self.bars.iter().map(|b| {
            let facts = b.facts.iter().map(String::as_str).collect();
            ("bars", b.id.as_str(), vec![&b.title, &b.note], facts)
        });
        let maps = self.maps.iter().map(|m| {
            let facts = m
                .tiles
                .iter()
                .flat_map(|t| t.fact.iter().chain(&t.parts))
                .map(String::as_str)
                .collect();
            ("map", m.id.as_str(), vec![&m.title, &m.note], facts)
        });
        series.chain(bars).chain(maps).collect()
    }
}
