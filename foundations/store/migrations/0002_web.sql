-- owner: web
-- Signed-in staff, and the chain of everything a person decided. Readers have no row anywhere.
CREATE TABLE session (
    token_mac BYTEA PRIMARY KEY NOT NULL,
    -- What its bearer knows it by, in the list of their sessions.
    id UUID NOT NULL,
    person UUID NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    -- When its bearer last showed who they are, and in which network: a digest that no other session shares.
    confirmed_at BIGINT NOT NULL,
    network BYTEA NOT NULL,
    -- phone, tablet, computer, other.
    device TEXT NOT NULL,
    -- 1 for who came by a link and has nothing yet by which to come again.
    bare BIGINT NOT NULL,
    -- When it was last used from another network.
    strange_at BIGINT
);
CREATE UNIQUE INDEX session_id ON session (id);
CREATE INDEX session_person ON session (person);

-- Append-only: hash = SHA-256 over the row and the hash before it. Nothing in it names a visitor.
CREATE TABLE audit (
    seq BIGINT PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    verb TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash BYTEA NOT NULL
);
-- One row, locked while an entry is added, so that the chain never forks.
CREATE TABLE audit_head (
    id BIGINT PRIMARY KEY NOT NULL,
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL
);
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '');
