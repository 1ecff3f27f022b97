//! How many may listen at once.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

/// The places of a node.
pub(crate) struct Places {
    taken: Arc<AtomicUsize>,
    max: usize,
}

/// One place; free again when dropped.
pub(crate) struct Place(Arc<AtomicUsize>);

impl Places {
    pub(crate) fn new(max: usize) -> Self {
        Self {
            taken: Arc::default(),
            max,
        }
    }

    /// `None` when all are taken.
    pub(crate) fn take(&self) -> Option<Place> {
        // Taken first, so that two never share the last one; dropped, it is given back.
        let before = self.taken.fetch_add(1, Ordering::Relaxed);
        metrics::gauge!("redx_wall_listeners").increment(1.0);
        let place = Place(Arc::clone(&self.taken));
        if before < self.max {
            return Some(place);
        }
        metrics::counter!("redx_wall_listeners_refused_total").increment(1);
        None
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
        metrics::gauge!("redx_wall_listeners").decrement(1.0);
    }
}
