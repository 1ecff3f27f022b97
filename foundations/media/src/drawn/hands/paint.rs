//! Skin, shadow, light, nails and the lines of a hand, painted over its skeleton.

use super::anatomy::{Finger, Shape, Skeleton};
use crate::drawn::canvas::Canvas;
use crate::drawn::geometry::{P, closed, open, p};
use crate::drawn::tones::Palette;

/// What time and work have left on a hand, each from 0 (nothing) to 1 (plainly seen).
#[derive(Clone, Copy, Debug)]
pub(super) struct Wear {
    /// Folds over the joints.
    pub(super) folds: f64,
    /// Tendons on the back of the hand.
    pub(super) tendons: f64,
    /// Veins.
    pub(super) veins: f64,
    /// Age spots and freckles.
    pub(super) spots: f64,
    /// How long the nails are, 0 short to 1 long.
    pub(super) nails: f64,
}

/// Places a hand in millimetres onto the drawing, mirrored for a left hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    pub(super) scale: f64,
    pub(super) origin: P,
    pub(super) mirrored: bool,
}

impl View {
    pub(super) fn place(self, at: P) -> P {
        let x = if self.mirrored { -at.x } else { at.x };
        self.origin + p(x, at.y) * self.scale
    }

    pub(super) fn all(self, points: &[P]) -> Vec<P> {
        points.iter().map(|&at| self.place(at)).collect()
    }

    /// The side of a finger (in the finger's own terms) that lies in shadow: light falls from the upper left.
    const fn dark_side(self) -> f64 {
        if self.mirrored { -1.0 } else { 1.0 }
    }
}

/// Everything needed to paint one bare hand.
pub(super) struct Painter<'a> {
    pub(super) skeleton: &'a Skeleton,
    pub(super) shape: Shape,
    pub(super) wear: Wear,
    pub(super) view: View,
    pub(super) palette: Palette,
    /// Paint on the nails: its colour and its shine.
    pub(super) varnish: Option<[&'static str; 2]>,
    /// Whether nails and folds are drawn (an artificial hand has none).
    pub(super) has_nails: bool,
    /// Starts every id of this drawing, so that two drawings on one page do not meet.
    pub(super) ids: &'a str,
}

impl Painter<'_> {
    /// The outline as path text.
    pub(super) fn outline(&self) -> String {
        closed(&self.view.all(&self.skeleton.outline()))
    }

    /// Paints contour, skin and all that lies on it.
    pub(super) fn paint(&self, canvas: &mut Canvas) {
        let outline = self.outline();
        let Palette { skin, line, .. } = self.palette;
        canvas.line(&outline, line, 6.8, 1.0);
        canvas.fill(&outline, line, 1.0);
        // The skin lies a little up and left of its contour: thin line in the light, strong line in the shade.
        canvas.raw(r#"<g transform="translate(-1 -0.8)">"#);
        canvas.fill(&outline, skin, 1.0);
        canvas.raw("</g>");
        self.clipped(canvas, &outline);
        if self.has_nails {
            self.fingers().for_each(|finger| self.nail(canvas, finger));
        }
    }

    fn fingers(&self) -> impl Iterator<Item = &Finger> {
        self.skeleton
            .fingers
            .iter()
            .chain(std::iter::once(&self.skeleton.thumb))
    }

    fn clipped(&self, canvas: &mut Canvas, outline: &str) {
        let ids = self.ids;
        canvas.raw(&format!(
            concat!(
                r#"<defs><clipPath id="{ids}c"><path d="{outline}"/></clipPath>"#,
                r#"<radialGradient id="{ids}w"><stop offset="0" stop-color="{warm}" stop-opacity=".75"/><stop offset="1" stop-color="{warm}" stop-opacity="0"/></radialGradient>"#,
                r#"<radialGradient id="{ids}l"><stop offset="0" stop-color="{light}" stop-opacity=".85"/><stop offset="1" stop-color="{light}" stop-opacity="0"/></radialGradient>"#,
                r#"<radialGradient id="{ids}s"><stop offset="0" stop-color="{shade}" stop-opacity=".6"/><stop offset="1" stop-color="{shade}" stop-opacity="0"/></radialGradient>"#,
                r#"</defs><g clip-path="url(#{ids}c)"><g transform="translate(-1 -0.8)">"#
            ),
            ids = ids, outline = outline, warm = self.palette.warm, light = self.palette.light, shade = self.palette.shade
        ));
        self.back_light(canvas);
        for finger in self.fingers() {
            self.finger_light(canvas, finger);
        }
        if self.has_nails {
            self.back_lines(canvas);
            self.age(canvas);
            self.fingers().for_each(|finger| self.folds(canvas, finger));
        }
        canvas.raw("</g></g>");
    }

    /// A soft patch of one of the three gradients.
    fn patch(&self, canvas: &mut Canvas, kind: char, at: P, radii: (f64, f64), turn: f64) {
        let at = self.view.place(at);
        let turn = if self.view.mirrored { -turn } else { turn };
        let (rx, ry) = (radii.0 * self.view.scale, radii.1 * self.view.scale);
        canvas.raw(&format!(
            r#"<ellipse cx="{:.1}" cy="{:.1}" rx="{rx:.1}" ry="{ry:.1}" transform="rotate({turn:.0} {:.1} {:.1})" fill="url(#{}{kind})"/>"#,
            at.x, at.y, at.x, at.y, self.ids
        ));
    }

    /// Light and shadow over the back of the hand and the forearm.
    fn back_light(&self, canvas: &mut Canvas) {
        let (wide, long) = (self.shape.palm_width, self.shape.palm_length);
        let dark = self.view.dark_side();
        let Palette { shade, .. } = self.palette;
        let edge = self.dark_edge();
        canvas.fill(&closed(&self.view.all(&edge)), shade, 0.8);
        self.patch(
            canvas,
            'l',
            p(-4.0 * dark * wide, -58.0 * long),
            (34.0 * wide, 40.0 * long),
            8.0,
        );
        self.patch(canvas, 'l', p(-8.0 * dark, 60.0), (18.0, 70.0), 0.0);
    }

    /// The shadow along the far edge of hand and forearm.
    pub(super) fn dark_edge(&self) -> Vec<P> {
        let (wide, long) = (self.shape.palm_width, self.shape.palm_length);
        if self.view.dark_side() > 0.0 {
            vec![
                p(26.0, 240.0),
                p(22.0, 60.0),
                p(20.0, 10.0),
                p(29.0 * wide, -22.0),
                p(34.0 * wide, -52.0 * long),
                p(33.0 * wide, -80.0 * long),
                p(80.0, -90.0),
                p(80.0, 240.0),
            ]
        } else {
            vec![
                p(-24.0, 240.0),
                p(-21.0, 60.0),
                p(-17.0, 6.0),
                p(-28.0 * wide, -30.0 * long),
                p(-41.0 * wide, -52.0 * long),
                p(-80.0, -40.0),
                p(-80.0, 240.0),
            ]
        }
    }

    /// The shadow side, the lit side and the warm joints of one finger.
    fn finger_light(&self, canvas: &mut Canvas, finger: &Finger) {
        let dark = self.view.dark_side();
        canvas.fill(
            &closed(&self.view.all(&shadow_strip(finger, dark))),
            self.palette.shade,
            0.8,
        );
        let half = finger.half;
        let turn = {
            let d = finger.direction(finger.middle_joint());
            d.x.atan2(-d.y).to_degrees()
        };
        self.patch(
            canvas,
            'w',
            finger.at(finger.middle_joint(), 0.0),
            (half * 0.95, half * 1.1),
            turn,
        );
        self.patch(
            canvas,
            'w',
            finger.at(finger.last_joint(), 0.0),
            (half * 0.8, half * 0.8),
            turn,
        );
        let lit = |along: f64| finger.at(along, -dark * 0.35);
        self.patch(
            canvas,
            'l',
            lit(finger.middle_joint() * 0.66),
            (half * 0.5, half * 1.6),
            turn,
        );
        self.patch(
            canvas,
            'l',
            lit(f64::midpoint(finger.middle_joint(), finger.last_joint())),
            (half * 0.45, half * 1.1),
            turn,
        );
    }

    /// Knuckles and tendons.
    fn back_lines(&self, canvas: &mut Canvas) {
        let deep = self.palette.deep;
        for (index, finger) in (0_u8..).zip(&self.skeleton.fingers) {
            let base = finger.at(0.0, 0.0);
            let half = finger.half;
            self.patch(canvas, 'w', base, (half * 1.05, half * 0.95), 0.0);
            self.tendon(canvas, base, p(-10.0 + 6.5 * f64::from(index), -20.0));
            let arc = [
                finger.at(-1.0, -0.5),
                finger.at(1.8, -0.1),
                finger.at(0.2, 0.5),
            ];
            canvas.line(
                &open(&self.view.all(&arc)),
                deep,
                2.2,
                0.35 + 0.4 * self.wear.folds,
            );
        }
    }

    /// The ridge from a knuckle towards the wrist: lit on one side, in shade on the other, fading out.
    fn tendon(&self, canvas: &mut Canvas, knuckle: P, foot: P) {
        let strength = self.wear.tendons;
        if strength < 0.05 {
            return;
        }
        let dark = self.view.dark_side();
        let ridge = |t: f64, side: f64| knuckle.lerp(foot, t) + p(side * dark, 0.0);
        let wedge = |outer: f64, inner: f64| {
            let points = [
                ridge(0.13, outer * 0.6),
                ridge(0.24, outer),
                ridge(0.5, outer * 0.8),
                ridge(0.95, inner),
                ridge(0.5, inner),
                ridge(0.24, inner),
            ];
            closed(&self.view.all(&points))
        };
        canvas.fill(&wedge(3.2, 0.4), self.palette.shade, 0.28 + 0.35 * strength);
        canvas.fill(&wedge(-2.8, 0.4), self.palette.light, 0.2 + 0.4 * strength);
    }

    /// Veins and age spots on the back of the hand.
    fn age(&self, canvas: &mut Canvas) {
        let Wear { veins, spots, .. } = self.wear;
        let (wide, long) = (self.shape.palm_width, self.shape.palm_length);
        let Palette {
            shade, deep, light, ..
        } = self.palette;
        let courses: [&[(f64, f64)]; 3] = [
            &[
                (-17.0, -72.0),
                (-16.0, -58.0),
                (-10.0, -46.0),
                (-9.0, -32.0),
                (-3.0, -16.0),
            ],
            &[
                (24.0, -66.0),
                (22.0, -54.0),
                (15.0, -44.0),
                (13.0, -30.0),
                (5.0, -18.0),
            ],
            &[(5.0, -72.0), (6.0, -62.0), (11.0, -54.0), (15.0, -44.0)],
        ];
        for course in courses {
            let line: Vec<P> = course.iter().map(|&(x, y)| p(x * wide, y * long)).collect();
            let below: Vec<P> = line.iter().map(|&at| at + p(1.0, 0.5)).collect();
            canvas.line(&open(&self.view.all(&below)), shade, 6.0, 0.5 * veins);
            canvas.line(&open(&self.view.all(&line)), light, 5.0, 0.4 * veins);
        }
        let mut seed = crate::drawn::seed::Seed::new(5).part("spots");
        let mut left = (spots * 12.0).round();
        while left > 0.0 {
            let at = self.view.place(p(
                seed.between(-30.0, 36.0) * wide,
                seed.between(-78.0, 4.0) * long,
            ));
            let (rx, ry) = (seed.between(3.0, 8.5), seed.between(3.0, 6.5));
            canvas.raw(&format!(
                r#"<ellipse cx="{:.1}" cy="{:.1}" rx="{rx:.1}" ry="{ry:.1}" fill="{deep}" fill-opacity=".2"/>"#,
                at.x, at.y
            ));
            left -= 1.0;
        }
    }

    /// The small lines over the middle and last joints.
    fn folds(&self, canvas: &mut Canvas, finger: &Finger) {
        let folds = self.wear.folds;
        let deep = self.palette.deep;
        let mut fold = |along: f64, reach: f64, bow: f64, width: f64| {
            let arc = [
                finger.at(along, -reach),
                finger.at(along + bow, -reach * 0.35),
                finger.at(along + bow, reach * 0.4),
                finger.at(along - bow * 0.2, reach),
            ];
            canvas.line(&open(&self.view.all(&arc)), deep, width, 0.5 + 0.45 * folds);
        };
        let middle = finger.middle_joint();
        fold(middle + 2.2, 0.5, 1.4, 1.8 + 0.8 * folds);
        fold(middle - 1.8, 0.58, -1.2, 1.9 + 0.8 * folds);
        if folds > 0.3 {
            fold(middle + 4.8, 0.34, 1.4, 1.6);
            fold(middle - 4.6, 0.38, -1.2, 1.6);
            fold(middle + 0.2, 0.3, 0.2, 1.6);
        }
        let last = finger.last_joint();
        fold(last + 0.8, 0.46, 0.9, 1.7 + 0.6 * folds);
        if folds > 0.25 {
            fold(last - 1.6, 0.4, -0.7, 1.6);
        }
    }

    /// Nail plate, moon, free edge and shine.
    fn nail(&self, canvas: &mut Canvas, finger: &Finger) {
        let Palette {
            nail,
            nail_light,
            line,
            ..
        } = self.palette;
        let [nail, nail_light] = self.varnish.unwrap_or([nail, nail_light]);
        let half = finger.half;
        let end = finger.length() - 0.6 + 2.2 * self.wear.nails;
        let begin = finger.last_joint() + (finger.length() - finger.last_joint()) * 0.4;
        let lean = if finger.is_thumb { -0.1 } else { 0.0 };
        let across = |along: f64, side: f64| finger.at(along, side * 0.66 + lean);
        let (foot, shoulder) = (
            (half * 0.35).min((end - begin) * 0.28),
            (half * 0.55).min((end - begin) * 0.42),
        );
        let plate = [
            across(begin, 0.0),
            across(begin + 0.7, -0.62),
            across(begin + foot, -0.94),
            across(end - shoulder, -1.0),
            across(end - half * 0.14, -0.68),
            across(end, 0.0),
            across(end - half * 0.14, 0.68),
            across(end - shoulder, 1.0),
            across(begin + foot, 0.94),
            across(begin + 0.7, 0.62),
        ];
        let path = closed(&self.view.all(&plate));
        canvas.fill(&path, nail, 1.0);
        let edge = [
            across(end - half * 0.42, -0.99),
            across(end - half * 0.14, -0.68),
            across(end, 0.0),
            across(end - half * 0.14, 0.68),
            across(end - half * 0.42, 0.99),
            across(end - half * 0.3, 0.55),
            across(end - half * 0.2, 0.0),
            across(end - half * 0.3, -0.55),
        ];
        canvas.fill(&closed(&self.view.all(&edge)), nail_light, 0.9);
        let dark = self.view.dark_side();
        let shine = [
            across(begin + half * 0.4, -dark * 0.55),
            across(f64::midpoint(begin, end), -dark * 0.62),
            across(end - half * 0.6, -dark * 0.55),
        ];
        canvas.line(&open(&self.view.all(&shine)), nail_light, 3.0, 0.7);
        canvas.line(&path, line, 2.2, 0.75);
    }
}

/// The dark side of a finger: nothing at its foot, half its width along it, narrow around the tip.
pub(super) fn shadow_strip(finger: &Finger, dark: f64) -> Vec<P> {
    let (joint, length) = (finger.middle_joint(), finger.length());
    let foot = if finger.is_thumb { 0.62 } else { 0.26 };
    let mut strip = finger.side(joint * (foot + 0.1), dark * 1.25);
    strip.push(finger.at(length + 1.5, dark * 0.7));
    strip.push(finger.at(length - 2.0, dark * 0.3));
    strip.extend(
        finger
            .side(joint * (foot + 0.4), dark * 0.5)
            .into_iter()
            .rev(),
    );
    strip.push(finger.at(joint * (foot + 0.2), dark * 0.7));
    strip.push(finger.at(joint * foot, dark * 1.0));
    strip
}
