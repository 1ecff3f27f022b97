//! SQL of the training. One text for both engines. Who it is about is a keyed digest.

store::statements! {
    PROGRESS = "SELECT progress FROM desk_training WHERE who = $1 AND edition = $2";
    /// Locked on PostgreSQL, so that of two answers at once both count; SQLite has one writer.
    PROGRESS_LOCK = "SELECT progress FROM desk_training WHERE who = $1 AND edition = $2",
        postgres = "SELECT progress FROM desk_training WHERE who = $1 AND edition = $2 FOR UPDATE";
    PROGRESS_PUT = "INSERT INTO desk_training (who, edition, progress) VALUES ($1, $2, $3) ON CONFLICT (who) DO UPDATE SET edition = excluded.edition, progress = excluded.progress";
    /// Once somebody has passed, nothing says how they came there.
    PROGRESS_DROP = "DELETE FROM desk_training WHERE who = $1";
}
