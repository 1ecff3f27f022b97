//! What this node has seen of the trail, in a file of its data folder: who can write to the database alone cannot put an
//! older state back, or take the end away, without this node noticing.

use crate::App;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use store::Millis;

/// The chain as it was when this node last found it whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Witness {
    /// The last entry.
    pub(super) seq: i64,
    #[serde(with = "super::hex")]
    pub(super) hash: Vec<u8>,
    /// The last seal, and its digest.
    pub(super) seal: i64,
    #[serde(with = "super::hex")]
    pub(super) digest: Vec<u8>,
    /// When all of it was last walked, from its beginning.
    pub(super) whole_at: Option<Millis>,
    /// Keyed with the key of the instance.
    #[serde(with = "super::hex")]
    mac: Vec<u8>,
}

impl Witness {
    pub(super) fn new(app: &App, walk: &super::walk::Walk, whole_at: Option<Millis>) -> Self {
        let mut witness = Self {
            seq: walk.seq,
            hash: walk.hash.clone(),
            seal: walk.seal,
            digest: walk.digest.clone(),
            whole_at,
            mac: Vec::new(),
        };
        witness.mac = witness.keyed(app);
        witness
    }

    /// None where there is no file, or none of ours.
    pub(super) fn read(app: &App) -> Option<Self> {
        let text = std::fs::read_to_string(place(app)).ok()?;
        let witness: Self = serde_json::from_str(&text).ok()?;
        (witness.keyed(app) == witness.mac).then_some(witness)
    }

    /// What cannot be written is seen again the next time.
    pub(super) fn keep(&self, app: &App) {
        let place = place(app);
        let written = serde_json::to_vec(self)
            .map_err(std::io::Error::other)
            .and_then(|bytes| {
                let half = place.with_extension("half");
                std::fs::write(&half, bytes)?;
                std::fs::rename(&half, &place)
            });
        if let Err(error) = written {
            tracing::warn!(%error, "cannot keep what was seen of the trail");
        }
    }

    fn keyed(&self, app: &App) -> Vec<u8> {
        let whole_at = self.whole_at.unwrap_or(-1);
        let numbers = [self.seq, self.seal, whole_at]
            .map(i64::to_be_bytes)
            .concat();
        let bytes = [&numbers, &self.hash, b"\n".as_slice(), &self.digest].concat();
        app.keys().mac("audit-witness", &bytes).to_vec()
    }
}

fn place(app: &App) -> PathBuf {
    app.settings().data.join("trail.json")
}
