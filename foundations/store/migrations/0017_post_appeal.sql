-- owner: post
-- What authors asked once more after a refusal, for each picture at most once. It stays with the post, without the words:
-- so that nobody asks twice.
CREATE TABLE post_appeal (
    upload UUID PRIMARY KEY NOT NULL,
    post UUID NOT NULL,
    -- In the author's words, sealed; gone with the answer.
    note BYTEA,
    made_at BIGINT NOT NULL,
    -- The member of staff who refused: anybody else may answer. Empty when nobody at the desk is asked.
    refused_by TEXT,
    -- open, stands, let_back
    state TEXT NOT NULL,
    -- When the author is told. What nobody at the desk is asked about is told at a moment that was drawn.
    answer_at BIGINT,
    decided_by TEXT,
    decided_at BIGINT
);
CREATE INDEX post_appeal_open ON post_appeal (state, made_at);
CREATE INDEX post_appeal_post ON post_appeal (post);
CREATE INDEX post_appeal_decided ON post_appeal (decided_at);
