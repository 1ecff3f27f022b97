//! Honouring a colour profile, so that it can be dropped: what leaves is sRGB, which browsers assume of a
//! picture that says nothing.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::canvas::Canvas;
use crate::limits::PROFILE_BYTES_MAX;
use crate::picture::{Profile, Rgb};

/// A profile that moves no test colour further than this is as good as sRGB.
const SAME_MAX: u8 = 2;

/// The canvas with its numbers meaning sRGB. A profile that is broken, of no use for the picture or hardly
/// different from sRGB changes nothing: a picture is never refused for its profile.
pub(crate) fn to_srgb(canvas: Canvas, profile: Option<&Profile>) -> Canvas {
    let Some(convert) = profile.and_then(converter) else {
        return canvas;
    };
    let mut rgb = canvas.to_rgb();
    match convert(&rgb.samples) {
        Some(samples) if samples.len() == rgb.samples.len() => {
            rgb.samples = samples;
            Canvas::from_rgb(&rgb)
        }
        _ => canvas,
    }
}

type Converter = Box<dyn Fn(&[u8]) -> Option<Vec<u8>>>;

fn converter(profile: &Profile) -> Option<Converter> {
    let source = match profile {
        Profile::DisplayP3 => ColorProfile::new_display_p3(),
        Profile::Icc(bytes) if bytes.len() <= PROFILE_BYTES_MAX => {
            ColorProfile::new_from_slice(bytes).ok()?
        }
        Profile::Icc(_) => return None,
    };
    let (layout, step) = match source.color_space {
        DataColorSpace::Rgb => (Layout::Rgb, 1),
        // A grey picture has red, green and blue alike: one of them is its light.
        DataColorSpace::Gray => (Layout::Gray, 3),
        _ => return None,
    };
    let srgb = ColorProfile::new_srgb();
    let transform = source
        .create_transform_8bit(layout, &srgb, Layout::Rgb, TransformOptions::default())
        .ok()?;
    let convert = move |rgb: &[u8]| {
        let numbers: Vec<u8> = rgb.iter().step_by(step).copied().collect();
        let mut samples = vec![0; rgb.len()];
        transform.transform(&numbers, &mut samples).ok()?;
        Some(samples)
    };
    let probe = probe();
    let moved = convert(&probe.samples)?;
    let same = probe
        .samples
        .iter()
        .zip(moved)
        .all(|(was, is)| was.abs_diff(is) <= SAME_MAX);
    (!same).then(|| -> Converter { Box::new(convert) })
}

/// Six steps of each of red, green and blue; all the greys among them first, for profiles that know no others.
fn probe() -> Rgb {
    const STEPS: [u8; 6] = [0, 51, 102, 153, 204, 255];
    let greys = STEPS.iter().flat_map(|&grey| [grey; 3]);
    let colours = STEPS.iter().flat_map(|&r| {
        STEPS
            .iter()
            .flat_map(move |&g| STEPS.iter().flat_map(move |&b| [r, g, b]))
    });
    let samples: Vec<u8> = greys.chain(colours).collect();
    Rgb {
        width: samples.len() / 3,
        height: 1,
        samples,
    }
}
