//! The data, line by line: what is wrong here would be wrong on the phone of somebody in danger.

use super::*;
use std::{collections::BTreeSet, fs, path::Path};
use web::Words;

fn all() -> Vec<Country> {
    read().collect::<Result<_, _>>().unwrap()
}

fn lines() -> Vec<Line> {
    all().into_iter().flat_map(|c| c.lines).collect()
}

fn is_e164(number: &str) -> bool {
    number.strip_prefix('+').is_some_and(|digits| {
        (8..=15).contains(&digits.len()) && only_digits(digits) && !digits.starts_with('0')
    })
}

fn is_short_code(number: &str) -> bool {
    (3..=6).contains(&number.len()) && only_digits(number)
}

fn only_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

#[test]
fn every_file_is_read_and_named_after_its_country() {
    let files = FILES
        .files()
        .filter(|f| f.path().extension().unwrap() == "toml");
    let named: Vec<_> = files
        .map(|f| f.path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let said: Vec<_> = all().iter().map(|c| c.code.to_ascii_lowercase()).collect();
    assert_eq!(named, said);
}

#[test]
fn every_country_is_named_in_every_language() {
    let languages: Vec<_> = fs::read_dir(languages())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert!(languages.len() >= 2);
    for country in all() {
        for language in &languages {
            let name = country.name.get(language.to_str().unwrap());
            assert!(
                name.is_some_and(|n| !n.is_empty()),
                "{} in {language:?}",
                country.code
            );
        }
    }
}

#[test]
fn ids_are_unique() {
    let lines = lines();
    let ids: BTreeSet<_> = lines.iter().map(|l| &l.id).collect();
    assert_eq!(ids.len(), lines.len());
}

#[test]
fn numbers_can_be_dialled() {
    for line in lines() {
        for number in line.phone.iter().chain(&line.text) {
            assert!(
                is_e164(number) || is_short_code(number),
                "{}: {number}",
                line.id
            );
        }
        assert!(
            line.phone.is_some() || line.web.is_some(),
            "{}: nowhere to go",
            line.id
        );
    }
    for wrong in [
        "08000-RESCUE",
        "+1-888",
        "1 888 373 7888",
        "+0888373788",
        "12",
        "1234567",
        "",
    ] {
        assert!(!is_e164(wrong) && !is_short_code(wrong), "{wrong}");
    }
}

/// What people read is what the link dials: no digit more, less or other.
#[test]
fn a_number_as_shown_is_the_number_that_is_dialled() {
    for line in lines() {
        let Some(shown) = &line.shown else { continue };
        assert!(
            shown
                .chars()
                .all(|c| c.is_ascii_digit() || " -".contains(c)),
            "{}: {shown}",
            line.id
        );
        let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
        let dialled = line.phone.as_deref().unwrap();
        match dialled.strip_prefix('+') {
            None => assert_eq!(digits, dialled, "{}", line.id),
            Some(international) => {
                let national = digits.strip_prefix('0').unwrap_or(&digits);
                let prefix = international.strip_suffix(national);
                assert!(prefix.is_some_and(|p| p.len() <= 3), "{}: {shown}", line.id);
            }
        }
    }
}

#[test]
fn every_line_says_where_and_when_it_was_read() {
    let written = jiff::civil::date(2026, 11, 22);
    for line in lines() {
        assert!(line.source_url.starts_with("http"), "{}", line.id);
        assert!((1..=365).contains(&line.reverify_days), "{}", line.id);
        assert!(line.verified_on.year() >= 2015, "{}", line.id);
        assert!(
            line.web.as_ref().is_none_or(|w| w.starts_with("https://")),
            "{}",
            line.id
        );
        assert_eq!(
            line.name.is_empty(),
            line.kind == Kind::Emergency,
            "{}",
            line.id
        );
        assert!(
            !line.is_late(line.verified_on) && line.is_late(written + 366.days()),
            "{}",
            line.id
        );
    }
}

#[test]
fn every_code_has_words() {
    let words = Words::load(&["en".into()]);
    for line in lines() {
        let good_for = line.good_for.iter().map(|code| format!("help-for-{code}"));
        let is_not = line.is_not.iter().map(|code| format!("help-not-{code}"));
        assert!(!line.good_for.is_empty(), "{}", line.id);
        for key in good_for.chain(is_not) {
            assert!(words.has(&key), "{}: {key}", line.id);
        }
    }
}

#[test]
fn countries_a_line_also_answers_in_exist() {
    let codes: Vec<_> = all().into_iter().map(|c| c.code).collect();
    for line in lines() {
        assert!(
            line.also.iter().all(|code| codes.contains(code)),
            "{}",
            line.id
        );
    }
}

#[test]
fn emergency_comes_first_and_thin_lines_not_at_all() {
    for country in countries("en") {
        let kinds: Vec<_> = lines_in(&country.code).iter().map(|l| l.kind).collect();
        assert!(kinds.is_sorted(), "{}", country.code);
    }
    assert_eq!(lines_in("US")[0].id, "us-911");
    assert_eq!(lines_in("NL")[0].id, "eu-112");
    assert!(lines_in("US").iter().all(|l| l.id != "us-hsi"));
    assert!(country("th").is_none() && country("world").is_none());
    assert!(country("gb").is_some() && country("GB").is_some());
}

/// A country without a checked emergency number is a gap somebody is to close; it must not grow unseen.
#[test]
fn countries_without_an_emergency_number_are_known() {
    let without = |c: &&&Country| lines_in(&c.code).iter().all(|l| l.kind != Kind::Emergency);
    let shown = countries("en");
    let codes: Vec<_> = shown
        .iter()
        .filter(without)
        .map(|c| c.code.as_str())
        .collect();
    assert_eq!(codes, ["ZA"]);
}

#[test]
fn a_line_is_late_the_day_after_its_last() {
    let by = jiff::civil::date(2026, 10, 9) + 90.days();
    assert!(!overdue(by).contains(&"gb-999"));
    assert!(overdue(by + 1.day()).contains(&"gb-999"));
    assert!(
        !overdue(by + 9999.days()).contains(&"us-hsi"),
        "it is not on a page"
    );
}

fn languages() -> &'static Path {
    Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../content/languages"
    ))
}

/// What makes a sentence unfit: a number that somebody could dial, or a link that dials.
fn dials(value: &str) -> bool {
    let digits = value
        .split(|c: char| !c.is_ascii_digit())
        .any(|run| run.len() >= 3);
    digits || value.contains("tel:") || value.contains("sms:")
}

#[test]
fn no_sentence_in_any_language_holds_a_number_to_dial() {
    assert!(dials("Call 911") && dials("tel:x") && !dials("under 18 in 24 hours"));
    let mut read = 0;
    for language in fs::read_dir(languages()).unwrap() {
        for file in fs::read_dir(language.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            for line in fs::read_to_string(&path)
                .unwrap()
                .lines()
                .filter(|l| !l.starts_with('#'))
            {
                assert!(!dials(line), "{}: {line}", path.display());
                read += 1;
            }
        }
    }
    assert!(read > 500, "read {read} lines only");
}
