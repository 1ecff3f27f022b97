//! What is built in, with what was published since, as one library.

use crate::{Library, Sources, confirm};
use std::sync::Arc;
use web::content::{Kind, Overlay};

/// Packs of pages and facts are called so.
pub(crate) const CONTENT: Kind<Arc<Library>> = Kind {
    name: "learn",
    starter: Sources::built_in,
    read: |overlay| Arc::new(read(overlay)),
    faults,
};

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
    let content = content.iter().map(ToString::to_string);
    content.chain(confirm::faults(&sources)).collect()
}
