//! Cases: what matched an abuse list or was escalated by a person, sealed, and followed until it is reported or found
//! not to be reportable, and destroyed when its time is over. Only the safety officer knows that they exist.

mod certificate;
mod check;
mod decide;
mod destroy;
mod evidence;
mod export;
mod grant;
mod hold;
mod keep;
mod limits;
mod link;
mod model;
mod note;
mod pages;
mod queries;
mod rehearse;
mod row;
mod seal;
mod second;
mod unseal;
mod views;
mod watch;

use store::{Db, Result, Uuid, args};

pub use certificate::{By, Certificate, Destroyed, hex};
pub use check::{Fault, check, check_all};
pub(crate) use decide::keep_after_report;
pub use decide::{Outcome, answer_doubt, doubt, mark_immediate, put_back, reopen, reported, take};
pub use destroy::{EvidenceDestroyed, Shred, destroy};
pub use evidence::Evidence;
pub(crate) use evidence::received;
pub use export::{Addressee, Maker, Package, evidence_name, export};
pub use grant::{Grant, GrantState, Purpose, Second, answer, ask};
pub use hold::{Hold, hold, holds, release};
pub use keep::Keep;
pub use link::{link, unlink};
pub use model::{Act, Alarm, CaseKind, CaseState, Certainty, Detected, Kept, Standing};
pub use note::{Note, note, notes};
pub use pages::routes;
pub use queries::ALL as STATEMENTS;
pub use rehearse::{is_to_be_rehearsed, rehearsals, rehearse};
pub use row::Case;
pub use seal::{Facts, Knowledge, TextFacts};
pub use unseal::{Unsealed, unseal};
pub(crate) use unseal::{note_for_report, use_up_for_report};
pub use watch::Ringing;

/// How many cases wait. For the safety officer's page and the operator's alarm, nobody else.
///
/// # Errors
/// When the database cannot be reached.
pub async fn open_cases(db: &Db) -> Result<i64> {
    db.number(queries::OPEN, args![]).await
}

/// Vault names come from the upload's id alone, so that a job that runs again finds what it stored.
fn vault_name(item: Uuid) -> String {
    item.simple().to_string()
}

#[cfg(test)]
mod tests;
