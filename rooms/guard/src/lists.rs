//! The lists in memory. Each node holds all of them, and reads what changed after the generation it knows. A failure to
//! read means no verdict.

mod delta;
mod earlier;
mod follow;
mod load;
mod memory;
mod rows;
mod saved;

use crate::{Guard, queries};
use std::sync::Arc;
use store::{Result, args};

pub(crate) use earlier::{Earlier, SEALED_AS};
pub(crate) use follow::Followed;
pub use follow::{Current, State};
pub(crate) use memory::Asked;

/// Everything to match against, as it is at one generation or after it.
#[derive(Clone)]
pub(crate) struct Lists {
    pub(crate) generation: i64,
    pub(crate) asked: Arc<Asked>,
    pub(crate) earlier: Arc<Earlier>,
}

/// What a node holds between looks.
#[derive(Default)]
pub(crate) struct Cache {
    memory: memory::Memory,
    /// Kept apart from the banks: a failure to read those must not lose what is known of it.
    earlier: earlier::Reading,
}

impl Guard {
    /// The lists as of now. An error means: no verdict, and nothing is published.
    pub(crate) async fn lists(&self) -> Result<Lists> {
        let mut cache = self.0.lists.lock().await;
        let generation = self.catch_up(&mut cache).await?;
        cache
            .earlier
            .go_on(self.app().db(), self.app().keys())
            .await?;
        Ok(Lists {
            generation,
            asked: Arc::clone(&cache.memory.asked),
            earlier: Arc::clone(&cache.earlier.photos),
        })
    }

    /// Reads what changed in the banks, and says up to which generation they are in memory now.
    async fn catch_up(&self, cache: &mut Cache) -> Result<i64> {
        let (db, keys) = (self.app().db(), self.app().keys());
        let generation = db.number(queries::GENERATION, args![]).await?;
        let memory = &mut cache.memory;
        let known = match memory.generation {
            Some(known) if known == generation => return Ok(generation),
            Some(known) if known < generation => known,
            // The first reading, or a database that was put back to an older state.
            _ => {
                let folder = saved::Folder::of(self.app());
                load::load(memory, db, keys, &folder, generation).await?
            }
        };
        delta::catch_up(memory, db, keys, known, generation).await?;
        Ok(generation)
    }
}

impl Cache {
    #[cfg(test)]
    pub(crate) fn earlier_near(&self, hashes: &[mediahash::Pdq]) -> Vec<store::Uuid> {
        self.earlier.photos.near(hashes, 0)
    }
}
