//! `/desk/words`: the word lists for those who keep them. Nobody else ever sees a line of them.

use super::{
    change::{Act, Order, Outcome, change, decide, waiting},
    lists::{File, List},
    views::{Tried, WordsPage},
};
use crate::Guard;
use axum::{
    Form,
    extract::{Path, Query, State},
    response::Redirect,
};
use serde::Deserialize;
use staff::Ready;
use store::Uuid;
use web::{Access, Html, Problem, Result, Role, Routes, Visit, render};

const KEEPS: Access = Access::staff(&[Role::Owner, Role::Organiser, Role::SafetyOfficer]);
/// A sentence to try: as long as the longest that anybody may send.
const TRIED_CHARS_MAX: usize = 2_000;

/// Every address of the word lists.
pub fn routes(guard: Guard) -> Routes {
    let acts = "words.added|removed,content.proposed";
    Routes::new()
        .get("/desk/words", show, KEEPS)
        .post("/desk/words", act, KEEPS.audits(acts))
        .post("/desk/words/try", attempt, KEEPS)
        .post(
            "/desk/words/change/{id}",
            second,
            KEEPS.audits("content.published|refused"),
        )
        .with(guard)
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    lang: String,
    #[serde(default)]
    list: String,
    #[serde(default)]
    said: String,
}

impl Asked {
    fn list(&self) -> List {
        List::parse(&self.list).unwrap_or(List::Disclosure)
    }
}

async fn show(
    visit: Visit,
    Ready(person): Ready,
    State(guard): State<Guard>,
    Query(asked): Query<Asked>,
) -> Result<Html> {
    page(&visit, &guard, person.id, &asked, None).await
}

async fn page(
    visit: &Visit,
    guard: &Guard,
    me: Uuid,
    asked: &Asked,
    tried: Option<Tried>,
) -> Result<Html> {
    let filters = guard.filters();
    let languages = languages(guard);
    let lang = languages
        .iter()
        .find(|lang| **lang == asked.lang)
        .or(languages.first());
    let lang = lang.cloned().unwrap_or_default();
    let shown = filters.0.now();
    let text = filters
        .0
        .kind()
        .text(&shown.files, &format!("filters/{lang}.toml"));
    let file = text
        .and_then(|text| File::read(text).ok())
        .unwrap_or_default();
    let waits = waiting(filters).await?;
    let list = asked.list();
    let said = Some(asked.said.as_str()).filter(|said| !said.is_empty());
    let page = WordsPage::new(
        visit.page(),
        (&lang, &languages),
        list,
        file.lines(list),
        &waits,
        me,
    );
    render(&page.said(said).tried(tried))
}

/// Those that have a list, and those that the campaign offers.
fn languages(guard: &Guard) -> Vec<String> {
    let shelf = &guard.filters().0;
    let texts = shelf.kind().texts(&shelf.now().files);
    let lists = texts
        .keys()
        .filter_map(|path| path.strip_prefix("filters/")?.strip_suffix(".toml"));
    let mut all: Vec<String> = lists.map(str::to_owned).collect();
    for lang in &guard.app().campaign().languages {
        if !all.contains(lang) {
            all.push(lang.clone());
        }
    }
    all
}

#[derive(Deserialize)]
struct Acted {
    lang: String,
    list: String,
    act: String,
    line: String,
}

async fn act(
    visit: Visit,
    Ready(person): Ready,
    State(guard): State<Guard>,
    Form(acted): Form<Acted>,
) -> Result<Redirect> {
    let list = List::parse(&acted.list).ok_or_else(|| Problem::bad("form-broken"))?;
    let act = match &*acted.act {
        "add" => Act::Add,
        "remove" => Act::Remove,
        _ => return Err(Problem::bad("form-broken")),
    };
    if !languages(&guard).contains(&acted.lang) {
        return Err(Problem::bad("form-broken"));
    }
    let order = Order {
        lang: &acted.lang,
        list,
        act,
        line: &acted.line,
    };
    let outcome = change(guard.filters(), &person, &order).await?;
    Ok(back(&visit, &acted.lang, list.name(), outcome))
}

fn back(visit: &Visit, lang: &str, list: &str, outcome: Outcome) -> Redirect {
    let said = match outcome {
        Outcome::Done => "done",
        Outcome::Waits => "waits",
        Outcome::Same => "same",
        Outcome::Form => "form",
        Outcome::Stale => "stale",
        Outcome::Own => "own",
    };
    Redirect::to(&visit.href(&format!("/desk/words?lang={lang}&list={list}&said={said}")))
}

#[derive(Deserialize)]
struct Decided {
    answer: String,
}

async fn second(
    visit: Visit,
    Ready(person): Ready,
    State(guard): State<Guard>,
    Path(id): Path<Uuid>,
    Form(decided): Form<Decided>,
) -> Result<Redirect> {
    let outcome = decide(guard.filters(), &person, id, decided.answer == "yes").await?;
    Ok(back(&visit, "", "", outcome))
}

#[derive(Deserialize)]
struct Attempt {
    #[serde(default)]
    lang: String,
    #[serde(default)]
    list: String,
    sentence: String,
}

/// In the body and not in the address: what people type here may be what somebody really wrote.
async fn attempt(
    visit: Visit,
    Ready(person): Ready,
    State(guard): State<Guard>,
    Form(attempt): Form<Attempt>,
) -> Result<Html> {
    let sentence: String = attempt.sentence.chars().take(TRIED_CHARS_MAX).collect();
    let verdict = guard.filters().judge(&sentence);
    let asked = Asked {
        lang: attempt.lang,
        list: attempt.list,
        said: String::new(),
    };
    let tried = Tried { sentence, verdict };
    page(&visit, &guard, person.id, &asked, Some(tried)).await
}
