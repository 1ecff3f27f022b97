//! What the worker answers.

use mediahash::Pdq;

use super::wire::{Fields, number_of, numbered, put_string};
use super::{Kind, Malformed};
use crate::derive::{Derived, Encoding, Hidden, Rendition};
use crate::fingerprint::{Fingerprint, Unreadable};
use crate::limits::{PICTURE_SIDE_PIXELS_MAX, RENDITION_SIDES_PIXELS};
use crate::sniff::{Format, Unsuitable};

const THUMBHASH_BYTES_MAX: usize = 64;

/// What of the sandbox holds. The allow list of system calls and the limits always do, or the worker ends
/// before it says anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ready {
    /// Landlock holds as well: a second wall around files and network, missing on old kernels.
    pub landlock: bool,
    /// There is a face model.
    pub face_model: bool,
}

/// A frame from the worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Closed in, and waiting for an upload.
    Ready(Ready),
    /// The picture's hashes.
    Fingerprint(Fingerprint),
    /// The picture cannot be used.
    Unreadable(Unreadable),
    /// What was made.
    Derived(Derived),
}

impl Answer {
    /// Reads a frame's body.
    ///
    /// # Errors
    /// [`Malformed`] if it is not what its kind says, or says something that cannot be.
    pub fn parse(kind: Kind, body: Vec<u8>) -> Result<Self, Malformed> {
        let mut fields = Fields(&body);
        let answer = match kind {
            Kind::Ready => Self::Ready(Ready {
                landlock: flag(&mut fields)?,
                face_model: flag(&mut fields)?,
            }),
            Kind::Fingerprint => Self::Fingerprint(fingerprint(&mut fields)?),
            Kind::Unreadable => Self::Unreadable(unreadable(fields.u8()?)?),
            Kind::Derived => Self::Derived(derived(&mut fields)?),
            Kind::Bytes | Kind::Derive => return Err(Malformed),
        };
        fields.end()?;
        Ok(answer)
    }

    /// The frame's kind and body.
    #[must_use]
    pub fn frame(&self) -> (Kind, Vec<u8>) {
        match self {
            Self::Ready(ready) => (
                Kind::Ready,
                vec![u8::from(ready.landlock), u8::from(ready.face_model)],
            ),
            Self::Fingerprint(print) => (Kind::Fingerprint, fingerprint_body(print)),
            Self::Unreadable(reason) => (Kind::Unreadable, vec![unreadable_number(*reason)]),
            Self::Derived(derived) => (Kind::Derived, derived_body(derived)),
        }
    }
}

fn flag(fields: &mut Fields<'_>) -> Result<bool, Malformed> {
    match fields.u8()? {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(Malformed),
    }
}

fn unreadable_number(reason: Unreadable) -> u8 {
    match reason {
        Unreadable::Broken => 254,
        Unreadable::NotSupported => 253,
        Unreadable::Unsuitable(reason) => number_of(&Unsuitable::ALL, &reason),
    }
}

fn unreadable(number: u8) -> Result<Unreadable, Malformed> {
    match number {
        254 => Ok(Unreadable::Broken),
        253 => Ok(Unreadable::NotSupported),
        number => numbered(&Unsuitable::ALL, number).map(Unreadable::Unsuitable),
    }
}

fn fingerprint_body(print: &Fingerprint) -> Vec<u8> {
    let mut body = vec![number_of(&Format::ALL, &print.format), print.quality];
    body.extend(print.width.to_le_bytes());
    body.extend(print.height.to_le_bytes());
    body.extend(print.pdq.iter().flat_map(|pdq| *pdq.as_bytes()));
    body
}

fn fingerprint(fields: &mut Fields<'_>) -> Result<Fingerprint, Malformed> {
    let format = numbered(&Format::ALL, fields.u8()?)?;
    let quality = fields.u8()?;
    let (width, height) = size(fields, PICTURE_SIDE_PIXELS_MAX)?;
    let mut pdq = [Pdq::from_bytes([0; 32]); 8];
    for one in &mut pdq {
        *one = Pdq::from_bytes(fields.array()?);
    }
    if quality > 100 {
        Err(Malformed)
    } else {
        Ok(Fingerprint {
            format,
            width,
            height,
            pdq,
            quality,
        })
    }
}

fn size(fields: &mut Fields<'_>, side_max: u32) -> Result<(u32, u32), Malformed> {
    let (width, height) = (fields.u32()?, fields.u32()?);
    let fits = |side: u32| (1..=side_max).contains(&side);
    if fits(width) && fits(height) {
        Ok((width, height))
    } else {
        Err(Malformed)
    }
}

fn derived_body(derived: &Derived) -> Vec<u8> {
    let mut body = Vec::with_capacity(
        64 + derived
            .renditions
            .iter()
            .map(|one| one.bytes.len() + 16)
            .sum::<usize>(),
    );
    let (hidden, count) = hidden_numbers(derived.hidden);
    body.push(hidden);
    body.extend(count.to_le_bytes());
    body.push(u8::from(derived.faces_found.is_some()));
    body.extend(derived.faces_found.unwrap_or(0).to_le_bytes());
    body.extend(derived.colour);
    put_string(&mut body, &derived.thumbhash);
    for rendition in &derived.renditions {
        body.push(number_of(&Encoding::ALL, &rendition.encoding));
        body.extend(rendition.width.to_le_bytes());
        body.extend(rendition.height.to_le_bytes());
        put_string(&mut body, &rendition.bytes);
    }
    body
}

fn derived(fields: &mut Fields<'_>) -> Result<Derived, Malformed> {
    let hidden = hidden(fields.u8()?, fields.u32()?)?;
    let looked = flag(fields)?;
    let faces_found = Some(fields.u32()?).filter(|_| looked);
    let colour = fields.array()?;
    let thumbhash = fields.string()?.to_vec();
    let mut renditions = Vec::new();
    while !fields.0.is_empty() {
        renditions.push(rendition(fields)?);
    }
    let plausible = (1..=RENDITION_SIDES_PIXELS.len()).contains(&renditions.len())
        && (1..=THUMBHASH_BYTES_MAX).contains(&thumbhash.len());
    if plausible {
        Ok(Derived {
            renditions,
            thumbhash,
            colour,
            faces_found,
            hidden,
        })
    } else {
        Err(Malformed)
    }
}

/// A rendition that does not begin like what it says it is, is a lie.
fn rendition(fields: &mut Fields<'_>) -> Result<Rendition, Malformed> {
    let encoding = numbered(&Encoding::ALL, fields.u8()?)?;
    let (width, height) = size(
        fields,
        RENDITION_SIDES_PIXELS.into_iter().max().unwrap_or(0),
    )?;
    let bytes = fields.string()?.to_vec();
    let honest = match encoding {
        Encoding::Jpeg => bytes.starts_with(b"\xff\xd8\xff"),
        Encoding::WebP => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
    };
    if honest {
        Ok(Rendition {
            width,
            height,
            encoding,
            bytes,
        })
    } else {
        Err(Malformed)
    }
}

fn hidden_numbers(hidden: Hidden) -> (u8, u32) {
    match hidden {
        Hidden::Nothing => (0, 0),
        Hidden::Faces(count) => (1, count),
        Hidden::Regions(count) => (2, count),
        Hidden::AllButRegion(count) => (3, count),
        Hidden::Everything => (4, 0),
    }
}

fn hidden(number: u8, count: u32) -> Result<Hidden, Malformed> {
    match number {
        0 => Ok(Hidden::Nothing),
        1 => Ok(Hidden::Faces(count)),
        2 => Ok(Hidden::Regions(count)),
        3 => Ok(Hidden::AllButRegion(count)),
        4 => Ok(Hidden::Everything),
        _ => Err(Malformed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comes_back(answer: &Answer) {
        let (kind, body) = answer.frame();
        assert_eq!(Answer::parse(kind, body).as_ref(), Ok(answer));
    }

    fn sample() -> Derived {
        let rendition = |side| Rendition {
            width: side,
            height: side / 2,
            encoding: Encoding::Jpeg,
            bytes: vec![0xff, 0xd8, 0xff, 0xdb],
        };
        Derived {
            renditions: vec![rendition(1600), rendition(800), rendition(320)],
            thumbhash: vec![7; 25],
            colour: [1, 2, 3],
            faces_found: Some(2),
            hidden: Hidden::Faces(2),
        }
    }

    #[test]
    fn answers_come_back() {
        comes_back(&Answer::Ready(Ready {
            landlock: true,
            face_model: false,
        }));
        for reason in Unsuitable::ALL {
            comes_back(&Answer::Unreadable(reason.into()));
        }
        comes_back(&Answer::Unreadable(Unreadable::Broken));
        comes_back(&Answer::Unreadable(Unreadable::NotSupported));
        let pdq = std::array::from_fn(|at| Pdq::from_bytes([u8::try_from(at).unwrap(); 32]));
        let format = Format::WebP;
        comes_back(&Answer::Fingerprint(Fingerprint {
            format,
            width: 12_000,
            height: 64,
            pdq,
            quality: 100,
        }));
        for hidden in [
            Hidden::Nothing,
            Hidden::Regions(1),
            Hidden::AllButRegion(0),
            Hidden::Everything,
        ] {
            comes_back(&Answer::Derived(Derived {
                hidden,
                faces_found: None,
                ..sample()
            }));
        }
        comes_back(&Answer::Derived(sample()));
    }

    #[test]
    fn lies_are_refused() {
        let refused = |derived: Derived| {
            let (kind, body) = Answer::Derived(derived).frame();
            assert_eq!(Answer::parse(kind, body), Err(Malformed));
        };
        refused(Derived {
            renditions: vec![],
            ..sample()
        });
        refused(Derived {
            thumbhash: vec![0; 65],
            ..sample()
        });
        let mut script = sample();
        script.renditions[0].bytes = b"<script>".to_vec();
        refused(script);
        let mut huge = sample();
        huge.renditions[0].width = 1601;
        refused(huge);
        let mut four = sample();
        four.renditions.push(four.renditions[2].clone());
        refused(four);
    }
}
