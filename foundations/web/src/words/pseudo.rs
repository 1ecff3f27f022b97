//! A language nobody speaks, made from English while the program runs: accents show what is not translated or cannot be
//! drawn, brackets what is cut off, four tenths more letters what does not fit. For tests and for those who lay out pages.

use std::borrow::Cow;

/// Its code, as Unicode has it for accented English.
pub(super) const CODE: &str = "en-XA";
/// How much longer it is than English, in tenths: what German, Finnish or Tamil need for a sentence.
const LONGER_TENTHS: usize = 4;

/// English in accents and brackets, and longer. For [`fluent_bundle::bundle::FluentBundle::set_transform`].
pub(super) fn accented(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_alphabetic) {
        return Cow::Borrowed(text);
    }
    let mut longer = String::with_capacity(text.len() * 3);
    let mut owed = 0;
    longer.push('[');
    for letter in text.chars() {
        let accented = accent(letter);
        longer.push(accented);
        owed += LONGER_TENTHS;
        if is_vowel(letter) {
            // Longer words, not more of them: a line breaks between words, and what overflows is a long one.
            longer.extend(std::iter::repeat_n(accented, owed / 10));
            owed %= 10;
        }
    }
    longer.extend(std::iter::repeat_n('~', owed / 10));
    longer.push(']');
    Cow::Owned(longer)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u')
}

fn accent(letter: char) -> char {
    match letter {
        'a' => 'å',
        'c' => 'ç',
        'd' => 'đ',
        'e' => 'é',
        'g' => 'ĝ',
        'h' => 'ĥ',
        'i' => 'î',
        'l' => 'ļ',
        'n' => 'ñ',
        'o' => 'ö',
        'r' => 'ŕ',
        's' => 'š',
        't' => 'ţ',
        'u' => 'û',
        'w' => 'ŵ',
        'y' => 'ý',
        'z' => 'ž',
        'A' => 'Å',
        'C' => 'Ç',
        'D' => 'Đ',
        'E' => 'É',
        'I' => 'Î',
        'O' => 'Ö',
        'S' => 'Š',
        'U' => 'Û',
        'Y' => 'Ý',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_accented_bracketed_and_four_tenths_longer() {
        let text = "Draw a red X on your hand, show it, and say why.";
        let longer = accented(text);
        assert!(
            longer.starts_with("[Đ") && longer.ends_with(']'),
            "{longer}"
        );
        let (before, after) = (text.chars().count(), longer.chars().count() - 2);
        assert!(
            (before * 14 / 10..=before * 15 / 10).contains(&after),
            "{longer}"
        );
    }

    #[test]
    fn what_has_no_letters_stays() {
        for text in [" ", ": ", "12 / 34"] {
            assert_eq!(accented(text), text);
        }
    }
}
