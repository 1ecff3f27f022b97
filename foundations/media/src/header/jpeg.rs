//! JPEG: a chain of segments, then entropy-coded scans (ITU-T T.81, annex B).

use super::{Claim, u16_be};

/// One marker segment before the first scan: its marker byte and its payload without the length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Segment<'a> {
    pub(crate) marker: u8,
    pub(crate) payload: &'a [u8],
    /// Everything from this segment's marker on.
    pub(crate) from_here: &'a [u8],
}

pub(crate) const START_OF_SCAN: u8 = 0xda;
const END_OF_IMAGE: u8 = 0xd9;

/// Walks the segments of a JPEG from its start up to and with the first start of scan.
pub(crate) fn segments(bytes: &[u8]) -> Segments<'_> {
    Segments {
        rest: bytes.get(2..).unwrap_or(&[]),
    }
}

/// See [`segments`].
pub(crate) struct Segments<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Segments<'a> {
    type Item = Segment<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            // Fill bytes and, from some cameras, stray ones stand before a marker.
            let at = memchr::memchr(0xff, self.rest)?;
            self.rest = self.rest.get(at..)?;
            let marker = match *self.rest.get(1)? {
                0xff => {
                    self.rest = self.rest.get(1..)?;
                    continue;
                }
                0x00 | 0x01 | 0xd0..=0xd8 => {
                    self.rest = self.rest.get(2..)?;
                    continue;
                }
                END_OF_IMAGE => return None,
                marker => marker,
            };
            let length = usize::from(u16_be(self.rest, 2)?);
            let payload = self.rest.get(4..length.checked_add(2)?)?;
            let from_here = self.rest;
            let after = self.rest.get(length + 2..)?;
            self.rest = if marker == START_OF_SCAN { &[] } else { after };
            return Some(Segment {
                marker,
                payload,
                from_here,
            });
        }
    }
}

/// Size and kind from the frame header, and the number of scans from the whole file.
pub(super) fn claim(bytes: &[u8]) -> Option<Claim> {
    let frame = segments(bytes).find(|segment| is_frame(segment.marker))?;
    let height = u16_be(frame.payload, 1)?;
    let width = u16_be(frame.payload, 3)?;
    let progressive = matches!(frame.marker, 0xc2 | 0xc6 | 0xca | 0xce);
    Some(Claim {
        width: width.into(),
        height: height.into(),
        progressive,
        scans: scans(bytes),
    })
}

/// C0 to CF are frames, but for the tables (C4, CC) and the reserved C8.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// Counts start-of-scan markers up to the end of the image. Inside entropy-coded data FF is always
/// followed by 00 or a restart marker, so the markers can be found without decoding. A thumbnail in a
/// segment is skipped with its segment.
fn scans(bytes: &[u8]) -> u32 {
    let mut count = 0_u32;
    let mut rest = bytes.get(2..).unwrap_or(&[]);
    while let Some(at) = memchr::memchr(0xff, rest) {
        let Some(&marker) = rest.get(at + 1) else {
            break;
        };
        let step = match marker {
            END_OF_IMAGE => break,
            0xff => 1,
            0x00 | 0x01 | 0xd0..=0xd8 => 2,
            _ => {
                count += u32::from(marker == START_OF_SCAN);
                2 + usize::from(u16_be(rest, at + 2).unwrap_or(0))
            }
        };
        rest = rest.get(at + step..).unwrap_or(&[]);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(marker: u8, width: u16, height: u16) -> Vec<u8> {
        let mut bytes = vec![0xff, marker, 0, 11, 8];
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes.extend([1, 1, 0x11, 0]);
        bytes
    }

    const SCAN: [u8; 13] = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0x00];

    #[test]
    fn finds_size_kind_and_scans() {
        let app1 = [0xff, 0xe1, 0, 6, 0xff, 0xda, 0xff, 0xd9];
        let bytes = [
            &[0xff, 0xd8][..],
            &app1,
            &frame(0xc2, 640, 480),
            &SCAN,
            &SCAN,
            &[0xff, 0xd9],
            &SCAN,
        ]
        .concat();
        assert_eq!(
            claim(&bytes),
            Some(Claim {
                width: 640,
                height: 480,
                progressive: true,
                scans: 2
            })
        );
    }

    #[test]
    fn fill_bytes_before_a_marker_are_skipped() {
        let bytes = [
            &[0xff, 0xd8, 0xff, 0xff, 0xff][..],
            &frame(0xc0, 640, 480)[1..],
            &SCAN,
        ]
        .concat();
        assert_eq!(claim(&bytes).map(|claim| claim.width), Some(640));
    }

    #[test]
    fn stray_bytes_before_a_marker_are_skipped() {
        let bytes = [
            &[0xff, 0xd8, 7, 0xff, 0, 9][..],
            &frame(0xc0, 640, 480),
            &SCAN,
        ]
        .concat();
        assert_eq!(claim(&bytes).map(|claim| claim.width), Some(640));
    }

    #[test]
    fn without_a_frame_there_is_no_claim() {
        assert_eq!(claim(&[&[0xff, 0xd8][..], &SCAN].concat()), None);
        assert_eq!(claim(&[0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0]), None);
    }
}
