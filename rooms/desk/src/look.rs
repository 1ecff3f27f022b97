//! What a person sees of a post, and that a decision is on just that.

use crate::{Desk, model::only_words};
use post::{HeldView, held_view};
use store::{Result, Uuid};

/// A post as it is now; `None` when there is nothing to decide on (any more).
pub(crate) async fn look(room: &Desk, post: Uuid) -> Result<Option<HeldView>> {
    let mut tx = room.app().db().begin().await?;
    let view = held_view(&mut tx, post).await?;
    tx.commit().await?;
    Ok(view)
}

/// A short mark of everything a decision is on: the upload, what is hidden in it and left of it, every word. A page carries it and a
/// decision brings it back, so that nobody agrees to words that came after they looked.
pub(crate) fn mark(room: &Desk, view: &HeldView) -> String {
    // Of what is public already only the words wait, and its picture may move to another place meanwhile.
    let looks = if only_words(view) { "" } else { &view.looks };
    let mut text = format!(
        "{} {looks} {} {}",
        view.upload, view.hiding, view.wants_face
    );
    for words in [&view.caption, &view.alt, &view.first_name, &view.place] {
        let words = words.as_deref().unwrap_or_default();
        text.push_str(&format!(" {} {words}", words.len()));
    }
    let mac = room.app().keys().mac("desk-mark", text.as_bytes());
    mac.iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
