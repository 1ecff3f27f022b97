//! SQL of the room. One text for both engines.

store::statements! {
    /// A post whose upload is another one now goes back to everybody; otherwise whoever has it in hand keeps it.
    ITEM_PUT = "INSERT INTO desk_item (post, upload, held_at, turn_at) VALUES ($1, $2, $3, $4) ON CONFLICT (post) DO UPDATE SET
        lease_until = CASE WHEN desk_item.upload = excluded.upload THEN desk_item.lease_until ELSE 0 END,
        turn_at = desk_item.held_at + $5, upload = excluded.upload";
    ITEM_DROP = "DELETE FROM desk_item WHERE post = $1";
    /// Those in hand stay in hand while their person is there.
    LEASE_RENEW = "UPDATE desk_item SET lease_until = $3 WHERE lease_person = $1 AND lease_until > $2";
    LEASE_TAKE = "UPDATE desk_item SET lease_person = $1, lease_until = $3 WHERE post IN (SELECT post FROM desk_item WHERE lease_until <= $2 ORDER BY turn_at, post LIMIT $4)",
        postgres = "UPDATE desk_item SET lease_person = $1, lease_until = $3 WHERE post = ANY (ARRAY(SELECT post FROM desk_item WHERE lease_until <= $2 ORDER BY turn_at, post LIMIT $4 FOR UPDATE SKIP LOCKED))";
    LEASE_ONE = "UPDATE desk_item SET lease_person = $2, lease_until = $3 WHERE post = $1";
    LEASE_END = "UPDATE desk_item SET lease_until = 0 WHERE lease_person = $1";
    MINE = "SELECT post FROM desk_item WHERE lease_person = $1 AND lease_until > $2 ORDER BY turn_at, post LIMIT $3";
    MINE_COUNT = "SELECT COUNT(*) FROM desk_item WHERE lease_person = $1 AND lease_until > $2";
    WAITING = "SELECT COUNT(*), COALESCE(MIN(held_at), 0), COUNT(CASE WHEN lease_until <= $1 THEN 1 END) FROM desk_item";
    DECIDED_MORE = "INSERT INTO desk_day (person, day, decided) VALUES ($1, $2, 1) ON CONFLICT (person, day) DO UPDATE SET decided = desk_day.decided + 1";
    DECIDED_TODAY = "SELECT decided FROM desk_day WHERE person = $1 AND day = $2";
    HIDDEN = "SELECT upload, regions, faces FROM desk_hidden WHERE post = $1";
    HIDDEN_PUT = "INSERT INTO desk_hidden (post, upload, regions, faces) VALUES ($1, $2, $3, $4) ON CONFLICT (post) DO UPDATE SET upload = excluded.upload, regions = excluded.regions, faces = excluded.faces";
    HIDDEN_DROP = "DELETE FROM desk_hidden WHERE post = $1";
    OBJECTION_INSERT = "INSERT INTO desk_objection (id, post, name, kind, reason, note, token_mac, made_at, due_at, hid, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// A post that is hidden already is found by the name it had.
    OBJECTION_OF_NAME = "SELECT post FROM desk_objection WHERE name = $1 AND state = 'open' LIMIT 1";
    OBJECTION_OUTCOME = "SELECT reason, due_at, hid, state FROM desk_objection WHERE token_mac = $1";
    /// A person looked at the same objection to the same post before.
    OBJECTION_BEFORE = "SELECT COUNT(*) FROM desk_objection WHERE post = $1 AND reason = $2 AND state = 'stays'";
    HIDES_SINCE = "SELECT COUNT(*) FROM (SELECT DISTINCT post FROM desk_objection WHERE made_at > $1 AND hid = TRUE) AS hidden";
    OBJECTIONS_OPEN = "SELECT COUNT(*) FROM (SELECT DISTINCT post FROM desk_objection WHERE state = 'open') AS objected";
    OBJECTIONS_OVERDUE = "SELECT COUNT(*) FROM (SELECT DISTINCT post FROM desk_objection WHERE state = 'open' AND due_at <= $1) AS late";
    /// First what is still public, then abuse, then what is due.
    OBJECTED = "SELECT post, COUNT(*), MIN(due_at) FROM desk_objection WHERE state = 'open' GROUP BY post
        ORDER BY MIN(CASE WHEN hid THEN 1 ELSE 0 END), MIN(CASE WHEN reason = 'abuse' THEN 0 ELSE 1 END), MIN(due_at), post LIMIT $1";
    OBJECTIONS_TO = "SELECT id, kind, reason, note, made_at FROM desk_objection WHERE post = $1 AND state = 'open' ORDER BY CASE WHEN reason = 'abuse' THEN 0 ELSE 1 END, made_at, id LIMIT $2";
    /// One of them asks that the same picture stay away.
    /// When somebody in public first said that it shows abuse.
    FLAGGED_AT = "SELECT made_at FROM desk_objection WHERE post = $1 AND reason = $2 ORDER BY made_at LIMIT 1";
    OBJECTIONS_REMEMBER = "SELECT COUNT(*) FROM desk_objection WHERE post = $1 AND state = 'open' AND (kind = 'remove' OR reason = 'abuse')";
    OBJECTIONS_CLOSE = "UPDATE desk_objection SET state = $2, decided_at = $3 WHERE post = $1 AND state = 'open'";
}
