-- owner: web
-- At the end of each day (UTC) the end of the audit chain is signed with a key of this instance: who can write here but
-- has not that key can make no chain that fits.
CREATE TABLE audit_seal (
    -- From 1, without gaps.
    number BIGINT PRIMARY KEY NOT NULL,
    -- The day that had ended: days since 1970, UTC.
    day BIGINT NOT NULL UNIQUE,
    -- The last entry then, and its hash.
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    -- SHA-256 over the seal before this one; empty for the first.
    before BYTEA NOT NULL,
    at BIGINT NOT NULL,
    signature BYTEA NOT NULL
);
-- What was too old to be kept was cut off up to a seal, which stays. Entries about evidence are kept for longer; how many
-- there were and what they said is in the signed digest.
CREATE TABLE audit_cut (
    number BIGINT PRIMARY KEY NOT NULL,
    seal BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    at BIGINT NOT NULL,
    signature BYTEA NOT NULL
);
CREATE INDEX audit_subject ON audit (subject, seq);
CREATE INDEX audit_at ON audit (at);
