//! What the places of facts are called.

use super::said::Said;
use std::{collections::BTreeMap, sync::LazyLock};

/// Names by code.
pub(crate) type Names = BTreeMap<String, Said>;

/// Countries, and states of the United States. They do not change with what an editor publishes.
static KNOWN: LazyLock<Names> = LazyLock::new(|| {
    let texts = [
        include_str!("../../../../content/places/countries.toml"),
        include_str!("../../../../content/places/us-states.toml"),
    ];
    texts
        .into_iter()
        .filter_map(|text| toml::from_str::<Names>(text).ok())
        .flatten()
        .collect()
});

/// The name of a place in a language: a country, a state, or one of `others`.
pub(crate) fn name<'a>(others: &'a Names, code: &str, lang: &str) -> Option<&'a str> {
    let said: Option<&'a Said> = KNOWN.get(code).or_else(|| others.get(code));
    said.map(|said| said.in_lang(lang))
}

/// True when a place has a name.
pub(crate) fn is_known(others: &Names, code: &str) -> bool {
    KNOWN.contains_key(code) || others.contains_key(code)
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
