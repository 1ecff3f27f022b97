//! Evidence, opened: on an officer's own machine or by the command that reports it, with a key that is kept offline.

use super::{queries, vault_name};
use crate::{Upload, item, queries as room, vault};
use mediahash::Digests;
use serde_json::Value;
use store::{Area, Error, Result, Uuid, args};
use web::App;
use zeroize::Zeroizing;

/// What was sealed.
pub struct Evidence {
    /// The bytes that were sealed: as received, or, where that was gone already, the largest picture made of it.
    pub bytes: Zeroizing<Vec<u8>>,
    /// The facts of the upload, or of the text, as they were sealed beside it.
    pub facts: Value,
}

impl std::fmt::Debug for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Evidence(..)")
    }
}

impl Evidence {
    /// Opens what was sealed of an upload or a text, with the private half of either key that is kept offline. Whether
    /// anybody may is not asked here: [`super::unseal`] does, and writes it down.
    ///
    /// # Errors
    /// [`Error::Missing`] when it was destroyed or never sealed; [`Error::Unsealable`] when the key does not fit, or when
    /// what is there is not what was sealed.
    pub async fn open(app: &App, item: Uuid, private: &str) -> Result<Self> {
        let wrapped: Option<(Option<Vec<u8>>,)> =
            app.db().optional(queries::WRAPPED, args![item]).await?;
        let wrapped = wrapped
            .and_then(|(wrapped,)| wrapped)
            .ok_or(Error::Missing)?;
        let own = Zeroizing::new(vault::open(private, &wrapped)?);
        let own = std::str::from_utf8(&own).map_err(|_| Error::Unsealable)?;
        let name = vault_name(item);
        let read = |name: String| async move { app.blobs().get(Area::Vault, &name).await };
        let bytes = vault::open(own, &read(format!("{name}.age")).await?)?;
        let facts = vault::open(own, &read(format!("{name}.facts.age")).await?)?;
        let opened = Self {
            bytes: Zeroizing::new(bytes),
            facts: serde_json::from_slice(&facts)?,
        };
        opened
            .is_as_received()
            .then_some(opened)
            .ok_or(Error::Unsealable)
    }

    /// The digests that were taken when it was sealed fit. A text has none: age itself tells when one was changed.
    fn is_as_received(&self) -> bool {
        let sums = Digests::of(&self.bytes);
        let fits = |name: &str, sum: String| {
            let told = self.facts.get(name).and_then(Value::as_str);
            told.is_none_or(|told| told == sum)
        };
        fits("md5", sums.md5.to_string()) && fits("sha256", sums.sha256.to_string())
    }
}

/// What was taken of an upload when it came in. Nothing for a text, or what was sealed before it was screened.
///
/// # Errors
/// When the database cannot be reached, or it is sealed with another key.
pub(crate) async fn received(app: &App, item: Uuid) -> Result<Option<Upload>> {
    let row: Option<item::Row> = app.db().optional(room::ITEM, args![item]).await?;
    row.map(|row| row.open(app.keys())).transpose()
}

impl Upload {
    /// These bytes are not the file as it was received: that is gone, and a smaller picture made of it is what is left. Of
    /// strokes there never was a file.
    pub(crate) fn is_copied_as(&self, bytes: &[u8]) -> bool {
        !self.drawn && self.sha256 != Digests::of(bytes).sha256
    }
}
