//! The pages that many ask for: the front page, the wall, what is new, the screen in a hall. Kept rendered.

use crate::{
    Wall,
    cache::{Form, Key, Made},
    card,
    kept::Spread,
    limits,
    live::Acts,
    print::Print,
    screen,
    views::{FreshPage, HomePage, ScreenPage, WallPage},
};
use axum::{
    body::Bytes,
    extract::{FromRequestParts, Query, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, header, request::Parts};
use post::ShownPost;
use serde::Deserialize;
use std::{cmp::Reverse, collections::BTreeSet, convert::Infallible};
use store::{Cursor, Db};
use web::{Html, Page, Problem, Result, Visit, render};

/// The event that a page's prints are as of.
const WALL_SEQ: HeaderName = HeaderName::from_static("x-wall-seq");

pub(crate) async fn home(
    State(wall): State<Wall>,
    visit: Visit,
    takes: TakesBrotli,
) -> Result<Response> {
    let key = Key::new(&visit, Form::Home);
    let made = wall
        .pages()
        .get(wall.app(), key, |seq| make_home(&wall, &visit, seq))
        .await?;
    Ok(answer(&made, takes))
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    cursor: Option<String>,
    tv: Option<String>,
}

pub(crate) async fn wall(
    State(wall): State<Wall>,
    visit: Visit,
    Query(asked): Query<Asked>,
    takes: TakesBrotli,
) -> Result<Response> {
    let made = if asked.tv.is_some() {
        let key = Key::new(&visit, Form::Screen);
        wall.pages()
            .get(wall.app(), key, |seq| make_screen(&wall, &visit, seq))
            .await?
    } else {
        let before = cursor(asked.cursor.as_deref())?;
        let key = Key::new(&visit, Form::Wall(asked.cursor));
        wall.pages()
            .get(wall.app(), key, |seq| make_wall(&wall, &visit, before, seq))
            .await?
    };
    Ok(answer(&made, takes))
}

#[derive(Deserialize)]
pub(crate) struct After {
    after: i64,
}

pub(crate) async fn fresh(
    State(wall): State<Wall>,
    visit: Visit,
    Query(After { after }): Query<After>,
    takes: TakesBrotli,
) -> Result<Response> {
    let key = Key::new(&visit, Form::Fresh(after));
    let made = wall
        .pages()
        .get(wall.app(), key, |seq| make_fresh(&wall, &visit, after, seq))
        .await?;
    let mut response = answer(&made, takes);
    response
        .headers_mut()
        .insert(WALL_SEQ, HeaderValue::from(made.head));
    Ok(response)
}

/// The place a page begins at; a mangled one leads nowhere.
pub(crate) fn cursor(text: Option<&str>) -> Result<Option<Cursor>> {
    text.map(|text| Cursor::parse(text).ok_or_else(Problem::not_found))
        .transpose()
}

/// A page of posts, and the cursor of the next if there is one.
pub(crate) async fn posts(
    db: &Db,
    before: Option<Cursor>,
    limit: u32,
) -> Result<(Vec<ShownPost>, Option<Cursor>)> {
    let most = most(limit);
    let mut posts = post::page(db, before.unwrap_or(Cursor::START), limit + 1).await?;
    let more = posts.len() > most;
    posts.truncate(most);
    let last = posts.last().filter(|_| more).map(|post| Cursor {
        at: post.shown_at,
        id: post.id,
    });
    Ok((posts, last))
}

pub(crate) fn most(limit: u32) -> usize {
    usize::try_from(limit).unwrap_or(usize::MAX)
}

fn prints(page: &Page, posts: Vec<ShownPost>) -> Vec<Print> {
    posts
        .into_iter()
        .map(|post| Print::new(page, post))
        .collect()
}

async fn make_home(wall: &Wall, visit: &Visit, seq: i64) -> Result<Bytes> {
    let (app, page) = (wall.app(), visit.page());
    let posts = post::page(app.db(), Cursor::START, limits::HOME_POSTS).await?;
    let joined = post::tally(app.db()).await?.total();
    let hero = wall.hero().of(page.campaign(), app.clock().now());
    bytes(&HomePage {
        day: page.day(),
        hero: hero.to_string(),
        posts: prints(&page, posts),
        eager: false,
        seq,
        joined: Some(joined).filter(|n| *n >= limits::JOINED_SHOWN_FROM),
        date: page.campaign().date().to_string(),
        page: page.clone().shared_as(card::og(&page)),
    })
}

async fn make_wall(wall: &Wall, visit: &Visit, before: Option<Cursor>, seq: i64) -> Result<Bytes> {
    let page = visit.page();
    let (db, kept) = (wall.app().db(), wall.kept());
    let Spread {
        prints,
        next,
        tally,
    } = kept.spread(db, &page, before).await?;
    bytes(&WallPage {
        counts: tally.into(),
        prints,
        seq,
        first: before.is_none(),
        older: next.map(|cursor| format!("/wall?cursor={}", cursor.text())),
        page,
    })
}

async fn make_screen(wall: &Wall, visit: &Visit, seq: i64) -> Result<Bytes> {
    let (app, page) = (wall.app(), visit.page());
    let posts = post::page(app.db(), Cursor::START, limits::SCREEN_POSTS).await?;
    let counts = post::tally(app.db()).await?.into();
    let (qr, address) = (screen::code(app)?, screen::address(app));
    bytes(&ScreenPage {
        counts,
        posts: prints(&page, posts),
        seq,
        qr,
        address,
        page,
    })
}

/// Who came between two events. Too far apart, or no longer in the log: the newest page, of which the reader keeps
/// what is new to them.
async fn make_fresh(wall: &Wall, visit: &Visit, after: i64, seq: i64) -> Result<Bytes> {
    let (db, page) = (wall.app().db(), visit.page());
    let posts = match Acts::between(db, after, seq).await? {
        Some(acts) => came(db, &acts.came()).await?,
        None => post::page(db, Cursor::START, limits::PAGE_POSTS).await?,
    };
    bytes(&FreshPage {
        posts: prints(&page, posts),
        eager: false,
        page,
    })
}

/// The posts of these names, newest first. Almost all stand at the top of the wall; one that was hidden for a while
/// comes back to its old place.
async fn came(db: &Db, names: &BTreeSet<&str>) -> Result<Vec<ShownPost>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut posts = post::page(db, Cursor::START, limits::FRESH_POSTS_MAX).await?;
    posts.retain(|post| names.contains(post.name.as_str()));
    let missing = names
        .iter()
        .filter(|name| posts.iter().all(|post| post.name != **name));
    let missing: Vec<&str> = missing.copied().take(limits::FRESH_SINGLE_MAX).collect();
    for name in missing {
        posts.extend(post::find_shown(db, name).await?);
    }
    posts.sort_by_key(|post| Reverse((post.shown_at, post.id)));
    Ok(posts)
}

fn bytes(template: &impl askama::Template) -> Result<Bytes> {
    render(template).map(|Html(bytes)| bytes)
}

/// With the compressed bytes where the reader takes them; the shell leaves those alone.
fn answer(made: &Made, TakesBrotli(takes): TakesBrotli) -> Response {
    let packed = takes
        .then(|| made.packed())
        .filter(|bytes| !bytes.is_empty());
    let mut response = Html(packed.unwrap_or(&made.plain).clone()).into_response();
    if packed.is_some() {
        let out = response.headers_mut();
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    response
}

/// Whether the reader takes brotli: all that these pages ask of the headers, which are not copied for it.
pub(crate) struct TakesBrotli(bool);

impl<S: Sync> FromRequestParts<S> for TakesBrotli {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(takes_brotli(&parts.headers)))
    }
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|one| {
            let (name, weight) = one.split_once(';').unwrap_or((one, ""));
            name.trim() == "br" && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
        })
}
