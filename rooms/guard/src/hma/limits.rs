//! Every limit of the service, with its unit and its reason.

/// The largest picture that is decoded. Bytes: what the sandbox takes.
pub(super) const PHOTO_BYTES_MAX: usize = media::limits::UPLOAD_BYTES_MAX;
/// The largest file in a form. Bytes: 2 GiB; a video is only digested as it comes, in no memory.
pub(super) const FILE_BYTES_MAX: usize = 2 << 30;
/// The largest file that is fetched from an address. Bytes.
pub(super) const FETCHED_BYTES_MAX: usize = PHOTO_BYTES_MAX;
/// A JSON body: hashes, a name, a note and metadata. Bytes.
pub(super) const JSON_BYTES_MAX: usize = 256 * 1024;
/// A bulk look-up: about a million PDQ hashes. Bytes.
pub(super) const BULK_BYTES_MAX: usize = 64 << 20;
/// The longest line of a bulk look-up: a kind and its hash. Bytes.
pub(super) const BULK_LINE_BYTES_MAX: usize = 200;
/// How far ahead a content may be switched off for a time: five years, so that a time in milliseconds is noticed. Seconds.
pub(super) const DISABLE_AHEAD_SECONDS_MAX: i64 = 5 * 365 * 86_400;
