//! Evidence was destroyed: the address it came from, which only a case held longer than days, goes with it.

use crate::queries;
use futures_util::future::BoxFuture;
use guard::case::EvidenceDestroyed;
use store::{
    Failure, Tx, args,
    events::{Event as _, Recorded, Subscriber},
};

/// Forgets the address of a post whose evidence is gone.
pub(crate) struct OnEvidenceDestroyed;

impl Subscriber for OnEvidenceDestroyed {
    fn name(&self) -> &'static str {
        "post.evidence_destroyed"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[EvidenceDestroyed::KIND]
    }

    fn handle<'a>(
        &'a self,
        tx: &'a mut Tx,
        event: &'a Recorded,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            if let Some(gone) = event.read::<EvidenceDestroyed>()? {
                // Of a picture that came after it, another case may still need it.
                let args = args![gone.post, gone.item];
                tx.execute(queries::UPLOADER_FORGET, args).await?;
            }
            Ok(())
        })
    }
}
