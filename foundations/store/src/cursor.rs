//! Keyset paging: the place after which a page begins, as an opaque piece of an address.

use crate::{Millis, Uuid};

/// The last row of the page before: its time and its id. Pages are `(time, id) < (cursor)`, newest first, so page
/// 1,000 costs what page 1 costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// When the last row of the page before was made.
    pub at: Millis,
    /// Its id, which breaks ties.
    pub id: Uuid,
}

impl Cursor {
    /// Before everything: the cursor of the first page.
    pub const START: Self = Self {
        at: Millis::MAX,
        id: Uuid::max(),
    };

    /// Reads what [`Cursor::text`] wrote; `None` for anything else, so a mangled address is a clear 404.
    pub fn parse(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('-')?;
        let at = Millis::from_str_radix(at, 36).ok().filter(|at| *at >= 0)?;
        let id = (id.len() == 32).then(|| Uuid::try_parse(id).ok())??;
        let cursor = Self { at, id };
        // One page has one address: no capitals, no plus sign, no leading zeros.
        (cursor.text() == text).then_some(cursor)
    }

    /// The cursor as part of an address: letters, digits and one hyphen.
    pub fn text(&self) -> String {
        format!("{}-{}", base36(self.at), self.id.simple())
    }
}

fn base36(number: Millis) -> String {
    let mut rest = u64::try_from(number).unwrap_or(0);
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(rest % 36)
            .ok()
            .and_then(|d| char::from_digit(d, 36));
        digits.extend(digit);
        rest /= 36;
        if rest == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn text_comes_back(at in 0..Millis::MAX, id: u128) {
            let cursor = Cursor { at, id: Uuid::from_u128(id) };
            prop_assert_eq!(Cursor::parse(&cursor.text()), Some(cursor));
        }

        #[test]
        fn anything_else_is_refused_quietly(text in ".{0,60}") {
            if let Some(c) = Cursor::parse(&text) {
                prop_assert_eq!(c.text(), text);
            }
        }

        #[test]
        fn another_spelling_of_a_cursor_is_refused(at in 36..Millis::MAX, id: u128) {
            let text = Cursor { at, id: Uuid::from_u128(id) }.text();
            for other in [format!("+{text}"), format!("0{text}"), format!(" {text}"), format!("{text} ")] {
                prop_assert_eq!(Cursor::parse(&other), None);
            }
        }
    }
}
