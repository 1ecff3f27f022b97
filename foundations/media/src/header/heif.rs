//! HEIF: boxes in boxes (ISO/IEC 14496-12, 23008-12). Only the sizes are read here.

use super::{Claim, u32_be};

/// The largest picture any item of the file claims to be (`meta/iprp/ipco/ispe`). Tiles, thumbnails and
/// depth maps are smaller than the picture they belong to, so the largest is what a decoder may have to
/// build, which is what the limits are for.
pub(super) fn claim(bytes: &[u8]) -> Option<Claim> {
    // `meta` is a full box: four bytes of version and flags come before its children.
    let meta = child(bytes, b"meta")?.get(4..)?;
    let properties = child(child(meta, b"iprp")?, b"ipco")?;
    boxes(properties)
        .filter(|(kind, _)| *kind == b"ispe")
        .filter_map(|(_, body)| Some(Claim::plain(u32_be(body, 4)?, u32_be(body, 8)?)))
        .max_by_key(|claim| u64::from(claim.width) * u64::from(claim.height))
}

fn child<'a>(bytes: &'a [u8], kind: &[u8; 4]) -> Option<&'a [u8]> {
    boxes(bytes)
        .find(|(found, _)| found == kind)
        .map(|(_, body)| body)
}

/// The boxes of one level, in order, as kind and body. Ends at the first that does not fit.
fn boxes(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let kind = rest.get(4..8)?;
        let (head, size) = match u32_be(rest, 0)? {
            0 => (8, rest.len()),
            1 => (16, long_size(rest)?),
            size => (8, usize::try_from(size).ok()?),
        };
        let body = rest.get(head..size)?;
        rest = rest.get(size..)?;
        Some((kind, body))
    })
}

/// The 64-bit size that follows the kind when the 32-bit one is 1.
fn long_size(bytes: &[u8]) -> Option<usize> {
    let field: [u8; 8] = bytes.get(8..16)?.try_into().ok()?;
    usize::try_from(u64::from_be_bytes(field)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let size = u32::try_from(body.len() + 8).unwrap();
        [&size.to_be_bytes()[..], kind, body].concat()
    }

    fn ispe(width: u32, height: u32) -> Vec<u8> {
        boxed(
            b"ispe",
            &[&[0; 4][..], &width.to_be_bytes(), &height.to_be_bytes()].concat(),
        )
    }

    #[test]
    fn the_largest_item_counts() {
        let ipco = boxed(
            b"ipco",
            &[ispe(512, 512), ispe(4032, 3024), ispe(320, 240)].concat(),
        );
        let meta = boxed(b"meta", &[&[0; 4][..], &boxed(b"iprp", &ipco)].concat());
        let file = [boxed(b"ftyp", b"heic\0\0\0\0heic"), meta].concat();
        assert_eq!(claim(&file), Some(Claim::plain(4032, 3024)));
    }

    #[test]
    fn a_box_that_does_not_fit_ends_the_walk() {
        let mut file = boxed(b"meta", &[0; 12]);
        file[3] = 200;
        assert_eq!(claim(&file), None);
        assert_eq!(
            boxes(&[
                0, 0, 0, 1, b'm', b'd', b'a', b't', 255, 255, 255, 255, 255, 255, 255, 255
            ])
            .count(),
            0
        );
        assert_eq!(boxes(&[0, 0, 0, 4, b'm', b'd', b'a', b't']).count(), 0);
    }
}
