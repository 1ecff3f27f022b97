//! Who works here.

use crate::{TRAINING, queries};
use store::{Db, Error, Millis, Result, Uuid, args};
use web::{Person, Role};

/// The text people agree to before they start. A new text is a new name, and everybody is asked again.
pub(crate) const AGREEMENT: &str = "desk-1";

/// A person who works here, as owners see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Their row; the audit chain names them by it.
    pub id: Uuid,
    /// The name colleagues see.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Since when they are invited.
    pub made_at: Millis,
    /// When they agreed, as adults, to the text as it is now.
    pub agreed_at: Option<Millis>,
    /// True when they passed the training as it is now.
    pub trained: bool,
    /// Until when a link is open that they have not used yet.
    pub link_until: Option<Millis>,
}

#[derive(sqlx::FromRow)]
pub(crate) struct Row {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) role: String,
    made_at: Millis,
    agreed: Option<String>,
    agreed_at: Option<Millis>,
    trained: Option<String>,
    link_until: Option<Millis>,
}

impl TryFrom<Row> for Member {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let now_agreed = row.agreed.as_deref() == Some(AGREEMENT);
        Ok(Self {
            role: role(&row.role)?,
            id: row.id,
            name: row.name,
            made_at: row.made_at,
            agreed_at: row.agreed_at.filter(|_| now_agreed),
            trained: row.trained.as_deref() == Some(TRAINING),
            link_until: row.link_until,
        })
    }
}

/// A row of somebody who comes in.
pub(crate) fn person((id, name, text): (Uuid, String, String)) -> Result<Person> {
    Ok(Person {
        id,
        name,
        role: role(&text)?,
    })
}

pub(crate) fn role(name: &str) -> Result<Role> {
    Role::parse(name).ok_or_else(|| Error::Setting("a person has an unknown role".into()))
}

/// Everybody who works here now, in the order they were invited.
///
/// # Errors
/// When the database cannot be reached.
pub async fn people(db: &Db) -> Result<Vec<Member>> {
    let rows: Vec<Row> = db.all(queries::PEOPLE, args![db.now()]).await?;
    rows.into_iter().map(Member::try_from).collect()
}

/// One person who works here now.
pub(crate) async fn member(db: &Db, id: Uuid) -> Result<Option<Member>> {
    let row: Option<Row> = db.optional(queries::PERSON, args![id, db.now()]).await?;
    row.map(Member::try_from).transpose()
}

/// Every role by its stable name, with the key of the words that say what it may do.
pub fn roles() -> impl Iterator<Item = (Role, String)> {
    Role::ALL
        .into_iter()
        .map(|role| (role, format!("staff-role-{}-may", role.name())))
}
