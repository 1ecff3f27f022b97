//! Limits of the room, each with its unit last.

/// A bank's name in lists and addresses. Characters.
pub(crate) const BANK_NAME_CHARS_MAX: usize = 100;
/// Where a bank comes from, for people. Characters.
pub(crate) const SOURCE_CHARS_MAX: usize = 200;
/// Labels of a bank or a content: what a person can take in.
pub(crate) const LABELS_MAX: usize = 20;
/// One label. Characters.
pub(crate) const LABEL_CHARS_MAX: usize = 60;
/// A note on a content, as HMA has it. Characters.
pub(crate) const NOTE_CHARS_MAX: usize = 255;
/// What a source says of a content. Bytes.
pub(crate) const METADATA_BYTES_MAX: usize = 16 * 1024;
/// What a source calls a content. Bytes.
pub(crate) const SOURCE_KEY_BYTES_MAX: usize = 500;
/// Hashes of one content: a video of three hours has a frame a second.
pub(crate) const SIGNALS_PER_CONTENT_MAX: usize = 11_000;
/// The largest distance of PDQ codes that a bank may call a match. Bits, of 256.
pub(crate) const THRESHOLD_BITS_MAX: u32 = hashbank::THRESHOLD_MAX;
/// All of a bank's looks. Parts per million.
pub(crate) const RATIO_PPM_MAX: u32 = 1_000_000;
/// A page of contents held or doubted, for a person. Rows.
pub(crate) const ODD_ROWS_MAX: i64 = 200;
