-- owner: guard
-- Lists that others keep and that are fetched from time to time. Credentials are in a file that is named here, never in
-- the database.
CREATE TABLE guard_exchange (
    id UUID PRIMARY KEY NOT NULL,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    -- An address, or a path on the machine of every node.
    place TEXT NOT NULL,
    -- What the other side calls the list, where it has several.
    remote TEXT,
    format TEXT,
    bank UUID NOT NULL REFERENCES guard_bank (id),
    credentials_file TEXT,
    enabled BOOLEAN NOT NULL,
    interval_ms BIGINT NOT NULL,
    -- Up to where everything was taken over; set after the last page of a run only.
    checkpoint TEXT NOT NULL,
    -- Where a run is that has not come to its end; NULL when none is under way.
    run TEXT,
    -- Grows with every run that begins or goes on: an older one that wakes up late may write no more.
    turn BIGINT NOT NULL,
    running_until BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    last_started BIGINT,
    last_done BIGINT,
    last_error TEXT,
    failures BIGINT NOT NULL,
    -- Of the last run that came to its end.
    counts TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
