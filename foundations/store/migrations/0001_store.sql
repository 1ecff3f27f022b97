-- owner: store
-- The event log, the places of its readers, and the job queue. Types are PostgreSQL's; SQLite takes them as they are.
CREATE TABLE event (
    seq BIGINT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- One row: the sequence number given last. Locked until commit, so that order of numbers is order of commits.
CREATE TABLE event_head (
    id BIGINT PRIMARY KEY NOT NULL,
    seq BIGINT NOT NULL
);
INSERT INTO event_head (id, seq) VALUES (1, 0);

CREATE TABLE event_cursor (
    subscriber TEXT PRIMARY KEY NOT NULL,
    seq BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    retry_at BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE job (
    id UUID PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    leased_until BIGINT NOT NULL DEFAULT 0,
    lease BIGINT NOT NULL DEFAULT 0,
    -- asked for by its key while it ran: when to run again
    again_at BIGINT,
    attempts BIGINT NOT NULL DEFAULT 0,
    dead BOOLEAN NOT NULL DEFAULT FALSE,
    failure TEXT,
    unique_key TEXT UNIQUE
);
CREATE INDEX job_due ON job (dead, run_at);
