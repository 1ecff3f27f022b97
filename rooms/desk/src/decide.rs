//! A person decides: check, do, tell. Of two at once one wins, and the other is told.

use crate::{
    Desk, batch, care,
    control::{self, Answered},
    flow, hide, limits,
    look::{look, mark},
    model::{ABUSE, Act, Outcome, only_words},
    queries, reveal, stash,
};
use guard::text::Verdict;
use post::{Decision, HeldView, State, held_view};
use store::{Millis, Uuid, args};
use web::{Person, Problem, Result, audit};

/// Does what a person decided. `seen` is the mark of what they saw; nothing is approved without it.
pub(crate) async fn decide(
    room: &Desk,
    person: &Person,
    post: Uuid,
    act: Act,
    seen: Option<&str>,
) -> Result<Outcome> {
    care::worked(room, person.id).await?;
    // Drawn ones end here: what follows knows posts only, and has never heard of them.
    match control::answer(room, person, post, &act).await? {
        Answered::NotOurs => {}
        Answered::Quietly => return Ok(Outcome::Done),
        Answered::NotSeen => return Ok(Outcome::NotSeen),
        Answered::Wrong { fine } => return Ok(Outcome::Drawn { fine }),
    }
    match act {
        Act::Approve => approve(room, person, post, seen).await,
        Act::Refuse(reason) => refuse(room, person, post, reason).await,
        Act::Escalate => escalate(room, person, post).await,
        Act::Undo => undo(room, person, post).await,
        Act::Hide(veil) => hide::hide(room, person, post, veil).await,
        Act::LeaveWords => leave_words(room, person, post).await,
        Act::Stash => stash::stash(room, person, post).await,
        Act::Crop(kept) => hide::crop(room, person, post, kept).await,
    }
}

async fn approve(room: &Desk, person: &Person, post: Uuid, seen: Option<&str>) -> Result<Outcome> {
    let Some(view) = look(room, post).await?.filter(|view| view.waits) else {
        return Ok(Outcome::Gone);
    };
    let Some(cleared) = room.guard().clear(view.upload).await? else {
        return Ok(Outcome::NotClear);
    };
    let mut tx = room.app().db().begin().await?;
    // Once more, now that the row is ours: its author may have written meanwhile.
    let Some(view) = held_view(&mut tx, post).await?.filter(|view| view.waits) else {
        return Ok(Outcome::Gone);
    };
    if batch::in_other_hands(&mut tx, person.id, post).await? {
        return Ok(Outcome::Gone);
    }
    let now = mark(room, &view);
    match seen {
        None => return Ok(Outcome::NotSeen),
        Some(seen) if seen != now => return Ok(Outcome::Changed),
        Some(_) => {}
    }
    if is_for_others(room, &view) {
        return Ok(Outcome::NotClear);
    }
    // Words are read where they stand; a picture is behind its veil until somebody looks.
    if !only_words(&view) && !reveal::saw(&mut tx, person.id, post, &now).await? {
        return Ok(Outcome::NotSeen);
    }
    if post::approve(&mut tx, post, cleared, &person.id.to_string()).await? == Decision::Gone {
        return Ok(Outcome::Gone);
    }
    batch::decided(&mut tx, post, person.id).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Words that were sealed as a case, or would be turned away today, are not for everybody, whoever read them: a person at
/// the desk sees only what any post looks like.
fn is_for_others(room: &Desk, view: &HeldView) -> bool {
    let words = [&view.caption, &view.alt, &view.first_name];
    let words: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
    let verdict = room.guard().filters().judge(&words.join("\n"));
    !matches!(verdict, Verdict::Review | Verdict::Held(_))
}

async fn refuse(room: &Desk, person: &Person, post: Uuid, reason: post::Reason) -> Result<Outcome> {
    let mut tx = room.app().db().begin().await?;
    let actor = person.id.to_string();
    if batch::in_other_hands(&mut tx, person.id, post).await? {
        return Ok(Outcome::Gone);
    }
    if post::refuse(&mut tx, post, reason, &actor).await? == Decision::Gone {
        return Ok(Outcome::Gone);
    }
    batch::decided(&mut tx, post, person.id).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Whatever is public goes out of sight first: the vault may need a moment, the wall must not.
pub(crate) async fn escalate(room: &Desk, person: &Person, post: Uuid) -> Result<Outcome> {
    let actor = person.id.to_string();
    let mut tx = room.app().db().begin().await?;
    let Some(view) = held_view(&mut tx, post).await? else {
        return Ok(Outcome::Gone);
    };
    if view.state == State::Approved {
        post::hide(&mut tx, post, &actor).await?;
    }
    let flagged: Option<(Millis,)> = tx.optional(queries::FLAGGED_AT, args![post, ABUSE]).await?;
    tx.commit().await?;
    let flagged_at = flagged.map(|(at,)| at);
    let sealed = post::seal(room.post(), post, flagged_at, &actor).await;
    if sealed.map_err(Problem::unavailable)? == Decision::Gone {
        return Ok(Outcome::Gone);
    }
    let mut tx = room.app().db().begin().await?;
    batch::decided(&mut tx, post, person.id).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// It comes back into the hand it was decided by.
async fn undo(room: &Desk, person: &Person, post: Uuid) -> Result<Outcome> {
    let mut tx = room.app().db().begin().await?;
    if stash::take_back(&mut tx, person, post).await? {
        tx.commit().await?;
        return Ok(Outcome::Done);
    }
    if post::undo(&mut tx, post, &person.id.to_string()).await? == Decision::Gone {
        return Ok(Outcome::Gone);
    }
    flow::fit(&mut tx, post).await?;
    let until = tx.now() + limits::LEASE_MS;
    tx.execute(queries::LEASE_ONE, args![post, person.id, until])
        .await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// The picture stays as it is, without the new words.
async fn leave_words(room: &Desk, person: &Person, post: Uuid) -> Result<Outcome> {
    let mut tx = room.app().db().begin().await?;
    let view = held_view(&mut tx, post).await?;
    if !view.is_some_and(|view| view.waits && only_words(&view)) {
        return Ok(Outcome::Gone);
    }
    let (actor, subject) = (person.id.to_string(), post.to_string());
    audit::append(&mut tx, &actor, "desk.words_left_out", &subject, "").await?;
    batch::decided(&mut tx, post, person.id).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}
