//! What other sites show when an answer is shared, and what people pass on: the question and its answer, drawn by us.

use crate::{Ask, shown::Shown, views};
use axum::response::Response;
use learn::Order;
use web::{Og, Page, Result};

const WIDTH: i64 = 1200;
const HEIGHT: i64 = 630;

/// The address of the picture of an answer, in the language of a page: whoever fetches it for somebody else has none.
pub(crate) fn path(page: &Page, shown: &Shown) -> String {
    format!("/{}/ask/picture/{}", page.lang(), shown.name)
}

/// A page with what others show of it.
pub(crate) fn shared(page: Page, shown: &Shown) -> Page {
    let tells = views::start(&shown.answer);
    let og = Og {
        title: format!("{} · {}", shown.words, page.campaign().name),
        image: page.url(&path(&page, shown)),
        image_width: WIDTH,
        image_height: HEIGHT,
        image_alt: format!("{} {tells}", shown.words),
        description: tells,
    };
    page.shared_as(og)
}

/// Draws it.
pub(crate) async fn draw(room: &Ask, page: &Page, shown: &Shown) -> Result<Response> {
    let tells = views::start(&shown.answer);
    let order = Order::of_page(page, &shown.path(), &shown.words, &tells);
    room.pictures().answer(order).await
}
