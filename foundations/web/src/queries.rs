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

/// The columns of [`crate::audit::Entry`].
macro_rules! entry {
    ($rest:literal) => {
        concat!(
            "SELECT seq, at, actor, verb, subject, detail, hash FROM audit WHERE ",
            $rest
        )
    };
}

/// The columns of [`crate::audit::Seal`].
macro_rules! seal {
    ($rest:literal) => {
        concat!(
            "SELECT number, day, seq, hash, before, at, signature FROM audit_seal ",
            $rest
        )
    };
}

store::statements! {
    SESSION_INSERT = "INSERT INTO session (token_mac, id, person, name, role, made_at, seen_at, confirmed_at, ends_at, network, device, bare) VALUES ($1, $2, $3, $4, $5, $6, $6, $6, $7, $8, $9, $10)";
    SESSION_FIND = "SELECT id, person, name, role, seen_at, ends_at, confirmed_at, network, bare FROM session WHERE token_mac = $1";
    SESSION_CONFIRM = "UPDATE session SET token_mac = $2, seen_at = $3, confirmed_at = $3, network = $4, bare = 0 WHERE token_mac = $1";
    /// One row of those who ask at once, and again only after a while.
    SESSION_STRANGE = "UPDATE session SET strange_at = $2 WHERE id = $1 AND COALESCE(strange_at, 0) < $3";
    SESSIONS_OF = "SELECT id, made_at, seen_at, device, strange_at FROM session WHERE person = $1 AND ends_at > $2 AND seen_at > $3 AND seen_at <= $4 ORDER BY seen_at DESC, id DESC";
    SESSION_SEEN = "UPDATE session SET seen_at = $2 WHERE token_mac = $1";
    SESSION_END = "DELETE FROM session WHERE token_mac = $1";
    SESSION_END_ONE = "DELETE FROM session WHERE person = $1 AND id = $2";
    SESSION_END_OTHERS = "DELETE FROM session WHERE person = $1 AND id <> $2";
    SESSION_END_PERSON = "DELETE FROM session WHERE person = $1";
    SESSION_PRUNE = "DELETE FROM session WHERE ends_at <= $1 OR seen_at > $2";
    AUDIT_LOCK = "UPDATE audit_head SET seq = seq + 1 WHERE id = 1 RETURNING seq, hash";
    AUDIT_INSERT = "INSERT INTO audit (seq, at, actor, verb, subject, detail, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    AUDIT_HEAD = "UPDATE audit_head SET hash = $1 WHERE id = 1";
    AUDIT_ABOUT = entry!("subject = $1 ORDER BY seq");
    AUDIT_PAGE = entry!("seq > $1 ORDER BY seq LIMIT $2");
    AUDIT_BETWEEN = entry!("seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3");
    AUDIT_LAST = "SELECT seq, hash FROM audit_head WHERE id = 1";
    AUDIT_MAX = "SELECT COALESCE(MAX(seq), 0) FROM audit";
    /// Locks the head without moving it.
    AUDIT_HOLD = "UPDATE audit_head SET seq = seq WHERE id = 1 RETURNING seq, hash";
    TRAIL = entry!("seq < $1 AND at >= $2 AND at < $3 AND ($4 = '' OR actor = $4) AND ($5 = '' OR verb = $5) AND verb NOT LIKE 'guard.%' ORDER BY seq DESC LIMIT $6");
    SEAL_INSERT = "INSERT INTO audit_seal (number, day, seq, hash, before, at, signature) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SEAL_LAST = seal!("ORDER BY number DESC LIMIT 1");
    SEAL_ONE = seal!("WHERE number = $1");
    SEALS_AFTER = seal!("WHERE number > $1 ORDER BY number LIMIT $2");
    /// Made at that moment or before: everything up to it is older.
    SEAL_BEFORE = seal!("WHERE at <= $1 ORDER BY number DESC LIMIT 1");
    SEAL_BEFORE_DAY = seal!("WHERE day < $1 ORDER BY number DESC LIMIT 1");
    SEAL_OF_DAY = seal!("WHERE day >= $1 ORDER BY number LIMIT 1");
    SEAL_OF_CUT = seal!("WHERE number = (SELECT MAX(seal) FROM audit_cut)");
    CUT_LAST = "SELECT number, seal, seq, kept, digest, at, signature FROM audit_cut ORDER BY number DESC LIMIT 1";
    CUT_INSERT = "INSERT INTO audit_cut (number, seal, seq, kept, digest, at, signature) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    CUT_OUTLIVING = entry!("seq > $1 AND seq <= $2 AND verb LIKE $3 AND at > $4 ORDER BY seq LIMIT $5");
    CUT_OFF = "DELETE FROM audit WHERE seq <= $1 AND NOT (verb LIKE $2 AND at > $3)";
    PACK_NEWER = "SELECT body, signature FROM pack WHERE name = $1 AND number > $2 ORDER BY number DESC LIMIT 1";
    PACK_INSERT = "INSERT INTO pack (name, number, body, signature) VALUES ($1, $2, $3, $4)";
    PACK_HEAD_MAKE = "INSERT INTO pack_head (name, number) VALUES ($1, 0) ON CONFLICT DO NOTHING";
    /// Locks the row: numbers are given out one after the other.
    PACK_HEAD_NEXT = "UPDATE pack_head SET number = number + 1 WHERE name = $1 RETURNING number";
    CHANGE_INSERT = "INSERT INTO content_change (id, pack, file, was, text, note, state, made_by, made_name, made_at) VALUES ($1, $2, $3, $4, $5, $6, 'proposed', $7, $8, $9)";
    /// Locks the row on PostgreSQL; SQLite has one writer.
    CHANGE_OPEN = change!("pack = $1 AND id = $2 AND state = 'proposed'"), postgres = change!("pack = $1 AND id = $2 AND state = 'proposed' FOR UPDATE");
    CHANGE_DECIDED = "UPDATE content_change SET state = $2, decided_by = $3, decided_name = $4, decided_at = $5, number = $6 WHERE id = $1";
    SWITCHES = "SELECT body FROM switches WHERE id = 1";
    /// Locks the row on PostgreSQL; SQLite has one writer.
    SWITCHES_LOCK = "SELECT body FROM switches WHERE id = 1", postgres = "SELECT body FROM switches WHERE id = 1 FOR UPDATE";
    SWITCHES_PUT = "UPDATE switches SET body = $1 WHERE id = 1";
    CHANGES_OPEN = change!("pack = $1 AND state = 'proposed' ORDER BY made_at, id");
    CHANGES_OF_FILE = change!("pack = $1 AND file = $2 AND number IS NOT NULL ORDER BY number DESC");
}
