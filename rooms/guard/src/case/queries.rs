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
    INSERT = "INSERT INTO guard_case (id, item, post, chain, kind, certainty, detected, immediate, state, known_at, preserve_until, vault, viewed) SELECT $2, item, post, post, kind, certainty, detected, immediate, 'open', known_at, known_at + $3, $4, viewed FROM guard_evidence WHERE item = $1 ON CONFLICT (item) DO NOTHING";
    CERTAINTY = "SELECT certainty FROM guard_case WHERE id = $1";
    LOCK = "UPDATE guard_case SET state = state WHERE id = $1";
    ONE = case!("WHERE c.id = $1");
    CHAIN = case!("WHERE c.chain = $1 ORDER BY c.known_at, c.id");
    MOVE = "UPDATE guard_case SET state = $2, preserve_until = $3 WHERE id = $1";
    OPEN = "SELECT COUNT(*) FROM guard_case WHERE state = 'open'";
}
