//! Somebody asks. The filters look first, and decide only what must happen before a person can.

use crate::{
    Ask, care, limits,
    model::State,
    queries,
    row::{receipt_mac, resolve_at},
    shown,
};
use guard::{
    TextFacts,
    case::Detected,
    text::{Sign, TextCase, Verdict, folded_words},
};
use http::StatusCode;
use store::{Millis, Token, Tx, Uuid, args};
use web::{Gate as _, Problem, Result};

/// What somebody asks, already cleaned.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) words: String,
    pub(crate) first_name: Option<String>,
    pub(crate) about: String,
    pub(crate) lang: String,
    /// The question it follows up on.
    pub(crate) thread: Option<Uuid>,
    /// Address and port; only a sealed text keeps it, and only in the vault.
    pub(crate) sender: String,
}

/// What became of it.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It waits, or looks as if it did; the receipt's secret.
    Taken(Token),
    /// Help first: what the writer may hand back to us, sealed. Nothing is stored.
    Care(String),
    /// Nothing is stored, and hotlines are shown.
    Tip,
}

/// Takes a question.
///
/// # Errors
/// While asking is shut, when too many come, and when something below fails: then nothing is kept.
pub(crate) async fn ask(room: &Ask, question: Question) -> Result<Outcome> {
    let judged = match &question.first_name {
        Some(name) => format!("{} {name}", question.words),
        None => question.words.clone(),
    };
    let verdict = room.guard().filters().judge(&judged);
    let lane = match &verdict {
        Verdict::Review | Verdict::Held(_) => "held",
        Verdict::Disclosure => "care",
        Verdict::Tip => "tip",
        // Not a lane of its own: who reads the counts is not the safety officer.
        Verdict::Case(_) => "held",
    };
    metrics::counter!("redx_questions_total", "lane" => lane).increment(1);
    match verdict {
        Verdict::Disclosure => Ok(Outcome::Care(care::offer(
            room,
            &question.words,
            &question.lang,
        ))),
        Verdict::Tip => Ok(Outcome::Tip),
        Verdict::Case(kind) => {
            is_open(room).await?;
            seal(room, &question, kind).await
        }
        Verdict::Held(signs) => hold(room, &question, &signs).await,
        Verdict::Review => hold(room, &question, &[]).await,
    }
}

/// Leaves a question as somebody would, from nowhere: for samples.
///
/// # Errors
/// As a page would say them.
pub async fn leave(room: &Ask, words: &str, lang: &str) -> Result<()> {
    let question = Question {
        words: words.to_owned(),
        first_name: None,
        about: String::new(),
        lang: lang.to_owned(),
        thread: None,
        sender: String::new(),
    };
    ask(room, question).await.map(drop)
}

/// Asking needs a vault to seal to, and a person to call. Without, the form is not shown and nothing is taken.
pub(crate) async fn is_open(room: &Ask) -> Result<()> {
    let app = room.app();
    if guard::VaultKeyGate.holds(app).await? && staff::SafetyContactGate.holds(app).await? {
        return Ok(());
    }
    Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "ask-shut").after(3_600))
}

async fn hold(room: &Ask, question: &Question, signs: &[Sign]) -> Result<Outcome> {
    is_open(room).await?;
    let (id, mut tx) = begin(room, question).await?;
    let names: Vec<&str> = signs.iter().map(|sign| sign.name()).collect();
    let kept = Kept {
        state: State::Held,
        words: Some(&question.words),
        first_name: question.first_name.as_deref(),
        signs: &names.join(" "),
        resolve_at: 0,
    };
    let token = insert(room, &mut tx, id, question, &kept).await?;
    tx.commit().await?;
    Ok(Outcome::Taken(token))
}

/// The vault first: if it cannot be sealed, nothing is taken.
async fn seal(room: &Ask, question: &Question, kind: TextCase) -> Result<Outcome> {
    let app = room.app();
    let facts = TextFacts {
        id: app.db().ids().row(),
        kind,
        received_at: app.clock().now(),
        sender: Some(question.sender.clone()),
        about: question.about.clone(),
        detected: Detected::Filter,
    };
    room.guard().seal_text(&facts, &question.words).await?;
    let (_, mut tx) = begin(room, question).await?;
    let kept = Kept {
        state: State::Sealed,
        words: None,
        first_name: None,
        signs: "",
        resolve_at: resolve_at(room, &mut tx).await?,
    };
    let token = insert(room, &mut tx, facts.id, question, &kept).await?;
    room.guard().open_text_case(&mut tx, &facts).await?;
    tx.commit().await?;
    Ok(Outcome::Taken(token))
}

/// Begins the transaction and looks whether there is room.
pub(crate) async fn begin(room: &Ask, question: &Question) -> Result<(Uuid, Tx)> {
    let mut tx = room.app().db().begin().await?;
    let hour_ago = tx.now() - limits::HOUR_MS;
    let busy = tx.number(queries::NEW_SINCE, args![hour_ago]).await? >= limits::NEW_MAX
        || tx.number(queries::WAITING, args![]).await? >= limits::WAITING_MAX;
    if busy {
        metrics::counter!("redx_questions_flood_total").increment(1);
        return Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "ask-busy").after(1_800));
    }
    if let Some(thread) = question.thread {
        may_follow(room, &mut tx, thread, hour_ago).await?;
    }
    Ok((tx.ids().row(), tx))
}

async fn may_follow(room: &Ask, tx: &mut Tx, thread: Uuid, hour_ago: Millis) -> Result<()> {
    let first = shown::by_id(room.app().db(), thread)
        .await?
        .ok_or_else(Problem::not_found)?;
    if !first.may_be_followed(room.app()) {
        return Err(Problem::new(StatusCode::CONFLICT, "ask-closed"));
    }
    let most = if first.slow {
        limits::SLOW_MAX
    } else {
        limits::FOLLOW_UPS_MAX
    };
    let args = args![thread, hour_ago];
    if tx.number(queries::FOLLOWED_SINCE, args).await? >= most {
        return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "ask-slow").after(1_800));
    }
    Ok(())
}

/// What is kept of a question.
pub(crate) struct Kept<'a> {
    pub(crate) state: State,
    pub(crate) words: Option<&'a str>,
    pub(crate) first_name: Option<&'a str>,
    pub(crate) signs: &'a str,
    pub(crate) resolve_at: Millis,
}

async fn insert(
    room: &Ask,
    tx: &mut Tx,
    id: Uuid,
    question: &Question,
    kept: &Kept<'_>,
) -> Result<Token> {
    let token = tx.ids().token();
    insert_as(room, tx, id, question, kept, &token).await?;
    Ok(token)
}

/// Stores it under a receipt that is chosen already.
pub(crate) async fn insert_as(
    room: &Ask,
    tx: &mut Tx,
    id: Uuid,
    question: &Question,
    kept: &Kept<'_>,
    token: &Token,
) -> Result<()> {
    let now = tx.now();
    let row = args![
        id,
        question.thread.unwrap_or(id),
        kept.state.name(),
        &question.lang,
        &question.about,
        kept.first_name,
        kept.words,
        kept.signs,
        same_mac(room, question, id, kept.state),
        receipt_mac(room, token),
        now,
        kept.resolve_at,
        kept.state == State::Speaking,
    ];
    tx.execute(queries::INSERT, row).await?;
    Ok(())
}

/// The same words about the same thing, however they are written. A sealed one, and what somebody lived
/// through, are like no other.
fn same_mac(room: &Ask, question: &Question, id: Uuid, state: State) -> [u8; 32] {
    let words = folded_words(&question.words, limits::QUESTION.chars_max).join(" ");
    let thread = question.thread.map(|id| id.to_string()).unwrap_or_default();
    let same = match state {
        State::Sealed | State::Speaking => id.to_string(),
        // Signs alone ("???") are not all the same question.
        _ if words.is_empty() => question.words.clone(),
        _ => words,
    };
    let keys = room.app().keys();
    keys.mac("ask-same", format!("{thread}\n{same}").as_bytes())
}
