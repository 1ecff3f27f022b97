//! From a decoded picture to what people will see.

use crate::canvas::Canvas;
use crate::colour::to_srgb;
use crate::derive::{Derive, Derived, Faces, Hidden};
use crate::encode::encode;
use crate::fingerprint::Unreadable;
use crate::hide::{FACE_MARGIN, Part, hide, hide_all_but};
use crate::limits::{RENDITION_SIDES_PIXELS, THUMBHASH_SIDE_PIXELS_MAX};
use crate::picture::{Picture, Rgb};

/// Finds faces in an upright picture: a box each, in pixels of the picture it is given.
pub(crate) type FindFaces<'a> = &'a dyn Fn(&Rgb) -> Vec<Part>;

/// Makes the renditions. Hiding comes before the first of them is encoded, and all are made from what is left.
pub(crate) fn render(
    picture: &Picture,
    derive: &Derive,
    find_faces: Option<FindFaces<'_>>,
) -> Result<Derived, Unreadable> {
    let largest = RENDITION_SIDES_PIXELS.into_iter().max().unwrap_or(0);
    let reduced = Canvas::of(&picture.pixels, largest);
    let mut canvas = to_srgb(
        reduced.upright(picture.orientation),
        picture.profile.as_ref(),
    );
    let faces = find_faces.map(|find| find(&canvas.to_rgb()));
    let hidden = hide_what_must_be(&mut canvas, derive, faces.as_deref());
    // Hidden first: nothing that was hidden comes back by being cut closer.
    if let Some(kept) = derive.crop {
        canvas = canvas.cropped(Part::of(kept, &canvas));
    }
    let mut renditions = Vec::new();
    for side in rendition_sides(canvas.side()) {
        if side < canvas.side() {
            canvas = canvas.shrunk(side);
        }
        renditions.push(encode(&canvas, derive.encoding)?);
    }
    let thumbnail = canvas.shrunk(THUMBHASH_SIDE_PIXELS_MAX).to_rgb();
    Ok(Derived {
        renditions,
        thumbhash: thumbhash(&thumbnail),
        colour: average(&thumbnail),
        faces_found: faces.map(|faces| u32::try_from(faces.len()).unwrap_or(u32::MAX)),
        hidden,
    })
}

/// Hides and says what was hidden. Without a model nobody knows where the faces are, so everything that a
/// person has not pointed at is one.
fn hide_what_must_be(canvas: &mut Canvas, derive: &Derive, faces: Option<&[Part]>) -> Hidden {
    let faces = match (derive.faces, faces) {
        (Faces::Show, _) => &[],
        (Faces::Hide, Some(faces)) => faces,
        (Faces::Hide, None) if derive.keep_only.is_some() => &[],
        (Faces::Hide, None) => {
            hide_all_but(canvas, None);
            return Hidden::Everything;
        }
    };
    for face in faces {
        hide(canvas, face.widened(FACE_MARGIN, canvas));
    }
    for region in &derive.hide {
        hide(canvas, Part::of(*region, canvas));
    }
    let count = u32::try_from(faces.len()).unwrap_or(u32::MAX);
    if let Some(kept) = derive.keep_only {
        hide_all_but(canvas, Some(Part::of(kept, canvas)));
        Hidden::AllButRegion(count)
    } else if !derive.hide.is_empty() {
        Hidden::Regions(count)
    } else if count > 0 {
        Hidden::Faces(count)
    } else {
        Hidden::Nothing
    }
}

/// The sizes that make sense for a picture with this longer side: its own, if it is no larger than the largest
/// rendition, and every smaller one.
fn rendition_sides(side: u32) -> impl Iterator<Item = u32> {
    let largest = RENDITION_SIDES_PIXELS
        .into_iter()
        .max()
        .unwrap_or(side)
        .min(side);
    std::iter::once(largest).chain(
        RENDITION_SIDES_PIXELS
            .into_iter()
            .filter(move |one| *one < largest),
    )
}

fn thumbhash(small: &Rgb) -> Vec<u8> {
    let (pixels, _) = small.samples.as_chunks::<3>();
    let rgba: Vec<u8> = pixels
        .iter()
        .flat_map(|[r, g, b]| [*r, *g, *b, 255])
        .collect();
    thumbhash::rgba_to_thumb_hash(small.width, small.height, &rgba)
}

fn average(small: &Rgb) -> [u8; 3] {
    let (pixels, _) = small.samples.as_chunks::<3>();
    let mut sums = [0_usize; 3];
    for pixel in pixels {
        for (sum, sample) in sums.iter_mut().zip(pixel) {
            *sum += usize::from(*sample);
        }
    }
    sums.map(|sum| u8::try_from(sum / pixels.len().max(1)).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orientation::Orientation;
    use crate::picture::Pixels;

    #[test]
    fn no_rendition_is_larger_than_the_picture() {
        let sides = |side| rendition_sides(side).collect::<Vec<_>>();
        assert_eq!(sides(1600), [1600, 800, 320]);
        assert_eq!(sides(4000), [1600, 800, 320]);
        assert_eq!(sides(1000), [1000, 800, 320]);
        assert_eq!(sides(800), [800, 320]);
        assert_eq!(sides(320), [320]);
        assert_eq!(sides(64), [64]);
    }

    /// A fine checkerboard, 400 x 300, stored lying on its side.
    fn board() -> Picture {
        let samples = (0..300 * 400).flat_map(|at| {
            [if (at % 300 / 4 + at / 300 / 4) % 2 == 0 {
                10
            } else {
                245
            }; 3]
        });
        let pixels = Pixels::Rgb(Rgb {
            width: 300,
            height: 400,
            samples: samples.collect(),
        });
        Picture {
            pixels,
            orientation: Orientation::TurnedLeft,
            profile: None,
        }
    }

    fn spread(rgb: &[u8], left: usize, top: usize, side: usize) -> u8 {
        let rows = rgb.chunks_exact(400 * 3).skip(top).take(side);
        let part: Vec<u8> = rows
            .flat_map(|row| row[left * 3..(left + side) * 3].to_vec())
            .collect();
        part.iter().max().unwrap() - part.iter().min().unwrap()
    }

    #[test]
    fn faces_are_looked_for_upright_and_hidden_with_a_margin() {
        let find = |rgb: &Rgb| {
            assert_eq!((rgb.width, rgb.height), (400, 300));
            vec![Part {
                left: 200,
                top: 100,
                right: 250,
                bottom: 150,
            }]
        };
        let derived = render(&board(), &Derive::default(), Some(&find)).unwrap();
        assert_eq!(
            (derived.hidden, derived.faces_found),
            (Hidden::Faces(1), Some(1))
        );
        let out = turbojpeg::decompress(&derived.renditions[0].bytes, turbojpeg::PixelFormat::RGB)
            .unwrap()
            .pixels;
        // 40 % of 50 pixels all around: 180 to 270.
        assert!(spread(&out, 184, 84, 82) < 60);
        assert!(spread(&out, 20, 20, 100) > 150);
    }

    #[test]
    fn a_model_that_finds_nothing_hides_nothing_and_one_that_is_not_asked_neither() {
        let derived = render(&board(), &Derive::default(), Some(&|_: &Rgb| vec![])).unwrap();
        assert_eq!(
            (derived.hidden, derived.faces_found),
            (Hidden::Nothing, Some(0))
        );
        let show = Derive {
            faces: Faces::Show,
            ..Derive::default()
        };
        let whole = |rgb: &Rgb| {
            vec![Part {
                left: 0,
                top: 0,
                right: rgb.width,
                bottom: rgb.height,
            }]
        };
        let derived = render(&board(), &show, Some(&whole)).unwrap();
        assert_eq!(
            (derived.hidden, derived.faces_found),
            (Hidden::Nothing, Some(1))
        );
    }

    #[test]
    fn what_is_cropped_is_hidden_first_and_then_cut() {
        let region = crate::derive::Region::new;
        let derived = render(
            &board(),
            &Derive {
                faces: Faces::Show,
                hide: region(0.25, 0.0, 0.5, 1.0).into_iter().collect(),
                crop: region(0.5, 0.24, 0.5, 0.5),
                ..Derive::default()
            },
            None,
        )
        .unwrap();
        let largest = &derived.renditions[0];
        assert_eq!((largest.width, largest.height), (200, 150));
        let out = turbojpeg::decompress(&largest.bytes, turbojpeg::PixelFormat::RGB).unwrap();
        let part = |left: usize| {
            let rows = out.pixels.chunks_exact(200 * 3);
            let part: Vec<u8> = rows
                .flat_map(|row| row[left * 3..(left + 90) * 3].to_vec())
                .collect();
            part.iter().max().unwrap() - part.iter().min().unwrap()
        };
        assert!(part(4) < 60, "hidden before it was cut");
        assert!(part(106) > 150, "and the rest is as it was");
    }

    /// A face inside what is kept is still a face.
    #[test]
    fn faces_inside_the_kept_region_are_hidden() {
        let keep_only = crate::derive::Region::new(0.0, 0.0, 1.0, 1.0);
        let find = |_: &Rgb| {
            vec![Part {
                left: 200,
                top: 100,
                right: 250,
                bottom: 150,
            }]
        };
        let derived = render(
            &board(),
            &Derive {
                keep_only,
                ..Derive::default()
            },
            Some(&find),
        )
        .unwrap();
        assert_eq!(derived.hidden, Hidden::AllButRegion(1));
        let out = turbojpeg::decompress(&derived.renditions[0].bytes, turbojpeg::PixelFormat::RGB)
            .unwrap()
            .pixels;
        assert!(spread(&out, 184, 84, 82) < 60);
    }
}
