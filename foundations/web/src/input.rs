//! What people type, made safe to keep: one rule for every field.

use crate::Problem;
use unicode_normalization::UnicodeNormalization as _;

/// A text field with its limit.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in forms.
    pub name: &'static str,
    /// How many characters (not bytes) it may hold.
    pub chars_max: usize,
    /// The code of the problem when it holds more.
    pub too_long: &'static str,
}

impl Field {
    /// Cleans a line and checks its length; `None` when nothing is left.
    ///
    /// # Errors
    /// The field's own `too_long` problem.
    pub fn read(&self, text: &str) -> Result<Option<String>, Problem> {
        // Four bytes is the longest character: what is longer than that is not worth cleaning.
        if text.len() > self.chars_max.saturating_mul(16) {
            return Err(Problem::bad(self.too_long));
        }
        let line = clean_line(text);
        if line.chars().count() > self.chars_max {
            return Err(Problem::bad(self.too_long));
        }
        Ok(Some(line).filter(|line| !line.is_empty()))
    }
}

/// One line of text as we keep it: composed (NFC), without control characters, without the marks that turn reading
/// direction around or are invisible, white space folded, trimmed.
pub fn clean_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfc() {
        if c.is_whitespace() || c == '\0' {
            gap = true;
        } else if !is_hidden(c) {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}

/// Control characters, direction overrides and isolates, and invisible fillers. Zero-width joiners stay: names and
/// emoji need them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0e}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hidden_marks_go_and_words_stay() {
        assert_eq!(
            clean_line("  for\u{202e} my \n\t sister\0 "),
            "for my sister"
        );
        assert_eq!(clean_line("e\u{301}l"), "él");
        assert_eq!(clean_line("\u{200b}\u{2066}"), "");
        assert_eq!(clean_line("👩‍🔧 نحن"), "👩‍🔧 نحن");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(text in "\\PC{0,60}|.{0,60}") {
            let once = clean_line(&text);
            prop_assert_eq!(clean_line(&once), once.clone());
            prop_assert!(!once.chars().any(char::is_control));
        }

        #[test]
        fn a_field_never_keeps_more_than_it_may(text in ".{0,300}") {
            let field = Field { name: "caption", chars_max: 140, too_long: "caption-too-long" };
            if let Ok(Some(line)) = field.read(&text) {
                prop_assert!(line.chars().count() <= 140);
            }
        }
    }
}
