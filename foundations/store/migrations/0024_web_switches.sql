-- owner: web
-- Switches of the day (intake closed, wall paused) as one text of JSON: one row, read by every node.
CREATE TABLE switches (
    id SMALLINT PRIMARY KEY NOT NULL,
    body TEXT NOT NULL
);
INSERT INTO switches (id, body) VALUES (1, '{}');
