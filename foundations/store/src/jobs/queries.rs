//! SQL of the job queue.

crate::statements! {
    INSERT = "INSERT INTO job (id, kind, body, run_at, unique_key) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (unique_key) DO NOTHING";
    INSERT_DEAD = "INSERT INTO job (id, kind, body, run_at, failure, dead) VALUES ($1, $2, $3, $4, $5, TRUE)";
    DUE = "SELECT COUNT(*) FROM (SELECT id FROM job WHERE dead = FALSE AND run_at <= $1 AND leased_until <= $1 LIMIT 1) AS due";
    CLAIM = "UPDATE job SET leased_until = $2, lease = lease + 1, attempts = attempts + 1 WHERE id = (SELECT id FROM job WHERE dead = FALSE AND run_at <= $1 AND leased_until <= $1 ORDER BY run_at LIMIT 1) RETURNING id, kind, body, attempts, lease",
        postgres = "UPDATE job SET leased_until = $2, lease = lease + 1, attempts = attempts + 1 WHERE id = (SELECT id FROM job WHERE dead = FALSE AND run_at <= $1 AND leased_until <= $1 ORDER BY run_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id, kind, body, attempts, lease";
    RENEW = "UPDATE job SET leased_until = $3 WHERE id = $1 AND lease = $2";
    FINISH = "DELETE FROM job WHERE id = $1 AND lease = $2";
    AGAIN = "UPDATE job SET run_at = $3, leased_until = 0, attempts = 0, failure = NULL WHERE id = $1 AND lease = $2";
    FAIL = "UPDATE job SET run_at = $3, leased_until = 0, failure = $4, dead = $5 WHERE id = $1 AND lease = $2";
    DEPTH = "SELECT COUNT(CASE WHEN dead = FALSE AND run_at <= $1 THEN 1 END), COUNT(CASE WHEN dead THEN 1 END), COALESCE(MIN(CASE WHEN dead = FALSE AND run_at <= $1 THEN run_at END), 0) FROM job";
    UNFINISHED = "SELECT COUNT(*) FROM job WHERE unique_key IS NULL OR unique_key NOT LIKE 'every:%'";
}
