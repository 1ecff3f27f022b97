//! One way to write a text: composed, without what cannot be seen, and with look-alike letters folded, so that a list
//! of plain words finds what was written to slip by. For looking only; what is kept and shown is what people wrote.

use unicode_normalization::UnicodeNormalization as _;
use unicode_security::{MixedScript as _, confusable_detection::skeleton};

/// A text made ready to be looked at.
pub(super) struct Normal {
    /// Compatibility-composed (NFKC), nothing hidden, white space folded; capitals and marks as written.
    pub(super) plain: String,
    /// Its words, folded.
    pub(super) words: Vec<Word>,
    /// One of its words mixes scripts that no language mixes.
    pub(super) mixed: bool,
    /// It was longer than what is looked at.
    pub(super) cut: bool,
}

/// One word: lower case, without accents, look-alikes as ASCII.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    /// The same with figures and signs read as letters (`s3nd`, `c@sh`), where it has some.
    pub(super) leet: Option<String>,
}

/// Fewer single letters in a row are initials or a list; as many are a word spelt out.
const SPELT_MIN: usize = 4;

impl Normal {
    pub(super) fn of(text: &str, chars_max: usize) -> Self {
        let plain = plain(text, chars_max);
        let words = join_spelt(words(&plain));
        Self {
            mixed: plain.split(' ').any(mixes),
            words,
            cut: text.chars().nth(chars_max).is_some(),
            plain,
        }
    }
}

/// The folded words of a text, for comparing texts: lower case, without accents, look-alike letters as ASCII. At most
/// `chars_max` characters are read.
pub fn folded_words(text: &str, chars_max: usize) -> Vec<String> {
    let words = words(&plain(text, chars_max));
    words.into_iter().map(|word| word.text).collect()
}

fn plain(text: &str, chars_max: usize) -> String {
    let mut out = String::new();
    let mut gap = false;
    // Compatibility forms can be 18 times as long: the limit holds again on what comes out.
    for c in text.chars().take(chars_max).nfkc().take(chars_max) {
        if c.is_whitespace() {
            gap = true;
        } else if !is_hidden(c) {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(digit(c).unwrap_or(c));
        }
    }
    out
}

/// Controls, joiners, direction marks, variation selectors, fillers, tags: whatever has no shape of its own.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Figures of other scripts as ours; each script has its ten in a row (Unicode, general category Nd).
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 12] = [
        0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0e50,
        0x17e0,
    ];
    let code = u32::from(c);
    let value = ZEROS.iter().find_map(|zero| {
        code.checked_sub(*zero)
            .filter(|value| *value < 10)
            .and_then(|value| char::from_digit(value, 10))
    })?;
    Some(value)
}

fn words(plain: &str) -> Vec<Word> {
    plain.split(' ').flat_map(words_of_piece).collect()
}

/// The words between two spaces. Single letters with points between them are one word.
fn words_of_piece(piece: &str) -> Vec<Word> {
    let letters: Vec<char> = piece.chars().collect();
    let (mut words, mut word) = (Vec::new(), String::new());
    for (at, c) in letters.iter().enumerate() {
        let beside = |other: Option<&char>| other.is_some_and(|c| c.is_alphanumeric());
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        let inside = beside(before) && beside(letters.get(at + 1));
        if c.is_alphanumeric() || is_mark(*c) || (inside && matches!(c, '@' | '$' | '!')) {
            word.push(*c);
        } else if !word.is_empty() {
            words.push(Word::of(&std::mem::take(&mut word)));
        }
    }
    words.push(Word::of(&word));
    words.retain(|word| !word.text.is_empty());
    if words.len() > 1 && words.iter().all(Word::is_letter) {
        let text = words.into_iter().map(|word| word.text).collect();
        return vec![Word { text, leet: None }];
    }
    words
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

impl Word {
    fn of(written: &str) -> Self {
        let text: String = written
            .nfkd()
            .filter(|c| !is_mark(*c))
            .flat_map(fold)
            .collect();
        let has_letter = text.chars().any(char::is_alphabetic);
        let leet: String = text.chars().map(unleet).collect();
        Self {
            leet: Some(leet).filter(|leet| has_letter && *leet != text),
            text: text.replace(['@', '$', '!'], ""),
        }
    }

    fn is_letter(&self) -> bool {
        self.text.chars().nth(1).is_none() && self.text.chars().all(char::is_alphabetic)
    }
}

/// A letter that looks like an ASCII letter is that letter; all others are themselves in lower case.
fn fold(c: char) -> Vec<char> {
    let lower: Vec<char> = c.to_lowercase().collect();
    if c.is_ascii() {
        return lower;
    }
    for form in [c, lower.first().copied().unwrap_or(c)] {
        let mut like = String::new();
        like.extend(skeleton(form.encode_utf8(&mut [0; 4])));
        if !like.is_empty() && like.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return like.to_ascii_lowercase().chars().collect();
        }
    }
    lower
}

fn unleet(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// `s e n d` and `s.e.n.d` are a word spelt out; the letters of a list of two or three are not.
fn join_spelt(words: Vec<Word>) -> Vec<Word> {
    let mut joined = Vec::with_capacity(words.len());
    let mut spelt: Vec<Word> = Vec::new();
    for word in words {
        if word.is_letter() {
            spelt.push(word);
        } else {
            settle(&mut joined, &mut spelt);
            joined.push(word);
        }
    }
    settle(&mut joined, &mut spelt);
    joined
}

fn settle(joined: &mut Vec<Word>, spelt: &mut Vec<Word>) {
    if spelt.len() < SPELT_MIN {
        joined.append(spelt);
    } else {
        let text = spelt.drain(..).map(|word| word.text).collect();
        joined.push(Word { text, leet: None });
    }
}

/// Latin letters and others that look like them in one word. Scripts that people mix (Latin in Japanese) are fine.
fn mixes(piece: &str) -> bool {
    let letters: String = piece.chars().filter(|c| c.is_alphabetic()).collect();
    let looks_latin = |c: char| !c.is_ascii() && fold(c).iter().all(char::is_ascii);
    letters.contains(|c: char| c.is_ascii())
        && letters.contains(looks_latin)
        && !letters.as_str().is_single_script()
}
