-- owner: desk
-- Who a row is about is a keyed digest (`who`) that nobody with the database alone can make: what is here is about the
-- people who work here, and for themselves only.

-- How far somebody is in the training, sealed. Gone when they have passed.
CREATE TABLE desk_training (
    who BYTEA PRIMARY KEY NOT NULL,
    edition TEXT NOT NULL,
    progress BYTEA NOT NULL
);

-- What somebody wants to be spared, sealed.
CREATE TABLE desk_wish (
    who BYTEA PRIMARY KEY NOT NULL,
    wishes BYTEA NOT NULL
);

-- Pictures that somebody has looked at on a day of the campaign (`2027-02-22`). Yesterday's rows are swept away.
CREATE TABLE desk_exposure (
    who BYTEA NOT NULL,
    day TEXT NOT NULL,
    pictures BIGINT NOT NULL,
    PRIMARY KEY (who, day)
);

-- Since when somebody works without a break, and when they last did something.
CREATE TABLE desk_work (
    who BYTEA PRIMARY KEY NOT NULL,
    since BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

-- How many pictures a day are enough for anybody here; one row, once somebody has set it.
CREATE TABLE desk_cap (
    id SMALLINT PRIMARY KEY NOT NULL,
    pictures BIGINT NOT NULL
);

-- Drawn items that are in a hand among the real ones. No post: nothing here can be published. Gone with the answer.
CREATE TABLE desk_control (
    id UUID PRIMARY KEY NOT NULL,
    who BYTEA NOT NULL,
    kind TEXT NOT NULL,
    seed BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX desk_control_who ON desk_control (who);

-- How the group answered them: one row, nobody's in particular. What is new is added in bundles, so that no single answer
-- can be read from two looks.
CREATE TABLE desk_control_total (
    id SMALLINT PRIMARY KEY NOT NULL,
    answers BIGINT NOT NULL,
    correct BIGINT NOT NULL,
    new_answers BIGINT NOT NULL,
    new_correct BIGINT NOT NULL
);
INSERT INTO desk_control_total (id, answers, correct, new_answers, new_correct) VALUES (1, 0, 0, 0, 0);

-- What is to be known about a post before somebody is asked to look at it: one bit for each kind (`care::model`).
ALTER TABLE desk_item ADD COLUMN kinds BIGINT NOT NULL DEFAULT 0;
