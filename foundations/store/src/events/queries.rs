//! SQL of the event log.

crate::statements! {
    HEAD = "SELECT seq FROM event_head WHERE id = 1";
    NEXT = "UPDATE event_head SET seq = seq + $1 WHERE id = 1 RETURNING seq";
    INSERT = "INSERT INTO event (seq, kind, body, at) VALUES ($1, $2, $3, $4)";
    AFTER = "SELECT seq, kind, body, at FROM event WHERE seq > $1 ORDER BY seq LIMIT $2";
    OLDEST = "SELECT COALESCE((SELECT MIN(seq) FROM event), (SELECT seq + 1 FROM event_head WHERE id = 1))";
    /// Of the numbers from the oldest event to the head, those that no event has.
    HOLES = "SELECT (SELECT seq FROM event_head WHERE id = 1) - COALESCE(MIN(seq) - 1, (SELECT seq FROM event_head WHERE id = 1)) - COUNT(*) FROM event";
    PRUNE = "DELETE FROM event WHERE at < $1 AND seq <= (SELECT COALESCE(MIN(seq), 0) FROM event_cursor)";
    CURSOR_MAKE = "INSERT INTO event_cursor (subscriber, seq) VALUES ($1, 0) ON CONFLICT (subscriber) DO NOTHING";
    CURSOR = "SELECT seq, retry_at FROM event_cursor WHERE subscriber = $1";
    /// Moves only from the place the reader thinks it is at, and not while it must wait: of two nodes, one wins and the
    /// other, without waiting for the winner's handler, reads again later.
    CURSOR_MOVE = "UPDATE event_cursor SET seq = $3, attempts = 0, retry_at = 0 WHERE subscriber = $1 AND seq = $2 AND retry_at <= $4",
        postgres = "UPDATE event_cursor SET seq = $3, attempts = 0, retry_at = 0 WHERE subscriber = (SELECT subscriber FROM event_cursor WHERE subscriber = $1 AND seq = $2 AND retry_at <= $4 FOR UPDATE SKIP LOCKED)";
    CURSOR_FAILED = "UPDATE event_cursor SET attempts = attempts + 1 WHERE subscriber = $1 AND seq = $2 RETURNING attempts";
    CURSOR_WAIT = "UPDATE event_cursor SET retry_at = $2 WHERE subscriber = $1";
    CURSOR_PASS = "UPDATE event_cursor SET seq = $2, attempts = 0, retry_at = 0 WHERE subscriber = $1";
    CURSOR_REMOVE = "DELETE FROM event_cursor WHERE subscriber = $1";
}
