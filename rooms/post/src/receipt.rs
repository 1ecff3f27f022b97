//! The receipt: a secret address with which its author sees, edits, replaces and takes back a post. What it says
//! depends on the public state alone: a match, a close match and no match look the same for its whole life.

use crate::{
    Kind, Post, PublicState,
    appeal::{self, Appeal},
    model::AppealState,
    queries,
    row::Row,
    submit::receipt_mac,
};
use store::{Millis, Token, Uuid, args};
use web::{Problem, Result};

/// What the author is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Receipt {
    pub(crate) post: Uuid,
    pub(crate) kind: Kind,
    pub(crate) state: PublicState,
    pub(crate) made_at: Millis,
    /// The reason's name, after a refusal.
    pub(crate) reason: Option<&'static str>,
    /// From when on they were told that.
    pub(crate) told_at: Millis,
    /// It was on the wall, or is.
    pub(crate) was_public: bool,
    /// How asking for another look stands; `None` where there is nothing to ask or to tell.
    pub(crate) appeal: Option<AppealState>,
    /// Until when it may be asked.
    pub(crate) appeal_until: Millis,
    pub(crate) caption: String,
    pub(crate) alt: String,
    /// Somebody at the desk put `alt` into other words.
    pub(crate) alt_by_desk: bool,
    pub(crate) public_name: Option<String>,
    pub(crate) hand: Option<String>,
    pub(crate) tone: Option<String>,
    pub(crate) strokes: Option<String>,
}

impl Receipt {
    /// True when another picture may be sent: after a refusal, and only for a photo.
    pub(crate) fn may_replace(&self) -> bool {
        self.state == PublicState::Refused && self.kind == Kind::Photo
    }

    /// Finds the post of a receipt; 404 for a token that is none, mangled or forged alike.
    pub(crate) async fn find(room: &Post, token: &str) -> Result<Self> {
        let token = Token::parse(token).ok_or_else(Problem::not_found)?;
        let app = room.app();
        let mac = receipt_mac(room, &token);
        let row: Row = app
            .db()
            .optional(queries::BY_RECEIPT, args![mac])
            .await?
            .ok_or_else(Problem::not_found)?;
        let appeal = Appeal::read(app.db(), row.upload).await?;
        Self::of(row, appeal.as_ref(), app.clock().now())
    }

    fn of(row: Row, appeal: Option<&Appeal>, now: Millis) -> Result<Self> {
        let state = row.told(now)?;
        Ok(Self {
            post: row.id,
            kind: row.kind()?,
            state,
            made_at: row.made_at,
            reason: (state == PublicState::Refused).then(|| row.told_reason().name()),
            told_at: row.told_at(),
            was_public: row.was_public(),
            appeal: appeal::told(&row, appeal, now)?,
            appeal_until: appeal::until(&row),
            public_name: row
                .public_name
                .clone()
                .filter(|_| state == PublicState::Approved && row.is_shown()),
            caption: row.caption.unwrap_or_default(),
            alt: row.alt.unwrap_or_default(),
            alt_by_desk: row.alt_by_desk,
            hand: row.hand,
            tone: row.tone,
            strokes: row.strokes,
        })
    }
}
