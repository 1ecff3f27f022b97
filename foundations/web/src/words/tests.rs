//! Every language has every word, with the same variables and no digits of its own.

use super::*;
use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};

/// Key -> variables, of one language, read from the files themselves.
fn keys(code: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for file in FILES.get_dir(code).unwrap().files() {
        let text = file.contents_utf8().unwrap();
        FluentResource::try_new(text.to_owned())
            .unwrap_or_else(|(_, e)| panic!("{}: {e:?}", file.path().display()));
        let mut key = String::new();
        for line in text.lines() {
            if let Some((name, _)) = line
                .split_once(" =")
                .filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                key = name.to_owned();
                let clash = found.insert(key.clone(), BTreeSet::new());
                assert!(clash.is_none(), "{code}: {key} stands twice");
            }
            let variables = line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_')
                    .collect::<String>()
            });
            if let Some(set) = found.get_mut(&key).filter(|_| !line.starts_with('#')) {
                set.extend(variables);
            }
        }
    }
    found
}

#[test]
fn every_language_has_the_same_keys_and_variables() {
    let source = keys(SOURCE);
    assert!(!source.is_empty());
    for folder in FILES.dirs() {
        let code = folder.path().to_str().unwrap();
        let other = keys(code);
        let missing: Vec<_> = source.keys().filter(|k| !other.contains_key(*k)).collect();
        let extra: Vec<_> = other.keys().filter(|k| !source.contains_key(*k)).collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{code}: missing {missing:?}, extra {extra:?}"
        );
        for (key, variables) in &source {
            assert_eq!(
                Some(variables),
                other.get(key),
                "{code}: variables of {key}"
            );
        }
    }
}

#[test]
fn a_language_is_chosen_by_what_the_browser_asks() {
    let words = Words::load(&["en".into(), "es".into()]);
    assert_eq!(words.choose(Some("es-MX,es;q=0.9,en;q=0.5")).code(), "es");
    assert_eq!(words.choose(Some("fi, de")).code(), "en");
    assert_eq!(words.choose(None).code(), "en");
    assert_eq!(words.choose(Some("\u{1}garbage;;;q=x")).code(), "en");
    assert_eq!(words.direction(&Lang("ar".into())), "rtl");
}
