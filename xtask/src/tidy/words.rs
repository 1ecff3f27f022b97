//! What no file of the repository says.

use super::Finding;
use super::tree::{Source, Tree};

/// What it is and why not. Split where this file would otherwise find itself.
const BANNED: [(&str, &str); 7] = [
    (
        concat!("TO", "DO"),
        "finish it, or write it down as an issue",
    ),
    (
        concat!("FIX", "ME"),
        "mend it, or write it down as an issue",
    ),
    (
        concat!("/wo", "rk/"),
        "a path of one machine: use one from the root of the repository",
    ),
    (
        concat!("../sha", "red"),
        "outside the repository: the project needs nothing from there",
    ),
    (concat!("artifact", "ory"), "a registry of one machine"),
    (
        concat!("index.", "crates.io"),
        "a registry's host: the ordinary clients know it",
    ),
    (
        concat!("\"resolved\": ", "\"http"),
        "a registry's host in a lock file: keep omit-lockfile-registry-resolved in .npmrc",
    ),
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    tree.files().iter().flat_map(banned_words).collect()
}

fn banned_words(file: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, text) in (1..).zip(file.text.lines()) {
        for (word, why) in BANNED {
            if stands_alone(text, word) {
                findings.push(Finding::new(
                    &file.path,
                    line,
                    format!("says {word:?}: {why}"),
                ));
            }
        }
    }
    findings
}

/// Whether `word` is in `text` and is not the tail of a longer word or path.
fn stands_alone(text: &str, word: &str) -> bool {
    let longer = |before: &str| {
        before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.')
    };
    text.match_indices(word)
        .any(|(at, _)| !longer(text.get(..at).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_banned_word_is_found_at_its_line() {
        for (word, _) in BANNED {
            let tree = Tree::of(&[("docs/guide/x.md", &format!("fine\nsee {word}x\n"))]);
            let lines: Vec<_> = check(&tree)
                .into_iter()
                .map(|finding| finding.line)
                .collect();
            assert_eq!(lines, [2], "{word}");
        }
    }

    #[test]
    fn longer_words_are_fine() {
        let fine = concat!("the net", "wo", "rk/", " and foundations", "/wo", "rk/x");
        assert!(check(&Tree::of(&[("README.md", fine)])).is_empty());
    }
}
