//! SQL of the room. One text for both engines.

/// In nobody's hand, not handed on by person $1 for a second opinion, and of no kind in $5 that they are spared. At $2.
macro_rules! free {
    ($rest:literal) => {
        concat!(
            "SELECT post FROM desk_item WHERE lease_until <= $2 AND (kinds & $5) = 0 AND NOT EXISTS (SELECT 1 FROM desk_stash WHERE desk_stash.post = desk_item.post ",
            "AND desk_stash.person = $1 AND desk_stash.upload = desk_item.upload) ",
            $rest
        )
    };
}

store::statements! {
    /// A post whose upload is another one now goes back to everybody; otherwise whoever has it in hand keeps it.
    ITEM_PUT = "INSERT INTO desk_item (post, upload, held_at, turn_at, first) VALUES ($1, $2, $3, $4, $6) ON CONFLICT (post) DO UPDATE SET
        lease_until = CASE WHEN desk_item.upload = excluded.upload THEN desk_item.lease_until ELSE 0 END,
        turn_at = desk_item.held_at + $5, upload = excluded.upload, first = excluded.first,
        second = CASE WHEN desk_item.upload = excluded.upload THEN desk_item.second ELSE FALSE END";
    ITEM_DROP = "DELETE FROM desk_item WHERE post = $1";
    /// Those in hand stay in hand while their person is there.
    LEASE_RENEW = "UPDATE desk_item SET lease_until = $3 WHERE lease_person = $1 AND lease_until > $2";
    LEASE_TAKE = concat!("UPDATE desk_item SET lease_person = $1, lease_until = $3 WHERE post IN (", free!("ORDER BY turn_at, post LIMIT $4"), ")"),
        postgres = concat!("UPDATE desk_item SET lease_person = $1, lease_until = $3 WHERE post = ANY (ARRAY(", free!("ORDER BY turn_at, post LIMIT $4 FOR UPDATE SKIP LOCKED"), "))");
    /// What shows nearly the same as what is in that hand already goes with it.
    LEASE_ALIKE = concat!("UPDATE desk_item SET lease_person = $1, lease_until = $3 WHERE post IN (", free!("AND first IN (SELECT mine.first FROM desk_item mine WHERE mine.lease_person = $1 AND mine.lease_until > $2) ORDER BY turn_at, post LIMIT $4"), ")"),
        postgres = concat!("UPDATE desk_item SET lease_person = $1, lease_until = $3 WHERE post = ANY (ARRAY(", free!("AND first IN (SELECT mine.first FROM desk_item mine WHERE mine.lease_person = $1 AND mine.lease_until > $2) ORDER BY turn_at, post LIMIT $4 FOR UPDATE SKIP LOCKED"), "))");
    LEASE_ONE = "UPDATE desk_item SET lease_person = $2, lease_until = $3 WHERE post = $1";
    LEASE_DROP = "UPDATE desk_item SET lease_until = 0, second = TRUE WHERE post = $1";
    /// Nobody else has it in hand.
    LEASE_BACK = "UPDATE desk_item SET second = FALSE, lease_person = $2, lease_until = $4 WHERE post = $1 AND (lease_until <= $3 OR lease_person = $2)";
    IN_HAND = "SELECT COUNT(*) FROM desk_item WHERE post = $1 AND lease_person = $2 AND lease_until > $3";
    /// Somebody else has it in hand now.
    IN_OTHER_HANDS = "SELECT COUNT(*) FROM desk_item WHERE post = $1 AND lease_person <> $2 AND lease_until > $3";
    LEASE_END = "UPDATE desk_item SET lease_until = 0 WHERE lease_person = $1";
    MINE = "SELECT post, second, COALESCE(first, post) FROM desk_item WHERE lease_person = $1 AND lease_until > $2 ORDER BY turn_at, post LIMIT $3";
    MINE_COUNT = "SELECT COUNT(*) FROM desk_item WHERE lease_person = $1 AND lease_until > $2";
    WAITING = "SELECT COUNT(*), COALESCE(MIN(held_at), 0), COUNT(CASE WHEN lease_until <= $1 THEN 1 END) FROM desk_item";
    WORKING = "SELECT COUNT(DISTINCT lease_person) FROM desk_item WHERE lease_until > $1";
    SEEN_PUT = "INSERT INTO desk_seen (person, post, mark, seen_at) VALUES ($1, $2, $3, $4) ON CONFLICT (post, person) DO UPDATE SET mark = excluded.mark, seen_at = excluded.seen_at";
    SEEN = "SELECT COUNT(*) FROM desk_seen WHERE person = $1 AND post = $2 AND mark = $3";
    SEEN_DROP = "DELETE FROM desk_seen WHERE post = $1";
    STASH_PUT = "INSERT INTO desk_stash (post, person, upload, asked_at) VALUES ($1, $2, $3, $4) ON CONFLICT (post, person) DO UPDATE SET upload = excluded.upload, asked_at = excluded.asked_at";
    STASHED = "SELECT COUNT(*) FROM desk_stash WHERE post = $1 AND upload = $2";
    /// Taken back by who asked, while it can be.
    STASH_BACK = "DELETE FROM desk_stash WHERE post = $1 AND person = $2 AND asked_at > $3";
    STASH_DROP = "DELETE FROM desk_stash WHERE post = $1";
    NOTE_PUT = "INSERT INTO desk_note (id, post, name, note, made_at) VALUES ($1, $2, $3, $4, $5)";
    NOTES_COUNT = "SELECT COUNT(*) FROM desk_note WHERE post = $1";
    NOTES = "SELECT id, post, name, note FROM desk_note WHERE post = $1 ORDER BY made_at, id";
    NOTES_MINE = "SELECT n.id, n.post, n.name, n.note FROM desk_note n JOIN desk_item i ON i.post = n.post WHERE i.lease_person = $1 AND i.lease_until > $2 ORDER BY n.made_at, n.id";
    NOTES_DROP = "DELETE FROM desk_note WHERE post = $1";
    DECIDED_MORE = "INSERT INTO desk_day (person, day, decided) VALUES ($1, $2, 1) ON CONFLICT (person, day) DO UPDATE SET decided = desk_day.decided + 1";
    DECIDED_TODAY = "SELECT decided FROM desk_day WHERE person = $1 AND day = $2";
    HIDDEN = "SELECT upload, regions, faces, crop FROM desk_hidden WHERE post = $1";
    HIDDEN_PUT = "INSERT INTO desk_hidden (post, upload, regions, faces, crop) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (post) DO UPDATE SET upload = excluded.upload, regions = excluded.regions, faces = excluded.faces, crop = excluded.crop";
    HIDDEN_DROP = "DELETE FROM desk_hidden WHERE post = $1";
    OBJECTION_INSERT = "INSERT INTO desk_objection (id, post, name, kind, reason, note, signed, token_mac, made_at, due_at, hid, hides, shared, state, decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    OBJECTIONS_COUNT = "SELECT COUNT(*) FROM desk_objection WHERE post = $1 AND state = 'open'";
    OBJECTION_SHARED = "SELECT id FROM desk_objection WHERE post = $1 AND kind = $2 AND reason = $3 AND state = 'open' AND shared = TRUE LIMIT 1";
    OBJECTION_MORE = "UPDATE desk_objection SET more = more + 1 WHERE id = $1";
    /// Put out of sight by one that was not written down for itself.
    OBJECTION_HIDES = "UPDATE desk_objection SET hides = TRUE, hid = TRUE WHERE id = $1";
    /// A post that is hidden already is found by the name it had.
    OBJECTION_OF_NAME = "SELECT post FROM desk_objection WHERE name = $1 AND state = 'open' LIMIT 1";
    OBJECTION_OUTCOME = "SELECT kind, reason, made_at, due_at, hid, state, decided_at FROM desk_objection WHERE token_mac = $1";
    /// How often a person looked at the same objection to the same post before, and found that it stays.
    OBJECTION_BEFORE = "SELECT COUNT(DISTINCT decided_at) FROM desk_objection WHERE post = $1 AND reason = $2 AND state = 'stays'";
    /// Posts that objections for the abuse of a child ($2), or all others, put out of sight lately.
    HIDES_SINCE = "SELECT COUNT(*) FROM desk_objection WHERE hides = TRUE AND made_at > $1 AND (reason = 'abuse') = $2";
    OBJECTIONS_OPEN = "SELECT COUNT(*) FROM (SELECT DISTINCT post FROM desk_objection WHERE state = 'open') AS objected";
    OBJECTIONS_OVERDUE = "SELECT COUNT(*) FROM (SELECT DISTINCT post FROM desk_objection WHERE state = 'open' AND due_at <= $1) AS late";
    /// First what is still public, then abuse, then what is due.
    OBJECTED = "SELECT post, CAST(SUM(1 + more) AS BIGINT), MIN(due_at) FROM desk_objection WHERE state = 'open' GROUP BY post
        ORDER BY MIN(CASE WHEN hid THEN 1 ELSE 0 END), MIN(CASE WHEN reason = 'abuse' THEN 0 ELSE 1 END), MIN(due_at), post LIMIT $1";
    OBJECTIONS_TO = "SELECT id, kind, reason, note, signed, made_at FROM desk_objection WHERE post = $1 AND state = 'open' ORDER BY CASE WHEN reason = 'abuse' THEN 0 ELSE 1 END, CASE WHEN signed IS NULL THEN 1 ELSE 0 END, made_at, id LIMIT $2";
    /// One of them asks that the same picture stay away.
    /// When somebody in public first said that it shows abuse.
    FLAGGED_AT = "SELECT made_at FROM desk_objection WHERE post = $1 AND reason = $2 ORDER BY made_at LIMIT 1";
    OBJECTIONS_REMEMBER = "SELECT COUNT(*) FROM desk_objection WHERE post = $1 AND state = 'open' AND (kind = 'remove' OR reason = 'abuse')";
    /// What people wrote goes first, what was decided later.
    OBJECTION_WORDS_FORGET = "UPDATE desk_objection SET note = NULL, signed = NULL WHERE decided_at <= $1 AND (note IS NOT NULL OR signed IS NOT NULL)";
    OBJECTION_WORDS_LEFT = "SELECT COUNT(*) FROM desk_objection WHERE note IS NOT NULL OR signed IS NOT NULL";
    OBJECTIONS_FORGET = "DELETE FROM desk_objection WHERE state <> 'open' AND decided_at <= $1";
    OBJECTIONS_CLOSE = "UPDATE desk_objection SET state = $2, decided_at = $3 WHERE post = $1 AND state = 'open'";
}
