//! `/c/bank/.../content`: what is in a bank.

use super::{
    Hma,
    access::Asker,
    answer::{Answer, Refusal},
    calls::{Call, Calls, Sends, Who},
    curate::{done, find, ratio},
    hash::{self, HashTerms},
    limits, signal,
    token::Scope,
};
use crate::bank::{self, About, Bank, Content, ContentChange, NewContent, Standing};
use axum::{
    Extension, Json,
    extract::{FromRequest as _, Path, Query, Request, State},
};
use hashbank::{Signal, View};
use http::header;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use store::Millis;
use web::turns::Form;

const ADD_QUERY: &[(&str, &str)] = &[
    ("url", "Instead of a file: where it is, if fetching is on."),
    ("content_type", "photo or video, of a file that is fetched."),
    (
        "metadata",
        "content_id, content_uri, json: as a JSON object.",
    ),
    ("note", "A note of at most 255 characters."),
];
const SHOW_QUERY: &[(&str, &str)] = &[("include_signals", "true: with its hashes.")];

pub(super) fn calls(calls: Calls) -> Calls {
    let who = Who::Scope(Scope::Curate);
    let json = limits::JSON_BYTES_MAX;
    let add = Call::post(
        "/c/bank/{bank}/content",
        who,
        "Adds a file: its hashes are kept, it is not.",
    );
    let signal = Call::post(
        "/c/bank/{bank}/signal",
        who,
        "Adds hashes: {\"pdq\": \"...\"}.",
    );
    let one = "/c/bank/{bank}/content/{content}";
    let show = Call::get(one, who, "One content.");
    let put = Call::put(
        one,
        who,
        "Switches a content off or on (disable_until_ts), or changes its note.",
    );
    let delete = Call::delete(one, who, "Deletes a content: its hashes are destroyed.");
    let opine = Call::post(
        "/c/bank/{bank}/content/{content}/opinion",
        who,
        "Says that a content belongs in its bank, or does not: {\"view\": \"confirm\"} or \"deconfirm\".",
    );
    calls
        .with(
            add.query(ADD_QUERY).sends(Sends::File),
            limits::FILE_BYTES_MAX,
            add_file,
        )
        .with(signal, json, add_signals)
        .with(show.query(SHOW_QUERY), 0, show_one)
        .with(put, json, change)
        .with(delete, 0, delete_one)
        .with(opine, json, judge)
}

/// What is said of a content that is added, in the query or in a JSON body.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct AddTerms {
    url: Option<String>,
    content_type: Option<String>,
    metadata: Option<Value>,
    note: Option<String>,
}

impl AddTerms {
    /// The keys that HMA allows in `metadata`.
    const METADATA: [&str; 3] = ["content_id", "content_uri", "json"];

    fn about(&self) -> Answer<About> {
        let note = self.note.clone().unwrap_or_default();
        if note.chars().count() > crate::limits::NOTE_CHARS_MAX {
            return Err(Refusal::bad("a note has at most 255 characters"));
        }
        Ok(About {
            note,
            metadata: self.metadata()?.map(|metadata| metadata.to_string()),
            ..About::default()
        })
    }

    fn metadata(&self) -> Answer<Option<Value>> {
        let wrong = || {
            Refusal::bad("metadata should be a json object with content_id, content_uri or json")
        };
        let metadata = match &self.metadata {
            None => return Ok(None),
            // In a query it is a text.
            Some(Value::String(text)) => serde_json::from_str(text).map_err(|_| wrong())?,
            Some(metadata) => metadata.clone(),
        };
        let fields: &Map<String, Value> = metadata.as_object().ok_or_else(wrong)?;
        if fields
            .keys()
            .any(|key| !Self::METADATA.contains(&key.as_str()))
        {
            return Err(wrong());
        }
        Ok(Some(metadata))
    }

    /// What a body says goes before the query.
    fn over(self, query: Self) -> Self {
        Self {
            url: self.url.or(query.url),
            content_type: self.content_type.or(query.content_type),
            metadata: self.metadata.or(query.metadata),
            note: self.note.or(query.note),
        }
    }
}

async fn add_file(
    State(hma): State<Hma>,
    Extension(asker): Extension<Asker>,
    Path(name): Path<String>,
    Query(terms): Query<AddTerms>,
    request: Request,
) -> Answer {
    let bank = find(&hma, &name).await?;
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let (hashed, terms) = if kind.starts_with("multipart/form-data") {
        terms.about()?;
        let form = Form::from_request(request, &()).await;
        let form = form.map_err(|_| Refusal::bad("the form cannot be read"))?;
        (hash::of_form(&hma, form).await?, terms)
    } else {
        let terms = with_body(&kind, request, terms).await?;
        terms.about()?;
        let url = HashTerms {
            url: terms.url.clone(),
            content_type: terms.content_type.clone(),
            types: None,
        };
        if url.url.is_none() {
            return Err(Refusal::bad(
                "Neither `url` nor multipart file upload was received",
            ));
        }
        (hash::of_url(&hma, &url).await?, terms)
    };
    let signals = hashed.chosen(None)?;
    add(&hma, &asker, &bank, signals, terms.about()?).await
}

async fn with_body(kind: &str, request: Request, terms: AddTerms) -> Answer<AddTerms> {
    if !kind.starts_with("application/json") {
        return Ok(terms);
    }
    let body = Json::<AddTerms>::from_request(request, &()).await;
    let Json(body) = body.map_err(|_| Refusal::bad("the JSON cannot be read"))?;
    Ok(body.over(terms))
}

async fn add_signals(
    State(hma): State<Hma>,
    Extension(asker): Extension<Asker>,
    Path(name): Path<String>,
    Json(signals): Json<Map<String, Value>>,
) -> Answer {
    let bank = find(&hma, &name).await?;
    add(&hma, &asker, &bank, signals, About::default()).await
}

async fn add(
    hma: &Hma,
    asker: &Asker,
    bank: &Bank,
    named: Map<String, Value>,
    about: About,
) -> Answer {
    if named.is_empty() {
        return Err(Refusal::bad("No signals given"));
    }
    let read =
        |(name, value): (&String, &Value)| signal::read(name, value.as_str().unwrap_or_default());
    let signals: Vec<Signal> = named.iter().map(read).collect::<Answer<_>>()?;
    let echoed = named
        .keys()
        .zip(&signals)
        .map(|(name, signal)| (name.clone(), json!(signal.to_hex())));
    let echoed: Map<String, Value> = echoed.collect();
    let mut tx = hma.app().db().begin().await?;
    let new = NewContent { signals, about };
    let added = bank::add(&mut tx, hma.app(), &asker.name(), bank.id, &new).await?;
    let id = done(added)?;
    tx.commit().await?;
    hma.changed().await;
    Ok(Json(json!({ "id": id, "signals": echoed })))
}

/// A content of this bank, and no other.
async fn content_of(hma: &Hma, name: &str, id: &str) -> Answer<(Bank, Content)> {
    let missing = || Refusal::missing("content not found");
    let bank = find(hma, name).await?;
    let id = id.parse().map_err(|_| missing())?;
    let content = bank::content(hma.app(), id).await?;
    let content = content
        .filter(|content| content.bank == bank.id)
        .ok_or_else(missing)?;
    Ok((bank, content))
}

/// HMA's way to say it: 1 is on, 0 is off for good, anything else is off until that second.
fn disable_until_ts(content: &Content) -> Millis {
    match content.disabled_until {
        None => 1,
        Some(Millis::MAX) => 0,
        Some(until) => until / 1000,
    }
}

fn told(bank: &Bank, content: &Content, with_signals: bool) -> Value {
    let metadata = content.about.metadata.as_deref();
    let metadata = metadata.and_then(|text| serde_json::from_str::<Value>(text).ok());
    let mut told = json!({
        "id": content.id,
        "disable_until_ts": disable_until_ts(content),
        "collab_metadata": {},
        "original_media_uri": null,
        "bank": { "name": bank.name, "matching_enabled_ratio": ratio(bank) },
        "metadata": metadata,
        "note": Some(&content.about.note).filter(|note| !note.is_empty()),
        "standing": standing(content.standing),
        "opinions": opinions(content),
    });
    if with_signals && let Some(fields) = told.as_object_mut() {
        let signals = content.signals.iter();
        let signals = signals.map(|one| (one.kind().name().to_owned(), json!(one.to_hex())));
        fields.insert("signals".into(), Value::Object(signals.collect()));
    }
    told
}

const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Stands => "stands",
        Standing::Disabled => "disabled",
        Standing::Held => "held",
        Standing::Doubted => "doubted",
    }
}

fn opinions(content: &Content) -> Value {
    let opinions = content.opinions.iter().map(|opinion| {
        let view = if opinion.view == View::Confirm {
            "confirm"
        } else {
            "deconfirm"
        };
        json!({ "who": opinion.who, "view": view, "at": opinion.at / 1000 })
    });
    opinions.collect()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ShowTerms {
    include_signals: String,
}

async fn show_one(
    State(hma): State<Hma>,
    Path((name, id)): Path<(String, String)>,
    Query(terms): Query<ShowTerms>,
) -> Answer {
    let (bank, content) = content_of(&hma, &name, &id).await?;
    let with_signals = terms.include_signals.eq_ignore_ascii_case("true");
    Ok(Json(told(&bank, &content, with_signals)))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Changed {
    disable_until_ts: Option<i64>,
    note: Option<String>,
    labels: Option<Vec<String>>,
}

async fn change(
    State(hma): State<Hma>,
    Extension(asker): Extension<Asker>,
    Path((name, id)): Path<(String, String)>,
    Json(changed): Json<Changed>,
) -> Answer {
    let (bank, content) = content_of(&hma, &name, &id).await?;
    let now = hma.now() / 1000;
    let disabled_until = match changed.disable_until_ts {
        None => None,
        Some(0) => Some(Some(Millis::MAX)),
        Some(1) => Some(None),
        Some(at) if at < 0 || at > now + limits::DISABLE_AHEAD_SECONDS_MAX => {
            return Err(Refusal::bad(
                "disable_until_ts is 0, 1, or seconds since 1970, five years ahead at most",
            ));
        }
        Some(at) => Some(Some(at * 1000)),
    };
    let wanted = ContentChange {
        disabled_until,
        note: changed.note,
        labels: changed.labels,
    };
    let mut tx = hma.app().db().begin().await?;
    let app = hma.app();
    done(bank::change(&mut tx, app, &asker.name(), content.id, &wanted).await?)?;
    tx.commit().await?;
    hma.changed().await;
    let (_, content) = content_of(&hma, &name, &id).await?;
    Ok(Json(told(&bank, &content, false)))
}

async fn delete_one(
    State(hma): State<Hma>,
    Extension(asker): Extension<Asker>,
    Path((name, id)): Path<(String, String)>,
) -> Answer {
    let bank = find(&hma, &name).await?;
    let id: i64 = id.parse().unwrap_or(-1);
    let content = bank::content(hma.app(), id).await?;
    let Some(content) = content.filter(|content| content.bank == bank.id) else {
        return Ok(Json(json!({ "deleted": 0 })));
    };
    let mut tx = hma.app().db().begin().await?;
    let deleted = bank::delete(&mut tx, &asker.name(), content.id).await?;
    tx.commit().await?;
    hma.changed().await;
    Ok(Json(
        json!({ "deleted": u8::from(deleted.done().is_some()) }),
    ))
}

#[derive(Debug, Deserialize)]
struct Judged {
    view: String,
}

async fn judge(
    State(hma): State<Hma>,
    Extension(asker): Extension<Asker>,
    Path((name, id)): Path<(String, String)>,
    Json(judged): Json<Judged>,
) -> Answer {
    let view = match judged.view.as_str() {
        "confirm" => View::Confirm,
        "deconfirm" => View::Deconfirm,
        _ => return Err(Refusal::bad("view is confirm or deconfirm")),
    };
    let (bank, content) = content_of(&hma, &name, &id).await?;
    let who = asker.name();
    let mut tx = hma.app().db().begin().await?;
    done(bank::opine(&mut tx, &who, content.id, &who, view).await?)?;
    tx.commit().await?;
    hma.changed().await;
    let (_, content) = content_of(&hma, &name, &id).await?;
    Ok(Json(told(&bank, &content, false)))
}
