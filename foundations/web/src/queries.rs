//! SQL of the shell: sessions, the audit chain, content.

/// The columns of [`crate::content::Change`].
macro_rules! change {
    ($rest:literal) => {
        concat!(
            "SELECT id, file, was, text, note, state, made_by, made_name, made_at, decided_name, decided_at, number ",
            "FROM content_change WHERE ",
            $rest
        )
    };
}

store::statements! {
    SESSION_INSERT = "INSERT INTO session (token_mac, id, person, name, role, made_at, seen_at, confirmed_at, ends_at, network, device) VALUES ($1, $2, $3, $4, $5, $6, $6, $6, $7, $8, $9)";
    SESSION_FIND = "SELECT id, person, name, role, seen_at, ends_at, confirmed_at, network FROM session WHERE token_mac = $1";
    SESSION_CONFIRM = "UPDATE session SET token_mac = $2, seen_at = $3, confirmed_at = $3, network = $4 WHERE token_mac = $1";
    /// One row of those who ask at once, and again only after a while.
    SESSION_STRANGE = "UPDATE session SET strange_at = $2 WHERE id = $1 AND COALESCE(strange_at, 0) < $3";
    SESSIONS_OF = "SELECT id, made_at, seen_at, device, strange_at FROM session WHERE person = $1 AND ends_at > $2 AND seen_at > $3 AND seen_at <= $4 ORDER BY seen_at DESC, id DESC";
    SESSION_SEEN = "UPDATE session SET seen_at = $2 WHERE token_mac = $1";
    SESSION_END = "DELETE FROM session WHERE token_mac = $1";
    SESSION_END_PERSON = "DELETE FROM session WHERE person = $1";
    SESSION_PRUNE = "DELETE FROM session WHERE ends_at <= $1 OR seen_at > $2";
    AUDIT_LOCK = "UPDATE audit_head SET seq = seq + 1 WHERE id = 1 RETURNING seq, hash";
    AUDIT_INSERT = "INSERT INTO audit (seq, at, actor, verb, subject, detail, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    AUDIT_HEAD = "UPDATE audit_head SET hash = $1 WHERE id = 1";
    AUDIT_ABOUT = "SELECT seq, at, actor, verb, subject, detail, hash FROM audit WHERE subject = $1 ORDER BY seq";
    AUDIT_PAGE = "SELECT seq, at, actor, verb, subject, detail, hash FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2";
    AUDIT_LAST = "SELECT seq, hash FROM audit_head WHERE id = 1";
    PACK_NEWER = "SELECT body, signature FROM pack WHERE name = $1 AND number > $2 ORDER BY number DESC LIMIT 1";
    PACK_INSERT = "INSERT INTO pack (name, number, body, signature) VALUES ($1, $2, $3, $4)";
    PACK_HEAD_MAKE = "INSERT INTO pack_head (name, number) VALUES ($1, 0) ON CONFLICT DO NOTHING";
    /// Locks the row: numbers are given out one after the other.
    PACK_HEAD_NEXT = "UPDATE pack_head SET number = number + 1 WHERE name = $1 RETURNING number";
    CHANGE_INSERT = "INSERT INTO content_change (id, pack, file, was, text, note, state, made_by, made_name, made_at) VALUES ($1, $2, $3, $4, $5, $6, 'proposed', $7, $8, $9)";
    SESSION_END_ONE = "DELETE FROM session WHERE person = $1 AND id = $2";
    SESSION_END_OTHERS = "DELETE FROM session WHERE person = $1 AND id <> $2";
    /// Locks the row on PostgreSQL; SQLite has one writer.
    CHANGE_OPEN = change!("pack = $1 AND id = $2 AND state = 'proposed'"), postgres = change!("pack = $1 AND id = $2 AND state = 'proposed' FOR UPDATE");
    CHANGE_DECIDED = "UPDATE content_change SET state = $2, decided_by = $3, decided_name = $4, decided_at = $5, number = $6 WHERE id = $1";
    CHANGES_OPEN = change!("pack = $1 AND state = 'proposed' ORDER BY made_at, id");
    CHANGES_OF_FILE = change!("pack = $1 AND file = $2 AND number IS NOT NULL ORDER BY number DESC");
}
