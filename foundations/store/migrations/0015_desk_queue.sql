-- owner: desk
-- What a person has looked at, in which state (the mark): only that can be approved. Gone with the decision.
CREATE TABLE desk_seen (
    person UUID NOT NULL,
    post UUID NOT NULL,
    mark TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (post, person)
);

-- Who asked for a second opinion: somebody else decides, and they never get that upload again.
CREATE TABLE desk_stash (
    post UUID NOT NULL,
    person UUID NOT NULL,
    upload UUID NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (post, person)
);

-- What moderators tell each other about a post that waits. Gone with the decision.
CREATE TABLE desk_note (
    id UUID PRIMARY KEY NOT NULL,
    post UUID NOT NULL,
    -- The name colleagues know them by.
    name TEXT NOT NULL,
    -- Sealed.
    note BYTEA NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX desk_note_post ON desk_note (post);

-- Posts that show nearly the same picture are in one hand: the first of them.
ALTER TABLE desk_item ADD COLUMN first UUID;
ALTER TABLE desk_item ADD COLUMN second BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX desk_item_first ON desk_item (first);

-- What is left of the picture, as JSON, once everything is hidden.
ALTER TABLE desk_hidden ADD COLUMN crop TEXT;
