-- owner: staff
-- The people who run an instance, and the links that let them in. Links are secrets: only a keyed digest is kept.
CREATE TABLE staff_person (
    id UUID PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- Which text they agreed to, as adults, and when. Empty: not yet, and nothing at the desk opens for them.
    agreed TEXT,
    agreed_at BIGINT,
    -- Which edition of the training they passed, and when. Empty: not yet, and a moderator decides nothing.
    trained TEXT,
    trained_at BIGINT,
    revoked_at BIGINT
);
-- A name can be given again to somebody else once its bearer has left.
CREATE UNIQUE INDEX staff_person_name ON staff_person (name) WHERE revoked_at IS NULL;

CREATE TABLE staff_invite (
    token_mac BYTEA PRIMARY KEY NOT NULL,
    person UUID NOT NULL REFERENCES staff_person (id),
    made_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX staff_invite_person ON staff_invite (person);
CREATE INDEX staff_invite_ends ON staff_invite (ends_at);
