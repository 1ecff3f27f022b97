//! What must hold of every line: what is wrong here would be wrong on the phone of somebody in danger. The same rules hold
//! for the files in the repository and for what an editor wants to publish.

use super::{Country, Hotlines, Kind, Line, SUSPENDED};
use std::{collections::BTreeMap, sync::LazyLock};
use web::{Words, Wrong};

/// Languages in which every country has a name.
const LANGUAGES: [&str; 2] = ["en", "es"];
/// Nobody leaves a line unread for longer.
const REVERIFY_DAYS_MAX: i64 = 365;
/// What was read before is no evidence of today.
const READ_SINCE_YEAR: i16 = 2015;
static WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::load(&["en".into()], web::Unreviewed::English));

/// The file a country's lines stand in.
fn file(country: &Country) -> String {
    format!("hotlines/{}.toml", country.code.to_ascii_lowercase())
}

/// True when the file is the country's own.
pub(super) fn place(path: &str, country: &Country, faults: &mut Vec<Wrong>) -> bool {
    let own = file(country);
    if path != own {
        let what = format!("a country stands in the file of its own code, {own}");
        faults.push(Wrong::new(path, what));
    }
    path == own
}

pub(super) fn all(lines: &Hotlines, faults: &mut Vec<Wrong>) {
    let mut ids = BTreeMap::new();
    let mut numbers: BTreeMap<&str, &str> = BTreeMap::new();
    let codes: Vec<_> = lines.countries.iter().map(|c| &c.code).collect();
    for country in &lines.countries {
        named(country, faults);
    }
    for (country, line) in lines.all() {
        let mut say = |what: String| {
            let what = format!("{}: {what}", line.id);
            faults.push(Wrong::new(file(country), what));
        };
        if let Some(other) = ids.insert(&line.id, &country.code) {
            say(format!(
                "two lines have this id, in {other} and {}",
                country.code
            ));
        }
        // Short codes mean something else in every country.
        for number in line.phone.iter().filter(|n| n.starts_with('+')) {
            if let Some(other) = numbers.insert(number, &line.id) {
                say(format!("{other} has the same number"));
            }
        }
        for also in line.also.iter().filter(|also| !codes.contains(also)) {
            say(format!("there is no country {also}"));
        }
        one(line).into_iter().for_each(say);
    }
    for off in lines
        .suspended
        .iter()
        .filter(|off| !ids.contains_key(&off.id))
    {
        let what = format!("{}: no such line can be suspended", off.id);
        faults.push(Wrong::new(SUSPENDED, what));
    }
}

fn named(country: &Country, faults: &mut Vec<Wrong>) {
    for lang in LANGUAGES {
        if country.name.get(lang).is_none_or(String::is_empty) {
            let what = format!("{}: it has no name in {lang}", country.code);
            faults.push(Wrong::new(file(country), what));
        }
    }
}

fn one(line: &Line) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut unless = |holds: bool, words: &str| {
        if !holds {
            wrong.push(words.to_owned());
        }
    };
    let dialled = line.phone.iter().chain(&line.text);
    unless(
        dialled.into_iter().all(|number| is_number(number)),
        "a number is + and 8 to 15 digits, or a code of 3 to 6 digits: no letters, no spaces",
    );
    unless(
        line.phone.is_some() || line.web.is_some(),
        "it leads nowhere",
    );
    unless(
        is_shown_right(line),
        "the number as shown is not the number that is dialled",
    );
    unless(
        line.source_url.starts_with("http"),
        "it does not say where it was read",
    );
    unless(
        (1..=REVERIFY_DAYS_MAX).contains(&line.reverify_days),
        "it is to be read again within a year",
    );
    unless(
        line.verified_on.year() >= READ_SINCE_YEAR,
        "it was read too long ago",
    );
    let web = line.web.as_ref();
    unless(
        web.is_none_or(|w| w.starts_with("https://")),
        "an address begins with https://",
    );
    unless(
        line.name.is_empty() == (line.kind == Kind::Emergency),
        "every line has a name, but an emergency number has none",
    );
    unless(!line.good_for.is_empty(), "it does not say what it is for");
    let codes = line.good_for.iter().map(|code| format!("help-for-{code}"));
    let codes = codes.chain(line.is_not.iter().map(|code| format!("help-not-{code}")));
    for code in codes.filter(|code| !WORDS.has(code)) {
        wrong.push(format!("there are no words for {code}"));
    }
    wrong
}

/// E.164 (ITU-T), or a code that works inside the country.
pub(super) fn is_number(number: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    match number.strip_prefix('+') {
        Some(rest) => (8..=15).contains(&rest.len()) && digits(rest) && !rest.starts_with('0'),
        None => (3..=6).contains(&number.len()) && digits(number),
    }
}

/// What people read is what the link dials: no digit more, less or other. Inside a country a number is written with its
/// trunk 0 and without the country's code, which has at most three digits.
fn is_shown_right(line: &Line) -> bool {
    let (Some(shown), Some(dialled)) = (&line.shown, &line.phone) else {
        return line.shown.is_none();
    };
    let plain = shown
        .chars()
        .all(|c| c.is_ascii_digit() || " -".contains(c));
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    let same = match dialled.strip_prefix('+') {
        None => digits == *dialled,
        Some(international) => {
            let national = digits.strip_prefix('0').unwrap_or(&digits);
            international
                .strip_suffix(national)
                .is_some_and(|code| code.len() <= 3)
        }
    };
    plain && same
}
