//! How somebody can be reached: telephone numbers, e-mail addresses, names on other services, addresses of pages.

use super::{
    Sign,
    lists::{Kind, Lists},
    normal::{Normal, Word},
};

/// National numbers have at least seven figures, international ones fifteen at most (ITU-T E.164).
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// Endings that people type; a wrong guess only asks a person to look.
const ENDINGS: [&str; 26] = [
    "com", "net", "org", "info", "io", "me", "co", "gg", "ly", "app", "dev", "xyz", "site",
    "online", "link", "shop", "tv", "us", "uk", "mx", "es", "ar", "fr", "de", "ru", "to",
];

pub(super) fn signs(normal: &Normal, lists: &Lists) -> Vec<Sign> {
    let pieces = || normal.plain.split(' ');
    let found = [
        (
            in_figures(&normal.plain) || in_words(&normal.words, lists),
            Sign::Phone,
        ),
        (pieces().any(is_email), Sign::Email),
        (pieces().any(is_handle), Sign::Handle),
        (pieces().any(is_link), Sign::Link),
    ];
    found
        .into_iter()
        .filter_map(|(is, sign)| is.then_some(sign))
        .collect()
}

/// A run of figures with what stands between them in numbers, long enough to call and no date or span of years.
fn in_figures(plain: &str) -> bool {
    let between = |c: char| c.is_ascii_digit() || " .-()/+_·*".contains(c);
    plain.split(|c| !between(c)).any(|run| {
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        PHONE_DIGITS.contains(&digits) && !is_dates(run) || digits > *PHONE_DIGITS.end()
    })
}

/// Only years (`2010-2020`) or a date (`2027-02-22`, `22/02/2027`).
fn is_dates(run: &str) -> bool {
    let parts: Vec<&str> = run
        .split(|c: char| !c.is_ascii_digit())
        .filter(|p| !p.is_empty())
        .collect();
    let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let small = |part: &str| part.len() <= 2;
    let years = parts.iter().filter(|part| year(part)).count();
    parts.len() > 1
        && years >= 1
        && parts.iter().all(|part| year(part) || small(part))
        && parts.len() <= 2 + years
}

/// Seven figures or more in a row, written out.
fn in_words(words: &[Word], lists: &Lists) -> bool {
    let mut run = 0;
    words.iter().any(|word| {
        let one = word.text.len() == 1 && word.text.bytes().all(|b| b.is_ascii_digit());
        run = if one || lists.has(Kind::Digits, &word.text) {
            run + 1
        } else {
            0
        };
        run >= *PHONE_DIGITS.start()
    })
}

fn is_email(piece: &str) -> bool {
    let Some((before, after)) = piece.split_once('@') else {
        return false;
    };
    before
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric)
        && after.split_once('.').is_some_and(|(host, ending)| {
            !host.is_empty() && ending.chars().next().is_some_and(char::is_alphanumeric)
        })
}

fn is_handle(piece: &str) -> bool {
    let piece = piece.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@');
    piece.strip_prefix('@').is_some_and(|name| {
        let is_part = |c: &char| c.is_alphanumeric() || "._-".contains(*c);
        name.chars()
            .take_while(is_part)
            .filter(|c| c.is_alphanumeric())
            .count()
            >= 3
    })
}

fn is_link(piece: &str) -> bool {
    let piece = piece.to_lowercase();
    if piece.contains("://") || piece.contains("www.") {
        return true;
    }
    if piece.contains('@') {
        return false;
    }
    let host = piece.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.trim_matches(|c: char| !c.is_alphanumeric());
    host.rsplit_once('.').is_some_and(|(name, ending)| {
        ENDINGS.contains(&ending) && name.chars().filter(|c| c.is_alphanumeric()).count() >= 2
    })
}
