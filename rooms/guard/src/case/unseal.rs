//! Opening evidence: with a key that is kept offline, by who was granted it, and written down before a byte is shown.

use super::{Case, Evidence, Purpose, grant, queries};
use crate::key::{self, Slot};
use store::{Error, Result, Tx, Uuid, args};
use web::{App, audit};

/// Evidence that somebody may see now.
#[derive(Debug)]
pub struct Unsealed {
    /// The case.
    pub case: Case,
    /// The grant that was used up.
    pub grant: Uuid,
    /// What was sealed.
    pub evidence: Evidence,
}

const BEING_SENT: &str = "a report of this case is under way, and says whether anybody has seen it: finish it or take it back first";

/// Opens the evidence of a case for an officer who was granted it. `None` when no grant stands for this officer and this
/// key; a grant by the holder of one key needs the other key to open. [`Purpose::Open`] counts as a look at it from then on.
///
/// # Errors
/// [`Error::Missing`] when there is no such case or its evidence was destroyed; [`Error::Unsealable`] when the key is not
/// one of the vault's; [`Error::Setting`] when it would be seen while a report of it is under way. When the record cannot be
/// written nothing is shown.
pub async fn unseal(
    app: &App,
    officer: Uuid,
    id: Uuid,
    purpose: Purpose,
    private: &str,
) -> Result<Option<Unsealed>> {
    let slot = key::slot_of(app.db(), private)
        .await?
        .ok_or(Error::Unsealable)?;
    let case = Case::read(app.db(), id).await?.ok_or(Error::Missing)?;
    let Some(granted) = grant::standing(app, officer, id, purpose, Some(slot)).await? else {
        return Ok(None);
    };
    let evidence = Evidence::open(app, case.item, private).await?;
    let mut tx = app.db().begin().await?;
    if purpose == Purpose::Open {
        // Locked, so that no report goes out meanwhile that says nobody has seen it.
        Case::find(&mut tx, id).await?.ok_or(Error::Missing)?;
        if crate::report::is_being_sent(&mut tx, app.keys(), id).await? {
            return Err(Error::Setting(BEING_SENT.into()));
        }
    }
    if !grant::use_up(&mut tx, granted.id).await? {
        return Ok(None);
    }
    let now = tx.now();
    if purpose == Purpose::Open {
        tx.execute(queries::OPENED, args![id, now]).await?;
    }
    let (actor, subject) = (officer.to_string(), id.to_string());
    let detail = format!("{} {} key:{}", purpose.name(), granted.id, slot.name());
    audit::append(&mut tx, &actor, "guard.case_unsealed", &subject, &detail).await?;
    tx.commit().await?;
    Ok(Some(Unsealed {
        case,
        grant: granted.id,
        evidence,
    }))
}

/// Uses up what a report about `named` needs: its own grant, which covers the uploads of its post, and one for each case
/// of another post. Gives the cases nobody has granted to this officer and this key; the caller then commits nothing.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn use_up_for_report(
    app: &App,
    tx: &mut Tx,
    (officer, slot): (Uuid, Slot),
    named: &Case,
    cases: &[Case],
) -> Result<Vec<Uuid>> {
    let mut missing = Vec::new();
    let others = cases.iter().filter(|case| case.post != named.post);
    for case in std::iter::once(named).chain(others) {
        let standing = grant::standing(app, officer, case.id, Purpose::Report, Some(slot));
        let used = match standing.await? {
            Some(granted) => grant::use_up(tx, granted.id).await?,
            None => false,
        };
        if !used {
            missing.push(case.id);
        }
    }
    Ok(missing)
}

/// Writes down of each case that it is opened for a report, before a byte is.
///
/// # Errors
/// When the database refuses: then nothing is opened.
pub(crate) async fn note_for_report(
    tx: &mut Tx,
    (officer, slot): (Uuid, Slot),
    cases: &[Uuid],
) -> Result<()> {
    let actor = officer.to_string();
    let detail = format!("{} key:{}", Purpose::Report.name(), slot.name());
    for case in cases {
        let subject = case.to_string();
        audit::append(tx, &actor, "guard.case_unsealed", &subject, &detail).await?;
    }
    Ok(())
}
