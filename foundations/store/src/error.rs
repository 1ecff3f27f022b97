//! What can go wrong below the rooms. Causes are for the log; a room turns them into its own error with a safe text.

/// Result of every call in this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failure of the database, the object store or the key file.
#[derive(Debug, thiserror::Error)]
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
    /// A setting (address of the database or the objects) cannot be used; the text says why.
    #[error("{0}")]
    Setting(String),
}

impl Error {
    /// True when the same call may succeed later (a lost connection, a busy database).
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Database(e) => matches!(
                e,
                sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed
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
