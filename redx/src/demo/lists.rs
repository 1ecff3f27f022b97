//! A made-up list, so that there is something to match against: random codes, and the bytes of one drawn picture, which
//! is then posted. It matches, is sealed, and becomes the one case of the demo. No real list is anywhere near.

use crate::node::Node;
use anyhow::Result;
use guard::{
    Purpose,
    bank::{self, NewBank, NewContent, Outcome},
};
use hashbank::{Signal, View};
use media::drawn::sample_post;
use mediahash::{Digests, Pdq};
use post::Submission;

/// The drawn picture on the list: none of those on the wall.
const LISTED_SEED: u64 = 1 << 40;
/// Entries of the list, for a page that looks like one in use.
const CODES: usize = 400;

/// Makes the list and posts the picture that is on it; once in the life of a demo folder.
///
/// # Errors
/// When the database refuses or the picture cannot be drawn.
pub(super) async fn put(node: &Node) -> Result<()> {
    let app = &node.app;
    let picture = tokio::task::spawn_blocking(|| sample_post(LISTED_SEED)).await??;
    let mut new = NewBank::new("made up", Purpose::Abuse, "drawn by chance for this demo");
    new.labels = vec!["demo".into()];
    let mut tx = app.db().begin().await?;
    let Outcome::Done(bank) = bank::make(&mut tx, "system", &new).await? else {
        return Ok(());
    };
    let code = || Signal::Pdq(Pdq::from_bytes(app.rng().bytes()));
    let listed = Signal::Sha256(Digests::of(&picture.jpeg).sha256);
    let signals = std::iter::repeat_with(code).take(CODES).chain([listed]);
    let contents: Vec<NewContent> = signals.map(one).collect();
    let _ = bank::add_many(&mut tx, app, "system", bank.id, &contents).await?;
    // One that somebody doubts, for the page that lists those.
    let doubted = bank::add(&mut tx, app, "system", bank.id, &one(code())).await?;
    if let Some(id) = doubted.done() {
        let _ = bank::opine(&mut tx, "system", id, "demo", View::Deconfirm).await?;
    }
    tx.commit().await?;
    let submission = Submission {
        lang: "en".into(),
        consent: "demo".into(),
        uploader: "192.0.2.1:0".into(),
        ..Submission::default()
    };
    post::submit(&node.post, submission, Some(&picture.jpeg)).await?;
    Ok(())
}

fn one(signal: Signal) -> NewContent {
    NewContent {
        signals: vec![signal],
        ..NewContent::default()
    }
}
