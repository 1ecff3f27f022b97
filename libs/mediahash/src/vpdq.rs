//! vPDQ: a video as the PDQ codes of frames taken from it at a fixed rate, one a second unless there is a reason.
//!
//! After Meta's vPDQ (`facebook/ThreatExchange`, folder `vpdq`), whose text form [`parse`] and [`to_text`] read and
//! write. This crate decodes no video: whoever does hands over frames as pixels ([`Hasher::frame`]) or codes that
//! are there already ([`Hasher::hashed`]).
//!
//! ```
//! use mediahash::pdq::View;
//! use mediahash::vpdq::{self, Hasher, Thresholds};
//! use std::time::Duration;
//!
//! // Three drawn frames, a second apart.
//! let mut hasher = Hasher::new();
//! for second in 0..3_u32 {
//!     let pixels: Vec<u8> = (0..160 * 90).map(|i| ((i % 160) ^ (i / 160 * (second + 1))) as u8).collect();
//!     hasher.frame(second * 25, Duration::from_secs(second.into()), &View::luma(&pixels, 160, 90, 160)?);
//! }
//! let video = hasher.finish();
//! let text = vpdq::to_text(&video);
//! assert_eq!(vpdq::parse(&text)?, video);
//!
//! // A cut of it: all of the cut is in the video, one third of the video is in the cut.
//! let cut = &video[1..2];
//! assert!(Thresholds::of_query(80).compare(cut, &video).is_match);
//! assert!(!Thresholds::of_target(80).compare(cut, &video).is_match);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Which side?
//! The reference's programs answer with two shares, and its documents differ in which of them makes a match: the
//! Python signal type asks 80 % of the **query's** frames and nothing of the target's. A short cut of a listed video
//! has all its frames in the video; a listed cut inside a long upload is found by the **target's** share alone. There
//! is no default here: [`Thresholds`] is made for one side or for both.
//!
//! # Where the references differ from each other
//! | | C++ | Python | here |
//! |-|-|-|-|
//! | two frames match at a distance | under the tolerance | at most the tolerance | at most `distance_max` |
//! | frames with the same code | each counts | one counts | each counts; see [`distinct`] |
//! | no frame left on a side | no match | division by zero | no match |

mod compare;
mod hasher;
mod text;

use crate::Pdq;
use crate::pdq::{PdqHash, QUALITY_MIN};
pub use compare::{Comparison, Share, Thresholds};
pub use hasher::Hasher;
use std::collections::HashSet;
use std::time::Duration;
pub use text::{ParseFeatureError, ParseFeaturesError, parse, to_text};

/// What is known of one frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Feature {
    /// The frame's number in the video, from 0.
    pub frame: u32,
    /// The PDQ quality, 0 to 100.
    pub quality: u8,
    /// The PDQ code.
    pub hash: Pdq,
    /// When the frame is shown, from the start of the video. The text form keeps milliseconds.
    pub time: Duration,
}

impl Feature {
    /// A frame that was hashed already.
    #[must_use]
    pub const fn new(frame: u32, time: Duration, found: PdqHash) -> Self {
        Self {
            frame,
            quality: found.quality,
            hash: found.hash,
            time,
        }
    }

    /// Whether the code says enough to be matched: quality at least [`QUALITY_MIN`].
    #[must_use]
    pub const fn is_reliable(&self) -> bool {
        self.quality >= QUALITY_MIN
    }
}

/// The features with a code that none before them has: a still scene counts once, as in the Python reference.
///
/// ```
/// use mediahash::vpdq;
///
/// let code = "0f".repeat(32);
/// let still = vpdq::parse(&format!("0,90,{code},0.000\n25,90,{code},1.000\n"))?;
/// assert_eq!(vpdq::distinct(&still), still[..1]);
/// # Ok::<(), vpdq::ParseFeaturesError>(())
/// ```
#[must_use]
pub fn distinct(features: &[Feature]) -> Vec<Feature> {
    let mut seen = HashSet::new();
    let is_new = |feature: &&Feature| seen.insert(feature.hash);
    features.iter().filter(is_new).copied().collect()
}
