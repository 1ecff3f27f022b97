//! The places a person may name: countries, and states where the country is the United States. From a list, never
//! free text and never finer.

use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};
use web::Campaign;

/// A place to choose.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// Places under one heading.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) places: Vec<Place>,
}

#[derive(Deserialize)]
#[serde(transparent)]
struct Names(BTreeMap<String, String>);

type List = BTreeMap<String, Names>;

static COUNTRIES: LazyLock<List> =
    LazyLock::new(|| read(include_str!("../../../content/places/countries.toml")));
static STATES: LazyLock<List> =
    LazyLock::new(|| read(include_str!("../../../content/places/us-states.toml")));

/// A test reads both files, so that a list is never empty in a release.
fn read(text: &str) -> List {
    toml::from_str(text).unwrap_or_default()
}

/// The place's name in `lang`, English where there is none.
pub fn place_name(id: &str, lang: &str) -> Option<String> {
    let Names(names) = COUNTRIES.get(id).or_else(|| STATES.get(id))?;
    names.get(lang).or_else(|| names.get("en")).cloned()
}

/// What the campaign offers: its own choice of countries, or all of them; the states of the United States first.
pub(crate) fn groups(campaign: &Campaign, lang: &str, states: &str, countries: &str) -> Vec<Group> {
    let offered = |id: &str| campaign.places.is_empty() || campaign.places.iter().any(|p| p == id);
    let named = |list: &List, keep: &dyn Fn(&str) -> bool| {
        let mut places: Vec<Place> = list
            .keys()
            .filter(|id| keep(id))
            .filter_map(|id| {
                Some(Place {
                    id: id.clone(),
                    name: place_name(id, lang)?,
                })
            })
            .collect();
        places.sort_by(|a, b| a.name.cmp(&b.name));
        places
    };
    let mut groups = Vec::new();
    if offered("US") {
        groups.push(Group {
            name: states.to_owned(),
            places: named(&STATES, &|_| true),
        });
    }
    groups.push(Group {
        name: countries.to_owned(),
        places: named(&COUNTRIES, &|id| offered(id)),
    });
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_whole_and_named_in_every_language() {
        assert!(COUNTRIES.len() > 190 && STATES.len() == 51);
        for (id, Names(names)) in COUNTRIES.iter().chain(STATES.iter()) {
            assert!(names.contains_key("en") && names.contains_key("es"), "{id}");
        }
        assert_eq!(place_name("US-NY", "es").as_deref(), Some("Nueva York"));
        assert_eq!(place_name("XX", "es"), None);
    }
}
