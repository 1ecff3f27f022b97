//! What search engines are told is so: every address there answers, and says the same of itself.

use axum::Router;
use redx::node;
use std::collections::BTreeSet;
use testkit::shell::{Shell, get};

struct Site {
    shell: Shell,
    router: Router,
}

impl Site {
    async fn demo() -> Self {
        let shell = Shell::demo().await;
        let node = node::build(shell.app.clone(), 1).unwrap();
        let router = web::shell(&shell.app, node.routes());
        Self { shell, router }
    }

    async fn text(&self, path: &str) -> String {
        let answer = get(&self.router, path, "").await;
        assert_eq!(answer.status, 200, "{path}");
        answer.text()
    }

    /// The path of an address of ours.
    fn path<'a>(&self, address: &'a str) -> &'a str {
        let root = self.shell.app.url("");
        let path = address.strip_prefix(root.trim_end_matches('/'));
        path.unwrap_or_else(|| panic!("{address} is not ours"))
    }
}

/// What stands between two texts, each time.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    let parts = text.split(before).skip(1);
    parts
        .filter_map(|part| Some(part.split_once(after)?.0))
        .collect()
}

/// The pairs of language and address that follow `before`.
fn alternates<'a>(text: &'a str, before: &str) -> BTreeSet<(&'a str, &'a str)> {
    let links = between(text, before, "\">");
    let links = if links.is_empty() {
        between(text, before, "\"/>")
    } else {
        links
    };
    links
        .into_iter()
        .filter_map(|link| link.split_once("\" href=\""))
        .collect()
}

#[tokio::test]
async fn every_page_says_of_itself_what_the_sitemap_says() {
    let site = Site::demo().await;
    let map = site.text("/sitemap.xml").await;
    let entries = between(&map, "<url>", "</url>");
    assert!(entries.len() > 200, "{} addresses only", entries.len());
    for entry in entries {
        let address = between(entry, "<loc>", "</loc>")[0];
        let page = site.text(site.path(address)).await;
        assert_eq!(
            between(&page, "<link rel=\"canonical\" href=\"", "\">"),
            [address]
        );
        let listed: BTreeSet<_> = between(entry, "hreflang=\"", "\"/>")
            .into_iter()
            .filter_map(|link| link.split_once("\" href=\""))
            .collect();
        let said = alternates(&page, "<link rel=\"alternate\" hreflang=\"");
        assert_eq!(said, listed, "{address}");
        assert!(said.iter().any(|(_, to)| *to == address));
        assert!(!page.contains("noindex"), "{address}");
    }
}

#[tokio::test]
async fn the_sitemap_has_every_kind_of_page_and_no_post() {
    let map = Site::demo().await.text("/sitemap.xml").await;
    for path in [
        "/en/",
        "/es/learn/signs",
        "/en/learn/facts/un-156",
        "/en/learn/places/us-ny",
        "/es/help/mx",
        "/en/ask",
    ] {
        assert!(map.contains(&format!("{path}</loc>")), "{path}");
    }
    for path in ["/p/", "/desk", "/receipt", "/exit", "/help/world"] {
        assert!(!map.contains(path), "{path}");
    }
}

/// The check of the content lets texts lead to these.
#[tokio::test]
async fn what_texts_may_lead_to_is_there() {
    let site = Site::demo().await;
    for path in learn::Library::elsewhere() {
        site.text(&format!("/es{path}")).await;
    }
}

#[tokio::test]
async fn what_is_shared_has_a_picture_of_ours() {
    let site = Site::demo().await;
    for path in [
        "/es/",
        "/en/learn",
        "/en/learn/signs",
        "/es/learn/facts/un-156",
    ] {
        let page = site.text(path).await;
        let [picture] = between(&page, "<meta property=\"og:image\" content=\"", "\">")[..] else {
            panic!("{path}");
        };
        let answer = get(&site.router, site.path(picture), "").await;
        assert_eq!(answer.status, 200, "{picture}");
        assert!(answer.body.starts_with(b"\x89PNG"), "{picture}");
        assert_eq!(
            page.matches("<meta name=\"description\"").count(),
            1,
            "{path}"
        );
    }
    for path in ["/en/learn/nothing.png", "/en/learn/facts/nothing.png"] {
        assert_eq!(get(&site.router, path, "").await.status, 404, "{path}");
    }
}

/// What programs read of the day is what people read, and nobody is named who is not known.
#[tokio::test]
async fn the_front_page_names_the_day_for_programs() {
    let site = Site::demo().await;
    let page = site.text("/en/").await;
    assert!(page.contains("itemscope itemtype=\"https://schema.org/Event\""));
    assert!(page.contains("itemprop=\"startDate\" content=\"2027-02-22\""));
    assert!(!page.contains("https://schema.org/NGO"));
    let mut campaign = (*site.shell.app.campaign()).clone();
    campaign.operator.name = "No Child For Sale".into();
    site.shell.app.set_campaign(campaign);
    let page = site.text("/en/").await;
    let organizer = between(&page, "itemtype=\"https://schema.org/NGO\"", "</span>");
    assert!(organizer[0].contains("content=\"No Child For Sale\""));
}

#[tokio::test]
async fn robots_are_kept_from_what_is_not_for_everyone() {
    let text = Site::demo().await.text("/robots.txt").await;
    for line in [
        "Disallow: /desk",
        "Disallow: /es/receipt/",
        "Sitemap: http://",
    ] {
        assert!(text.contains(line), "{line}");
    }
    assert!(!text.contains("help"), "help is to be found");
}
