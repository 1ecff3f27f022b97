//! What is built in, with what was published since, as one library.

use crate::{Library, Sources, confirm, leaf::directive::is_name, library};
use std::sync::Arc;
use web::content::{Kind, Overlay};

/// Packs of pages and facts are called so.
pub(crate) const CONTENT: Kind<Arc<Library>> = Kind {
    name: "learn",
    starter: Sources::built_in,
    paths: || {
        let embedded = Sources::embedded();
        embedded.iter().map(|(path, _)| path.to_owned()).collect()
    },
    holds,
    read: |overlay| Arc::new(read(overlay)),
    faults,
};

/// Beside the pages, what is read from these folders. What a person has confirmed is said at the desk, fact by fact, and
/// never by putting a file there.
fn holds(path: &str) -> bool {
    let named = |folder: &str| {
        let name = path.strip_prefix(folder);
        name.and_then(|name| name.strip_suffix(".toml"))
            .is_some_and(is_name)
    };
    matches!(path, "pages/numbers.toml" | "pages/terms.toml")
        || library::place(path).is_some()
        || named("facts/")
        || named("check/")
}

fn sources(overlay: &Overlay) -> Sources {
    let mut sources = Sources::embedded();
    for (path, text) in overlay.iter() {
        match text {
            Some(text) => sources.put(path, text),
            None => sources.remove(path),
        }
    }
    sources
}

/// What can be read is shown in any case.
fn read(overlay: &Overlay) -> Library {
    let sources = sources(overlay);
    let library = Library::gather(&sources).0;
    let confirmed = confirm::confirmed(&sources, &library);
    library.with_confirmed(confirmed)
}

fn faults(overlay: &Overlay) -> Vec<String> {
    let sources = sources(overlay);
    let content = Library::read(&sources).err().unwrap_or_default();
    let content = content.iter().filter(|fault| !fault.can_wait());
    let content = content.map(ToString::to_string);
    content.chain(confirm::faults(&sources)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_edit_is_what_is_read() {
        let built_in = CONTENT.texts(&Overlay::default());
        let read = Sources::embedded();
        let of_ours = |path: &&str| {
            !path.starts_with("hotlines/") && !path.ends_with("README.md") && !path.contains("/.")
        };
        let read: Vec<_> = read.iter().map(|(path, _)| path).filter(of_ours).collect();
        assert_eq!(built_in.keys().collect::<Vec<_>>(), read);
        for other in [
            "hotlines/us.toml",
            confirm::CONFIRMED,
            "facts/README.md",
            "facts/a/b.toml",
            "pages/en/check.md",
            "pages/en/signs.txt",
            "languages/en/help.ftl",
        ] {
            assert!(!holds(other), "{other}");
        }
    }
}
