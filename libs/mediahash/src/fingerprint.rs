//! The four hash types: fixed bytes with a hex text form.

use std::fmt;
use std::str::FromStr;

/// The text is not the hex form of the hash asked for. It never carries the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParseHashError {
    /// The text has another number of characters than the hash has hex digits.
    #[error("expected {expected} hex digits")]
    Length {
        /// How many hex digits this kind of hash has.
        expected: usize,
    },
    /// A character is not one of `0-9a-fA-F`.
    #[error("a character is not a hex digit")]
    Digit,
}

fn parse<const N: usize>(text: &str) -> Result<[u8; N], ParseHashError> {
    let mut bytes = [0; N];
    match hex::decode_to_slice(text, &mut bytes) {
        Ok(()) => Ok(bytes),
        Err(hex::FromHexError::InvalidHexCharacter { .. }) => Err(ParseHashError::Digit),
        Err(_) => Err(ParseHashError::Length { expected: N * 2 }),
    }
}

macro_rules! fingerprint {
    ($(#[$doc:meta])* $name:ident, $bytes:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $bytes]);

        impl $name {
            /// Wraps the raw bytes, in the order of the hex text.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; $bytes]) -> Self {
                Self(bytes)
            }

            /// The raw bytes, in the order of the hex text.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; $bytes] {
                &self.0
            }
        }

        /// Lower-case hex.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&hex::encode(self.0))
            }
        }

        /// The name of the type alone: a hash must not slip into a log.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }

        /// Hex of either case, nothing around it.
        impl FromStr for $name {
            type Err = ParseHashError;

            fn from_str(text: &str) -> Result<Self, ParseHashError> {
                parse(text).map(Self)
            }
        }
    };
}

fingerprint! {
    /// A PDQ code: 256 bits, one for each low frequency of the picture, set where it lies above the median.
    ///
    /// The text form is that of the reference: 64 hex digits, highest frequency first.
    ///
    /// ```
    /// use mediahash::Pdq;
    ///
    /// let a: Pdq = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22".parse()?;
    /// let b = Pdq::from_bytes(*a.as_bytes());
    /// assert_eq!(a.distance(&b), 0);
    /// # Ok::<(), mediahash::ParseHashError>(())
    /// ```
    Pdq, 32
}

fingerprint! {
    /// An MD5 digest. Good for finding the same file in a list made by others; no proof against a forger.
    Md5, 16
}

fingerprint! {
    /// A SHA-1 digest. Good for finding the same file in a list made by others; no proof against a forger.
    Sha1, 20
}

fingerprint! {
    /// A SHA-256 digest.
    Sha256, 32
}

impl Pdq {
    /// In how many of the 256 bits the two codes differ.
    #[must_use]
    pub fn distance(&self, other: &Self) -> u32 {
        self.to_words()
            .iter()
            .zip(other.to_words())
            .map(|(a, b)| (a ^ b).count_ones())
            .sum()
    }

    /// The code as four 64-bit words, first bytes first: what an index wants to work on.
    #[must_use]
    pub fn to_words(&self) -> [u64; 4] {
        let mut words = [0; 4];
        for (word, bytes) in words.iter_mut().zip(self.0.as_chunks::<8>().0) {
            *word = u64::from_be_bytes(*bytes);
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn errors_and_debug_never_show_the_text() {
        assert_eq!(
            "abc".parse::<Md5>(),
            Err(ParseHashError::Length { expected: 32 })
        );
        assert_eq!(
            "00".parse::<Pdq>(),
            Err(ParseHashError::Length { expected: 64 })
        );
        let wrong = "zz".repeat(32).parse::<Sha256>().unwrap_err();
        assert_eq!(wrong, ParseHashError::Digit);
        assert!(!wrong.to_string().contains('z'));
        assert_eq!(format!("{:?}", Pdq::from_bytes([7; 32])), "Pdq(..)");
    }

    #[test]
    fn upper_case_is_read_and_lower_case_written() {
        let hash: Md5 = "00FFAB00112233445566778899AABBCC".parse().unwrap();
        assert_eq!(hash.to_string(), "00ffab00112233445566778899aabbcc");
    }

    proptest! {
        #[test]
        fn text_and_bytes_round_trip(bytes: [u8; 32]) {
            let hash = Pdq::from_bytes(bytes);
            prop_assert_eq!(hash.to_string().parse::<Pdq>(), Ok(hash));
        }

        #[test]
        fn distance_counts_flipped_bits(bytes: [u8; 32], flips in proptest::collection::btree_set(0usize..256, 0..40)) {
            let mut other = bytes;
            for bit in &flips {
                other[bit / 8] ^= 1 << (bit % 8);
            }
            let distance = Pdq::from_bytes(bytes).distance(&Pdq::from_bytes(other));
            prop_assert_eq!(distance, u32::try_from(flips.len()).unwrap());
        }

        #[test]
        fn no_text_panics(text: String) {
            let _ = text.parse::<Pdq>();
        }
    }
}
