//! PDQ: a 256-bit code of what a picture looks like, after Meta's "The TMK+PDQF Video-Hashing Algorithm and the PDQ
//! Image-Hashing Algorithm" (2019) and its C++ reference.
//!
//! The same pixels give the same code and quality as the reference, to the bit. Every floating-point sum here
//! therefore runs in the reference's order; what is ours is the layout in memory (`panel`), and that all of it is
//! compiled for several sets of vector instructions, of which the best is picked at run time (`paths`).
//!
//! 1. `sample`: the picture as 32-bit float luma; if a side is over 512 pixels, 512 x 512 nearest pixels of it;
//! 2. `blur`: two box blurs along the rows and two along the columns, a 64 x 64 picture taken at cell centres;
//! 3. `quality`: how much there is to see in those 64 x 64;
//! 4. `dct`: the 16 x 16 lowest frequencies without the constant one;
//! 5. `orient`: a bit for each frequency above the median; the other orientations by signs and a transpose.
//!
//! The reference ignores an EXIF orientation, and so does whoever hands the pixels as they were decoded.

mod blur;
mod dct;
mod orient;
mod panel;
mod paths;
mod quality;
mod sample;
#[cfg(test)]
mod tests;
mod view;

use crate::Pdq;
pub use view::{View, ViewError};

/// Two codes at most this many bits apart are called a match in the PDQ paper. Number of bits, of 256.
pub const MATCH_DISTANCE_MAX: u32 = 31;

/// A code with less quality than this says too little about its picture to be matched: the PDQ paper discards 49
/// and below. On a scale of 0 to 100.
pub const QUALITY_MIN: u8 = 50;

/// A picture with a side shorter than this has no code: the reference answers all zeros with quality 0. Pixels.
pub const SIDE_MIN: usize = 5;

/// The 64 x 64 picture that the code is taken from.
type Small = [[f32; 64]; 64];

/// The 16 x 16 lowest frequencies, vertical first.
type Frequencies = [[f32; 16]; 16];

/// A code and how much it can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PdqHash {
    /// The code.
    pub hash: Pdq,
    /// 0 (nothing to see) to 100.
    pub quality: u8,
}

impl PdqHash {
    /// Whether the code says enough to be matched: quality at least [`QUALITY_MIN`].
    #[must_use]
    pub const fn is_reliable(&self) -> bool {
        self.quality >= QUALITY_MIN
    }
}

/// The codes of one picture in its eight orientations, and how much they can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PdqDihedral {
    /// In the order of the reference: as it is, turned by 90, 180 and 270 degrees, upside down, left to right,
    /// mirrored along one diagonal and along the other. All eight are there; a search needs no names for them.
    pub hashes: [Pdq; 8],
    /// 0 (nothing to see) to 100, the same for all.
    pub quality: u8,
}

impl PdqDihedral {
    /// Whether the codes say enough to be matched: quality at least [`QUALITY_MIN`].
    #[must_use]
    pub const fn is_reliable(&self) -> bool {
        self.quality >= QUALITY_MIN
    }
}

/// The working memory of one hash, about 1.3 MB after the first large picture. Keep one to a thread and reuse it.
#[derive(Default)]
pub struct Scratch {
    sample: sample::Buffers,
    blur: blur::Buffers,
}

impl Scratch {
    /// Empty; grows with the first picture and keeps what it has.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl std::fmt::Debug for Scratch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scratch").finish_non_exhaustive()
    }
}

/// The code of a picture.
///
/// ```
/// use mediahash::pdq::{self, Scratch, View};
///
/// let pixels = vec![90; 64 * 48 * 3];
/// let flat = pdq::hash(&View::rgb(&pixels, 64, 48, 64 * 3)?, &mut Scratch::new());
/// assert!(!flat.is_reliable(), "a single colour shows nothing");
/// # Ok::<(), pdq::ViewError>(())
/// ```
#[must_use]
pub fn hash(view: &View<'_>, scratch: &mut Scratch) -> PdqHash {
    match paths::Path::best().see(view, scratch) {
        Some(seen) => PdqHash {
            hash: orient::bits(&seen.frequencies),
            quality: seen.quality,
        },
        None => PdqHash {
            hash: Pdq::from_bytes([0; 32]),
            quality: 0,
        },
    }
}

/// The codes of a picture in all eight orientations, for little more than the price of one.
///
/// The first is always the one that [`hash`] gives.
#[must_use]
pub fn hash_dihedral(view: &View<'_>, scratch: &mut Scratch) -> PdqDihedral {
    match paths::Path::best().see(view, scratch) {
        Some(seen) => PdqDihedral {
            hashes: orient::all(&seen.frequencies),
            quality: seen.quality,
        },
        None => PdqDihedral {
            hashes: [Pdq::from_bytes([0; 32]); 8],
            quality: 0,
        },
    }
}

/// All that the code and its quality are made of.
struct Seen {
    frequencies: Frequencies,
    quality: u8,
}

/// Steps 1 to 4 in the words above, or nothing if a side is under [`SIDE_MIN`].
#[inline(always)]
fn see(vectors: impl panel::Vectors, view: &View<'_>, scratch: &mut Scratch) -> Option<Seen> {
    if view.width() < SIDE_MIN || view.height() < SIDE_MIN {
        return None;
    }
    let mut sampled = sample::Sampled::new(view, &mut scratch.sample);
    let small = if sampled.width() == 64 && sampled.height() == 64 {
        sampled.unblurred(vectors, scratch.blur.band(64))
    } else {
        blur::shrink(vectors, &mut sampled, &mut scratch.blur)
    };
    Some(Seen {
        frequencies: dct::low_frequencies(&small),
        quality: quality::of(&small),
    })
}
