//! Somebody of age wants to say in public what they lived through. Two trained people read it before anybody else: the
//! safety officer, who may take words out and adds none but a heading, and a moderator, who says yes or no to that.
//! Its writer can take it back at any time, before and after.

use crate::{
    Answered, Ask,
    answer::{self, Draft, Outcome, Ready},
    ask::{self, Kept, Question},
    care,
    model::{Act, Reason, State},
    queries,
    row::Row,
};
use guard::text::folded_words;
use store::{Millis, Token, Tx, Uuid, args};
use web::{Result, audit};

/// What the safety officer opens, of a writer who wants it to be public or of one who does not.
pub(crate) struct Opened {
    pub(crate) question: Option<Uuid>,
    pub(crate) words: String,
    pub(crate) lang: String,
    pub(crate) made_at: Millis,
}

/// Somebody chose to speak and said they are 18 or over. `None` when the form is too old or was never ours: then
/// nothing is stored. Sent twice, it is one, under one receipt.
///
/// # Errors
/// While asking is shut, when too many wait, and when the database refuses: then nothing is kept.
pub(crate) async fn speak(room: &Ask, sealed: &str) -> Result<Option<Token>> {
    let app = room.app();
    let Some(offered) =
        care::open(room, sealed).filter(|offered| app.clock().now() <= offered.until)
    else {
        return Ok(None);
    };
    ask::is_open(room).await?;
    let token = receipt(room, &offered.once);
    if Row::of_receipt(room, &token.text()).await?.is_some() {
        return Ok(Some(token));
    }
    match take(room, &offered, &token).await {
        Ok(()) => Ok(Some(token)),
        // The same form, sent at the same moment, was first.
        Err(_) if Row::of_receipt(room, &token.text()).await?.is_some() => Ok(Some(token)),
        Err(problem) => Err(problem),
    }
}

/// The receipt follows from the form, so that a second press of the button leads to the first one's.
fn receipt(room: &Ask, once: &[u8]) -> Token {
    let mac = room.app().keys().mac("ask-speak-receipt", once);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(mac.get(..16).unwrap_or(&[0; 16]));
    Token::from_bytes(bytes)
}

async fn take(room: &Ask, offered: &care::Offered, token: &Token) -> Result<()> {
    let question = Question {
        words: String::new(),
        first_name: None,
        about: String::new(),
        lang: offered.lang.clone(),
        thread: None,
        sender: String::new(),
    };
    let (id, mut tx) = ask::begin(room, &question).await?;
    let kept = Kept {
        state: State::Speaking,
        words: None,
        first_name: None,
        signs: "",
        resolve_at: 0,
    };
    ask::insert_as(room, &mut tx, id, &question, &kept, token).await?;
    care::hand_over(room, &mut tx, id, &offered.words, &offered.lang).await?;
    tx.commit().await?;
    Ok(())
}

/// Opens what somebody let the safety officer read.
///
/// # Errors
/// When the database refuses, or the words do not open.
pub(crate) async fn open(room: &Ask, tx: &mut Tx, id: Uuid) -> Result<Option<Opened>> {
    type Stored = (Option<Uuid>, Vec<u8>, String, Millis);
    let Some((question, sealed, lang, made_at)) = tx
        .optional::<Stored>(queries::DISCLOSURE, args![id])
        .await?
    else {
        return Ok(None);
    };
    let words = care::open_kept(room, id, &sealed)?;
    let speaks = match question {
        Some(question) => Row::find(tx, question).await?,
        None => None,
    };
    let question = match speaks {
        Some(row) if row.state()? == State::Speaking => question,
        _ => None,
    };
    Ok(Some(Opened {
        question,
        words,
        lang,
        made_at,
    }))
}

/// The safety officer lays it before a second reader, without what could show who wrote it.
///
/// # Errors
/// When a text is too long, or the database refuses.
pub(crate) async fn vouch(room: &Ask, person: Uuid, id: Uuid, draft: &Draft) -> Result<Outcome> {
    let mut tx = room.app().db().begin().await?;
    let Some(Opened {
        question: Some(question),
        words,
        ..
    }) = open(room, &mut tx, id).await?
    else {
        return Ok(Outcome::Gone);
    };
    let ready = match answer::ready(draft, None, true)? {
        Ok(ready) => ready,
        Err(outcome) => return Ok(outcome),
    };
    if !only_left_out(&words, &ready.answer) {
        return Ok(Outcome::Adds);
    }
    let Some(mut row) = Row::find(&mut tx, question).await? else {
        return Ok(Outcome::Gone);
    };
    if row.move_by(&mut tx, Act::Vouch).await?.is_none() {
        return Ok(Outcome::Gone);
    }
    let kept = format!("{}\n{}", ready.words, ready.answer);
    tx.execute(queries::VOUCH, args![question, kept, person])
        .await?;
    tx.execute(queries::DISCLOSURE_DESTROY, args![id]).await?;
    note(&mut tx, person, "ask.vouched", question).await?;
    tx.commit().await?;
    Ok(Outcome::Done(String::new()))
}

/// True when every word of `told` stands in `words`, in that order.
fn only_left_out(words: &str, told: &str) -> bool {
    let most = words.chars().count() + told.chars().count();
    let mut said = folded_words(words, most).into_iter();
    folded_words(told, most)
        .into_iter()
        .all(|word| said.any(|other| other == word))
}

/// Heading and words, as the safety officer left them; `None` for this person or in any other state.
pub(crate) fn vouched(row: &Row, person: Uuid) -> Result<Option<(String, String)>> {
    let first = row.vouched_by.is_none_or(|first| first == person);
    if row.state()? != State::Vouched || first {
        return Ok(None);
    }
    let words = row
        .words
        .as_deref()
        .and_then(|words| words.split_once('\n'));
    Ok(words.map(|(heading, told)| (heading.to_owned(), told.to_owned())))
}

/// The second reader agrees: it is public, in exactly these words. False when it is not for this person to say.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn publish(room: &Ask, person: Uuid, id: Uuid) -> Result<bool> {
    let mut tx = room.app().db().begin().await?;
    let Some(mut row) = Row::find(&mut tx, id).await? else {
        return Ok(false);
    };
    let Some((words, answer)) = vouched(&row, person)? else {
        return Ok(false);
    };
    if row.move_by(&mut tx, Act::Answer).await?.is_none() {
        return Ok(false);
    }
    let ready = Ready {
        words,
        answer,
        related: String::new(),
    };
    answer::show(&mut tx, &row, &ready, None, true).await?;
    // Nobody is asked to answer for what they lived through, unless a person here opens the thread.
    row.move_by(&mut tx, Act::Close).await?;
    tx.execute(queries::CLOSED, args![id, true]).await?;
    tx.execute(queries::NO_WORDS, args![id]).await?;
    note(&mut tx, person, "ask.second_agreed", id).await?;
    tx.emit(&Answered { question: id })?;
    tx.commit().await?;
    Ok(true)
}

/// Either reader says no. The words go at once. False when somebody else decided.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn decline(room: &Ask, person: Uuid, id: Uuid) -> Result<bool> {
    let mut tx = room.app().db().begin().await?;
    let Some(mut row) = Row::find(&mut tx, id).await? else {
        return Ok(false);
    };
    let is_spoken = matches!(row.state()?, State::Speaking | State::Vouched);
    if !is_spoken || row.move_by(&mut tx, Act::Decline).await?.is_none() {
        return Ok(false);
    }
    let (reason, none) = (Reason::Unusable.name(), None::<&str>);
    tx.execute(queries::REASON, args![id, reason, none, 0_i64])
        .await?;
    tx.execute(queries::NO_WORDS, args![id]).await?;
    tx.execute(queries::DISCLOSURE_DESTROY_OF, args![id])
        .await?;
    note(&mut tx, person, "ask.spoken_declined", id).await?;
    tx.commit().await?;
    Ok(true)
}

async fn note(tx: &mut Tx, person: Uuid, verb: &'static str, id: Uuid) -> Result<()> {
    let (actor, subject) = (person.to_string(), id.to_string());
    audit::append(tx, &actor, verb, &subject, "").await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_be_left_out_and_none_added() {
        let words = "I was fifteen in Springfield. It took years. I am safe, now.";
        assert!(only_left_out(
            words,
            "I was fifteen.\nIt took years. I am safe now"
        ));
        assert!(only_left_out(words, words));
        for added in [
            "It took many years",
            "years took it",
            "I was sixteen",
            "It took years years",
        ] {
            assert!(!only_left_out(words, added), "{added}");
        }
    }
}
