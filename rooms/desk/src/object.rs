//! Somebody objects to a public post. It is hidden on receipt, unless the breaker is open; a person decides.

use crate::{
    Desk, limits,
    model::{ABUSE, Kind},
    queries,
    signed::{SIGNED_AS, Signed},
};
use post::{Decision, State, find_shown, held_view};
use store::{Db, Millis, Result, Token, Tx, Uuid, args};

/// What somebody says, already checked.
#[derive(Debug)]
pub(crate) struct Objection {
    pub(crate) kind: Kind,
    pub(crate) reason: &'static str,
    pub(crate) note: Option<String>,
    /// What they say of themselves when they sign.
    pub(crate) signed: Option<Signed>,
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
    let hides = may_hide(room, &mut tx, post, &objection).await?
        && post::hide(&mut tx, post, "system").await? == Decision::Done;
    let state = held_view(&mut tx, post).await?.map(|view| view.state);
    let about = About {
        post,
        name,
        hides,
        state,
    };
    let token = if is_crowded(&mut tx, post, &objection).await? {
        join(room, &mut tx, &about, &objection).await?
    } else {
        let (id, token) = (tx.ids().row(), tx.ids().token());
        record(room, &mut tx, &about, &objection, (id, &token)).await?;
        token
    };
    tx.commit().await?;
    metrics::counter!("redx_objections_total", "reason" => objection.reason).increment(1);
    if !hides && state == Some(State::Approved) {
        metrics::counter!("redx_objections_unhidden_total").increment(1);
    }
    Ok(Some(token))
}

/// The post that somebody objects to, and what came of it.
struct About<'a> {
    post: Uuid,
    name: &'a str,
    /// This objection put it out of sight.
    hides: bool,
    state: Option<State>,
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

/// Not in a flood, and not again for what people have looked at already. For the abuse of a child all of that comes much
/// later (docs/adr/0206).
async fn may_hide(room: &Desk, tx: &mut Tx, post: Uuid, objection: &Objection) -> Result<bool> {
    let now = tx.now();
    let abuse = objection.reason == ABUSE;
    let allowed = room.breaker().allows(objection.home, post, abuse, now);
    let before = tx
        .number(queries::OBJECTION_BEFORE, args![post, objection.reason])
        .await?;
    let lately = args![now - limits::BREAKER_MS, abuse];
    let hidden = tx.number(queries::HIDES_SINCE, lately).await?;
    let (looks_max, hides_max) = if abuse {
        (limits::ABUSE_LOOKS_MAX, limits::ABUSE_HIDES_MAX)
    } else {
        (1, limits::HIDES_MAX)
    };
    Ok(allowed && before < looks_max && hidden < hides_max)
}

/// So many object to it already that one more says nothing new.
async fn is_crowded(tx: &mut Tx, post: Uuid, objection: &Objection) -> Result<bool> {
    let most = match objection.signed {
        Some(_) => limits::SIGNED_PER_POST_MAX,
        None => limits::OBJECTIONS_PER_POST_MAX,
    };
    Ok(tx.number(queries::OBJECTIONS_COUNT, args![post]).await? >= most)
}

/// Counts one more that says what many say. All of them have one address for the outcome, which is the same for all.
async fn join(room: &Desk, tx: &mut Tx, about: &About<'_>, said: &Objection) -> Result<Token> {
    let args = args![about.post, said.kind.name(), said.reason];
    let row: Option<(Uuid,)> = tx.optional(queries::OBJECTION_SHARED, args).await?;
    let Some((id,)) = row else {
        let id = tx.ids().row();
        let token = shared_token(room, id);
        let first = Objection {
            note: None,
            signed: None,
            ..*said
        };
        record_row(room, tx, about, &first, (id, &token), true).await?;
        return Ok(token);
    };
    tx.execute(queries::OBJECTION_MORE, args![id]).await?;
    if about.hides {
        tx.execute(queries::OBJECTION_HIDES, args![id]).await?;
    }
    Ok(shared_token(room, id))
}

/// The address that a shared row gives to everybody: found again from its id.
fn shared_token(room: &Desk, id: Uuid) -> Token {
    let mac = room
        .app()
        .keys()
        .mac("desk-objection-shared", id.as_bytes());
    Token::from_bytes(mac.first_chunk().copied().unwrap_or_default())
}

async fn record(
    room: &Desk,
    tx: &mut Tx,
    about: &About<'_>,
    objection: &Objection,
    row: (Uuid, &Token),
) -> Result<()> {
    record_row(room, tx, about, objection, row, false).await
}

async fn record_row(
    room: &Desk,
    tx: &mut Tx,
    about: &About<'_>,
    objection: &Objection,
    (id, token): (Uuid, &Token),
    shared: bool,
) -> Result<()> {
    let app = room.app();
    let now = tx.now();
    let seal =
        |purpose: &str, bytes: &[u8]| app.keys().seal(purpose, id.as_bytes(), bytes, app.rng());
    let note = objection.note.as_ref();
    let note = note.map(|note| seal(NOTE_SEALED_AS, note.as_bytes()));
    let signed = match &objection.signed {
        Some(signed) => Some(seal(SIGNED_AS, &serde_json::to_vec(signed)?)),
        None => None,
    };
    // Between the look and the row its author may have taken it back: then what was asked for is so.
    let (hid, outcome) = match about.state {
        Some(State::Hidden) => (true, "open"),
        Some(State::Approved) => (false, "open"),
        _ => (true, "gone"),
    };
    let row = args![
        id,
        about.post,
        about.name,
        objection.kind.name(),
        objection.reason,
        note,
        signed,
        mac(room, token),
        now,
        now + limits::DUE_MS,
        hid,
        about.hides,
        shared,
        outcome,
        (outcome != "open").then_some(now),
    ];
    tx.execute(queries::OBJECTION_INSERT, row).await?;
    Ok(())
}

/// Writes down that a copy of what was removed is out of sight, for a person to look at. Nobody has its address.
pub(crate) async fn record_copy(room: &Desk, tx: &mut Tx, post: Uuid, name: &str) -> Result<()> {
    let about = About {
        post,
        name,
        hides: false,
        state: Some(State::Hidden),
    };
    let objection = Objection {
        kind: Kind::Remove,
        reason: COPY,
        note: None,
        signed: None,
        home: 0,
    };
    let (id, token) = (tx.ids().row(), tx.ids().token());
    record(room, tx, &about, &objection, (id, &token)).await
}

/// Why a copy is looked at; nobody chooses it.
pub(crate) const COPY: &str = "copy";

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
    pub(crate) kind: String,
    pub(crate) reason: String,
    pub(crate) made_at: Millis,
    pub(crate) due_at: Millis,
    pub(crate) hid: bool,
    /// `open`, `stays` or `gone`.
    pub(crate) state: String,
    pub(crate) decided_at: Option<Millis>,
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
