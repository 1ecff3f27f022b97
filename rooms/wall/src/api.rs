//! The wall for programs.

use crate::{Wall, events, limits, openapi::NoSuchPage, pages, print};
use axum::{
    Json,
    extract::{Query, State},
};
use post::ShownPost;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Access, Page, Result, Routes, Visit};

pub(crate) fn routes() -> Routes<Wall> {
    let reader = Access::reader();
    Routes::new()
        .get("/api/v1/wall", wall, reader)
        .get("/api/v1/counts", counts, reader)
        .get("/api/v1/wall/events", events::listen, reader)
}

/// A page of the wall.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WallPage)]
pub(crate) struct Posts {
    /// At most 60 posts, newest first.
    posts: Vec<Line>,
    /// The `cursor` of the next page; null on the last one.
    #[schema(required = true, example = "mzp3v1c0-0192f0c17b1e7c3a9d553f6a1b2c3d4e")]
    next: Option<String>,
    /// The number of the event this page is as of. `wall/events?after=` goes on from here.
    #[schema(minimum = 0, example = 4711)]
    seq: i64,
}

/// One public post.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WallPost)]
struct Line {
    /// Its public name. It says nothing about its author or its receipt.
    #[schema(example = "k3v9q2m7x1c8d5f4")]
    name: String,
    /// Its page, for people.
    #[schema(
        format = "uri",
        example = "https://redx.example.org/p/k3v9q2m7x1c8d5f4"
    )]
    url: String,
    /// How it was made.
    kind: Made,
    /// When it came onto the wall, in milliseconds since 1970-01-01 UTC.
    #[schema(example = 1_803_308_400_000_i64)]
    shown_at: i64,
    /// The language its author used, as a BCP 47 tag.
    #[schema(example = "en")]
    lang: String,
    /// The author's own words, as plain text of at most 140 characters; null without any.
    #[schema(required = true, max_length = 140, example = "For my sister")]
    caption: Option<String>,
    /// What the picture shows, as plain text, for who cannot see it. Never empty.
    #[schema(min_length = 1, example = "An open hand with a red X")]
    alt: String,
    /// A first name, if an adult asked for it to be shown; else null.
    #[schema(required = true, max_length = 30, example = "Ana")]
    first_name: Option<String>,
    /// A place, if an adult asked for it to be shown; else null. A country (ISO 3166-1), or a state of the United States
    /// (ISO 3166-2); never finer.
    #[schema(required = true, pattern = "^[A-Z]{2}(-[A-Z]{2})?$", example = "US-NY")]
    place: Option<String>,
    /// Width of the largest size, in pixels.
    #[schema(minimum = 1, example = 1200)]
    width: i64,
    /// Height of the largest size, in pixels.
    #[schema(minimum = 1, example = 1600)]
    height: i64,
    /// The mean colour of the picture, as CSS writes it: to fill its place until it is there. Empty without one.
    #[schema(example = "#c8a28c")]
    colour: String,
    /// A blurred picture of 20 to 30 bytes to show until it is there: a ThumbHash in Base64. Empty without one.
    #[schema(example = "1QcSHQRnh493V4dIh4eXh1h4kJUI")]
    thumbhash: String,
    /// The picture in every size, largest first.
    pictures: Vec<Size>,
}

/// How a picture on the wall was made: a photo, or an X drawn on a drawn hand.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = WallKind, example = "photo")]
enum Made {
    Photo,
    Drawn,
}

/// One size of a picture.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PictureSize)]
struct Size {
    /// The longer side, in pixels.
    #[schema(minimum = 1, example = 800)]
    side: u32,
    /// Where it is. Keep it for 60 seconds at most: a post that is taken back is gone at once.
    #[schema(
        format = "uri",
        example = "https://redx.example.org/public/k3v9q2m7x1c8d5f4/800.jpg"
    )]
    url: String,
}

/// How many took part.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Counts {
    /// Pictures on the wall. Copies of one picture count once.
    #[schema(minimum = 0, example = 4120)]
    posts: i64,
    /// Times somebody joined without a picture.
    #[schema(minimum = 0, example = 880)]
    counted: i64,
    /// Times joined: `posts` and `counted` together. Never people: somebody may join twice.
    #[schema(minimum = 0, example = 5000)]
    total: i64,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// Where the page begins: `next` of the page before. Without it, the newest.
    #[param(example = "mzp3v1c0-0192f0c17b1e7c3a9d553f6a1b2c3d4e")]
    cursor: Option<String>,
}

/// Read the wall.
///
/// The posts that are public now, newest first, 60 a page. A post that was taken back is absent from the very next
/// answer: show what you keep only as long as `wall/events` has not named it in `gone`.
#[utoipa::path(
    get,
    path = "/api/v1/wall",
    operation_id = "readWall",
    tag = "wall",
    params(Asked),
    responses((status = 200, description = "A page of the wall.", body = Posts), NoSuchPage)
)]

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

/// Read the counts.
///
/// Times joined, by the same rule as on the wall itself.
#[utoipa::path(
    get,
    path = "/api/v1/counts",
    operation_id = "readCounts",
    tag = "wall",
    responses((status = 200, description = "The counts of this moment.", body = Counts))
)]
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
        kind: if post.kind == post::Kind::Drawn {
            Made::Drawn
        } else {
            Made::Photo
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
