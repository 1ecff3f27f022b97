//! Which of the two environments reports go to. Switching takes two people; production, a line that was tried, and an
//! instance that is no demonstration.

use super::{
    cybertip::{Line, Well},
    limits,
    model::Environment,
    queries,
};
use crate::Guard;
use store::{Db, Error, Millis, Result, Tx, Uuid, args};
use web::{App, Person};

type Stored = (String, Option<String>, Option<Uuid>, Millis);

/// What came of a switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switched {
    /// Waits for a second person.
    Proposed,
    /// Reports go there from now on.
    Done(Environment),
    /// Reports go there already.
    Already,
    /// Whoever proposed it cannot agree to it.
    SamePerson,
    /// Nobody proposed anything, or too long ago.
    NothingProposed,
    /// The line to production was not found well lately: try it first.
    NotTried,
    /// A demonstration never reports.
    Demo,
}

/// Where reports go.
pub(crate) async fn environment(tx: &mut Tx) -> Result<Environment> {
    let (name, ..): Stored = tx.one(queries::SWITCH, args![]).await?;
    read(&name)
}

/// Where reports go, and where somebody proposes that they go.
///
/// # Errors
/// When the database cannot be reached.
pub async fn standing(db: &Db) -> Result<(Environment, Option<Environment>)> {
    let (name, proposed, _, at): Stored = db.one(queries::SWITCH, args![]).await?;
    let fresh = db.now() < at.saturating_add(limits::PROPOSAL_MS);
    let proposed = proposed.filter(|_| fresh);
    let proposed = proposed.as_deref().and_then(Environment::parse);
    Ok((read(&name)?, proposed))
}

fn read(name: &str) -> Result<Environment> {
    let unknown = || Error::Setting("reports go somewhere that this version does not know".into());
    Environment::parse(name).ok_or_else(unknown)
}

/// The first of two people.
///
/// # Errors
/// When the database refuses.
pub async fn propose(app: &App, to: Environment, by: &Person) -> Result<Switched> {
    let mut tx = app.db().begin().await?;
    tx.execute(queries::SWITCH_LOCK, args![]).await?;
    if let Some(no) = barred(&mut tx, app, to).await? {
        return Ok(no);
    }
    let now = tx.now();
    tx.execute(queries::SWITCH_PROPOSE, args![to.name(), by.id, now])
        .await?;
    let (actor, verb) = (by.id.to_string(), "guard.report_switch_proposed");
    web::audit::append(&mut tx, &actor, verb, "reports", to.name()).await?;
    tx.commit().await?;
    Ok(Switched::Proposed)
}

/// The second of two people.
///
/// # Errors
/// When the database refuses.
pub async fn agree(app: &App, by: &Person) -> Result<Switched> {
    let mut tx = app.db().begin().await?;
    tx.execute(queries::SWITCH_LOCK, args![]).await?;
    let (_, proposed, proposer, at): Stored = tx.one(queries::SWITCH, args![]).await?;
    let fresh = tx.now() < at.saturating_add(limits::PROPOSAL_MS);
    let to = proposed.as_deref().and_then(Environment::parse);
    let (Some(to), Some(proposer), true) = (to, proposer, fresh) else {
        return Ok(Switched::NothingProposed);
    };
    if proposer == by.id {
        return Ok(Switched::SamePerson);
    }
    if let Some(no) = barred(&mut tx, app, to).await? {
        return Ok(no);
    }
    tx.execute(queries::SWITCH_TO, args![to.name()]).await?;
    let (actor, verb) = (by.id.to_string(), "guard.report_switched");
    web::audit::append(&mut tx, &actor, verb, "reports", to.name()).await?;
    tx.commit().await?;
    Ok(Switched::Done(to))
}

/// What stands against it, asked of both people.
async fn barred(tx: &mut Tx, app: &App, to: Environment) -> Result<Option<Switched>> {
    if environment(tx).await? == to {
        return Ok(Some(Switched::Already));
    }
    if to == Environment::Test {
        return Ok(None);
    }
    if app.settings().demo {
        return Ok(Some(Switched::Demo));
    }
    let well_at = tx.number(queries::WELL, args![to.name()]).await?;
    let tried = well_at > 0 && tx.now() < well_at.saturating_add(limits::STATUS_WELL_MS);
    Ok((!tried).then_some(Switched::NotTried))
}

/// Tries a line out (`GET /status`), and remembers that it was well.
///
/// # Errors
/// When the database refuses.
pub async fn try_out(guard: &Guard, line: &Line) -> Result<Well> {
    let well = line.status().await;
    if well == Well::Yes {
        let mut tx = guard.app().db().begin().await?;
        let now = tx.now();
        let environment = line.environment().name();
        tx.execute(queries::WELL_NOW, args![environment, now])
            .await?;
        tx.commit().await?;
    }
    Ok(well)
}
