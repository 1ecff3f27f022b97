//! The words of a page, block by block, as the lints read them.

/// What a block of words is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A paragraph or an item of a list: sentences.
    Sentences,
    /// A heading, or a title of the head.
    Heading,
    /// A cell of a table.
    Cell,
}

/// A block of words without its directives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prose {
    /// The line of the file it begins at, from 1.
    pub(crate) line: usize,
    pub(crate) kind: Kind,
    pub(crate) text: String,
}

/// Where lines begin, to turn a place in a text into a line.
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(after).collect())
    }

    /// The line of a place, from 1.
    pub(crate) fn at(&self, place: usize) -> usize {
        self.0.partition_point(|start| *start <= place)
    }
}

/// Characters that nobody can see, or that turn reading around: they have no business in a text, and some stand for
/// something else in ours.
pub(crate) fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}')
        || c >= '\u{e0000}'
}

/// A heading as the last part of an address.
pub(crate) fn anchor(heading: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let mut out = String::new();
    for c in heading.nfd().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if (c.is_whitespace() || c == '-') && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_a_line() {
        let lines = Lines::of("one\ntwo\n\nfour");
        assert_eq!(
            [0, 3, 4, 8, 9, 12].map(|at| lines.at(at)),
            [1, 1, 2, 3, 4, 4]
        );
    }

    #[test]
    fn a_heading_becomes_an_anchor() {
        assert_eq!(anchor("What does *not* help?"), "what-does-not-help");
        assert_eq!(anchor("¿Quién corre más riesgo?"), "quien-corre-mas-riesgo");
        assert_eq!(anchor("???"), "");
    }
}
