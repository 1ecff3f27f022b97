//! A content: one thing that is listed.

use super::{About, seal};
use hashbank::{Signal, View};
use store::{Error, Keys, Millis, Result, Uuid};

/// A content with its secrets opened. Its `Debug` shows none of them.
#[derive(Clone, PartialEq, Eq)]
pub struct Content {
    /// Its number, over all banks: HMA's `bank_content_id`.
    pub id: i64,
    /// Its bank.
    pub bank: Uuid,
    /// What its source calls it.
    pub key: Option<String>,
    /// What is said about it.
    pub about: About,
    /// Its hashes.
    pub signals: Vec<Signal>,
    /// Whether it is matched by.
    pub standing: Standing,
    /// Until when it is disabled, if it is.
    pub disabled_until: Option<Millis>,
    /// Since when it is held, if it is, and the code of why.
    pub held: Option<(Millis, String)>,
    /// What people and sources think of it, oldest first.
    pub opinions: Vec<Opinion>,
    /// When it was added.
    pub added_at: Millis,
}

/// Whether a content is matched by. Only one that stands is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is matched by.
    Stands,
    /// A person switched it off for a time or for good.
    Disabled,
    /// It suddenly matched far more than before, and waits for a person.
    Held,
    /// More people deny it than confirm it.
    Doubted,
}

/// What somebody thinks of a content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// A member of staff, a token, or a member of an exchange.
    pub who: String,
    /// What they think.
    pub view: View,
    /// When they said it.
    pub at: Millis,
}

pub(super) fn view_name(view: View) -> &'static str {
    match view {
        View::Confirm => "confirm",
        View::Deconfirm => "deconfirm",
    }
}

/// A content's row.
#[derive(Clone, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) bank: Uuid,
    pub(super) key_sealed: Option<Vec<u8>>,
    pub(super) about: Option<Vec<u8>>,
    pub(super) disabled_until: i64,
    pub(super) held_at: Option<i64>,
    pub(super) held_why: Option<String>,
    pub(super) balance: i64,
    pub(super) added_at: i64,
}

impl Row {
    pub(super) fn standing(&self) -> Standing {
        if self.disabled_until > 0 {
            Standing::Disabled
        } else if self.held_at.is_some() {
            Standing::Held
        } else if self.balance < 0 {
            Standing::Doubted
        } else {
            Standing::Stands
        }
    }

    /// With nothing but its own row.
    pub(super) fn open(self, keys: &Keys) -> Result<Content> {
        let key = self
            .key_sealed
            .as_ref()
            .map(|sealed| seal::open_key(keys, self.id, sealed));
        Ok(Content {
            id: self.id,
            bank: self.bank,
            key: key.transpose()?,
            about: About::open(keys, self.id, self.about.as_deref())?,
            signals: Vec::new(),
            standing: self.standing(),
            disabled_until: Some(self.disabled_until).filter(|until| *until > 0),
            held: self.held_at.zip(self.held_why),
            opinions: Vec::new(),
            added_at: self.added_at,
        })
    }
}

/// An opinion's row: content, who, view, at.
pub(super) type OpinionRow = (i64, String, String, i64);

pub(super) fn opinion((_, who, view, at): OpinionRow) -> Result<Opinion> {
    let view = [View::Confirm, View::Deconfirm]
        .into_iter()
        .find(|one| view_name(*one) == view)
        .ok_or_else(|| Error::Setting("an unknown opinion".into()))?;
    Ok(Opinion { who, view, at })
}

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Content")
            .field("id", &self.id)
            .field("bank", &self.bank)
            .field("standing", &self.standing)
            .finish_non_exhaustive()
    }
}
