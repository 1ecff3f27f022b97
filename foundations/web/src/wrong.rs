//! Something wrong in a text of `content`, for who can put it right.

use std::fmt;

/// Where, and in words what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wrong {
    /// The path inside `content`.
    pub file: String,
    /// The line, from 1; none for the file as a whole.
    pub line: Option<usize>,
    /// What is wrong, and what would be right.
    pub what: String,
}

impl Wrong {
    /// Of a file as a whole.
    pub fn new(file: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: None,
            what: what.into(),
        }
    }

    /// The same, at a line (from 1).
    #[must_use]
    pub fn at(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// The same, at the byte of `text` where a parser stopped.
    #[must_use]
    pub fn at_byte(self, text: &str, byte: usize) -> Self {
        let before = text.bytes().take(byte);
        self.at(before.filter(|byte| *byte == b'\n').count() + 1)
    }

    /// The same, where it has no line yet and begins with a name (`us-911: ...`): at the line of `text` that has this
    /// name in quotation marks.
    #[must_use]
    pub fn at_its_name(self, text: &str) -> Self {
        let name = self.what.split_once(": ").map(|(name, _)| name);
        let quoted = name.map(|name| format!("\"{name}\""));
        let found = quoted.and_then(|quoted| text.lines().position(|line| line.contains(&quoted)));
        match (self.line, found) {
            (None, Some(n)) => self.at(n + 1),
            _ => self,
        }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:", self.file)?;
        if let Some(line) = self.line {
            write!(out, "{line}:")?;
        }
        write!(out, " {}", self.what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_where() {
        let wrong = Wrong::new("languages/en/a.ftl", "a word");
        assert_eq!(wrong.to_string(), "languages/en/a.ftl: a word");
        let wrong = wrong.at_byte("one\ntwo\nthree", 5);
        assert_eq!(wrong.to_string(), "languages/en/a.ftl:2: a word");
    }

    #[test]
    fn a_name_is_found_and_a_line_is_kept() {
        let text = "[[line]]\nid = \"us-911\"\n";
        let wrong = Wrong::new("a.toml", "us-911: leads nowhere");
        assert_eq!(wrong.clone().at_its_name(text).line, Some(2));
        assert_eq!(wrong.clone().at(7).at_its_name(text).line, Some(7));
        assert_eq!(wrong.at_its_name("").line, None);
    }
}
