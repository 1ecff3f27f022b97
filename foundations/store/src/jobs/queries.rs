//! SQL of the job queue. `unique_key` is `once:KIND:KEY` or `every:KIND`; a lease of 0 is a job nobody has.

crate::statements! {
    INSERT = "INSERT INTO job (id, kind, body, run_at) VALUES ($1, $2, $3, $4)";
    INSERT_EVERY = "INSERT INTO job (id, kind, body, run_at, unique_key) VALUES ($1, $2, 'null', $3, $4) ON CONFLICT (unique_key) DO NOTHING";
    /// Locks the row that holds the key until the commit even when it changes nothing: a run that began before the
    /// commit would not see what this transaction writes, so it must not count as the run that was asked for.
    INSERT_ONCE = "INSERT INTO job (id, kind, body, run_at, unique_key) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (unique_key) DO UPDATE SET
        run_at = CASE WHEN job.leased_until = 0 AND job.attempts = 0 AND excluded.run_at < job.run_at THEN excluded.run_at ELSE job.run_at END,
        again_at = CASE WHEN job.leased_until = 0 THEN NULL WHEN job.again_at < excluded.run_at THEN job.again_at ELSE excluded.run_at END";
    INSERT_DEAD = "INSERT INTO job (id, kind, body, run_at, failure, dead) VALUES ($1, $2, $3, $4, $5, TRUE)";
    DUE = "SELECT COUNT(*) FROM (SELECT id FROM job WHERE dead = FALSE AND run_at <= $1 AND leased_until <= $1 AND kind IN (SELECT value FROM json_each($2)) LIMIT 1) AS due",
        postgres = "SELECT COUNT(*) FROM (SELECT id FROM job WHERE dead = FALSE AND run_at <= $1 AND leased_until <= $1 AND kind IN (SELECT json_array_elements_text($2::json)) LIMIT 1) AS due";
    CLAIM = "UPDATE job SET leased_until = $2, lease = lease + 1, attempts = attempts + 1, again_at = NULL WHERE id = (
            SELECT id FROM job WHERE dead = FALSE AND run_at <= $1 AND leased_until <= $1 AND kind IN (SELECT value FROM json_each($3))
            ORDER BY run_at, id LIMIT 1)
        RETURNING id, kind, body, attempts, lease, unique_key",
        postgres = "UPDATE job SET leased_until = $2, lease = lease + 1, attempts = attempts + 1, again_at = NULL WHERE id = (
            SELECT id FROM job WHERE dead = FALSE AND run_at <= $1 AND leased_until <= $1 AND kind = ANY (ARRAY(SELECT json_array_elements_text($3::json)))
            ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id, kind, body, attempts, lease, unique_key";
    RENEW = "UPDATE job SET leased_until = $3 WHERE id = $1 AND lease = $2";
    FINISH = "DELETE FROM job WHERE id = $1 AND lease = $2 AND again_at IS NULL";
    /// Asked for while it ran: it begins afresh.
    AGAIN = "UPDATE job SET run_at = again_at, again_at = NULL, leased_until = 0, attempts = 0, failure = NULL WHERE id = $1 AND lease = $2 AND again_at IS NOT NULL";
    REPEAT = "UPDATE job SET run_at = $3, again_at = NULL, leased_until = 0, attempts = 0, failure = NULL WHERE id = $1 AND lease = $2";
    FAIL = "UPDATE job SET run_at = $3, again_at = NULL, leased_until = 0, failure = $4 WHERE id = $1 AND lease = $2";
    BURY = "UPDATE job SET dead = TRUE, unique_key = NULL, leased_until = 0, failure = $3 WHERE id = $1 AND lease = $2 AND again_at IS NULL";
    DEAD = "SELECT id, kind, attempts, COALESCE(failure, '') AS failure FROM job WHERE dead = TRUE ORDER BY id DESC LIMIT $1";
    REVIVE = "UPDATE job SET dead = FALSE, run_at = $2, attempts = 0 WHERE id = $1 AND dead = TRUE AND kind <> $3";
    DEPTH = "SELECT COUNT(CASE WHEN dead = FALSE AND run_at <= $1 AND leased_until <= $1 THEN 1 END), COUNT(CASE WHEN dead THEN 1 END), COALESCE(MIN(CASE WHEN dead = FALSE AND run_at <= $1 AND leased_until <= $1 THEN run_at END), 0) FROM job";
    WAITING = "SELECT COUNT(*) FROM job WHERE kind = $1 AND dead = FALSE";
    UNFINISHED = "SELECT COUNT(*) FROM job WHERE unique_key IS NULL OR unique_key NOT LIKE 'every:%'";
}
