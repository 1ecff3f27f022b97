//! `unsafe` stands in few files, each with a reason.

use super::tree::{Source, Tree};
use super::{Finding, rust_text};

/// Where it may stand, and why nothing safe does.
const ALLOWED: [(&str, &str); 4] = [
    (
        "bench/ingest/main.rs",
        "the standard library does not tell the time and memory that a child process used",
    ),
    (
        "libs/mediahash/src/pdq/paths.rs",
        "calling a function that is compiled for AVX2 or AVX-512 is unsafe; shuffles written by hand halve the time of a hash",
    ),
    (
        "foundations/store/tests/it/full_disk.rs",
        "a limit on file sizes stands in for a full disk; the standard library has no call for it",
    ),
    (
        "libs/hashbank/src/index/near.rs",
        "loops compiled for what the processor was seen to have, and hints to its cache: four times the speed",
    ),
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    check_against(tree, &ALLOWED)
}

fn check_against(tree: &Tree, allowed: &[(&str, &str)]) -> Vec<Finding> {
    let is_allowed = |file: &&Source| allowed.iter().any(|(path, _)| *path == file.path);
    let found = tree.rust().filter(|file| !is_allowed(file)).flat_map(|file| {
        lines_with_unsafe(file).map(|line| {
            let what = "unsafe code: find a safe way, or add the file with its reason to ALLOWED in \
                        xtask/src/tidy/unsafe_code.rs";
            Finding::new(&file.path, line, what)
        })
    });
    let needless = allowed.iter().filter(|(path, _)| {
        let file = tree.rust().find(|file| file.path == *path);
        file.is_none_or(|file| lines_with_unsafe(file).next().is_none())
    });
    found
        .chain(needless.map(|(path, _)| {
            Finding::new(
                path,
                0,
                "no unsafe code is here: take the file off the list that allows it",
            )
        }))
        .collect()
}

fn lines_with_unsafe(file: &Source) -> impl Iterator<Item = usize> {
    let code = rust_text::code_only(&file.text);
    let lines: Vec<usize> = (1..)
        .zip(code.lines())
        .filter(|(_, text)| has_unsafe(text))
        .map(|(line, _)| line)
        .collect();
    lines.into_iter()
}

/// The keyword, not the lint `unsafe_code`.
fn has_unsafe(line: &str) -> bool {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.split(|letter| !is_word(letter))
        .any(|word| word == "unsafe")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "foundations/media/src/sandbox.rs";

    #[test]
    fn unsafe_is_found_and_the_word_is_not() {
        let tree = Tree::of(&[(
            PATH,
            "// unsafe\n#![deny(unsafe_code)]\nlet a = \"unsafe\";\nunsafe { x }",
        )]);
        let lines: Vec<_> = check_against(&tree, &[])
            .into_iter()
            .map(|finding| finding.line)
            .collect();
        assert_eq!(lines, [4]);
    }

    #[test]
    fn the_list_allows_and_is_kept_short() {
        let list = [(PATH, "a reason")];
        assert_eq!(
            check_against(&Tree::of(&[(PATH, "unsafe { x }")]), &list).len(),
            0
        );
        assert_eq!(
            check_against(&Tree::of(&[(PATH, "safe()")]), &list).len(),
            1
        );
        assert_eq!(check_against(&Tree::of(&[]), &list).len(), 1);
    }
}
