//! SQL of the room. One text for both engines.

/// The columns of [`crate::row::Row`].
macro_rules! row {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, state, upload, lang, made_at, state_at, resolve_at, withdrawn_at, reason, decided_by, undo_until, ",
            "caption, alt, alt_by_desk, first_name, place, show_face, adult_alone, words_ok, hand, tone, strokes, original, previews, thumbhash, ",
            "faces, hiding, recipe, near_of, close_to_refused, width, height, sizes, modern, public_name, shown_at, uploader, ",
            "staff_saw FROM post ",
            $rest
        )
    };
}

/// The columns of [`crate::shown::ShownPost`].
macro_rules! shown {
    ($($rest:tt)+) => {
        concat!(
            "SELECT id, kind, lang, public_name, shown_at, words_ok, caption, alt, first_name, place, hand, width, ",
            "height, colour, thumbhash, sizes, modern, revision FROM post WHERE state = 'approved' AND ",
            $($rest)+
        )
    };
}

/// The same as fields of JSON, but for those that the engines write differently.
macro_rules! page_fields {
    () => {
        "'kind', kind, 'lang', lang, 'public_name', public_name, 'shown_at', shown_at, 'caption', caption, 'alt', alt, \
         'first_name', first_name, 'place', place, 'hand', hand, 'width', width, 'height', height, 'colour', colour, \
         'thumbhash', thumbhash, 'sizes', sizes, 'revision', revision"
    };
}

/// What is on a page.
macro_rules! of_page {
    () => {
        "shown_at IS NOT NULL AND kind <> 'counted' AND (shown_at, id) < ($1, $2) ORDER BY shown_at DESC, id DESC LIMIT $3"
    };
}

macro_rules! page_rows {
    () => {
        concat!("FROM (", shown!(of_page!()), ") newest")
    };
}

macro_rules! glance_rows {
    () => {
        concat!(
            "FROM (SELECT id, shown_at, revision FROM post WHERE state = 'approved' AND ",
            of_page!(),
            ") newest"
        )
    };
}

store::statements! {
    INSERT = "INSERT INTO post (id, kind, state, upload, receipt_mac, draft_mac, lang, made_at, state_at, caption, alt, first_name, place, show_face, adult_alone, others, consent, hand, tone, strokes, original, uploader, uploader_until, public_name, shown_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24) ON CONFLICT DO NOTHING";
    DRAFT = "SELECT id FROM post WHERE draft_mac = $1";
    /// Locks the row on PostgreSQL; SQLite has one writer.
    BY_ID = row!("WHERE id = $1"), postgres = row!("WHERE id = $1 FOR UPDATE");
    BY_ID_READ = row!("WHERE id = $1");
    /// For [`crate::check`], all rows in order of their ids.
    CHECKED = row!("WHERE id > $1 ORDER BY id LIMIT $2");
    UNSCREENED = "SELECT COUNT(*) FROM post WHERE state = 'received' OR state = 'screening'";
    UNPUBLISHED = "SELECT COUNT(*) FROM post WHERE state = 'approved' AND kind <> 'counted' AND shown_at IS NULL";
    UNPUBLISHED_AFTER = "SELECT id, public_name, state_at FROM post WHERE state = 'approved' AND kind <> 'counted' AND shown_at IS NULL AND public_name IS NOT NULL AND (state_at, id) > ($1, $2) ORDER BY state_at, id LIMIT $3";
    BY_RECEIPT = row!("WHERE receipt_mac = $1");
    MOVE = "UPDATE post SET state = $3, state_at = $4 WHERE id = $1 AND state = $2";
    SCREENED = "UPDATE post SET previews = $2, format = $3, faces = $4, hiding = $5, near_of = COALESCE((SELECT first.near_of FROM post first WHERE first.id = $6), $6), close_to_refused = $7, width = $8, height = $9, colour = $10, thumbhash = $11, sizes = $12, recipe = $13, revision = revision + 1 WHERE id = $1";
    HIDDEN_MORE = "UPDATE post SET previews = $2, faces = $3, hiding = $4, width = $5, height = $6, colour = $7, thumbhash = $8, sizes = $9, recipe = $10, revision = revision + 1 WHERE id = $1";
    RESOLVE = "UPDATE post SET resolve_at = $2, reason = $3 WHERE id = $1";
    DECIDED = "UPDATE post SET decided_by = $2, decided_at = $3, undo_until = $4, resolve_at = $5, reason = $6, words_ok = $7, revision = revision + 1 WHERE id = $1";
    /// How long people took lately, from receipt to decision, in milliseconds.
    DELAYS = "SELECT decided_at - made_at FROM post WHERE decided_by IS NOT NULL AND decided_at IS NOT NULL ORDER BY decided_at DESC LIMIT $1";
    PUBLISH_NAME = "UPDATE post SET public_name = $2, revision = revision + 1 WHERE id = $1";
    SHOWN = "UPDATE post SET shown_at = $2, revision = revision + 1 WHERE id = $1";
    MODERN = "UPDATE post SET modern = TRUE, revision = revision + 1 WHERE id = $1 AND public_name = $2";
    UNSHOWN = "UPDATE post SET public_name = NULL, shown_at = NULL, modern = FALSE, revision = revision + 1 WHERE id = $1";
    WORDS = "UPDATE post SET caption = $2, alt = $3, alt_by_desk = FALSE, words_ok = FALSE, revision = revision + 1 WHERE id = $1";
    DESCRIBED = "UPDATE post SET alt = $2, alt_by_desk = TRUE, revision = revision + 1 WHERE id = $1";
    WORDS_OK = "UPDATE post SET words_ok = TRUE, revision = revision + 1 WHERE id = $1";
    WITHDRAWN = "UPDATE post SET withdrawn_at = $2, caption = NULL, alt = NULL, first_name = NULL, place = NULL, strokes = NULL, revision = revision + 1 WHERE id = $1";
    REPLACED = "UPDATE post SET upload = $2, original = $3, previews = NULL, reason = NULL, resolve_at = 0, decided_by = NULL, decided_at = NULL, undo_until = 0, near_of = NULL, close_to_refused = FALSE, uploader = $4, uploader_until = $5, staff_saw = FALSE WHERE id = $1";
    NO_ORIGINAL = "UPDATE post SET original = NULL WHERE id = $1";
    NO_PREVIEWS = "UPDATE post SET previews = NULL WHERE id = $1";
    STAFF_SAW = "UPDATE post SET staff_saw = TRUE WHERE id = $1 AND staff_saw = FALSE";
    NEAR_OLDEST = "SELECT id FROM post WHERE near_of = $1 ORDER BY made_at, id LIMIT 1";
    NEAR_MOVE = "UPDATE post SET near_of = $2 WHERE near_of = $1 AND id <> $2";
    NEAR_FIRST = "UPDATE post SET near_of = NULL WHERE id = $1";
    UPLOADER_FORGET = "UPDATE post SET uploader = NULL WHERE id = $1 AND upload = $2";
    UPLOADERS_FORGET = "UPDATE post SET uploader = NULL WHERE uploader IS NOT NULL AND uploader_until <= $1 AND state <> 'sealed'";
    /// Which of these names (JSON) no row has: one look through the rows for as many as are asked about.
    UNNAMED_HELD = "SELECT value FROM json_each($1) WHERE value NOT IN (SELECT original FROM post WHERE original IS NOT NULL) AND value NOT IN (SELECT previews FROM post WHERE previews IS NOT NULL)",
        postgres = "SELECT value FROM json_array_elements_text($1::json) AS asked (value) WHERE value NOT IN (SELECT original FROM post WHERE original IS NOT NULL) AND value NOT IN (SELECT previews FROM post WHERE previews IS NOT NULL)";
    UNNAMED_PUBLIC = "SELECT value FROM json_each($1) WHERE NOT EXISTS (SELECT 1 FROM post WHERE public_name = value)",
        postgres = "SELECT value FROM json_array_elements_text($1::json) AS asked (value) WHERE NOT EXISTS (SELECT 1 FROM post WHERE public_name = value)";
    NAMES_SHOWN = "SELECT COUNT(*) FROM post WHERE public_name = $1 AND state = 'approved' AND shown_at IS NOT NULL";
    /// A page as one text: the driver takes longer to hand over sixty rows of sixteen columns than the database to find them.
    PAGE = concat!(
            "SELECT json_group_array(json_object('id', lower(hex(id)), 'modern', json(CASE WHEN modern THEN 'true' ELSE 'false' END), ",
            "'words_ok', json(CASE WHEN words_ok THEN 'true' ELSE 'false' END), ", page_fields!(), ") ORDER BY shown_at DESC, id DESC) ",
            page_rows!()
        ),
        postgres = concat!(
            "SELECT COALESCE(json_agg(json_build_object('id', id, 'modern', modern, 'words_ok', words_ok, ", page_fields!(),
            ") ORDER BY shown_at DESC, id DESC), '[]')::text ", page_rows!()
        );
    /// Which posts are on a page, in what revision, and the counts: enough for whoever has kept the rest.
    GLANCE = concat!(
            "SELECT posts, counted, COALESCE((SELECT group_concat(hex(id) || '-' || revision, ' ' ORDER BY shown_at DESC, id DESC) ",
            glance_rows!(), "), '') FROM post_tally WHERE id = 1"
        ),
        postgres = concat!(
            "SELECT posts, counted, COALESCE((SELECT string_agg(replace(id::text, '-', '') || '-' || revision, ' ' ORDER BY shown_at DESC, id DESC) ",
            glance_rows!(), "), '') FROM post_tally WHERE id = 1"
        );
    BY_NAME = shown!("shown_at IS NOT NULL AND public_name = $1");
    APPEAL = "SELECT upload, post, note, made_at, refused_by, state, answer_at FROM post_appeal WHERE upload = $1";
    APPEAL_INSERT = "INSERT INTO post_appeal (upload, post, note, made_at, refused_by, state, answer_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    APPEAL_FORGET = "DELETE FROM post_appeal WHERE post = $1";
    /// Nobody is asked any more: told at a moment that was drawn.
    APPEAL_LATER = "UPDATE post_appeal SET state = 'stands', answer_at = $2, note = NULL WHERE upload = $1 AND state = 'open'";
    APPEAL_ANSWER = "UPDATE post_appeal SET state = $2, answer_at = $3, decided_by = $4, decided_at = $3, note = NULL WHERE upload = $1 AND state = 'open'";
    /// Of those whose picture is still the one that was refused, the oldest first.
    APPEALS = "SELECT a.upload, a.post, a.note, a.made_at, a.refused_by, a.state, a.answer_at FROM post_appeal a JOIN post p ON p.id = a.post AND p.upload = a.upload WHERE a.state = 'open' AND p.state = 'refused' ORDER BY a.made_at, a.upload LIMIT $1";
    APPEALS_OPEN = "SELECT COUNT(*) FROM post_appeal a JOIN post p ON p.id = a.post AND p.upload = a.upload WHERE a.state = 'open' AND p.state = 'refused'";
    /// How long people took lately to answer one, in milliseconds.
    APPEAL_DELAYS = "SELECT decided_at - made_at FROM post_appeal WHERE decided_at IS NOT NULL ORDER BY decided_at DESC LIMIT $1";
    /// This person refused it before, and another let it back.
    APPEAL_OVERRULED = "SELECT COUNT(*) FROM post_appeal WHERE upload = $1 AND refused_by = $2 AND state = 'let_back'";
    TALLY = "SELECT posts, counted FROM post_tally WHERE id = 1";
    TALLY_LOCK = "UPDATE post_tally SET posts = posts WHERE id = 1";
    /// Posts other than $2 that show the picture which $1 was the first to show.
    COPIES_SHOWN = "SELECT COUNT(*) FROM post WHERE (near_of = $1 OR (id = $1 AND near_of IS NULL)) AND id <> $2 AND state = 'approved' AND shown_at IS NOT NULL";
    /// Other posts on the wall that show nearly the picture of $1.
    COPIES_OF = "SELECT p.id, p.public_name FROM post p JOIN post model ON model.id = $1 WHERE (p.near_of = COALESCE(model.near_of, model.id) OR p.id = model.near_of) AND p.id <> $1 AND p.state = 'approved' AND p.public_name IS NOT NULL ORDER BY p.made_at, p.id LIMIT $2";
    TALLY_ADD = "UPDATE post_tally SET posts = posts + $1, counted = counted + $2 WHERE id = 1";
    /// What the tally must be; a test compares.
    RECOUNT = "SELECT COUNT(DISTINCT CASE WHEN kind <> 'counted' AND shown_at IS NOT NULL THEN COALESCE(near_of, id) END), COUNT(CASE WHEN kind = 'counted' THEN 1 END) FROM post WHERE state = 'approved'";
}
