//! What hands wear: rings, beads, a sleeve, a glove, a plaster, an artificial hand's joints.

use super::anatomy::Finger;
use super::paint::Painter;
use crate::drawn::canvas::Canvas;
use crate::drawn::geometry::{P, closed, open, p};
use crate::drawn::seed::Seed;

/// One thing on a hand. Colours are never red: the mark is the only red there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extra {
    /// A band on a finger (0 index to 3 little), its colour and its shine.
    Ring(usize, &'static str, &'static str),
    /// A string of beads round the wrist in two colours.
    Beads(&'static str, &'static str),
    /// A knitted cuff: wool and its shadow.
    Sleeve(&'static str, &'static str),
    /// A shirt's cuff: cloth and its shadow.
    Cuff(&'static str, &'static str),
    /// A wheelchair user's half-finger glove.
    Glove,
    /// A plaster round the index finger.
    Plaster,
    /// Painted nails: colour and shine.
    Varnish(&'static str, &'static str),
    /// The gaps and the socket of an artificial hand.
    Prosthesis,
    /// Patches of paler skin.
    Vitiligo,
}

impl Painter<'_> {
    /// Paints what lies on the skin, before the mark.
    pub(super) fn wear(&self, canvas: &mut Canvas, extra: Extra) {
        match extra {
            Extra::Ring(finger, colour, shine) => self.ring(canvas, finger, colour, shine),
            Extra::Beads(first, second) => self.beads(canvas, [first, second]),
            Extra::Sleeve(wool, shadow) => self.sleeve(canvas, wool, shadow, true),
            Extra::Cuff(cloth, shadow) => self.sleeve(canvas, cloth, shadow, false),
            Extra::Glove => self.glove(canvas),
            Extra::Plaster => self.plaster(canvas),
            Extra::Prosthesis => self.prosthesis(canvas),
            Extra::Vitiligo => self.vitiligo(canvas),
            Extra::Varnish(..) => {}
        }
    }

    /// A band across a finger from `low` to `high`, bulging towards the wrist, slightly wider than the finger.
    pub(super) fn band(&self, finger: &Finger, low: f64, high: f64, bow: f64) -> String {
        let edge = |along: f64| {
            [-1.06, -0.55, 0.0, 0.55, 1.06]
                .map(|across: f64| finger.at(along - bow * (1.0 - across * across), across))
        };
        let mut points = edge(low).to_vec();
        points.extend(edge(high).into_iter().rev());
        let corners: Vec<P> = points.iter().flat_map(|&point| [point, point]).collect();
        closed(&self.view.all(&corners))
    }

    fn ring(&self, canvas: &mut Canvas, finger: usize, colour: &str, shine: &str) {
        let Some(finger) = self.skeleton.fingers.get(finger) else {
            return;
        };
        let low = finger.middle_joint() * 0.62;
        let band = self.band(finger, low, low + 4.2, 1.6);
        canvas.line(&band, self.palette.line, 4.0, 1.0);
        canvas.fill(&band, colour, 1.0);
        let glint = [-0.6, -0.25, 0.1].map(|across: f64| {
            finger.at(
                low + 2.3 - 1.6 * (1.0 - across * across),
                across * self.light_side(),
            )
        });
        canvas.line(&open(&self.view.all(&glint)), shine, 4.0, 0.95);
    }

    fn plaster(&self, canvas: &mut Canvas) {
        let [index, ..] = &self.skeleton.fingers;
        let low = index.middle_joint() * 0.58;
        let band = self.band(index, low, low + 14.0, 0.8);
        canvas.line(&band, self.palette.line, 3.6, 1.0);
        canvas.fill(&band, "#E7CFA8", 1.0);
        let pad = self.band_inside(index, low + 1.6, low + 12.4, 0.52);
        canvas.fill(&pad, "#D6B98C", 1.0);
        for along in [4.0, 7.0, 10.0] {
            for across in [-0.28, 0.0, 0.28] {
                let at = self.view.place(index.at(low + along, across));
                canvas.raw(&format!(
                    r##"<circle cx="{:.1}" cy="{:.1}" r="1.8" fill="#B99A6B"/>"##,
                    at.x, at.y
                ));
            }
        }
    }

    fn band_inside(&self, finger: &Finger, low: f64, high: f64, reach: f64) -> String {
        let points = [(low, -reach), (low, reach), (high, reach), (high, -reach)]
            .map(|(along, across)| finger.at(along, across));
        crate::drawn::geometry::polygon(&self.view.all(&points))
    }

    fn beads(&self, canvas: &mut Canvas, colours: [&str; 2]) {
        let reach = 29.5 * self.shape.wrist;
        let radius = 3.1 * self.view.scale;
        for step in 0..13_u8 {
            let across = f64::from(step) / 6.0 - 1.0;
            let at = self
                .view
                .place(p(across * reach, 19.0 + 4.5 * (1.0 - across * across)));
            let [first, second] = colours;
            let colour = if step % 3 == 1 { second } else { first };
            canvas.raw(&format!(
                r#"<circle cx="{:.1}" cy="{:.1}" r="{radius:.1}" fill="{colour}" stroke="{}" stroke-width="2.4"/>"#,
                at.x, at.y, self.palette.line
            ));
            canvas.raw(&format!(
                r##"<circle cx="{:.1}" cy="{:.1}" r="{:.1}" fill="#FFF9EE" fill-opacity=".55"/>"##,
                at.x - radius * 0.3,
                at.y - radius * 0.35,
                radius * 0.24
            ));
        }
    }

    /// A cuff over the wrist: knitted with ribs, or plain with a seam and a button.
    fn sleeve(&self, canvas: &mut Canvas, cloth: &str, shadow: &str, knitted: bool) {
        let wrist = self.shape.wrist;
        let rim = if knitted { 16.0 } else { 20.0 };
        let (near, far) = (36.0 * wrist, 46.0 * wrist);
        let line = self.palette.line;
        let top = [
            p(-near, rim + 1.0),
            p(-near * 0.5, rim - 2.6),
            p(0.0, rim - 3.6),
            p(near * 0.5, rim - 2.4),
            p(near, rim + 1.0),
        ];
        let mut points = top.to_vec();
        points.extend([
            p(near + 1.0, rim + 3.0),
            p(near + 1.5, rim + 26.0),
            p(far, 130.0),
            p(far + 14.0, 240.0),
            p(-far - 14.0, 240.0),
            p(-far, 130.0),
            p(-near - 1.5, rim + 26.0),
            p(-near - 1.0, rim + 3.0),
        ]);
        let outline = closed(&self.view.all(&points));
        canvas.line(&outline, line, 6.8, 1.0);
        canvas.fill(&outline, cloth, 1.0);
        let dark = -self.light_side();
        let shade = [
            p(dark * near * 0.42, rim - 2.0),
            p(dark * (near + 1.0), rim + 3.0),
            p(dark * (near + 1.5), rim + 26.0),
            p(dark * far, 130.0),
            p(dark * (far + 14.0), 240.0),
            p(dark * far * 0.6, 240.0),
            p(dark * near * 0.6, 70.0),
        ];
        canvas.fill(&closed(&self.view.all(&shade)), shadow, 0.75);
        if knitted {
            for step in 1..12_u8 {
                let x = near * (f64::from(step) / 6.0 - 1.0);
                let lift = 3.4 * (1.0 - (x / near).powi(2));
                let rib = [
                    p(x, rim + 1.5 - lift),
                    p(x * 1.02, rim + 14.0 - lift * 0.6),
                    p(x * 1.05, rim + 27.0 - lift * 0.5),
                ];
                canvas.line(&open(&self.view.all(&rib)), shadow, 4.2, 0.95);
            }
            let seam = [
                p(-near - 1.5, rim + 29.0),
                p(0.0, rim + 26.5),
                p(near + 1.5, rim + 29.0),
            ];
            canvas.line(&open(&self.view.all(&seam)), shadow, 4.0, 1.0);
        } else {
            let seam = [p(-near, rim + 5.0), p(0.0, rim + 0.6), p(near, rim + 5.0)];
            canvas.raw(&format!(
                r#"<path d="{}" fill="none" stroke="{shadow}" stroke-width="2.4" stroke-dasharray="9 7" stroke-linecap="round"/>"#,
                open(&self.view.all(&seam))
            ));
        }
    }

    fn vitiligo(&self, canvas: &mut Canvas) {
        let light = self.palette.nail_light;
        let [index, middle, ring, little] = &self.skeleton.fingers;
        let mut seed = Seed::new(41);
        let ids = self.ids;
        canvas.raw(&format!(r#"<g clip-path="url(#{ids}c)">"#));
        let mut patch = |at: P, radius: f64| {
            let [a, b, c] = [
                seed.between(0.0, 6.3),
                seed.between(0.0, 6.3),
                seed.between(0.0, 6.3),
            ];
            let points: Vec<P> = (0..22_u8)
                .map(|step| {
                    let angle = (f64::from(step) * 360.0 / 22.0).to_radians();
                    let wave = 1.0
                        + 0.2 * (2.0 * angle + a).sin()
                        + 0.13 * (3.0 * angle + b).sin()
                        + 0.06 * (6.0 * angle + c).sin();
                    at + p(angle.cos(), angle.sin()) * (radius * wave)
                })
                .collect();
            canvas.fill(&closed(&self.view.all(&points)), light, 0.5);
        };
        for (finger, from) in [(index, 0.72), (middle, 0.8), (ring, 0.66), (little, 0.74)] {
            patch(finger.at(finger.length() * from, -0.2), finger.half * 0.95);
            patch(
                finger.at(finger.length() * (from + 0.14), 0.2),
                finger.half * 0.8,
            );
            patch(finger.at(finger.length() * 0.46, 0.4), finger.half * 0.5);
        }
        for (x, y, radius) in [
            (-33.0, -70.0, 7.0),
            (36.0, -44.0, 7.0),
            (-26.0, -12.0, 9.0),
            (-17.0, -4.0, 5.0),
            (24.0, 8.0, 8.0),
            (39.0, -58.0, 4.0),
            (18.0, -92.0, 5.0),
        ] {
            patch(p(x, y), radius);
        }
        canvas.raw("</g>");
    }

    /// -1 or 1: the side of a finger, in its own terms, that lies in the light.
    pub(super) fn light_side(&self) -> f64 {
        if self.view.mirrored { 1.0 } else { -1.0 }
    }
}
