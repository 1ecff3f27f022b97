//! Every limit of the room, with its unit and its reason.

use store::Millis;
use web::{Field, Rate};

/// A sign-in link that nobody opened within a day was lost on the way.
pub(crate) const LINK_MS: Millis = 24 * 3_600_000;
/// The name colleagues see.
pub(crate) const NAME: Field = Field {
    name: "name",
    chars_max: 60,
    too_long: "staff-name-too-long",
};
/// Looks at sign-in links from one home: enough for a team behind one router, too few to guess 128 bits.
pub(crate) const SIGN_IN: Rate = Rate::new("sign-in", 20, 60);
/// Links an owner makes: a whole team in an evening.
pub(crate) const INVITING: Rate = Rate::new("staff-invite", 30, 60);
/// Moderators that posting needs: one decides, another takes over or looks again.
pub(crate) const MODERATORS_MIN: i64 = 2;
/// Ended sessions and links are swept this often; they stopped working when they ended.
pub(crate) const PRUNE_EVERY_MS: i64 = 3_600_000;
/// Names and passwords (or recovery codes) tried from one home: a team behind one router mistypes now and then.
pub(crate) const PASSWORDS: Rate = Rate::new("staff-password", 10, 60);
/// What is asked of passkeys from one home; nobody guesses one.
pub(crate) const PASSKEYS: Rate = Rate::new("staff-passkey", 30, 240);
/// A password is at least this long (NIST SP 800-63B-4 has 15 where it stands alone, 8 beside a second factor).
pub(crate) const PASSWORD_CHARS_MIN: usize = 12;
/// And no longer than this: a sentence fits, a book does not.
pub(crate) const PASSWORD_CHARS_MAX: usize = 256;
/// Fewer different characters than this are a pattern, not a password.
pub(crate) const PASSWORD_DIFFERENT_MIN: usize = 5;
/// argon2id with 19 MiB, twice over, one lane: the first choice of OWASP's password storage sheet.
pub(crate) const ARGON2_KIB: u32 = 19 * 1024;
/// Passes over that memory.
pub(crate) const ARGON2_PASSES: u32 = 2;
/// Passwords hashed at once: what a flood of tries costs in memory is this times 19 MiB.
pub(crate) const HASHED_AT_ONCE_MAX: usize = 2;
/// Tries that wait for their turn; those after them are told to come back.
pub(crate) const HASHING_WAITS_MAX: usize = 16;
/// What a device was asked waits this long for its answer: somebody looks for their key.
pub(crate) const CHALLENGE_MS: Millis = 5 * 60_000;
/// A secret for codes waits this long: somebody installs the app.
pub(crate) const SECRET_MS: Millis = 30 * 60_000;
/// Tries that may fail before a name is locked for a while.
pub(crate) const FAILURES_FREE: i64 = 4;
/// The first lock; each further failure doubles it.
pub(crate) const LOCK_MS: Millis = 30_000;
/// The longest lock. It is no longer, because who knows a name can lock it; a passkey is never locked.
pub(crate) const LOCK_MS_MAX: Millis = 15 * 60_000;
/// Failures older than this are forgotten.
pub(crate) const FAILURES_MS: Millis = 24 * 3_600_000;
/// Recovery codes that are made at once.
pub(crate) const RECOVERY_CODES: usize = 10;
/// Passkeys of one person: every device they have, and one in the drawer.
pub(crate) const PASSKEYS_MAX: usize = 12;
