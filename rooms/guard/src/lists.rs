//! The lists in memory. Each node holds all of them and reloads when the database's generation has grown; the index of
//! earlier photos grows by what was screened since it was last read.

use crate::{Guard, Purpose, queries};
use hashbank::{EntryId, Index};
use mediahash::Pdq;
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::{Arc, PoisonError, RwLock},
};
use store::{Db, Error, Keys, Millis, Result, Uuid, args};

const PAGE: i64 = 5_000;
/// Clocks of nodes may differ by this much: photos made in it are read again, and known ones are passed over.
const OVERLAP_MS: Millis = 60_000;
/// Sealed under this purpose, bound to the entry's or item's id.
pub(crate) const SEALED_AS: &str = "guard-hash";

/// Everything to match against, as it was at one generation.
#[derive(Clone)]
pub(crate) struct Lists {
    pub(crate) generation: i64,
    by_purpose: Arc<HashMap<Purpose, List>>,
    pub(crate) earlier: Arc<Earlier>,
}

/// One purpose's entries: exact ones by their bytes, perceptual ones in an index per threshold.
#[derive(Default)]
pub(crate) struct List {
    exact: HashSet<Vec<u8>>,
    perceptual: HashMap<u32, Index>,
}

impl List {
    pub(crate) fn has_exact(&self, hash: &[u8]) -> bool {
        self.exact.contains(hash)
    }

    /// True when one of the orientations lies within an entry's threshold.
    pub(crate) fn has_close(&self, hashes: &[Pdq]) -> bool {
        self.perceptual.iter().any(|(threshold, index)| {
            hashes
                .iter()
                .any(|hash| !index.query(hash, *threshold).is_empty())
        })
    }
}

impl Lists {
    pub(crate) fn of(&self, purpose: Purpose) -> Option<&List> {
        self.by_purpose.get(&purpose)
    }
}

/// Earlier photos by what they look like, oldest first.
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
}

/// What a node holds between looks.
#[derive(Default)]
pub(crate) struct Cache {
    lists: Option<Lists>,
    /// Kept apart from the lists: a failure to read those must not lose what is `known` to be in it.
    earlier: Arc<Earlier>,
    known: HashSet<Uuid>,
    read_until: Millis,
}

impl Guard {
    /// The lists as of now. An error means: no verdict, and nothing is published.
    pub(crate) async fn lists(&self) -> Result<Lists> {
        let db = self.app().db();
        let mut cache = self.0.lists.lock().await;
        let generation = db.number(queries::GENERATION, args![]).await?;
        let lists = match &cache.lists {
            Some(lists) if lists.generation == generation => lists.clone(),
            _ => Lists {
                generation,
                by_purpose: Arc::new(read_entries(db, self.app().keys()).await?),
                earlier: Arc::clone(&cache.earlier),
            },
        };
        cache.read_earlier(db, self.app().keys()).await?;
        cache.lists = Some(lists.clone());
        Ok(lists)
    }
}

impl Cache {
    #[cfg(test)]
    pub(crate) fn earlier_near(&self, hashes: &[Pdq]) -> Vec<Uuid> {
        self.earlier.near(hashes, 0)
    }

    async fn read_earlier(&mut self, db: &Db, keys: &Keys) -> Result<()> {
        let mut since = self.read_until.saturating_sub(OVERLAP_MS);
        loop {
            let page: Vec<(Uuid, Uuid, Vec<u8>, Millis)> =
                db.all(queries::ITEMS_SINCE, args![since, PAGE]).await?;
            let (count, last) = (page.len(), page.last().map(|row| row.3));
            for (id, _, sealed, _) in page {
                if !self.known.contains(&id) {
                    let pdq = open_pdq(keys, id, &sealed)?;
                    self.earlier.add(id, pdq);
                    self.known.insert(id);
                }
            }
            self.read_until = last.map_or(self.read_until, |at| at.max(self.read_until));
            // A full page of one millisecond would be read for ever; the next one begins after it.
            since = match last {
                Some(at) if i64::try_from(count).unwrap_or(0) == PAGE => at.max(since + 1),
                _ => return Ok(()),
            };
        }
    }
}

async fn read_entries(db: &Db, keys: &Keys) -> Result<HashMap<Purpose, List>> {
    let mut lists: HashMap<Purpose, List> = HashMap::new();
    let mut after = Uuid::nil();
    loop {
        let page: Vec<(Uuid, String, Vec<u8>, String, i64)> =
            db.all(queries::ENTRIES, args![after, PAGE]).await?;
        let Some(last) = page.last().map(|row| row.0) else {
            return Ok(lists);
        };
        for (id, kind, sealed, purpose, threshold) in page {
            let purpose = Purpose::parse(&purpose)
                .ok_or_else(|| Error::Setting("a bank has an unknown purpose".into()))?;
            let hash = keys.open(SEALED_AS, id.as_bytes(), &sealed)?;
            let list = lists.entry(purpose).or_default();
            match <[u8; 32]>::try_from(hash.as_slice()) {
                Ok(code) if kind == "pdq" => {
                    let threshold = u32::try_from(threshold).unwrap_or(0);
                    let index = list.perceptual.entry(threshold).or_default();
                    index.insert(EntryId(0), Pdq::from_bytes(code));
                }
                _ => drop(list.exact.insert(hash)),
            }
        }
        after = last;
    }
}

/// One PDQ as it lies in a column.
pub(crate) fn open_pdq(keys: &Keys, id: Uuid, sealed: &[u8]) -> Result<Pdq> {
    let bytes = keys.open(SEALED_AS, id.as_bytes(), sealed)?;
    bytes
        .first_chunk::<32>()
        .map(|code| Pdq::from_bytes(*code))
        .ok_or(Error::Unsealable)
}
