//! What officers decide about a case. Each verb: check, do, audit, in one transaction.

use super::{Act, Case, Kept, note, queries};
use store::{Result, Tx, Uuid, args};
use web::{App, audit};

/// How an act ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is so now.
    Done,
    /// There is no such case, or it is no longer where this can be done.
    Gone,
    /// Two people must do this, and this is the first of them again.
    SamePerson,
    /// It needs a reason, in a sentence or a few.
    NoReason,
    /// There is no grant that stands for this person.
    NotGranted,
    /// The evidence must be kept.
    Kept(Kept),
}

impl Outcome {
    /// A stable name, for `--json` and for the words of a page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Gone => "gone",
            Self::SamePerson => "same-person",
            Self::NoReason => "no-reason",
            Self::NotGranted => "not-granted",
            Self::Kept(Kept::Held) => "held",
            Self::Kept(Kept::Undecided) => "undecided",
            Self::Kept(Kept::Until(_)) => "too-soon",
            Self::Kept(Kept::Gone) => "destroyed",
        }
    }
}

/// An officer takes a case, or takes it over from another.
///
/// # Errors
/// When the database refuses.
pub async fn take(app: &App, officer: Uuid, id: Uuid) -> Result<Outcome> {
    let mut tx = app.db().begin().await?;
    let Some(mut case) = Case::find(&mut tx, id).await? else {
        return Ok(Outcome::Gone);
    };
    if !case.move_by(&mut tx, Act::Take).await? {
        return Ok(Outcome::Gone);
    }
    tx.execute(queries::ASSIGN, args![id, officer]).await?;
    done(tx, officer, id, "guard.case_taken").await
}

/// They put it back for another.
///
/// # Errors
/// When the database refuses.
pub async fn put_back(app: &App, officer: Uuid, id: Uuid) -> Result<Outcome> {
    let mut tx = app.db().begin().await?;
    let Some(mut case) = Case::find(&mut tx, id).await? else {
        return Ok(Outcome::Gone);
    };
    if !case.move_by(&mut tx, Act::PutBack).await? {
        return Ok(Outcome::Gone);
    }
    tx.execute(queries::ASSIGN, args![id, None::<Uuid>]).await?;
    done(tx, officer, id, "guard.case_put_back").await
}

/// An officer says that a case need not be reported. Nothing follows from it until a second one agrees.
///
/// # Errors
/// When the database refuses.
pub async fn doubt(app: &App, officer: Uuid, id: Uuid, why: &str) -> Result<Outcome> {
    let Some(why) = note::reason(why) else {
        return Ok(Outcome::NoReason);
    };
    let mut tx = app.db().begin().await?;
    let Some(mut case) = Case::find(&mut tx, id).await? else {
        return Ok(Outcome::Gone);
    };
    if !case.move_by(&mut tx, Act::Doubt).await? {
        return Ok(Outcome::Gone);
    }
    tx.execute(queries::DOUBTED_BY, args![id, officer]).await?;
    note::keep(&mut tx, app, (id, officer), Act::Doubt.name(), why).await?;
    done(tx, officer, id, "guard.case_doubted").await
}

/// A second officer agrees, or does not. The first one may take their own doubt back, but not agree with it.
///
/// # Errors
/// When the database refuses.
pub async fn answer_doubt(
    app: &App,
    officer: Uuid,
    id: Uuid,
    agrees: bool,
    why: &str,
) -> Result<Outcome> {
    let Some(why) = note::reason(why) else {
        return Ok(Outcome::NoReason);
    };
    let mut tx = app.db().begin().await?;
    let Some(mut case) = Case::find(&mut tx, id).await? else {
        return Ok(Outcome::Gone);
    };
    if agrees && case.doubted_by == Some(officer) {
        return Ok(Outcome::SamePerson);
    }
    let (act, verb) = if agrees {
        (Act::Agree, "guard.case_not_reportable")
    } else {
        (Act::Disagree, "guard.case_doubt_refused")
    };
    if !case.move_by(&mut tx, act).await? {
        return Ok(Outcome::Gone);
    }
    note::keep(&mut tx, app, (id, officer), act.name(), why).await?;
    done(tx, officer, id, verb).await
}

/// What two officers found not to be reportable is looked at anew.
///
/// # Errors
/// When the database refuses.
pub async fn reopen(app: &App, officer: Uuid, id: Uuid, why: &str) -> Result<Outcome> {
    let Some(why) = note::reason(why) else {
        return Ok(Outcome::NoReason);
    };
    let mut tx = app.db().begin().await?;
    let Some(mut case) = Case::find(&mut tx, id).await? else {
        return Ok(Outcome::Gone);
    };
    if !case.move_by(&mut tx, Act::Reopen).await? {
        return Ok(Outcome::Gone);
    }
    tx.execute(queries::ASSIGN, args![id, officer]).await?;
    note::keep(&mut tx, app, (id, officer), Act::Reopen.name(), why).await?;
    done(tx, officer, id, "guard.case_reopened").await
}

/// It was reported, under this number: a year begins in which it is preserved. In the transaction in which the report
/// was found to be received; coming twice changes nothing.
///
/// # Errors
/// When the database refuses.
pub async fn reported(
    tx: &mut Tx,
    id: Uuid,
    (authority, number): (&str, &str),
    actor: &str,
) -> Result<Outcome> {
    let Some(mut case) = Case::find(tx, id).await? else {
        return Ok(Outcome::Gone);
    };
    let report = format!("{authority} {number}");
    if case.report.as_deref() == Some(&*report) {
        return Ok(Outcome::Done);
    }
    if !case.move_by(tx, Act::Report).await? {
        return Ok(Outcome::Gone);
    }
    let now = tx.now();
    tx.execute(queries::REPORTED, args![id, now, report])
        .await?;
    // To whom, never the number: the chain is kept for ever.
    let subject = id.to_string();
    audit::append(tx, actor, "guard.case_reported", &subject, authority).await?;
    Ok(Outcome::Done)
}

/// A case that was reported is reported once more, to another authority: it is preserved for a year from now.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn keep_after_report(tx: &mut Tx, id: Uuid) -> Result<()> {
    let until = tx.now() + super::limits::PRESERVE_MS;
    tx.execute(queries::KEEP_UNTIL, args![id, until]).await?;
    Ok(())
}

/// Somebody's life may be at stake, or no longer: an hour instead of a day.
///
/// # Errors
/// When the database refuses.
pub async fn mark_immediate(
    app: &App,
    officer: Uuid,
    id: Uuid,
    immediate: bool,
) -> Result<Outcome> {
    let mut tx = app.db().begin().await?;
    let case = Case::find(&mut tx, id).await?;
    if !case.is_some_and(|case| case.state.is_waiting()) {
        return Ok(Outcome::Gone);
    }
    tx.execute(queries::IMMEDIATE, args![id, immediate]).await?;
    let verb = if immediate {
        "guard.case_made_immediate"
    } else {
        "guard.case_made_ordinary"
    };
    done(tx, officer, id, verb).await
}

pub(super) async fn done(mut tx: Tx, officer: Uuid, id: Uuid, verb: &str) -> Result<Outcome> {
    let (actor, subject) = (officer.to_string(), id.to_string());
    audit::append(&mut tx, &actor, verb, &subject, "").await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}
