//! What people write beside a picture, looked at by guard's filters before anything of it is kept: help for who tells of
//! themselves, hotlines for who reports a crime, and no way to reach anybody.

use crate::{Post, Submission};
use guard::{
    TextFacts,
    case::Detected,
    text::{Sign, TextCase, Verdict},
};
use store::Uuid;
use web::{Problem, Result};

/// Looks at words. What may be a crime in itself is to be sealed as a case; to its writer it looks like any other.
///
/// # Errors
/// `words-care`, `words-tip`, `words-contact`: then nothing is kept, neither the words nor the picture.
pub(crate) fn look(room: &Post, texts: &[Option<&str>]) -> Result<Option<TextCase>> {
    let words: Vec<&str> = texts.iter().flatten().copied().collect();
    let words = words.join("\n");
    let filters = room.guard().filters();
    match filters.judge(&words) {
        Verdict::Disclosure => return Err(Problem::bad("words-care")),
        Verdict::Tip => return Err(Problem::bad("words-tip")),
        Verdict::Case(kind) => return Ok(Some(kind)),
        Verdict::Review | Verdict::Held(_) => {}
    }
    let reaches =
        |sign: &Sign| matches!(sign, Sign::Phone | Sign::Email | Sign::Handle | Sign::Link);
    if filters.never_public(&words).iter().any(reaches) {
        return Err(Problem::bad("words-contact"));
    }
    Ok(None)
}

/// The same for everything that comes with a post; what is to be sealed is in the vault when this returns.
///
/// # Errors
/// As [`look`], and when the vault cannot be written to: then nothing is taken.
pub(crate) async fn look_at(room: &Post, s: &Submission) -> Result<Option<TextFacts>> {
    let texts = [
        s.caption.as_deref(),
        s.alt.as_deref(),
        s.first_name.as_deref(),
    ];
    let Some(kind) = look(room, &texts)? else {
        return Ok(None);
    };
    let words: Vec<&str> = texts.iter().flatten().copied().collect();
    seal(room, kind, Some(s.uploader.clone()), &words.join("\n"))
        .await
        .map(Some)
}

/// The same for words that an author changes.
///
/// # Errors
/// As [`look_at`].
pub(crate) async fn look_again(room: &Post, texts: &[Option<&str>]) -> Result<Option<TextFacts>> {
    let Some(kind) = look(room, texts)? else {
        return Ok(None);
    };
    let words: Vec<&str> = texts.iter().flatten().copied().collect();
    seal(room, kind, None, &words.join("\n")).await.map(Some)
}

async fn seal(
    room: &Post,
    kind: TextCase,
    sender: Option<String>,
    words: &str,
) -> Result<TextFacts> {
    let app = room.app();
    let id: Uuid = app.db().ids().row();
    let facts = TextFacts {
        id,
        kind,
        received_at: app.clock().now(),
        sender,
        about: "post".into(),
        detected: Detected::Filter,
    };
    room.guard().seal_text(&facts, words).await?;
    Ok(facts)
}
