//! `{fact:ID}` and its like: the only way a number, an address or a date gets into a text.

use std::fmt;

/// Something a text asks for by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Directive {
    /// `{fact:ID}`: the statement of a fact.
    Fact(String),
    /// `{fact:ID:value}`: its number alone.
    Value(String),
    /// `{chart:SERIES}`.
    Chart(String),
    /// `{map:NAME}`.
    Map(String),
    /// `{law:ID}`: how a law is cited.
    Law(String),
    /// `{hotline:ID}`: a line, as a link to where its number stands.
    Hotline(String),
    /// `{date:day}`: the day of the campaign.
    Day,
    /// `{link:SLUG}`: another page, by its title.
    Link(String),
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    Text(&'a str),
    Directive(Directive),
    /// What is wrong, and the code of it.
    Wrong(&'static str, String),
}

impl Directive {
    fn read(inside: &str) -> Result<Self, String> {
        let mut words = inside.split(':');
        let (kind, name, more) = (words.next(), words.next(), words.next());
        let name = name.filter(|n| is_name(n)).map(str::to_owned);
        let read = match (kind, name, more, words.next()) {
            (Some("fact"), Some(id), None, None) => Self::Fact(id),
            (Some("fact"), Some(id), Some("value"), None) => Self::Value(id),
            (Some("chart"), Some(id), None, None) => Self::Chart(id),
            (Some("map"), Some(id), None, None) => Self::Map(id),
            (Some("law"), Some(id), None, None) => Self::Law(id),
            (Some("hotline"), Some(id), None, None) => Self::Hotline(id),
            (Some("link"), Some(id), None, None) => Self::Link(id),
            (Some("date"), Some(day), None, None) if day == "day" => Self::Day,
            _ => return Err(format!("“{{{}}}” is not known here", shorten(inside))),
        };
        Ok(read)
    }

    /// The fact it rests on.
    pub(crate) fn fact(&self) -> Option<&str> {
        match self {
            Self::Fact(id) | Self::Value(id) => Some(id),
            _ => None,
        }
    }

    /// True when it stands for itself rather than inside a sentence.
    pub(crate) fn is_block(&self) -> bool {
        matches!(self, Self::Chart(_) | Self::Map(_))
    }
}

impl fmt::Display for Directive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fact(id) => write!(f, "{{fact:{id}}}"),
            Self::Value(id) => write!(f, "{{fact:{id}:value}}"),
            Self::Chart(id) => write!(f, "{{chart:{id}}}"),
            Self::Map(id) => write!(f, "{{map:{id}}}"),
            Self::Law(id) => write!(f, "{{law:{id}}}"),
            Self::Hotline(id) => write!(f, "{{hotline:{id}}}"),
            Self::Day => f.write_str("{date:day}"),
            Self::Link(id) => write!(f, "{{link:{id}}}"),
        }
    }
}

/// Names are plain, so that they can stand in an address.
pub(crate) fn is_name(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.len() <= 64 && text.chars().all(plain)
}

fn shorten(text: &str) -> String {
    text.chars().take(40).collect()
}

/// Takes a text apart into words and directives.
pub(crate) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        push_text(&mut parts, before);
        rest = one(&mut parts, from);
    }
    push_text(&mut parts, rest);
    parts
}

fn push_text<'a>(parts: &mut Vec<Part<'a>>, text: &'a str) {
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
}

/// What begins with a brace; gives what is left after it.
fn one<'a>(parts: &mut Vec<Part<'a>>, from: &'a str) -> &'a str {
    let after = from.get(1..).unwrap_or_default();
    let inside = from
        .strip_prefix('{')
        .and_then(|a| a.split_once(['{', '}']));
    match inside {
        Some((inside, rest)) if after.as_bytes().get(inside.len()) == Some(&b'}') => {
            parts.push(match Directive::read(inside) {
                Ok(directive) => Part::Directive(directive),
                Err(why) => Part::Wrong("directive-unknown", why),
            });
            rest
        }
        _ => {
            let why = format!("a brace without its other half: “{}”", shorten(from));
            parts.push(Part::Wrong("directive-unclosed", why));
            after
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_apart() {
        let text = "Of them {fact:us-missing-2024:value}, see {link:signs}.";
        let read = parts(text);
        assert_eq!(
            read,
            [
                Part::Text("Of them "),
                Part::Directive(Directive::Value("us-missing-2024".into())),
                Part::Text(", see "),
                Part::Directive(Directive::Link("signs".into())),
                Part::Text("."),
            ]
        );
    }

    #[test]
    fn what_is_written_is_what_is_read() {
        for text in [
            "{fact:a-1}",
            "{fact:a-1:value}",
            "{chart:c}",
            "{map:m}",
            "{law:l}",
            "{hotline:h}",
            "{date:day}",
            "{link:s}",
        ] {
            match parts(text).as_slice() {
                [Part::Directive(one)] => assert_eq!(one.to_string(), text),
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    #[test]
    fn the_wrong_is_said_and_nothing_is_lost() {
        for (text, code) in [
            ("{fact}", "directive-unknown"),
            ("{fact:}", "directive-unknown"),
            ("{fact:A b}", "directive-unknown"),
            ("{fact:a:number}", "directive-unknown"),
            ("{fact:a:value:x}", "directive-unknown"),
            ("{date:night}", "directive-unknown"),
            ("{script:a}", "directive-unknown"),
            ("{fact:a", "directive-unclosed"),
            ("fact:a}", "directive-unclosed"),
            ("{{fact:a", "directive-unclosed"),
            ("{é", "directive-unclosed"),
        ] {
            let read = parts(text);
            let wrong = read.iter().find_map(|part| match part {
                Part::Wrong(code, _) => Some(*code),
                _ => None,
            });
            assert_eq!(wrong, Some(code), "{text}: {read:?}");
        }
    }
}
