//! A post as it lies in the database, and the one way its state changes.

use crate::{
    model::{Act, Kind, PublicState, Reason, State},
    preview::object,
    queries,
};
use media::derive::Encoding;
use store::{Db, Error, Millis, Result, Tx, Uuid, args};

/// Stands in the place of a reason when a post was sealed that had been approved before.
pub(crate) const TAKEN_AWAY: &str = "taken-away";

/// A post's row, without what only one verb needs.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Row {
    pub(crate) id: Uuid,
    kind: String,
    state: String,
    pub(crate) upload: Uuid,
    pub(crate) lang: String,
    pub(crate) made_at: Millis,
    pub(crate) state_at: Millis,
    pub(crate) resolve_at: Millis,
    pub(crate) withdrawn_at: Option<Millis>,
    reason: Option<String>,
    /// The member of staff who decided; none when the machine did, or nobody yet.
    pub(crate) decided_by: Option<String>,
    pub(crate) undo_until: Millis,
    pub(crate) caption: Option<String>,
    pub(crate) alt: Option<String>,
    /// The desk put it so.
    pub(crate) alt_by_desk: bool,
    pub(crate) first_name: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) show_face: bool,
    pub(crate) adult_alone: bool,
    pub(crate) words_ok: bool,
    pub(crate) hand: Option<String>,
    pub(crate) tone: Option<String>,
    pub(crate) strokes: Option<String>,
    pub(crate) original: Option<String>,
    pub(crate) previews: Option<String>,
    pub(crate) thumbhash: Option<String>,
    pub(crate) faces: i64,
    pub(crate) hiding: Option<String>,
    pub(crate) recipe: Option<String>,
    pub(crate) near_of: Option<Uuid>,
    pub(crate) close_to_refused: bool,
    pub(crate) width: i64,
    pub(crate) height: i64,
    pub(crate) sizes: Option<String>,
    pub(crate) modern: bool,
    pub(crate) public_name: Option<String>,
    pub(crate) shown_at: Option<Millis>,
    pub(crate) uploader: Option<Vec<u8>>,
    pub(crate) staff_saw: bool,
}

impl Row {
    pub(crate) async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Self>> {
        tx.optional(queries::BY_ID, args![id]).await
    }

    pub(crate) async fn read(db: &Db, id: Uuid) -> Result<Option<Self>> {
        db.optional(queries::BY_ID_READ, args![id]).await
    }

    pub(crate) fn kind(&self) -> Result<Kind> {
        Kind::parse(&self.kind).ok_or_else(|| Error::Setting("a post has an unknown kind".into()))
    }

    pub(crate) fn state(&self) -> Result<State> {
        State::parse(&self.state)
            .ok_or_else(|| Error::Setting("a post has an unknown state".into()))
    }

    pub(crate) fn reason(&self) -> Option<Reason> {
        self.reason.as_deref().and_then(Reason::parse)
    }

    /// What its author is told now.
    pub(crate) fn told(&self, now: Millis) -> Result<PublicState> {
        let state = self.state()?;
        let told = PublicState::of(state, now, self.resolve_at, self.withdrawn_at.is_some());
        let was_public = state == State::Sealed && self.reason.as_deref() == Some(TAKEN_AWAY);
        // What people take off the wall is told as removed, and nobody is ever refused what was approved.
        Ok(match told {
            PublicState::Refused if was_public => PublicState::Removed,
            told => told,
        })
    }

    /// The name of the reason that its author is told after a refusal.
    pub(crate) fn told_reason(&self) -> Reason {
        self.reason().unwrap_or(Reason::Unusable).told()
    }

    /// True for what was on the wall and is out of sight while somebody looks again, or seems to.
    pub(crate) fn was_public(&self) -> bool {
        self.state == State::Hidden.name() || self.reason.as_deref() == Some(TAKEN_AWAY)
    }

    /// Since when its author is told what they are told, once it has ended well or badly.
    pub(crate) fn told_at(&self) -> Millis {
        match self.state() {
            Ok(State::Removed) => self.state_at,
            _ => self.resolve_at,
        }
    }

    /// The longer sides of its sizes.
    pub(crate) fn sides(&self) -> Vec<u32> {
        let sizes = self.sizes.as_deref().unwrap_or_default();
        sizes.split(',').filter_map(|s| s.parse().ok()).collect()
    }

    /// The objects of its sizes under `name`, in these formats.
    pub(crate) fn objects(&self, name: &str, encodings: &[Encoding]) -> Vec<String> {
        let sides = self.sides();
        let of = |encoding: Encoding| sides.iter().map(move |side| object(name, *side, encoding));
        encodings.iter().copied().flat_map(of).collect()
    }

    pub(crate) fn is_shown(&self) -> bool {
        self.state == State::Approved.name() && self.shown_at.is_some()
    }

    /// Moves the post by the transition table; `None` when `act` may not happen now. Of two at once, the one that
    /// comes second finds the state changed and does nothing.
    pub(crate) async fn move_by(&mut self, tx: &mut Tx, act: Act) -> Result<Option<State>> {
        let Some(next) = self.state()?.after(act) else {
            return Ok(None);
        };
        let now = tx.now();
        if tx
            .execute(queries::MOVE, args![self.id, &self.state, next.name(), now])
            .await?
            == 0
        {
            return Ok(None);
        }
        self.state = next.name().to_owned();
        self.state_at = now;
        Ok(Some(next))
    }
}
