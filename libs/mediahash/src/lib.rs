//! Fingerprints of pictures and files: [PDQ](pdq), [vPDQ](vpdq), MD5, SHA-1 and SHA-256.
//!
//! A *digest* ([`Digests`]) finds the same bytes again. *PDQ* finds the same **picture** again after it was
//! resized, recompressed or lightly edited: two pictures are near when their 256-bit codes differ in few bits. *vPDQ* is
//! the same for the frames of a video.
//!
//! This crate takes bytes and pixels, does no input or output of its own, decodes no file formats and never fails
//! on a picture it can be handed: the only errors are a [`View`](pdq::View) that does not fit its buffer and
//! text that is no hash.
//!
//! ```
//! use mediahash::{Digests, pdq};
//!
//! // The digests of a stream, fed in whatever pieces arrive.
//! let mut digests = Digests::new();
//! digests.update(b"hello ");
//! digests.update(b"world");
//! let sums = digests.finish();
//! assert_eq!(sums.md5.to_string(), "5eb63bbbe01eeed093cb22bb8f5acdc3");
//! assert_eq!(sums.length, 11);
//!
//! // The PDQ of a picture: here a drawn one, 200 x 120 grey pixels.
//! let pixels: Vec<u8> = (0..200 * 120).map(|i| ((i % 200) ^ (i / 200)) as u8).collect();
//! let view = pdq::View::luma(&pixels, 200, 120, 200)?;
//! let mut scratch = pdq::Scratch::new();
//! let found = pdq::hash(&view, &mut scratch);
//! assert!(found.is_reliable());
//!
//! // The same picture mirrored is found through the eight orientations.
//! let mirrored: Vec<u8> = pixels.chunks(200).flat_map(|row| row.iter().rev().copied()).collect();
//! let mirrored = pdq::View::luma(&mirrored, 200, 120, 200)?;
//! let all = pdq::hash_dihedral(&mirrored, &mut scratch);
//! assert!(all.hashes.iter().any(|hash| hash.distance(&found.hash) <= pdq::MATCH_DISTANCE_MAX));
//! # Ok::<(), pdq::ViewError>(())
//! ```
//!
//! # Secrets
//! A hash of unlawful material must not leak. `Debug` of every hash type prints the type's name alone, so that a
//! derived `Debug` cannot carry one into a log; `Display` is the deliberate way to the hex text.
#![deny(missing_docs)]

mod digest;
mod fingerprint;
pub mod pdq;
pub mod vpdq;

pub use digest::{DigestSums, Digests};
pub use fingerprint::{Md5, ParseHashError, Pdq, Sha1, Sha256};
