//! SQL of the room. One text for both engines.

/// The columns of [`crate::model::Row`]; `$2` or `$1` is now.
macro_rules! member {
    ($now:literal, $rest:literal) => {
        concat!(
            "SELECT p.id, p.name, p.role, p.made_at, p.agreed, p.agreed_at, ",
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
    PERSON_ACTIVE = "SELECT id, name, role FROM staff_person WHERE id = $1 AND revoked_at IS NULL";
    AGREED = "SELECT COUNT(*) FROM staff_person WHERE id = $1 AND revoked_at IS NULL AND agreed = $2";
    AGREE = "UPDATE staff_person SET agreed = $2, agreed_at = $3 WHERE id = $1 AND revoked_at IS NULL";
    READY_MODERATORS = "SELECT COUNT(*) FROM staff_person WHERE role IN ('moderator', 'lead-moderator') AND revoked_at IS NULL AND agreed = $1";
    /// Locked on PostgreSQL, so that two owners cannot remove each other at once; SQLite has one writer.
    OWNERS = "SELECT id, COALESCE(agreed, '') FROM staff_person WHERE role = 'owner' AND revoked_at IS NULL ORDER BY id",
        postgres = "SELECT id, COALESCE(agreed, '') FROM staff_person WHERE role = 'owner' AND revoked_at IS NULL ORDER BY id FOR UPDATE";
    REVOKE = "UPDATE staff_person SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
    INVITES_PRUNE = "DELETE FROM staff_invite WHERE ends_at <= $1";
    /// What a test of the sweep counts.
    INVITES_LEFT = "SELECT COUNT(*) FROM staff_invite";
}
