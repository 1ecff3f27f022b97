-- owner: post
-- The desk put what the picture shows into other words; its author's receipt says so.
ALTER TABLE post ADD COLUMN alt_by_desk BOOLEAN NOT NULL DEFAULT FALSE;
