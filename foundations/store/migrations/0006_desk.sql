-- owner: desk
-- What waits for a person, made from the news of posts; who has it in hand; and what the public objects to.
CREATE TABLE desk_item (
    post UUID PRIMARY KEY NOT NULL,
    upload UUID NOT NULL,
    held_at BIGINT NOT NULL,
    -- When its turn comes: easy ones come early, hard ones later, and none is overtaken for ever.
    turn_at BIGINT NOT NULL,
    lease_person UUID,
    lease_until BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX desk_item_turn ON desk_item (turn_at, post);
CREATE INDEX desk_item_lease ON desk_item (lease_person, lease_until);

-- What people here hid in an upload, so that hiding more never shows again what was hidden before.
CREATE TABLE desk_hidden (
    post UUID PRIMARY KEY NOT NULL,
    upload UUID NOT NULL,
    regions TEXT NOT NULL,
    faces BOOLEAN NOT NULL
);

CREATE TABLE desk_objection (
    id UUID PRIMARY KEY NOT NULL,
    post UUID NOT NULL,
    -- The public name it was objected to under; a second objection finds the hidden post by it.
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- In the objector's words, sealed.
    note BYTEA,
    -- Name, contact and signature of a request that somebody signs, sealed.
    signed BYTEA,
    token_mac BYTEA NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    -- Out of sight since it came in. The breaker against floods leaves a post where it is and puts it first.
    hid BOOLEAN NOT NULL,
    -- This very objection put it out of sight.
    hides BOOLEAN NOT NULL DEFAULT FALSE,
    -- One row for all that came after many, and how many more than one: ten thousand on one post say no more than a hundred.
    shared BOOLEAN NOT NULL DEFAULT FALSE,
    more BIGINT NOT NULL DEFAULT 0,
    state TEXT NOT NULL,
    decided_at BIGINT
);
CREATE INDEX desk_objection_post ON desk_objection (post, state);
CREATE INDEX desk_objection_name ON desk_objection (name, state);
CREATE INDEX desk_objection_open ON desk_objection (state, due_at);
CREATE INDEX desk_objection_made ON desk_objection (hides, made_at);
CREATE INDEX desk_objection_decided ON desk_objection (decided_at);

-- How many a person decided on a day (days since 1970, UTC): for themselves to see, nobody else.
CREATE TABLE desk_day (
    person UUID NOT NULL,
    day BIGINT NOT NULL,
    decided BIGINT NOT NULL,
    PRIMARY KEY (person, day)
);
