//! Files to pixels. Runs in a worker only.

mod gif;
mod heic;
mod jpeg;
mod png;
mod webp;

pub(crate) use heic::Heic;

use crate::fingerprint::Unreadable;
use crate::header::Header;
use crate::picture::Picture;
use crate::sniff::Format;

/// Decodes the whole picture. What comes out has the size the header said, or is an error: the limits were
/// held against the header.
pub(crate) fn decode(bytes: &[u8], header: &Header, heic: &Heic) -> Result<Picture, Unreadable> {
    let picture = match header.format {
        Format::Jpeg => jpeg::decode(bytes)?,
        Format::Png => png::decode(bytes)?,
        Format::Gif => gif::decode(bytes)?,
        Format::WebP => webp::decode(bytes)?,
        Format::Heic => return heic.decode(bytes),
    };
    let size = (
        u32::try_from(picture.pixels.width()),
        u32::try_from(picture.pixels.height()),
    );
    if size == (Ok(header.width), Ok(header.height)) {
        Ok(picture)
    } else {
        Err(Unreadable::Broken)
    }
}

/// Lays RGBA over white, in place: what is transparent is seen on a page, so what is hashed and shown is what
/// is seen. A picture in the transparent part of another is gone.
fn flatten(mut rgba: Vec<u8>) -> Vec<u8> {
    let pixels = rgba.len() / 4;
    for at in 0..pixels {
        let Some(&[r, g, b, alpha]) = rgba.get(at * 4..).and_then(<[u8]>::first_chunk) else {
            break;
        };
        if let Some(to) = rgba.get_mut(at * 3..).and_then(<[u8]>::first_chunk_mut) {
            *to = [r, g, b].map(|sample| over_white(sample, alpha));
        }
    }
    rgba.truncate(pixels * 3);
    rgba
}

fn over_white(sample: u8, alpha: u8) -> u8 {
    let (sample, alpha) = (u32::from(sample), u32::from(alpha));
    u8::try_from((sample * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transparent_is_white() {
        let rgba = vec![10, 20, 30, 255, 10, 20, 30, 0, 0, 100, 200, 128];
        assert_eq!(flatten(rgba), [10, 20, 30, 255, 255, 255, 127, 177, 227]);
    }
}
