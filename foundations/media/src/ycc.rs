//! Between RGB and JFIF's YCbCr (ITU-R BT.601, full range), in 16-bit fixed point as libjpeg does it.

#![expect(
    clippy::as_conversions,
    reason = "fixed-point arithmetic on samples, every value is clamped to a byte"
)]

const HALF: i32 = 1 << 15;

/// A factor in 16-bit fixed point.
const fn fix(factor: f64) -> i32 {
    (factor * 65536.0 + 0.5) as i32
}

fn byte(value: i32) -> u8 {
    value.clamp(0, 255) as u8
}

/// Red, green and blue of one pixel.
pub(crate) fn rgb_of(y: u8, cb: u8, cr: u8) -> [u8; 3] {
    let (y, cb, cr) = (i32::from(y), i32::from(cb) - 128, i32::from(cr) - 128);
    let red = y + ((fix(1.402) * cr + HALF) >> 16);
    let green = y + ((-fix(0.344_136_286) * cb - fix(0.714_136_286) * cr + HALF) >> 16);
    let blue = y + ((fix(1.772) * cb + HALF) >> 16);
    [byte(red), byte(green), byte(blue)]
}

/// The light of one pixel.
pub(crate) fn luma_of([red, green, blue]: [u8; 3]) -> u8 {
    let (red, green, blue) = (i32::from(red), i32::from(green), i32::from(blue));
    byte((fix(0.299) * red + fix(0.587) * green + fix(0.114) * blue + HALF) >> 16)
}

/// The colour differences of the average of a few pixels, given their sums and their number.
pub(crate) fn chroma_of([red, green, blue]: [i32; 3], count: i32) -> [u8; 2] {
    let average = |sum: i32| sum / count;
    let cb = -fix(0.168_735_892) * red - fix(0.331_264_108) * green + fix(0.5) * blue;
    let cr = fix(0.5) * red - fix(0.418_687_589) * green - fix(0.081_312_411) * blue;
    [cb, cr].map(|sum| byte(((average(sum) + HALF) >> 16) + 128))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn there_and_back_is_within_two(pixel in any::<[u8; 3]>()) {
            let [cb, cr] = chroma_of(pixel.map(i32::from), 1);
            let back = rgb_of(luma_of(pixel), cb, cr);
            for (was, is) in pixel.into_iter().zip(back) {
                prop_assert!(was.abs_diff(is) <= 2, "{pixel:?} became {back:?}");
            }
        }
    }

    #[test]
    fn greys_stay_grey() {
        for grey in 0..=255 {
            assert_eq!(rgb_of(grey, 128, 128), [grey; 3]);
            assert_eq!(luma_of([grey; 3]), grey);
            assert_eq!(chroma_of([i32::from(grey) * 4; 3], 4), [128, 128]);
        }
    }
}
