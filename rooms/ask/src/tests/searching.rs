//! Finding: what fits is found, a slip is forgiven, and nothing strange breaks it.

use super::*;
use testkit::shell::Answer;

async fn stage_with_answers(stage: &Stage) {
    for (words, answer, lang) in [
        (
            "What does the red X mean?",
            "It means that no child is for sale.",
            "en",
        ),
        (
            "What are the signs of trafficking?",
            "There is no one sign. Listen, and call a line.",
            "en",
        ),
        (
            "Can boys be trafficked?",
            "Yes. Boys are missed more often.",
            "en",
        ),
        (
            "What can my school do?",
            "Draw the red X together, and talk.",
            "en",
        ),
        (
            "¿Cuáles son las señales?",
            "No hay una sola señal. Escucha.",
            "es",
        ),
    ] {
        stage.written(words, answer, lang).await;
    }
}

async fn first(stage: &Stage, q: &str) -> Option<String> {
    let (found, _) = search(&stage.room, q, "en").await.unwrap();
    found.into_iter().next().map(|shown| shown.words)
}

#[tokio::test]
async fn what_fits_comes_first_and_a_slip_is_forgiven() {
    for stage in Stage::both().await {
        stage_with_answers(&stage).await;
        for (q, words) in [
            ("red X", "What does the red X mean?"),
            ("what does x mean", "What does the red X mean?"),
            ("signs", "What are the signs of trafficking?"),
            ("sign of traffickers", "What are the signs of trafficking?"),
            ("trafficing signs", "What are the signs of trafficking?"),
            ("boys trafficed", "Can boys be trafficked?"),
            ("BOYS", "Can boys be trafficked?"),
            ("scool", "What can my school do?"),
            ("scho", "What can my school do?"),
            ("senales", "¿Cuáles son las señales?"),
            ("SEÑAL", "¿Cuáles son las señales?"),
            ("ѕсhооl", "What can my school do?"),
        ] {
            assert_eq!(first(&stage, q).await.as_deref(), Some(words), "{q}");
        }
        for q in ["zanzibar", "what is it", "xyzzy plugh"] {
            assert_eq!(first(&stage, q).await, None, "{q}");
        }
    }
}

#[tokio::test]
async fn strange_searches_give_safe_results() {
    for stage in Stage::both().await {
        stage_with_answers(&stage).await;
        let long = "a b c ".repeat(1_700);
        let one_word = "x".repeat(10_000);
        for q in [
            "\"",
            "%",
            "')--",
            "'; DROP TABLE ask_answer;--",
            "💬",
            "x",
            "_",
            "*",
            "\\",
            "red:*",
            "NEAR(a b)",
            "a OR b",
            "\u{200b}",
            "\u{0}",
            "",
            &long,
            &one_word,
        ] {
            for path in ["/ask/search", "/api/v1/questions"] {
                let answer = look(&stage, path, q).await;
                let start: String = q.chars().take(20).collect();
                assert_eq!(answer.status, 200, "{path} {start:?}");
            }
        }
        assert!(
            look(&stage, "/ask/search", "\"><script>")
                .await
                .text()
                .contains("&#34;&#62;&#60;script")
        );
        assert_eq!(
            first(&stage, "red x").await.as_deref(),
            Some("What does the red X mean?")
        );
    }
}

async fn look(stage: &Stage, path: &str, q: &str) -> Answer {
    let encoded: String = q.bytes().map(|byte| format!("%{byte:02X}")).collect();
    stage.get(&format!("{path}?q={encoded}")).await
}

#[tokio::test]
async fn pages_and_facts_are_found_beside() {
    let stage = Stage::new().await;
    let page = |lang: &str, title: &str| Searchable {
        kind: Kind::Page,
        lang: lang.into(),
        path: "/learn/signs".into(),
        title: title.into(),
        text: "Listen to the child.".into(),
    };
    stage.room.feed(vec![
        page("en", "What are the signs?"),
        page("es", "Las señales"),
    ]);
    let (_, beside) = search(&stage.room, "sings of it", "en").await.unwrap();
    assert_eq!(beside, [page("en", "What are the signs?")]);
    let (_, beside) = search(&stage.room, "senal", "es").await.unwrap();
    assert_eq!(beside, [page("es", "Las señales")]);
    let text = stage.get("/en/ask/search?q=signs").await.text();
    assert!(text.contains("href=\"/en/learn/signs\""), "{text}");
    stage.room.feed(Vec::new());
    let (_, beside) = search(&stage.room, "signs", "en").await.unwrap();
    assert!(beside.is_empty());
}

#[tokio::test]
async fn a_common_word_does_not_hide_a_rare_one() {
    let stage = Stage::new().await;
    stage
        .written("Is the campaign in Zanzibar?", "Yes.", "en")
        .await;
    for n in 0..300 {
        let words = format!("Is the campaign number n{n} good?");
        stage.written(&words, "Yes.", "en").await;
    }
    let found = first(&stage, "campaign zanzibar").await;
    assert_eq!(found.as_deref(), Some("Is the campaign in Zanzibar?"));
}

#[tokio::test]
async fn the_feed_is_whole_and_escaped() {
    let stage = Stage::new().await;
    stage
        .written("Is <b> & \"this\" safe?", "Yes & no.", "en")
        .await;
    let feed = stage.get("/ask/feed.xml").await;
    assert_eq!(
        feed.header("content-type"),
        "application/rss+xml; charset=utf-8"
    );
    let text = feed.text();
    assert!(text.starts_with("<?xml") && text.trim_end().ends_with("</rss>"));
    assert!(text.contains("Is &#60;b&#62; &#38;"), "{text}");
    assert!(
        text.contains("<pubDate>Mon, 22 Feb 2027 15:00:00 +0000</pubDate>"),
        "{text}"
    );
}
