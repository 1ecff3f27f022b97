//! The receipt: a secret address with which its writer sees what became of a question, and takes it back. It never
//! shows the question: phones are shared.

use crate::{
    Ask,
    model::{PublicState, Reason},
    row::Row,
    shown,
};
use store::{Millis, Uuid};
use web::{Problem, Result};

/// What the writer is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Receipt {
    pub(crate) question: Uuid,
    pub(crate) state: PublicState,
    pub(crate) made_at: Millis,
    /// It is what somebody lived through and wants to be public, and no question.
    pub(crate) spoken: bool,
    /// Why it was not published.
    pub(crate) reason: Option<&'static str>,
    /// The address of the answer: its own, or one that answers it.
    pub(crate) path: Option<String>,
}

impl Receipt {
    /// True while there is something to take back.
    pub(crate) fn may_withdraw(&self) -> bool {
        !matches!(self.state, PublicState::Withdrawn | PublicState::Removed)
    }

    /// Finds the question of a receipt; 404 for a token that is none, mangled or forged alike.
    pub(crate) async fn find(room: &Ask, token: &str) -> Result<Self> {
        let row = Row::of_receipt(room, token)
            .await?
            .ok_or_else(Problem::not_found)?;
        let state = row.told(room.app().clock().now())?;
        Ok(Self {
            question: row.id,
            state,
            made_at: row.made_at,
            spoken: row.spoken,
            reason: (state == PublicState::Declined && !row.spoken).then(|| reason(&row)),
            path: path(room, &row, state).await?,
        })
    }
}

fn reason(row: &Row) -> &'static str {
    let named = row.reason.as_deref().and_then(Reason::parse);
    named.unwrap_or(Reason::Unusable).name()
}

async fn path(room: &Ask, row: &Row, state: PublicState) -> Result<Option<String>> {
    let db = room.app().db();
    let shown = match state {
        PublicState::Answered if row.is_first() => shown::by_id(db, row.id).await?,
        PublicState::Answered => shown::by_id(db, row.thread).await?,
        PublicState::Declined => match &row.see {
            Some(name) => shown::by_name(db, name).await?,
            None => None,
        },
        _ => None,
    };
    Ok(shown.map(|shown| shown.path()))
}
