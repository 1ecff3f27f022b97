//! Words as they are compared: folded, without endings that only count or bend, without those that say nothing.

use crate::limits;
use guard::text::folded_words;
use std::collections::BTreeSet;

/// Longer ones are no words.
const WORD_CHARS_MAX: usize = 24;
/// Words of a text that are kept.
const WORDS_MAX: usize = 240;
/// Shorter words have too many neighbours for a slip to mean anything.
const SLIP_CHARS_MIN: usize = 4;

/// Words that stand in every text, English and Spanish.
const COMMON: &[&str] = &[
    "a", "al", "am", "an", "and", "any", "are", "as", "at", "be", "but", "by", "can", "como",
    "con", "cual", "cuando", "de", "del", "did", "do", "does", "el", "ella", "en", "es", "esta",
    "for", "from", "had", "has", "have", "he", "how", "i", "if", "in", "is", "it", "its", "la",
    "las", "le", "lo", "los", "mas", "me", "mi", "my", "no", "not", "of", "on", "or", "para",
    "pero", "por", "que", "quien", "se", "she", "si", "so", "son", "su", "sus", "that", "the",
    "their", "they", "this", "to", "tu", "un", "una", "unos", "was", "we", "were", "what", "when",
    "where", "which", "who", "why", "will", "with", "would", "y", "yo", "you", "your",
];

/// One word of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) text: String,
    /// The last one: somebody may still be typing.
    pub(crate) unfinished: bool,
}

impl Term {
    /// From the word itself to what no longer begins with it, as bytes.
    pub(crate) fn beginning(&self) -> (Vec<u8>, Vec<u8>) {
        let from = self.text.as_bytes().to_vec();
        let mut to = from.clone();
        // UTF-8 has no byte 0xff.
        to.push(0xff);
        (from, to)
    }

    fn fits(&self, word: &str) -> Option<Fit> {
        if word == self.text {
            Some(Fit::Same)
        } else if self.unfinished && word.starts_with(&self.text) {
            Some(Fit::Begins)
        } else {
            one_slip(word, &self.text).then_some(Fit::Slip)
        }
    }
}

/// How well a word fits a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    Same,
    Begins,
    Slip,
}

impl Fit {
    pub(crate) fn weight(self) -> i64 {
        match self {
            Self::Same => 4,
            Self::Begins => 3,
            Self::Slip => 2,
        }
    }
}

/// How much a word says, by the places found of it: the rarer, the more.
pub(crate) fn rarity(places: usize) -> i64 {
    match places {
        0..=9 => 8,
        10..=49 => 6,
        50..=199 => 4,
        _ => 2,
    }
}

/// The terms of a search, each once.
pub(crate) fn terms(text: &str) -> Vec<Term> {
    let folded = folded_words(text, limits::SEARCH_CHARS_MAX);
    let words: Vec<&String> = folded.iter().filter(|word| !is_common(word)).collect();
    let last = words.len().saturating_sub(1);
    let mut terms: Vec<Term> = Vec::new();
    for (at, word) in words.into_iter().enumerate() {
        let text = stem(word);
        let unfinished = at == last && text.chars().nth(1).is_some();
        let length = text.chars().count();
        if length <= WORD_CHARS_MAX && !terms.iter().any(|term| term.text == text) {
            terms.push(Term { text, unfinished });
        }
    }
    terms.truncate(limits::TERMS_MAX);
    terms
}

/// The words of a text by which it is found.
pub(crate) fn kept(text: &str) -> BTreeSet<String> {
    let folded = folded_words(text, limits::PARAGRAPH.chars_max * limits::PARAGRAPHS_MAX);
    let says = folded.into_iter().filter(|word| !is_common(word));
    let words = says.map(|word| stem(&word));
    let short = |word: &String| word.chars().nth(WORD_CHARS_MAX).is_none();
    words.filter(short).take(WORDS_MAX).collect()
}

/// What stands in a question and its answer, for these terms.
pub(crate) fn weight(terms: &[Term], question: &str, answer: &str) -> i64 {
    let (question, answer) = (kept(question), kept(answer));
    let best = |term: &Term, words: &BTreeSet<String>| {
        let fits = words.iter().filter_map(|word| term.fits(word));
        fits.map(Fit::weight).max().unwrap_or(0)
    };
    let found = terms
        .iter()
        .map(|term| (best(term, &question) * 3).max(best(term, &answer) * 2));
    let (mut sum, mut all) = (0, true);
    for one in found {
        sum += one;
        all &= one > 0;
    }
    // A text that has every word is before one that has some of them twice over.
    if all { sum * 2 } else { sum }
}

fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// The word without endings that only count or bend: `signs` and `sign`, `trafficking`, `trafficked` and `traffickers`,
/// `señales` and `señal`. Crude, and the same for what is kept and what is looked for, which is all it needs.
pub(crate) fn stem(word: &str) -> String {
    let mut end = word;
    let long = |text: &str, chars: usize| text.chars().count() > chars;
    if let Some(less) = end
        .strip_suffix('s')
        .filter(|less| long(less, 2) && !less.ends_with('s'))
    {
        end = less;
    }
    if let Some(less) = end.strip_suffix('e').filter(|_| long(end, 4)) {
        end = less;
    }
    for ending in ["ing", "ed", "er"] {
        if let Some(less) = end.strip_suffix(ending).filter(|less| long(less, 3)) {
            end = less;
            break;
        }
    }
    end.to_owned()
}

/// A word with nothing and with each one letter left out, as digests. Two words that are one slip apart share one.
/// Empty for words too short for it.
pub(crate) fn forms(word: &str) -> Vec<i64> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SLIP_CHARS_MIN || letters.len() > 15 {
        return Vec::new();
    }
    let without = |at: usize| {
        let rest = letters.iter().enumerate().filter(move |(i, _)| *i != at);
        digest(rest.map(|(_, c)| *c))
    };
    let mut forms: Vec<i64> = (0..letters.len()).map(without).collect();
    forms.push(digest(letters.iter().copied()));
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo). What shares a digest by chance is told apart by [`one_slip`].
fn digest(letters: impl Iterator<Item = char>) -> i64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in letters.flat_map(|c| u32::from(c).to_le_bytes()) {
        hash ^= u64::from(byte);
        hash = hash.wrapping_mul(0x0000_0100_0000_01b3);
    }
    i64::from_ne_bytes(hash.to_ne_bytes())
}

/// True when one letter too many, too few, wrong, or swapped with its neighbour is all that lies between two words.
/// Asked of every word of every text that is weighed: it takes no memory.
pub(crate) fn one_slip(one: &str, two: &str) -> bool {
    let lengths = [one.chars().count(), two.chars().count()];
    let [shorter, longer] = [
        lengths.into_iter().min().unwrap_or(0),
        lengths.into_iter().max().unwrap_or(0),
    ];
    if longer < SLIP_CHARS_MIN || longer - shorter > 1 {
        return false;
    }
    let (a, b) = where_they_part(one, two);
    if longer > shorter {
        return without(a, 1) == b || a == without(b, 1);
    }
    let letter = |text: &str, at| text.chars().nth(at);
    let swapped = letter(a, 0) == letter(b, 1) && letter(a, 1) == letter(b, 0);
    a != b && (without(a, 1) == without(b, 1) || (swapped && without(a, 2) == without(b, 2)))
}

/// What is left of two words behind the letters with which both begin.
fn where_they_part<'a>(one: &'a str, two: &'a str) -> (&'a str, &'a str) {
    let same = one.chars().zip(two.chars()).take_while(|(a, b)| a == b);
    let bytes = same.map(|(letter, _)| letter.len_utf8()).sum::<usize>();
    (
        one.get(bytes..).unwrap_or_default(),
        two.get(bytes..).unwrap_or_default(),
    )
}

/// A text without its first letters.
fn without(text: &str, letters: usize) -> &str {
    let mut rest = text.chars();
    rest.by_ref().take(letters).for_each(drop);
    rest.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn common_words_are_in_order() {
        assert!(COMMON.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn endings_that_count_or_bend_fall_away() {
        for (one, two) in [
            ("sign", "signs"),
            ("trafficking", "traffickers"),
            ("trafficked", "traffick"),
            ("senal", "senales"),
            ("house", "houses"),
            ("table", "tables"),
            ("help", "helping"),
            ("nino", "ninos"),
        ] {
            assert_eq!(stem(one), stem(two), "{one} {two}");
        }
        assert_eq!(stem("this"), "thi");
        assert_eq!(stem("thing"), "thing");
        assert_eq!(stem("less"), "less");
    }

    #[test]
    fn slips_are_one_letter() {
        for (one, two) in [
            ("traffick", "trafick"),
            ("traffick", "trafffick"),
            ("traffick", "traffock"),
            ("traffick", "tarffick"),
            ("hand", "hands"),
        ] {
            assert!(one_slip(one, two) && one_slip(two, one), "{one} {two}");
            let shared = forms(one).iter().any(|form| forms(two).contains(form));
            assert!(shared, "{one} {two}");
        }
        for (one, two) in [
            ("hand", "hand"),
            ("cat", "car"),
            ("hand", "lend"),
            ("traffick", "trafic"),
        ] {
            assert!(!one_slip(one, two), "{one} {two}");
        }
    }

    #[test]
    fn strange_searches_have_few_terms_or_none() {
        for text in ["\"", "%", "')--", "💬", "", "   ", "\u{200b}", "_", "*"] {
            assert_eq!(terms(text), [], "{text:?}");
        }
        assert_eq!(
            terms("x"),
            [Term {
                text: "x".into(),
                unfinished: false
            }]
        );
        assert_eq!(terms("what is the X")[0].text, "x");
        assert_eq!(terms("what is it"), []);
        assert!(terms(&"word ".repeat(2_000)).len() == 1);
        assert!(terms(&"abc1 def2 ghi3 ".repeat(700)).len() <= limits::TERMS_MAX);
        assert!(terms(&"a".repeat(10_000)).is_empty());
    }

    proptest! {
        #[test]
        fn words_one_slip_apart_share_a_form(word in "[a-zñ]{4,14}", at in 0usize..14, letter in "[a-z]") {
            let mut other: Vec<char> = word.chars().collect();
            let at = at % other.len();
            other[at] = letter.chars().next().unwrap();
            let other: String = other.into_iter().collect();
            let shared = forms(&word).iter().any(|form| forms(&other).contains(form));
            prop_assert!(shared);
            prop_assert!(word == other || one_slip(&word, &other));
        }

        #[test]
        fn any_text_has_terms_and_a_weight(text in "\\PC{0,300}", other in "\\PC{0,300}") {
            let terms = terms(&text);
            prop_assert!(terms.len() <= limits::TERMS_MAX);
            prop_assert!(weight(&terms, &other, &text) >= 0);
        }
    }
}
