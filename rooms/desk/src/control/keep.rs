//! One is put into a hand, answered, and counted for the group.

use super::{
    ANSWERS_MIN, LIFE_MS, ONE_IN,
    draw::{Drawn, KINDS, Kind},
    queries,
};
use crate::{Desk, batch::InHand, care, limits, model::Act, reveal};
use store::{Result, Uuid, args};
use web::{App, Page, Person};

/// Mixes one into what a person has in hand, now and then: `taken` posts came into it just now. Only where the batch is
/// full, so that nobody decides drawn ones with nothing else to do. A demo measures nobody.
pub(crate) async fn mix(
    room: &Desk,
    person: Uuid,
    page: &Page,
    taken: usize,
    in_hand: &mut Vec<InHand>,
) -> Result<()> {
    let app = room.app();
    let drawn = match mine(app, person).await? {
        None if is_due(app, taken, in_hand.len()) => Some(put(room, person).await?),
        mine => mine,
    };
    let Some(drawn) = drawn.filter(|_| !in_hand.is_empty()) else {
        return Ok(());
    };
    let at = drawn
        .seed
        .checked_rem(u64::try_from(in_hand.len()).unwrap_or(1));
    let at = usize::try_from(at.unwrap_or(0)).unwrap_or(0);
    let view = drawn.view(page, app.clock().now());
    let one = InHand {
        mark: mark(room, drawn),
        view,
        second: false,
        first: drawn.id,
        notes: Vec::new(),
    };
    in_hand.insert(at.min(in_hand.len()), one);
    Ok(())
}

fn is_due(app: &App, taken: usize, in_hand: usize) -> bool {
    let full = i64::try_from(in_hand).is_ok_and(|n| n >= limits::BATCH_MAX);
    let chance = u64::try_from(taken).unwrap_or(0);
    full && !app.settings().demo && app.rng().below(ONE_IN) < chance
}

/// Puts one into a person's hand.
pub(super) async fn put(room: &Desk, person: Uuid) -> Result<Drawn> {
    let app = room.app();
    let count = u64::try_from(KINDS.len()).unwrap_or(1);
    let chosen = usize::try_from(app.rng().below(count)).unwrap_or(0);
    let [first, ..] = &KINDS;
    let kind = KINDS.get(chosen).unwrap_or(first);
    let seed = app.rng().below(1 << 40);
    let mut tx = app.db().begin().await?;
    let (id, now) = (tx.ids().row(), tx.now());
    tx.execute(queries::SWEEP, args![now]).await?;
    let stored = i64::try_from(seed).unwrap_or(0);
    let who = care::who(app, person);
    let row = args![id, who, kind.name, stored, now + LIFE_MS];
    tx.execute(queries::PUT, row).await?;
    tx.commit().await?;
    Ok(Drawn { id, kind, seed })
}

async fn mine(app: &App, person: Uuid) -> Result<Option<Drawn>> {
    let asked = args![care::who(app, person), app.clock().now()];
    let row: Option<(Uuid, String, i64)> = app.db().optional(queries::MINE, asked).await?;
    Ok(row.and_then(|(id, kind, seed)| drawn(id, &kind, seed)))
}

fn drawn(id: Uuid, kind: &str, seed: i64) -> Option<Drawn> {
    let seed = u64::try_from(seed).unwrap_or(0);
    Kind::find(kind).map(|kind| Drawn { id, kind, seed })
}

/// The one of this id, if it is in this person's hand.
pub(crate) async fn find(room: &Desk, person: Uuid, id: Uuid) -> Result<Option<Drawn>> {
    let app = room.app();
    let asked = args![id, care::who(app, person), app.clock().now()];
    let row: Option<(String, i64)> = app.db().optional(queries::FIND, asked).await?;
    Ok(row.and_then(|(kind, seed)| drawn(id, &kind, seed)))
}

/// How an answer was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    /// It is no drawn item, or no longer in this hand.
    NotOurs,
    /// It is out of the hand, and there is nothing to say.
    Quietly,
    /// Nobody approves what they have not looked at, drawn or not.
    NotSeen,
    /// It was wrong, and the person is told, alone and at once. It could go up, or not.
    Wrong { fine: bool },
}

/// Takes an answer. Only that there was one, and whether it was right, is kept.
pub(crate) async fn answer(room: &Desk, person: &Person, id: Uuid, act: &Act) -> Result<Answered> {
    let app = room.app();
    // Most decisions are on posts: one look that writes nothing. What was answered cannot be taken back.
    let Some(drawn) = find(room, person.id, id)
        .await?
        .filter(|_| *act != Act::Undo)
    else {
        return Ok(Answered::NotOurs);
    };
    let mut tx = app.db().begin().await?;
    let mark = mark(room, drawn);
    if *act == Act::Approve && !reveal::saw(&mut tx, person.id, id, &mark).await? {
        return Ok(Answered::NotSeen);
    }
    let taken: Option<(String,)> = tx
        .optional(queries::TAKE, args![id, care::who(app, person.id)])
        .await?;
    let Some(kind) = taken.and_then(|(kind,)| Kind::find(&kind)) else {
        return Ok(Answered::NotOurs);
    };
    let right = kind.is_right(act);
    if let Some(right) = right {
        tx.execute(queries::COUNT, args![i64::from(right)]).await?;
        tx.execute(queries::BUNDLE, args![ANSWERS_MIN]).await?;
    }
    tx.execute(crate::queries::SEEN_DROP, args![id]).await?;
    tx.commit().await?;
    Ok(match right {
        Some(false) => Answered::Wrong { fine: kind.fine },
        _ => Answered::Quietly,
    })
}

/// The mark of what somebody sees of one.
pub(crate) fn mark(room: &Desk, drawn: Drawn) -> String {
    let mac = room.app().keys().mac("desk-mark", drawn.id.as_bytes());
    mac.iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Whatever a person has in hand of these ends.
pub(crate) async fn end(room: &Desk, person: Uuid) -> Result<()> {
    let app = room.app();
    let drawn = mine(app, person).await?;
    let mut tx = app.db().begin().await?;
    if let Some(drawn) = drawn {
        let seen = args![drawn.id];
        tx.execute(crate::queries::SEEN_DROP, seen).await?;
    }
    tx.execute(queries::END, args![care::who(app, person)])
        .await?;
    tx.commit().await
}

/// How the group does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    pub(crate) answers: i64,
    pub(crate) correct: i64,
}

/// How the group does; nothing while there are few answers.
pub(crate) async fn figure(app: &App) -> Result<Option<Figure>> {
    let (answers, correct): (i64, i64) = app.db().one(queries::TOTAL, args![]).await?;
    Ok(Some(Figure { answers, correct }).filter(|figure| figure.answers >= ANSWERS_MIN))
}
