//! Fingerprints of pictures, videos and files: [PDQ](pdq), [vPDQ](vpdq), MD5, SHA-1 and SHA-256.
//!
//! A *digest* ([`Digests`]) finds the same bytes again. *PDQ* finds the same **picture** again after it was
//! resized, recompressed or lightly edited: two pictures are near when their 256-bit codes differ in few bits. *vPDQ*
//! is the same for the frames of a video.
//!
//! This crate takes bytes and pixels, does no input or output of its own, decodes no file formats and never fails
//! on a picture it can be handed: the only errors are a [`View`](pdq::View) that does not fit its buffer and
//! text that is no hash.
//!
//! # A picture
//! Decode it with whatever you have, say how its pixels lie in memory, and keep a [`Scratch`](pdq::Scratch) on each
//! thread: with one that was used before, hashing asks for no memory.
//!
//! ```
//! use mediahash::pdq::{self, Scratch, View};
//!
//! // Here a drawn one, 200 x 120 grey pixels in rows of 256 bytes.
//! let pixels: Vec<u8> = (0..256 * 120).map(|i| ((i % 256) ^ (i / 256)) as u8).collect();
//! let view = View::luma(&pixels, 200, 120, 256)?;
//! let mut scratch = Scratch::new();
//! let found = pdq::hash(&view, &mut scratch);
//! assert_eq!(found.hash.to_string().len(), 64);
//!
//! // A code of low quality is near to the codes of many pictures: match none.
//! assert!(found.is_reliable());
//! # Ok::<(), pdq::ViewError>(())
//! ```
//!
//! [`View::rgb`](pdq::View::rgb) and [`View::rgba`](pdq::View::rgba) take colour. What is stored in another way is
//! the decoder's to convert: 16 bits a channel to 8, one bit and palettes to what they stand for, grey with alpha to
//! grey, printing inks to RGB. Hand the pixels as they are stored, not turned by EXIF: so do the lists of others.
//!
//! # Is it the same?
//! ```
//! use mediahash::{Pdq, pdq::MATCH_DISTANCE_MAX};
//!
//! let listed: Pdq = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22".parse()?;
//! let found: Pdq = "f8f8f0cee0f4a84f06370a2a038f63f0b36e26d596621e1d33e6b39c4e9c9b22".parse()?;
//! assert_eq!(listed.distance(&found), 2);
//! assert!(listed.distance(&found) <= MATCH_DISTANCE_MAX);
//! # Ok::<(), mediahash::ParseHashError>(())
//! ```
//!
//! # Turned and mirrored
//! The code of a turned picture is far from that of the upright one. All eight orientations come from one transform,
//! for a few percent more time: look each of them up.
//!
//! ```
//! use mediahash::pdq::{self, MATCH_DISTANCE_MAX, Scratch, View};
//!
//! let pixels: Vec<u8> = (0..200 * 120).map(|i| ((i % 200) ^ (i / 200)) as u8).collect();
//! let mirrored: Vec<u8> = pixels.chunks(200).flat_map(|row| row.iter().rev().copied()).collect();
//!
//! let mut scratch = Scratch::new();
//! let listed = pdq::hash(&View::luma(&pixels, 200, 120, 200)?, &mut scratch).hash;
//! let all = pdq::hash_dihedral(&View::luma(&mirrored, 200, 120, 200)?, &mut scratch);
//! assert!(all.hashes[0].distance(&listed) > MATCH_DISTANCE_MAX);
//! assert!(all.hashes.iter().any(|hash| hash.distance(&listed) <= MATCH_DISTANCE_MAX));
//! # Ok::<(), pdq::ViewError>(())
//! ```
//!
//! # A video
//! See [`vpdq`]: frames in, features out, and the share of each video that is in the other.
//!
//! # A file
//! ```
//! use mediahash::Digests;
//!
//! // The digests of a stream, fed in whatever pieces arrive; it is an `io::Write`, too.
//! let mut digests = Digests::new();
//! digests.update(b"hello ");
//! digests.update(b"world");
//! let sums = digests.finish();
//! assert_eq!(sums.md5.to_string(), "5eb63bbbe01eeed093cb22bb8f5acdc3");
//! assert_eq!(sums.sha1.to_string(), "2aae6c35c94fcfb415dbe95f408b9ce91ee846ed");
//! assert_eq!(sums.length, 11);
//! ```
//!
//! # Secrets
//! A hash of unlawful material must not leak. `Debug` of every hash type prints the type's name alone, so that a
//! derived `Debug` cannot carry one into a log, and no error carries the text it is about; `Display` is the
//! deliberate way to the hex text.
#![deny(missing_docs)]

mod digest;
mod fingerprint;
pub mod pdq;
pub mod vpdq;

pub use digest::{DigestSums, Digests};
pub use fingerprint::{Md5, ParseHashError, Pdq, Sha1, Sha256};
