//! SQL of the shell: sessions and the audit chain.

store::statements! {
    SESSION_INSERT = "INSERT INTO session (token_mac, person, name, role, made_at, seen_at, ends_at) VALUES ($1, $2, $3, $4, $5, $5, $6)";
    SESSION_FIND = "SELECT person, name, role, seen_at, ends_at FROM session WHERE token_mac = $1 AND ends_at > $2 AND seen_at > $3";
    SESSION_SEEN = "UPDATE session SET seen_at = $2 WHERE token_mac = $1";
    SESSION_END = "DELETE FROM session WHERE token_mac = $1";
    SESSION_END_PERSON = "DELETE FROM session WHERE person = $1";
    SESSION_PRUNE = "DELETE FROM session WHERE ends_at <= $1";
    AUDIT_LOCK = "UPDATE audit_head SET seq = seq + 1 WHERE id = 1 RETURNING seq, hash";
    AUDIT_INSERT = "INSERT INTO audit (seq, at, actor, verb, subject, detail, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    AUDIT_HEAD = "UPDATE audit_head SET hash = $1 WHERE id = 1";
    AUDIT_PAGE = "SELECT seq, at, actor, verb, subject, detail, hash FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2";
    AUDIT_LAST = "SELECT seq, hash FROM audit_head WHERE id = 1";
}
