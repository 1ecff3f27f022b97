//! Reads a form of ours, with or without a picture in it: field by field, each with its limit, the picture streamed
//! straight into quarantine.

use crate::{
    Post, Submission,
    draw::Drawing,
    limits,
    parts::{self, Caps, Unread},
    places::place_name,
    receive::{Quarantined, Receiver},
    submit::Picture,
    turns,
};
use http::StatusCode;
use std::collections::BTreeMap;
use web::{Problem, Result, Visit};

/// The version of the consent text that people agree to now: changed with every change of the words.
pub(crate) const CONSENT_VERSION: &str = "2026-11-22";

const CAPS: Caps = Caps {
    parts_max: limits::FORM_PARTS_MAX,
    text_bytes_max: limits::TEXT_BYTES_MAX,
};

/// A form as it arrived: its texts, and the picture if there was one.
pub(crate) struct Form {
    texts: BTreeMap<String, String>,
    pub(crate) picture: Option<Quarantined>,
}

impl Form {
    /// Reads it to its end. The first thing that cannot be accepted ends it.
    pub(crate) async fn read(room: &Post, parts: turns::Form) -> Result<Self> {
        let parts = parts::read(parts, CAPS, || Receiver::begin(room)).await?;
        Ok(Self {
            texts: parts.texts,
            picture: parts.file,
        })
    }

    /// A text field; empty when it was not sent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
    }

    fn ticked(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// Checks every field. The code of a problem begins with the name of its field.
    pub(crate) fn submission(&mut self, visit: &Visit) -> Result<(Submission, Picture)> {
        let picture = self.picture()?;
        let counted = matches!(picture, Picture::None);
        if !counted && self.text("consent") != CONSENT_VERSION {
            return Err(Problem::bad("consent-missing"));
        }
        let submission = Submission {
            lang: visit.lang().code().to_owned(),
            draft: draft(self.text("draft")),
            caption: limits::CAPTION
                .read(self.text("caption"))?
                .filter(|_| !counted),
            alt: limits::ALT.read(self.text("alt"))?.filter(|_| !counted),
            first_name: limits::FIRST_NAME
                .read(self.text("first_name"))?
                .filter(|_| !counted),
            place: self.place()?.filter(|_| !counted),
            adult_alone: self.ticked("adult_alone"),
            show_face: self.ticked("show_face"),
            others: self.ticked("others"),
            consent: if counted {
                String::new()
            } else {
                CONSENT_VERSION.to_owned()
            },
            uploader: visit.client().for_upload_record(),
        };
        let asks =
            submission.first_name.is_some() || submission.place.is_some() || submission.show_face;
        if asks && !submission.adult_alone {
            return Err(Problem::bad("adult-needed"));
        }
        if submission.adult_alone && submission.others {
            return Err(Problem::bad("adult-others"));
        }
        Ok((submission, picture))
    }

    fn picture(&mut self) -> Result<Picture> {
        let picture = self.picture.take();
        match (self.text("kind"), picture) {
            ("counted", _) => Ok(Picture::None),
            ("drawn", _) => {
                Drawing::parse(self.text("hand"), self.text("tone"), self.text("strokes"))
                    .map(Picture::Drawn)
            }
            ("" | "photo", Some(quarantined)) => Ok(Picture::Photo(quarantined)),
            ("" | "photo", None) => Err(Problem::bad("media-missing")),
            _ => Err(Problem::bad("form-broken")),
        }
    }

    fn place(&self) -> Result<Option<String>> {
        match self.text("place") {
            "" => Ok(None),
            id if place_name(id, "en").is_some() => Ok(Some(id.to_owned())),
            _ => Err(Problem::bad("place-unknown")),
        }
    }
}

/// A random number made on the device: 16 to 64 letters, digits and hyphens. Anything shorter could be guessed, and
/// with it the receipt; it is then ignored.
fn draft(text: &str) -> Option<String> {
    let sound = (16..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    sound.then(|| text.to_owned())
}

impl From<Unread> for Problem {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Broken => Self::bad("form-broken"),
            Unread::TooLarge => Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            Unread::TextTooLong => Self::bad("form-text-too-long"),
            Unread::NotText => Self::bad("form-not-text"),
        }
    }
}
