//! What a file is, by its first bytes. Its name and its declared type are never looked at.

use std::fmt;

/// A kind of picture that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// JPEG, baseline or progressive.
    Jpeg,
    /// PNG, and the first image of an animated PNG.
    Png,
    /// WebP, lossy or lossless, and the first frame of an animation.
    WebP,
    /// GIF, its first frame.
    Gif,
    /// HEIF with HEVC inside: what iPhones take.
    Heic,
}

impl Format {
    /// Every format, for tests and tables.
    pub const ALL: [Self; 5] = [Self::Jpeg, Self::Png, Self::WebP, Self::Gif, Self::Heic];

    /// A stable lower-case name, for logs and JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Gif => "gif",
            Self::Heic => "heic",
        }
    }
}

/// Why a file is refused at the door, before any decoder sees it. Each has a stable [`code`](Self::code)
/// under which the room that talks to people keeps its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unsuitable {
    /// No bytes at all.
    Empty,
    /// More bytes than [`UPLOAD_BYTES_MAX`](crate::limits::UPLOAD_BYTES_MAX).
    TooManyBytes,
    /// Not a picture: text, HTML, PDF, an archive, a program, noise.
    NotAPicture,
    /// A picture or drawing of a kind that is not taken: SVG, AVIF, TIFF, BMP, JPEG XL, icons, raw.
    OtherPicture,
    /// A video or a sound.
    Video,
    /// It begins like a picture but ends or contradicts itself before saying how large it is.
    Damaged,
    /// A side is shorter than [`PICTURE_SIDE_PIXELS_MIN`](crate::limits::PICTURE_SIDE_PIXELS_MIN), or zero.
    TooSmall,
    /// A side is longer than [`PICTURE_SIDE_PIXELS_MAX`](crate::limits::PICTURE_SIDE_PIXELS_MAX).
    TooLong,
    /// More pixels than [`PICTURE_PIXELS_MAX`](crate::limits::PICTURE_PIXELS_MAX), or, when progressive,
    /// than [`PROGRESSIVE_PIXELS_MAX`](crate::limits::PROGRESSIVE_PIXELS_MAX).
    TooManyPixels,
    /// A JPEG with more scans than [`JPEG_SCANS_MAX`](crate::limits::JPEG_SCANS_MAX).
    TooManyScans,
}

impl Unsuitable {
    /// Every reason, in the order of their wire numbers (never reorder, only append).
    pub const ALL: [Self; 10] = [
        Self::Empty,
        Self::TooManyBytes,
        Self::NotAPicture,
        Self::OtherPicture,
        Self::Video,
        Self::Damaged,
        Self::TooSmall,
        Self::TooLong,
        Self::TooManyPixels,
        Self::TooManyScans,
    ];

    /// A stable code, fit as a key for words people read.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooManyBytes => "too_many_bytes",
            Self::NotAPicture => "not_a_picture",
            Self::OtherPicture => "other_picture",
            Self::Video => "video",
            Self::Damaged => "damaged",
            Self::TooSmall => "too_small",
            Self::TooLong => "too_long",
            Self::TooManyPixels => "too_many_pixels",
            Self::TooManyScans => "too_many_scans",
        }
    }
}

impl fmt::Display for Unsuitable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Unsuitable {}

/// Says what `head`, the first bytes of a file, is the beginning of. [`SNIFF_BYTES`] are enough.
///
/// Only the very first byte onwards counts: a file with a picture *inside* (a PDF, an archive, a web page)
/// is what its beginning says, and a picture with something behind it is a picture, of which only the
/// pixels go any further.
///
/// # Errors
/// Why it is not a picture that is taken; see [`Unsuitable`].
///
/// ```
/// use media::sniff::{sniff, Format, Unsuitable};
/// assert_eq!(sniff(b"\xff\xd8\xff\xe0\0\x10JFIF\0"), Ok(Format::Jpeg));
/// assert_eq!(sniff(b"%PDF-1.7"), Err(Unsuitable::NotAPicture));
/// ```
///
/// [`SNIFF_BYTES`]: crate::limits::SNIFF_BYTES
pub fn sniff(head: &[u8]) -> Result<Format, Unsuitable> {
    if head.is_empty() {
        return Err(Unsuitable::Empty);
    }
    if head.starts_with(b"\xff\xd8\xff") {
        return Ok(Format::Jpeg);
    }
    if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Format::Png);
    }
    if head.starts_with(b"GIF87a") || head.starts_with(b"GIF89a") {
        return Ok(Format::Gif);
    }
    if head.starts_with(b"RIFF") {
        return match head.get(8..12) {
            Some(b"WEBP") => Ok(Format::WebP),
            Some(b"AVI " | b"WAVE") => Err(Unsuitable::Video),
            _ => Err(Unsuitable::NotAPicture),
        };
    }
    if head.get(4..8) == Some(b"ftyp") {
        return iso_brands(head);
    }
    Err(other(head))
}

/// An ISO base media file: pictures and videos share it, and its brands tell them apart. The list of
/// compatible brands ends with the box, whose length stands in the first four bytes.
fn iso_brands(head: &[u8]) -> Result<Format, Unsuitable> {
    let box_bytes = crate::header::u32_be(head, 0)
        .and_then(|n| usize::try_from(n).ok())
        .unwrap_or(0);
    let end = box_bytes.min(head.len());
    let brands = head
        .get(8..12)
        .into_iter()
        .chain(head.get(16..end).unwrap_or(&[]).chunks_exact(4));
    let mut still = false;
    for brand in brands {
        match brand {
            b"heic" | b"heix" | b"heim" | b"heis" => return Ok(Format::Heic),
            b"avif" | b"avis" | b"jxl " | b"crx " => return Err(Unsuitable::OtherPicture),
            b"mif1" | b"msf1" => still = true,
            _ => {}
        }
    }
    Err(if still {
        Unsuitable::OtherPicture
    } else {
        Unsuitable::Video
    })
}

/// Names what is not taken, so that a person hears "this is a video" rather than "this is nothing".
fn other(head: &[u8]) -> Unsuitable {
    const PICTURES: [&[u8]; 8] = [
        b"BM",
        b"II*\0",
        b"MM\0*",
        b"\0\0\x01\0",
        b"\0\0\0\x0cJXL ",
        b"\xff\x0a",
        b"8BPS",
        b"\0\0\0\x0cjP  ",
    ];
    const VIDEOS: [&[u8]; 6] = [
        b"\x1aE\xdf\xa3",
        b"\0\0\x01\xba",
        b"\0\0\x01\xb3",
        b"OggS",
        b"ID3",
        b"#EXTM3U",
    ];
    let text = head
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(head)
        .trim_ascii_start();
    let any = |list: &[&[u8]]| list.iter().any(|magic| head.starts_with(magic));
    if any(&VIDEOS) {
        Unsuitable::Video
    } else if any(&PICTURES)
        || text
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case(b"<svg"))
    {
        Unsuitable::OtherPicture
    } else {
        Unsuitable::NotAPicture
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_it_takes() {
        for (head, format) in [
            (&b"\xff\xd8\xff\xe1"[..], Format::Jpeg),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Format::Png),
            (b"GIF87a", Format::Gif),
            (b"GIF89a", Format::Gif),
            (b"RIFF\0\0\0\0WEBPVP8 ", Format::WebP),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Format::Heic),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Format::Heic),
        ] {
            assert_eq!(sniff(head), Ok(format));
        }
    }

    #[test]
    fn names_what_it_does_not_take() {
        for (head, reason) in [
            (&b""[..], Unsuitable::Empty),
            (b"%PDF-1.4 \xff\xd8\xff", Unsuitable::NotAPicture),
            (b"PK\x03\x04", Unsuitable::NotAPicture),
            (b"<!DOCTYPE html>", Unsuitable::NotAPicture),
            (b"\0\0\0\0\0\0\0\0", Unsuitable::NotAPicture),
            (b"  <svg xmlns=", Unsuitable::OtherPicture),
            (b"\xef\xbb\xbf<SVG>", Unsuitable::OtherPicture),
            (b"II*\0", Unsuitable::OtherPicture),
            (b"\0\0\0\x1cftypavif\0\0\0\0mif1", Unsuitable::OtherPicture),
            (
                b"\0\0\0\x18ftypmif1\0\0\0\0mif1miaf",
                Unsuitable::OtherPicture,
            ),
            (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", Unsuitable::Video),
            (b"\x1aE\xdf\xa3", Unsuitable::Video),
            (b"#EXTM3U", Unsuitable::Video),
        ] {
            assert_eq!(sniff(head), Err(reason), "{head:?}");
        }
    }

    /// The brand list ends with its box: what follows is not a brand.
    #[test]
    fn reads_no_brand_behind_the_box() {
        assert_eq!(
            sniff(b"\0\0\0\x14ftypmp42\0\0\0\0isomheic"),
            Err(Unsuitable::Video)
        );
    }
}
