//! A person's sessions, as they themselves see them.

use super::{BACK_MS, Device, IDLE_MS};
use crate::queries;
use store::{Db, Millis, Result, Uuid, args};

/// A session in the list of its bearer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its row, by which it can be ended.
    pub id: Uuid,
    /// When it began, milliseconds since 1970 (UTC).
    pub made_at: Millis,
    /// When it was last used, to the minute, milliseconds since 1970 (UTC).
    pub seen_at: Millis,
    /// What kind of device it began on.
    pub device: Device,
    /// When it was last used from another network, and opened nothing there; milliseconds since 1970 (UTC).
    pub strange_at: Option<Millis>,
}

/// The sessions of a person that run now, the latest first.
///
/// # Errors
/// When the database cannot be reached.
pub async fn of(db: &Db, person: Uuid) -> Result<Vec<Listed>> {
    type Row = (Uuid, Millis, Millis, String, Option<Millis>);
    let now = db.now();
    let args = args![person, now, now - IDLE_MS, now + BACK_MS];
    let rows: Vec<Row> = db.all(queries::SESSIONS_OF, args).await?;
    let listed = |(id, made_at, seen_at, device, strange_at): Row| Listed {
        id,
        made_at,
        seen_at,
        device: Device::parse(&device),
        strange_at,
    };
    Ok(rows.into_iter().map(listed).collect())
}
