-- owner: learn
-- The knowledge check, all answers together: how often a question was answered, and how often rightly. By whom and when
-- is nowhere.
CREATE TABLE quiz_total (
    question TEXT PRIMARY KEY NOT NULL,
    answered BIGINT NOT NULL,
    rightly BIGINT NOT NULL
);
