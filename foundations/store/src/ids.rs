//! Identifiers: time-ordered UUIDs inside, random 128-bit tokens outside. A token tells nobody when it was made.

use crate::{Clock, Rng, Uuid};
use data_encoding::{Encoding, Specification};
use std::sync::LazyLock;

/// Lower-case base32 without letters that look alike when read aloud from a phone (no i, l, o, u).
static ALPHABET: LazyLock<Encoding> = LazyLock::new(|| {
    let mut spec = Specification::new();
    spec.symbols.push_str("0123456789abcdefghjkmnpqrstvwxyz");
    spec.encoding().unwrap_or(data_encoding::BASE32HEX_NOPAD)
});

/// Makes identifiers from the one clock and the one generator.
#[derive(Clone, Debug)]
pub struct Ids {
    clock: Clock,
    rng: Rng,
}

impl Ids {
    /// Ids that carry `clock`'s time and `rng`'s bits.
    pub fn new(clock: Clock, rng: Rng) -> Self {
        Self { clock, rng }
    }

    /// A time-ordered UUID (version 7) for rows. Never shown to the public: it tells when the row was made.
    pub fn row(&self) -> Uuid {
        let at = u64::try_from(self.clock.now()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(at, &self.rng.bytes()).into_uuid()
    }

    /// A random 128-bit token for addresses: receipts, public names, sign-in links.
    pub fn token(&self) -> Token {
        Token(self.rng.bytes())
    }
}

/// 128 random bits, written as 26 characters of lower-case base32. Who has it, may: so it is never logged
/// (its `Debug` says nothing) and only its [`crate::Keys::mac`] is stored where it is a secret.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Token([u8; 16]);

impl Token {
    /// Reads a token from an address. `None` for anything but exactly 26 characters of the alphabet.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 26 {
            return None;
        }
        let bytes = ALPHABET.decode(text.as_bytes()).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// A token made of bytes that are as good as random: a keyed digest of something secret.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The 26 characters for an address.
    pub fn text(&self) -> String {
        ALPHABET.encode(&self.0)
    }

    /// The raw 128 bits.
    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_sort_by_time() {
        let clock = Clock::manual(1_000);
        let ids = Ids::new(clock.clone(), Rng::seeded(1));
        let first = ids.row();
        clock.advance(std::time::Duration::from_millis(1));
        assert!(first < ids.row());
    }

    #[test]
    fn tokens_survive_an_address_and_refuse_everything_else() {
        let token = Ids::new(Clock::system(), Rng::system()).token();
        assert_eq!(Token::parse(&token.text()), Some(token.clone()));
        assert_eq!(token.text().len(), 26);
        assert_eq!(format!("{token:?}"), "Token(..)");
        for bad in [
            "",
            "short",
            "UPPERCASE0123456789ABCDEF1",
            "0123456789abcdefghjkmnpqru",
            "0000000000000000000000000é",
        ] {
            assert_eq!(Token::parse(bad), None, "{bad}");
        }
    }
}
