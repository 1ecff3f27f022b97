//! A wheelchair user's glove, and an artificial hand.

use super::anatomy::{Finger, Skeleton};
use super::paint::{Painter, shadow_strip};
use crate::drawn::canvas::Canvas;
use crate::drawn::geometry::{P, closed, open, p, polygon};

impl Painter<'_> {
    /// Padded half-finger glove: cloth over hand and lower fingers, hems, strap.
    pub(super) fn glove(&self, canvas: &mut Canvas) {
        const CLOTH: &str = "#D9D4C8";
        const TRIM: &str = "#4A5560";
        let Skeleton { fingers, thumb, .. } = self.skeleton;
        let line = self.palette.line;
        let hem = |finger: &Finger| finger.middle_joint() * 0.8;
        let thumb_hem = thumb.middle_joint() + 9.0;
        let mut edge = vec![
            p(-90.0, 15.0),
            thumb.at(thumb_hem, -1.5),
            thumb.at(thumb_hem, 1.35),
            thumb.at(thumb.middle_joint() + 2.0, 1.6),
        ];
        let [index, ..] = fingers;
        edge.push(index.at(index.middle_joint() * 0.3, -2.0));
        for finger in fingers {
            edge.extend([finger.at(hem(finger), -1.16), finger.at(hem(finger), 1.16)]);
        }
        edge.extend([p(90.0, -60.0), p(90.0, 15.0)]);
        let ids = self.ids;
        canvas.raw(&format!(r#"<g clip-path="url(#{ids}c)">"#));
        canvas.fill(&polygon(&self.view.all(&edge)), CLOTH, 1.0);
        self.glove_shade(canvas, &edge);
        canvas.raw("</g>");
        for (finger, at) in fingers
            .iter()
            .map(|finger| (finger, hem(finger)))
            .chain(std::iter::once((thumb, thumb_hem)))
        {
            let band = self.band(finger, at - 4.0, at, 0.8);
            canvas.line(&band, line, 3.6, 1.0);
            canvas.fill(&band, TRIM, 1.0);
        }
        self.strap(canvas, TRIM);
    }

    fn glove_shade(&self, canvas: &mut Canvas, edge: &[P]) {
        let ids = self.ids;
        let dark = -self.light_side();
        canvas.raw(&format!(
            r#"<clipPath id="{ids}g"><path d="{}"/></clipPath><g clip-path="url(#{ids}g)">"#,
            polygon(&self.view.all(edge))
        ));
        for finger in self
            .skeleton
            .fingers
            .iter()
            .chain(std::iter::once(&self.skeleton.thumb))
        {
            canvas.fill(
                &closed(&self.view.all(&shadow_strip(finger, dark))),
                "#8F897C",
                0.55,
            );
        }
        canvas.fill(&closed(&self.view.all(&self.dark_edge())), "#8F897C", 0.5);
        for finger in &self.skeleton.fingers {
            let seam = [
                finger.at(finger.middle_joint() * 0.5, -1.02),
                finger.at(2.0, -1.1).lerp(p(0.0, -30.0), 0.1),
                finger.at(-8.0, -1.1).lerp(p(0.0, -30.0), 0.2),
            ];
            canvas.raw(&format!(
                r##"<path d="{}" fill="none" stroke="#8F897C" stroke-width="2.6" stroke-dasharray="8 6" stroke-linecap="round"/>"##,
                open(&self.view.all(&seam))
            ));
        }
        canvas.raw("</g>");
    }

    fn strap(&self, canvas: &mut Canvas, trim: &str) {
        let wrist = self.shape.wrist * 31.5;
        let strap = [
            p(-wrist, 4.0),
            p(-wrist * 0.3, 1.5),
            p(wrist * 0.3, 1.5),
            p(wrist + 1.5, 4.0),
            p(wrist + 1.5, 21.0),
            p(wrist * 0.3, 18.5),
            p(-wrist * 0.3, 18.5),
            p(-wrist - 1.0, 21.0),
        ];
        let corners: Vec<P> = strap.iter().flat_map(|&point| [point, point]).collect();
        let path = closed(&self.view.all(&corners));
        canvas.line(&path, self.palette.line, 5.0, 1.0);
        canvas.fill(&path, trim, 1.0);
        let side = -self.light_side();
        let tab = [
            p(side * 6.0, 3.6),
            p(side * 24.0, 4.2),
            p(side * 24.0, 17.6),
            p(side * 6.0, 17.0),
        ];
        canvas.fill(&polygon(&self.view.all(&tab)), "#2F3840", 1.0);
    }

    /// Dark gaps with a pin at every joint, a seam over the back, and the socket.
    pub(super) fn prosthesis(&self, canvas: &mut Canvas) {
        const GAP: &str = "#3A4146";
        let Skeleton { fingers, thumb, .. } = self.skeleton;
        let ids = self.ids;
        canvas.raw(&format!(r#"<g clip-path="url(#{ids}c)">"#));
        for finger in fingers.iter().chain(std::iter::once(thumb)) {
            for along in [finger.middle_joint(), finger.last_joint()] {
                canvas.fill(&self.band(finger, along - 2.6, along + 2.6, 1.2), GAP, 1.0);
                canvas.line(
                    &self.band(finger, along - 3.4, along - 2.8, 1.2),
                    "#F6F7F4",
                    2.0,
                    0.8,
                );
            }
            let tip = finger.last_joint() + (finger.length() - finger.last_joint()) * 0.55;
            let pad = [
                finger.at(tip, -0.98),
                finger.at(tip - 1.5, 0.0),
                finger.at(tip, 0.98),
            ];
            canvas.line(&open(&self.view.all(&pad)), "#9AA2A3", 3.0, 1.0);
        }
        for finger in fingers {
            let slot = [
                finger.at(1.0, -0.72),
                finger.at(3.4, 0.0),
                finger.at(1.0, 0.72),
            ];
            canvas.line(&open(&self.view.all(&slot)), GAP, 11.0, 1.0);
            canvas.line(
                &open(&self.view.all(&slot.map(|at| at + p(0.0, 2.4)))),
                "#F6F7F4",
                3.0,
                0.8,
            );
        }
        let plate = [
            p(-24.0, -14.0),
            p(-30.0, -44.0),
            p(-31.0, -72.0),
            p(-6.0, -80.0),
            p(18.0, -75.0),
            p(34.0, -60.0),
            p(33.0, -34.0),
            p(24.0, -12.0),
            p(0.0, -8.0),
        ];
        canvas.line(&closed(&self.view.all(&plate)), "#9AA2A3", 3.4, 1.0);
        canvas.raw("</g>");
        for (finger, along) in fingers
            .iter()
            .chain(std::iter::once(thumb))
            .flat_map(|finger| {
                [
                    (finger, finger.middle_joint()),
                    (finger, finger.last_joint()),
                ]
            })
        {
            let at = self.view.place(finger.at(along, 0.0));
            canvas.raw(&format!(r##"<circle cx="{:.1}" cy="{:.1}" r="6" fill="#C9A24A" stroke="#2B3033" stroke-width="2"/>"##, at.x, at.y));
        }
        self.socket(canvas);
    }

    fn socket(&self, canvas: &mut Canvas) {
        let wrist = self.shape.wrist;
        let ring = [
            p(-30.0 * wrist, 6.0),
            p(0.0, 3.0),
            p(31.0 * wrist, 6.0),
            p(31.5 * wrist, 15.0),
            p(0.0, 12.0),
            p(-30.5 * wrist, 15.0),
        ];
        let corners: Vec<P> = ring.iter().flat_map(|&point| [point, point]).collect();
        let path = closed(&self.view.all(&corners));
        canvas.line(&path, "#2B3033", 5.0, 1.0);
        canvas.fill(&path, "#3A4146", 1.0);
        let glint = [p(-14.0 * wrist, 9.0), p(0.0, 7.6), p(8.0 * wrist, 7.8)];
        canvas.line(&open(&self.view.all(&glint)), "#8D979B", 3.4, 0.9);
    }
}
