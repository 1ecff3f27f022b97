//! What somebody keeps of a post they keep under its revision; so whatever a reader can see of a row grows it.

use crate::queries;

/// The columns of `ShownPost`, but for those that a row is born with and keeps.
const SEEN: &[&str] = &[
    "public_name",
    "shown_at",
    "words_ok",
    "caption",
    "alt",
    "first_name",
    "place",
    "width",
    "height",
    "colour",
    "thumbhash",
    "sizes",
    "modern",
];

#[test]
fn whatever_changes_what_readers_see_grows_the_revision() {
    let mut growing = 0;
    for (name, statement) in queries::ALL {
        let text = format!("{statement:?}");
        let Some((_, set)) = text.split_once("UPDATE post SET ") else {
            continue;
        };
        let set = set.split(" WHERE ").next().unwrap();
        let columns = set.split(", ").filter_map(|one| one.split(" = ").next());
        if columns.into_iter().any(|column| SEEN.contains(&column)) {
            assert!(set.contains("revision = revision + 1"), "{name}: {set}");
            growing += 1;
        }
    }
    assert!(growing >= 8, "{growing}");
}
