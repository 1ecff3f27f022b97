//! Pictures for the demo: drawn hands in many places and lights, as if two hundred people had posted.

mod compose;
mod scenes;
mod soft;

use super::hands::Hand;
use super::render::{DrawError, Picture};
use super::seed::Seed;
use super::strokes::Mark;
use super::tones::Tone;
use scenes::Scene;

/// A made-up post's picture and what its description needs.
#[derive(Clone, Debug)]
pub struct SamplePicture {
    /// The picture as a JPEG file, landscape or portrait.
    pub jpeg: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Translation key of the description; its placeables are `$hand` and `$scene`.
    pub alt_key: &'static str,
    /// Translation key for `$hand`.
    pub hand_key: &'static str,
    /// Translation key for `$scene`.
    pub scene_key: &'static str,
}

/// Quality of the sample JPEGs: looked the same as 92 at half the bytes.
const QUALITY: u8 = 85;

/// The picture of a seed: the same for ever, and unlike its neighbours.
///
/// # Errors
/// [`DrawError`], which would be a fault in our own code.
pub fn sample_post(seed: u64) -> Result<SamplePicture, DrawError> {
    let (picture, hand, scene) = sample_picture(seed)?;
    Ok(SamplePicture {
        jpeg: picture.jpeg(QUALITY)?,
        width: picture.width(),
        height: picture.height(),
        alt_key: "drawn-sample-alt",
        hand_key: hand.name_key,
        scene_key: scene.name_key(),
    })
}

/// The pixels behind [`sample_post`], for contact sheets and tests.
///
/// # Errors
/// As [`sample_post`].
pub fn sample_pixels(seed: u64) -> Result<Picture, DrawError> {
    Ok(sample_picture(seed)?.0)
}

fn sample_picture(number: u64) -> Result<(Picture, &'static Hand, Scene), DrawError> {
    let seed = Seed::new(number);
    let (Some(hand), tone, scene) = cast(number) else {
        return Err(DrawError::Size);
    };
    let picture = compose::compose(&compose::Shot {
        hand,
        tone,
        scene,
        mark: Mark::sample(number),
        seed: &seed,
    })?;
    Ok((picture, hand, scene))
}

/// Walks hands, tones and scenes with steps that share no factor, so that neighbours differ in all three.
fn cast(number: u64) -> (Option<&'static Hand>, Tone, Scene) {
    let hands = Hand::all();
    let pick = |count: usize, step: u64, shift: u64| {
        let count = u64::try_from(count).unwrap_or(1).max(1);
        let round = number / count;
        usize::try_from(
            (number
                .wrapping_mul(step)
                .wrapping_add(round.wrapping_mul(shift)))
                % count,
        )
        .unwrap_or(0)
    };
    let tone = Tone::ALL
        .get(pick(Tone::ALL.len(), 7, 4))
        .copied()
        .unwrap_or(Tone::Amber);
    let scene = Scene::ALL
        .get(pick(Scene::ALL.len(), 5, 1))
        .copied()
        .unwrap_or(Scene::Wall);
    (hands.get(pick(hands.len(), 5, 2)), tone, scene)
}

/// What a seed's picture shows: hand, tone, scene.
#[cfg(test)]
pub(super) fn kind(number: u64) -> Option<(&'static str, Tone, &'static str)> {
    let (hand, tone, scene) = cast(number);
    Some((hand?.id, tone, scene.name_key()))
}
