//! Tokens: the keys of the programs that ask the service. A token is shown once, when it is made.

use super::queries;
use std::{fmt, str::FromStr};
use store::{Db, Millis, Result, Token, Tx, args};
use web::{App, audit, clean_line};

/// What a token begins with, so that a scanner for leaked secrets knows one.
const PREFIX: &str = "rxg_";

/// The longest name a token may have in lists. Characters.
pub const NAME_CHARS_MAX: usize = 60;

/// What a program may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// `/h`: hashing files.
    Hash,
    /// `/m`: looking hashes and files up.
    Match,
    /// `/c`: reading and changing banks.
    Curate,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 3] = [Self::Hash, Self::Match, Self::Curate];

    /// Its stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hash => "hash",
            Self::Match => "match",
            Self::Curate => "curate",
        }
    }
}

impl FromStr for Scope {
    type Err = UnknownScope;

    fn from_str(name: &str) -> std::result::Result<Self, UnknownScope> {
        let found = Self::ALL.into_iter().find(|scope| scope.name() == name);
        found.ok_or(UnknownScope)
    }
}

/// A name that is no [`Scope`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a scope is hash, match or curate")]
pub struct UnknownScope;

/// Who asks, and what they may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The token's name; the audit chain says `token:NAME`.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
}

/// A token as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name and scopes.
    pub grant: Grant,
    /// When it was made.
    pub made_at: Millis,
    /// When it stopped working, if it has.
    pub revoked_at: Option<Millis>,
}

/// How making one ended.
#[derive(PartialEq, Eq)]
pub enum Made {
    /// The token, for the one who asked. It is stored nowhere and cannot be shown again.
    Token(String),
    /// There is one of that name, perhaps revoked: names are not used twice, so that the audit chain stays clear.
    NameTaken,
    /// No name is left after cleaning, it is too long, or no scope was given.
    Unusable,
}

/// Never the token.
impl fmt::Debug for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Token(_) => "Token(..)",
            Self::NameTaken => "NameTaken",
            Self::Unusable => "Unusable",
        })
    }
}

/// Makes a token.
///
/// # Errors
/// When the database refuses.
pub async fn make(tx: &mut Tx, app: &App, name: &str, scopes: &[Scope]) -> Result<Made> {
    let name = clean_line(name);
    if name.is_empty() || name.chars().count() > NAME_CHARS_MAX || scopes.is_empty() {
        return Ok(Made::Unusable);
    }
    let (id, now, token) = (tx.ids().row(), tx.now(), tx.ids().token());
    let scopes = scopes.iter().map(|scope| scope.name()).collect::<Vec<_>>();
    let scopes = scopes.join(" ");
    let row = args![id, &name, &scopes, mac(app, &token), now];
    if tx.execute(queries::TOKEN_INSERT, row).await? == 0 {
        return Ok(Made::NameTaken);
    }
    audit::append(tx, "system", "guard.token_made", &id.to_string(), &scopes).await?;
    Ok(Made::Token(format!("{PREFIX}{}", token.text())))
}

/// Ends a token. False if none of that name works.
///
/// # Errors
/// When the database refuses.
pub async fn revoke(tx: &mut Tx, name: &str) -> Result<bool> {
    let now = tx.now();
    let ended = tx.execute(queries::TOKEN_REVOKE, args![name, now]).await? == 1;
    if ended {
        audit::append(tx, "system", "guard.token_revoked", name, "").await?;
    }
    Ok(ended)
}

/// Every token there was, oldest first.
///
/// # Errors
/// When the database cannot be reached.
pub async fn list(db: &Db) -> Result<Vec<Listed>> {
    let rows: Vec<(String, String, Millis, Option<Millis>)> =
        db.all(queries::TOKENS, args![]).await?;
    let listed = rows
        .into_iter()
        .map(|(name, scopes, made_at, revoked_at)| Listed {
            grant: grant(name, &scopes),
            made_at,
            revoked_at,
        });
    Ok(listed.collect())
}

/// The tokens that work, by what is kept of each.
pub(super) async fn live(db: &Db) -> Result<Vec<(Vec<u8>, Grant)>> {
    let rows: Vec<(String, String, Vec<u8>)> = db.all(queries::TOKENS_LIVE, args![]).await?;
    let live = rows
        .into_iter()
        .map(|(name, scopes, mac)| (mac, grant(name, &scopes)));
    Ok(live.collect())
}

/// What is kept of a token as it was presented; `None` if it cannot be one.
pub(super) fn presented(app: &App, text: &str) -> Option<[u8; 32]> {
    let token = Token::parse(text.strip_prefix(PREFIX)?)?;
    Some(mac(app, &token))
}

fn mac(app: &App, token: &Token) -> [u8; 32] {
    app.keys().mac("guard-token", token.bytes())
}

fn grant(name: String, scopes: &str) -> Grant {
    let scopes = scopes.split(' ').filter_map(|scope| scope.parse().ok());
    Grant {
        name,
        scopes: scopes.collect(),
    }
}
