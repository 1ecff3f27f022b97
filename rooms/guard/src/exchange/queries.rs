//! SQL of exchanges.

store::statements! {
    INSERT = "INSERT INTO guard_exchange (id, name, kind, place, remote, format, bank, credentials_file, enabled, interval_ms, checkpoint, run, turn, running_until, next_at, last_started, last_done, last_error, failures, counts, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, TRUE, $9, '', NULL, 0, 0, $10, NULL, NULL, NULL, 0, '{}', $10) ON CONFLICT (name) DO NOTHING";
    LIST = "SELECT id, name, kind, place, remote, format, bank, credentials_file, enabled, interval_ms, checkpoint, run, turn, running_until, next_at, last_started, last_done, last_error, failures, counts, made_at FROM guard_exchange ORDER BY name";
    NAMED = "SELECT id, name, kind, place, remote, format, bank, credentials_file, enabled, interval_ms, checkpoint, run, turn, running_until, next_at, last_started, last_done, last_error, failures, counts, made_at FROM guard_exchange WHERE name = $1";
    /// Takes the turn, unless somebody has it: $2 is now, $3 until when without a sign of life.
    CLAIM = "UPDATE guard_exchange SET turn = turn + 1, running_until = $3, last_started = $2 WHERE id = $1 AND running_until <= $2 AND enabled
        RETURNING id, name, kind, place, remote, format, bank, credentials_file, enabled, interval_ms, checkpoint, run, turn, running_until, next_at, last_started, last_done, last_error, failures, counts, made_at";
    FREE_AT = "SELECT running_until FROM guard_exchange WHERE id = $1 AND enabled";
    /// A page more, if the turn is still ours.
    ADVANCE = "UPDATE guard_exchange SET run = $3, running_until = $4, failures = 0 WHERE id = $1 AND turn = $2 AND enabled";
    /// The last page.
    FINISH = "UPDATE guard_exchange SET run = NULL, checkpoint = $3, counts = $4, last_done = $5, next_at = $6, running_until = 0, last_error = NULL, failures = 0 WHERE id = $1 AND turn = $2 AND enabled";
    FAIL = "UPDATE guard_exchange SET run = $3, last_error = $4, failures = failures + 1, next_at = $5, running_until = 0 WHERE id = $1 AND turn = $2";
    /// Nobody runs it any more.
    LET_GO = "UPDATE guard_exchange SET running_until = 0 WHERE id = $1 AND turn = $2";
    PAUSE = "UPDATE guard_exchange SET enabled = FALSE, running_until = 0 WHERE id = $1 AND enabled";
    RESUME = "UPDATE guard_exchange SET enabled = TRUE, next_at = $2, failures = 0 WHERE id = $1 AND enabled = FALSE";
    SOON = "UPDATE guard_exchange SET next_at = $2 WHERE id = $1 AND enabled";
    DELETE = "DELETE FROM guard_exchange WHERE id = $1";
    /// What changed in a bank, in the order of changes.
    FEED = "SELECT id, changed, deleted_at IS NOT NULL AS gone FROM guard_content WHERE bank = $1 AND (changed, id) > ($2, $3) ORDER BY changed, id LIMIT $4";
    /// Those that nobody runs, though it is time.
    DUE = "SELECT id FROM guard_exchange WHERE enabled AND next_at <= $1 AND running_until <= $1";
}
