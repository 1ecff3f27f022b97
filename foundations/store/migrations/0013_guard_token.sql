-- owner: guard
-- Which programs may ask the screening service, and for what. A keyed digest of each token is kept, never the token.
CREATE TABLE guard_token (
    id UUID PRIMARY KEY NOT NULL,
    name TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    mac BYTEA NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    revoked_at BIGINT
);
