//! Signed-in staff. Sessions are short, kept as a keyed digest of their token, and can be ended from outside. Each is bound
//! to the network it began in: used from another one it opens nothing until its bearer has shown again who they are.
//! Readers never have one.

mod cookie;
mod list;
mod whence;

use crate::{App, Person, Role, Visit, audit, queries};
use http::HeaderMap;
use store::{Error, Millis, Result, Token, Tx, Uuid, args};

pub(crate) use cookie::read_cookie;
pub use cookie::{cookie, no_cookie};
pub use list::{Listed, of};
pub use whence::{Device, Whence};

/// A session ends after this, used or not.
pub const WHOLE_MS: Millis = 12 * 3_600_000;
/// A session that was not used for this long has ended.
pub const IDLE_MS: Millis = 30 * 60_000;
/// As far as the clocks of two nodes may be apart. What was seen later than this from now was seen before the clock was
/// set back, and a session does not live longer by that: it ends.
pub const BACK_MS: Millis = 60_000;
/// Who showed this recently who they are may do what cannot be undone.
pub const FRESH_MS: Millis = 10 * 60_000;
/// `seen_at` is written at most this often.
const SEEN_EVERY_MS: Millis = 60_000;
/// A session used from another network is written down at most this often.
const STRANGE_EVERY_MS: Millis = 10 * 60_000;

/// A session as the request that carries it finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its row: what its bearer sees in the list of their sessions, and no secret.
    pub id: Uuid,
    /// When its bearer last showed who they are, milliseconds since 1970 (UTC).
    pub confirmed_at: Millis,
    /// True in the network where that was.
    pub here: bool,
    /// True for who came by a link and has nothing yet by which to come again: only setting that up is open to them.
    pub bare: bool,
}

impl Held {
    /// Its bearer showed within ten minutes, from this network, who they are. A clock that was set back makes it no
    /// younger.
    #[must_use]
    pub fn is_fresh(&self, now: Millis) -> bool {
        self.here && self.confirmed_at <= now + BACK_MS && now - self.confirmed_at < FRESH_MS
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    person: Uuid,
    name: String,
    role: String,
    seen_at: Millis,
    ends_at: Millis,
    confirmed_at: Millis,
    network: Vec<u8>,
    bare: i64,
}

impl Row {
    fn runs(&self, now: Millis) -> bool {
        now < self.ends_at && now - self.seen_at < IDLE_MS && !self.before(now)
    }

    /// It was used at a time that has yet to come.
    fn before(&self, now: Millis) -> bool {
        self.seen_at > now + BACK_MS
    }
}

/// Starts a session; the token goes into the cookie made by [`cookie()`].
///
/// # Errors
/// When the database refuses.
pub async fn start(tx: &mut Tx, app: &App, person: &Person, whence: Whence) -> Result<Token> {
    begin(tx, app, person, whence, false).await
}

/// Starts the session of somebody who has nothing yet by which to come again ([`Held::bare`]), until [`confirm`].
///
/// # Errors
/// When the database refuses.
pub async fn start_bare(tx: &mut Tx, app: &App, person: &Person, whence: Whence) -> Result<Token> {
    begin(tx, app, person, whence, true).await
}

async fn begin(
    tx: &mut Tx,
    app: &App,
    person: &Person,
    whence: Whence,
    bare: bool,
) -> Result<Token> {
    let (token, id, now) = (tx.ids().token(), tx.ids().row(), tx.now());
    let mac = mac(app, &token);
    let row = args![
        mac,
        id,
        person.id,
        &person.name,
        person.role.name(),
        now,
        now + WHOLE_MS,
        whence.network(app, &mac),
        whence.device().name(),
        i64::from(bare)
    ];
    tx.execute(queries::SESSION_INSERT, row).await?;
    Ok(token)
}

/// The bearer of this visit's session has just shown again who they are, from where they are now. The session gets a new
/// token, so that a copy of the old cookie is worth nothing any more; `None` when it has ended meanwhile.
///
/// # Errors
/// When the database refuses.
pub async fn confirm(
    tx: &mut Tx,
    app: &App,
    headers: &HeaderMap,
    whence: Whence,
) -> Result<Option<Token>> {
    let Some(old) = cookie::token(app, headers) else {
        return Ok(None);
    };
    let (new, now) = (tx.ids().token(), tx.now());
    let mac_new = mac(app, &new);
    let network = whence.network(app, &mac_new);
    let row = args![mac(app, &old), mac_new, now, network];
    Ok((tx.execute(queries::SESSION_CONFIRM, row).await? == 1).then_some(new))
}

/// Ends the session of this visit.
///
/// # Errors
/// When the database refuses.
pub async fn end(tx: &mut Tx, app: &App, headers: &HeaderMap) -> Result<()> {
    if let Some(token) = cookie::token(app, headers) {
        tx.execute(queries::SESSION_END, args![mac(app, &token)])
            .await?;
    }
    Ok(())
}

/// Ends one session of a person, by its row. False when it had ended.
///
/// # Errors
/// When the database refuses.
pub async fn end_one(tx: &mut Tx, person: Uuid, id: Uuid) -> Result<bool> {
    Ok(tx
        .execute(queries::SESSION_END_ONE, args![person, id])
        .await?
        == 1)
}

/// Ends every session of a person but this one.
///
/// # Errors
/// When the database refuses.
pub async fn end_others(tx: &mut Tx, person: Uuid, but: Uuid) -> Result<u64> {
    tx.execute(queries::SESSION_END_OTHERS, args![person, but])
        .await
}

/// Ends every session of a person, at once.
///
/// # Errors
/// When the database refuses.
pub async fn end_all_of(tx: &mut Tx, person: Uuid) -> Result<u64> {
    tx.execute(queries::SESSION_END_PERSON, args![person]).await
}

/// Removes sessions that have ended, or were used at a time that has yet to come.
///
/// # Errors
/// When the database refuses.
pub async fn prune(tx: &mut Tx) -> Result<u64> {
    let now = tx.now();
    tx.execute(queries::SESSION_PRUNE, args![now, now + BACK_MS])
        .await
}

/// Who the cookie belongs to, if its session still runs.
pub(crate) async fn find(visit: &Visit, headers: &HeaderMap) -> Result<Option<(Person, Held)>> {
    let app = visit.app();
    let Some(token) = cookie::token(app, headers) else {
        return Ok(None);
    };
    let (mac, now) = (mac(app, &token), app.clock().now());
    let found: Option<Row> = app.db().optional(queries::SESSION_FIND, args![mac]).await?;
    let Some(row) = found.filter(|row| row.runs(now) || row.before(now)) else {
        return Ok(None);
    };
    if row.before(now) {
        let mut tx = app.db().begin().await?;
        tx.execute(queries::SESSION_END, args![mac]).await?;
        tx.commit().await?;
        return Ok(None);
    }
    let here = Whence::of(visit, headers).network(app, &mac) == row.network;
    if here && now - row.seen_at > SEEN_EVERY_MS {
        let mut tx = app.db().begin().await?;
        tx.execute(queries::SESSION_SEEN, args![mac, now]).await?;
        tx.commit().await?;
    }
    let role = Role::parse(&row.role)
        .ok_or_else(|| Error::Setting("a session has an unknown role".into()))?;
    let person = Person {
        id: row.person,
        name: row.name,
        role,
    };
    let held = Held {
        id: row.id,
        confirmed_at: row.confirmed_at,
        here,
        bare: row.bare == 1,
    };
    Ok(Some((person, held)))
}

/// Writes down that a session came from another network. Neither network is named, not even as a digest.
pub(crate) async fn note_strange(app: &App, person: &Person, held: &Held) -> Result<()> {
    let mut tx = app.db().begin().await?;
    let now = tx.now();
    let row = args![held.id, now, now - STRANGE_EVERY_MS];
    if tx.execute(queries::SESSION_STRANGE, row).await? == 1 {
        let id = person.id.to_string();
        audit::append(&mut tx, &id, "session.elsewhere", &id, "").await?;
    }
    tx.commit().await
}

fn mac(app: &App, token: &Token) -> [u8; 32] {
    app.keys().mac("session", token.bytes())
}

impl Visit {
    /// The signed-in member of staff as the audit chain names them.
    pub fn actor(&self) -> String {
        self.person()
            .map_or_else(|| "visitor".to_owned(), |p| p.id.to_string())
    }

    /// The session that carries this visit, on a route for staff.
    pub fn session(&self) -> Option<&Held> {
        self.session.as_ref()
    }
}
