//! What differs between two texts, line by line, with a few lines around it.

use similar::{ChangeTag, TextDiff};

const LINES_AROUND: usize = 3;

/// Lines that follow each other.
#[derive(Clone, Debug)]
pub(super) struct Hunk(pub(super) Vec<Line>);

/// One line: `ins`, `del` or nothing, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) tag: &'static str,
    pub(super) words: String,
}

/// The places where two texts differ; none of a text is an empty one.
pub(super) fn hunks(was: Option<&str>, now: Option<&str>) -> Vec<Hunk> {
    let diff = TextDiff::from_lines(was.unwrap_or_default(), now.unwrap_or_default());
    let groups = diff.grouped_ops(LINES_AROUND);
    groups
        .iter()
        .map(|group| {
            let changes = group.iter().flat_map(|op| diff.iter_changes(op));
            Hunk(
                changes
                    .map(|change| line(change.tag(), change.value()))
                    .collect(),
            )
        })
        .collect()
}

fn line(tag: ChangeTag, words: &str) -> Line {
    let tag = match tag {
        ChangeTag::Insert => "ins",
        ChangeTag::Delete => "del",
        ChangeTag::Equal => "",
    };
    Line {
        tag,
        words: words.trim_end_matches('\n').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_shown_with_a_little_around_it() {
        let was: String = (0..40).map(|n| format!("line {n}\n")).collect();
        let now = was.replace("line 20\n", "line twenty\n");
        let hunks = hunks(Some(&was), Some(&now));
        assert_eq!(hunks.len(), 1);
        let tags: Vec<_> = hunks[0].0.iter().map(|line| line.tag).collect();
        assert_eq!(tags, ["", "", "", "del", "ins", "", "", ""]);
        assert!(super::hunks(Some("a\n"), Some("a\n")).is_empty());
        assert_eq!(super::hunks(None, Some("a\n"))[0].0[0].tag, "ins");
    }
}
