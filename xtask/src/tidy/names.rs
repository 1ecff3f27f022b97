//! Files are called after what is in them, and the same thing has the same name in every room.

use super::Finding;
use super::tree::Tree;

/// Names that say nothing about the contents.
const EMPTY_NAMES: [&str; 10] = [
    "common", "helper", "helpers", "manager", "managers", "misc", "service", "services", "util",
    "utils",
];

/// What a room's `src` may have, beside its verbs.
const ROOM_FILES: [&str; 13] = [
    "lib", "model", "limits", "queries", "pages", "api", "views", "jobs", "tests", "error",
    "events", "words", "settings",
];

/// What rooms do. A room's action is a file named by one of these; a new verb is added here, so that two
/// rooms do not call the same act by two names.
const ROOM_VERBS: [&str; 58] = [
    "answer",
    "appeal",
    "approve",
    "archive",
    "ask",
    "bank",
    "blur",
    "cast",
    "check",
    "claim",
    "clear",
    "close",
    "count",
    "decide",
    "derive",
    "discard",
    "draw",
    "edit",
    "escalate",
    "exchange",
    "export",
    "forget",
    "guide",
    "hash",
    "hide",
    "hold",
    "import",
    "intake",
    "invite",
    "join",
    "lease",
    "link",
    "live",
    "match",
    "open",
    "pledge",
    "publish",
    "receive",
    "refuse",
    "rehearse",
    "release",
    "remove",
    "render",
    "replace",
    "report",
    "resolve",
    "restore",
    "revoke",
    "screen",
    "seal",
    "share",
    "show",
    "sign_in",
    "submit",
    "take_down",
    "undo",
    "verify",
    "withdraw",
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
        let known = ROOM_FILES.contains(&name) || ROOM_VERBS.contains(&name);
        let what = format!(
            "no room has a part called {name:?}: use the names every room uses, or add the verb to \
             ROOM_VERBS in xtask/src/tidy/names.rs"
        );
        (!known).then(|| Finding::new(&file.path, 0, what))
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
    fn a_room_has_known_parts() {
        assert_eq!(findings("rooms/post/src/withdraw.rs"), 0);
        assert_eq!(findings("rooms/post/src/submit/strokes.rs"), 0);
        assert_eq!(findings("rooms/post/src/handlers.rs"), 1);
        assert_eq!(findings("rooms/post/src/fetchers/x.rs"), 1);
    }
}
