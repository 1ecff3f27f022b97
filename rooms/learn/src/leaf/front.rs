//! What stands before a text, between two lines of `+++`: its title and the like, as TOML.

use crate::Fault;
use serde::Deserialize;

const FENCE: &str = "+++";

/// The head of a page.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Front {
    pub(crate) title: String,
    /// For search engines and for who shares the page.
    pub(crate) description: String,
    /// Its place in the list of pages.
    pub(crate) order: u16,
    /// What the page answers, as people ask it.
    pub(crate) question: String,
    /// The answer in a few sentences, as one would say it: the lead of the page and its card. Markdown.
    pub(crate) say: String,
    /// What the hard part is about, for who would rather not read it.
    pub(crate) note: Option<String>,
    /// The anchor of the heading at which the hard part begins; it ends at the next heading.
    pub(crate) hard_from: Option<String>,
    /// Which of the seven questions it answers, by number.
    #[serde(default)]
    pub(crate) answers: Vec<u8>,
    /// Pages to read next.
    #[serde(default)]
    pub(crate) related: Vec<String>,
    /// Of a translation: the digest of the English text it was made from.
    pub(crate) translated_from: Option<String>,
}

/// Takes the head off a text. The number is how many lines the head takes.
pub(crate) fn split<'a>(file: &str, text: &'a str) -> Result<(Front, &'a str, usize), Fault> {
    let missing = || {
        Fault::new(
            file,
            "front-missing",
            "begin with a head between two lines of “+++”",
        )
        .at(1)
    };
    let after = text
        .strip_prefix(FENCE)
        .and_then(|t| t.strip_prefix('\n'))
        .ok_or_else(missing)?;
    let (head, body) = after.split_once("\n+++\n").ok_or_else(missing)?;
    let front: Front = toml::from_str(head).map_err(|error| {
        let before = error.span().and_then(|span| head.get(..span.start));
        let line = before.map_or(1, |before| before.matches('\n').count() + 2);
        Fault::new(file, "front-wrong", error.message()).at(line)
    })?;
    let lines = head.matches('\n').count() + 3;
    Ok((front, body, lines))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "+++\ntitle = \"T\"\ndescription = \"D\"\norder = 1\nquestion = \"Q\"\nsay = \"S\"\n";

    #[test]
    fn a_head_comes_off() {
        let text = format!("{HEAD}+++\nBody\n");
        let (front, body, lines) = split("f", &text).unwrap();
        assert_eq!((front.title.as_str(), front.order), ("T", 1));
        assert_eq!(body, "Body\n");
        assert_eq!(text.lines().nth(lines), Some("Body"));
    }

    #[test]
    fn a_wrong_head_is_said_with_its_line() {
        for (text, code, line) in [
            (String::new(), "front-missing", 1),
            ("# No head".into(), "front-missing", 1),
            (format!("{HEAD}no end"), "front-missing", 1),
            (format!("{HEAD}colour = 3\n+++\n"), "front-wrong", 7),
            ("+++\ntitle = 1\n+++\n".into(), "front-wrong", 2),
        ] {
            let fault = split("f", &text).unwrap_err();
            assert_eq!((fault.code, fault.line), (code, Some(line)), "{text}");
        }
    }
}
