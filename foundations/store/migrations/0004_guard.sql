-- owner: guard
-- Lists, what was screened, and the public halves of the vault's keys. Hashes are secrets: SQL holds a keyed
-- digest for exact look-up and the hash itself sealed under the instance key.
CREATE TABLE guard_bank (
    id UUID PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    threshold BIGINT NOT NULL,
    -- Of a million looks, how many ask it.
    enabled_ppm BIGINT NOT NULL,
    source TEXT NOT NULL,
    labels TEXT NOT NULL,
    -- The exchange that fills it, if one does.
    exchange TEXT,
    made_at BIGINT NOT NULL,
    -- 0: it is there. Otherwise the generation that deleted it, which sets its name free.
    deleted BIGINT NOT NULL,
    UNIQUE (name, deleted)
);

-- One thing that is listed. Its hashes are signals; deleted, it has none, and the row is the sign for other nodes.
CREATE TABLE guard_content (
    id BIGINT PRIMARY KEY NOT NULL,
    bank UUID NOT NULL REFERENCES guard_bank (id),
    -- What its source calls it: to find it again, and sealed to say it.
    key_mac BYTEA,
    key_sealed BYTEA,
    -- Note, labels and what the source says of it, sealed; NULL when there is nothing.
    about BYTEA,
    -- Whether labels are among it: they are handed on with a match, so that memory needs them.
    labelled BOOLEAN NOT NULL,
    -- 0: it is not disabled.
    disabled_until BIGINT NOT NULL,
    held_at BIGINT,
    held_why TEXT,
    -- Who confirms it less who denies it.
    balance BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    deleted_at BIGINT,
    -- The generation in which any of this, or a signal, changed last; and that in which a signal did.
    changed BIGINT NOT NULL,
    listed BIGINT NOT NULL
);
CREATE INDEX guard_content_changed ON guard_content (changed, id);
CREATE INDEX guard_content_bank ON guard_content (bank, id);
-- What memory knows of a content besides its hashes.
CREATE INDEX guard_content_state ON guard_content (bank, id)
    WHERE disabled_until > 0 OR held_at IS NOT NULL OR balance <> 0 OR labelled;
CREATE UNIQUE INDEX guard_content_key ON guard_content (bank, key_mac) WHERE key_mac IS NOT NULL;
CREATE INDEX guard_content_odd ON guard_content (id) WHERE held_at IS NOT NULL OR balance < 0;

-- It refers to its content without the engine's checking it, ten million times in a long import.
CREATE TABLE guard_signal (
    content BIGINT NOT NULL,
    bank UUID NOT NULL,
    kind TEXT NOT NULL,
    -- Of kind and hash together.
    mac BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    UNIQUE (mac, bank, content)
);
CREATE INDEX guard_signal_content ON guard_signal (content);

-- How many signals of a kind a bank has: counting millions would take seconds.
CREATE TABLE guard_tally (
    bank UUID NOT NULL,
    kind TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (bank, kind)
);

CREATE TABLE guard_opinion (
    content BIGINT NOT NULL,
    who TEXT NOT NULL,
    view TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (content, who)
);

-- Grows with every change of a list, and is locked by whoever changes one, so that generations are in the order of
-- commits; each node reads what changed after the one it knows.
CREATE TABLE guard_generation (
    id BIGINT PRIMARY KEY NOT NULL,
    n BIGINT NOT NULL,
    -- The last number given to a content.
    contents BIGINT NOT NULL
);
INSERT INTO guard_generation (id, n, contents) VALUES (1, 0, 0);

-- The files that nodes have of a bank's hashes, each by a token that the file is sealed with. A database that was put
-- back to an older state does not know those written since, and they are not believed.
CREATE TABLE guard_saved (
    token UUID PRIMARY KEY NOT NULL,
    bank UUID NOT NULL,
    made_at BIGINT NOT NULL
);

-- One row an upload. A post that replaces its picture has several.
CREATE TABLE guard_item (
    id UUID PRIMARY KEY NOT NULL,
    post UUID NOT NULL,
    drawn BOOLEAN NOT NULL,
    verdict TEXT NOT NULL,
    generation BIGINT NOT NULL,
    md5 BYTEA NOT NULL,
    sha1 BYTEA NOT NULL,
    sha256 BYTEA NOT NULL,
    sha256_mac BYTEA NOT NULL,
    pdq BYTEA,
    quality BIGINT NOT NULL,
    -- Of a video: the looks of its frames, sealed together.
    frames BYTEA,
    forgotten BOOLEAN NOT NULL DEFAULT FALSE,
    made_at BIGINT NOT NULL,
    -- It matches an entry that is held or denied: nothing is published of it until that is settled.
    unsettled BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX guard_item_unsettled ON guard_item (id) WHERE unsettled = TRUE;
CREATE INDEX guard_item_exact ON guard_item (sha256_mac);
CREATE INDEX guard_item_made ON guard_item (made_at);

CREATE TABLE guard_key (
    slot TEXT PRIMARY KEY NOT NULL,
    public TEXT NOT NULL,
    added_at BIGINT NOT NULL
);
