//! Dependencies run one way. Cargo refuses circles; this refuses what points up without being one.

use toml::{Table, Value};

use super::Finding;
use super::tree::{Source, Tree};

/// Our crates, lowest floor first. A crate uses those on lines above its own, never one beside it.
const FLOORS: [&[&str]; 13] = [
    &["mediahash"],
    &["hashbank"],
    &["media", "store"],
    &["web"],
    &["staff"],
    &["learn", "help"],
    &["guard", "join"],
    &["post"],
    &["ask"],
    &["desk", "wall"],
    &["spread"],
    &["organise"],
    &["redx"],
];

/// What the published libraries do without: they know nothing of servers and databases.
const NOT_IN_LIBS: [&str; 6] = ["axum", "hyper", "reqwest", "sqlx", "tokio", "tower"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let manifests = tree.files().iter().filter_map(Manifest::read);
    manifests.flat_map(|manifest| manifest.check()).collect()
}

/// The `Cargo.toml` of one crate of the workspace.
struct Manifest<'a> {
    file: &'a Source,
    /// The folder's name, which is the crate's.
    name: &'a str,
    table: Table,
}

impl<'a> Manifest<'a> {
    fn read(file: &'a Source) -> Option<Self> {
        let folder = file.path.strip_suffix("/Cargo.toml")?;
        let name = match folder.split_once('/') {
            Some(("libs" | "foundations" | "rooms", name)) if !name.contains('/') => name,
            None => folder,
            Some(_) => return None, // fuzz crates and the like, which are workspaces of their own
        };
        let table = file.text.parse().unwrap_or_default();
        Some(Self { file, name, table })
    }

    fn check(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut tell =
            |line, what: String| findings.push(Finding::new(&self.file.path, line, what));
        for (used, dev) in self.dependencies() {
            let ours = floor(&used).is_some() || ["testkit", "xtask"].contains(&used.as_str());
            let only_in_tests = dev && used == "testkit";
            if ours && !only_in_tests && !may_use(self.name, &used) {
                let what = format!(
                    "{} may not use {used}: a lower floor never calls up; write a typed event instead",
                    self.name
                );
                tell(self.line_of(&used), what);
            }
            if !dev && self.file.path.starts_with("libs/") && NOT_IN_LIBS.contains(&used.as_str()) {
                let what = format!("a published library does without {used}");
                tell(self.line_of(&used), what);
            }
        }
        let lints = self
            .table
            .get("lints")
            .and_then(|lints| lints.get("workspace"));
        if lints.and_then(Value::as_bool) != Some(true) {
            tell(
                0,
                "add [lints] workspace = true: the house's lints hold in every crate".to_owned(),
            );
        }
        if floor(self.name).is_none() && !["testkit", "xtask"].contains(&self.name) {
            tell(
                0,
                format!(
                    "{} is on no floor: give it one in xtask/src/tidy/layers.rs",
                    self.name
                ),
            );
        }
        findings
    }

    /// Each dependency's name, and whether only tests use it.
    fn dependencies(&self) -> Vec<(String, bool)> {
        [
            ("dependencies", false),
            ("build-dependencies", false),
            ("dev-dependencies", true),
        ]
        .iter()
        .filter_map(|(key, dev)| Some((self.table.get(*key)?.as_table()?, *dev)))
        .flat_map(|(table, dev)| table.keys().map(move |name| (name.clone(), dev)))
        .collect()
    }

    fn line_of(&self, used: &str) -> usize {
        let names = |line: &str| {
            let rest = line.strip_prefix(used);
            rest.is_some_and(|rest| rest.starts_with(['.', ' ', '=']))
        };
        self.file
            .text
            .lines()
            .position(names)
            .map_or(0, |index| index + 1)
    }
}

fn floor(name: &str) -> Option<usize> {
    FLOORS.iter().position(|names| names.contains(&name))
}

fn may_use(user: &str, used: &str) -> bool {
    match user {
        "mediahash" | "store" => false,
        "hashbank" | "media" => used == "mediahash",
        "web" => used == "store",
        "testkit" => used != "xtask",
        _ => matches!((floor(used), floor(user)), (Some(below), Some(above)) if below < above),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, dependencies: &str) -> Vec<Finding> {
        let text = format!("{dependencies}\n[lints]\nworkspace = true\n");
        check(&Tree::of(&[(path, &text)]))
    }

    #[test]
    fn a_call_up_is_found_at_its_line() {
        let found = findings(
            "rooms/guard/Cargo.toml",
            "[dependencies]\npost.workspace = true",
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 2);
        assert!(found[0].what.contains("guard may not use post"));
    }

    #[test]
    fn the_floors_are_as_drawn() {
        for (user, used) in [
            ("hashbank", "mediahash"),
            ("media", "mediahash"),
            ("web", "store"),
            ("staff", "web"),
            ("post", "guard"),
            ("post", "join"),
            ("wall", "post"),
            ("redx", "organise"),
            ("desk", "ask"),
        ] {
            assert!(may_use(user, used), "{user} uses {used}");
        }
        for (user, used) in [
            ("media", "store"),
            ("store", "media"),
            ("web", "media"),
            ("media", "hashbank"),
            ("learn", "help"),
            ("guard", "join"),
            ("wall", "desk"),
            ("post", "post"),
            ("store", "mediahash"),
            ("redx", "testkit"),
            ("xtask", "store"),
        ] {
            assert!(!may_use(user, used), "{user} must not use {used}");
        }
    }

    #[test]
    fn the_testkit_is_for_tests() {
        let path = "rooms/post/Cargo.toml";
        assert_eq!(
            findings(path, "[dependencies]\ntestkit.workspace = true").len(),
            1
        );
        assert_eq!(
            findings(path, "[dev-dependencies]\ntestkit.workspace = true").len(),
            0
        );
    }

    #[test]
    fn a_published_library_knows_no_server() {
        let found = findings("libs/hashbank/Cargo.toml", "[dependencies]\ntokio = \"1\"");
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_crate_without_lints_or_floor_is_found() {
        let tree = Tree::of(&[("rooms/cellar/Cargo.toml", "[dependencies]\n")]);
        assert_eq!(check(&tree).len(), 2);
    }
}
