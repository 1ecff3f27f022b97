//! Appeals: an author asked for another look, and another person than the one who refused answers.

mod pages;
mod views;

pub(crate) use pages::routes;
#[cfg(test)]
pub(crate) use views::samples;

use crate::{Desk, flow, limits, queries};
use post::{Answer, Answered, Decision};
use store::{Uuid, args};
use web::{Person, Problem, Result};

/// What a person does with an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Answers it.
    Answer(Answer),
    /// It may show abuse: sealed. Its author is answered in time, as if nothing had happened.
    Escalate,
}

impl Deed {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "stands" => Some(Self::Answer(Answer::Stands)),
            "back" => Some(Self::Answer(Answer::LetBack)),
            "escalate" => Some(Self::Escalate),
            _ => None,
        }
    }
}

/// Does it. Of two at once one wins, and the other is told.
pub(crate) async fn answer(
    room: &Desk,
    person: &Person,
    post: Uuid,
    deed: Deed,
) -> Result<Answered> {
    let actor = person.id.to_string();
    let answer = match deed {
        Deed::Answer(answer) => answer,
        Deed::Escalate => return escalate(room, post, &actor).await,
    };
    let mut tx = room.app().db().begin().await?;
    let answered = post::answer_appeal(&mut tx, room.post(), post, answer, &actor).await?;
    if answered == Answered::Done {
        if answer == Answer::LetBack {
            // It comes into the hand of whoever let it back.
            flow::fit(&mut tx, post).await?;
            let until = tx.now() + limits::LEASE_MS;
            tx.execute(queries::LEASE_ONE, args![post, person.id, until])
                .await?;
        }
        tx.commit().await?;
    }
    Ok(answered)
}

async fn escalate(room: &Desk, post: Uuid, actor: &str) -> Result<Answered> {
    let sealed = post::seal_appealed(room.post(), post, actor).await;
    Ok(match sealed.map_err(Problem::unavailable)? {
        Decision::Done => Answered::Done,
        Decision::Gone => Answered::Gone,
    })
}
