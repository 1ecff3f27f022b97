//! A decoded picture, before anything is done to it.

use mediahash::pdq::{self, Scratch, View};

use crate::fingerprint::Fingerprint;
use crate::orientation::Orientation;
use crate::sniff::Format;
use crate::ycc::rgb_of;

/// PDQ looks at a square of this many pixels, nearest neighbours of the picture, if a side is longer.
const HASH_SIDE: usize = 512;

/// Pixels as the file stores them, and what it says about looking at them.
pub(crate) struct Picture {
    pub(crate) pixels: Pixels,
    pub(crate) orientation: Orientation,
    pub(crate) profile: Option<Profile>,
}

/// What the numbers of the pixels mean as colours; none means sRGB.
pub(crate) enum Profile {
    /// An ICC profile, not looked at yet.
    Icc(Vec<u8>),
    /// Display P3, named by a code instead of a profile (HEIF's `nclx`).
    DisplayP3,
}

/// Full-size pixels in the form the decoder gives cheapest.
pub(crate) enum Pixels {
    /// What JPEG holds: light and, usually at half the size, two colour differences.
    Ycc(Ycc),
    /// Everything else.
    Rgb(Rgb),
}

/// Red, green, blue, one byte each, rows without padding.
pub(crate) struct Rgb {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) samples: Vec<u8>,
}

/// Planes in one buffer, as the JPEG decoder writes them (full range, ITU-R BT.601, as JFIF says).
pub(crate) struct Ycc {
    pub(crate) buffer: Vec<u8>,
    pub(crate) luma: Layout,
    /// None for a grey picture.
    pub(crate) chroma: Option<[Layout; 2]>,
}

/// Where a plane lies in the buffer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    pub(crate) start: usize,
    pub(crate) stride: usize,
    pub(crate) width: usize,
    pub(crate) height: usize,
}

/// One plane, borrowed. The last row may lack its padding.
#[derive(Clone, Copy)]
pub(crate) struct Plane<'a> {
    pub(crate) samples: &'a [u8],
    pub(crate) stride: usize,
    pub(crate) width: usize,
    pub(crate) height: usize,
}

impl Ycc {
    pub(crate) fn plane(&self, layout: Layout) -> Plane<'_> {
        let Layout {
            start,
            stride,
            width,
            height,
        } = layout;
        let samples = self
            .buffer
            .get(start..start + stride * height)
            .unwrap_or(&[]);
        Plane {
            samples,
            stride,
            width,
            height,
        }
    }
}

impl Plane<'_> {
    /// The sample at a place; 0 outside.
    fn at(&self, x: usize, y: usize) -> u8 {
        self.samples.get(y * self.stride + x).copied().unwrap_or(0)
    }
}

impl Pixels {
    pub(crate) fn width(&self) -> usize {
        match self {
            Self::Ycc(ycc) => ycc.luma.width,
            Self::Rgb(rgb) => rgb.width,
        }
    }

    pub(crate) fn height(&self) -> usize {
        match self {
            Self::Ycc(ycc) => ycc.luma.height,
            Self::Rgb(rgb) => rgb.height,
        }
    }

    /// The pixels PDQ would look at: all of them, or a square of nearest neighbours, which is the first thing
    /// PDQ does to a larger picture. Of 12 million pixels, 262,144 are turned into RGB.
    fn hash_sample(&self) -> Rgb {
        let larger = self.width().max(self.height()) > HASH_SIDE;
        let (width, height) = if larger {
            (HASH_SIDE, HASH_SIDE)
        } else {
            (self.width(), self.height())
        };
        let columns: Vec<usize> = (0..width).map(|x| x * self.width() / width).collect();
        let mut samples = Vec::with_capacity(width * height * 3);
        for y in 0..height {
            let row = y * self.height() / height;
            match self {
                Self::Rgb(rgb) => rgb.sample_row(row, &columns, &mut samples),
                Self::Ycc(ycc) => ycc.sample_row(row, &columns, &mut samples),
            }
        }
        Rgb {
            width,
            height,
            samples,
        }
    }
}

impl Rgb {
    fn sample_row(&self, y: usize, columns: &[usize], out: &mut Vec<u8>) {
        let row = self.samples.get(y * self.width * 3..).unwrap_or(&[]);
        for x in columns {
            out.extend(row.get(x * 3..x * 3 + 3).unwrap_or(&[0; 3]));
        }
    }
}

impl Ycc {
    fn sample_row(&self, y: usize, columns: &[usize], out: &mut Vec<u8>) {
        let luma = self.plane(self.luma);
        let Some([cb, cr]) = self
            .chroma
            .map(|layouts| layouts.map(|layout| self.plane(layout)))
        else {
            out.extend(columns.iter().flat_map(|&x| [luma.at(x, y); 3]));
            return;
        };
        let chroma_y = y * cb.height / luma.height;
        for &x in columns {
            let chroma_x = x * cb.width / luma.width;
            out.extend(rgb_of(
                luma.at(x, y),
                cb.at(chroma_x, chroma_y),
                cr.at(chroma_x, chroma_y),
            ));
        }
    }
}

impl Picture {
    /// Hashes the untouched pixels: as stored, before turning, profile or hiding, because that is what the
    /// lists of others were made from.
    pub(crate) fn fingerprint(&self, format: Format) -> Fingerprint {
        let sample = self.pixels.hash_sample();
        let side = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (width, height) = self
            .orientation
            .upright_size(self.pixels.width(), self.pixels.height());
        let (pdq, quality) = match View::rgb(
            &sample.samples,
            sample.width,
            sample.height,
            sample.width * 3,
        ) {
            Ok(view) => {
                let found = pdq::hash_dihedral(&view, &mut Scratch::new());
                (found.hashes, found.quality)
            }
            // Cannot be: the sample was made to its own measures. Quality 0 would be the honest answer.
            Err(_) => ([mediahash::Pdq::from_bytes([0; 32]); 8], 0),
        };
        Fingerprint {
            format,
            width: side(width),
            height: side(height),
            pdq,
            quality,
        }
    }
}
