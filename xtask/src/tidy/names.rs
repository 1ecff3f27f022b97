//! Files are called after what is in them, and the same thing has the same name in every room.

use super::Finding;
use super::tree::Tree;

/// Names that say nothing about the contents.
const EMPTY_NAMES: [&str; 10] = [
    "common", "helper", "helpers", "manager", "managers", "misc", "service", "services", "util",
    "utils",
];

/// What a room must not call a thing, and what every room calls it. Beside these names a room has one file for
/// each thing it does (`withdraw.rs`) or knows (`vault.rs`).
const ROOM_NAMES: [(&str, &str); 22] = [
    ("config", "model.rs, or settings of the campaign"),
    ("constants", "limits.rs"),
    ("consts", "limits.rs"),
    ("controller", "pages.rs or api.rs"),
    ("database", "queries.rs"),
    ("db", "queries.rs"),
    ("endpoints", "pages.rs or api.rs"),
    ("handlers", "pages.rs or api.rs"),
    ("html", "views.rs"),
    ("models", "model.rs"),
    ("repo", "queries.rs"),
    ("repository", "queries.rs"),
    ("router", "lib.rs, whose routes() is the door"),
    ("routes", "lib.rs, whose routes() is the door"),
    ("schema", "model.rs"),
    ("sql", "queries.rs"),
    ("storage", "queries.rs"),
    ("tasks", "jobs.rs"),
    ("templates", "views.rs"),
    ("test", "tests.rs"),
    ("types", "model.rs"),
    ("workers", "jobs.rs"),
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let empty = tree.files().iter().filter_map(|file| {
        let stem = file.name().split('.').next().unwrap_or_default();
        let folders = file.path.split('/');
        let bad = folders
            .chain([stem])
            .find(|part| EMPTY_NAMES.contains(part))?;
        let what = format!("{bad:?} says nothing: name it by what is in it");
        Some(Finding::new(&file.path, 0, what))
    });
    let odd = tree.rust().filter_map(|file| {
        let name = part_of_room(&file.path)?;
        let (_, ours) = ROOM_NAMES.iter().find(|(odd, _)| *odd == name)?;
        let what = format!("{name:?} has another name in every room: {ours}");
        Some(Finding::new(&file.path, 0, what))
    });
    empty.chain(odd).collect()
}

/// `seal` of `rooms/guard/src/seal.rs` and of `rooms/guard/src/seal/envelope.rs`.
fn part_of_room(path: &str) -> Option<&str> {
    let (_, inside) = path.strip_prefix("rooms/")?.split_once("/src/")?;
    let part = inside.split('/').next()?;
    Some(part.strip_suffix(".rs").unwrap_or(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str) -> usize {
        check(&Tree::of(&[(path, "")])).len()
    }

    #[test]
    fn a_name_that_says_nothing_is_found() {
        for path in [
            "redx/src/utils.rs",
            "redx/src/common/mod.rs",
            "e2e/lib/helpers.mjs",
        ] {
            assert_eq!(findings(path), 1, "{path}");
        }
        assert_eq!(findings("redx/src/router.rs"), 0);
    }

    #[test]
    fn the_same_thing_has_the_same_name_in_every_room() {
        assert_eq!(findings("rooms/post/src/withdraw.rs"), 0);
        assert_eq!(findings("rooms/post/src/submit/types.rs"), 0);
        assert_eq!(findings("redx/src/config/mod.rs"), 0);
        assert_eq!(findings("rooms/post/src/handlers.rs"), 1);
        assert_eq!(findings("rooms/post/src/types/x.rs"), 1);
    }
}
