//! Which way up a picture is, and turning it so.

/// The eight ways a picture can lie, by EXIF's numbers (tag 0x0112).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// 1: as it should be.
    #[default]
    Upright,
    /// 2: mirrored left to right.
    Mirrored,
    /// 3: upside down.
    Turned180,
    /// 4: mirrored top to bottom.
    Flipped,
    /// 5: rows and columns swapped.
    Transposed,
    /// 6: must be turned a quarter clockwise.
    TurnedLeft,
    /// 7: rows and columns swapped along the other diagonal.
    Transversed,
    /// 8: must be turned a quarter anti-clockwise.
    TurnedRight,
}

impl Orientation {
    /// Every orientation; the index is EXIF's number less one.
    pub const ALL: [Self; 8] = [
        Self::Upright,
        Self::Mirrored,
        Self::Turned180,
        Self::Flipped,
        Self::Transposed,
        Self::TurnedLeft,
        Self::Transversed,
        Self::TurnedRight,
    ];

    /// From EXIF's number; anything that is not 1 to 8 means upright.
    #[must_use]
    pub fn from_exif_number(number: u32) -> Self {
        let index = usize::try_from(number).ok().and_then(|n| n.checked_sub(1));
        index
            .and_then(|index| Self::ALL.get(index))
            .copied()
            .unwrap_or_default()
    }

    /// From an EXIF block (a TIFF structure, without or with the `Exif\0\0` before it). A broken block,
    /// or one without the tag, means upright: a picture is never refused for its metadata.
    #[must_use]
    pub fn from_exif(block: &[u8]) -> Self {
        let tiff = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
        if tiff.len() > crate::limits::EXIF_BYTES_MAX {
            return Self::default();
        }
        let Ok(exif) = exif::Reader::new()
            .continue_on_error(true)
            .read_raw(tiff.to_vec())
            .or_else(|error| error.distill_partial_result(|_| ()))
        else {
            return Self::default();
        };
        let field = exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY);
        field
            .and_then(|field| field.value.get_uint(0))
            .map(Self::from_exif_number)
            .unwrap_or_default()
    }

    /// Whether upright width and height are the stored height and width.
    #[must_use]
    pub fn swaps_sides(self) -> bool {
        matches!(
            self,
            Self::Transposed | Self::TurnedLeft | Self::Transversed | Self::TurnedRight
        )
    }

    /// Upright width and height of a picture stored with these.
    #[must_use]
    pub fn upright_size<T>(self, width: T, height: T) -> (T, T) {
        if self.swaps_sides() {
            (height, width)
        } else {
            (width, height)
        }
    }
}

/// Turns one plane of `width` x `height` samples upright. Works in squares that stay in the cache, since
/// half of the ways read along rows and write along columns.
#[expect(
    clippy::indexing_slicing,
    reason = "both indices are below width * height by construction"
)]
#[must_use]
pub(crate) fn turn(plane: &[u8], width: usize, height: usize, orientation: Orientation) -> Vec<u8> {
    const SQUARE: usize = 32;
    let row = orientation.upright_size(width, height).0;
    let mut turned = vec![0; width * height];
    for top in (0..height).step_by(SQUARE) {
        for left in (0..width).step_by(SQUARE) {
            for y in top..(top + SQUARE).min(height) {
                for x in left..(left + SQUARE).min(width) {
                    let (to_x, to_y) = destination(orientation, x, y, width, height);
                    turned[to_y * row + to_x] = plane[y * width + x];
                }
            }
        }
    }
    turned
}

/// Where the sample at `x`, `y` goes.
fn destination(
    orientation: Orientation,
    x: usize,
    y: usize,
    width: usize,
    height: usize,
) -> (usize, usize) {
    match orientation {
        Orientation::Upright => (x, y),
        Orientation::Mirrored => (width - 1 - x, y),
        Orientation::Turned180 => (width - 1 - x, height - 1 - y),
        Orientation::Flipped => (x, height - 1 - y),
        Orientation::Transposed => (y, x),
        Orientation::TurnedLeft => (height - 1 - y, x),
        Orientation::Transversed => (height - 1 - y, width - 1 - x),
        Orientation::TurnedRight => (y, width - 1 - x),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A TIFF block with nothing but an orientation.
    fn exif(number: u8) -> Vec<u8> {
        [
            &b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"[..],
            &[number, 0, 0, 0, 0, 0, 0, 0],
        ]
        .concat()
    }

    #[test]
    fn reads_the_tag() {
        for number in 1..=8_u8 {
            let index = usize::from(number) - 1;
            assert_eq!(
                Orientation::from_exif(&exif(number)),
                Orientation::ALL[index]
            );
        }
        assert_eq!(Orientation::from_exif(&exif(9)), Orientation::Upright);
    }

    #[test]
    fn each_way_is_what_exif_says() {
        // ab
        // cd
        // ef
        let plane = b"abcdef";
        let upright = [
            "abcdef", "badcfe", "fedcba", "efcdab", "acebdf", "ecafdb", "fdbeca", "bdface",
        ];
        for (orientation, expected) in Orientation::ALL.into_iter().zip(upright) {
            assert_eq!(
                turn(plane, 2, 3, orientation),
                expected.as_bytes(),
                "{orientation:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_block_is_an_answer(block in proptest::collection::vec(any::<u8>(), 0..200), number in 0_u8..20) {
            let _ = Orientation::from_exif(&block);
            let spoilt = [exif(number), block].concat();
            prop_assert_eq!(Orientation::from_exif(&spoilt), Orientation::from_exif_number(number.into()));
        }
    }
}
