//! Requests in; status, body, rows, objects and audit chain out.

mod answering;
mod asking;
mod caring;
mod described;
mod searching;
mod speaking;
mod stage;

use super::*;
use stage::Stage;
use testkit::Shell;

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    for shell in [Shell::new().await, Shell::on_postgres().await] {
        shell.app.db().prepare_all(STATEMENTS).await.unwrap();
    }
}

#[tokio::test]
async fn every_page_renders_in_every_language() {
    let stage = Stage::new().await;
    let app = &stage.shell.app;
    for lang in app.words().offered() {
        let page = web::Page::sample(app, lang);
        for (name, html) in views::samples::all(&page, &stage.room) {
            let place = format!("{name} in {}", lang.code());
            assert!(html.contains("</html>"), "{place}");
            // Words that are missing show as their key.
            for missing in [">ask-", "\"ask-", "> ask-", ">problem-", ">help-", ">nav-"] {
                assert!(!html.contains(missing), "{place}: {missing} in {html}");
            }
            for unescaped in [
                "<script>that",
                "<script>are",
                "\"><script>",
                "<b>Ana",
                "<b>red",
                "<b>It",
            ] {
                assert!(!html.contains(unescaped), "{place}: {unescaped}");
            }
        }
    }
}

#[tokio::test]
async fn every_address_says_who_may_use_it() {
    let stage = Stage::new().await;
    let declared = routes(stage.room.clone());
    let lines: Vec<String> = declared
        .declared()
        .iter()
        .map(ToString::to_string)
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}
