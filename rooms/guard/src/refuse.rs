//! What people here refused for abuse, sexual content or spam is remembered, so that the very same file need not be
//! looked at by anyone again.

use crate::{
    Guard, Purpose, RefusedFor,
    bank::{self, NewBank, NewContent},
    item::Row,
    queries,
};
use hashbank::Signal;
use store::{Error, Result, Tx, Uuid, args};

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
        let new = NewBank::new(bank_of(why), Purpose::RefusedHere, "this desk");
        let bank = bank::ensure(tx, "system", &new).await?;
        let Some(bank) = bank.done() else {
            let why = "a bank of the name that refusals go by has another purpose";
            return Err(Error::Setting(why.into()));
        };
        let mut signals = vec![
            Signal::Sha256(upload.sha256),
            Signal::Sha1(upload.sha1),
            Signal::Md5(upload.md5),
        ];
        // The other seven orientations are made of each new upload, so one is enough in the list.
        let look = upload.pdq.as_ref().filter(|_| !upload.drawn);
        if let Some(first) = look.and_then(|(hashes, _)| hashes.first()) {
            signals.push(Signal::Pdq(*first));
        }
        let new = NewContent {
            signals,
            ..NewContent::default()
        };
        // The lists have changed, but nothing public is looked at again for it: people decided on that already.
        let _ = bank::add(tx, self.app(), "system", bank.id, &new).await?;
        Ok(())
    }

    /// Takes an upload's hashes off that list again: another person found that the refusal was a mistake.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_refusal(&self, tx: &mut Tx, upload: Uuid, why: RefusedFor) -> Result<()> {
        let Some(row) = tx.optional::<Row>(queries::ITEM, args![upload]).await? else {
            return Ok(());
        };
        let exact = Signal::Sha256(row.open(self.app().keys())?.sha256);
        let Some(bank) = bank::named(self.app().db(), bank_of(why)).await? else {
            return Ok(());
        };
        for (of, content) in bank::find_exact(self.app(), &exact).await? {
            if of == bank.id {
                let _ = bank::delete(tx, "system", content).await?;
            }
        }
        Ok(())
    }
}

fn bank_of(why: RefusedFor) -> &'static str {
    match why {
        RefusedFor::Abuse => "refused here: abuse",
        RefusedFor::Sexual => "refused here: sexual",
        RefusedFor::Spam => "refused here: spam",
    }
}
