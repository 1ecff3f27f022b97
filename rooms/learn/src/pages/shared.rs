//! What other sites show when a page of the room is shared: its question, what it tells, and a picture of both, drawn by us.

use crate::{Learn, Library, facts::card::Order};
use axum::response::Response;
use web::{Og, Page, Problem, Result};

/// The list of pages has its picture under this name.
const INDEX: &str = "index";

/// A page as others show it.
struct Shared {
    path: String,
    asks: String,
    tells: String,
}

impl Shared {
    /// Of a page, or of the list of pages.
    fn find(page: &Page, library: &Library, slug: &str) -> Option<Self> {
        let leaf = library.leaf(slug, page.lang()).map(|leaf| Self {
            path: format!("/learn/{slug}"),
            asks: leaf.front.question.clone(),
            tells: leaf.front.description.clone(),
        });
        let index = || Self {
            path: "/learn".into(),
            asks: page.t("learn-title"),
            tells: page.t("learn-description"),
        };
        leaf.or_else(|| (slug == INDEX).then(index))
    }
}

/// The list of pages with what others show of it.
pub(crate) fn index(page: Page, library: &Library) -> Page {
    leaf(page, library, INDEX)
}

/// A page with what others show of it.
pub(crate) fn leaf(page: Page, library: &Library, slug: &str) -> Page {
    let Some(shared) = Shared::find(&page, library, slug) else {
        return page;
    };
    let og = Og {
        title: format!("{} · {}", shared.asks, page.campaign().name),
        image: page.url(&format!("/{}/learn/{slug}.png", page.lang())),
        image_width: 1200,
        image_height: 630,
        image_alt: format!("{} {}", shared.asks, shared.tells),
        description: shared.tells,
    };
    page.shared_as(og)
}

/// The picture of a page, by its name.
pub(crate) async fn draw(learn: &Learn, page: &Page, slug: &str) -> Result<Response> {
    let shared = Shared::find(page, &learn.library(), slug).ok_or_else(Problem::not_found)?;
    let order = Order::of_page(page, &shared.path, &shared.asks, &shared.tells);
    learn.pictures().answer(order).await
}
