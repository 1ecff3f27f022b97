//! Arguments and rows that both engines understand.

use crate::{Result, Uuid};
use sqlx::{
    Arguments as _, FromRow,
    postgres::{PgArguments, PgRow},
    sqlite::{SqliteArguments, SqliteRow},
};

/// A row type both engines can fill: `#[derive(sqlx::FromRow)]` or a tuple. Columns are `i64`, `String`, `Vec<u8>`,
/// `bool`, [`Uuid`] or an `Option` of these, and nothing else, so that one SQL text serves both engines. Numbers are
/// `BIGINT` columns; PostgreSQL's `SUM` of them is not, so write `CAST(SUM(n) AS BIGINT)`.
pub trait Record:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}
impl<T> Record for T where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

/// One bound argument. Made by [`crate::args!`].
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A number, a time in milliseconds, a count.
    Int(Option<i64>),
    /// Text.
    Text(Option<String>),
    /// Bytes.
    Bytes(Option<Vec<u8>>),
    /// A row id.
    Id(Option<Uuid>),
    /// Yes or no.
    Flag(bool),
}

macro_rules! from {
    ($($kind:ident: $($from:ty => |$v:ident| $to:expr),+;)*) => {$($(
        impl From<$from> for Arg { fn from($v: $from) -> Self { Arg::$kind($to) } }
    )+)*};
}
from! {
    Int: i64 => |v| Some(v), Option<i64> => |v| v, u32 => |v| Some(i64::from(v)), i32 => |v| Some(i64::from(v));
    Text: String => |v| Some(v), Option<String> => |v| v, &str => |v| Some(v.to_owned()),
        Option<&str> => |v| v.map(str::to_owned), &String => |v| Some(v.clone()), &Option<String> => |v| v.clone();
    Bytes: Vec<u8> => |v| Some(v), Option<Vec<u8>> => |v| v, &[u8] => |v| Some(v.to_vec()), &Vec<u8> => |v| Some(v.clone());
    Id: Uuid => |v| Some(v), Option<Uuid> => |v| v;
    Flag: bool => |v| v;
}

impl<const N: usize> From<[u8; N]> for Arg {
    fn from(v: [u8; N]) -> Self {
        Arg::Bytes(Some(v.to_vec()))
    }
}

macro_rules! bind_all {
    ($name:ident, $arguments:ty) => {
        pub(super) fn $name(args: Vec<Arg>) -> Result<$arguments> {
            let mut bound = <$arguments>::default();
            for arg in args {
                if matches!(&arg, Arg::Text(Some(text)) if text.contains('\0')) {
                    return Err(crate::Error::Nul);
                }
                match arg {
                    Arg::Int(v) => bound.add(v),
                    Arg::Text(v) => bound.add(v),
                    Arg::Bytes(v) => bound.add(v),
                    Arg::Id(v) => bound.add(v),
                    Arg::Flag(v) => bound.add(v),
                }
                .map_err(sqlx::Error::Encode)?;
            }
            Ok(bound)
        }
    };
}
bind_all!(sqlite, SqliteArguments);
bind_all!(postgres, PgArguments);

/// The arguments of a statement, in the order of `$1, $2, ...`.
///
/// ```
/// let args = store::args![7_i64, "text", true];
/// assert_eq!(args.len(), 3);
/// ```
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::Arg::from($value)),*] };
}
