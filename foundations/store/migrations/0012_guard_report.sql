-- owner: guard
-- Reports to the CyberTipline: what goes out, how far it has come, and what people decided about it. What is sent is made
-- of the vault, which this server cannot open; the numbers that come back are sealed with the instance key.
CREATE TABLE guard_report (
    id UUID PRIMARY KEY NOT NULL,
    environment TEXT NOT NULL,
    -- Thrown away on arrival, and made of made-up files: no case hangs on it.
    is_test BOOLEAN NOT NULL,
    incident TEXT NOT NULL,
    -- What the officer chose to say, sealed: it may hold their words.
    choices BYTEA NOT NULL,
    step TEXT NOT NULL,
    at_file BIGINT NOT NULL,
    -- Why it waits for a person; nothing while it goes on.
    halt TEXT,
    halt_code BIGINT NOT NULL,
    files BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    -- When /submit was called, and when something last changed there: an unfinished report is deleted by these.
    opened_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    finish_sent BOOLEAN NOT NULL,
    number BYTEA,
    -- Neither finished nor taken back.
    is_open BOOLEAN NOT NULL,
    made_by UUID NOT NULL,
    made_at BIGINT NOT NULL,
    moved_at BIGINT NOT NULL,
    finished_at BIGINT,
    -- The process that sends it, and until when no other may.
    holder UUID,
    held_until BIGINT NOT NULL,
    -- Until when it may be taken up again without two people agreeing anew.
    granted_until BIGINT NOT NULL
);
CREATE INDEX guard_report_open ON guard_report (is_open, moved_at);

-- The cases it is about; those with a place among the files (from 0) are sent as files.
CREATE TABLE guard_report_case (
    report UUID NOT NULL REFERENCES guard_report (id),
    about UUID NOT NULL REFERENCES guard_case (id),
    place BIGINT,
    supplemental BOOLEAN NOT NULL,
    PRIMARY KEY (report, about)
);
CREATE INDEX guard_report_case_about ON guard_report_case (about);

-- The numbers that files were given there, sealed; of this attempt alone.
CREATE TABLE guard_report_file (
    report UUID NOT NULL REFERENCES guard_report (id),
    place BIGINT NOT NULL,
    file BYTEA NOT NULL,
    PRIMARY KEY (report, place)
);

-- A report that a person made by hand, to whatever authority.
CREATE TABLE guard_report_hand (
    id UUID PRIMARY KEY NOT NULL,
    about UUID NOT NULL REFERENCES guard_case (id),
    jurisdiction TEXT NOT NULL,
    authority TEXT NOT NULL,
    reference BYTEA NOT NULL,
    reported_at BIGINT NOT NULL,
    recorded_by UUID NOT NULL,
    recorded_at BIGINT NOT NULL
);
CREATE INDEX guard_report_hand_about ON guard_report_hand (about);

-- Which of the two reports go to. Production needs two people, and a line that was tried.
CREATE TABLE guard_report_switch (
    id BIGINT PRIMARY KEY NOT NULL,
    environment TEXT NOT NULL,
    proposed TEXT,
    proposed_by UUID,
    proposed_at BIGINT NOT NULL
);
INSERT INTO guard_report_switch (id, environment, proposed_at) VALUES (1, 'test', 0);

-- When each last said that it knows us.
CREATE TABLE guard_report_well (
    environment TEXT PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL
);
