//! How hard a page is to read. Stress makes reading harder, so the pages stay within what a 13-year-old reads with ease.
//!
//! English: the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers, Chissom: *Derivation of New Readability Formulas*,
//! Naval Technical Training Command Research Branch Report 8-75, 1975), `0.39 words/sentences + 11.8 syllables/words - 15.59`.
//!
//! Spanish: the perspicuity of Szigriszt Pazos (1993), `206.835 - 62.3 syllables/words - words/sentences`, read on the
//! INFLESZ scale of Barrio-Cantalejo and others (*Anales del Sistema Sanitario de Navarra* 31, 2008): below 40 very
//! hard, to 55 rather hard, to 65 normal, to 80 rather easy, above very easy.

use crate::{
    Fault,
    leaf::{Leaf, prose::Kind},
    limits,
};

/// Fewer words than this say nothing about how a page reads.
const WORDS_MIN: u32 = 60;

/// What the formulas count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    words: u32,
    sentences: u32,
    syllables: u32,
}

pub(super) fn check(leaf: &Leaf) -> Option<Fault> {
    let prose = leaf.prose();
    let texts = prose
        .iter()
        .filter(|p| p.kind == Kind::Sentences)
        .map(|p| p.text.as_str());
    let counts = count(&leaf.lang, texts);
    if counts.words < WORDS_MIN {
        return None;
    }
    let why = match leaf.lang.as_str() {
        "en" => {
            let grade = english_grade(counts);
            (grade > limits::ENGLISH_GRADE_MAX).then(|| {
                format!(
                    "reads at grade {grade:.1}, at most {:.1}",
                    limits::ENGLISH_GRADE_MAX
                )
            })
        }
        "es" => {
            let ease = spanish_ease(counts);
            (ease < limits::SPANISH_EASE_MIN).then(|| {
                format!(
                    "reads at {ease:.1} on the INFLESZ scale, at least {:.1}",
                    limits::SPANISH_EASE_MIN
                )
            })
        }
        _ => None,
    };
    why.map(|why| {
        Fault::new(
            leaf.file(),
            "reading-grade",
            format!("{why}: shorter sentences, shorter words"),
        )
    })
}

fn english_grade(counts: Counts) -> f64 {
    let words = f64::from(counts.words);
    0.39 * words / f64::from(counts.sentences) + 11.8 * f64::from(counts.syllables) / words - 15.59
}

fn spanish_ease(counts: Counts) -> f64 {
    let words = f64::from(counts.words);
    206.835 - 62.3 * f64::from(counts.syllables) / words - words / f64::from(counts.sentences)
}

fn count<'a>(lang: &str, texts: impl Iterator<Item = &'a str>) -> Counts {
    let mut counts = Counts::default();
    for text in texts {
        for sentence in text.split(['.', '!', '?', '…', ';', ':']) {
            let words =
                sentence.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')));
            let before = counts.words;
            for word in words.filter(|word| word.chars().any(char::is_alphabetic)) {
                counts.words += 1;
                counts.syllables += if lang == "es" {
                    in_spanish(word)
                } else {
                    in_english(word)
                };
            }
            counts.sentences += u32::from(counts.words > before);
        }
    }
    counts
}

/// Groups of vowels, without the silent e: right for nine words in ten, and its errors even out over a page.
fn in_english(word: &str) -> u32 {
    let word = word.to_lowercase();
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'é');
    let mut syllables = 0;
    let mut before = false;
    for c in word.chars() {
        syllables += u32::from(vowel(c) && !before);
        before = vowel(c);
    }
    let spoken_le = word.ends_with("le")
        && !word.ends_with("ale")
        && !word.ends_with("ole")
        && !word.ends_with("ile");
    let silent = (word.ends_with('e') && !spoken_le)
        || (word.ends_with("es") && !ends_hissing(&word))
        || is_silent_ed(&word);
    if silent && syllables > 1 {
        syllables - 1
    } else {
        syllables.max(1)
    }
}

/// "boxes", "places": the e before the s is spoken.
fn ends_hissing(word: &str) -> bool {
    [
        "ses", "ces", "zes", "xes", "ges", "shes", "ches", "ies", "ees", "oes",
    ]
    .iter()
    .any(|end| word.ends_with(end))
}

/// "asked", but not "wanted".
fn is_silent_ed(word: &str) -> bool {
    word.ends_with("ed")
        && !["ted", "ded", "eed", "ied"]
            .iter()
            .any(|end| word.ends_with(end))
}

/// By the rules of Spanish: two open vowels part, a closed one joins its neighbor unless it bears the accent.
fn in_spanish(word: &str) -> u32 {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let mut syllables = 0;
    let mut before = None;
    for (at, c) in word.iter().enumerate() {
        let last = at.checked_sub(1).and_then(|at| word.get(at));
        let next = word.get(at + 1);
        let mute = *c == 'u'
            && (last == Some(&'q')
                || (last == Some(&'g') && matches!(next, Some('e' | 'i' | 'é' | 'í'))));
        let now = if mute {
            None
        } else {
            vowel(*c, next.is_none())
        };
        syllables += match (before, now) {
            (_, None) => 0,
            (None, Some(_)) => 1,
            (Some(Vowel::Closed), Some(Vowel::Open | Vowel::Closed))
            | (Some(Vowel::Open), Some(Vowel::Closed)) => 0,
            _ => 1,
        };
        before = now;
    }
    syllables.max(1)
}

#[derive(Clone, Copy)]
enum Vowel {
    Open,
    Closed,
    /// í, ú: never joins.
    Apart,
}

fn vowel(c: char, last: bool) -> Option<Vowel> {
    match c {
        'a' | 'e' | 'o' | 'á' | 'é' | 'ó' => Some(Vowel::Open),
        'i' | 'u' | 'ü' => Some(Vowel::Closed),
        'y' if last => Some(Vowel::Closed),
        'í' | 'ú' => Some(Vowel::Apart),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_syllables() {
        for (word, n) in [
            ("child", 1),
            ("children", 2),
            ("care", 1),
            ("asked", 1),
            ("wanted", 2),
            ("people", 2),
            ("trafficking", 3),
            ("places", 2),
            ("the", 1),
            ("exploitation", 4),
            ("boxes", 2),
            ("bye", 1),
        ] {
            assert_eq!(in_english(word), n, "{word}");
        }
    }

    #[test]
    fn spanish_syllables() {
        for (word, n) in [
            ("niña", 2),
            ("ayuda", 3),
            ("explotación", 4),
            ("país", 2),
            ("guerra", 2),
            ("que", 1),
            ("muy", 1),
            ("y", 1),
            ("trata", 2),
            ("ciudad", 2),
            ("poeta", 3),
            ("vergüenza", 3),
            ("día", 2),
            ("apoyo", 3),
            ("línea", 3),
        ] {
            assert_eq!(in_spanish(word), n, "{word}");
        }
    }

    #[test]
    fn easy_and_hard_are_told_apart() {
        let easy = count(
            "en",
            ["You can call. They will listen to you. You do not have to be sure."].into_iter(),
        );
        let hard = "Institutional interdependencies necessitate comprehensive multidisciplinary collaboration between \
                    governmental authorities and nongovernmental organizations.";
        assert!(english_grade(easy) < 2.0, "{}", english_grade(easy));
        assert!(english_grade(count("en", [hard].into_iter())) > 20.0);
        let easy = count(
            "es",
            ["Puedes llamar. Te van a escuchar. No hace falta estar seguro."].into_iter(),
        );
        assert!(spanish_ease(easy) > 75.0, "{}", spanish_ease(easy));
        let hard = "Las interdependencias institucionales requieren una colaboración multidisciplinaria comprensiva entre \
                    autoridades gubernamentales y organizaciones internacionales.";
        assert!(spanish_ease(count("es", [hard].into_iter())) < 10.0);
    }
}
