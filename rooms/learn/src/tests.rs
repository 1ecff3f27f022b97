//! Requests in, pages out: in every language, with facts confirmed and not, with everything else broken.

mod editing;
mod places;
mod totals;

use crate::{Learn, Library, Sources, library::LANGUAGES, routes};
use axum::{
    Router,
    body::Body,
    http::{Request, header},
};
use testkit::{
    Shell,
    shell::{Answer, get, send},
};

/// A learn page may weigh this much, compressed; its own HTML leaves room for style and script.
const PAGE_BYTES_MAX: usize = 50_000;

struct Room {
    shell: Shell,
    learn: Learn,
    router: Router,
}

impl Room {
    async fn new() -> Self {
        Self::over(Shell::new().await)
    }

    async fn demo() -> Self {
        Self::over(Shell::demo().await)
    }

    fn over(shell: Shell) -> Self {
        let learn = Learn::new(shell.app.clone());
        let router = web::shell(&shell.app, routes(learn.clone()));
        Self {
            shell,
            learn,
            router,
        }
    }

    async fn get(&self, path: &str) -> Answer {
        get(&self.router, path, "").await
    }

    async fn text(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        answer.text()
    }

    async fn answered(&self, form: &str) -> Answer {
        let request = Request::post("/en/learn/check")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(form.to_owned()))
            .unwrap();
        send(&self.router, request, "").await
    }

    /// Every address of ours, in every language.
    fn paths(&self) -> Vec<String> {
        let library = self.learn.library();
        let slugs = library
            .in_order("en")
            .into_iter()
            .map(|leaf| leaf.slug.clone());
        let own = slugs.flat_map(|slug| [format!("/learn/{slug}"), format!("/learn/say/{slug}")]);
        let paths: Vec<_> = own
            .chain(["/learn", "/learn/say", "/learn/check"].map(str::to_owned))
            .collect();
        LANGUAGES
            .iter()
            .flat_map(|lang| paths.iter().map(move |path| format!("/{lang}{path}")))
            .collect()
    }
}

#[tokio::test]
async fn every_page_is_whole_in_every_language_with_the_database_gone() {
    for room in [Room::new().await, Room::demo().await] {
        room.shell.app.db().close().await;
        for path in room.paths() {
            let answer = room.get(&path).await;
            assert_eq!(answer.status, 200, "{path}");
            assert_eq!(answer.header("set-cookie"), "", "{path}");
            let text = answer.text();
            assert!(
                text.contains(&format!("<html lang=\"{}\"", &path[1..3])),
                "{path}"
            );
            assert!(text.len() < PAGE_BYTES_MAX, "{path}: {}", text.len());
            for wrong in [
                "{ $",
                "{fact",
                "{law",
                "{chart",
                "\u{e000}",
                "&lt;",
                ">learn-",
                "<ul>\n</ul>",
                "<p></p>",
                "<li></li>",
            ] {
                assert!(!text.contains(wrong), "{path}: {wrong}");
            }
        }
    }
}

#[tokio::test]
async fn no_page_asks_another_site_or_says_where_it_links_from() {
    let room = Room::demo().await;
    for path in room.paths() {
        let text = room.text(&path).await;
        for gone in [
            "<iframe", "<img", "<video", "@import", "<script>", "style=\"",
        ] {
            assert!(!text.contains(gone), "{path}: {gone}");
        }
        let out = text
            .split("<a ")
            .skip(1)
            .filter(|a| a.starts_with("href=\"http"));
        for link in out {
            assert!(
                link.split('>')
                    .next()
                    .unwrap()
                    .contains("rel=\"noreferrer\""),
                "{path}: {link:.80}"
            );
        }
    }
}

#[tokio::test]
async fn the_x_is_said_not_to_be_a_signal() {
    let room = Room::new().await;
    for path in room
        .paths()
        .iter()
        .filter(|path| !path.contains("/say") && !path.contains("/check"))
    {
        let said = ["not a signal for help", "no una señal para pedir ayuda"];
        let text = room.text(path).await;
        assert!(said.iter().any(|said| text.contains(said)), "{path}");
    }
}

#[tokio::test]
async fn drafts_are_seen_in_a_demo_and_said_to_be_drafts() {
    let text = Room::demo().await.text("/en/learn/at-risk").await;
    assert!(
        text.contains("1 in 7") && text.contains("18%") && text.contains("86%"),
        "{text}"
    );
    assert!(text.contains("not confirmed yet"));
    assert!(text.contains("id=\"source-1\"") && text.contains("href=\"#source-1\""));
}

#[tokio::test]
async fn what_nobody_has_confirmed_is_left_out_with_its_sentence() {
    let room = Room::new().await;
    let text = room.text("/en/learn/at-risk").await;
    for gone in [
        "1 in 7",
        "18%",
        "86%",
        "id=\"source-1\"",
        "not confirmed yet",
        "These are the newest",
    ] {
        assert!(!text.contains(gone), "{gone}");
    }
    assert!(text.contains("Any child can be trafficked."));

    let library = Library::read(&Sources::embedded()).unwrap();
    room.learn
        .publish(library.with_confirmed(["us-missing-2024-care".to_owned()]));
    let text = room.text("/en/learn/at-risk").await;
    assert!(text.contains("18%") && !text.contains("86%"), "{text}");
    assert!(text.contains("id=\"source-1\"") && !text.contains("id=\"source-2\""));
    assert!(text.contains("href=\"/en/learn/facts/us-missing-2024-care\""));
}

#[tokio::test]
async fn the_hard_part_has_a_note_before_it_and_a_way_past() {
    let text = Room::new().await.text("/en/learn/how").await;
    let note = text.find("<aside class=\"notice\"").unwrap();
    let hard = text.find("<h2 id=\"control\">").unwrap();
    assert!(note < hard);
    assert!(
        text[note..hard].contains("href=\"#online\""),
        "{}",
        &text[note..hard]
    );
    assert!(text[hard..].contains("<h2 id=\"online\">"));
}

#[tokio::test]
async fn links_keep_the_language_and_lines_lead_to_help() {
    let room = Room::new().await;
    let text = room.text("/es/learn/signs").await;
    assert!(
        text.contains("href=\"/es/help#online\"")
            && text.contains(
                "href=\"/es/help/us\">National Center for Missing &#38; Exploited Children</a>"
            )
    );
    assert!(text.contains("href=\"/es/learn/what-does-not-help\""));
    // The number itself has one place, where it can be put right at once.
    assert!(!text.contains("tel:"));
}

#[tokio::test]
async fn a_law_that_nobody_has_confirmed_is_cited_and_said_to_be_so() {
    let room = Room::new().await;
    let fact = "href=\"/en/learn/facts/law-palermo-3\"";
    let text = room.text("/en/learn/where").await;
    assert!(text.contains("Palermo Protocol, Article 3<sup"), "{text}");
    assert!(text.contains("not confirmed yet") && !text.contains(fact));
    let spanish = room.text("/es/learn/where").await;
    assert!(spanish.contains("Protocolo de Palermo, artículo 3<sup"));

    let library = Library::read(&Sources::embedded()).unwrap();
    room.learn
        .publish(library.with_confirmed(["law-palermo-3".to_owned()]));
    let text = room.text("/en/learn/where").await;
    assert!(!text.contains("not confirmed yet") && text.contains(fact));
}

#[tokio::test]
async fn english_on_an_arabic_page_runs_from_left_to_right() {
    let room = Room::over(Shell::in_languages(&["en", "ar"], true).await);
    let text = room.text("/ar/learn/where").await;
    assert!(text.contains("lang=\"en\" dir=\"ltr\""), "{text}");
    assert!(text.contains("id=\"after\" lang=\"ar\" dir=\"rtl\""));
    let sheet = text.matches("/facts.css").count();
    assert_eq!(sheet, 1, "a style sheet is linked once");
}

#[tokio::test]
async fn a_page_without_a_translation_is_shown_in_english_and_says_so() {
    let room = Room::new().await;
    let mut sources = Sources::embedded();
    sources.remove("pages/es/signs.md");
    let (library, faults) = Library::gather(&sources);
    assert!(faults.is_empty());
    room.learn.publish(library);
    let text = room.text("/es/learn/signs").await;
    assert!(
        text.contains("<article class=\"page flow leaf\" lang=\"en\"")
            && text.contains("Esta página aún no está en tu idioma")
    );
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let room = Room::new().await;
    for path in [
        "/learn/nothing",
        "/learn/say/nothing",
        "/learn/..%2fsecret",
        "/learn/%00",
        "/learn/SIGNS",
    ] {
        assert_eq!(room.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn every_card_has_its_question_and_a_short_answer() {
    let room = Room::demo().await;
    let text = room.text("/en/learn/say").await;
    assert_eq!(
        text.matches("<article class=\"card\"").count(),
        room.learn.library().in_order("en").len()
    );
    let one = room.text("/en/learn/say/red-x").await;
    assert_eq!(one.matches("<article class=\"card\"").count(), 1);
    assert!(one.contains("22 February 2027") && one.contains("/learn/red-x"));
}

#[tokio::test]
async fn the_check_says_at_once_what_was_right_and_keeps_nothing() {
    let room = Room::new().await;
    let text = room.text("/en/learn/check").await;
    assert_eq!(text.matches("<fieldset").count(), 7);
    let answer = room.answered("q1=1&q2=2&q3=0&q4=0&q5=0&q6=2").await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("set-cookie")),
        (200, "")
    );
    let text = answer.text();
    assert!(text.contains("5 of 7 are right."), "{text}");
    assert_eq!(text.matches("<b>Right.</b>").count(), 5);
    assert_eq!(text.matches("<b>Not quite. The answer is:</b>").count(), 1);
    assert_eq!(text.matches("<b>The answer is:</b>").count(), 1);
    assert!(text.contains("href=\"/en/learn/csec-csam#csam\""));
}

#[tokio::test]
async fn a_strange_form_is_answered_like_an_empty_one() {
    let room = Room::new().await;
    for form in [
        "",
        "q1=99999999999999999999&q2=-1&q3=<script>&x=y",
        "q1=%FF%00&&&=",
        &"q1=1&".repeat(2_000),
    ] {
        let answer = room.answered(form).await;
        assert!(
            answer.status == 200 || answer.status == 400,
            "{:.40}: {}",
            form,
            answer.status
        );
        assert!(!answer.text().contains("<script>"), "{:.40}", form);
    }
    assert_eq!(room.answered(&"q1=1&".repeat(20_000)).await.status, 413);
}

#[test]
fn two_megabytes_of_anything_are_a_fault_and_nothing_worse() {
    let head =
        "+++\ntitle = \"T\"\ndescription = \"D\"\norder = 99\nquestion = \"Q\"\nsay = \"S\"\n+++\n";
    for filling in [
        "a",
        "[",
        "{",
        "<",
        "- ",
        ">",
        "*_",
        "| a ",
        "é",
        "{fact:un-156} ",
    ] {
        for bytes in [60_000, 2_000_000] {
            let text = format!("{head}{}", filling.repeat(bytes / filling.len()));
            let sources: Sources = [("pages/en/big.md", text)].into_iter().collect();
            let (_, faults) = Library::gather(&sources);
            let big = faults.iter().any(|fault| fault.code == "too-large");
            assert_eq!(big, bytes > 65_536, "{filling}: {:?}", faults.first());
        }
    }
}

#[test]
fn characters_nobody_can_see_are_a_fault() {
    let text = |c: char| {
        format!(
            "+++\ntitle = \"T\"\ndescription = \"D\"\norder = 9\nquestion = \"Q\"\nsay = \"S\"\n+++\nA{c}b\n"
        )
    };
    for c in [
        '\u{202e}',
        '\u{200b}',
        '\u{e000}',
        '\u{e001}',
        '\0',
        '\u{feff}',
        '\u{e0041}',
    ] {
        let sources: Sources = [("pages/en/x.md", text(c))].into_iter().collect();
        let (_, faults) = Library::gather(&sources);
        let found = faults.iter().find(|fault| fault.code == "hidden-character");
        assert_eq!(found.and_then(|fault| fault.line), Some(8), "{c:?}");
    }
}
