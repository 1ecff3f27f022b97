//! What search engines are told: which pages there are, in which languages, and where there is nothing for them.
//!
//! Never: the page of a post. Who withdraws a picture wants it gone, and other people's indexes forget slowly.

use crate::node::Node;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use help::Help;
use http::{HeaderValue, header};
use learn::Learn;
use std::{collections::BTreeSet, fmt::Write as _};
use web::{Access, App, Result, Routes};

/// Pages that are always there. The others are asked of their rooms.
const ALWAYS: [&str; 16] = [
    "/",
    "/ask",
    "/ask/often",
    "/contact",
    "/help",
    "/help/safety",
    "/learn",
    "/learn/check",
    "/learn/facts",
    "/learn/places",
    "/learn/say",
    "/post",
    "/post/draw",
    "/privacy",
    "/terms",
    "/wall",
];
/// Nothing here is for everyone: receipts are secret, the desk is for staff, `/exit` leads away.
const NOT_FOR_ENGINES: [&str; 6] = [
    "/ask/receipt/",
    "/back",
    "/desk",
    "/exit",
    "/objection/",
    "/receipt/",
];
/// Answers listed in a language. A sitemap has at most 50,000 addresses (sitemaps.org); older answers are linked from newer ones.
const ANSWERS: i64 = 1_000;
/// Search engines come once in hours.
const KEEP: HeaderValue = HeaderValue::from_static("public, max-age=3600");
const XML: HeaderValue = HeaderValue::from_static("application/xml; charset=utf-8");
const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");

/// The rooms that have pages to find.
#[derive(Clone)]
struct Findable {
    app: App,
    learn: Learn,
    help: Help,
}

/// `/robots.txt` and `/sitemap.xml`.
#[must_use]
pub fn routes(node: &Node) -> Routes {
    let findable = Findable {
        app: node.app.clone(),
        learn: node.learn.clone(),
        help: node.help.clone(),
    };
    Routes::new()
        .get("/robots.txt", robots, Access::reader())
        .get("/sitemap.xml", sitemap, Access::reader())
        .with(findable)
}

async fn robots(State(findable): State<Findable>) -> Response {
    let mut text = "User-agent: *\n".to_owned();
    let languages = findable.app.words().offered().iter();
    let codes = languages.map(|lang| format!("/{}", lang.code()));
    for before in std::iter::once(String::new()).chain(codes) {
        for path in NOT_FOR_ENGINES {
            let _ = writeln!(text, "Disallow: {before}{path}");
        }
    }
    let _ = writeln!(text, "\nSitemap: {}", findable.app.url("/sitemap.xml"));
    let headers = [(header::CONTENT_TYPE, TEXT), (header::CACHE_CONTROL, KEEP)];
    (headers, text).into_response()
}

async fn sitemap(State(findable): State<Findable>) -> Result<Response> {
    let text = findable.map(&findable.paths().await?);
    let headers = [(header::CONTENT_TYPE, XML), (header::CACHE_CONTROL, KEEP)];
    Ok((headers, text).into_response())
}

impl Findable {
    /// Every page, once, without the language.
    async fn paths(&self) -> Result<BTreeSet<String>> {
        let mut paths: BTreeSet<String> = ALWAYS.map(str::to_owned).into();
        paths.extend(self.learn.found().into_iter().map(|found| found.path));
        paths.extend(self.learn.places());
        paths.extend(self.help.countries());
        for lang in self.app.words().offered() {
            let answers = ask::newest(self.app.db(), lang.code(), ANSWERS).await?;
            paths.extend(answers.iter().map(ask::Shown::path));
        }
        Ok(paths)
    }

    /// Every page in every language, each with all its languages beside it, as search engines want it.
    fn map(&self, paths: &BTreeSet<String>) -> String {
        let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
            <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
            .to_owned();
        let languages = self.app.words().offered();
        for path in paths {
            let address = |code: &str| self.address(&format!("/{code}{path}"));
            let mut beside = format!(
                "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{}\"/>",
                self.address(path)
            );
            for lang in languages {
                let _ = write!(
                    beside,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                    lang.code(),
                    address(lang.code())
                );
            }
            for lang in languages {
                let _ = writeln!(
                    xml,
                    "<url><loc>{}</loc>{beside}</url>",
                    address(lang.code())
                );
            }
        }
        xml.push_str("</urlset>\n");
        xml
    }

    /// An absolute address, fit to stand in XML.
    fn address(&self, path: &str) -> String {
        self.app.url(path).replace('&', "&amp;")
    }
}
