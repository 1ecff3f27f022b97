//! Many rows in one argument: a statement a row would take a long import most of its time. The engines read JSON, and
//! bytes in it are hexadecimal.

use data_encoding::HEXLOWER;
use serde_json::Value;
use store::Arg;

/// A list for the statements that read one.
pub(super) fn list(values: impl IntoIterator<Item = impl Into<Value>>) -> Arg {
    let all: Vec<Value> = values.into_iter().map(Into::into).collect();
    Arg::from(Value::Array(all).to_string())
}

pub(super) fn hex(bytes: &[u8]) -> Value {
    Value::String(HEXLOWER.encode(bytes))
}

pub(super) fn hex_or_null(bytes: Option<&[u8]>) -> Value {
    bytes.map_or(Value::Null, hex)
}
