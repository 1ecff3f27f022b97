//! What the drawn items are. Like any X drawn on screen, but for what is wrong with some: a single line where the X
//! belongs, or words that are not for a wall.

use crate::model::Act;
use data_encoding::BASE64URL_NOPAD;
use media::drawn::{Background, Hand, Mark, Picture, Tone, photo};
use post::{HeldView, State};
use store::{Millis, Uuid};
use web::{Page, Problem, Result};

/// A kind of drawn item.
#[derive(Debug)]
pub(crate) struct Kind {
    pub(super) name: &'static str,
    /// It can go up.
    pub(super) fine: bool,
    /// The X is there.
    marked: bool,
    /// The key of what its author seems to have written.
    words: Option<&'static str>,
}

/// Every kind. Half of them are fine, so that a drawn look alone says nothing.
pub(super) static KINDS: [Kind; 6] = [
    kind("plain", true, true, None),
    kind("kind-words", true, true, Some("control-words-kind")),
    kind("other-words", true, true, Some("control-words-other")),
    kind("one-line", false, false, None),
    kind("contact", false, true, Some("control-words-contact")),
    kind("school", false, true, Some("control-words-school")),
];

/// A stroke that is no X.
const ONE_LINE: &str = "[[[0.1,0.5],[0.9,0.52]]]";
/// As large as a ThumbHash needs.
const SMALL_SIDE_PIXELS: u32 = 100;
/// Quality of the JPEG, as of drawn posts.
const QUALITY: u8 = 85;

const fn kind(name: &'static str, fine: bool, marked: bool, words: Option<&'static str>) -> Kind {
    Kind {
        name,
        fine,
        marked,
        words,
    }
}

impl Kind {
    pub(super) fn find(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// Whether it is right to decide so; `None` for what is no decision yet. What must not go up may be refused for any
    /// reason, or sealed: it was noticed.
    pub(super) fn is_right(&self, act: &Act) -> Option<bool> {
        match act {
            Act::Approve => Some(self.fine),
            Act::Refuse(_) | Act::Escalate => Some(!self.fine),
            _ => None,
        }
    }
}

/// One in somebody's hand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Drawn {
    pub(crate) id: Uuid,
    pub(super) kind: &'static Kind,
    pub(super) seed: u64,
}

impl Drawn {
    /// As the queue shows a drawn post.
    pub(crate) fn view(&self, page: &Page, now: Millis) -> HeldView {
        HeldView {
            post: self.id,
            upload: self.id,
            state: State::Held,
            kind: post::Kind::Drawn,
            made_at: now,
            state_at: now,
            lang: page.lang().to_owned(),
            caption: self.kind.words.map(|key| page.t(key)),
            alt: None,
            first_name: None,
            place: None,
            wants_face: false,
            faces: 0,
            hiding: "nothing".to_owned(),
            near_of: None,
            close_to_refused: false,
            unsettled: false,
            width: 1280,
            height: 1600,
            public_name: None,
            thumbhash: self.thumbhash().ok(),
            looks: String::new(),
            waits: true,
        }
    }

    /// What stands for it until somebody looks, as of any drawn post.
    fn thumbhash(&self) -> Result<String> {
        let small = self.picture(SMALL_SIDE_PIXELS)?;
        let (pixels, _) = small.rgb().as_chunks::<3>();
        let rgba: Vec<u8> = pixels
            .iter()
            .flat_map(|[r, g, b]| [*r, *g, *b, 255])
            .collect();
        let side = |n: u32| usize::try_from(n).map_err(Problem::internal);
        let hash =
            thumbhash::rgba_to_thumb_hash(side(small.width())?, side(small.height())?, &rgba);
        Ok(BASE64URL_NOPAD.encode(&hash))
    }

    fn jpeg(&self, side: u32) -> Result<Vec<u8>> {
        self.picture(side)?.jpeg(QUALITY).map_err(Problem::internal)
    }

    fn picture(&self, side: u32) -> Result<Picture> {
        let pick = |count: usize, of: u64| {
            let count = u64::try_from(count).unwrap_or(1).max(1);
            usize::try_from(of.checked_rem(count).unwrap_or(0)).unwrap_or(0)
        };
        let hand = Hand::all().get(pick(Hand::all().len(), self.seed));
        let tone = Tone::ALL.get(pick(Tone::ALL.len(), self.seed / 7));
        let behind = Background::ALL.get(pick(Background::ALL.len(), self.seed / 3));
        let (Some(hand), Some(tone), Some(behind)) = (hand, tone, behind) else {
            return Err(Problem::internal("there is no hand to draw"));
        };
        let mark = if self.kind.marked {
            Mark::sample(self.seed)
        } else {
            serde_json::from_str(ONE_LINE).map_err(Problem::internal)?
        };
        photo(hand, *tone, &mark, *behind, side).map_err(Problem::internal)
    }
}

/// Its picture in a size, drawn anew each time.
pub(crate) async fn picture(drawn: Drawn, side: u32) -> Result<Vec<u8>> {
    tokio::task::spawn_blocking(move || drawn.jpeg(side))
        .await
        .map_err(Problem::internal)?
}

#[cfg(test)]
mod tests {
    use super::*;
    use post::Reason;

    #[test]
    fn what_is_fine_is_approved_and_what_is_not_is_noticed() {
        for kind in &KINDS {
            assert_eq!(
                kind.is_right(&Act::Approve),
                Some(kind.fine),
                "{}",
                kind.name
            );
            assert_eq!(kind.is_right(&Act::Escalate), Some(!kind.fine));
            assert_eq!(kind.is_right(&Act::Refuse(Reason::Spam)), Some(!kind.fine));
            assert_eq!(kind.is_right(&Act::Undo), None);
            assert!(Kind::find(kind.name).is_some());
        }
        assert_eq!(KINDS.iter().filter(|kind| kind.fine).count(), 3);
    }

    #[test]
    fn each_can_be_drawn() {
        for (kind, seed) in KINDS.iter().zip([0, 1, 99, u64::MAX, 7, 8]) {
            let id = Uuid::nil();
            let bytes = Drawn { id, kind, seed }.jpeg(320).unwrap();
            assert!(bytes.starts_with(&[0xff, 0xd8]), "{}", kind.name);
        }
    }
}
