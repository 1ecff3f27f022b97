//! Editing in the browser: what there is, one text with its past, a preview before anybody else sees it, and the changes
//! that wait for a second person. A room says what it keeps ([`Desk`]); its texts, rules and previews stay with it.

use super::{
    change::{self, Agreed},
    diff::{self, Hunk},
    shelf::{Shelf, Shown},
    typed::{FORM_BYTES_MAX, Typed, sound},
};
use crate::{Access, Html, Page, Problem, Result, Role, Routes, Visit, render};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use std::sync::Arc;
use store::Uuid;

/// Who edits what readers see.
pub const EDITORS: &[Role] = &[Role::Owner, Role::Organiser, Role::Editor];
/// Who agrees to what another wants changed: they, and a second signatory, who changes nothing.
const AGREE: &[Role] = &[Role::Owner, Role::Organiser, Role::Editor, Role::Signatory];
/// One text in the list of a room.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its path inside `content`.
    pub path: String,
    /// What people call it.
    pub name: String,
    /// Something to know about it, in words: a translation that is behind its source.
    pub heed: Option<String>,
}

/// What a room lets people edit.
pub struct Desk<T> {
    /// What it shows now.
    pub shelf: Shelf<T>,
    /// Where its pages are: `/desk/...`.
    pub base: &'static str,
    /// The key of the words for all of it.
    pub title: &'static str,
    /// Every text there is, in an order people expect.
    pub list: fn(&Shown<T>, &Page) -> Vec<Listed>,
    /// A text as readers will see it: HTML of ours. `None` for one that is not a page.
    pub preview: fn(&T, &Page, &str) -> Option<String>,
}

struct Room<T>(Arc<Desk<T>>);

impl<T> Clone for Room<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

/// The addresses of a room's desk.
pub fn routes<T: Send + Sync + 'static>(desk: Desk<T>) -> Routes {
    all(desk, Access::staff(EDITORS), Access::staff(AGREE))
}

/// The same for what is worth a theft: who changes it has shown within ten minutes who they are.
pub fn careful_routes<T: Send + Sync + 'static>(desk: Desk<T>) -> Routes {
    all(
        desk,
        Access::staff(EDITORS).fresh(),
        Access::staff(AGREE).fresh(),
    )
}

fn all<T: Send + Sync + 'static>(desk: Desk<T>, proposes: Access, agrees: Access) -> Routes {
    let base = desk.base;
    let at = |rest: &str| format!("{base}{rest}");
    let read = Access::staff(AGREE);
    Routes::new()
        .get(&at(""), list::<T>, read)
        .get(&at("/text"), text::<T>, read)
        .post(
            &at("/preview"),
            preview::<T>,
            Access::staff(EDITORS).body(FORM_BYTES_MAX),
        )
        .post(
            &at("/propose"),
            propose::<T>,
            proposes.body(FORM_BYTES_MAX).audits("content.proposed"),
        )
        .get(&at("/change/{id}"), change::<T>, read)
        .post(
            &at("/change/{id}"),
            decide::<T>,
            agrees.audits("content.published|refused"),
        )
        .with(Room(Arc::new(desk)))
}

/// A change in a list.
struct Waiting {
    file: String,
    who: String,
    when: String,
    note: String,
    href: String,
}

fn waiting(page: &Page, base: &str, change: &change::Change) -> Waiting {
    Waiting {
        file: change.file.clone(),
        who: change.made_name.clone(),
        when: page.moment(change.made_at),
        note: change.note.clone(),
        href: page.href(&format!("{base}/change/{}", change.id)),
    }
}

#[derive(Template)]
#[template(path = "content_list.html")]
struct ListPage {
    page: Page,
    title: String,
    base: String,
    number: i64,
    texts: Vec<(Listed, bool)>,
    waiting: Vec<Waiting>,
}

async fn list<T: Send + Sync + 'static>(
    State(Room(desk)): State<Room<T>>,
    visit: Visit,
) -> Result<Html> {
    let (page, shown) = (visit.page(), desk.shelf.now());
    let open = change::open(visit.app().db(), desk.shelf.kind().name).await?;
    let texts = (desk.list)(&shown, &page).into_iter();
    render(&ListPage {
        title: page.t(desk.title),
        base: page.href(desk.base),
        number: shown.number,
        texts: texts
            .map(|text| {
                let differs = shown.files.get(&text.path).is_some();
                (text, differs)
            })
            .collect(),
        waiting: open.iter().map(|c| waiting(&page, desk.base, c)).collect(),
        page,
    })
}

#[derive(Deserialize)]
struct Asked {
    path: String,
}

/// A version of a text that readers have seen.
struct Past {
    number: i64,
    when: String,
    who: String,
    agreed: String,
    note: String,
    hunks: Vec<Hunk>,
}

#[derive(Template)]
#[template(path = "content_text.html")]
struct TextPage {
    page: Page,
    title: String,
    base: String,
    path: String,
    text: String,
    note: String,
    /// Of a text that was looked at before it is laid before others.
    preview: Option<String>,
    faults: Vec<String>,
    hunks: Vec<Hunk>,
    looked: bool,
    past: Vec<Past>,
}

impl TextPage {
    fn new<T: Send + Sync + 'static>(
        desk: &Desk<T>,
        page: Page,
        path: String,
        text: String,
    ) -> Self {
        Self {
            title: page.t(desk.title),
            base: page.href(desk.base),
            page,
            path,
            text,
            note: String::new(),
            preview: None,
            faults: Vec::new(),
            hunks: Vec::new(),
            looked: false,
            past: Vec::new(),
        }
    }
}

async fn text<T: Send + Sync + 'static>(
    State(Room(desk)): State<Room<T>>,
    visit: Visit,
    Query(Asked { path }): Query<Asked>,
) -> Result<Html> {
    sound(&path)?;
    let (page, shown) = (visit.page(), desk.shelf.now());
    let now = desk
        .shelf
        .kind()
        .text(&shown.files, &path)
        .unwrap_or_default();
    let past = change::history(visit.app().db(), desk.shelf.kind().name, &path).await?;
    let past = past.into_iter().map(|c| Past {
        number: c.number.unwrap_or_default(),
        when: page.moment(c.decided_at.unwrap_or(c.made_at)),
        hunks: diff::hunks(c.was.as_deref(), c.text.as_deref()),
        who: c.made_name,
        agreed: c.decided_name.unwrap_or_default(),
        note: c.note,
    });
    let past = past.collect();
    render(&TextPage {
        past,
        ..TextPage::new(&desk, page, path, now.to_owned())
    })
}

/// What was typed, if its path is one of this desk.
fn asked<T: Send + Sync + 'static>(desk: &Desk<T>, typed: Typed) -> Result<Typed> {
    let typed = typed.read()?;
    let held = (desk.shelf.kind().holds)(&typed.path);
    held.then_some(typed).ok_or_else(Problem::not_found)
}

async fn preview<T: Send + Sync + 'static>(
    State(Room(desk)): State<Room<T>>,
    visit: Visit,
    Form(typed): Form<Typed>,
) -> Result<Html> {
    let typed = asked(&desk, typed)?;
    let (page, shown) = (visit.page(), desk.shelf.now());
    let (preview, faults) = look(&desk, &page, &shown, &typed.path, typed.wanted());
    let was = desk.shelf.kind().text(&shown.files, &typed.path);
    render(&TextPage {
        preview,
        faults,
        hunks: diff::hunks(was, typed.wanted().as_deref()),
        looked: true,
        note: typed.note.clone(),
        ..TextPage::new(&desk, page, typed.path.clone(), typed.text.clone())
    })
}

/// The text as readers will see it, and what is wrong with everything if it is published.
fn look<T: Send + Sync + 'static>(
    desk: &Desk<T>,
    page: &Page,
    shown: &Shown<T>,
    path: &str,
    text: Option<String>,
) -> (Option<String>, Vec<String>) {
    let mut files = shown.files.clone();
    files.put(path, text);
    let kind = desk.shelf.kind();
    let preview = (desk.preview)(&(kind.read)(&files), page, path);
    (preview, (kind.faults)(&files))
}

async fn propose<T: Send + Sync + 'static>(
    State(Room(desk)): State<Room<T>>,
    visit: Visit,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let typed = asked(&desk, typed)?;
    let (shown, wanted) = (desk.shelf.now(), typed.wanted());
    if desk.shelf.kind().text(&shown.files, &typed.path) == wanted.as_deref() {
        return Err(Problem::bad("content-same"));
    }
    let page = visit.page();
    let (_, faults) = look(&desk, &page, &shown, &typed.path, wanted.clone());
    if !faults.is_empty() {
        let back = TextPage {
            faults,
            looked: true,
            note: typed.note.clone(),
            ..TextPage::new(&desk, page, typed.path.clone(), typed.text.clone())
        };
        return Ok((http::StatusCode::UNPROCESSABLE_ENTITY, render(&back)?).into_response());
    }
    let id = change::propose(
        &desk.shelf,
        visit.staff()?,
        &typed.path,
        wanted,
        &typed.note,
    )
    .await?;
    Ok(Redirect::to(&visit.href(&format!("{}/change/{id}", desk.base))).into_response())
}

#[derive(Template)]
#[template(path = "content_change.html")]
struct ChangePage {
    page: Page,
    title: String,
    base: String,
    path: String,
    who: String,
    when: String,
    note: String,
    hunks: Vec<Hunk>,
    preview: Option<String>,
    faults: Vec<String>,
    /// Made by who looks at it: somebody else has to agree.
    own: bool,
    here: String,
}

async fn change<T: Send + Sync + 'static>(
    State(Room(desk)): State<Room<T>>,
    visit: Visit,
    Path(id): Path<Uuid>,
) -> Result<Html> {
    let open = change::open(visit.app().db(), desk.shelf.kind().name).await?;
    let found = open.into_iter().find(|change| change.id == id);
    let found =
        found.ok_or_else(|| Problem::new(http::StatusCode::NOT_FOUND, "content-decided"))?;
    let (page, shown) = (visit.page(), desk.shelf.now());
    let (preview, faults) = look(&desk, &page, &shown, &found.file, found.text.clone());
    render(&ChangePage {
        title: page.t(desk.title),
        base: page.href(desk.base),
        when: page.moment(found.made_at),
        hunks: diff::hunks(found.was.as_deref(), found.text.as_deref()),
        own: found.made_by == visit.staff()?.id,
        here: page.href(&format!("{}/change/{id}", desk.base)),
        path: found.file,
        who: found.made_name,
        note: found.note,
        preview,
        faults,
        page,
    })
}

#[derive(Deserialize)]
struct Answer {
    answer: String,
}

async fn decide<T: Send + Sync + 'static>(
    State(Room(desk)): State<Room<T>>,
    visit: Visit,
    Path(id): Path<Uuid>,
    Form(Answer { answer }): Form<Answer>,
) -> Result<Redirect> {
    let (person, name) = (visit.staff()?, desk.shelf.kind().name);
    let back = Redirect::to(&visit.href(desk.base));
    if answer != "publish" {
        change::refuse(visit.app().db(), name, person, id).await?;
        return Ok(back);
    }
    let conflict = |code| Err(Problem::new(http::StatusCode::CONFLICT, code));
    match change::agree(&desk.shelf, person, id).await? {
        Agreed::Published(_) => Ok(back),
        Agreed::Own => conflict("content-own"),
        Agreed::Decided => conflict("content-decided"),
        Agreed::Stale => conflict("content-stale"),
        Agreed::Faults(_) => conflict("content-faults"),
    }
}
