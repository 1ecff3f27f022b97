-- owner: staff
-- What people show to be let in. Nothing here opens anything without the instance key, and nothing was here before its owner.
CREATE TABLE staff_passkey (
    id UUID PRIMARY KEY NOT NULL,
    person UUID NOT NULL REFERENCES staff_person (id),
    -- What the device calls it.
    credential BYTEA NOT NULL,
    -- The public key with the counter of its signatures, as JSON.
    passkey TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE UNIQUE INDEX staff_passkey_credential ON staff_passkey (credential);
CREATE INDEX staff_passkey_person ON staff_passkey (person);

CREATE TABLE staff_password (
    person UUID PRIMARY KEY NOT NULL REFERENCES staff_person (id),
    -- argon2id over the password and a key of the instance.
    hash TEXT NOT NULL,
    -- The secret of the codes, sealed.
    secret BYTEA NOT NULL,
    -- The last step of thirty seconds whose code was used: it and those before it are spent.
    step BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);

-- Codes on paper. A row goes when its code is used.
CREATE TABLE staff_recovery (
    code_mac BYTEA PRIMARY KEY NOT NULL,
    person UUID NOT NULL REFERENCES staff_person (id),
    made_at BIGINT NOT NULL
);
CREATE INDEX staff_recovery_person ON staff_recovery (person);

-- What was asked of a device and waits for one answer.
CREATE TABLE staff_challenge (
    handle_mac BYTEA PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    -- Who is asked; empty while nobody knows.
    person UUID,
    -- Sealed.
    state BYTEA NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX staff_challenge_ends ON staff_challenge (ends_at);
CREATE INDEX staff_challenge_person ON staff_challenge (person);

-- Tries to sign in by name that failed: counted for every name that is said, whether somebody bears it or not.
CREATE TABLE staff_attempt (
    name_mac BYTEA PRIMARY KEY NOT NULL,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    locked_until BIGINT NOT NULL
);
CREATE INDEX staff_attempt_last ON staff_attempt (last_at);
