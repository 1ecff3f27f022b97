//! `/c/exchange...`: the lists of others, looked at and paused. They are set up on the command line, where the file with
//! their credentials lies.

use super::{
    Hma,
    access::Asker,
    answer::{Answer, Refusal},
    calls::{Call, Calls, Who},
    limits,
    token::Scope,
};
use crate::exchange::{self, Exchange, Kind};
use axum::{
    Extension, Json,
    extract::{Path, State},
};
use serde::Deserialize;
use serde_json::{Value, json};

pub(super) fn calls(calls: Calls) -> Calls {
    let who = Who::Scope(Scope::Curate);
    let get = |path, says| Call::get(path, who, says);
    let switch = Call::put(
        "/c/exchange/{exchange}",
        who,
        "Pauses it or lets it go on: {\"enabled\": false}.",
    );
    calls
        .with(get("/c/exchanges", "The names of all exchanges."), 0, names)
        .with(get("/c/exchanges/apis", "The kinds there are."), 0, kinds)
        .with(
            get("/c/exchanges/api/{kind}", "What a kind needs."),
            0,
            kind,
        )
        .with(get("/c/exchange/{exchange}", "One exchange."), 0, show)
        .with(
            get("/c/exchange/{exchange}/status", "How its last run ended."),
            0,
            status,
        )
        .with(switch, limits::JSON_BYTES_MAX, switch_it)
}

async fn names(State(hma): State<Hma>) -> Answer {
    let all = exchange::list(hma.app().db()).await?;
    Ok(Json(all.into_iter().map(|one| one.name).collect()))
}

async fn kinds() -> Json<Value> {
    Json(Kind::ALL.iter().map(|kind| kind.name()).collect())
}

async fn kind(State(hma): State<Hma>, Path(name): Path<String>) -> Answer {
    let kind = Kind::parse(&name).ok_or_else(|| Refusal::bad("no such Exchange API"))?;
    let all = exchange::list(hma.app().db()).await?;
    let set = |one: &Exchange| one.kind == kind && one.credentials_file.is_some();
    // Misspelt as HMA has it, or its clients would not find them.
    Ok(Json(json!({
        "supports_authentification": kind.needs_credentials(),
        "has_set_authentification": all.iter().any(set),
    })))
}

async fn find(hma: &Hma, name: &str) -> Answer<Exchange> {
    let found = exchange::named(hma.app().db(), name).await?;
    found.ok_or_else(|| Refusal::missing("Exchange not found"))
}

async fn show(State(hma): State<Hma>, Path(name): Path<String>) -> Answer {
    Ok(Json(told(&find(&hma, &name).await?)))
}

fn told(one: &Exchange) -> Value {
    json!({ "name": one.name, "api": one.kind.name(), "enabled": one.enabled })
}

async fn status(State(hma): State<Hma>, Path(name): Path<String>) -> Answer {
    let one = find(&hma, &name).await?;
    let seconds = |at: Option<i64>| at.map_or(0, |at| at / 1000);
    Ok(Json(json!({
        "last_fetch_time": seconds(one.last_started),
        "checkpoint_time": seconds(one.last_done),
        "success": one.last_error.is_none(),
        "error": one.last_error,
        "running": one.running,
    })))
}

#[derive(Deserialize)]
struct Switched {
    enabled: bool,
}

async fn switch_it(
    State(hma): State<Hma>,
    Extension(asker): Extension<Asker>,
    Path(name): Path<String>,
    Json(switched): Json<Switched>,
) -> Answer {
    let one = find(&hma, &name).await?;
    let mut tx = hma.app().db().begin().await?;
    if switched.enabled {
        exchange::resume(&mut tx, &asker.name(), &one).await?;
    } else {
        exchange::pause(&mut tx, &asker.name(), &one).await?;
    }
    tx.commit().await?;
    Ok(Json(told(&find(&hma, &name).await?)))
}
