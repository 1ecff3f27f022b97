//! The wall for programs.

use crate::{Wall, limits, pages, print};
use axum::{
    Json,
    extract::{Query, State},
};
use post::{Kind, ShownPost};
use serde::{Deserialize, Serialize};
use web::{Page, Result, Visit};

/// A page of the wall.
#[derive(Debug, Serialize)]
pub(crate) struct Posts {
    /// Newest first.
    posts: Vec<Line>,
    /// The `cursor` of the next page.
    next: Option<String>,
    /// The event this is as of; `wall/events?after=` goes on from here.
    seq: i64,
}

/// One public post.
#[derive(Debug, Serialize)]
struct Line {
    name: String,
    url: String,
    kind: &'static str,
    /// Milliseconds since 1970.
    shown_at: i64,
    lang: String,
    caption: Option<String>,
    alt: String,
    first_name: Option<String>,
    place: Option<String>,
    width: i64,
    height: i64,
    colour: String,
    thumbhash: String,
    pictures: Vec<Size>,
}

/// One size of its picture.
#[derive(Debug, Serialize)]
struct Size {
    /// The longer side in pixels.
    side: u32,
    url: String,
}

/// How many took part.
#[derive(Debug, Serialize)]
pub(crate) struct Counts {
    /// Pictures on the wall; copies of one picture count once.
    posts: i64,
    /// Times somebody joined without a picture.
    counted: i64,
    /// Times joined. Never people: somebody may join twice.
    total: i64,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    cursor: Option<String>,
}

pub(crate) async fn wall(
    State(wall): State<Wall>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Json<Posts>> {
    let before = pages::cursor(asked.cursor.as_deref())?;
    let (db, page) = (wall.app().db(), visit.page());
    let seq = db.head();
    let (posts, next) = pages::posts(db, before, limits::PAGE_POSTS).await?;
    let posts = posts.into_iter().map(|post| line(&page, post)).collect();
    Ok(Json(Posts {
        posts,
        next: next.map(|cursor| cursor.text()),
        seq,
    }))
}

pub(crate) async fn counts(State(wall): State<Wall>) -> Result<Json<Counts>> {
    let tally = post::tally(wall.app().db()).await?;
    Ok(Json(Counts {
        posts: tally.posts,
        counted: tally.counted,
        total: tally.total(),
    }))
}

fn line(page: &Page, post: ShownPost) -> Line {
    let size = |side: &u32| Size {
        side: *side,
        url: page.url(&format!("/public/{}/{side}.jpg", post.name)),
    };
    Line {
        url: page.url(&format!("/p/{}", post.name)),
        kind: if post.kind == Kind::Drawn {
            "drawn"
        } else {
            "photo"
        },
        alt: print::alt(page, &post),
        pictures: post.sizes.iter().map(size).collect(),
        shown_at: post.shown_at,
        lang: post.lang,
        caption: post.caption,
        first_name: post.first_name,
        place: post.place,
        width: post.width,
        height: post.height,
        colour: post.colour,
        thumbhash: post.thumbhash,
        name: post.name,
    }
}
