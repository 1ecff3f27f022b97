//! Every limit of the room, with its unit and its reason.

use help::kept;
use store::Millis;
use web::{Field, Rate};

/// A photo from a phone is 2-12 MB; the largest we decode fits.
pub(crate) const UPLOAD_BYTES_MAX: usize = media::limits::UPLOAD_BYTES_MAX;
/// The upload and the form around it.
pub(crate) const BODY_BYTES_MAX: usize = UPLOAD_BYTES_MAX + 256 * 1024;
/// Bytes kept in memory while the rest streams to quarantine: enough for sizes to be read behind a large EXIF block.
pub(crate) const HEAD_BYTES: usize = 512 * 1024;
/// A form of ours has about a dozen parts; one with a thousand is an attack.
pub(crate) const FORM_PARTS_MAX: usize = 40;
/// Strokes are the longest text of a form: 2 strokes of 400 points.
pub(crate) const TEXT_BYTES_MAX: usize = 32 * 1024;
/// Minutes a slow phone may take: 40 MB at 1 Mbit/s are 5.6.
pub(crate) const UPLOAD_SECONDS_MAX: u64 = 900;

/// In the person's own words.
pub(crate) const CAPTION: Field = Field {
    name: "caption",
    chars_max: 140,
    too_long: "caption-too-long",
};
/// What the picture shows, for who cannot see it.
pub(crate) const ALT: Field = Field {
    name: "alt",
    chars_max: 300,
    too_long: "alt-too-long",
};
/// A first name, not a full one.
pub(crate) const FIRST_NAME: Field = Field {
    name: "first_name",
    chars_max: 30,
    too_long: "name-too-long",
};

/// What an author adds when they ask for another look.
pub(crate) const APPEAL_NOTE: Field = Field {
    name: "note",
    chars_max: 500,
    too_long: "appeal-too-long",
};

const DAY_MS: Millis = 86_400_000;
/// A person who decided can take it back for this long. This and the next two are what the privacy page promises.
pub(crate) const UNDO_MS: Millis = kept::UNDO_SECONDS * 1_000;
/// An author may ask for another look this long after they were told of a refusal, and the picture is kept for it.
pub(crate) const APPEAL_MS: Millis = kept::REFUSED_DAYS * DAY_MS;
/// The address of an upload is kept this long, unless a case holds it.
pub(crate) const UPLOADER_MS: Millis = kept::ADDRESS_DAYS * DAY_MS;
/// An object in quarantine that no row names is removed after this.
pub(crate) const ORPHAN_MS: Millis = 3_600_000;
/// How often somebody looks for those.
pub(crate) const SWEEP_MS: Millis = 600_000;
/// Decisions of people that a delay is drawn from, and how few are too few.
pub(crate) const DELAYS_DRAWN_FROM: i64 = 200;
/// With fewer decisions than this, delays come from the fixed range below.
pub(crate) const DELAYS_MIN: usize = 20;
/// Twenty minutes to six hours: what a small desk takes.
pub(crate) const DELAY_FALLBACK_MS: (Millis, Millis) = (20 * 60_000, 6 * 3_600_000);

/// Posts from one home: a class of thirty at once, then a few a minute.
pub(crate) const POSTING: Rate = Rate::new("post", 40, 240);
/// Looks at receipts: more than anyone needs, too few to guess 128 bits.
pub(crate) const RECEIPTS: Rate = Rate::new("receipt", 120, 3_600);
/// Cards are drawn on demand and cost 100 ms of CPU each.
pub(crate) const CARDS: Rate = Rate::new("card", 20, 240);
/// Bytes of public pictures held in memory: about 2,500 wall thumbnails.
pub(crate) const PICTURES_BYTES_MAX: u64 = 32 * 1024 * 1024;
/// How many that would be of the largest size. Each part of that memory is made for 32 of them, and a picture larger than
/// its part would not be kept.
pub(crate) const PICTURES_LARGE: usize = 128;
/// Names of which it is remembered that they are on the wall.
pub(crate) const NAMES_ALIVE: usize = 50_000;
