//! A refusal takes effect when its ten seconds are over: what was refused for abuse, sexual content or spam is
//! remembered from then on. Taken back before, it never was.

use crate::{Post, Reason, row::Row};
use futures_util::future::BoxFuture;
use guard::RefusedFor;
use serde::{Deserialize, Serialize};
use store::{
    Failure, Uuid,
    jobs::{Job, Worker},
};

pub(crate) const KIND: &str = "post.refusal";

/// A refusal that will take effect.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct EffectJob {
    pub(crate) post: Uuid,
    pub(crate) upload: Uuid,
    pub(crate) reason: String,
}

/// Lets refusals take effect.
pub(crate) struct TakeEffect(pub(crate) Post);

impl Worker for TakeEffect {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let EffectJob {
                post,
                upload,
                reason,
            } = job.read()?;
            let reason = Reason::parse(&reason);
            let mut tx = self.0.app().db().begin().await?;
            let Some(row) = Row::find(&mut tx, post).await? else {
                return Ok(());
            };
            // Only what was told can be replaced: another upload means that the refusal stood.
            let undone = row.upload == upload && row.reason() != reason;
            if let Some(why) = reason.and_then(remembered_for).filter(|_| !undone) {
                let guard = self.0.guard();
                guard.remember_refusal(&mut tx, upload, why).await?;
                tx.commit().await?;
            }
            Ok(())
        })
    }
}

pub(crate) fn remembered_for(reason: Reason) -> Option<RefusedFor> {
    match reason {
        Reason::Abuse => Some(RefusedFor::Abuse),
        Reason::Sexual => Some(RefusedFor::Sexual),
        Reason::Spam => Some(RefusedFor::Spam),
        _ => None,
    }
}
