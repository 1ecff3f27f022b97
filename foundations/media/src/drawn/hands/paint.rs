//! Skin, shadow, light, nails and the lines of a hand, painted over its skeleton.

use super::anatomy::{Finger, Shape, Skeleton};
use crate::drawn::canvas::Canvas;
use crate::drawn::geometry::{P, closed, p};
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
    pub(super) const fn dark_side(self) -> f64 {
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

    pub(super) fn fingers(&self) -> impl Iterator<Item = &Finger> {
        self.skeleton
            .fingers
            .iter()
            .chain(std::iter::once(&self.skeleton.thumb))
    }

    pub(super) fn clipped(&self, canvas: &mut Canvas, outline: &str) {
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
    pub(super) fn patch(
        &self,
        canvas: &mut Canvas,
        kind: char,
        at: P,
        radii: (f64, f64),
        turn: f64,
    ) {
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
