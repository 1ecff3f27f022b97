//! SQL stands in `queries.rs` and in migrations, nowhere else.

use super::Finding;
use super::tree::{Source, Tree};

/// How a statement begins, as we write it: in capitals.
const BEGINNINGS: [&str; 9] = [
    "SELECT ",
    "INSERT INTO ",
    "UPDATE ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "CREATE INDEX ",
    "DROP TABLE ",
    "ALTER TABLE ",
    "WITH RECURSIVE ",
];

/// Files that speak SQL without naming a table of the product.
const ALLOWED: [(&str, &str); 1] = [(
    "foundations/store/src/db/",
    "the two engines themselves: pragmas, locks, the table of applied migrations",
)];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    tree.rust()
        .filter(|file| !may_speak_sql(file))
        .flat_map(statements)
        .collect()
}

fn may_speak_sql(file: &Source) -> bool {
    file.name() == "queries.rs"
        || file.path.contains("/queries/")
        || ALLOWED.iter().any(|(path, _)| file.path.starts_with(path))
}

fn statements(file: &Source) -> Vec<Finding> {
    let lines = file.product_lines().into_iter();
    lines
        .filter(|(_, text)| begins_statement(text))
        .map(|(line, _)| {
            Finding::new(
                &file.path,
                line,
                "SQL outside queries.rs: move the statement there",
            )
        })
        .collect()
}

/// At the start of a string, or of a line of a string that runs over several.
fn begins_statement(line: &str) -> bool {
    let trimmed = line.trim_start();
    let after_quote = line.split('"').skip(1).map(str::trim_start);
    std::iter::once(trimmed).chain(after_quote).any(|text| {
        BEGINNINGS
            .iter()
            .any(|beginning| text.starts_with(beginning))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> usize {
        check(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn a_statement_elsewhere_is_found() {
        for text in [
            "db.run(\"SELECT id FROM post\")",
            "const ALL: &str = \"\n    DELETE FROM post\";",
            "sql(r#\"UPDATE post SET x = 1\"#)",
        ] {
            assert_eq!(findings("rooms/post/src/pages.rs", text), 1, "{text}");
            assert_eq!(findings("rooms/post/src/queries.rs", text), 0, "{text}");
        }
    }

    #[test]
    fn words_comments_and_tests_are_no_statements() {
        let path = "rooms/post/src/pages.rs";
        assert_eq!(findings(path, "// SELECT id FROM post"), 0);
        assert_eq!(findings(path, "say(\"UPDATED\")"), 0);
        assert_eq!(
            findings(path, "#[cfg(test)]\nmod tests {\n\"SELECT 1\"\n}"),
            0
        );
        assert_eq!(findings("rooms/post/src/tests.rs", "\"SELECT 1\""), 0);
    }
}
