//! SQL of guard.

store::statements! {
    KEY_INSERT = "INSERT INTO guard_key (slot, public, added_at) VALUES ($1, $2, $3) ON CONFLICT (slot) DO NOTHING";
    KEY_SLOT = "SELECT slot FROM guard_key WHERE public = $1";
    KEYS = "SELECT public FROM guard_key ORDER BY slot";
    BANK_INSERT = "INSERT INTO guard_bank (id, name, purpose, threshold, enabled_ppm, source, labels, exchange, made_at, deleted) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)";
    BANK = "SELECT id, name, purpose, threshold, enabled_ppm, source, labels, exchange, made_at FROM guard_bank WHERE id = $1 AND deleted = 0";
    BANK_NAMED = "SELECT id, name, purpose, threshold, enabled_ppm, source, labels, exchange, made_at FROM guard_bank WHERE name = $1 AND deleted = 0";
    BANKS = "SELECT id, name, purpose, threshold, enabled_ppm, source, labels, exchange, made_at FROM guard_bank WHERE deleted = 0 ORDER BY name";
    BANK_CHANGE = "UPDATE guard_bank SET name = $2, threshold = $3, enabled_ppm = $4, labels = $5 WHERE id = $1";
    BANK_DELETE = "UPDATE guard_bank SET deleted = $2 WHERE id = $1 AND deleted = 0";
    TALLIES = "SELECT bank, kind, n FROM guard_tally";
    TALLY = "INSERT INTO guard_tally (bank, kind, n) VALUES ($1, $2, $3) ON CONFLICT (bank, kind) DO UPDATE SET n = guard_tally.n + excluded.n";
    /// Numbers, digests of keys, sealed keys, what is said, and whether there are labels, in JSON.
    CONTENTS_INSERT = "INSERT INTO guard_content (id, bank, key_mac, key_sealed, about, labelled, disabled_until, balance, added_at, changed, listed) SELECT value ->> 0, $2, unhex(value ->> 1), unhex(value ->> 2), unhex(value ->> 3), value ->> 4, 0, 0, $3, $4, $4 FROM json_each($1)", postgres = "INSERT INTO guard_content (id, bank, key_mac, key_sealed, about, labelled, disabled_until, balance, added_at, changed, listed) SELECT CAST(j ->> 0 AS BIGINT), $2, decode(j ->> 1, 'hex'), decode(j ->> 2, 'hex'), decode(j ->> 3, 'hex'), CAST(j ->> 4 AS BOOLEAN), 0, 0, $3, $4, $4 FROM json_array_elements(CAST($1 AS json)) j";
    /// Contents, kinds, digests and sealed hashes, in JSON.
    SIGNALS_INSERT = "INSERT INTO guard_signal (content, bank, kind, mac, sealed) SELECT value ->> 0, $2, value ->> 1, unhex(value ->> 2), unhex(value ->> 3) FROM json_each($1)", postgres = "INSERT INTO guard_signal (content, bank, kind, mac, sealed) SELECT CAST(j ->> 0 AS BIGINT), $2, j ->> 1, decode(j ->> 2, 'hex'), decode(j ->> 3, 'hex') FROM json_array_elements(CAST($1 AS json)) j";
    SIGNALS_KNOWN = "SELECT DISTINCT mac FROM guard_signal WHERE bank = $2 AND mac IN (SELECT unhex(value) FROM json_each($1))", postgres = "SELECT DISTINCT mac FROM guard_signal WHERE bank = $2 AND mac IN (SELECT decode(j, 'hex') FROM json_array_elements_text(CAST($1 AS json)) j)";
    SIGNAL_CONTENT = "SELECT MIN(content) FROM guard_signal WHERE bank = $1 AND mac = $2";
    SIGNAL_FIND = "SELECT s.bank, s.content FROM guard_signal s JOIN guard_bank b ON b.id = s.bank AND b.deleted = 0 WHERE s.mac = $1 ORDER BY s.content";
    SIGNAL_MACS = "SELECT mac FROM guard_signal WHERE content = $1";
    SIGNALS_OF = "SELECT content, kind, sealed FROM guard_signal WHERE content IN (SELECT value FROM json_each($1)) ORDER BY content", postgres = "SELECT content, kind, sealed FROM guard_signal WHERE content IN (SELECT CAST(j AS BIGINT) FROM json_array_elements_text(CAST($1 AS json)) j) ORDER BY content";
    SIGNALS_COUNT = "SELECT kind, COUNT(*) FROM guard_signal WHERE content IN (SELECT value FROM json_each($1)) GROUP BY kind", postgres = "SELECT kind, COUNT(*) FROM guard_signal WHERE content IN (SELECT CAST(j AS BIGINT) FROM json_array_elements_text(CAST($1 AS json)) j) GROUP BY kind";
    SIGNALS_DELETE = "DELETE FROM guard_signal WHERE content IN (SELECT value FROM json_each($1))", postgres = "DELETE FROM guard_signal WHERE content IN (SELECT CAST(j AS BIGINT) FROM json_array_elements_text(CAST($1 AS json)) j)";
    CONTENT = "SELECT c.id, c.bank, c.key_sealed, c.about, c.disabled_until, c.held_at, c.held_why, c.balance, c.added_at FROM guard_content c JOIN guard_bank b ON b.id = c.bank AND b.deleted = 0 WHERE c.id = $1 AND c.deleted_at IS NULL";
    CONTENTS = "SELECT c.id, c.bank, c.key_sealed, c.about, c.disabled_until, c.held_at, c.held_why, c.balance, c.added_at FROM guard_content c JOIN guard_bank b ON b.id = c.bank AND b.deleted = 0 WHERE c.bank = $1 AND c.id > $2 AND c.deleted_at IS NULL ORDER BY c.id LIMIT $3";
    CONTENTS_ODD = "SELECT c.id, c.bank, c.key_sealed, c.about, c.disabled_until, c.held_at, c.held_why, c.balance, c.added_at FROM guard_content c JOIN guard_bank b ON b.id = c.bank AND b.deleted = 0 WHERE (c.held_at IS NOT NULL OR c.balance < 0) AND c.deleted_at IS NULL ORDER BY c.id LIMIT $1";
    CONTENT_BANK = "SELECT c.bank, b.purpose FROM guard_content c JOIN guard_bank b ON b.id = c.bank AND b.deleted = 0 WHERE c.id = $1 AND c.deleted_at IS NULL";
    CONTENT_CHANGING = "SELECT c.bank, b.purpose, c.about, c.disabled_until FROM guard_content c JOIN guard_bank b ON b.id = c.bank AND b.deleted = 0 WHERE c.id = $1 AND c.deleted_at IS NULL";
    CONTENT_CHANGE = "UPDATE guard_content SET about = $2, labelled = $5, disabled_until = $3, changed = $4 WHERE id = $1";
    /// As its source has it, and back if it was deleted.
    CONTENT_PUT = "UPDATE guard_content SET about = $2, labelled = $5, added_at = CASE WHEN deleted_at IS NULL THEN added_at ELSE $6 END, deleted_at = NULL, changed = $3, listed = CASE WHEN $4 THEN $3 ELSE listed END WHERE id = $1";
    CONTENTS_OF_KEYS = "SELECT id, key_mac, about, deleted_at FROM guard_content WHERE bank = $2 AND key_mac IN (SELECT unhex(value) FROM json_each($1))", postgres = "SELECT id, key_mac, about, deleted_at FROM guard_content WHERE bank = $2 AND key_mac IN (SELECT decode(j, 'hex') FROM json_array_elements_text(CAST($1 AS json)) j)";
    CONTENTS_LIVE_OF_KEYS = "SELECT id FROM guard_content WHERE bank = $2 AND deleted_at IS NULL AND key_mac IN (SELECT unhex(value) FROM json_each($1))", postgres = "SELECT id FROM guard_content WHERE bank = $2 AND deleted_at IS NULL AND key_mac IN (SELECT decode(j, 'hex') FROM json_array_elements_text(CAST($1 AS json)) j)";
    CONTENTS_OF_PURPOSE = "SELECT COUNT(*) FROM guard_content c JOIN guard_bank b ON b.id = c.bank WHERE b.purpose = $2 AND c.id IN (SELECT value FROM json_each($1))", postgres = "SELECT COUNT(*) FROM guard_content c JOIN guard_bank b ON b.id = c.bank WHERE b.purpose = $2 AND c.id IN (SELECT CAST(j AS BIGINT) FROM json_array_elements_text(CAST($1 AS json)) j)";
    CONTENTS_DELETE = "UPDATE guard_content SET deleted_at = $2, about = NULL, labelled = FALSE, held_at = NULL, held_why = NULL, disabled_until = 0, balance = 0, changed = $3, listed = $3 WHERE id IN (SELECT value FROM json_each($1))", postgres = "UPDATE guard_content SET deleted_at = $2, about = NULL, labelled = FALSE, held_at = NULL, held_why = NULL, disabled_until = 0, balance = 0, changed = $3, listed = $3 WHERE id IN (SELECT CAST(j AS BIGINT) FROM json_array_elements_text(CAST($1 AS json)) j)";
    CONTENTS_ENABLE = "UPDATE guard_content SET disabled_until = 0, changed = $2 WHERE disabled_until > 0 AND disabled_until <= $1";
    CONTENT_HOLD = "UPDATE guard_content SET held_at = $2, held_why = $3, changed = $4 WHERE id = $1 AND held_at IS NULL AND deleted_at IS NULL";
    CONTENT_RELEASE = "UPDATE guard_content SET held_at = NULL, held_why = NULL, changed = $2 WHERE id = $1 AND held_at IS NOT NULL AND deleted_at IS NULL";
    CONTENTS_HELD = "SELECT COUNT(*) FROM guard_content c JOIN guard_bank b ON b.id = c.bank AND b.deleted = 0 WHERE c.held_at IS NOT NULL AND c.deleted_at IS NULL";
    CONTENT_BALANCE = "SELECT balance FROM guard_content WHERE id = $1";
    CONTENT_WEIGH = "UPDATE guard_content SET balance = $2, changed = $3 WHERE id = $1";
    OPINION_PUT = "INSERT INTO guard_opinion (content, who, view, at) VALUES ($1, $2, $3, $4) ON CONFLICT (content, who) DO UPDATE SET view = excluded.view, at = excluded.at";
    OPINIONS = "SELECT content, who, view, at FROM guard_opinion WHERE content IN (SELECT value FROM json_each($1)) ORDER BY at, who", postgres = "SELECT content, who, view, at FROM guard_opinion WHERE content IN (SELECT CAST(j AS BIGINT) FROM json_array_elements_text(CAST($1 AS json)) j) ORDER BY at, who";
    OPINIONS_BALANCE = "SELECT CAST(COALESCE(SUM(CASE view WHEN 'confirm' THEN 1 ELSE -1 END), 0) AS BIGINT) FROM guard_opinion WHERE content = $1";
    OPINIONS_DELETE = "DELETE FROM guard_opinion WHERE content IN (SELECT value FROM json_each($1))", postgres = "DELETE FROM guard_opinion WHERE content IN (SELECT CAST(j AS BIGINT) FROM json_array_elements_text(CAST($1 AS json)) j)";
    PURGE_SIGNALS = "DELETE FROM guard_signal WHERE content IN (SELECT id FROM guard_content WHERE bank = $1 ORDER BY id LIMIT $2)";
    PURGE_OPINIONS = "DELETE FROM guard_opinion WHERE content IN (SELECT id FROM guard_content WHERE bank = $1 ORDER BY id LIMIT $2)";
    PURGE_CONTENTS = "DELETE FROM guard_content WHERE id IN (SELECT id FROM guard_content WHERE bank = $1 ORDER BY id LIMIT $2)";
    PURGE_TALLY = "DELETE FROM guard_tally WHERE bank = $1";
    /// What changed after a place, in the order of change. No upper bound: a row that changes meanwhile moves ahead and is met there.
    DELTA = "SELECT id, bank, about, labelled, disabled_until, held_at, balance, changed, listed, deleted_at FROM guard_content WHERE (changed, id) > ($1, $2) ORDER BY changed, id LIMIT $3";
    /// A whole bank, for a node that has nothing of it.
    LOAD = "SELECT id, bank, about, labelled, disabled_until, held_at, balance, changed, listed, deleted_at FROM guard_content WHERE bank = $1 AND id > $2 AND deleted_at IS NULL ORDER BY id LIMIT $3";
    /// What there is to know of a bank's contents besides their hashes, for a node that has these in a file.
    LOAD_STATES = "SELECT id, bank, about, labelled, disabled_until, held_at, balance, changed, listed, deleted_at FROM guard_content WHERE bank = $1 AND id > $2 AND (disabled_until > 0 OR held_at IS NOT NULL OR balance <> 0 OR labelled) ORDER BY id LIMIT $3";
    SAVED_INSERT = "INSERT INTO guard_saved (token, bank, made_at) VALUES ($1, $2, $3)";
    SAVED_DELETE = "DELETE FROM guard_saved WHERE token = $1";
    SAVED = "SELECT token FROM guard_saved WHERE bank = $1";
    CONTENTS_GIVEN = "SELECT contents FROM guard_generation WHERE id = 1";
    GENERATION = "SELECT n FROM guard_generation WHERE id = 1";
    /// Nobody takes a step before the transaction ends; SQLite has one writer.
    GENERATION_KEPT = "SELECT n FROM guard_generation WHERE id = 1", postgres = "SELECT n FROM guard_generation WHERE id = 1 FOR SHARE";
    GENERATION_STEP = "UPDATE guard_generation SET n = n + 1, contents = contents + $1 WHERE id = 1 RETURNING n, contents";
    ITEM_INSERT = "INSERT INTO guard_item (id, post, drawn, verdict, generation, md5, sha1, sha256, sha256_mac, pdq, quality, frames, made_at, unsettled) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (id) DO UPDATE SET verdict = excluded.verdict, unsettled = excluded.unsettled, generation = excluded.generation, pdq = excluded.pdq, quality = excluded.quality, frames = excluded.frames";
    ITEM = "SELECT id, post, drawn, verdict, md5, sha1, sha256, pdq, quality, frames FROM guard_item WHERE id = $1";
    ITEM_VERDICT = "UPDATE guard_item SET verdict = $2, generation = $3, unsettled = $4 WHERE id = $1";
    ITEM_UNSETTLED = "SELECT COUNT(*) FROM guard_item WHERE id = $1 AND unsettled = TRUE";
    ITEMS_UNSETTLED = "SELECT COUNT(*) FROM guard_item WHERE unsettled = TRUE AND verdict = 'clear' AND forgotten = FALSE";
    ITEM_FORGET = "UPDATE guard_item SET forgotten = TRUE WHERE post = $1";
    /// Photos that later ones are compared with, oldest first, in the order they were made.
    ITEMS_SINCE = "SELECT id, post, pdq, made_at FROM guard_item WHERE made_at >= $1 AND drawn = FALSE AND verdict = 'clear' AND forgotten = FALSE AND pdq IS NOT NULL ORDER BY made_at, id LIMIT $2";
    ITEM_LIVES = "SELECT post FROM guard_item WHERE id = $1 AND forgotten = FALSE AND verdict = 'clear'";
    ITEM_SAME = "SELECT post FROM guard_item WHERE sha256_mac = $1 AND drawn = $2 AND post <> $3 AND forgotten = FALSE AND verdict = 'clear' ORDER BY made_at LIMIT 1";
    /// What must be looked at again after a list grew.
    ITEMS_BEHIND = "SELECT id, post, drawn, verdict, md5, sha1, sha256, pdq, quality, frames FROM guard_item WHERE id > $1 AND verdict = 'clear' AND forgotten = FALSE AND generation < $2 ORDER BY id LIMIT $3";
}
