//! Every language has every word, with the same variables and digits.

use super::*;

#[test]
fn every_language_has_the_same_keys_and_variables() {
    let files = FILES.dirs().flat_map(Dir::files);
    let texts: Vec<_> = files
        .map(|file| {
            let path = format!("languages/{}", file.path().display());
            (path, file.contents_utf8().unwrap())
        })
        .collect();
    assert!(texts.len() > 20, "read {} files only", texts.len());
    let wrong = check(texts.iter().map(|(path, text)| (path.as_str(), *text)));
    let said: Vec<_> = wrong.iter().map(ToString::to_string).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
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
