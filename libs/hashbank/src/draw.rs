//! Numbers that are as good as drawn and are the same on every machine and in every edition. No secret depends on them.

/// FNV-1a, 64 bits (Fowler, Noll, Vo), mixed at the end as splitmix64 does: its own high bits hang on few of its input.
pub(crate) fn fold(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let sum = bytes
        .into_iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    let sum = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let sum = (sum ^ (sum >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    sum ^ (sum >> 31)
}

/// A number from 0 on and below 1, drawn by a seed for a name.
pub(crate) fn share(seed: u64, name: &str) -> f64 {
    let [a, b, c, d, ..] = fold(seed.to_le_bytes().into_iter().chain(name.bytes())).to_le_bytes();
    f64::from(u32::from_le_bytes([a, b, c, d])) / (f64::from(u32::MAX) + 1.0)
}
