//! Earlier photos by what they look like. The index grows by what was screened since it was last read.

use crate::queries;
use hashbank::{EntryId, Index};
use mediahash::Pdq;
use std::{
    collections::{BTreeSet, HashSet},
    sync::{Arc, PoisonError, RwLock},
};
use store::{Db, Error, Keys, Millis, Result, Uuid, args};

const PAGE: i64 = 5_000;
/// Clocks of nodes may differ by this much: photos made in it are read again, and known ones are passed over.
const OVERLAP_MS: Millis = 60_000;
/// Sealed under this purpose, bound to the item's id.
pub(crate) const SEALED_AS: &str = "guard-hash";

/// Earlier photos, oldest first.
#[derive(Default)]
pub(crate) struct Earlier {
    index: Index,
    /// The item of each entry: an entry's number is its place here.
    items: RwLock<Vec<Uuid>>,
}

impl Earlier {
    fn add(&self, item: Uuid, pdq: Pdq) {
        let mut items = self.items.write().unwrap_or_else(PoisonError::into_inner);
        let Ok(number) = u64::try_from(items.len()) else {
            return;
        };
        items.push(item);
        self.index.insert(EntryId(number), pdq);
    }

    /// Items within `radius` of any of the orientations, oldest first.
    pub(crate) fn near(&self, hashes: &[Pdq], radius: u32) -> Vec<Uuid> {
        let entries: BTreeSet<EntryId> = hashes
            .iter()
            .flat_map(|hash| self.index.query(hash, radius))
            .map(|hit| hit.entry)
            .collect();
        let items = self.items.read().unwrap_or_else(PoisonError::into_inner);
        entries
            .iter()
            .filter_map(|entry| items.get(usize::try_from(entry.0).ok()?).copied())
            .collect()
    }

    pub(super) fn compact(&self) -> bool {
        self.index.compact()
    }
}

/// How far the earlier photos were read.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) photos: Arc<Earlier>,
    known: HashSet<Uuid>,
    until: Millis,
}

impl Reading {
    pub(super) async fn go_on(&mut self, db: &Db, keys: &Keys) -> Result<()> {
        let mut since = self.until.saturating_sub(OVERLAP_MS);
        loop {
            let page: Vec<(Uuid, Uuid, Vec<u8>, Millis)> =
                db.all(queries::ITEMS_SINCE, args![since, PAGE]).await?;
            let (count, last) = (page.len(), page.last().map(|row| row.3));
            for (id, _, sealed, _) in page {
                if !self.known.contains(&id) {
                    let pdq = open_pdq(keys, id, &sealed)?;
                    self.photos.add(id, pdq);
                    self.known.insert(id);
                }
            }
            self.until = last.map_or(self.until, |at| at.max(self.until));
            // A full page of one millisecond would be read for ever; the next one begins after it.
            since = match last {
                Some(at) if i64::try_from(count).unwrap_or(0) == PAGE => at.max(since + 1),
                _ => return Ok(()),
            };
        }
    }
}

/// One PDQ as it lies in a column.
fn open_pdq(keys: &Keys, id: Uuid, sealed: &[u8]) -> Result<Pdq> {
    let bytes = keys.open(SEALED_AS, id.as_bytes(), sealed)?;
    bytes
        .first_chunk::<32>()
        .map(|code| Pdq::from_bytes(*code))
        .ok_or(Error::Unsealable)
}
