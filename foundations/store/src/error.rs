//! What can go wrong below the rooms. Causes are for the log; a room turns them into its own error with a safe text.

/// Result of every call in this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failure of the database, the object store or the key file.
#[derive(thiserror::Error)]
pub enum Error {
    /// The database refused or could not be reached.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The migrations could not be applied; the message says which.
    #[error("migration: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// The object store refused or could not be reached.
    #[error("objects: {0}")]
    Objects(#[from] object_store::Error),
    /// An object of that name is already there; nothing was written.
    #[error("an object of that name exists")]
    Exists,
    /// No object of that name.
    #[error("no such object")]
    Missing,
    /// A sealed value does not open: wrong key, cut short, or tampered with.
    #[error("sealed data does not open")]
    Unsealable,
    /// A stored event or job body is not of the expected shape.
    #[error("stored body: {0}")]
    Body(#[from] serde_json::Error),
    /// File work on the data folder failed.
    #[error("data folder: {0}")]
    Io(#[from] std::io::Error),
    /// An earlier statement of this transaction failed, so nothing of it may be written. PostgreSQL insists on this;
    /// here it holds on both engines.
    #[error("an earlier statement of this transaction failed")]
    Spoilt,
    /// Text with a NUL, which PostgreSQL cannot hold; refused on both engines before it is sent.
    #[error("text may not contain NUL")]
    Nul,
    /// A setting (address of the database or the objects) cannot be used; the text says why.
    #[error("{0}")]
    Setting(String),
}

impl Error {
    /// True when the same call may succeed later (a lost connection, a busy database).
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Database(sqlx::Error::Database(e)) => {
                e.code().is_some_and(|code| passing(code.as_ref()))
            }
            Self::Database(e) => matches!(
                e,
                sqlx::Error::Io(_)
                    | sqlx::Error::PoolTimedOut
                    | sqlx::Error::PoolClosed
                    | sqlx::Error::WorkerCrashed
                    | sqlx::Error::BeginFailed
            ),
            Self::Objects(_) | Self::Io(_) => true,
            _ => false,
        }
    }

    /// True when a row with the same unique key was already there.
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(e)) if e.is_unique_violation())
    }
}

/// As its text: what PostgreSQL adds to a `Debug` names the values of the row, and those may not reach a log.
impl std::fmt::Debug for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Error({self})")
    }
}

/// SQLite: 5 busy, 6 locked, 10 disk, 13 full (the low byte of the extended code). PostgreSQL: class 08 connection,
/// 40 rolled back (a deadlock), 53 out of something, 55P03 lock not to be had, class 57 shutting down.
fn passing(code: &str) -> bool {
    match code.parse::<u32>() {
        Ok(number) if code.len() != 5 => matches!(number & 0xff, 5 | 6 | 10 | 13),
        _ => ["08", "40", "53", "55P03", "57"]
            .iter()
            .any(|class| code.starts_with(class)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_pass_and_codes_that_do_not() {
        for code in [
            "5", "517", "13", "08006", "40P01", "53100", "55P03", "57P01",
        ] {
            assert!(passing(code), "{code}");
        }
        for code in ["1", "1555", "2067", "23505", "42601", "22021"] {
            assert!(!passing(code), "{code}");
        }
    }

    #[test]
    fn debug_says_no_more_than_the_text() {
        let error = Error::Database(sqlx::Error::RowNotFound);
        assert_eq!(format!("{error:?}"), format!("Error({error})"));
    }
}
