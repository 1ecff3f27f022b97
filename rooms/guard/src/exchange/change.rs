//! Exchanges made, paused, resumed, run at once and removed by people. Each act is in the audit chain.

use super::{
    limits,
    model::{Exchange, Kind},
    queries,
    row::format_name,
    work::JOB,
};
use crate::{
    Purpose,
    bank::{self, NewBank, Outcome},
};
use hashbank::import::Format;
use std::path::Path;
use store::{Result, Tx, args};
use web::{
    App, audit, clean_line,
    outbound::{self, Credentials, Outbound, Policy},
};

/// An exchange to make.
#[derive(Clone, Debug)]
pub struct NewExchange {
    /// Its name: a line of at most 60 characters that no other exchange has.
    pub name: String,
    /// What is at the other end.
    pub kind: Kind,
    /// An address (`https://...`), or an absolute path on the machine of every node.
    pub place: String,
    /// What the other side calls the list, where it has several.
    pub remote: Option<String>,
    /// How a file is written; by its ending when absent.
    pub format: Option<Format>,
    /// The bank it fills: one that is not there yet, or that this exchange filled before.
    pub bank: String,
    /// What the bank is for.
    pub purpose: Purpose,
    /// Distance within which a PDQ of it matches. Bits, of 256.
    pub threshold: u32,
    /// The file that says who we are to the other side.
    pub credentials_file: Option<String>,
    /// From the end of a run to the next. Milliseconds.
    pub interval_ms: i64,
}

/// Why an exchange was not made.
#[derive(thiserror::Error, Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMade {
    /// Another exchange has this name.
    #[error("another exchange has this name")]
    Taken,
    /// The bank is filled otherwise, or has another purpose: an exchange needs one of its own, since it takes out of it
    /// what its list does not name any more.
    #[error("this bank is filled in another way; an exchange needs a bank of its own")]
    Bank,
    /// A name, a threshold or a time is out of range.
    #[error("a name is empty or too long, or a number is out of range")]
    Invalid,
    /// The place cannot be reached by the rules of outbound requests.
    #[error("the place cannot be used: {0}")]
    Place(outbound::Error),
    /// A path that does not begin with a slash.
    #[error("the path must be a whole one")]
    Path,
    /// This kind needs a file with credentials.
    #[error("this list answers nobody it does not know: name a file with credentials")]
    NoCredentials,
}

/// Makes an exchange, and its bank when there is none. It is due at once.
///
/// # Errors
/// When the database refuses.
pub async fn add(
    tx: &mut Tx,
    app: &App,
    actor: &str,
    new: &NewExchange,
) -> Result<std::result::Result<Exchange, NotMade>> {
    if let Err(why) = new.fits(app) {
        return Ok(Err(why));
    }
    let wanted = NewBank {
        threshold: new.threshold,
        exchange: Some(new.name.clone()),
        ..NewBank::new(&new.bank, new.purpose, new.kind.name())
    };
    let bank = match bank::ensure(tx, actor, &wanted).await? {
        Outcome::Done(bank) if bank.exchange.as_ref() == Some(&new.name) => bank,
        Outcome::Invalid => return Ok(Err(NotMade::Invalid)),
        Outcome::Done(_) | Outcome::Taken | Outcome::Missing => return Ok(Err(NotMade::Bank)),
    };
    let (id, now) = (tx.ids().row(), tx.now());
    let row = args![
        id,
        &new.name,
        new.kind.name(),
        &new.place,
        &new.remote,
        new.format.and_then(format_name),
        bank.id,
        &new.credentials_file,
        new.interval_ms,
        now,
    ];
    if tx.execute(queries::INSERT, row).await? == 0 {
        return Ok(Err(NotMade::Taken));
    }
    tx.enqueue_once(JOB, &id.to_string(), &id, now).await?;
    let detail = format!("{} into {}", new.kind.name(), bank.id);
    audit::append(tx, actor, "guard.exchange_added", &id.to_string(), &detail).await?;
    let row: super::row::Row = tx.one(queries::NAMED, args![&new.name]).await?;
    Ok(Ok(row.open(now)?))
}

impl NewExchange {
    fn fits(&self, app: &App) -> std::result::Result<(), NotMade> {
        let name = clean_line(&self.name);
        let fits = name == self.name
            && (1..=limits::NAME_CHARS_MAX).contains(&name.chars().count())
            && (1..=limits::PLACE_BYTES_MAX).contains(&self.place.len())
            && (limits::INTERVAL_MS_MIN..=limits::INTERVAL_MS_MAX).contains(&self.interval_ms)
            && (self.kind != Kind::Hma || self.remote.is_some());
        if !fits {
            return Err(NotMade::Invalid);
        }
        if self.kind == Kind::File {
            let whole = Path::new(&self.place).is_absolute();
            return if whole { Ok(()) } else { Err(NotMade::Path) };
        }
        if self.kind.needs_credentials() && self.credentials_file.is_none() {
            return Err(NotMade::NoCredentials);
        }
        if let Some(file) = &self.credentials_file {
            Credentials::read(Path::new(file)).map_err(NotMade::Place)?;
        }
        self.is_in_reach(app).map_err(NotMade::Place)
    }
}

impl NewExchange {
    /// Nothing is connected for this.
    fn is_in_reach(&self, app: &App) -> std::result::Result<(), outbound::Error> {
        let base = match self.kind {
            // The address of a file may have a query.
            Kind::Url => outbound::origin(&self.place)?,
            _ => self.place.clone(),
        };
        Outbound::new(app.settings(), Policy::new("exchange", base)).map(|_| ())
    }
}

/// Pauses an exchange: a run under way stops after its page. False when it was paused.
///
/// # Errors
/// When the database refuses.
pub async fn pause(tx: &mut Tx, actor: &str, exchange: &Exchange) -> Result<bool> {
    let done = tx.execute(queries::PAUSE, args![exchange.id]).await? == 1;
    say(tx, actor, "guard.exchange_paused", exchange, done).await
}

/// Has a paused exchange go on, now. False when it was not paused.
///
/// # Errors
/// When the database refuses.
pub async fn resume(tx: &mut Tx, actor: &str, exchange: &Exchange) -> Result<bool> {
    let now = tx.now();
    let done = tx.execute(queries::RESUME, args![exchange.id, now]).await? == 1;
    let key = exchange.id.to_string();
    tx.enqueue_once(JOB, &key, &exchange.id, now).await?;
    say(tx, actor, "guard.exchange_resumed", exchange, done).await
}

/// Removes an exchange. Its bank and what is in it stay. False when it was gone.
///
/// # Errors
/// When the database refuses.
pub async fn remove(tx: &mut Tx, actor: &str, exchange: &Exchange) -> Result<bool> {
    let done = tx.execute(queries::DELETE, args![exchange.id]).await? == 1;
    say(tx, actor, "guard.exchange_removed", exchange, done).await
}

async fn say(
    tx: &mut Tx,
    actor: &str,
    verb: &'static str,
    exchange: &Exchange,
    done: bool,
) -> Result<bool> {
    if done {
        audit::append(tx, actor, verb, &exchange.id.to_string(), "").await?;
    }
    Ok(done)
}
