//! Names that no other test uses.

use std::fs::File;
use std::io::Read as _;

/// 64 random bits as 16 hexadecimal digits.
pub(crate) fn hex() -> String {
    let mut bytes = [0; 8];
    File::open("/dev/urandom")
        .and_then(|mut source| source.read_exact(&mut bytes))
        .expect("read 8 bytes of /dev/urandom");
    format!("{:016x}", u64::from_le_bytes(bytes))
}
