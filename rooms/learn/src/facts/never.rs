//! Claims that nobody may print, found in running text.

use super::said::Said;
use serde::Deserialize;

/// A claim, and why it is not printed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Claim {
    pub(crate) id: String,
    pub(crate) why: Said,
    /// Lists of items; every item of one list within a sentence is the claim.
    all: Vec<Vec<String>>,
}

/// The file of claims.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Never {
    #[serde(default, rename = "never")]
    claims: Vec<Claim>,
}

impl Never {
    /// The claims that a text makes.
    pub(crate) fn found(&self, text: &str) -> Vec<&Claim> {
        let sentences = sentences(text);
        let makes = |claim: &&Claim| sentences.iter().any(|sentence| claim.is_made(sentence));
        self.claims.iter().filter(makes).collect()
    }

    /// Every claim of the file.
    pub(crate) fn claims(&self) -> &[Claim] {
        &self.claims
    }
}

impl Claim {
    /// False for one without items: it would never be found.
    pub(crate) fn can_be_made(&self) -> bool {
        let full = |items: &Vec<String>| {
            !items.is_empty() && items.iter().all(|item| !item.trim().is_empty())
        };
        !self.all.is_empty() && self.all.iter().all(full)
    }

    fn is_made(&self, sentence: &[String]) -> bool {
        let whole = |items: &Vec<String>| items.iter().all(|item| has_item(sentence, item));
        self.all.iter().any(whole)
    }
}

/// Any of the phrases of an item.
fn has_item(sentence: &[String], item: &str) -> bool {
    item.split('|').any(|phrase| {
        let words: Vec<&str> = phrase.split_whitespace().collect();
        let here = |window: &[String]| {
            window
                .iter()
                .zip(&words)
                .all(|(token, word)| is_word(token, word))
        };
        !words.is_empty() && sentence.windows(words.len()).any(here)
    })
}

fn is_word(token: &str, pattern: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => token.starts_with(beginning),
        None if pattern == "#" => token.starts_with(|c: char| c.is_ascii_digit()),
        None => token == pattern,
    }
}

/// A text as sentences of small words, with numbers written without separators.
fn sentences(text: &str) -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    let chars: Vec<char> = text.to_lowercase().chars().collect();
    let mut at = chars.as_slice();
    while let [first, rest @ ..] = at {
        if first.is_ascii_digit() {
            let (number, after) = number(at);
            push(&mut all, number);
            at = after;
        } else if first.is_alphanumeric() {
            let long = at
                .iter()
                .position(|c| !c.is_alphanumeric())
                .unwrap_or(at.len());
            let (word, after) = at.split_at(long);
            push(&mut all, word.iter().collect());
            at = after;
        } else {
            if *first == '%' {
                push(&mut all, "%".into());
            }
            if ends_sentence(*first, rest) {
                all.push(Vec::new());
            }
            at = rest;
        }
    }
    all
}

fn push(all: &mut [Vec<String>], token: String) {
    if let Some(sentence) = all.last_mut() {
        sentence.push(token);
    }
}

fn ends_sentence(c: char, rest: &[char]) -> bool {
    let blank = rest.first().is_none_or(|next| next.is_whitespace());
    matches!(c, '.' | '!' | '?') && blank || c == '\n' && rest.first() == Some(&'\n')
}

/// A number and what follows it: "300,000", "300.000" and "300 000" are 300000, "27.6" stays.
fn number(at: &[char]) -> (String, &[char]) {
    let (mut out, mut at) = digits(at);
    while let [separator, rest @ ..] = at {
        let (next, after) = digits(rest);
        let space = matches!(separator, ' ' | '\u{a0}' | '\u{202f}');
        if next.is_empty() || !(space || matches!(separator, '.' | ',' | '\'')) {
            break;
        }
        if next.len() == 3 && (out.len() <= 3 || is_grouped(&out)) {
            out.push('_');
        } else if space || out.contains('.') {
            break;
        } else {
            out.push('.');
        }
        out.push_str(&next);
        at = after;
    }
    (out.replace('_', ""), at)
}

fn is_grouped(number: &str) -> bool {
    number.contains('_') && !number.contains('.')
}

fn digits(at: &[char]) -> (String, &[char]) {
    let long = at
        .iter()
        .position(|c| !c.is_ascii_digit())
        .unwrap_or(at.len());
    let (digits, after) = at.split_at(long);
    (digits.iter().collect(), after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        sentences(text).concat()
    }

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for text in ["300,000", "300.000", "300 000", "300\u{202f}000", "300000"] {
            assert_eq!(words(text), ["300000"], "{text}");
        }
        assert_eq!(
            words("27.6 million, 1,234,567 and 1%"),
            ["27.6", "million", "1234567", "and", "1", "%"]
        );
        assert_eq!(words("in 2016 300 came"), ["in", "2016", "300", "came"]);
    }

    #[test]
    fn a_claim_is_within_one_sentence() {
        let never: Never = toml::from_str(
            "[[never]]\nid = \"x\"\nwhy.en = \"y\"\nall = [[\"300000|300 mil\", \"child*\"], [\"top # state*\"]]",
        )
        .unwrap();
        assert_eq!(never.found("Some say 300,000 children. No.").len(), 1);
        assert_eq!(never.found("The top 10 states are").len(), 1);
        assert_eq!(never.found("It cost 300,000. Children came.").len(), 0);
        assert_eq!(never.found("1,300,000 children").len(), 0);
        assert_eq!(never.found("").len(), 0);
    }
}
