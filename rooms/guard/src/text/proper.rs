//! Names, number plates and addresses, as far as a machine can tell, which is not far: two capitals may be a name or a
//! title. So a name only asks a person to look.

use super::{
    Sign,
    lists::{Kind, Lists},
    normal::{Normal, folded_words},
};

/// Words between a number and its street, or a street and its number.
const NEAR_WORDS: usize = 3;

pub(super) fn signs(normal: &Normal, lists: &Lists) -> Vec<Sign> {
    let found = [
        (has_plate(normal, lists), Sign::Plate),
        (has_address(normal, lists), Sign::Place),
        (has_name(&normal.plain, lists), Sign::Name),
    ];
    found
        .into_iter()
        .filter_map(|(is, sign)| is.then_some(sign))
        .collect()
}

/// Capitals and figures mixed as on plates: by itself when it has two letters and three figures at least, or near a
/// word for plates.
fn has_plate(normal: &Normal, lists: &Lists) -> bool {
    let near = normal
        .words
        .iter()
        .any(|word| lists.has(Kind::Plates, &word.text));
    let pieces = normal
        .plain
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    pieces.into_iter().any(|piece| {
        let count = |is: fn(&u8) -> bool| piece.bytes().filter(is).count();
        let (letters, digits) = (count(u8::is_ascii_uppercase), count(u8::is_ascii_digit));
        let length = letters + digits;
        let shaped = count(u8::is_ascii_lowercase) == 0 && (5..=8).contains(&length);
        shaped && digits >= 1 && (letters >= 2 && digits >= 3 || near && letters >= 1)
    })
}

/// A number and a word for a street close to each other, in either order.
fn has_address(normal: &Normal, lists: &Lists) -> bool {
    let words = &normal.words;
    let number =
        |text: &str| text.len() <= 6 && text.bytes().next().is_some_and(|b| b.is_ascii_digit());
    words.iter().enumerate().any(|(at, word)| {
        let from = at.saturating_sub(NEAR_WORDS);
        let to = (at + NEAR_WORDS + 1).min(words.len());
        let near = words.get(from..to).unwrap_or_default();
        lists.has(Kind::Streets, &word.text) && near.iter().any(|word| number(&word.text))
    })
}

/// Two words with capitals in a row that are not known to be something else; or one after a title, or before a school
/// or a firm. A text all in capitals says nothing.
fn has_name(plain: &str, lists: &Lists) -> bool {
    let words: Vec<&str> = plain.split(' ').collect();
    let capital = |word: &str| {
        word.chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(char::is_uppercase)
    };
    let capitals = words.iter().filter(|word| capital(word)).count();
    if words.len() > 4 && capitals * 2 > words.len() {
        return false;
    }
    let known = known_spans(&words, lists);
    words.windows(2).enumerate().any(|(at, pair)| {
        let [one, two] = pair else { return false };
        let ends = |word: &str| word.ends_with(['.', '!', '?', ':', ';', ',']);
        if known
            .iter()
            .any(|span| span.contains(&at) || span.contains(&(at + 1)))
        {
            return false;
        }
        let titled = is(lists, Kind::Titles, one) && capital(two);
        let firm = capital(one) && at > 0 && is(lists, Kind::Places, two);
        let full = capital(one)
            && capital(two)
            && !ends(one)
            && long(one)
            && long(two)
            && (at > 0 || !is_opening(one));
        titled || firm || full
    })
}

/// A word with a capital inside a sentence, not known to be no name: `Does Miller sell them?`
pub(super) fn names_something(plain: &str, lists: &Lists) -> bool {
    let words: Vec<&str> = plain.split(' ').collect();
    let known = known_spans(&words, lists);
    words.windows(2).enumerate().any(|(at, pair)| {
        let [before, word] = pair else { return false };
        let begins = before.ends_with(['.', '!', '?', ':']);
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        capital && long(word) && !begins && !known.iter().any(|span| span.contains(&(at + 1)))
    })
}

fn is(lists: &Lists, kind: Kind, word: &str) -> bool {
    folded_words(word, 40)
        .first()
        .is_some_and(|word| lists.has(kind, word))
}

fn long(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).nth(1).is_some()
}

/// A text begins with a capital whatever its first word is; question words are no names.
fn is_opening(word: &str) -> bool {
    const OPENING: [&str; 30] = [
        "what", "why", "who", "how", "when", "where", "is", "are", "does", "do", "can", "the",
        "in", "my", "did", "has", "que", "por", "quien", "como", "cuando", "donde", "es", "son",
        "el", "la", "los", "las", "en", "mi",
    ];
    folded_words(word, 40)
        .first()
        .is_some_and(|word| OPENING.contains(&word.as_str()))
}

/// Where words stand that are known to be no person's name.
fn known_spans(words: &[&str], lists: &Lists) -> Vec<std::ops::Range<usize>> {
    let folded: Vec<String> = words
        .iter()
        .map(|word| folded_words(word, 40).join(" "))
        .collect();
    let mut spans = Vec::new();
    for known in lists.all(Kind::Known) {
        let parts: Vec<&str> = known.split(' ').collect();
        for (at, window) in folded.windows(parts.len()).enumerate() {
            if window.iter().zip(&parts).all(|(word, part)| word == part) {
                spans.push(at..at + parts.len());
            }
        }
    }
    spans
}
