//! Where what was read goes: to the caller, and into the report.

use super::entry::{Entry, Reason, Report};
use super::kind::{self, Kind};
use crate::{Signal, SignalKind};

/// What one line or element turned out to be.
#[derive(Default)]
pub(super) struct Parsed {
    pub(super) entry: Option<Entry>,
    pub(super) skipped: Vec<&'static str>,
    pub(super) bad: Option<Reason>,
}

impl Parsed {
    /// Adds a hash by the name of its kind to an entry in the making.
    pub(super) fn add_hash(&mut self, kind: Option<&str>, usual: SignalKind, hex: &str) {
        match kind.map_or(Some(Kind::Ours(usual)), kind::named) {
            Some(Kind::Ours(kind)) => match Signal::parse(kind, hex.trim()) {
                Ok(signal) => self.entry.get_or_insert_default().signals.push(signal),
                Err(_) => self.bad = Some(Reason::Hash),
            },
            Some(Kind::Foreign(kind)) => self.skipped.push(kind),
            None => self.bad = Some(Reason::Kind),
        }
    }

    /// Whether no hash is left of what had some.
    pub(super) fn has_no_signal(&self) -> bool {
        self.entry
            .as_ref()
            .is_none_or(|entry| entry.signals.is_empty())
    }
}

impl From<Entry> for Parsed {
    fn from(entry: Entry) -> Self {
        Self {
            entry: Some(entry),
            ..Self::default()
        }
    }
}

pub(super) struct Sink<'a, E> {
    each: &'a mut dyn FnMut(Entry) -> Result<(), E>,
    pub(super) report: Report,
}

impl<'a, E> Sink<'a, E> {
    pub(super) fn new(each: &'a mut dyn FnMut(Entry) -> Result<(), E>) -> Self {
        Self {
            each,
            report: Report::default(),
        }
    }

    /// Hands on what is good of it and counts what is not.
    pub(super) fn take(&mut self, line: u64, parsed: Result<Parsed, Reason>) -> Result<(), E> {
        let parsed = parsed.unwrap_or_else(|reason| Parsed {
            bad: Some(reason),
            ..Parsed::default()
        });
        if let Some(reason) = parsed.bad {
            self.report.add_bad(line, reason);
        }
        for kind in parsed.skipped {
            self.report.add_skipped(kind);
        }
        let Some(entry) = parsed.entry else {
            return Ok(());
        };
        let deleted = u64::from(entry.deleted);
        (self.each)(entry)?;
        self.report.rows = self.report.rows.saturating_add(1);
        self.report.deleted = self.report.deleted.saturating_add(deleted);
        Ok(())
    }
}
