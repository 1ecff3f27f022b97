//! Numbers and byte strings, one behind the other.

use super::Malformed;

/// Takes fields off the front of a body.
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Fields<'a> {
    pub(super) fn bytes(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Malformed)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        self.bytes(N)?.try_into().map_err(|_| Malformed)
    }

    pub(super) fn u8(&mut self) -> Result<u8, Malformed> {
        Ok(u8::from_le_bytes(self.array()?))
    }

    pub(super) fn u32(&mut self) -> Result<u32, Malformed> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    pub(super) fn f32(&mut self) -> Result<f32, Malformed> {
        Ok(f32::from_le_bytes(self.array()?))
    }

    /// A length and that many bytes.
    pub(super) fn string(&mut self) -> Result<&'a [u8], Malformed> {
        let count = usize::try_from(self.u32()?).map_err(|_| Malformed)?;
        self.bytes(count)
    }

    /// Nothing may be left over.
    pub(super) fn end(self) -> Result<(), Malformed> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Malformed)
        }
    }
}

/// A length and the bytes. What is too long for its length field is above every frame's cap as well, so
/// the frame it ends up in is refused by its head.
pub(super) fn put_string(body: &mut Vec<u8>, bytes: &[u8]) {
    body.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
    body.extend(bytes);
}

/// The place of a value in the list of all, as its number on the wire.
pub(super) fn number_of<T: PartialEq>(all: &[T], value: &T) -> u8 {
    all.iter()
        .position(|one| one == value)
        .and_then(|at| u8::try_from(at).ok())
        .unwrap_or(u8::MAX)
}

/// The value with this number on the wire.
pub(super) fn numbered<T: Copy>(all: &[T], number: u8) -> Result<T, Malformed> {
    all.get(usize::from(number)).copied().ok_or(Malformed)
}
