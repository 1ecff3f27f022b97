//! The picture that others show when the front page is shared: the hand of the day and what to do.

use crate::{Wall, front};
use axum::{
    body::Bytes,
    extract::State,
    response::{IntoResponse as _, Response},
};
use http::{HeaderValue, header};
use media::drawn::{Card, CardSize, Mark};
use quick_cache::sync::Cache;
use std::sync::Arc;
use web::{Og, Page, Problem, Result, Visit};

/// One for each language of the day. Each takes about 100 ms to draw and 100 KB to keep.
const KEPT_MAX: usize = 16;
const PNG: HeaderValue = HeaderValue::from_static("image/png");
/// Short, so that a new day's hand is soon everywhere.
const KEEP: HeaderValue = HeaderValue::from_static("public, max-age=300");
const SIZE: CardSize = CardSize::Wide;

/// What stands on it, taken out of the page before the drawing goes to a thread of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Order {
    headline: String,
    campaign: String,
    date: String,
    url: String,
    right_to_left: bool,
    day: i64,
}

impl Order {
    fn new(page: &Page, day: i64) -> Self {
        let url = page.url("/");
        let bare = url
            .trim_start_matches("https://")
            .trim_start_matches("http://");
        Self {
            headline: page.t("home-do"),
            campaign: page.campaign().name.clone(),
            date: page.day(),
            url: bare.trim_end_matches('/').to_owned(),
            right_to_left: page.dir() == "rtl",
            day,
        }
    }

    fn draw(&self) -> Result<Bytes> {
        let card = Card {
            hand: front::hand(self.day),
            mark: &Mark::sample(self.day.unsigned_abs()),
            headline: &self.headline,
            campaign: &self.campaign,
            date: &self.date,
            url: &self.url,
            right_to_left: self.right_to_left,
        };
        card.png(SIZE).map(Bytes::from).map_err(Problem::internal)
    }
}

/// The pictures drawn lately, by what stands on them.
pub(crate) struct Cards(Arc<Cache<Order, Bytes>>);

impl Default for Cards {
    fn default() -> Self {
        Self(Arc::new(Cache::new(KEPT_MAX)))
    }
}

pub(crate) async fn show(State(wall): State<Wall>, visit: Visit) -> Result<Response> {
    let page = visit.page();
    let now = wall.app().clock().now();
    let order = Order::new(&page, front::day(page.campaign(), now));
    let kept = Arc::clone(&wall.cards().0);
    let png = match kept.get(&order) {
        Some(png) => png,
        None => tokio::task::spawn_blocking(move || {
            let png = order.draw()?;
            kept.insert(order, png.clone());
            Ok::<_, Problem>(png)
        })
        .await
        .map_err(Problem::internal)??,
    };
    let headers = [(header::CONTENT_TYPE, PNG), (header::CACHE_CONTROL, KEEP)];
    Ok((headers, png).into_response())
}

/// What others show of the front page.
pub(crate) fn og(page: &Page) -> Og {
    let (width, height) = SIZE.pixels();
    Og {
        title: format!("{} · {}", page.t("home-title"), page.campaign().name),
        description: page.t("site-description"),
        image: page.url(&format!("/{}/card.png", page.lang())),
        image_width: width.into(),
        image_height: height.into(),
        image_alt: page.t("home-card-alt"),
    }
}
