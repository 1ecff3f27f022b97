//! Each table has one owner, and only the owner's SQL names it.

use std::collections::BTreeMap;

use super::Finding;
use super::tree::{Source, Tree};

const OWNER: &str = "-- owner: ";

/// What a table's name stands after.
const BEFORE_A_TABLE: [&str; 6] = ["from", "join", "into", "update", "table", "only"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let migrations = tree.files().iter().filter(|file| is_migration(file));
    let mut owners = BTreeMap::new();
    let mut findings = Vec::new();
    for file in migrations {
        match owner(file) {
            Some(owner) => owners.extend(tables_made(file).map(|table| (table, owner))),
            None => findings.push(Finding::new(
                &file.path,
                1,
                format!("the first line says whose tables these are: {OWNER}NAME OF THE CRATE"),
            )),
        }
    }
    let queries = tree
        .rust()
        .filter(|file| !file.path.starts_with("testkit/"));
    findings.extend(queries.flat_map(|file| foreign_tables(file, &owners)));
    findings
}

fn is_migration(file: &Source) -> bool {
    file.path.contains("/migrations/") && file.path.ends_with(".sql")
}

fn owner(file: &Source) -> Option<&str> {
    file.text.lines().next()?.strip_prefix(OWNER).map(str::trim)
}

fn tables_made(file: &Source) -> impl Iterator<Item = String> + use<'_> {
    let lines = file.text.lines();
    lines.filter_map(|line| {
        let rest = line.trim().strip_prefix("CREATE TABLE ")?;
        let rest = rest.strip_prefix("IF NOT EXISTS ").unwrap_or(rest);
        words(rest).next().map(str::to_lowercase)
    })
}

fn foreign_tables(file: &Source, owners: &BTreeMap<String, &str>) -> Vec<Finding> {
    let Some(crate_name) = crate_of(&file.path) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (line, text) in file.product_lines() {
        for table in tables_named(&text) {
            match owners.get(&table) {
                Some(owner) if *owner != crate_name => {
                    let what = format!(
                        "{table} is {owner}'s table: call {owner}, or listen to its events"
                    );
                    findings.push(Finding::new(&file.path, line, what));
                }
                _ => {}
            }
        }
    }
    findings
}

/// What stands after `FROM`, `JOIN` and so on, where these are written in capitals, as in our SQL.
fn tables_named(line: &str) -> Vec<String> {
    let pairs = words(line).zip(words(line).skip(1));
    pairs
        .filter(|(before, _)| {
            BEFORE_A_TABLE
                .iter()
                .any(|word| word.to_uppercase() == **before)
        })
        .map(|(_, table)| table.to_lowercase())
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.split(move |letter| !is_word(letter))
        .filter(|word| !word.is_empty())
}

/// `store` of `foundations/store/src/jobs/queries.rs`, `redx` of `redx/src/main.rs`.
fn crate_of(path: &str) -> Option<&str> {
    path.split_once("/src/")?.0.rsplit('/').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIGRATION: (&str, &str) = (
        "foundations/store/migrations/0003_post.sql",
        "-- owner: post\nCREATE TABLE post (\n  id UUID\n);\nCREATE TABLE IF NOT EXISTS receipt (id UUID);\n",
    );

    fn findings(path: &str, text: &str) -> Vec<Finding> {
        check(&Tree::of(&[MIGRATION, (path, text)]))
    }

    #[test]
    fn somebody_elses_table_is_found_at_its_line() {
        let found = findings(
            "rooms/wall/src/queries.rs",
            "const A: &str =\n  \"SELECT id FROM post\";",
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 2);
        let joined = "\"SELECT 1 FROM wall_item JOIN receipt ON true\"";
        assert_eq!(findings("rooms/wall/src/queries.rs", joined).len(), 1);
    }

    #[test]
    fn the_owner_may_name_it() {
        assert_eq!(
            findings("rooms/post/src/queries.rs", "\"SELECT id FROM post\"").len(),
            0
        );
    }

    #[test]
    fn a_migration_without_an_owner_is_found() {
        let path = "foundations/store/migrations/0004_wall.sql";
        assert_eq!(findings(path, "CREATE TABLE wall_item (id UUID);").len(), 1);
    }
}
