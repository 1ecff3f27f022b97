//! A person decides on what somebody objected to: everything that is open about a post, at once.

use crate::{
    Desk, copies, decide, limits,
    look::look,
    model::Outcome,
    object::NOTE_SEALED_AS,
    queries,
    signed::{SIGNED_AS, Signed},
};
use post::{Decision, HeldView, State};
use store::{Millis, Uuid, args};
use web::{Person, Result, audit};

/// What is decided about a post that somebody objects to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It is within the rules: it stays, or comes back.
    Stays,
    /// It goes for good.
    Remove,
    /// It may show abuse: sealed.
    Escalate,
}

impl Answer {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "stays" => Some(Self::Stays),
            "remove" => Some(Self::Remove),
            "escalate" => Some(Self::Escalate),
            _ => None,
        }
    }
}

/// Does what a person decided, and tells everybody who objected.
pub(crate) async fn close(
    room: &Desk,
    person: &Person,
    post: Uuid,
    answer: Answer,
) -> Result<Outcome> {
    match answer {
        Answer::Stays => stays(room, person, post).await,
        Answer::Remove => remove(room, person, post).await,
        Answer::Escalate => {
            let outcome = decide::escalate(room, person, post).await?;
            if outcome == Outcome::Done {
                let mut tx = room.app().db().begin().await?;
                let now = tx.now();
                tx.execute(queries::OBJECTIONS_CLOSE, args![post, "gone", now])
                    .await?;
                copies::hide(room, &mut tx, post).await?;
                tx.commit().await?;
                room.breaker().answered(post, false);
            }
            Ok(outcome)
        }
    }
}

/// Nothing becomes public again without guard's clearance of this moment.
async fn stays(room: &Desk, person: &Person, post: Uuid) -> Result<Outcome> {
    let Some(view) = look(room, post).await? else {
        return Ok(Outcome::Gone);
    };
    let Some(cleared) = room.guard().clear(view.upload).await? else {
        return Ok(Outcome::NotClear);
    };
    let actor = person.id.to_string();
    let mut tx = room.app().db().begin().await?;
    let now = tx.now();
    if tx
        .execute(queries::OBJECTIONS_CLOSE, args![post, "stays", now])
        .await?
        == 0
    {
        return Ok(Outcome::Gone);
    }
    let shown = post::show(&mut tx, post, cleared, &actor).await?;
    if shown == Decision::Gone && view.state != State::Approved {
        return Ok(Outcome::Gone);
    }
    audit::append(
        &mut tx,
        &actor,
        "desk.objection_closed",
        &post.to_string(),
        "stays",
    )
    .await?;
    tx.commit().await?;
    room.breaker().answered(post, true);
    Ok(Outcome::Done)
}

/// The same picture is kept from coming back when somebody in it asked, or when it was reported for abuse.
async fn remove(room: &Desk, person: &Person, post: Uuid) -> Result<Outcome> {
    let actor = person.id.to_string();
    let mut tx = room.app().db().begin().await?;
    let remember = tx.number(queries::OBJECTIONS_REMEMBER, args![post]).await? > 0;
    let now = tx.now();
    if tx
        .execute(queries::OBJECTIONS_CLOSE, args![post, "gone", now])
        .await?
        == 0
    {
        return Ok(Outcome::Gone);
    }
    if post::remove(&mut tx, room.post(), post, remember, &actor).await? == Decision::Gone {
        return Ok(Outcome::Gone);
    }
    if remember {
        copies::hide(room, &mut tx, post).await?;
    }
    audit::append(
        &mut tx,
        &actor,
        "desk.objection_closed",
        &post.to_string(),
        "removed",
    )
    .await?;
    tx.commit().await?;
    room.breaker().answered(post, false);
    Ok(Outcome::Done)
}

/// A post that somebody objects to, with the first of what they say.
#[derive(Debug)]
pub(crate) struct Objected {
    pub(crate) view: HeldView,
    pub(crate) count: i64,
    pub(crate) due_at: Millis,
    pub(crate) said: Vec<Said>,
}

/// What one person says.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) kind: String,
    pub(crate) reason: String,
    pub(crate) note: Option<String>,
    pub(crate) signed: Option<Signed>,
    pub(crate) made_at: Millis,
}

/// What is open: first what is still public, then abuse, then what is due.
pub(crate) async fn open(room: &Desk) -> Result<Vec<Objected>> {
    let db = room.app().db();
    let rows: Vec<(Uuid, i64, Millis)> = db
        .all(queries::OBJECTED, args![limits::OBJECTIONS_PAGE])
        .await?;
    let mut all = Vec::with_capacity(rows.len());
    for (post, count, due_at) in rows {
        if let Some(view) = look(room, post).await? {
            let said = said(room, post).await?;
            all.push(Objected {
                view,
                count,
                due_at,
                said,
            });
        }
    }
    Ok(all)
}

type Row = (
    Uuid,
    String,
    String,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
    Millis,
);

async fn said(room: &Desk, post: Uuid) -> Result<Vec<Said>> {
    let app = room.app();
    let args = args![post, limits::OBJECTIONS_SHOWN];
    let rows: Vec<Row> = app.db().all(queries::OBJECTIONS_TO, args).await?;
    let open = |(id, kind, reason, note, signed, made_at): Row| {
        let plain = |purpose: &str, sealed: Option<Vec<u8>>| {
            app.keys().open(purpose, id.as_bytes(), &sealed?).ok()
        };
        let note = plain(NOTE_SEALED_AS, note).and_then(|bytes| String::from_utf8(bytes).ok());
        let signed = plain(SIGNED_AS, signed);
        Said {
            kind,
            reason,
            note,
            signed: signed.and_then(|bytes| serde_json::from_slice(&bytes).ok()),
            made_at,
        }
    };
    Ok(rows.into_iter().map(open).collect())
}
