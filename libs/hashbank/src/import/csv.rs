//! Rows of comma-separated values, quoted as RFC 4180 says, but never over several lines.

use super::entry::{Entry, Reason};
use super::sink::Parsed;
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
        key: Option<usize>,
        labels: Option<usize>,
        metadata: Option<usize>,
    },
}

/// What stands between the labels of a field.
pub(crate) const BETWEEN_LABELS: char = ';';

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
            key: find("key"),
            labels: find("labels"),
            metadata: find("metadata"),
        })
    }
}

pub(super) fn row(
    text: &str,
    first: bool,
    columns: &mut Columns,
    usual: SignalKind,
) -> Result<Parsed, Reason> {
    if text.trim().is_empty() {
        return Ok(Parsed::default());
    }
    let fields = split(text)?;
    if let Some(named) = Columns::from_header(&fields).filter(|_| first) {
        *columns = named;
        return Ok(Parsed::default());
    }
    let text = |at: Option<usize>| {
        at.and_then(|at| fields.get(at))
            .filter(|field| !field.is_empty())
    };
    let mut parsed = Parsed::default();
    let (hash, kind, about) = match columns {
        Columns::Plain => {
            let rest = fields.get(1..).unwrap_or_default().join(",");
            let about = Entry {
                metadata: Some(rest).filter(|rest| !rest.is_empty()),
                ..Entry::default()
            };
            (0, None, about)
        }
        Columns::Named {
            kind,
            hash,
            key,
            labels,
            metadata,
        } => {
            let labels = text(*labels)
                .into_iter()
                .flat_map(|field| field.split(BETWEEN_LABELS));
            let about = Entry {
                key: text(*key).cloned(),
                labels: labels.map(|label| label.trim().to_owned()).collect(),
                metadata: text(*metadata).cloned(),
                ..Entry::default()
            };
            (*hash, text(*kind).map(|kind| kind.trim()), about)
        }
    };
    let hash = fields.get(hash).ok_or(Reason::Form)?;
    parsed.add_hash(kind.filter(|kind| !kind.is_empty()), usual, hash);
    if let Some(entry) = &mut parsed.entry {
        let signals = std::mem::take(&mut entry.signals);
        *entry = Entry { signals, ..about };
    }
    Ok(parsed)
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
