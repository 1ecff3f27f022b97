//! Cases: what matched an abuse list or was escalated by a person, sealed, and followed until it is reported or found
//! not to be reportable, and destroyed when its time is over. Only the safety officer knows that they exist.

mod evidence;
mod limits;
mod model;
mod queries;
mod row;
mod seal;

use store::{Db, Result, Uuid, args};

pub use evidence::Evidence;
pub use model::{Act, Alarm, CaseKind, CaseState, Certainty, Detected, Kept, Standing};
pub use queries::ALL as STATEMENTS;
pub use row::Case;
pub use seal::{Facts, Knowledge, TextFacts};

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
