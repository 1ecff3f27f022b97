//! What a person decides on a post. Each verb: check, do, audit, tell; in one transaction that the desk opens.

use crate::{
    Held, Left, Post, Reason, appeal, limits,
    model::{Act, State},
    publish::{PUBLISH, PublishJob},
    queries, retention,
    row::{Row, TAKEN_AWAY},
    screen, take_down,
    take_effect::{self, EffectJob},
};
use guard::{Cleared, case::Knowledge};
use media::derive::Encoding;
use store::{Failure, Millis, Result, Tx, Uuid, args};
use web::audit;

/// How a decision ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is so now.
    Done,
    /// The post is no longer in a state where this can be decided: withdrawn, decided by somebody else, replaced.
    Gone,
}

/// Approves: the picture, and the words as they are. Takes the proof that guard found it clear; without one there is
/// no way to call this.
///
/// # Errors
/// When the database refuses.
pub async fn approve(tx: &mut Tx, post: Uuid, cleared: Cleared, actor: &str) -> Result<Decision> {
    let Some(mut row) = Row::find(tx, post).await? else {
        return Ok(Decision::Gone);
    };
    if row.upload != cleared.upload() {
        return Ok(Decision::Gone);
    }
    if row.state()? == State::Approved && !row.words_ok {
        return agree_to_words(tx, &row, actor).await;
    }
    if row.move_by(tx, Act::Approve).await?.is_none() {
        return Ok(Decision::Gone);
    }
    let (name, now) = (tx.ids().token().text(), tx.now());
    let undo_until = now + limits::UNDO_MS;
    tx.execute(
        queries::DECIDED,
        args![post, actor, now, undo_until, 0_i64, None::<String>, true],
    )
    .await?;
    tx.execute(queries::PUBLISH_NAME, args![post, &name])
        .await?;
    tx.enqueue(PUBLISH, &PublishJob { post, name }, now).await?;
    audit::append(tx, actor, "post.approved", &post.to_string(), "").await?;
    tx.emit(&Left { post })?;
    Ok(Decision::Done)
}

/// Words that were edited after the approval.
async fn agree_to_words(tx: &mut Tx, row: &Row, actor: &str) -> Result<Decision> {
    tx.execute(queries::WORDS_OK, args![row.id]).await?;
    audit::append(tx, actor, "post.words_approved", &row.id.to_string(), "").await?;
    tx.emit(&Left { post: row.id })?;
    Ok(Decision::Done)
}

/// Refuses for a reason. Told to the author when the ten seconds for an undo are over; the file is remembered only for
/// abuse, sexual content and spam.
///
/// # Errors
/// When the database refuses.
pub async fn refuse(tx: &mut Tx, post: Uuid, reason: Reason, actor: &str) -> Result<Decision> {
    let Some(mut row) = Row::find(tx, post).await? else {
        return Ok(Decision::Gone);
    };
    if row.state()? != State::Held || overruled(tx, &row, actor).await? {
        return Ok(Decision::Gone);
    }
    if row.move_by(tx, Act::Refuse).await?.is_none() {
        return Ok(Decision::Gone);
    }
    let now = tx.now();
    let until = now + limits::UNDO_MS;
    tx.execute(
        queries::DECIDED,
        args![post, actor, now, until, until, reason.name(), false],
    )
    .await?;
    if reason.refuses_again() {
        let effect = EffectJob {
            post,
            upload: row.upload,
            reason: reason.name().to_owned(),
        };
        tx.enqueue(take_effect::KIND, &effect, until).await?;
    }
    retention::forget_at(tx, &row, until + limits::APPEAL_MS).await?;
    audit::append(tx, actor, "post.refused", &post.to_string(), reason.name()).await?;
    tx.emit(&Left { post })?;
    Ok(Decision::Done)
}

/// Who refused a picture that another person then let back does not refuse it once more: that decision was another's.
async fn overruled(tx: &mut Tx, row: &Row, actor: &str) -> Result<bool> {
    let before = tx
        .number(queries::APPEAL_OVERRULED, args![row.upload, actor])
        .await?;
    Ok(before > 0)
}

/// Takes a decision back within ten seconds. Undoing an approval is a takedown; the post waits again either way.
///
/// # Errors
/// When the database refuses.
pub async fn undo(tx: &mut Tx, post: Uuid, actor: &str) -> Result<Decision> {
    let Some(mut row) = Row::find(tx, post).await? else {
        return Ok(Decision::Gone);
    };
    let was_shown = row.is_shown();
    if tx.now() >= row.undo_until || row.move_by(tx, Act::Undo).await?.is_none() {
        return Ok(Decision::Gone);
    }
    take_down::unpublish(tx, &row, was_shown).await?;
    tx.execute(
        queries::DECIDED,
        args![
            post,
            None::<String>,
            None::<i64>,
            0_i64,
            0_i64,
            None::<String>,
            false
        ],
    )
    .await?;
    audit::append(tx, actor, "post.undone", &post.to_string(), "").await?;
    tx.emit(&Held { post })?;
    Ok(Decision::Done)
}

/// Puts an approved post out of sight while a person looks again: it was reported. It keeps its name and its objects.
///
/// # Errors
/// When the database refuses.
pub async fn hide(tx: &mut Tx, post: Uuid, actor: &str) -> Result<Decision> {
    let Some(mut row) = Row::find(tx, post).await? else {
        return Ok(Decision::Gone);
    };
    let was_shown = row.is_shown();
    if row.move_by(tx, Act::Hide).await?.is_none() {
        return Ok(Decision::Gone);
    }
    take_down::leave_wall(tx, &row, was_shown).await?;
    audit::append(tx, actor, "post.hidden", &post.to_string(), "").await?;
    Ok(Decision::Done)
}

/// Puts a hidden post back: the report was not right.
///
/// # Errors
/// When the database refuses.
pub async fn show(tx: &mut Tx, post: Uuid, cleared: Cleared, actor: &str) -> Result<Decision> {
    let Some(mut row) = Row::find(tx, post).await? else {
        return Ok(Decision::Gone);
    };
    if row.upload != cleared.upload() || row.move_by(tx, Act::Show).await?.is_none() {
        return Ok(Decision::Gone);
    }
    match (row.public_name.clone(), row.shown_at) {
        (Some(name), Some(_)) => {
            take_down::count(tx, &row, 1).await?;
            tx.emit(&crate::Shown { post, name })?;
        }
        // Hidden before its objects were there: publishing passed it over then.
        (Some(name), None) => {
            let now = tx.now();
            tx.enqueue(PUBLISH, &PublishJob { post, name }, now).await?;
        }
        (None, _) => {}
    }
    if !row.words_ok {
        tx.emit(&Held { post })?;
    }
    audit::append(tx, actor, "post.shown_again", &post.to_string(), "").await?;
    Ok(Decision::Done)
}

/// Takes a post away for good. `remember` keeps the same file from coming back (somebody in it asked for it).
///
/// # Errors
/// When the database refuses.
pub async fn remove(
    tx: &mut Tx,
    room: &Post,
    post: Uuid,
    remember: bool,
    actor: &str,
) -> Result<Decision> {
    let Some(mut row) = Row::find(tx, post).await? else {
        return Ok(Decision::Gone);
    };
    let was_shown = row.is_shown();
    if row.move_by(tx, Act::Remove).await?.is_none() {
        return Ok(Decision::Gone);
    }
    if remember {
        room.guard()
            .remember_refusal(tx, row.upload, guard::RefusedFor::Abuse)
            .await?;
    }
    take_down::unpublish(tx, &row, was_shown).await?;
    room.guard().forget(tx, post).await?;
    retention::drop_upload(tx, &row).await?;
    audit::append(tx, actor, "post.removed", &post.to_string(), "").await?;
    tx.emit(&Left { post })?;
    Ok(Decision::Done)
}

/// Escalates: a person thinks it may show abuse. The bytes go to the vault, everything made of them is destroyed, and
/// the author is told what everyone is told. No undo: this is a legal act. `flagged_at` is when somebody in public first
/// said so, if anybody did: the law's clock runs from there.
///
/// # Errors
/// When the vault refuses: then the post stays where it is, out of sight.
pub async fn seal(
    room: &Post,
    post: Uuid,
    flagged_at: Option<Millis>,
    actor: &str,
) -> std::result::Result<Decision, Failure> {
    let known = Knowledge::by_person(flagged_at);
    match Row::read(room.app().db(), post).await? {
        Some(row) => seal_upload(room, row, known, actor).await,
        None => Ok(Decision::Gone),
    }
}

/// Seals the upload that `row` had, unless it was replaced meanwhile.
pub(crate) async fn seal_upload(
    room: &Post,
    row: Row,
    known: Knowledge,
    actor: &str,
) -> std::result::Result<Decision, Failure> {
    if row.state()?.after(Act::Seal).is_none() {
        return Ok(Decision::Gone);
    }
    let Some(evidence) = evidence(room, &row).await? else {
        return Ok(Decision::Gone);
    };
    let mut facts = screen::facts(room, &row, mediahash::Digests::of(&evidence), known);
    room.guard().seal(&facts, &evidence).await?;
    let post = row.id;
    let mut tx = room.app().db().begin().await?;
    let Some(mut now) = Row::find(&mut tx, post)
        .await?
        .filter(|now| now.upload == row.upload)
    else {
        return Ok(Decision::Gone);
    };
    let (before, was_shown) = (now.state()?, now.is_shown());
    if now.move_by(&mut tx, Act::Seal).await?.is_none() {
        return Ok(Decision::Gone);
    }
    // Somebody may have looked while it was sealed.
    facts.viewed |= now.staff_saw;
    room.guard().open_case(&mut tx, &facts).await?;
    take_down::unpublish(&mut tx, &now, was_shown).await?;
    match before {
        // Who was told of a refusal, or soon will be, must not see the answer change.
        State::Refused => appeal::answer_later(room, &mut tx, &now).await?,
        State::Approved | State::Hidden => {
            screen::resolve_later_as(room, &mut tx, &now, TAKEN_AWAY).await?;
        }
        _ => {
            screen::resolve_later(room, &mut tx, &now).await?;
        }
    }
    retention::drop_upload(&mut tx, &now).await?;
    audit::append(&mut tx, actor, "post.escalated", &post.to_string(), "").await?;
    tx.emit(&Left { post })?;
    tx.commit().await?;
    Ok(Decision::Done)
}

/// The upload as received; after an approval it is gone, and the largest picture there is is the evidence.
async fn evidence(room: &Post, row: &Row) -> std::result::Result<Option<Vec<u8>>, Failure> {
    if let Some(name) = &row.original {
        return Ok(Some(crate::preview::open(room, name).await?));
    }
    let Some(side) = row.sides().into_iter().max() else {
        return Ok(None);
    };
    Ok(match (&row.previews, &row.public_name) {
        (Some(previews), _) => Some(
            crate::preview::open(
                room,
                &crate::preview::object(previews, side, Encoding::Jpeg),
            )
            .await?,
        ),
        (None, Some(name)) => {
            let name = crate::preview::object(name, side, Encoding::Jpeg);
            let bytes = room.app().blobs().get(store::Area::Public, &name).await?;
            Some(bytes.to_vec())
        }
        (None, None) => None,
    })
}
