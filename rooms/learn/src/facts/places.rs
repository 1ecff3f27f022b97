//! What the places of facts are called.

use super::said::Said;
use std::{collections::BTreeMap, sync::LazyLock};

/// Names by code.
pub(crate) type Names = BTreeMap<String, Said>;

/// They do not change with what an editor publishes.
static COUNTRIES: LazyLock<Names> =
    LazyLock::new(|| read(include_str!("../../../../content/places/countries.toml")));
static STATES: LazyLock<Names> =
    LazyLock::new(|| read(include_str!("../../../../content/places/us-states.toml")));

fn read(text: &str) -> Names {
    toml::from_str(text).unwrap_or_default()
}

/// Codes of all countries (ISO 3166-1).
pub(crate) fn countries() -> impl Iterator<Item = &'static str> {
    COUNTRIES.keys().map(String::as_str)
}

/// Codes of the states of the United States (ISO 3166-2).
pub(crate) fn states() -> impl Iterator<Item = &'static str> {
    STATES.keys().map(String::as_str)
}

/// True for the code of a country.
pub(crate) fn is_country(code: &str) -> bool {
    COUNTRIES.contains_key(code)
}

/// The name of a place in a language: a country, a state, or one of `others`.
pub(crate) fn name<'a>(others: &'a Names, code: &str, lang: &str) -> Option<&'a str> {
    let said: Option<&'a Said> = COUNTRIES
        .get(code)
        .or_else(|| STATES.get(code))
        .or_else(|| others.get(code));
    said.map(|said| said.in_lang(lang))
}

/// True when a place has a name.
pub(crate) fn is_known(others: &Names, code: &str) -> bool {
    COUNTRIES.contains_key(code) || STATES.contains_key(code) || others.contains_key(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_names() {
        let others = Names::new();
        assert_eq!(name(&others, "GB", "es"), Some("Reino Unido"));
        assert_eq!(name(&others, "US-GA", "en"), Some("Georgia"));
        assert_eq!(name(&others, "UK", "en"), None);
    }
}
