//! The picture of a fact, for sharing: words on paper, and never without year, place and source. A page has one as well, of
//! its question and what it tells, and so has an answer to what somebody asked.

use super::{Facts, fact::Fact, said, say};
use axum::{
    body::Bytes,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use media::drawn::FactCard;
use quick_cache::sync::Cache;
use std::sync::Arc;
use web::{Page, Problem, Result};

/// Pictures of facts that are kept in memory. Each takes about 100 ms to draw and 40 KB to keep.
const KEPT_MAX: usize = 64;

/// What stands on a picture, taken out of the page before the drawing goes to a thread of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Order {
    figure: String,
    statement: String,
    source: String,
    foot: String,
    right_to_left: bool,
}

impl Order {
    pub(crate) fn new(page: &Page, facts: &Facts, fact: &Fact) -> Self {
        let mut source = say::line(page, facts, fact);
        if !facts.is_confirmed(&fact.id) {
            source = format!("{}. {source}", page.t("fact-draft"));
        }
        Self {
            figure: said::capitalized(&say::number(page, fact)),
            statement: say::whole(page, fact),
            source,
            foot: foot(page, &format!("/learn/facts/{}", fact.id)),
            right_to_left: page.dir() == "rtl",
        }
    }

    /// The picture of a page: what it asks and what it tells.
    pub fn of_page(page: &Page, path: &str, asks: &str, tells: &str) -> Self {
        Self {
            figure: asks.to_owned(),
            statement: tells.to_owned(),
            source: String::new(),
            foot: foot(page, path),
            right_to_left: page.dir() == "rtl",
        }
    }

    /// PNG bytes, 1200 by 630.
    fn draw(&self) -> Result<Bytes> {
        let card = FactCard {
            figure: &self.figure,
            statement: &self.statement,
            source: &self.source,
            foot: &self.foot,
            right_to_left: self.right_to_left,
        };
        card.png().map(Bytes::from).map_err(Problem::internal)
    }
}

/// Who says it, and where to go.
fn foot(page: &Page, path: &str) -> String {
    let address = page.url(path);
    let address = address
        .trim_start_matches("https://")
        .trim_start_matches("http://");
    format!("{} · {address}", page.campaign().name)
}

/// The pictures drawn lately. What stands on a picture is its key, so that a corrected fact is drawn anew.
#[derive(Clone)]
pub struct Pictures(Arc<Cache<Order, Bytes>>);

impl Default for Pictures {
    fn default() -> Self {
        Self(Arc::new(Cache::new(KEPT_MAX)))
    }
}

impl Pictures {
    /// The picture as an answer, drawn on a thread for such work.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub async fn answer(&self, order: Order) -> Result<Response> {
        let pictures = self.clone();
        let png = tokio::task::spawn_blocking(move || pictures.get(&order))
            .await
            .map_err(Problem::internal)??;
        let mut response = png.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/png"));
        // Short, so that a correction is soon everywhere.
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=300"),
        );
        Ok(response)
    }

    /// The picture, drawn if need be; about 100 ms of CPU then.
    fn get(&self, order: &Order) -> Result<Bytes> {
        if let Some(kept) = self.0.get(order) {
            return Ok(kept);
        }
        let drawn = order.draw()?;
        self.0.insert(order.clone(), drawn.clone());
        Ok(drawn)
    }
}
