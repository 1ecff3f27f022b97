//! The wire format of protocol buffers, as much of it as reading needs.
//!
//! A message is a run of fields, each a number, a wire type and a value. Only the model file is read with this, and
//! its digest is checked first, so an error here means a model of another kind, not an attack; it is still total.

/// The bytes are no protocol buffers message, or end in the middle of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Malformed;

/// A value as it stands on the wire, before its meaning is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value<'a> {
    Varint(u64),
    Fixed32([u8; 4]),
    Fixed64([u8; 8]),
    Bytes(&'a [u8]),
}

impl<'a> Value<'a> {
    /// The bytes of a string, a packed list or a message inside this one.
    pub(super) fn bytes(self) -> Result<&'a [u8], Malformed> {
        match self {
            Value::Bytes(bytes) => Ok(bytes),
            _ => Err(Malformed),
        }
    }

    pub(super) fn text(self) -> Result<String, Malformed> {
        String::from_utf8(self.bytes()?.to_vec()).map_err(|_| Malformed)
    }

    /// A list of integers arrives packed into one field or one field per number: both add to `list`.
    pub(super) fn push_integers(self, list: &mut Vec<i64>) -> Result<(), Malformed> {
        match self {
            Value::Varint(number) => list.push(number.cast_signed()),
            Value::Bytes(mut packed) => {
                while !packed.is_empty() {
                    list.push(varint(&mut packed)?.cast_signed());
                }
            }
            _ => return Err(Malformed),
        }
        Ok(())
    }
}

/// Walks the fields of one message.
pub(super) fn fields(message: &[u8]) -> Fields<'_> {
    Fields { rest: message }
}

pub(super) struct Fields<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Fields<'a> {
    type Item = Result<(u64, Value<'a>), Malformed>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let field = field(&mut self.rest);
        if field.is_err() {
            self.rest = &[];
        }
        Some(field)
    }
}

fn field<'a>(rest: &mut &'a [u8]) -> Result<(u64, Value<'a>), Malformed> {
    let key = varint(rest)?;
    let value = match key & 7 {
        0 => Value::Varint(varint(rest)?),
        1 => Value::Fixed64(array(rest)?),
        2 => {
            let length = usize::try_from(varint(rest)?).map_err(|_| Malformed)?;
            Value::Bytes(take(rest, length)?)
        }
        5 => Value::Fixed32(array(rest)?),
        _ => return Err(Malformed),
    };
    Ok((key >> 3, value))
}

/// Seven bits a byte, the lowest first; the high bit says that more follow. Ten bytes at most make 64 bits.
fn varint(rest: &mut &[u8]) -> Result<u64, Malformed> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let [byte] = array(rest)?;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err(Malformed)
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], Malformed> {
    let (head, tail) = rest.split_at_checked(length).ok_or(Malformed)?;
    *rest = tail;
    Ok(head)
}

fn array<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], Malformed> {
    take(rest, N)?.try_into().map_err(|_| Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_of_every_wire_type_are_read() {
        let message = [0x08, 0xac, 0x02, 0x12, 2, b'h', b'i', 0x1d, 0, 0, 128, 63];
        let read: Vec<_> = fields(&message).collect();
        assert_eq!(
            read,
            [
                Ok((1, Value::Varint(300))),
                Ok((2, Value::Bytes(b"hi"))),
                Ok((3, Value::Fixed32(1.0_f32.to_le_bytes()))),
            ]
        );
    }

    #[test]
    fn lists_are_read_packed_and_one_by_one() {
        let mut list = Vec::new();
        Value::Bytes(&[1, 0xac, 2])
            .push_integers(&mut list)
            .unwrap();
        Value::Varint(7).push_integers(&mut list).unwrap();
        assert_eq!(list, [1, 300, 7]);
    }

    #[test]
    fn a_message_cut_short_is_malformed() {
        for message in [
            &[0x08][..],
            &[0x12, 5, b'h'],
            &[0x1d, 0],
            &[0x0b],
            &[0xff; 11],
        ] {
            assert_eq!(fields(message).last(), Some(Err(Malformed)), "{message:?}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_end(message in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(fields(&message).count() <= message.len());
        }
    }
}
