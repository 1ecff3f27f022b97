//! Everything that touches the pixels of a stranger's picture.
//!
//! A picture comes in as bytes and leaves as a [`Derived`](derived::Derived): three JPEG files that
//! hold pixels and nothing else. The way between is one line, and each step has a file of its own:
//!
//! 1. [`header`](header::header): what the bytes are (never what they are called) and how large the
//!    picture claims to be. Cheap, pure, and run at the door, so that most bad input is refused before
//!    anything is kept.
//! 2. [`pool`]: a warm worker process takes exactly one upload. It has no files, no network, little
//!    memory and little time ([`worker::sandbox`]); what a hostile file does to the decoder stays there.
//! 3. The worker decodes the whole picture and answers with its [`Fingerprint`](fingerprint::Fingerprint),
//!    taken from the pixels as they came, and then **waits for the verdict**: no derivative of a
//!    picture exists before guard has looked at its hashes.
//! 4. Only when told to, it reduces, turns it upright, honours the colour profile, hides faces, and
//!    encodes. Metadata is not removed; it is never copied.
//!
//! # Architecture invariants
//!
//! - No decoder runs in the process that holds keys, database and sockets.
//! - Hashes come from the full decode of the untouched pixels; hiding and reducing come after.
//! - Faces are found only to be hidden; nothing about a face leaves the worker but a count.
//! - This crate knows nothing of posts, databases or people: `media` and `store` never meet.
#![deny(missing_docs)]

mod canvas;
mod colour;
mod decode;
pub mod derive;
pub mod drawn;
mod encode;
pub mod faces;
pub mod fingerprint;
pub mod header;
mod hide;
pub mod limits;
#[cfg(feature = "measure")]
pub mod measure;
pub mod orientation;
mod picture;
pub mod pool;
pub mod protocol;
mod render;
mod shrink;
pub mod sniff;
pub mod veil;
pub mod worker;
mod ycc;
