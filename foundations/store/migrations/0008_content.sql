-- owner: web
-- What readers see beyond the content that is built in: each number is the whole difference, signed.
CREATE TABLE pack (
    name TEXT NOT NULL,
    number BIGINT NOT NULL,
    body TEXT NOT NULL,
    signature BYTEA NOT NULL,
    PRIMARY KEY (name, number)
);
-- One row for each name, locked while a number is given out.
CREATE TABLE pack_head (
    name TEXT PRIMARY KEY NOT NULL,
    number BIGINT NOT NULL
);
-- What members of staff want changed, and what became of it. Published rows are the history of a text.
CREATE TABLE content_change (
    id UUID PRIMARY KEY NOT NULL,
    pack TEXT NOT NULL,
    file TEXT NOT NULL,
    -- The text as it was when it was changed, and as it is to be; empty for none.
    was TEXT,
    text TEXT,
    note TEXT NOT NULL,
    state TEXT NOT NULL,
    made_by UUID NOT NULL,
    made_name TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    decided_by UUID,
    decided_name TEXT,
    decided_at BIGINT,
    number BIGINT
);
CREATE INDEX content_change_open ON content_change (pack, state, made_at);
CREATE INDEX content_change_file ON content_change (pack, file, number);
