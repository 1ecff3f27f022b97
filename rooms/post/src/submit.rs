//! Somebody takes part: the row, the screening job and the receipt, together or not at all.

use crate::{
    Post, TallyChanged,
    draw::Drawing,
    limits,
    model::{Kind, State},
    queries,
    receive::Quarantined,
    take_down::tally,
    words,
};
use serde::{Deserialize, Serialize};
use store::{Arg, Token, Uuid, args};
use web::Result;

/// The job that screens an upload.
pub(crate) const SCREEN: &str = "post.screen";

/// What a screening job is about.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct ScreenJob {
    pub(crate) post: Uuid,
    pub(crate) upload: Uuid,
}

/// Everything a person sent, already checked field by field.
#[derive(Debug, Default)]
pub struct Submission {
    /// Language of the person.
    pub lang: String,
    /// A random number made on the device: sent again after a lost answer, it finds the same post.
    pub draft: Option<String>,
    /// In the person's own words.
    pub caption: Option<String>,
    /// What the picture shows.
    pub alt: Option<String>,
    /// A first name, only with `adult_alone`.
    pub first_name: Option<String>,
    /// A place from the list, only with `adult_alone`.
    pub place: Option<String>,
    /// "I am 18 or over and alone in it."
    pub adult_alone: bool,
    /// Asks for the own face to be shown, only with `adult_alone`; a moderator must agree.
    pub show_face: bool,
    /// "The others in the picture agree."
    pub others: bool,
    /// The version of the consent text that was agreed to.
    pub consent: String,
    /// Address and port, for the record the law wants.
    pub uploader: String,
}

/// What takes part.
pub(crate) enum Picture {
    Photo(Quarantined),
    Drawn(Drawing),
    None,
}

/// A stored post: its row, and the secret address of its receipt.
pub(crate) struct Submitted {
    pub(crate) id: Uuid,
    pub(crate) receipt: Token,
}

/// Stores a photo, or a post without a picture: the demo and tests use it beside the forms.
///
/// # Errors
/// When the database or the object store cannot be reached: then nothing was stored.
pub async fn submit(
    room: &Post,
    submission: Submission,
    upload: Option<&[u8]>,
) -> Result<(Uuid, Token)> {
    let picture = match upload {
        Some(bytes) => {
            use crate::parts::Intake as _;
            let mut receiver = crate::receive::Receiver::begin(room).await?;
            receiver.push(bytes).await?;
            Picture::Photo(receiver.finish().await?)
        }
        None => Picture::None,
    };
    let stored = store_post(room, submission, picture).await?;
    Ok((stored.id, stored.receipt))
}

/// Stores an X drawn on a drawn hand, as the form would send it: the ids of hand and tone, and the strokes as JSON. The
/// demo and tests use it.
///
/// # Errors
/// When the drawing is none, or nothing could be stored.
pub async fn submit_drawing(
    room: &Post,
    submission: Submission,
    hand: &str,
    tone: &str,
    strokes: &str,
) -> Result<(Uuid, Token)> {
    let drawing = Drawing::parse(hand, tone, strokes)?;
    let stored = store_post(room, submission, Picture::Drawn(drawing)).await?;
    Ok((stored.id, stored.receipt))
}

/// The verb itself. Sent twice with the same draft number, the second finds the first and its own upload is dropped.
pub(crate) async fn store_post(
    room: &Post,
    submission: Submission,
    picture: Picture,
) -> Result<Submitted> {
    let app = room.app();
    let draft_mac = submission
        .draft
        .as_ref()
        .map(|draft| app.keys().mac("post-draft", draft.as_bytes()).to_vec());
    let receipt = receipt_token(room, submission.draft.as_deref());
    // First of all: what was taken already is not sealed a second time because its answer was lost.
    if let Some(mac) = &draft_mac {
        let earlier: Option<(Uuid,)> = app.db().optional(queries::DRAFT, args![mac]).await?;
        if let Some((id,)) = earlier {
            return Ok(Submitted { id, receipt });
        }
    }
    let case = words::look_at(room, &submission).await?;
    let mut tx = app.db().begin().await?;
    let (id, upload, now) = (tx.ids().row(), tx.ids().row(), tx.now());
    let counted = matches!(picture, Picture::None);
    let columns = row(
        room,
        id,
        upload,
        &submission,
        &picture,
        draft_mac.clone(),
        &receipt,
    );
    if tx.execute(queries::INSERT, columns).await? == 0 {
        // The same draft arrived twice at once, and the other was quicker.
        let (id,) = tx.one::<(Uuid,)>(queries::DRAFT, args![draft_mac]).await?;
        return Ok(Submitted { id, receipt });
    }
    if counted {
        tally(&mut tx, 0, 1).await?;
        tx.emit(&TallyChanged {})?;
    } else {
        tx.enqueue(SCREEN, &ScreenJob { post: id, upload }, now)
            .await?;
    }
    if let Picture::Photo(quarantined) = picture {
        quarantined.keep_for_row();
    }
    if let Some(facts) = &case {
        room.guard().open_text_case(&mut tx, facts).await?;
    }
    tx.commit().await?;
    metrics::counter!("redx_posts_received_total").increment(1);
    Ok(Submitted { id, receipt })
}

/// The same draft always has the same receipt, so that an answer lost on the way can be given again though only a
/// keyed digest of the receipt is stored.
fn receipt_token(room: &Post, draft: Option<&str>) -> Token {
    let app = room.app();
    match draft {
        Some(draft) => {
            let mac = app.keys().mac("post-receipt-of-draft", draft.as_bytes());
            Token::from_bytes(mac.first_chunk::<16>().copied().unwrap_or_default())
        }
        None => app.db().ids().token(),
    }
}

fn row(
    room: &Post,
    id: Uuid,
    upload: Uuid,
    s: &Submission,
    picture: &Picture,
    draft_mac: Option<Vec<u8>>,
    receipt: &Token,
) -> Vec<Arg> {
    let app = room.app();
    let now = app.clock().now();
    let (kind, state, original, drawing) = match picture {
        Picture::Photo(q) => (
            Kind::Photo,
            State::Received,
            Some(q.name().to_owned()),
            None,
        ),
        Picture::Drawn(d) => (Kind::Drawn, State::Received, None, Some(d)),
        Picture::None => (Kind::Counted, State::Approved, None, None),
    };
    // Nobody is asked for an address who sends no picture.
    let uploader = (kind == Kind::Photo).then(|| {
        app.keys().seal(
            "post-uploader",
            id.as_bytes(),
            s.uploader.as_bytes(),
            app.rng(),
        )
    });
    args![
        id,
        kind.name(),
        state.name(),
        upload,
        receipt_mac(room, receipt),
        draft_mac,
        &s.lang,
        now,
        &s.caption,
        &s.alt,
        s.first_name.as_ref().filter(|_| s.adult_alone).cloned(),
        s.place.as_ref().filter(|_| s.adult_alone).cloned(),
        s.show_face && s.adult_alone,
        s.adult_alone,
        s.others,
        &s.consent,
        drawing.map(|d| d.hand.id.to_owned()),
        drawing.map(|d| d.tone.id().to_owned()),
        drawing.map(Drawing::strokes),
        original,
        uploader,
        now + limits::UPLOADER_MS,
        None::<String>,
        None::<i64>,
    ]
}

/// What is stored of a receipt's secret.
pub(crate) fn receipt_mac(room: &Post, receipt: &Token) -> [u8; 32] {
    room.app().keys().mac("post-receipt", receipt.bytes())
}
