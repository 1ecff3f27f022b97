//! A list grew and now matches something held or public: out of sight at once, then sealed.

use crate::{Decision, Post, decide, row::Row};
use futures_util::future::BoxFuture;
use guard::{MatchFound, case::Knowledge};
use store::{
    Failure, Tx,
    events::{Event as _, Recorded, Subscriber},
    jobs::{Job, Worker},
};

const ESCALATE: &str = "post.escalate";

/// Hides what was found, at once, and has it sealed.
pub struct OnMatchFound(pub Post);

impl Subscriber for OnMatchFound {
    fn name(&self) -> &'static str {
        "post.match_found"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[MatchFound::KIND]
    }

    fn handle<'a>(
        &'a self,
        tx: &'a mut Tx,
        event: &'a Recorded,
    ) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let Some(found) = event.read::<MatchFound>()? else {
                return Ok(());
            };
            // A picture that was replaced is gone; the new one is not what was found.
            let row = Row::find(tx, found.post).await?;
            if row.is_some_and(|row| row.upload == found.upload) {
                decide::hide(tx, found.post, "system").await?;
                let now = tx.now();
                tx.enqueue(ESCALATE, &found, now).await?;
            }
            Ok(())
        })
    }
}

impl OnMatchFound {
    /// The job that seals what was found.
    pub fn worker(&self) -> impl Worker + use<> {
        Escalate(self.0.clone())
    }
}

struct Escalate(Post);

impl Worker for Escalate {
    fn kind(&self) -> &'static str {
        ESCALATE
    }

    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let found: MatchFound = job.read()?;
            let row = Row::read(self.0.app().db(), found.post).await?;
            let Some(row) = row.filter(|row| row.upload == found.upload) else {
                return Ok(());
            };
            let matched = self.0.guard().matched(found.upload).await?;
            let known = Knowledge::by_match(found.exact).naming(matched);
            match decide::seal_upload(&self.0, row, known, "system").await? {
                Decision::Done | Decision::Gone => Ok(()),
            }
        })
    }
}
