//! What people here refused for abuse, sexual content or spam is remembered, so that the very same file need not be
//! looked at by anyone again.

use crate::{Guard, Purpose, RefusedFor, bank, item::Row, queries};
use store::{Result, Tx, Uuid, args};

const THRESHOLD: i64 = 31;

impl Guard {
    /// Adds an upload's hashes to the list of what was refused here.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remember_refusal(&self, tx: &mut Tx, upload: Uuid, why: RefusedFor) -> Result<()> {
        let Some(row) = tx.optional::<Row>(queries::ITEM, args![upload]).await? else {
            return Ok(());
        };
        let upload = row.open(self.app().keys())?;
        let name = match why {
            RefusedFor::Abuse => "refused here: abuse",
            RefusedFor::Sexual => "refused here: sexual",
            RefusedFor::Spam => "refused here: spam",
        };
        let bank =
            bank::find_or_make(tx, name, Purpose::RefusedHere, THRESHOLD, "this desk").await?;
        let app = self.app();
        bank::add(tx, app, bank, "sha256", upload.sha256.as_bytes()).await?;
        bank::add(tx, app, bank, "md5", upload.md5.as_bytes()).await?;
        // The other seven orientations are made of each new upload, so one is enough in the list.
        if let Some(first) = upload
            .pdq
            .as_ref()
            .filter(|_| !upload.drawn)
            .and_then(|(hashes, _)| hashes.first())
        {
            bank::add(tx, app, bank, "pdq", first.as_bytes()).await?;
        }
        // The lists have changed, but nothing public is looked at again for it: people decided on that already.
        tx.number(queries::GENERATION_GROW, args![]).await?;
        Ok(())
    }
}
