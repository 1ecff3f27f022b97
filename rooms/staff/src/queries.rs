//! SQL of the room. One text for both engines.

/// The columns of [`crate::model::Row`]; `$2` or `$1` is now.
macro_rules! member {
    ($now:literal, $rest:literal) => {
        concat!(
            "SELECT p.id, p.name, p.role, p.made_at, p.agreed, p.agreed_at, p.trained, ",
            "(SELECT MAX(i.ends_at) FROM staff_invite i WHERE i.person = p.id AND i.used_at IS NULL AND i.ends_at > ",
            $now,
            ") AS link_until FROM staff_person p WHERE p.revoked_at IS NULL ",
            $rest
        )
    };
}

store::statements! {
    PEOPLE = member!("$1", "ORDER BY p.made_at, p.id");
    PERSON = member!("$2", "AND p.id = $1");
    /// The name is taken while its bearer works here: then nothing is inserted, and [`BY_NAME`] finds them.
    PERSON_INSERT = "INSERT INTO staff_person (id, name, role, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    BY_NAME = "SELECT id, role FROM staff_person WHERE name = $1 AND revoked_at IS NULL";
    INVITE_INSERT = "INSERT INTO staff_invite (token_mac, person, made_at, ends_at) VALUES ($1, $2, $3, $4)";
    /// A new link makes the ones before it useless.
    INVITES_DROP = "DELETE FROM staff_invite WHERE person = $1 AND used_at IS NULL";
    LINK = "SELECT p.id, p.name, p.role FROM staff_invite i JOIN staff_person p ON p.id = i.person WHERE i.token_mac = $1 AND i.used_at IS NULL AND i.ends_at > $2 AND p.revoked_at IS NULL";
    /// Of two who press the button at once, one gets a row.
    LINK_USE = "UPDATE staff_invite SET used_at = $2 WHERE token_mac = $1 AND used_at IS NULL AND ends_at > $2 RETURNING person";
    /// Locked on PostgreSQL, so that nobody comes in while they are sent away; SQLite has one writer.
    PERSON_ACTIVE = "SELECT id, name, role FROM staff_person WHERE id = $1 AND revoked_at IS NULL",
        postgres = "SELECT id, name, role FROM staff_person WHERE id = $1 AND revoked_at IS NULL FOR UPDATE";
    PERSON_NAMED = "SELECT id, name, role FROM staff_person WHERE name = $1 AND revoked_at IS NULL";
    ROLE_PUT = "UPDATE staff_person SET role = $2 WHERE id = $1 AND revoked_at IS NULL";
    AGREED = "SELECT COUNT(*) FROM staff_person WHERE id = $1 AND revoked_at IS NULL AND agreed = $2";
    AGREE = "UPDATE staff_person SET agreed = $2, agreed_at = $3 WHERE id = $1 AND revoked_at IS NULL";
    READY_MODERATORS = "SELECT COUNT(*) FROM staff_person WHERE role IN ('moderator', 'lead-moderator') AND revoked_at IS NULL AND agreed = $1 AND trained = $2";
    PASS = "UPDATE staff_person SET trained = $2, trained_at = $3 WHERE id = $1 AND revoked_at IS NULL AND COALESCE(trained, '') <> $2";
    PASSED = "SELECT COUNT(*) FROM staff_person WHERE id = $1 AND revoked_at IS NULL AND trained = $2";
    /// Locked on PostgreSQL, so that two owners cannot remove each other at once; SQLite has one writer.
    OWNERS = "SELECT id, COALESCE(agreed, '') FROM staff_person WHERE role = 'owner' AND revoked_at IS NULL ORDER BY id",
        postgres = "SELECT id, COALESCE(agreed, '') FROM staff_person WHERE role = 'owner' AND revoked_at IS NULL ORDER BY id FOR UPDATE";
    REVOKE = "UPDATE staff_person SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
    INVITES_PRUNE = "DELETE FROM staff_invite WHERE ends_at <= $1";
    CREDENTIALS_COUNT = "SELECT (SELECT COUNT(*) FROM staff_passkey WHERE person = $1) + (SELECT COUNT(*) FROM staff_password WHERE person = $1)";
    PASSKEYS = "SELECT id, made_at, used_at FROM staff_passkey WHERE person = $1 ORDER BY made_at, id";
    CREDENTIALS = "SELECT credential FROM staff_passkey WHERE person = $1";
    /// Locked on PostgreSQL, so that of two answers with one counter one is right; SQLite has one writer.
    PASSKEY = "SELECT id, person, passkey FROM staff_passkey WHERE credential = $1",
        postgres = "SELECT id, person, passkey FROM staff_passkey WHERE credential = $1 FOR UPDATE";
    PASSKEY_PUT = "INSERT INTO staff_passkey (id, person, credential, passkey, made_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    PASSKEY_USED = "UPDATE staff_passkey SET passkey = $2, used_at = $3 WHERE id = $1";
    PASSKEY_REMOVE = "DELETE FROM staff_passkey WHERE person = $1 AND id = $2";
    PASSKEYS_REMOVE = "DELETE FROM staff_passkey WHERE person = $1";
    PASSWORD = "SELECT hash, secret FROM staff_password WHERE person = $1";
    PASSWORD_MADE = "SELECT made_at FROM staff_password WHERE person = $1";
    PASSWORD_PUT = "INSERT INTO staff_password (person, hash, secret, step, made_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (person) DO UPDATE SET hash = $2, secret = $3, step = $4, made_at = $5";
    PASSWORD_REMOVE = "DELETE FROM staff_password WHERE person = $1";
    /// Of two who show the same code at once, one gets a row.
    STEP_USE = "UPDATE staff_password SET step = $2 WHERE person = $1 AND step < $2";
    RECOVERY_DROP = "DELETE FROM staff_recovery WHERE person = $1";
    RECOVERY_PUT = "INSERT INTO staff_recovery (code_mac, person, made_at) VALUES ($1, $2, $3)";
    RECOVERY_USE = "DELETE FROM staff_recovery WHERE code_mac = $1 AND person = $2";
    RECOVERY_LEFT = "SELECT COUNT(*) FROM staff_recovery WHERE person = $1";
    CHALLENGE_PUT = "INSERT INTO staff_challenge (handle_mac, kind, person, state, ends_at) VALUES ($1, $2, $3, $4, $5)";
    CHALLENGE_TAKE = "DELETE FROM staff_challenge WHERE handle_mac = $1 AND kind = $2 AND ends_at > $3 RETURNING person, state";
    CHALLENGE_PEEK = "SELECT person, state FROM staff_challenge WHERE handle_mac = $1 AND kind = $2 AND ends_at > $3";
    CHALLENGES_DROP = "DELETE FROM staff_challenge WHERE person = $1 AND kind = $2";
    CHALLENGES_PRUNE = "DELETE FROM staff_challenge WHERE ends_at <= $1";
    /// One row unless the name is locked. `$3`: what failed before is forgotten; `$4`: no lock lies further ahead.
    ATTEMPT_COUNT = "INSERT INTO staff_attempt (name_mac, failures, last_at, locked_until) VALUES ($1, 1, $2, 0) ON CONFLICT (name_mac) DO UPDATE SET failures = CASE WHEN staff_attempt.last_at < $3 THEN 1 ELSE staff_attempt.failures + 1 END, last_at = $2 WHERE staff_attempt.locked_until <= $2 OR staff_attempt.locked_until > $4 RETURNING failures";
    ATTEMPT_LOCK = "UPDATE staff_attempt SET locked_until = $2 WHERE name_mac = $1";
    ATTEMPT_LOCKED = "SELECT locked_until FROM staff_attempt WHERE name_mac = $1";
    ATTEMPT_FORGET = "DELETE FROM staff_attempt WHERE name_mac = $1";
    ATTEMPTS_PRUNE = "DELETE FROM staff_attempt WHERE last_at < $1 AND locked_until < $2";
    /// What a test of the sweep counts.
    INVITES_LEFT = "SELECT COUNT(*) FROM staff_invite";
}
