-- owner: guard
-- Lists, what was screened, and the public halves of the vault's keys. Hashes are secrets: SQL holds a keyed
-- digest for exact look-up and the hash itself sealed under the instance key.
CREATE TABLE guard_bank (
    id UUID PRIMARY KEY NOT NULL,
    name TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    threshold BIGINT NOT NULL,
    source TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE TABLE guard_entry (
    id UUID PRIMARY KEY NOT NULL,
    bank UUID NOT NULL REFERENCES guard_bank (id),
    kind TEXT NOT NULL,
    mac BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    added_at BIGINT NOT NULL,
    UNIQUE (bank, kind, mac)
);

-- Grows with every change of a list; each node reloads when it is behind.
CREATE TABLE guard_generation (
    id BIGINT PRIMARY KEY NOT NULL,
    n BIGINT NOT NULL
);
INSERT INTO guard_generation (id, n) VALUES (1, 0);

-- One row an upload. A post that replaces its picture has several.
CREATE TABLE guard_item (
    id UUID PRIMARY KEY NOT NULL,
    post UUID NOT NULL,
    drawn BOOLEAN NOT NULL,
    verdict TEXT NOT NULL,
    generation BIGINT NOT NULL,
    md5 BYTEA NOT NULL,
    sha256 BYTEA NOT NULL,
    sha256_mac BYTEA NOT NULL,
    pdq BYTEA,
    quality BIGINT NOT NULL,
    forgotten BOOLEAN NOT NULL DEFAULT FALSE,
    made_at BIGINT NOT NULL
);
CREATE INDEX guard_item_exact ON guard_item (sha256_mac);
CREATE INDEX guard_item_made ON guard_item (made_at);

CREATE TABLE guard_key (
    slot TEXT PRIMARY KEY NOT NULL,
    public TEXT NOT NULL,
    added_at BIGINT NOT NULL
);
