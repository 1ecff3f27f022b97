//! Two people for what one must not do alone: one asks and says why, another one agrees, and then it may be done once,
//! by who asked, within the hour.

use super::{Case, Outcome, Standing, note, queries};
use crate::{Slot, case::limits};
use serde::{Serialize, Serializer};
use store::{Error, Millis, Result, Tx, Uuid, args};
use web::{App, audit};

super::model::words! {
    /// What is asked for.
    Purpose {
        /// To open the evidence on the own machine, and see it.
        Open = "open",
        /// To make a sealed package of it for law enforcement. Nobody here sees it.
        Export = "export",
        /// To send it as a report, or to write it out as one. Nobody here sees it.
        Report = "report",
        /// To destroy it: its time is over, or it need not be reported.
        Destroy = "destroy",
        /// To destroy it before that, because law enforcement asks (18 USC 2258B(c)).
        DestroyByOrder = "destroy_by_order",
    }
}

super::model::words! {
    /// Where a request stands. Whether its time is over is another question ([`Grant::stands`]).
    GrantState {
        /// Somebody asks.
        Asked = "asked",
        /// Somebody else agreed.
        Granted = "granted",
        /// Somebody else did not.
        Refused = "refused",
        /// It was used.
        Used = "used",
    }
}

/// A request, and what became of it.
#[derive(Clone, Debug, Serialize)]
pub struct Grant {
    /// Its row.
    pub id: Uuid,
    /// The case.
    pub about: Uuid,
    /// What for.
    pub purpose: Purpose,
    /// Where it stands.
    pub state: GrantState,
    /// Why, in the words of who asked.
    pub reason: String,
    /// The officer who asked.
    pub asked_by: Uuid,
    /// When, milliseconds since 1970 (UTC).
    pub asked_at: Millis,
    /// Who decided: an officer's row, or `key:SLOT`.
    pub decided_by: Option<String>,
    /// Until when it waits or stands, milliseconds since 1970 (UTC).
    pub expires_at: Millis,
    /// When it was used, milliseconds since 1970 (UTC).
    pub used_at: Option<Millis>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    about: Uuid,
    purpose: String,
    state: String,
    reason: Vec<u8>,
    asked_by: Uuid,
    asked_at: Millis,
    decided_by: Option<String>,
    expires_at: Millis,
    used_at: Option<Millis>,
}

impl Purpose {
    pub(crate) fn destroys(self) -> bool {
        matches!(self, Self::Destroy | Self::DestroyByOrder)
    }

    /// Whether it can be asked for at all: nobody is to be bothered for what will be refused.
    pub(crate) fn fits(
        self,
        standing: &Standing,
        now: Millis,
    ) -> std::result::Result<(), super::Kept> {
        if self.destroys() {
            return standing.may_be_destroyed(now, self == Self::DestroyByOrder);
        }
        match standing.state {
            super::CaseState::Destroyed => Err(super::Kept::Gone),
            _ => Ok(()),
        }
    }
}

impl Grant {
    /// It may be used now.
    pub fn stands(&self, now: Millis) -> bool {
        self.state == GrantState::Granted && now < self.expires_at
    }

    /// It waits for a second person.
    pub fn waits(&self, now: Millis) -> bool {
        self.state == GrantState::Asked && now < self.expires_at
    }

    fn read(app: &App, row: Row) -> Result<Self> {
        let unknown =
            || Error::Setting("a grant is in a state that this version does not know".into());
        Ok(Self {
            reason: note::opened(app, row.id, &row.reason)?,
            id: row.id,
            about: row.about,
            purpose: Purpose::parse(&row.purpose).ok_or_else(unknown)?,
            state: GrantState::parse(&row.state).ok_or_else(unknown)?,
            asked_by: row.asked_by,
            asked_at: row.asked_at,
            decided_by: row.decided_by,
            expires_at: row.expires_at,
            used_at: row.used_at,
        })
    }

    /// Everything that was asked about a case, oldest first.
    ///
    /// # Errors
    /// When the database cannot be reached, or a reason is sealed with another key.
    pub async fn all(app: &App, about: Uuid) -> Result<Vec<Self>> {
        let rows: Vec<Row> = app.db().all(queries::GRANTS, args![about]).await?;
        rows.into_iter().map(|row| Self::read(app, row)).collect()
    }

    /// Everything that waits for a second person, of all cases, oldest first.
    ///
    /// # Errors
    /// As [`Grant::all`].
    pub async fn waiting(app: &App) -> Result<Vec<Self>> {
        let now = app.clock().now();
        let rows: Vec<Row> = app.db().all(queries::GRANTS_WAITING, args![now]).await?;
        rows.into_iter().map(|row| Self::read(app, row)).collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// As [`Grant::all`].
    pub async fn one(app: &App, id: Uuid) -> Result<Option<Self>> {
        let row: Option<Row> = app.db().optional(queries::GRANT, args![id]).await?;
        row.map(|row| Self::read(app, row)).transpose()
    }
}

/// An officer asks.
///
/// # Errors
/// When the database refuses.
pub async fn ask(
    app: &App,
    officer: Uuid,
    id: Uuid,
    purpose: Purpose,
    why: &str,
) -> Result<Outcome> {
    let Some(why) = note::reason(why) else {
        return Ok(Outcome::NoReason);
    };
    let mut tx = app.db().begin().await?;
    let Some(case) = Case::find(&mut tx, id).await? else {
        return Ok(Outcome::Gone);
    };
    let (grant, now) = (tx.ids().row(), tx.now());
    if let Err(kept) = purpose.fits(&case.standing(), now) {
        return Ok(Outcome::Kept(kept));
    }
    let row = args![
        grant,
        id,
        purpose.name(),
        note::sealed(app, grant, why),
        officer,
        now,
        now + limits::ASKED_MS
    ];
    tx.execute(queries::GRANT_INSERT, row).await?;
    let (actor, subject) = (officer.to_string(), id.to_string());
    audit::append(
        &mut tx,
        &actor,
        "guard.case_asked",
        &subject,
        purpose.name(),
    )
    .await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// The second of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Second {
    /// Another safety officer, or the second signatory, signed in.
    Officer(Uuid),
    /// Who holds the other key of the vault, and has just shown that they do: the second signatory of an instance that has
    /// one officer only.
    Key(Slot),
}

impl Second {
    fn name(self) -> String {
        match self {
            Self::Officer(id) => id.to_string(),
            Self::Key(slot) => format!("key:{}", slot.name()),
        }
    }
}

/// A second person answers. What was granted stands for an hour.
///
/// # Errors
/// When the database refuses.
pub async fn answer(app: &App, second: Second, grant: Uuid, agrees: bool) -> Result<Outcome> {
    let Some(asked) = Grant::one(app, grant).await? else {
        return Ok(Outcome::Gone);
    };
    if second == Second::Officer(asked.asked_by) && agrees {
        return Ok(Outcome::SamePerson);
    }
    // The safety officer may hold this key: with it one person would destroy alone, and no key is needed to destroy.
    let operator = second == Second::Key(Slot::Operator);
    if agrees && asked.purpose.destroys() && operator {
        return Ok(Outcome::SamePerson);
    }
    let mut tx = app.db().begin().await?;
    let now = tx.now();
    let state = if agrees {
        GrantState::Granted
    } else {
        GrantState::Refused
    };
    let row = args![
        grant,
        state.name(),
        second.name(),
        now,
        now + limits::GRANTED_MS
    ];
    if tx.execute(queries::GRANT_DECIDE, row).await? == 0 {
        return Ok(Outcome::Gone);
    }
    let (verb, subject) = (
        format!("guard.case_{}", state.name()),
        asked.about.to_string(),
    );
    let detail = format!("{} {grant}", asked.purpose.name());
    audit::append(&mut tx, &second.name(), &verb, &subject, &detail).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// The grant by which this officer may do this now. `with`: the key it is done with, which is never the key by which it
/// was granted.
pub(super) async fn standing(
    app: &App,
    officer: Uuid,
    about: Uuid,
    purpose: Purpose,
    with: Option<Slot>,
) -> Result<Option<Grant>> {
    let now = app.clock().now();
    let mut all = Grant::all(app, about).await?.into_iter();
    Ok(all.find(|grant| {
        let by_this_key = with.map(|slot| Second::Key(slot).name());
        grant.stands(now)
            && grant.purpose == purpose
            && grant.asked_by == officer
            && (by_this_key.is_none() || grant.decided_by != by_this_key)
    }))
}

/// Uses it up, in the transaction of the act it is for. False when somebody was quicker, or its hour is over.
pub(super) async fn use_up(tx: &mut Tx, grant: Uuid) -> Result<bool> {
    let now = tx.now();
    Ok(tx.execute(queries::GRANT_USE, args![grant, now]).await? == 1)
}
