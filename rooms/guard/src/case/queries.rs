//! SQL of cases.

/// What a case is read by.
macro_rules! case {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.item, c.post, c.chain, c.kind, c.certainty, c.detected, c.immediate, c.state, c.known_at, ",
            "c.preserve_until, c.viewed, c.opened_at, c.assignee, c.doubted_by, c.reported_at, c.report, c.destroyed_at, ",
            "(SELECT COUNT(*) FROM guard_hold h WHERE h.about = c.id AND h.released_at IS NULL) AS holds, ",
            "e.bytes, e.media_type FROM guard_case c JOIN guard_evidence e ON e.item = c.item ",
            $rest
        )
    };
}

store::statements! {
    EVIDENCE_INSERT = "INSERT INTO guard_evidence (item, post, kind, certainty, detected, immediate, known_at, viewed, bytes, media_type, sealed_to, wrapped, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (item) DO NOTHING";
    SEALED_TO = "SELECT sealed_to FROM guard_evidence WHERE item = $1";
    WRAPPED = "SELECT wrapped FROM guard_evidence WHERE item = $1";
    /// Sealed, but its case was not opened: whoever sealed it was stopped, or the post was replaced meanwhile.
    ORPHANS = "SELECT e.item FROM guard_evidence e LEFT JOIN guard_case c ON c.item = e.item WHERE c.id IS NULL AND e.made_at < $1 ORDER BY e.made_at LIMIT 100";
    INSERT = "INSERT INTO guard_case (id, item, post, chain, kind, certainty, detected, immediate, state, known_at, preserve_until, vault, viewed) SELECT $2, e.item, e.post, COALESCE((SELECT o.chain FROM guard_case o WHERE o.post = e.post ORDER BY o.id LIMIT 1), e.post), e.kind, e.certainty, e.detected, e.immediate, 'open', e.known_at, e.known_at + $3, $4, e.viewed FROM guard_evidence e WHERE e.item = $1 ON CONFLICT (item) DO NOTHING";
    CERTAINTY = "SELECT certainty FROM guard_case WHERE id = $1";
    LOCK = "UPDATE guard_case SET state = state WHERE id = $1";
    ONE = case!("WHERE c.id = $1");
    CHAIN = case!("WHERE c.chain = $1 ORDER BY c.known_at, c.id");
    MOVE = "UPDATE guard_case SET state = $2, preserve_until = $3 WHERE id = $1";
    OPEN = "SELECT COUNT(*) FROM guard_case WHERE state = 'open'";
    LIST = case!("WHERE c.state <> 'destroyed' ORDER BY CASE WHEN c.state IN ('open', 'in_review', 'doubted') THEN 0 ELSE 1 END, c.immediate DESC, c.known_at, c.id LIMIT $1");
    LIST_DESTROYED = case!("WHERE c.state = 'destroyed' ORDER BY c.destroyed_at DESC, c.id LIMIT $1");
    /// All of them, a page at a time.
    IDS = "SELECT id FROM guard_case WHERE id > $1 ORDER BY id LIMIT $2";
    STANDINGS = "SELECT c.state, c.immediate, c.known_at, c.preserve_until, (SELECT COUNT(*) FROM guard_hold h WHERE h.about = c.id AND h.released_at IS NULL) FROM guard_case c WHERE c.state <> 'destroyed'";
    /// What was kept for long enough.
    OVER = "SELECT c.id FROM guard_case c WHERE c.state IN ('reported', 'not_reportable') AND c.preserve_until <= $1 AND NOT EXISTS (SELECT 1 FROM guard_hold h WHERE h.about = c.id AND h.released_at IS NULL) ORDER BY c.preserve_until LIMIT $2";
    ASSIGN = "UPDATE guard_case SET assignee = $2 WHERE id = $1";
    DOUBTED_BY = "UPDATE guard_case SET doubted_by = $2 WHERE id = $1";
    IMMEDIATE = "UPDATE guard_case SET immediate = $2 WHERE id = $1";
    REPORTED = "UPDATE guard_case SET reported_at = $2, report = $3 WHERE id = $1";
    KEEP_UNTIL = "UPDATE guard_case SET preserve_until = $2 WHERE id = $1 AND preserve_until < $2";
    VIEWED = "UPDATE guard_case SET viewed = TRUE WHERE item = $1 AND viewed = FALSE";
    OPENED = "UPDATE guard_case SET opened_at = COALESCE(opened_at, $2) WHERE id = $1";
    DESTROYED = "UPDATE guard_case SET destroyed_at = $2, certificate = $3, signature = $4 WHERE id = $1";
    CERTIFICATE = "SELECT certificate, signature FROM guard_case WHERE id = $1";
    /// The only thing by which the evidence could be opened.
    SHRED = "UPDATE guard_evidence SET wrapped = NULL WHERE item = $1";
    CHAIN_JOIN = "UPDATE guard_case SET chain = $2 WHERE chain = $1";
    CHAIN_LEAVE = "UPDATE guard_case SET chain = $2 WHERE post = $1";
    NOTE_INSERT = "INSERT INTO guard_note (id, about, by_person, kind, words, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    NOTES = "SELECT id, by_person, kind, words, made_at FROM guard_note WHERE about = $1 ORDER BY made_at, id";
    HOLD_INSERT = "INSERT INTO guard_hold (id, about, by_person, reason, made_at) VALUES ($1, $2, $3, $4, $5)";
    HOLD_RELEASE = "UPDATE guard_hold SET released_by = $3, released_at = $4 WHERE id = $1 AND about = $2 AND released_at IS NULL";
    HOLDS = "SELECT id, by_person, reason, made_at, released_at FROM guard_hold WHERE about = $1 ORDER BY made_at, id";
    GRANT_INSERT = "INSERT INTO guard_grant (id, about, purpose, state, reason, asked_by, asked_at, expires_at) VALUES ($1, $2, $3, 'asked', $4, $5, $6, $7)";
    GRANTS = "SELECT id, about, purpose, state, reason, asked_by, asked_at, decided_by, expires_at, used_at FROM guard_grant WHERE about = $1 ORDER BY asked_at, id";
    GRANT = "SELECT id, about, purpose, state, reason, asked_by, asked_at, decided_by, expires_at, used_at FROM guard_grant WHERE id = $1";
    GRANTS_WAITING = "SELECT id, about, purpose, state, reason, asked_by, asked_at, decided_by, expires_at, used_at FROM guard_grant WHERE state = 'asked' AND expires_at > $1 ORDER BY asked_at, id";
    GRANT_DECIDE = "UPDATE guard_grant SET state = $2, decided_by = $3, decided_at = $4, expires_at = $5 WHERE id = $1 AND state = 'asked' AND expires_at > $4";
    GRANT_USE = "UPDATE guard_grant SET state = 'used', used_at = $2 WHERE id = $1 AND state = 'granted' AND expires_at > $2";
    REHEARSED = "INSERT INTO guard_rehearsal (slot, at) VALUES ($1, $2) ON CONFLICT (slot) DO UPDATE SET at = excluded.at";
    REHEARSALS = "SELECT slot, at FROM guard_rehearsal ORDER BY slot";
}
