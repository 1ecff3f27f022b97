//! For `bench/ingest` alone, behind the feature `measure`: the work of a worker, in this process and without walls.
//! Only for pictures one has drawn oneself.

use crate::decode::{Heic, decode};
use crate::derive::{Derive, Faces, Rendition};
use crate::header::header;

/// The three JPEGs of a picture, nothing hidden, nothing hashed; `None` if it cannot be read.
#[must_use]
pub fn renditions(bytes: &[u8]) -> Option<Vec<Rendition>> {
    let derive = Derive {
        faces: Faces::Show,
        ..Derive::default()
    };
    let picture = decode(bytes, &header(bytes).ok()?, &Heic::new()).ok()?;
    Some(
        crate::render::render(&picture, &derive, None)
            .ok()?
            .renditions,
    )
}
