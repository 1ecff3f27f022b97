//! Signed-in staff. Sessions are short, kept as a keyed digest of their token, and can be ended from outside. Readers
//! never have one.

use crate::{App, Visit, queries};
use http::{HeaderMap, HeaderValue, header};
use store::{Error, Millis, Result, Token, Tx, Uuid, args};

/// A session ends after this, used or not.
pub const WHOLE_MS: Millis = 12 * 3_600_000;
/// A session that was not used for this long has ended.
pub const IDLE_MS: Millis = 30 * 60_000;
/// `seen_at` is written at most this often.
const SEEN_EVERY_MS: Millis = 60_000;

/// What a member of staff may do. Each role may do exactly what its rooms say; an owner may do everything but cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Runs the instance: people, settings.
    Owner,
    /// Runs the day.
    Organiser,
    /// Writes content.
    Editor,
    /// Decides posts.
    Moderator,
    /// Decides posts, and answers for the desk: second opinions, appeals, reasons, how the group does.
    LeadModerator,
    /// Cases, vault, reports. The only one who knows that cases exist.
    SafetyOfficer,
    /// Reads the trail and the numbers of the desk; changes nothing.
    Auditor,
}

/// Those who look at posts and decide.
pub const DECIDERS: &[Role] = &[Role::Moderator, Role::LeadModerator];

impl Role {
    /// Every role, for the command line and for tests.
    pub const ALL: [Self; 7] = [
        Self::Owner,
        Self::Organiser,
        Self::Editor,
        Self::Moderator,
        Self::LeadModerator,
        Self::SafetyOfficer,
        Self::Auditor,
    ];

    /// True for those who look at posts and decide.
    #[must_use]
    pub fn decides(self) -> bool {
        DECIDERS.contains(&self)
    }

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Organiser => "organiser",
            Self::Editor => "editor",
            Self::Moderator => "moderator",
            Self::LeadModerator => "lead-moderator",
            Self::SafetyOfficer => "safety-officer",
            Self::Auditor => "auditor",
        }
    }

    /// Reads a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// A signed-in member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their row in the staff room.
    pub id: Uuid,
    /// The name colleagues see.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// Starts a session; the token goes into the cookie made by [`cookie`].
///
/// # Errors
/// When the database refuses.
pub async fn start(tx: &mut Tx, app: &App, person: &Person) -> Result<Token> {
    let token = tx.ids().token();
    let now = tx.now();
    let mac = app.keys().mac("session", token.bytes());
    let row = args![
        mac,
        person.id,
        &person.name,
        person.role.name(),
        now,
        now + WHOLE_MS
    ];
    tx.execute(queries::SESSION_INSERT, row).await?;
    Ok(token)
}

/// Ends the session of this visit.
///
/// # Errors
/// When the database refuses.
pub async fn end(tx: &mut Tx, app: &App, headers: &HeaderMap) -> Result<()> {
    if let Some(token) = token(app, headers) {
        tx.execute(
            queries::SESSION_END,
            args![app.keys().mac("session", token.bytes())],
        )
        .await?;
    }
    Ok(())
}

/// Ends every session of a person, at once.
///
/// # Errors
/// When the database refuses.
pub async fn end_all_of(tx: &mut Tx, person: Uuid) -> Result<u64> {
    tx.execute(queries::SESSION_END_PERSON, args![person]).await
}

/// Removes sessions that have ended.
///
/// # Errors
/// When the database refuses.
pub async fn prune(tx: &mut Tx) -> Result<u64> {
    let now = tx.now();
    tx.execute(queries::SESSION_PRUNE, args![now]).await
}

/// Who the cookie belongs to, if its session still runs.
pub(crate) async fn find(app: &App, headers: &HeaderMap) -> Result<Option<Person>> {
    let Some(token) = token(app, headers) else {
        return Ok(None);
    };
    let (mac, now) = (app.keys().mac("session", token.bytes()), app.clock().now());
    let row: Option<(Uuid, String, String, i64, i64)> = app
        .db()
        .optional(queries::SESSION_FIND, args![mac, now, now - IDLE_MS])
        .await?;
    let Some((id, name, role, seen_at, _)) = row else {
        return Ok(None);
    };
    if now - seen_at > SEEN_EVERY_MS {
        let mut tx = app.db().begin().await?;
        tx.execute(queries::SESSION_SEEN, args![mac, now]).await?;
        tx.commit().await?;
    }
    let role =
        Role::parse(&role).ok_or_else(|| Error::Setting("a session has an unknown role".into()))?;
    Ok(Some(Person { id, name, role }))
}

/// The cookie that carries a session. `__Host-` binds it to this origin; it cannot be set without HTTPS, so that plain
/// HTTP on one's own machine has a name without it.
pub fn cookie(app: &App, token: &Token) -> Option<HeaderValue> {
    let seconds = WHOLE_MS / 1000;
    let (name, secure) = name(app);
    let text = format!(
        "{name}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}",
        token.text()
    );
    HeaderValue::from_str(&text).ok()
}

/// The cookie that takes a session away.
pub fn no_cookie(app: &App) -> Option<HeaderValue> {
    let (name, secure) = name(app);
    HeaderValue::from_str(&format!(
        "{name}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0{secure}"
    ))
    .ok()
}

fn name(app: &App) -> (&'static str, &'static str) {
    if app.settings().https() {
        ("__Host-redx", "; Secure")
    } else {
        ("redx", "")
    }
}

fn token(app: &App, headers: &HeaderMap) -> Option<Token> {
    read_cookie(headers, name(app).0).and_then(Token::parse)
}

/// The value of a cookie.
pub(crate) fn read_cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, value)| value)
}

impl Visit {
    /// The signed-in member of staff as the audit chain names them.
    pub fn actor(&self) -> String {
        self.person()
            .map_or_else(|| "visitor".to_owned(), |p| p.id.to_string())
    }
}
