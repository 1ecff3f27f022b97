//! One post with an address of its own: what is shared elsewhere, reported, or asked to be taken away.

use crate::{
    Wall,
    print::{self, Picture},
    views::{One, OnePage},
};
use axum::extract::{Path, State};
use post::ShownPost;
use web::{Html, Og, Page, Problem, Result, Visit, render};

pub(crate) async fn show(
    State(wall): State<Wall>,
    visit: Visit,
    Path(name): Path<String>,
) -> Result<Html> {
    let post = post::find_shown(wall.app().db(), &name)
        .await?
        .ok_or_else(Problem::not_found)?;
    render(&view(visit.page(), post))
}

pub(crate) fn view(page: Page, post: ShownPost) -> OnePage {
    let date = page.campaign().local(post.shown_at).date();
    let (picture, alt, path) = (
        Picture::of(&post),
        print::alt(&page, &post),
        format!("/p/{}", post.name),
    );
    let og = Og {
        title: format!("{} · {}", page.t("one-title"), page.campaign().name),
        description: post.caption.clone().unwrap_or_else(|| page.t("home-why")),
        image: page.url(&picture.large),
        image_width: picture.width,
        image_height: picture.height,
        image_alt: alt.clone(),
    };
    let view = One {
        form: print::form(&post),
        alt,
        picture,
        signed: signed(&page, &post),
        day: page.date(date),
        day_iso: date.to_string(),
        ask: format!("/ask?about=post:{}", post.name),
        report: format!("{path}/report"),
        remove: format!("{path}/remove"),
        caption_lang: Some(post.lang).filter(|lang| lang != page.lang()),
        caption: post.caption,
    };
    OnePage {
        page: page.shared_as(og),
        post: view,
    }
}

/// First name and place, as far as the person asked for them and a moderator agreed.
fn signed(page: &Page, post: &ShownPost) -> Option<String> {
    let place = post
        .place
        .as_deref()
        .and_then(|id| post::place_name(id, page.lang()));
    let parts: Vec<String> = post.first_name.clone().into_iter().chain(place).collect();
    Some(parts.join(", ")).filter(|text| !text.is_empty())
}
