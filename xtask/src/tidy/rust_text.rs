//! Just enough of Rust's lexing to tell code from comments and strings.

/// What the reader is inside of.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Code,
    LineComment,
    /// Block comments nest.
    BlockComment(usize),
    Text,
    /// With so many `#`.
    RawText(usize),
}

/// `text` with every comment blanked; lines stay where they are.
pub(super) fn without_comments(text: &str) -> String {
    blank(text, |inside| {
        matches!(inside, Inside::LineComment | Inside::BlockComment(_))
    })
}

/// `text` with every comment and every string's contents blanked; lines stay where they are.
pub(super) fn code_only(text: &str) -> String {
    blank(text, |inside| inside != Inside::Code)
}

/// The line, from 1, where a module of tests begins that runs to the end of the file.
pub(super) fn tests_start(text: &str) -> Option<usize> {
    let mut numbered = (1..).zip(text.lines()).peekable();
    while let Some((line, content)) = numbered.next() {
        let next_is_module = numbered
            .peek()
            .is_some_and(|(_, next)| next.starts_with("mod ") && next.ends_with('{'));
        if content == "#[cfg(test)]" && next_is_module {
            return Some(line);
        }
    }
    None
}

fn blank(text: &str, unwanted: impl Fn(Inside) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = Inside::Code;
    let mut rest = text;
    while !rest.is_empty() {
        let (next, length) = step(inside, rest);
        let (token, after) = rest.split_at(length);
        let hidden = unwanted(inside) || unwanted(next);
        for letter in token.chars() {
            out.push(if hidden && letter != '\n' {
                ' '
            } else {
                letter
            });
        }
        (inside, rest) = (next, after);
    }
    out
}

/// What the reader is inside of after the first token of `rest`, and that token's length in bytes.
fn step(inside: Inside, rest: &str) -> (Inside, usize) {
    let one = rest.chars().next().map_or(1, char::len_utf8);
    let starts = |prefix: &str| rest.starts_with(prefix);
    match inside {
        Inside::Code if starts("//") => (Inside::LineComment, 2),
        Inside::Code if starts("/*") => (Inside::BlockComment(1), 2),
        Inside::Code if starts("\"") => (Inside::Text, 1),
        Inside::Code => match raw_opening(rest) {
            Some((hashes, length)) => (Inside::RawText(hashes), length),
            None => (
                Inside::Code,
                character_length(rest).unwrap_or_else(|| word_length(rest)),
            ),
        },
        Inside::LineComment if starts("\n") => (Inside::Code, 1),
        Inside::BlockComment(depth) if starts("/*") => (Inside::BlockComment(depth + 1), 2),
        Inside::BlockComment(1) if starts("*/") => (Inside::Code, 2),
        Inside::BlockComment(depth) if starts("*/") => (Inside::BlockComment(depth - 1), 2),
        Inside::Text if starts("\\\\") || starts("\\\"") => (Inside::Text, 2),
        Inside::Text if starts("\"") => (Inside::Code, 1),
        Inside::RawText(hashes) if starts(&format!("\"{}", "#".repeat(hashes))) => {
            (Inside::Code, 1 + hashes)
        }
        _ => (inside, one),
    }
}

/// `r"`, `r#"`, `br##"`: the number of `#` and the length of the opening.
fn raw_opening(rest: &str) -> Option<(usize, usize)> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after.trim_start_matches('#').starts_with('"').then(|| {
        let prefix = rest.len() - after.len();
        (hashes, prefix + hashes + 1)
    })
}

/// A whole word, so that the `r` at the end of one is not taken for a raw string's; or one character.
fn word_length(rest: &str) -> usize {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let word = rest.find(|letter| !is_word(letter)).unwrap_or(rest.len());
    word.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// A character literal, which may hold a quotation mark; a lifetime is none.
fn character_length(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('\'')?;
    let content = after.chars().next()?;
    if content == '\\' {
        let end = after.get(2..)?.find('\'')?;
        return Some(1 + 2 + end + 1);
    }
    let closing = after.get(content.len_utf8()..)?;
    closing
        .starts_with('\'')
        .then(|| 1 + content.len_utf8() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_lines_stay() {
        let text = "a // b\n/* c\n /* d */ e */ f\n\"// g\"";
        let left = without_comments(text);
        assert_eq!(left.lines().count(), text.lines().count());
        assert_eq!(
            left.split_whitespace().collect::<Vec<_>>(),
            ["a", "f", "\"//", "g\""]
        );
    }

    #[test]
    fn strings_and_characters_do_not_confuse() {
        for text in [
            r#"x("unsafe \" unsafe"); y"#,
            r##"x(r#"unsafe " unsafe"#); y"##,
            "x('\"'); y(\"unsafe\"); z",
            "fn f<'a>(x: &'a str) { \"unsafe\" }",
            r"x('\''); y('\\'); // unsafe",
            r#"let bar = "unsafe"; bar"unsafe""#,
        ] {
            assert!(
                !code_only(text).contains("unsafe"),
                "{text}: {}",
                code_only(text)
            );
        }
        assert!(code_only("'\"'; unsafe { x }").contains("unsafe"));
    }

    #[test]
    fn the_tests_of_a_file_are_found() {
        assert_eq!(tests_start("a\n#[cfg(test)]\nmod tests {\n"), Some(2));
        assert_eq!(tests_start("#[cfg(test)]\nmod tests;\n"), None);
        assert_eq!(tests_start("#[cfg(test)]\nfn of() {}\n"), None);
    }
}
