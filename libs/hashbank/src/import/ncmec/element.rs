//! What an element of a page is, by its name and where it stands.

use super::super::entry::Media;
use super::super::kind::{self, Kind};
use crate::View;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// The whole: `queryResult`.
    Root,
    /// `images` or `videos`.
    List,
    Item {
        media: Media,
        deleted: bool,
    },
    Member,
    Timestamp,
    Id,
    Classification,
    Fingerprints,
    /// One of a kind that is known by name, or of another.
    Fingerprint(Option<Kind>),
    Feedback,
    /// What members think, and their reasons.
    Votes(View),
    Voters(View),
    Voter(View),
    Paging,
    Next,
    /// One that says nothing to us, and all in it.
    Other,
    /// The outermost one of another kind of document.
    NotOurs,
}

impl Element {
    pub(super) fn of(parent: Option<Self>, name: &[u8]) -> Self {
        match (parent, name) {
            (None, b"queryResult") => Self::Root,
            (None, _) => Self::NotOurs,
            (Some(Self::Root), b"images" | b"videos") => Self::List,
            (Some(Self::Root), b"paging") => Self::Paging,
            (Some(Self::Paging), b"next") => Self::Next,
            (Some(Self::List), name) => item(name).unwrap_or(Self::Other),
            (Some(Self::Item { .. }), name) => in_item(name),
            (Some(Self::Fingerprints), name) => {
                Self::Fingerprint(str::from_utf8(name).ok().and_then(kind::named))
            }
            (Some(Self::Feedback), b"affirmativeFeedback") => Self::Votes(View::Confirm),
            (Some(Self::Feedback), b"negativeFeedback") => Self::Votes(View::Deconfirm),
            (Some(Self::Votes(view)), b"reasons") => Self::Votes(view),
            (Some(Self::Votes(view)), b"members") => Self::Voters(view),
            (Some(Self::Voters(view)), b"member") => Self::Voter(view),
            _ => Self::Other,
        }
    }
}

fn item(name: &[u8]) -> Option<Element> {
    let (media, deleted) = match name {
        b"image" => (Media::Image, false),
        b"video" => (Media::Video, false),
        b"deletedImage" => (Media::Image, true),
        b"deletedVideo" => (Media::Video, true),
        _ => return None,
    };
    Some(Element::Item { media, deleted })
}

fn in_item(name: &[u8]) -> Element {
    match name {
        b"member" => Element::Member,
        b"timestamp" => Element::Timestamp,
        b"id" => Element::Id,
        b"classification" => Element::Classification,
        b"fingerprints" => Element::Fingerprints,
        b"feedback" => Element::Feedback,
        _ => Element::Other,
    }
}
