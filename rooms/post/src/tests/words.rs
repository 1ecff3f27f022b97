//! Every word that the room says is there, in every language.

use crate::{Reason, views::samples};
use std::{collections::BTreeSet, fs, path::Path};
use testkit::Shell;
use web::Page;

/// The text of every source file and template of the room, but not of its tests.
fn sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    for folder in ["src", "templates"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() && !path.ends_with("tests.rs") {
                texts.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    texts
}

/// What stands in quotes right behind `call`.
fn quoted_after(texts: &[String], call: &str) -> BTreeSet<String> {
    let all = texts.iter().flat_map(|text| text.split(call).skip(1));
    all.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .filter(|key| !key.contains('{'))
        .map(str::to_owned)
        .collect()
}

/// Every code a failure of this room can have.
fn codes(texts: &[String]) -> BTreeSet<String> {
    let mut codes = quoted_after(texts, "Problem::bad(");
    codes.extend(quoted_after(texts, "too_long:"));
    codes.extend(quoted_after(texts, "StatusCode::PAYLOAD_TOO_LARGE,"));
    codes.extend(quoted_after(texts, "StatusCode::SERVICE_UNAVAILABLE,"));
    let receive = include_str!("../receive.rs").split("=> ").skip(1);
    let unsuitable = receive.filter_map(|rest| rest.strip_prefix('"')?.split('"').next());
    codes.extend(unsuitable.map(str::to_owned));
    assert!(codes.len() >= 20, "{codes:?}");
    codes
}

fn keys() -> BTreeSet<String> {
    let texts = sources();
    let mut keys = quoted_after(&texts, ".t(");
    keys.extend(quoted_after(&texts, ".with("));
    keys.extend(quoted_after(&texts, ".with2("));
    assert!(keys.len() >= 100, "{}", keys.len());
    for code in codes(&texts) {
        keys.extend([format!("problem-{code}"), format!("problem-{code}-next")]);
    }
    keys.extend(Reason::ALL.map(|reason| format!("post-reason-{}", reason.name())));
    keys
}

#[tokio::test]
async fn every_key_has_words_in_every_language() {
    let shell = Shell::new().await;
    let words = shell.app.words();
    let missing: Vec<String> = keys().into_iter().filter(|key| !words.has(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test]
async fn every_sample_renders_in_every_language_without_a_bare_key() {
    let shell = Shell::new().await;
    let keys = keys();
    for lang in shell.app.words().offered() {
        let page = Page::sample(&shell.app, lang);
        let pages = samples::all(&page);
        assert!(pages.len() >= 12);
        for (name, html) in pages {
            assert!(
                html.contains(&format!("lang=\"{}\"", lang.code())),
                "{name}"
            );
            assert!(html.contains("/help"), "{name}: help is one tap away");
            for key in &keys {
                let bare =
                    html.contains(&format!(">{key}<")) || html.contains(&format!("\"{key}\""));
                assert!(!bare, "{name} in {}: {key}", lang.code());
            }
        }
    }
}

#[test]
fn nobody_is_told_that_it_looked_like_abuse() {
    for reason in Reason::ALL {
        let told = reason.told();
        assert!(!matches!(told, Reason::Abuse | Reason::Sexual));
    }
}
