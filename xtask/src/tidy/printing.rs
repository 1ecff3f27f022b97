//! Only the command line prints; everything else logs.

use super::Finding;
use super::tree::{Source, Tree};

const MACROS: [&str; 4] = ["println!", "print!", "eprintln!", "eprint!"];
const MAY_PRINT: [&str; 2] = ["redx/src/cli/", "redx/src/main.rs"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let silent = |file: &&Source| !MAY_PRINT.iter().any(|path| file.path.starts_with(path));
    tree.rust().filter(silent).flat_map(prints).collect()
}

fn prints(file: &Source) -> Vec<Finding> {
    let lines = file.product_lines().into_iter();
    lines
        .filter(|(_, text)| prints_here(text))
        .map(|(line, _)| {
            let what = "prints: log it with tracing, or return it to redx/src/cli, which prints";
            Finding::new(&file.path, line, what)
        })
        .collect()
}

/// One of the macros, and not one whose name only ends like it.
fn prints_here(line: &str) -> bool {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let words = line.split_inclusive(|letter: char| !is_word(letter));
    words.into_iter().any(|word| MACROS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_is_found_where_it_does_not_belong() {
        let text = "// println!\nfn f() {\n    eprintln!(\"x\");\n}";
        let found = check(&Tree::of(&[("rooms/post/src/submit.rs", text)]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 3);
        for path in [
            "redx/src/cli/doctor.rs",
            "xtask/src/main.rs",
            "rooms/post/src/tests.rs",
        ] {
            assert_eq!(check(&Tree::of(&[(path, text)])).len(), 0, "{path}");
        }
    }
}
