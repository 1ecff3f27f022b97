-- owner: guard
-- Evidence in the vault, one row an upload or a text, written before the objects are. Each is sealed to a key of its own,
-- whose private half lies here alone, wrapped to the two keys that are kept offline: without this row the objects, and
-- every old copy of them, open for nobody (docs/adr/0011). A row without a case is adopted by one.
CREATE TABLE guard_evidence (
    item UUID PRIMARY KEY NOT NULL,
    -- The post it was sent with; of a text, the text itself.
    post UUID NOT NULL,
    kind TEXT NOT NULL,
    certainty TEXT NOT NULL,
    detected TEXT NOT NULL,
    immediate BOOLEAN NOT NULL,
    -- When somebody or something here first knew.
    known_at BIGINT NOT NULL,
    -- A member of staff had seen it before it was sealed.
    viewed BOOLEAN NOT NULL,
    bytes BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    sealed_to TEXT NOT NULL,
    -- Nothing once the evidence is destroyed.
    wrapped BYTEA,
    made_at BIGINT NOT NULL
);
CREATE INDEX guard_evidence_made ON guard_evidence (made_at);

CREATE TABLE guard_case (
    id UUID PRIMARY KEY NOT NULL,
    item UUID NOT NULL UNIQUE REFERENCES guard_evidence (item),
    post UUID NOT NULL,
    -- Cases of one uploader share it: at first those of one post, and what officers link.
    chain UUID NOT NULL,
    kind TEXT NOT NULL,
    certainty TEXT NOT NULL,
    detected TEXT NOT NULL,
    immediate BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    known_at BIGINT NOT NULL,
    preserve_until BIGINT NOT NULL,
    -- The name of its objects in the vault.
    vault TEXT NOT NULL,
    viewed BOOLEAN NOT NULL,
    -- An officer opened it, on their own machine.
    opened_at BIGINT,
    assignee UUID,
    -- Who says that it need not be reported; a second person agrees or not.
    doubted_by UUID,
    reported_at BIGINT,
    report TEXT,
    destroyed_at BIGINT,
    -- What was destroyed and why, and the signature over it.
    certificate TEXT,
    signature BYTEA
);
CREATE INDEX guard_case_state ON guard_case (state, known_at);
CREATE INDEX guard_case_post ON guard_case (post);
CREATE INDEX guard_case_chain ON guard_case (chain);

-- What officers write, sealed with the instance's key.
CREATE TABLE guard_note (
    id UUID PRIMARY KEY NOT NULL,
    about UUID NOT NULL REFERENCES guard_case (id),
    by_person UUID NOT NULL,
    kind TEXT NOT NULL,
    words BYTEA NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX guard_note_about ON guard_note (about, made_at);

-- Whoever asks that evidence be kept: while one is not released nothing is destroyed.
CREATE TABLE guard_hold (
    id UUID PRIMARY KEY NOT NULL,
    about UUID NOT NULL REFERENCES guard_case (id),
    by_person UUID NOT NULL,
    reason BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    released_by UUID,
    released_at BIGINT
);
CREATE INDEX guard_hold_about ON guard_hold (about, released_at);

-- Two people for what one must not do alone. A grant is used once, by who asked, before it expires.
CREATE TABLE guard_grant (
    id UUID PRIMARY KEY NOT NULL,
    about UUID NOT NULL REFERENCES guard_case (id),
    purpose TEXT NOT NULL,
    state TEXT NOT NULL,
    reason BYTEA NOT NULL,
    asked_by UUID NOT NULL,
    asked_at BIGINT NOT NULL,
    -- A member of staff, or `key:SLOT` for the holder of a vault key.
    decided_by TEXT,
    decided_at BIGINT,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX guard_grant_about ON guard_grant (about, state);

-- That somebody proved lately that a key kept offline still opens.
CREATE TABLE guard_rehearsal (
    slot TEXT PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL
);
