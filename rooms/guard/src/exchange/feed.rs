//! A bank of ours as others may keep a copy of it: what changed, in the order of changes.

use super::{limits, queries};
use crate::bank::{open_signal, sealed_signals};
use hashbank::Signal;
use std::fmt;
use store::{Result, Uuid, args};
use web::App;

/// A place in a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    generation: i64,
    id: i64,
}

impl Place {
    /// Reads `GENERATION` (after all of it) or `GENERATION.ID`. Nothing is the beginning.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |text: &str| text.parse::<i64>().ok().filter(|n| *n >= 0);
        let (generation, id) = match text.split_once('.') {
            Some((generation, id)) => (number(generation)?, number(id)?),
            None if text.is_empty() => (0, 0),
            None => (number(text)?, i64::MAX),
        };
        Some(Self { generation, id })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.generation, self.id)
    }
}

/// A part of a feed.
#[derive(Debug)]
pub struct Feed {
    /// What changed.
    pub contents: Vec<Changed>,
    /// Where it goes on, if there is more.
    pub next: Option<Place>,
    /// The newest generation in it: at its end, where to ask from the next time.
    pub newest: i64,
}

/// A content as it is now.
pub struct Changed {
    /// Its number.
    pub id: i64,
    /// It is gone.
    pub deleted: bool,
    /// Its hashes.
    pub signals: Vec<Signal>,
}

/// Never a hash.
impl fmt::Debug for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Changed({}, deleted: {})", self.id, self.deleted)
    }
}

/// What changed in a bank after a place.
///
/// # Errors
/// When the database cannot be reached or a hash cannot be opened.
pub async fn feed(app: &App, bank: Uuid, after: Place) -> Result<Feed> {
    let most = limits::FEED_ENTRIES;
    let row = args![bank, after.generation, after.id, most];
    let rows: Vec<(i64, i64, bool)> = app.db().all(queries::FEED, row).await?;
    let last = rows.last().map(|(id, generation, _)| Place {
        generation: *generation,
        id: *id,
    });
    let full = i64::try_from(rows.len()).is_ok_and(|n| n >= most);
    let ids: Vec<i64> = rows.iter().map(|(id, ..)| *id).collect();
    let mut contents: Vec<Changed> = rows.into_iter().map(changed).collect();
    for (id, kind, sealed) in sealed_signals(app.db(), &ids).await? {
        let signal = open_signal(app.keys(), id, &kind, &sealed)?;
        if let Some(one) = contents.iter_mut().find(|one| one.id == id) {
            one.signals.push(signal);
        }
    }
    Ok(Feed {
        contents,
        next: last.filter(|_| full),
        newest: last.map_or(after.generation, |place| place.generation),
    })
}

fn changed((id, _, deleted): (i64, i64, bool)) -> Changed {
    Changed {
        id,
        deleted,
        signals: Vec::new(),
    }
}
