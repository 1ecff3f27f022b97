//! Rows of comma-separated values, quoted as RFC 4180 says, but never over several lines.

use super::{Reason, Row, row as row_of};
use crate::SignalKind;

/// Which column holds what.
#[derive(Default)]
pub(super) enum Columns {
    /// There was no header: the hash, then metadata to the end.
    #[default]
    Plain,
    /// As the header says.
    Named {
        kind: Option<usize>,
        hash: usize,
        metadata: Option<usize>,
    },
}

impl Columns {
    /// A first line is a header if one of its fields is the word `hash`.
    fn from_header(fields: &[String]) -> Option<Self> {
        let find = |name: &str| {
            fields
                .iter()
                .position(|field| field.trim().eq_ignore_ascii_case(name))
        };
        Some(Self::Named {
            hash: find("hash")?,
            kind: find("type"),
            metadata: find("metadata"),
        })
    }
}

pub(super) fn row(
    text: &str,
    first: bool,
    columns: &mut Columns,
    usual: SignalKind,
) -> Result<Option<Row>, Reason> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let fields = split(text)?;
    if let Some(named) = Columns::from_header(&fields).filter(|_| first) {
        *columns = named;
        return Ok(None);
    }
    let field = |at: usize| fields.get(at).map(|field| field.trim());
    let found = match columns {
        Columns::Plain => {
            let rest = fields.get(1..).unwrap_or_default().join(",");
            row_of(None, field(0).ok_or(Reason::Form)?, Some(rest), usual)
        }
        Columns::Named {
            kind,
            hash,
            metadata,
        } => {
            let kind = kind.and_then(field).filter(|kind| !kind.is_empty());
            let metadata = metadata.and_then(|at| fields.get(at)).cloned();
            row_of(kind, field(*hash).ok_or(Reason::Form)?, metadata, usual)
        }
    };
    found.map(Some)
}

/// The fields of a line, unquoted.
fn split(text: &str) -> Result<Vec<String>, Reason> {
    let mut fields = Vec::new();
    let mut rest = Some(text);
    while let Some(text) = rest {
        let (field, after) = match text.strip_prefix('"') {
            Some(quoted) => unquote(quoted)?,
            None => {
                let (field, after) = text
                    .split_once(',')
                    .map_or((text, None), |(field, after)| (field, Some(after)));
                (field.to_owned(), after)
            }
        };
        fields.push(field);
        rest = after;
    }
    Ok(fields)
}

/// A field from behind its first quote, and what follows the comma after it.
fn unquote(text: &str) -> Result<(String, Option<&str>), Reason> {
    let mut field = String::new();
    let mut rest = text;
    loop {
        let (part, after) = rest.split_once('"').ok_or(Reason::Form)?;
        field.push_str(part);
        if let Some(more) = after.strip_prefix('"') {
            field.push('"');
            rest = more;
        } else if after.is_empty() {
            return Ok((field, None));
        } else {
            return after
                .strip_prefix(',')
                .map(|next| (field, Some(next)))
                .ok_or(Reason::Form);
        }
    }
}
