//! Requests in, facts out: as page, data and picture, in both languages, and never one that may not be shown.

use crate::{Learn, Library, Sources, routes};
use axum::Router;
use testkit::{
    Shell,
    shell::{Answer, get},
};

/// A page of the list with everything on it, before compression.
const LIST_BYTES_MAX: usize = 120_000;

struct Room {
    learn: Learn,
    router: Router,
    _shell: Shell,
}

impl Room {
    fn over(shell: Shell) -> Self {
        let learn = Learn::new(shell.app.clone());
        let router = web::shell(&shell.app, routes(learn.clone()));
        Self {
            learn,
            router,
            _shell: shell,
        }
    }

    async fn demo() -> Self {
        Self::over(Shell::demo().await)
    }

    async fn real() -> Self {
        Self::over(Shell::new().await)
    }

    async fn get(&self, path: &str) -> Answer {
        get(&self.router, path, "").await
    }

    /// The page at a path, which must be there.
    async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        answer.text()
    }
}

/// The ids of the starter facts that may stand on a page, and of those that may not.
fn ids() -> (Vec<String>, Vec<String>) {
    let (library, _) = Library::gather(&Sources::embedded());
    let (fit, thin): (Vec<_>, Vec<_>) = library
        .facts()
        .iter()
        .partition(|fact| fact.grade.is_for_pages());
    let ids = |facts: Vec<&crate::facts::fact::Fact>| facts.iter().map(|f| f.id.clone()).collect();
    (ids(fit), ids(thin))
}

#[tokio::test]
async fn every_fact_has_a_page_and_data_in_every_language() {
    let room = Room::demo().await;
    room.learn.app().db().close().await;
    for id in ids().0 {
        for lang in ["en", "es"] {
            let path = format!("/{lang}/learn/facts/{id}");
            let text = room.page(&path).await;
            assert!(text.contains(&format!("<html lang=\"{lang}\"")), "{path}");
            // A place without a value would be seen, and a key without words is shown as itself.
            let main = text.split_once("<main").unwrap().1;
            for wrong in [
                ">fact-", ">facts-", "{value}", "{year}", "{ $", "()", " ,", "..", " .",
            ] {
                assert!(!main.contains(wrong), "{path}: {wrong}");
            }
            let data: serde_json::Value =
                serde_json::from_str(&room.page(&format!("{path}.json")).await).unwrap();
            assert_eq!(
                (data["id"].as_str(), data["lang"].as_str()),
                (Some(id.as_str()), Some(lang))
            );
            assert_eq!(data["confirmed"], false);
        }
    }
}

#[tokio::test]
async fn the_list_has_every_fact_with_its_source_and_is_light() {
    let room = Room::demo().await;
    for lang in ["en", "es"] {
        let answer = room.get(&format!("/{lang}/learn/facts")).await;
        let text = answer.text();
        assert!(
            answer.body.len() < LIST_BYTES_MAX,
            "{} bytes",
            answer.body.len()
        );
        for id in ids().0 {
            assert!(
                text.contains(&format!("href=\"/{lang}/learn/facts/{id}\"")),
                "{id}"
            );
        }
        assert_eq!(answer.header("set-cookie"), "");
        assert!(!text.contains("<form") && !text.contains("style="));
    }
}

#[tokio::test]
async fn a_thin_fact_is_never_shown_not_even_confirmed() {
    let room = Room::demo().await;
    let thin = ids().1;
    assert!(thin.contains(&"nhth-catx".to_owned()), "{thin:?}");
    let (library, _) = Library::gather(&Sources::embedded());
    room.learn.publish(library.with_confirmed(thin.clone()));
    let list = room.page("/learn/facts").await;
    for id in thin {
        for end in ["", ".json", ".png"] {
            assert_eq!(
                room.get(&format!("/learn/facts/{id}{end}")).await.status,
                404,
                "{id}{end}"
            );
        }
        assert!(!list.contains(&format!("/{id}\"")), "{id}");
    }
}

#[tokio::test]
async fn a_draft_is_seen_in_the_demo_only_and_says_so() {
    let (demo, real) = (Room::demo().await, Room::real().await);
    let path = "/learn/facts/us-missing-2024-likely";
    assert!(demo.page(path).await.contains("Draft, not yet confirmed"));
    for end in ["", ".json", ".png"] {
        assert_eq!(real.get(&format!("{path}{end}")).await.status, 404, "{end}");
    }
    assert!(
        real.page("/learn/facts")
            .await
            .contains("Nothing here has been confirmed yet")
    );
    let (library, _) = Library::gather(&Sources::embedded());
    assert!(
        library
            .to_confirm()
            .any(|(id, ..)| id == "us-missing-2024-likely")
    );
    let library = library.with_confirmed(["us-missing-2024-likely".to_owned()]);
    assert!(
        library
            .to_confirm()
            .all(|(id, ..)| id != "us-missing-2024-likely")
    );
    real.learn.publish(library);
    let text = real.page(path).await;
    assert!(!text.contains("Draft, not yet confirmed"));
    // The older ones are drafts still: nothing leads to them.
    assert!(!text.contains("us-missing-2022"));
    assert!(!real.page("/learn/facts").await.contains("us-missing-2022"));
}

#[tokio::test]
async fn who_asks_for_many_pictures_can_read_on() {
    let room = Room::over(Shell::limited().await);
    let path = "/learn/facts/us-missing-2024-likely";
    let mut last = 0;
    for _ in 0..60 {
        last = room.get(&format!("{path}.png")).await.status.into();
    }
    assert_eq!(last, 429_u16);
    for end in ["", ".json"] {
        assert_eq!(room.get(&format!("{path}{end}")).await.status, 200, "{end}");
    }
}

#[tokio::test]
async fn numbers_are_written_as_people_there_write_them() {
    let room = Room::demo().await;
    for (path, said) in [
        (
            "/en/learn/facts/us-missing-2024-likely",
            "About 1 in 7 children who ran away",
        ),
        (
            "/es/learn/facts/us-missing-2024-likely",
            "Cerca de 1 de cada 7 menores",
        ),
        (
            "/en/learn/facts/ct-total-2023",
            "received 36.2 million reports",
        ),
        (
            "/es/learn/facts/ct-total-2023",
            "recibió 36,2 millones de reportes",
        ),
        (
            "/en/learn/facts/ct-cst-2025h1",
            "In the first half of 2025 the CyberTipline received 62,891 reports",
        ),
        ("/es/learn/facts/us-grade-2023", "57,9 de 100"),
        (
            "/en/learn/facts/us-pros-2022",
            "In fiscal year 2022 the United States prosecuted 1,656 people",
        ),
        ("/en/learn/facts/us-ga-2018-2022", "410 of 1,790"),
        ("/en/learn/facts/au-2025", "In 2024-25 the Australian"),
        ("/es/learn/facts/us-care-gone-34", "34 días"),
        ("/en/learn/facts/law-us-report-act", "Since 7 May 2024"),
        ("/en/learn/facts/ilo-women", "almost 4 in 5 people"),
        (
            "/en/learn/facts/us-shl-2017",
            "At the end of 2017, 35 US states",
        ),
    ] {
        let text = room.page(path).await;
        assert!(text.contains(said), "{path}: {said}");
    }
}

#[tokio::test]
async fn an_older_figure_leads_to_the_newest_and_the_newest_to_its_history() {
    let room = Room::demo().await;
    let old = room.page("/learn/facts/us-missing-2016").await;
    assert!(
        old.contains("There is a newer figure")
            && old.contains("href=\"/learn/facts/us-missing-2024-likely\"")
    );
    assert!(old.contains("We have not found that number in any source we read"));
    let new = room.page("/learn/facts/us-missing-2024-likely").await;
    assert!(!new.contains("There is a newer figure"));
    for year in [2012, 2013, 2016, 2017, 2020, 2022] {
        assert!(
            new.contains(&format!("href=\"/learn/facts/us-missing-{year}\"")),
            "{year}"
        );
    }
    assert!(new.contains("Secondary source"));
}

#[tokio::test]
async fn the_list_is_narrowed_by_links() {
    let room = Room::demo().await;
    let text = room.page("/learn/facts?place=CA").await;
    assert!(text.contains("/ca-child\"") && !text.contains("/eu-2023\""));
    assert!(text.contains("href=\"/learn/facts?topic=world&#38;place=CA\""));
    let text = room.page("/learn/facts?topic=law").await;
    assert!(text.contains("/law-palermo-3\"") && !text.contains("/ca-child\""));
    for path in ["?topic=none", "?place=Narnia", "?place=%3Cscript%3E"] {
        assert_eq!(
            room.get(&format!("/learn/facts{path}")).await.status,
            404,
            "{path}"
        );
    }
    assert_eq!(room.get("/learn/facts?place=US&place=CA").await.status, 200);
}

#[tokio::test]
async fn a_correction_is_shown_to_everyone() {
    let room = Room::demo().await;
    let mut sources = Sources::embedded();
    let correction = "[[correction]]\ndate = \"2027-01-31\"\nfact = \"eu-2023\"\nwhat.en = \"The year was wrong.\"\nwhat.es = \"El año estaba mal.\"\n";
    sources.put("facts/corrections.toml", correction);
    room.learn.publish(Library::gather(&sources).0);
    for path in [
        "/en/learn/facts",
        "/en/learn/facts/eu-2023",
        "/en/learn/facts/eu-2023.json",
    ] {
        assert!(
            room.page(path).await.contains("The year was wrong."),
            "{path}"
        );
    }
    assert!(
        room.page("/es/learn/facts")
            .await
            .contains("El año estaba mal.")
    );
    assert!(
        !room
            .page("/en/learn/facts/eu-child-2023")
            .await
            .contains("The year was wrong.")
    );
}

#[tokio::test]
async fn a_fact_has_a_picture_of_its_own() {
    let room = Room::demo().await;
    for path in [
        "/en/learn/facts/us-missing-2024-likely.png",
        "/es/learn/facts/law-palermo-3.png",
    ] {
        for _ in 0..2 {
            let answer = room.get(path).await;
            assert_eq!(
                (answer.status.as_u16(), answer.header("content-type")),
                (200, "image/png"),
                "{path}"
            );
            // The size stands at its fixed place in every PNG.
            assert_eq!(
                answer.body.get(16..24),
                Some([0, 0, 4, 176, 0, 0, 2, 118].as_slice()),
                "{path}"
            );
            assert!(
                answer.body.len() < 200_000,
                "{path}: {} bytes",
                answer.body.len()
            );
        }
    }
    let page = room.page("/en/learn/facts/un-child-38").await;
    assert!(page.contains(
        "property=\"og:image\" content=\"http://127.0.0.1:8080/en/learn/facts/un-child-38.png\""
    ));
    assert_eq!(room.get("/learn/facts/none.png").await.status, 404);
}
