//! Files stay small enough to be read in one go.

use super::tree::{Source, Tree};
use super::{Finding, rust_text};

const CODE_LINES_MAX: usize = 400;
const WITH_TESTS_LINES_MAX: usize = 600;
const TEMPLATE_LINES_MAX: usize = 60;

/// What else is written by hand.
const SCRIPTS: [&str; 5] = [".js", ".mjs", ".css", ".sh", ".py"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    tree.files().iter().filter_map(too_long).collect()
}

fn too_long(file: &Source) -> Option<Finding> {
    let lines = file.text.lines().count();
    if file.is_rust() {
        return too_much_rust(file, lines);
    }
    if file.path.contains("/templates/") && file.path.ends_with(".html") {
        return over(file, "template", lines, TEMPLATE_LINES_MAX);
    }
    let is_script = SCRIPTS.iter().any(|ending| file.path.ends_with(ending));
    is_script.then(|| over(file, "file", lines, CODE_LINES_MAX))?
}

fn too_much_rust(file: &Source, lines: usize) -> Option<Finding> {
    let code = match rust_text::tests_start(&file.text) {
        _ if file.is_beside_the_product() => 0,
        Some(start) => start - 1,
        None => lines,
    };
    over(file, "file without its tests", code, CODE_LINES_MAX)
        .or_else(|| over(file, "file with its tests", lines, WITH_TESTS_LINES_MAX))
}

fn over(file: &Source, kind: &str, lines: usize, max: usize) -> Option<Finding> {
    (lines > max).then(|| {
        let what =
            format!("{lines} lines; a {kind} has {max} at most: split it by what it is about");
        Finding::new(&file.path, lines, what)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> usize {
        check(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn a_long_file_is_found() {
        assert_eq!(findings("rooms/wall/src/lib.rs", &"x\n".repeat(400)), 0);
        assert_eq!(findings("rooms/wall/src/lib.rs", &"x\n".repeat(401)), 1);
        assert_eq!(
            findings("foundations/web/assets/wall.js", &"x\n".repeat(401)),
            1
        );
    }

    #[test]
    fn tests_are_counted_apart() {
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "x\n".repeat(190));
        let code = "x\n".repeat(400);
        assert_eq!(
            findings("rooms/wall/src/lib.rs", &format!("{code}{tests}")),
            0
        );
        assert_eq!(
            findings("rooms/wall/src/lib.rs", &format!("{code}{tests}{code}")),
            1
        );
        assert_eq!(findings("rooms/wall/src/tests.rs", &"x\n".repeat(600)), 0);
        assert_eq!(findings("rooms/wall/src/tests.rs", &"x\n".repeat(601)), 1);
    }

    #[test]
    fn a_long_template_is_found() {
        assert_eq!(
            findings("rooms/wall/templates/wall.html", &"x\n".repeat(60)),
            0
        );
        assert_eq!(
            findings("rooms/wall/templates/wall.html", &"x\n".repeat(61)),
            1
        );
    }
}
