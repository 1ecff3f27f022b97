//! What the privacy page promises, in numbers. The rooms that keep things hold themselves to these.

/// Seconds in which the person who approved a picture can take it back; the original goes after that.
pub const UNDO_SECONDS: i64 = 10;
/// Days a refused picture is kept after its author was told, so that a mistake can be put right; longer while somebody is to
/// answer.
pub const REFUSED_DAYS: i64 = 7;
/// Days the network address of an upload is kept, unless a case holds it.
pub const ADDRESS_DAYS: i64 = 7;
/// Days that what somebody wrote in an objection is kept after the decision.
pub const OBJECTION_WORDS_DAYS: i64 = 30;
/// Days that an objection can be looked up after the decision.
pub const OBJECTION_DAYS: i64 = 180;
/// Minutes the mark of `/exit` lasts.
pub const EXIT_MINUTES: i64 = 10;
