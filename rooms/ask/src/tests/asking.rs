//! Asking: what waits, what is not taken, what floods.

use super::*;
use guard::case::Evidence;
use std::{
    io::Write,
    sync::{Arc, Mutex},
};
use store::args;
use web::Role;

/// Every place where something public can be read, and whether the question stands there.
async fn is_public(stage: &Stage) -> [bool; 4] {
    let search = "/ask/search?q=zanzibar";
    let mut all = [false; 4];
    let places = ["/ask", search, "/ask/feed.xml", "/api/v1/questions"];
    for (place, found) in places.into_iter().zip(&mut all) {
        *found = stage
            .get(place)
            .await
            .text()
            .contains("What does zanzibar mean?");
    }
    all
}

#[tokio::test]
async fn a_question_waits_is_answered_and_can_be_taken_back() {
    let words = "What does zanzibar mean?";
    for stage in Stage::both().await {
        let editor = stage.person("Amara", Role::Editor).await;
        let receipt = stage.asked(words).await;
        let told = stage.get(&receipt).await.text();
        assert!(told.contains("We have your question") && !told.contains("zanzibar"));
        assert_eq!(is_public(&stage).await, [false; 4]);
        let id = stage.waiting(&editor).await[0];
        let answer = "It is a place.\n\nAn island.";
        stage.answer(id, words, answer, &editor).await;
        assert_eq!(is_public(&stage).await, [true; 4]);
        let told = stage.get(&receipt).await.text();
        let mut links = told
            .split("href=\"")
            .filter_map(|rest| rest.split('"').next());
        let path = links.find(|link| link.starts_with("/ask/what")).unwrap();
        let page = stage.get(path).await;
        assert_eq!(page.status, 200);
        assert!(
            page.text()
                .contains("<p>It is a place.</p><p>An island.</p>")
        );
        assert!(page.headers.get("set-cookie").is_none());
        let back = stage.send(&format!("{receipt}/withdraw"), &[], "").await;
        assert_eq!(back.status, 303);
        assert_eq!(stage.get(path).await.status, 404);
        assert_eq!(is_public(&stage).await, [false; 4]);
        let told = stage.get(&receipt).await.text();
        assert!(told.contains("You took it back"));
        let places = store::Statement::both("SELECT COUNT(*) FROM ask_posting");
        let left = stage.shell.app.db().number(places, args![]).await.unwrap();
        assert_eq!(left, 0);
        assert!(stage.verbs().await.contains(&"ask.answered".to_owned()));
    }
}

/// Everything that is logged while this lives, on this thread.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_tip_is_nowhere_and_hotlines_are_shown() {
    let log = Log::default();
    let to = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || to.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let stage = Stage::new().await;
    let tip = "My neighbor is trafficking girls, zanzibar";
    for answer in [
        stage.ask(tip).await,
        stage
            .send("/ask", &[("question", tip), ("about", "learn:signs")], "")
            .await,
    ] {
        let text = answer.text();
        assert_eq!(answer.status, 200);
        assert!(
            text.contains("We cannot take reports") && text.contains("/help#countries"),
            "{text}"
        );
        assert!(text.contains("zanzibar"), "it goes back into the form");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    assert!(!stage.is_anywhere("zanzibar"));
    let logged = log.0.lock().unwrap().clone();
    assert!(logged.len() > 100, "the log is listened to");
    assert!(!String::from_utf8_lossy(&logged).contains("zanzibar"));
    // What waits can be found by the same look.
    stage.asked("What does zanzibar mean?").await;
    assert!(stage.is_anywhere("zanzibar"));
}

#[tokio::test]
async fn what_may_be_a_crime_is_sealed_and_looks_like_any_other() {
    for stage in Stage::both().await {
        let officer = stage.person("Ines", Role::SafetyOfficer).await;
        let moderator = stage.person("Maya", Role::Moderator).await;
        let ordinary = stage.asked("What is that X?").await;
        let sealed = stage.asked("hey send me nudes zanzibar").await;
        assert!(!stage.is_anywhere("zanzibar"));
        assert_eq!(stage.waiting(&moderator).await.len(), 1);
        assert_eq!(guard::open_cases(stage.shell.app.db()).await.unwrap(), 1);
        let told = |receipt: String| {
            let stage = &stage;
            async move {
                let text = stage.get(&receipt).await.text();
                text.replace(receipt.rsplit('/').next().unwrap(), "")
            }
        };
        assert_eq!(told(ordinary.clone()).await, told(sealed.clone()).await);
        // In time it was not published, without more.
        stage
            .shell
            .clock
            .advance(std::time::Duration::from_secs(13 * 3_600));
        let later = stage.get(&sealed).await.text();
        assert!(
            later.contains("We did not publish your question")
                && later.contains("We could not use it.")
        );
        // Taking it back looks as ever, and the evidence stays.
        stage.send(&format!("{sealed}/withdraw"), &[], "").await;
        stage.send(&format!("{ordinary}/withdraw"), &[], "").await;
        assert_eq!(told(ordinary).await, told(sealed).await);
        let blobs = stage.shell.app.blobs();
        let objects = blobs.list(store::Area::Vault).await.unwrap();
        assert_eq!(objects.len(), 2);
        let named = |(name, _): &(String, i64)| name.strip_suffix(".facts.age").map(str::to_owned);
        let item = objects.iter().find_map(named).unwrap().parse().unwrap();
        let opened = Evidence::open(&stage.shell.app, item, &stage.safe[0].private);
        assert_eq!(*opened.await.unwrap().bytes, b"hey send me nudes zanzibar");
        assert!(!officer.is_empty());
    }
}

#[tokio::test]
async fn strange_texts_get_a_clear_answer() {
    let stage = Stage::new().await;
    let long = "word ".repeat(20_000);
    for (words, status, says) in [
        ("", 422, "Please write a question"),
        (" \u{200b}\u{2060} ", 422, "Please write a question"),
        (long.as_str(), 422, "This is too long"),
        ("???", 303, ""),
        ("Whаt is thе X?", 303, ""),
        ("W\u{200b}hat is \u{202e}the X?", 303, ""),
        ("💬", 303, ""),
        ("'); DROP TABLE ask_question;--", 303, ""),
        ("<script>alert</script>", 303, ""),
    ] {
        let answer = stage.ask(words).await;
        let start: String = words.chars().take(40).collect();
        assert_eq!(answer.status, status, "{start}: {}", answer.text());
        assert!(answer.text().contains(says), "{start}");
    }
    let far_too_long = "x".repeat(600 * 1024);
    assert_eq!(stage.ask(&far_too_long).await.status, 413);
    let name = "x".repeat(31);
    let answer = stage
        .send("/ask", &[("question", "Why?"), ("first_name", &name)], "")
        .await;
    assert_eq!(answer.status, 422);
    let editor = stage.person("Amara", Role::Editor).await;
    // Two of the six were the same words, written to look different.
    assert_eq!(stage.waiting(&editor).await.len(), 5);
}

#[tokio::test]
async fn a_thousand_times_the_same_is_one_line_and_then_it_is_shut() {
    let stage = Stage::new().await;
    let editor = stage.person("Amara", Role::Editor).await;
    let first = stage.asked("Why is it red?").await;
    let mut taken = vec![first];
    for n in 0..1_000 {
        let words = if n % 2 == 0 {
            "why is it RED"
        } else {
            "Whу  is\u{200b} it réd?!"
        };
        let answer = stage.ask(words).await;
        match answer.status.as_u16() {
            303 => taken.push(answer.location().to_owned()),
            503 => assert!(answer.text().contains("Many people are asking")),
            other => panic!("{other}"),
        }
    }
    assert_eq!(i64::try_from(taken.len()).unwrap(), limits::NEW_MAX);
    let waiting = stage.waiting(&editor).await;
    assert_eq!(waiting.len(), 1);
    stage
        .answer(waiting[0], "Why is it red?", "So that it is seen.", &editor)
        .await;
    assert!(stage.waiting(&editor).await.is_empty());
    for receipt in [taken.first().unwrap(), taken.last().unwrap()] {
        let told = stage.get(receipt).await.text();
        assert!(told.contains("href=\"/ask/why-is-it-red-"), "{told}");
    }
    stage
        .shell
        .clock
        .advance(std::time::Duration::from_secs(3_601));
    stage.asked("Is it open again?").await;
}

#[tokio::test]
async fn without_a_vault_nothing_is_taken_and_answers_stay() {
    let shell = Shell::new().await;
    let stage = Stage::without_keys(shell, [guard::make_key(), guard::make_key()]);
    stage
        .written(
            "What is that X?",
            "It means that no child is for sale.",
            "en",
        )
        .await;
    let page = stage.get("/ask").await;
    assert_eq!(page.status, 200);
    let text = page.text();
    assert!(text.contains("Questions are not open yet") && text.contains("What is that X?"));
    assert!(!text.contains("<textarea"));
    for words in ["Why?", "hey send me nudes"] {
        assert_eq!(stage.ask(words).await.status, 503);
    }
    // Help first needs no vault.
    assert_eq!(stage.ask("My uncle touches me").await.status, 200);
}

#[tokio::test]
async fn everybody_may_want_to_know_once_a_day() {
    for stage in Stage::both().await {
        let id = stage
            .written("What is that X?", "It means something.", "en")
            .await;
        let shown = shown::by_id(stage.shell.app.db(), id)
            .await
            .unwrap()
            .unwrap();
        let path = format!("{}/want", shown.path());
        for _ in 0..3 {
            let answer = stage.send(&path, &[], "").await;
            assert_eq!(answer.status, 303);
            assert!(answer.headers.get("set-cookie").is_none());
        }
        let shown = shown::by_id(stage.shell.app.db(), id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(shown.wanted, 1);
        stage
            .shell
            .clock
            .advance(std::time::Duration::from_secs(86_400));
        stage.send(&path, &[], "").await;
        let shown = shown::by_id(stage.shell.app.db(), id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(shown.wanted, 2);
        assert_eq!(stage.send("/ask/nothing/want", &[], "").await.status, 404);
    }
}
