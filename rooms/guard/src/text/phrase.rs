//! Phrases of the word lists, and looking for them. The form is explained in `content/filters/README.md`.

use super::normal::Word;

/// Words that a `*` may stand for.
const GAP_WORDS_MAX: usize = 3;

/// Words in their order, as a list writes them.
#[derive(Debug)]
pub(super) struct Phrase(Vec<Part>);

#[derive(Debug)]
enum Part {
    /// One of these, or nothing when it may be left out.
    Words {
        any: Vec<Stem>,
        optional: bool,
    },
    Gap,
}

#[derive(Debug)]
struct Stem {
    text: String,
    /// Any word that begins with it.
    open: bool,
}

impl Stem {
    fn read(text: &str) -> Option<Self> {
        let (text, open) = text.strip_suffix('+').map_or((text, false), |t| (t, true));
        let plain = |c: char| c.is_lowercase() || c.is_ascii_digit();
        (!text.is_empty() && text.chars().all(plain)).then(|| Self {
            text: text.to_owned(),
            open,
        })
    }

    fn is(&self, word: &str) -> bool {
        if self.open {
            word.starts_with(&self.text)
        } else {
            word == self.text
        }
    }
}

impl Phrase {
    /// Reads a line of a list; `None` when it is not of the form.
    pub(super) fn read(line: &str) -> Option<Self> {
        let parts: Option<Vec<Part>> = line.split(' ').map(Part::read).collect();
        let parts = parts?;
        let ends = [parts.first(), parts.last()];
        let begins_with_words = matches!(
            parts.first(),
            Some(Part::Words {
                optional: false,
                ..
            })
        );
        let open_ended = ends.iter().any(|end| matches!(end, Some(Part::Gap)));
        (begins_with_words && !open_ended).then_some(Self(parts))
    }

    /// True when it stands anywhere in a text.
    pub(super) fn is_in(&self, words: &[Word]) -> bool {
        (0..words.len()).any(|at| begins(&self.0, words.get(at..).unwrap_or_default()))
    }
}

impl Part {
    fn read(text: &str) -> Option<Self> {
        if text == "*" {
            return Some(Self::Gap);
        }
        let (text, optional) = text.strip_suffix('?').map_or((text, false), |t| (t, true));
        let any: Option<Vec<Stem>> = text.split('|').map(Stem::read).collect();
        any.map(|any| Self::Words { any, optional })
    }
}

fn begins(parts: &[Part], words: &[Word]) -> bool {
    let Some((part, parts)) = parts.split_first() else {
        return true;
    };
    match part {
        Part::Gap => (0..=GAP_WORDS_MAX.min(words.len()))
            .any(|skip| begins(parts, words.get(skip..).unwrap_or_default())),
        Part::Words { any, optional } => {
            let here = words.split_first().is_some_and(|(word, words)| {
                let is = |stem: &Stem| {
                    stem.is(&word.text) || word.leet.as_deref().is_some_and(|leet| stem.is(leet))
                };
                any.iter().any(is) && begins(parts, words)
            });
            here || (*optional && begins(parts, words))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normal::Normal;

    fn found(phrase: &str, text: &str) -> bool {
        Phrase::read(phrase)
            .unwrap()
            .is_in(&Normal::of(text, 1_000).words)
    }

    #[test]
    fn words_stand_for_what_the_readme_says() {
        assert!(found("a|b c", "x B c."));
        assert!(!found("a|b c", "a x c"));
        assert!(found("send+ * now", "sending one two three now"));
        assert!(!found("send+ * now", "sending one two three four now"));
        assert!(found("a b? c", "a c") && found("a b? c", "a b c"));
        assert!(!found("send", "sends"));
    }

    #[test]
    fn a_line_of_another_form_is_refused() {
        for line in ["", "* a", "a *", "a?", "A", "a  b", "don't", "a|", "á-b"] {
            assert!(Phrase::read(line).is_none(), "{line}");
        }
    }
}
