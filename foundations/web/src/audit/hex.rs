//! Bytes as hexadecimal digits in exported lines.

use data_encoding::HEXLOWER_PERMISSIVE;
use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

pub(super) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&HEXLOWER_PERMISSIVE.encode(bytes))
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(from)?;
    HEXLOWER_PERMISSIVE
        .decode(text.as_bytes())
        .map_err(|_| D::Error::custom("not hexadecimal"))
}
