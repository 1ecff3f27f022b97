//! A page for a person: whether the service is well, and what its banks hold. Never a hash.

use super::{
    Hma,
    answer::Answer,
    calls::{Call, Calls, Who},
    status,
};
use crate::bank::{self, Bank};
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use std::fmt::Display;
use web::Lang;

const STYLE: &str = include_str!("../../assets/hma.css");
/// Nothing but our own style; and nobody may put the page into theirs.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub(super) fn calls(calls: Calls) -> Calls {
    let page = Call::get(
        "/",
        Who::Token,
        "Health and banks, for a person with a browser.",
    );
    let style = Call::get("/hma.css", Who::Anybody, "Its style.");
    calls.with(page, 0, show).with(style, 0, style_sheet)
}

#[derive(Template)]
#[template(path = "hma.html")]
struct View<'a> {
    hma: &'a Hma,
    lang: Lang,
    trouble: Option<&'static str>,
    banks: Vec<Bank>,
    /// Contents that are held or doubted and wait for a person.
    odd: usize,
}

impl View<'_> {
    fn t(&self, key: &str) -> String {
        self.hma.app().words().say(&self.lang, key, None)
    }

    fn dir(&self) -> &'static str {
        self.hma.app().words().direction(&self.lang)
    }

    fn count(&self, kind: &str, bank: &Bank) -> u64 {
        let kind = kind.parse().ok();
        kind.and_then(|kind| bank.signals.get(&kind).copied())
            .unwrap_or(0)
    }

    fn percent(&self, bank: &Bank) -> impl Display + use<> {
        f64::from(bank.enabled_ppm) / 1e4
    }

    fn offers(&self) -> String {
        let offers = self.hma.offers();
        let all = [
            ("/h", offers.hasher),
            ("/m", offers.matcher),
            ("/c", offers.curator),
        ];
        let on: Vec<_> = all
            .iter()
            .filter(|(_, on)| *on)
            .map(|(path, _)| *path)
            .collect();
        on.join(" ")
    }
}

async fn show(State(hma): State<Hma>, headers: HeaderMap) -> Answer<Response> {
    let accept = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    let view = View {
        lang: hma.app().words().choose(accept),
        trouble: status::trouble(&hma),
        banks: bank::list(hma.app().db()).await?,
        odd: bank::odd_ones(hma.app()).await?.len(),
        hma: &hma,
    };
    let html = view.render().unwrap_or_default();
    let guards = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    let guards =
        guards.map(|(name, value): (HeaderName, _)| (name, HeaderValue::from_static(value)));
    Ok((StatusCode::OK, guards, Html(html)).into_response())
}

async fn style_sheet() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE)
}
