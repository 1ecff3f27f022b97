//! SQL of guard.

store::statements! {
    KEY_INSERT = "INSERT INTO guard_key (slot, public, added_at) VALUES ($1, $2, $3) ON CONFLICT (slot) DO NOTHING";
    KEY_SLOT = "SELECT slot FROM guard_key WHERE public = $1";
    KEYS = "SELECT public FROM guard_key ORDER BY slot";
    BANK_INSERT = "INSERT INTO guard_bank (id, name, purpose, threshold, source, made_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (name) DO NOTHING";
    BANK_FIND = "SELECT id, purpose FROM guard_bank WHERE name = $1";
    BANKS = "SELECT b.name, b.purpose, b.threshold, b.source, (SELECT COUNT(*) FROM guard_entry e WHERE e.bank = b.id) FROM guard_bank b ORDER BY b.name";
    ENTRY_INSERT = "INSERT INTO guard_entry (id, bank, kind, mac, sealed, added_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (bank, kind, mac) DO NOTHING";
    ENTRIES = "SELECT e.id, e.kind, e.sealed, b.purpose, b.threshold FROM guard_entry e JOIN guard_bank b ON b.id = e.bank WHERE e.id > $1 ORDER BY e.id LIMIT $2";
    GENERATION = "SELECT n FROM guard_generation WHERE id = 1";
    GENERATION_GROW = "UPDATE guard_generation SET n = n + 1 WHERE id = 1 RETURNING n";
    ITEM_INSERT = "INSERT INTO guard_item (id, post, drawn, verdict, generation, md5, sha256, sha256_mac, pdq, quality, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO UPDATE SET verdict = excluded.verdict, generation = excluded.generation, pdq = excluded.pdq, quality = excluded.quality";
    ITEM = "SELECT id, post, drawn, verdict, generation, md5, sha256, pdq, quality FROM guard_item WHERE id = $1";
    ITEM_VERDICT = "UPDATE guard_item SET verdict = $2, generation = $3 WHERE id = $1";
    ITEM_FORGET = "UPDATE guard_item SET forgotten = TRUE WHERE post = $1";
    /// Photos that later ones are compared with, oldest first, in the order they were made.
    ITEMS_SINCE = "SELECT id, post, pdq, made_at FROM guard_item WHERE made_at >= $1 AND drawn = FALSE AND verdict = 'clear' AND forgotten = FALSE AND pdq IS NOT NULL ORDER BY made_at, id LIMIT $2";
    ITEM_LIVES = "SELECT post FROM guard_item WHERE id = $1 AND forgotten = FALSE AND verdict = 'clear'";
    ITEM_SAME = "SELECT post FROM guard_item WHERE sha256_mac = $1 AND drawn = $2 AND post <> $3 AND forgotten = FALSE AND verdict = 'clear' ORDER BY made_at LIMIT 1";
    /// What must be looked at again after a list grew.
    ITEMS_BEHIND = "SELECT id, post, drawn, verdict, generation, md5, sha256, pdq, quality FROM guard_item WHERE id > $1 AND verdict = 'clear' AND forgotten = FALSE AND generation < $2 ORDER BY id LIMIT $3";
}
