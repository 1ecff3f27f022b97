//! Formats that say their size in a fixed place.

use super::{Claim, u16_le, u32_be, u32_le};

/// PNG: the first chunk is IHDR, its first fields are width and height (PNG 3rd edition, 11.2.2).
pub(super) fn png(bytes: &[u8]) -> Option<Claim> {
    if bytes.get(12..16) != Some(b"IHDR") {
        return None;
    }
    Some(Claim::plain(u32_be(bytes, 16)?, u32_be(bytes, 20)?))
}

/// GIF: the logical screen, on which every frame lies (GIF89a, 18).
pub(super) fn gif(bytes: &[u8]) -> Option<Claim> {
    Some(Claim::plain(
        u16_le(bytes, 6)?.into(),
        u16_le(bytes, 8)?.into(),
    ))
}

/// WebP: the first chunk is the picture itself, lossy or lossless, or an extended header with the size of
/// the canvas (RFC 9649, 2.5 to 2.7).
pub(super) fn webp(bytes: &[u8]) -> Option<Claim> {
    match bytes.get(12..16)? {
        b"VP8X" => {
            let width = u32_le(bytes, 24)? & 0x00ff_ffff;
            let height = u32_le(bytes, 26)? >> 8;
            Some(Claim::plain(width + 1, height + 1))
        }
        b"VP8L" => {
            let packed = (*bytes.get(20)? == 0x2f).then(|| u32_le(bytes, 21))??;
            Some(Claim::plain(
                (packed & 0x3fff) + 1,
                (packed >> 14 & 0x3fff) + 1,
            ))
        }
        b"VP8 " => {
            let started = bytes.get(23..26)? == b"\x9d\x01\x2a";
            let side = |at| u16_le(bytes, at).map(|n| u32::from(n & 0x3fff));
            started.then(|| Some(Claim::plain(side(26)?, side(28)?)))?
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_each_kind() {
        let png_file = [
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
            &[0, 0, 0x10, 0, 0, 0, 0x0c, 0],
        ]
        .concat();
        assert_eq!(png(&png_file), Some(Claim::plain(4096, 3072)));
        assert_eq!(gif(b"GIF89a\x40\x01\xf0\x00"), Some(Claim::plain(320, 240)));
        let vp8x = [
            &b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0"[..],
            &[0x3f, 1, 0, 0xef, 0, 0],
        ]
        .concat();
        assert_eq!(webp(&vp8x), Some(Claim::plain(320, 240)));
        let vp8l = [
            &b"RIFF\0\0\0\0WEBPVP8L\x0a\0\0\0\x2f"[..],
            &(319_u32 | 239 << 14).to_le_bytes(),
        ]
        .concat();
        assert_eq!(webp(&vp8l), Some(Claim::plain(320, 240)));
        let vp8 = [
            &b"RIFF\0\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a"[..],
            &[0x40, 1, 0xf0, 0],
        ]
        .concat();
        assert_eq!(webp(&vp8), Some(Claim::plain(320, 240)));
    }

    #[test]
    fn a_short_file_says_nothing() {
        assert_eq!(png(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0"), None);
        assert_eq!(gif(b"GIF89a\x40"), None);
        assert_eq!(webp(b"RIFF\0\0\0\0WEBPVP8X"), None);
    }
}
