//! Every limit of this crate, its unit in the name's end, and why it is what it is.

/// Largest upload a worker is given, in bytes: 40 MiB. A 50-megapixel phone JPEG is 15 to 25 MB, a
/// 12-megapixel screenshot as PNG under 30 MB; beyond that it is not a snapshot from a phone.
pub const UPLOAD_BYTES_MAX: usize = 40 << 20;

/// Bytes [`sniff`](crate::sniff::sniff) needs to see: enough for the longest signature and the brands
/// of an ISO media file. Giving it more does no harm.
pub const SNIFF_BYTES: usize = 64;

/// Most pixels a picture may claim: 50 million, the largest sensor common in phones (50 and 48 MP).
/// Decoded to RGB that is 150 MB, which fits the worker's memory with room for the decoder.
pub const PICTURE_PIXELS_MAX: u64 = 50_000_000;

/// Longest side a picture may claim, in pixels. Panoramas of phones stay below it; a 1 x 50,000,000
/// strip does not.
pub const PICTURE_SIDE_PIXELS_MAX: u32 = 12_000;

/// Shortest side a picture may have, in pixels. PDQ works on a 64 x 64 grid: below that a hash would say
/// nothing, and a picture that guard cannot recognise again must not pass.
pub const PICTURE_SIDE_PIXELS_MIN: u32 = 64;

/// Most pixels of a progressive JPEG: 25 million. Its coefficients are all held in memory at once, and
/// a file of 1.6 MB can make a decoder hold 800 MB.
pub const PROGRESSIVE_PIXELS_MAX: u64 = 25_000_000;

/// Most scans of a JPEG. Cameras write 1, usual progressive encoders 10; each scan costs a pass over the
/// whole picture.
pub const JPEG_SCANS_MAX: u32 = 100;

/// Longest sides of the renditions, in pixels, largest first: a full screen, a card, a thumbnail.
pub const RENDITION_SIDES_PIXELS: [u32; 3] = [1600, 800, 320];

/// JPEG quality of the renditions (libjpeg's scale, 0 to 100): the usual point where a photo on a phone
/// shows no blocks.
pub const JPEG_QUALITY: i32 = 80;

/// WebP quality of the renditions (libwebp's scale, 0 to 100): the same fidelity as [`JPEG_QUALITY`] on photographs.
pub const WEBP_QUALITY: f32 = 76.0;

/// How hard libwebp tries, 0 to 6: 4 takes twice the time for 5 to 10 % fewer bytes.
pub const WEBP_EFFORT: i32 = 2;

/// Largest colour profile that is honoured, in bytes. Display P3 takes about 500, printer tables
/// 500,000 to 2,000,000; what is larger is ignored like a broken one.
pub const PROFILE_BYTES_MAX: usize = 4 << 20;

/// Largest EXIF block that is read for its orientation, in bytes: a JPEG segment holds no more.
pub const EXIF_BYTES_MAX: usize = 1 << 16;

/// Most regions a moderator may hide in one picture.
pub const REGIONS_MAX: usize = 64;

/// Largest answer a worker may give, in bytes: three JPEG files of at most 1600 x 1600 are below 4 MiB
/// even when they hold noise at quality 100.
pub const ANSWER_BYTES_MAX: usize = 16 << 20;

/// Address space of a worker, in bytes: 1.5 GiB. The worst allowed picture (50 MP PNG or HEIC) was seen
/// to need about a third; a decoder that wants more is being attacked.
pub const WORKER_MEMORY_BYTES_MAX: u64 = 1536 << 20;

/// CPU time of a worker from its start to its end, in seconds. The slowest allowed picture (50 MP HEIC)
/// takes about 4; the kernel ends the process at this limit, whatever it does.
pub const WORKER_CPU_SECONDS_MAX: u64 = 30;

/// How long a new worker may take until it is ready (models loaded, sandbox closed), in seconds.
pub const WORKER_START_SECONDS_MAX: u64 = 20;

/// How long one step (fingerprint, derive) may take by the clock on the wall, in seconds. Longer than the
/// CPU limit, so that a busy machine does not refuse honest pictures.
pub const WORKER_STEP_SECONDS_MAX: u64 = 60;

/// Longer side of the picture a ThumbHash is made of, in pixels: its own limit.
pub const THUMBHASH_SIDE_PIXELS_MAX: u32 = 100;
