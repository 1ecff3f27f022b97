//! Somebody objects to a public post. It is hidden on receipt, unless the breaker is open; a person decides.

use crate::{
    Desk, limits,
    model::{ABUSE, Kind},
    queries,
};
use post::{State, find_shown, held_view};
use store::{Db, Millis, Result, Token, Tx, Uuid, args};

/// What somebody says, already checked.
#[derive(Debug)]
pub(crate) struct Objection {
    pub(crate) kind: Kind,
    pub(crate) reason: &'static str,
    pub(crate) note: Option<String>,
    /// The caller's home under today's salt; never stored.
    pub(crate) home: u128,
}

/// The purpose that notes are sealed for.
pub(crate) const NOTE_SEALED_AS: &str = "desk-objection-note";

/// Records an objection and hides the post. `None` when nothing public has that name and nobody decides on one that
/// had.
pub(crate) async fn object(room: &Desk, name: &str, objection: Objection) -> Result<Option<Token>> {
    let db = room.app().db();
    let shown = find_shown(db, name).await?.map(|post| post.id);
    let Some(post) = shown.or(in_review(room, name).await?) else {
        return Ok(None);
    };
    let mut tx = db.begin().await?;
    if may_hide(room, &mut tx, post, &objection).await? {
        post::hide(&mut tx, post, "system").await?;
    }
    let state = held_view(&mut tx, post).await?.map(|view| view.state);
    let token = record(room, &mut tx, post, name, &objection, state).await?;
    tx.commit().await?;
    metrics::counter!("redx_objections_total", "reason" => objection.reason).increment(1);
    Ok(Some(token))
}

/// A post that is out of sight because of an objection has no public name for anybody else; a second one finds it.
async fn in_review(room: &Desk, name: &str) -> Result<Option<Uuid>> {
    let row: Option<(Uuid,)> = room
        .app()
        .db()
        .optional(queries::OBJECTION_OF_NAME, args![name])
        .await?;
    Ok(row.map(|(post,)| post))
}

/// Always for the abuse of a child. Not again for what a person has looked at already, and not in a flood.
async fn may_hide(room: &Desk, tx: &mut Tx, post: Uuid, objection: &Objection) -> Result<bool> {
    if objection.reason == ABUSE {
        return Ok(true);
    }
    let now = tx.now();
    let allowed = room.breaker().allows(objection.home, post, now);
    let before = tx
        .number(queries::OBJECTION_BEFORE, args![post, objection.reason])
        .await?;
    let hidden = tx
        .number(queries::HIDES_SINCE, args![now - limits::BREAKER_MS])
        .await?;
    Ok(allowed && before == 0 && hidden < limits::HIDES_MAX)
}

async fn record(
    room: &Desk,
    tx: &mut Tx,
    post: Uuid,
    name: &str,
    objection: &Objection,
    state: Option<State>,
) -> Result<Token> {
    let app = room.app();
    let (id, token, now) = (tx.ids().row(), tx.ids().token(), tx.now());
    let note = objection.note.as_ref().map(|note| {
        app.keys()
            .seal(NOTE_SEALED_AS, id.as_bytes(), note.as_bytes(), app.rng())
    });
    // Between the look and the row its author may have taken it back: then what was asked for is so.
    let (hid, outcome) = match state {
        Some(State::Hidden) => (true, "open"),
        Some(State::Approved) => (false, "open"),
        _ => (true, "gone"),
    };
    let row = args![
        id,
        post,
        name,
        objection.kind.name(),
        objection.reason,
        note,
        mac(room, &token),
        now,
        now + limits::DUE_MS,
        hid,
        outcome,
    ];
    tx.execute(queries::OBJECTION_INSERT, row).await?;
    Ok(token)
}

/// Posts on which somebody should have decided by now: an objector was told by when.
///
/// # Errors
/// When the database refuses.
pub async fn overdue(db: &Db, now: Millis) -> Result<i64> {
    db.number(queries::OBJECTIONS_OVERDUE, args![now]).await
}

/// What is stored of an outcome's secret address.
fn mac(room: &Desk, token: &Token) -> [u8; 32] {
    room.app().keys().mac("desk-objection", token.bytes())
}

/// What an objector is told.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Told {
    pub(crate) reason: String,
    pub(crate) due_at: Millis,
    pub(crate) hid: bool,
    /// `open`, `stays` or `gone`.
    pub(crate) state: String,
}

/// What became of an objection; `None` for an address that was never given out.
pub(crate) async fn told(room: &Desk, token: &str) -> Result<Option<Told>> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let args = args![mac(room, &token)];
    room.app()
        .db()
        .optional(queries::OBJECTION_OUTCOME, args)
        .await
}
