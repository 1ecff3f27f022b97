//! Another person than the one who refused answers an appeal: the refusal stands, or the picture goes back to the desk,
//! where it is approved like any other, with guard's clearance of that moment.

use crate::{
    Decision, Held, Post, Reason, appeal,
    appeal::{Appeal, NOTE_SEALED_AS},
    decide,
    model::Act,
    preview::{HeldView, view_of},
    queries, retention,
    row::Row,
    take_effect,
};
use guard::case::Knowledge;
use store::{Db, Failure, Millis, Result, Tx, Uuid, args};
use web::audit;

/// An appeal that waits, as the desk sees it.
#[derive(Clone, Debug)]
pub struct Appealed {
    /// The post as it was refused.
    pub view: HeldView,
    /// For which reason.
    pub reason: Reason,
    /// Who refused, as the audit chain names them. Anybody else may answer.
    pub refused_by: String,
    /// What its author adds.
    pub note: Option<String>,
    /// When they asked.
    pub made_at: Millis,
}

/// What a person answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The refusal stands.
    Stands,
    /// It was a mistake: the picture waits at the desk again.
    LetBack,
}

/// How that ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It is so now.
    Done,
    /// There is nothing to answer (any more).
    Gone,
    /// This person refused it: somebody else answers.
    NotYours,
}

/// Appeals that wait, the oldest first.
///
/// # Errors
/// When the database cannot be reached.
pub async fn appeals(room: &Post, most: i64) -> Result<Vec<Appealed>> {
    let mut tx = room.app().db().begin().await?;
    let open: Vec<Appeal> = tx.all(queries::APPEALS, args![most]).await?;
    let mut all = Vec::with_capacity(open.len());
    for one in open {
        let row = Row::find(&mut tx, one.post).await?;
        let same = row.filter(|row| row.upload == one.upload && row.state().is_ok_and(is_refused));
        if let (Some(row), Some(refused_by)) = (same, one.refused_by.clone()) {
            all.push(Appealed {
                reason: row.reason().unwrap_or(Reason::Unusable),
                note: note(room, &one),
                made_at: one.made_at,
                view: view_of(&mut tx, row).await?,
                refused_by,
            });
        }
    }
    tx.commit().await?;
    Ok(all)
}

fn is_refused(state: crate::State) -> bool {
    state == crate::State::Refused
}

fn note(room: &Post, appeal: &Appeal) -> Option<String> {
    let sealed = appeal.note.as_ref()?;
    let keys = room.app().keys();
    let plain = keys.open(NOTE_SEALED_AS, appeal.upload.as_bytes(), sealed);
    plain.ok().and_then(|bytes| String::from_utf8(bytes).ok())
}

/// How many appeals wait.
///
/// # Errors
/// When the database cannot be reached.
pub async fn open_appeals(db: &Db) -> Result<i64> {
    db.number(queries::APPEALS_OPEN, args![]).await
}

/// Answers the appeal of a post.
///
/// # Errors
/// When the database refuses.
pub async fn answer_appeal(
    tx: &mut Tx,
    room: &Post,
    post: Uuid,
    answer: Answer,
    actor: &str,
) -> Result<Answered> {
    let Some(mut row) = Row::find(tx, post).await? else {
        return Ok(Answered::Gone);
    };
    let appeal = Appeal::find(tx, row.upload).await?;
    let Some(appeal) = appeal.filter(Appeal::is_open) else {
        return Ok(Answered::Gone);
    };
    if !is_refused(row.state()?) {
        return Ok(Answered::Gone);
    }
    if appeal.refused_by.as_deref() == Some(actor) {
        return Ok(Answered::NotYours);
    }
    let (now, subject) = (tx.now(), post.to_string());
    let (name, verb) = match answer {
        Answer::Stands => ("stands", "post.appeal_stands"),
        Answer::LetBack => ("let_back", "post.appeal_let_back"),
    };
    let args = args![row.upload, name, now, actor];
    if tx.execute(queries::APPEAL_ANSWER, args).await? == 0 {
        return Ok(Answered::Gone);
    }
    match answer {
        Answer::Stands => {
            let keep_until = appeal::until(&row).max(now);
            retention::forget_at(tx, &row, keep_until).await?;
        }
        Answer::LetBack => let_back(tx, room, &mut row).await?,
    }
    audit::append(tx, actor, verb, &subject, "").await?;
    metrics::counter!("redx_appeals_answered_total", "answer" => name).increment(1);
    Ok(Answered::Done)
}

/// Escalates a picture that somebody asked about: a person thinks it may show abuse. Its author is answered in time, as if
/// nothing had happened.
///
/// # Errors
/// When the vault refuses: then everything stays as it is.
pub async fn seal_appealed(
    room: &Post,
    post: Uuid,
    actor: &str,
) -> std::result::Result<Decision, Failure> {
    let Some(row) = Row::read(room.app().db(), post).await? else {
        return Ok(Decision::Gone);
    };
    let appeal = Appeal::read(room.app().db(), row.upload).await?;
    if !is_refused(row.state()?) || !appeal.is_some_and(|appeal| appeal.is_open()) {
        return Ok(Decision::Gone);
    }
    decide::seal_upload(room, row, Knowledge::by_person(None), actor).await
}

/// As if nobody had decided yet. A file that was remembered for this refusal no longer is.
async fn let_back(tx: &mut Tx, room: &Post, row: &mut Row) -> Result<()> {
    row.move_by(tx, Act::LetBack).await?;
    if let Some(why) = row.reason().and_then(take_effect::remembered_for) {
        room.guard().forget_refusal(tx, row.upload, why).await?;
    }
    let nobody = (None::<String>, None::<i64>);
    let args = args![
        row.id,
        nobody.0,
        nobody.1,
        0_i64,
        0_i64,
        None::<String>,
        false
    ];
    tx.execute(queries::DECIDED, args).await?;
    tx.emit(&Held { post: row.id })
}
