-- owner: ask
-- Questions as they were asked, answers as they are public, the words to find them by, and what somebody chose to let
-- the safety lead read. A tip is in none of these, nor is a text before its writer chose.
CREATE TABLE ask_question (
    id UUID PRIMARY KEY NOT NULL,
    -- The question whose thread it follows; its own id when it begins one.
    thread UUID NOT NULL,
    state TEXT NOT NULL,
    lang TEXT NOT NULL,
    -- What it was asked about: '', 'post:NAME' or 'learn:SLUG'.
    about TEXT NOT NULL,
    first_name TEXT,
    -- As asked. NULL once nobody needs them: withdrawn, declined for a while, sealed, handed over.
    words TEXT,
    -- What the filters saw, names with a space between them.
    signs TEXT NOT NULL,
    -- A keyed digest of the folded words: the same again is one line at the desk.
    same_mac BYTEA NOT NULL,
    receipt_mac BYTEA NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    state_at BIGINT NOT NULL,
    -- A sealed one looks as if it waited until then.
    resolve_at BIGINT NOT NULL DEFAULT 0,
    reason TEXT,
    -- The public name of the question that answers it.
    see TEXT,
    withdrawn_at BIGINT,
    -- Its writer wants to say in public what they lived through.
    spoken BOOLEAN NOT NULL DEFAULT FALSE,
    -- The first of the two who read what somebody wants to say in public.
    vouched_by UUID
);
CREATE INDEX ask_question_state ON ask_question (state, made_at, id);
CREATE INDEX ask_question_made ON ask_question (made_at);
CREATE INDEX ask_question_same ON ask_question (same_mac, state);
CREATE INDEX ask_question_thread ON ask_question (thread, made_at);

-- Everything that is public, and nothing else.
CREATE TABLE ask_answer (
    question UUID PRIMARY KEY NOT NULL REFERENCES ask_question (id),
    -- Numbered as they become public: what the words point to.
    no BIGINT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    thread UUID NOT NULL,
    lang TEXT NOT NULL,
    about TEXT NOT NULL,
    first_name TEXT,
    words TEXT NOT NULL,
    answer TEXT NOT NULL,
    -- Addresses of ours, one a line.
    related TEXT NOT NULL,
    wanted BIGINT NOT NULL DEFAULT 0,
    shown_at BIGINT NOT NULL,
    closed BOOLEAN NOT NULL DEFAULT FALSE,
    slow BOOLEAN NOT NULL DEFAULT FALSE,
    collapsed BOOLEAN NOT NULL DEFAULT FALSE,
    -- Told by somebody who lived it; the question is a heading of ours, the answer their words.
    spoken BOOLEAN NOT NULL DEFAULT FALSE,
    -- Stands among the questions that are asked again and again.
    often BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX ask_answer_shown ON ask_answer (shown_at, question);
CREATE INDEX ask_answer_thread ON ask_answer (thread, shown_at, question);

-- The last numbers given. Its one row is locked while words are added.
CREATE TABLE ask_number (
    id BIGINT PRIMARY KEY NOT NULL,
    question BIGINT NOT NULL,
    word BIGINT NOT NULL
);
INSERT INTO ask_number (id, question, word) VALUES (1, 0, 0);

-- Every word there is, as bytes: both engines compare bytes alike.
CREATE TABLE ask_word (
    word BYTEA PRIMARY KEY NOT NULL,
    no BIGINT NOT NULL UNIQUE
);
-- Each word with one letter left out, as a 64-bit digest, so that a slip of one letter is found by equality.
CREATE TABLE ask_typo (
    form BIGINT NOT NULL,
    word BIGINT NOT NULL,
    PRIMARY KEY (form, word)
);
-- Which questions have a word; `place` is the question's number, higher by 2^40 where it stands in the question itself.
CREATE TABLE ask_posting (
    word BIGINT NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (word, place)
);

-- What somebody chose to let the safety lead read: sealed, read once they come to it, and destroyed.
CREATE TABLE ask_disclosure (
    id UUID PRIMARY KEY NOT NULL,
    -- Of the form that brought it: sent twice, it is one.
    once_mac BYTEA NOT NULL UNIQUE,
    -- The question it came in as, if people here found it.
    question UUID,
    words BYTEA NOT NULL,
    lang TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    read_by BIGINT NOT NULL,
    read_at BIGINT,
    destroy_at BIGINT NOT NULL
);
CREATE INDEX ask_disclosure_due ON ask_disclosure (read_by);
