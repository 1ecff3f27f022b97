-- owner: post
CREATE TABLE post (
    id UUID PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    -- The upload in hand: guard's item. A replaced picture gets a new one.
    upload UUID NOT NULL,
    receipt_mac BYTEA NOT NULL UNIQUE,
    draft_mac BYTEA UNIQUE,
    lang TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    state_at BIGINT NOT NULL,
    -- Until then a refusal is not told (undo, or the delay that hides what was behind it).
    resolve_at BIGINT NOT NULL DEFAULT 0,
    withdrawn_at BIGINT,
    reason TEXT,
    -- The member of staff who decided, and when; empty for the machine.
    decided_by TEXT,
    decided_at BIGINT,
    undo_until BIGINT NOT NULL DEFAULT 0,
    caption TEXT,
    alt TEXT,
    first_name TEXT,
    place TEXT,
    show_face BOOLEAN NOT NULL,
    adult_alone BOOLEAN NOT NULL,
    others BOOLEAN NOT NULL,
    consent TEXT NOT NULL,
    -- A person has agreed to the words as they are now.
    words_ok BOOLEAN NOT NULL DEFAULT FALSE,
    hand TEXT,
    tone TEXT,
    strokes TEXT,
    -- Encrypted objects in quarantine: the upload as received, and its previews.
    original TEXT,
    previews TEXT,
    format TEXT,
    faces BIGINT NOT NULL DEFAULT 0,
    hiding TEXT,
    -- How the previews were made, to make them again in another format: which faces, which regions. JSON.
    recipe TEXT,
    near_of UUID,
    close_to_refused BOOLEAN NOT NULL DEFAULT FALSE,
    width BIGINT NOT NULL DEFAULT 0,
    height BIGINT NOT NULL DEFAULT 0,
    colour TEXT,
    thumbhash TEXT,
    sizes TEXT,
    -- The public objects' name, chosen anew at each approval; shown_at when they are all there.
    public_name TEXT UNIQUE,
    shown_at BIGINT,
    modern BOOLEAN NOT NULL DEFAULT FALSE,
    -- Address and port of the upload, sealed, for as long as the law needs it.
    uploader BYTEA,
    uploader_until BIGINT NOT NULL DEFAULT 0,
    staff_saw BOOLEAN NOT NULL DEFAULT FALSE,
    -- Grows with everything that a reader of the wall can see of the row.
    revision BIGINT NOT NULL DEFAULT 0
);
-- All that is asked about a page whose prints are kept.
CREATE INDEX post_wall ON post (state, shown_at, id, kind, revision);
CREATE INDEX post_near ON post (near_of);
CREATE INDEX post_uploader ON post (uploader_until);
CREATE INDEX post_state ON post (state, state_at);

-- One row: pictures on the wall (copies counted once) and people counted without a picture. Kept in the same
-- transaction as what changes them; a test recounts.
CREATE TABLE post_tally (
    id BIGINT PRIMARY KEY NOT NULL,
    posts BIGINT NOT NULL,
    counted BIGINT NOT NULL
);
INSERT INTO post_tally (id, posts, counted) VALUES (1, 0, 0);
