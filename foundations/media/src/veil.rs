//! What stands for a picture that nobody has chosen to look at: its ThumbHash without the colours.

/// A picture of at most 32 pixels a side, grey and without an edge in it, as PNG. It is made of the 25 bytes of the
/// ThumbHash (a handful of cosines of the brightness), never of the picture: it says whether something is light or dark
/// and about where, and is not enough to judge by or to be hurt by. `None` for bytes that are no ThumbHash.
///
/// ```
/// assert!(media::veil::png(&[]).is_none());
/// let grey = media::veil::png(&[7; 25]).unwrap();
/// assert!(grey.starts_with(b"\x89PNG") && grey.len() < 1500);
/// ```
#[must_use]
pub fn png(thumbhash: &[u8]) -> Option<Vec<u8>> {
    let (width, height, rgba) = thumbhash::thumb_hash_to_rgba(thumbhash).ok()?;
    let (pixels, _) = rgba.as_chunks::<4>();
    let grey: Vec<u8> = pixels.iter().map(|[r, g, b, _]| luma(*r, *g, *b)).collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(
        &mut out,
        u32::try_from(width).ok()?,
        u32::try_from(height).ok()?,
    );
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().ok()?.write_image_data(&grey).ok()?;
    Some(out)
}

/// How bright it is (Rec. 709), with half the contrast: a veil, not a picture.
fn luma(red: u8, green: u8, blue: u8) -> u8 {
    let sum = 54 * u32::from(red) + 183 * u32::from(green) + 19 * u32::from(blue);
    u8::try_from(64 + sum / 512).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_veil_has_no_colour_and_no_detail() {
        // A picture of one-pixel stripes in red and white.
        let stripe = |i: usize| {
            if i.is_multiple_of(2) {
                [255, 0, 0, 255]
            } else {
                [255; 4]
            }
        };
        let rgba: Vec<u8> = (0..100 * 100).flat_map(stripe).collect();
        let hash = thumbhash::rgba_to_thumb_hash(100, 100, &rgba);
        let bytes = png(&hash).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes))
            .read_info()
            .unwrap();
        assert_eq!(
            reader.output_color_type(),
            (png::ColorType::Grayscale, png::BitDepth::Eight)
        );
        let mut grey = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut grey).unwrap();
        let (least, most) = (grey.iter().min().unwrap(), grey.iter().max().unwrap());
        assert!(grey.len() <= 32 * 32 && most - least < 16, "{least} {most}");
    }

    #[test]
    fn what_is_no_hash_has_no_veil() {
        for bad in [&[][..], &[1], &[1; 4]] {
            assert!(png(bad).is_none());
        }
    }
}
