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
