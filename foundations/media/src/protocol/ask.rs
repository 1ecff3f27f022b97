//! What the parent asks.

use super::wire::{Fields, number_of, numbered};
use super::{Kind, Malformed};
use crate::derive::{Derive, Encoding, Faces, Region};
use crate::limits::REGIONS_MAX;

const FACES: [Faces; 2] = [Faces::Hide, Faces::Show];

/// A frame from the parent.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask<'a> {
    /// Decode this and say its fingerprint.
    Bytes(&'a [u8]),
    /// The verdict is out, and this may be made.
    Derive(Derive),
}

impl<'a> Ask<'a> {
    /// Reads a frame's body.
    ///
    /// # Errors
    /// [`Malformed`] if it is not what its kind says.
    pub fn parse(kind: Kind, body: &'a [u8]) -> Result<Self, Malformed> {
        match kind {
            Kind::Bytes => Ok(Self::Bytes(body)),
            Kind::Derive => parse_derive(body).map(Self::Derive),
            _ => Err(Malformed),
        }
    }

    /// The frame's kind and body.
    #[must_use]
    pub fn frame(&self) -> (Kind, Vec<u8>) {
        match self {
            Self::Bytes(bytes) => (Kind::Bytes, bytes.to_vec()),
            Self::Derive(derive) => (Kind::Derive, derive_body(derive)),
        }
    }
}

/// The body of a `Derive` frame.
pub(crate) fn derive_body(derive: &Derive) -> Vec<u8> {
    let mut body = vec![
        number_of(&FACES, &derive.faces),
        number_of(&Encoding::ALL, &derive.encoding),
    ];
    body.push(u8::from(derive.keep_only.is_some()));
    body.push(u8::from(derive.crop.is_some()));
    for region in derive
        .keep_only
        .iter()
        .chain(&derive.crop)
        .chain(derive.hide.iter().take(REGIONS_MAX))
    {
        for number in [region.left(), region.top(), region.width(), region.height()] {
            body.extend(number.to_le_bytes());
        }
    }
    body
}

fn parse_derive(body: &[u8]) -> Result<Derive, Malformed> {
    let mut fields = Fields(body);
    let faces = numbered(&FACES, fields.u8()?)?;
    let encoding = numbered(&Encoding::ALL, fields.u8()?)?;
    let (keeps, crops) = (fields.u8()?, fields.u8()?);
    let keep_only = one_if(keeps, &mut fields)?;
    let crop = one_if(crops, &mut fields)?;
    let mut hide = Vec::new();
    while !fields.0.is_empty() {
        if hide.len() == REGIONS_MAX {
            return Err(Malformed);
        }
        hide.push(region(&mut fields)?);
    }
    Ok(Derive {
        faces,
        hide,
        keep_only,
        crop,
        encoding,
    })
}

fn one_if(there: u8, fields: &mut Fields<'_>) -> Result<Option<Region>, Malformed> {
    match there {
        0 => Ok(None),
        1 => region(fields).map(Some),
        _ => Err(Malformed),
    }
}

fn region(fields: &mut Fields<'_>) -> Result<Region, Malformed> {
    let (left, top, width, height) = (fields.f32()?, fields.f32()?, fields.f32()?, fields.f32()?);
    Region::new(left, top, width, height).ok_or(Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    prop_compose! {
        /// Eighths, so that cutting to the picture changes no bit.
        fn regions()(l in 0_u8..8, t in 0_u8..8, w in 1_u8..8, h in 1_u8..8) -> Region {
            let eighth = |n: u8| f32::from(n) / 8.0;
            Region::new(eighth(l), eighth(t), eighth(w), eighth(h)).unwrap()
        }
    }

    proptest! {
        #[test]
        fn derive_comes_back(
            show in any::<bool>(),
            hide in proptest::collection::vec(regions(), 0..5),
            keep_only in proptest::option::of(regions()),
            crop in proptest::option::of(regions()),
        ) {
            let faces = if show { Faces::Show } else { Faces::Hide };
            let derive = Derive { faces, hide, keep_only, crop, encoding: Encoding::Jpeg };
            let ask = Ask::Derive(derive);
            let (kind, body) = ask.frame();
            prop_assert_eq!(Ask::parse(kind, &body), Ok(ask));
        }
    }

    #[test]
    fn a_region_that_is_none_is_refused() {
        let mut body = vec![0, 0, 1, 0];
        body.extend(
            [f32::NAN, 0.0, 1.0, 1.0]
                .into_iter()
                .flat_map(f32::to_le_bytes),
        );
        assert_eq!(Ask::parse(Kind::Derive, &body), Err(Malformed));
    }
}
