//! SQL of the service's tokens.

store::statements! {
    TOKEN_INSERT = "INSERT INTO guard_token (id, name, scopes, mac, made_at, revoked_at) VALUES ($1, $2, $3, $4, $5, NULL) ON CONFLICT (name) DO NOTHING";
    TOKEN_REVOKE = "UPDATE guard_token SET revoked_at = $2 WHERE name = $1 AND revoked_at IS NULL";
    TOKENS = "SELECT name, scopes, made_at, revoked_at FROM guard_token ORDER BY made_at, name";
    /// The ones that open something.
    TOKENS_LIVE = "SELECT name, scopes, mac FROM guard_token WHERE revoked_at IS NULL";
}
