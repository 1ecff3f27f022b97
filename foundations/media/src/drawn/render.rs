//! SVG to pixels, and pixels to files.

use std::sync::{Arc, LazyLock};

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use turbojpeg::{Compressor, Image, PixelFormat, Subsamp};

use crate::encode::webp_of;

/// Why a drawing could not be made; each would be a fault in our own code.
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    /// The SVG we wrote does not parse.
    #[error("the drawing is not valid SVG")]
    Svg(#[from] resvg::usvg::Error),
    /// A size of 0, or larger than [`Picture::SIDE_MAX`].
    #[error("the size of the drawing is not possible")]
    Size,
    /// The PNG encoder failed.
    #[error("the drawing could not be encoded")]
    Png(#[from] image::ImageError),
    /// The JPEG encoder failed.
    #[error("the drawing could not be encoded")]
    Jpeg(#[from] turbojpeg::Error),
    /// The WebP encoder failed.
    #[error("the drawing could not be encoded")]
    WebP,
}

impl DrawError {
    /// A stable name for logs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Svg(_) => "drawn_svg",
            Self::Size => "drawn_size",
            Self::Png(_) => "drawn_png",
            Self::Jpeg(_) => "drawn_jpeg",
            Self::WebP => "drawn_webp",
        }
    }
}

/// Pixels of a finished, opaque picture: RGB, 8 bits each, rows from the top.
#[derive(Clone, Debug)]
pub struct Picture {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

/// The embedded lettering; loaded once.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for font in [
        include_bytes!("fonts/marked-serif.ttf").as_slice(),
        include_bytes!("fonts/marked-sans.ttf").as_slice(),
        include_bytes!("fonts/marked-naskh.ttf").as_slice(),
        include_bytes!("fonts/marked-hebrew.ttf").as_slice(),
    ] {
        fonts.load_font_data(font.to_vec());
    }
    fonts.set_serif_family("Marked Serif");
    fonts.set_sans_serif_family("Marked Sans");
    Arc::new(fonts)
});

/// Parses SVG text with the embedded lettering and nothing from the system.
pub(super) fn tree(svg: &str) -> Result<Tree, DrawError> {
    let options = Options {
        fontdb: Arc::clone(&FONTS),
        font_family: "Marked Sans".to_owned(),
        ..Options::default()
    };
    Ok(Tree::from_str(svg, &options)?)
}

/// Paints SVG text over the whole of a new transparent pixmap.
pub(super) fn pixmap(svg: &str, width: u32, height: u32) -> Result<Pixmap, DrawError> {
    let tree = tree(svg)?;
    let mut pixmap = blank(width, height)?;
    let (sx, sy) = (
        share(width) / tree.size().width(),
        share(height) / tree.size().height(),
    );
    resvg::render(&tree, Transform::from_scale(sx, sy), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// A transparent pixmap.
pub(super) fn blank(width: u32, height: u32) -> Result<Pixmap, DrawError> {
    if width.max(height) > Picture::SIDE_MAX {
        return Err(DrawError::Size);
    }
    Pixmap::new(width, height).ok_or(DrawError::Size)
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "at most SIDE_MAX"
)]
const fn share(side: u32) -> f32 {
    side as f32
}

impl Picture {
    /// Longest side of a drawing in pixels, so that a wrong number cannot eat the memory.
    pub const SIDE_MAX: u32 = 4096;

    /// Renders SVG text to `width` by `height` pixels; what it leaves transparent becomes black.
    ///
    /// # Errors
    /// [`DrawError`] when the text is no SVG or the size is 0 or too large.
    pub fn from_svg(svg: &str, width: u32, height: u32) -> Result<Self, DrawError> {
        Ok(Self::from_pixmap(&pixmap(svg, width, height)?))
    }

    pub(super) fn from_pixmap(pixmap: &Pixmap) -> Self {
        let rgb = pixmap
            .data()
            .chunks_exact(4)
            .flat_map(|pixel| pixel.iter().take(3))
            .copied()
            .collect();
        Self {
            width: pixmap.width(),
            height: pixmap.height(),
            rgb,
        }
    }

    /// Width in pixels.
    #[must_use]
    pub const fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels.
    #[must_use]
    pub const fn height(&self) -> u32 {
        self.height
    }

    /// The pixels: RGB, 8 bits each, rows from the top.
    #[must_use]
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// The picture as a JPEG file of the given quality (1 to 100), its colour at half the sides.
    ///
    /// # Errors
    /// [`DrawError::Jpeg`].
    pub fn jpeg(&self, quality: u8) -> Result<Vec<u8>, DrawError> {
        let side = |pixels: u32| usize::try_from(pixels).map_err(|_| DrawError::Size);
        let mut compressor = Compressor::new()?;
        compressor.set_quality(i32::from(quality))?;
        compressor.set_subsamp(Subsamp::Sub2x2)?;
        compressor.set_optimize(true)?;
        Ok(compressor.compress_to_vec(Image {
            pixels: self.rgb.as_slice(),
            width: side(self.width)?,
            pitch: side(self.width)? * 3,
            height: side(self.height)?,
            format: PixelFormat::RGB,
        })?)
    }

    /// The picture as a WebP file of the given quality (1 to 100).
    ///
    /// # Errors
    /// [`DrawError::WebP`].
    pub fn webp(&self, quality: u8) -> Result<Vec<u8>, DrawError> {
        webp_of(&self.rgb, self.width, self.height, f32::from(quality)).ok_or(DrawError::WebP)
    }

    /// The picture as a PNG file.
    ///
    /// # Errors
    /// [`DrawError::Png`].
    pub fn png(&self) -> Result<Vec<u8>, DrawError> {
        let mut out = Vec::new();
        PngEncoder::new_with_quality(&mut out, CompressionType::Best, FilterType::Adaptive)
            .write_image(&self.rgb, self.width, self.height, ExtendedColorType::Rgb8)?;
        Ok(out)
    }

    /// Keeps every channel to 6 bits, save for pixels of exactly the colours in `kept`: a third fewer bytes
    /// in a PNG, and nobody sees it in a drawing.
    pub(super) fn coarsened(mut self, kept: &[[u8; 3]]) -> Self {
        for pixel in self.rgb.chunks_exact_mut(3) {
            if !kept.iter().any(|colour| pixel == colour) {
                pixel
                    .iter_mut()
                    .for_each(|value| *value = (*value & !3) | 2);
            }
        }
        self
    }
}
