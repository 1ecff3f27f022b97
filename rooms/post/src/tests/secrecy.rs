//! A match, a close match, something refused before and no match look the same to their authors: in every answer, at
//! every moment, whatever they do.

use super::stage::{Stage, md5_line, photo, photo_again};
use crate::{Decision, Reason, State};
use guard::case::Evidence;
use http::Method;
use store::Area;

/// Five authors, whose pictures are: on a list by their bytes; on a list by their looks; refused here before; close to
/// what was refused here; and nothing of the kind.
struct Five {
    stage: Stage,
    tokens: [String; 5],
}

const STATES: [State; 5] = [
    State::Sealed,
    State::Sealed,
    State::Refused,
    State::Held,
    State::Held,
];

impl Five {
    async fn send(stage: Stage) -> Self {
        let (spam, _) = stage.held(3).await;
        assert_eq!(stage.refuse(spam, Reason::Spam).await, Decision::Done);
        stage.later(60).await;
        let lists = format!(
            "{}\n{}\n",
            md5_line(&photo(1)),
            stage.pdq_line(&photo(2)).await
        );
        stage.list_as_abuse(lists).await;
        stage.settle().await;
        let mut tokens: [String; 5] = Default::default();
        let pictures = [photo(1), photo_again(2), photo(3), photo_again(3), photo(5)];
        for (token, picture) in tokens.iter_mut().zip(pictures) {
            let words = [("caption", "for my sister"), ("alt", "a hand")];
            *token = super::stage::token(&stage.try_photo(&picture, &words).await);
        }
        let five = Self { stage, tokens };
        five.are_told_alike("before screening").await;
        five.stage.settle().await;
        for (token, state) in five.tokens.iter().zip(STATES) {
            let id = five.stage.id(token).await;
            assert_eq!(five.stage.state(id).await, state);
        }
        five
    }

    /// Every answer of an author's, with the token taken out.
    async fn answers(&self, token: &str) -> Vec<String> {
        let mut answers = Vec::new();
        for path in [
            format!("/api/v1/receipts/{token}"),
            format!("/receipt/{token}"),
            format!("/es/receipt/{token}"),
            format!("/receipt/{token}/replace"),
        ] {
            let answer = self.stage.get(&path).await;
            let mut headers: Vec<String> = answer
                .headers
                .iter()
                // Moments in words are not all of one length; what is around them is compared.
                .filter(|(name, _)| !matches!(name.as_str(), "x-request-id" | "content-length"))
                .map(|(name, value)| format!("{name}: {value:?}"))
                .collect();
            headers.sort();
            let text = without_request_id(&answer.text()).replace(token, "TOKEN");
            let text = without_moments(&text);
            answers.push(format!("{} {headers:?} {text}", answer.status));
        }
        answers
    }

    async fn are_told_alike(&self, when: &str) -> String {
        let first = self.answers(&self.tokens[0]).await;
        for token in &self.tokens[1..] {
            assert_eq!(self.answers(token).await, first, "{when}");
        }
        let told = self.stage.told(&self.tokens[0]).await;
        told["state"].as_str().unwrap().to_owned()
    }

    /// Those that no person will decide on are told within a day; then a person refuses the others.
    async fn all_resolve(&self) {
        let mut hours = 0;
        while self.stage.told(&self.tokens[0]).await["state"] == "in_review"
            || self.stage.told(&self.tokens[1]).await["state"] == "in_review"
            || self.stage.told(&self.tokens[2]).await["state"] == "in_review"
        {
            self.stage.later(1_800).await;
            hours += 1;
            assert!(hours < 48, "they are told within a day");
        }
        for token in &self.tokens[3..] {
            let id = self.stage.id(token).await;
            self.stage.refuse(id, Reason::Abuse).await;
        }
        self.stage.later(10).await;
    }

    async fn each(&self, method: Method, end: &str, body: &str) {
        let mut seen: Vec<String> = Vec::new();
        for token in &self.tokens {
            let path = format!("/api/v1/receipts/{token}{end}");
            let answer = self.stage.json(method.clone(), &path, body).await;
            let mut said: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
            said["request_id"] = serde_json::Value::Null;
            let said = without_moments(&said.to_string()).replace(token, "TOKEN");
            seen.push(format!("{} {said}", answer.status));
        }
        assert!(seen.iter().all(|answer| *answer == seen[0]), "{seen:?}");
    }
}

/// Each is told at a moment of its own, which is nobody else's: what is told then is compared.
fn without_moments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((at, (before, behind))) =
        [("<time", "</time>"), ("_at\":", ","), ("until\":", "}")]
            .into_iter()
            .filter_map(|(from, to)| Some((rest.find(from)?, (from, to))))
            .min()
    {
        let (ahead, found) = rest.split_at(at + before.len());
        out.push_str(ahead);
        rest = found.find(behind).map_or("", |end| &found[end..]);
    }
    out + rest
}

/// Problem pages carry the number of the request.
fn without_request_id(text: &str) -> String {
    let Some((before, after)) = text.split_once("give this number: ") else {
        return match text.split_once("este número: ") {
            Some((before, after)) => {
                format!(
                    "{before}{}",
                    after.split_once('<').map_or("", |(_, rest)| rest)
                )
            }
            None => text.to_owned(),
        };
    };
    format!(
        "{before}{}",
        after.split_once('<').map_or("", |(_, rest)| rest)
    )
}

#[tokio::test]
async fn nobody_can_tell_until_it_resolves_or_afterwards() {
    for stage in Stage::both().await {
        let five = Five::send(stage).await;
        for _ in 0..4 {
            assert_eq!(five.are_told_alike("in review").await, "in_review");
            // The first may be told from twenty minutes on; the clock stops short of that.
            five.stage.later(280).await;
        }
        five.all_resolve().await;
        assert_eq!(five.are_told_alike("afterwards").await, "refused");
        let told = five.stage.told(&five.tokens[0]).await;
        assert_eq!(told["reason"], "unusable");
        five.stage.later(30 * 86_400).await;
        assert_eq!(five.are_told_alike("a month later").await, "refused");
    }
}

#[tokio::test]
async fn editing_and_taking_back_look_the_same_and_the_evidence_stays() {
    let five = Five::send(Stage::new().await).await;
    let words = r#"{"caption": "other words"}"#;
    five.each(Method::PATCH, "", words).await;
    assert_eq!(five.are_told_alike("edited").await, "in_review");
    five.each(Method::PATCH, "", r#"{"caption": 7}"#).await;
    five.each(Method::DELETE, "", "").await;
    assert_eq!(five.are_told_alike("withdrawn").await, "withdrawn");
    five.each(Method::PATCH, "", words).await;
    five.each(Method::DELETE, "", "").await;
    five.stage.later(2 * 86_400).await;
    assert_eq!(five.are_told_alike("two days later").await, "withdrawn");
    assert_eq!(five.stage.objects(Area::Vault).await.len(), 4);
    assert_eq!(
        guard::open_cases(five.stage.shell.app.db()).await.unwrap(),
        2
    );
}

/// All five ask for another look. Those that nobody may look at are answered by the clock, the others by a person; the
/// desk is asked about those two alone.
#[tokio::test]
async fn asking_for_another_look_looks_the_same_and_shows_nobody_what_is_sealed() {
    for stage in Stage::both().await {
        let five = Five::send(stage).await;
        five.all_resolve().await;
        let told = five.stage.told(&five.tokens[0]).await;
        assert_eq!(told["appeal"]["state"], "offered");
        let ask = r#"{"note": "please"}"#;
        five.each(Method::POST, "/appeal", ask).await;
        five.are_told_alike("asked").await;
        five.each(Method::POST, "/appeal", ask).await;
        let waiting = crate::appeals(&five.stage.post, 9).await.unwrap();
        let mut asked: Vec<_> = waiting.iter().map(|one| one.view.post).collect();
        asked.sort();
        let mut people = Vec::new();
        for token in &five.tokens[3..] {
            people.push(five.stage.id(token).await);
        }
        people.sort();
        assert_eq!(asked, people);
        for token in &five.tokens[..2] {
            let id = five.stage.id(token).await;
            assert!(
                crate::preview(&five.stage.post, id, 320, "Zola")
                    .await
                    .is_err()
            );
        }
        // Nothing is answered at once, everything within two days.
        five.are_told_alike("waiting").await;
        five.stage.later(2 * 86_400).await;
        for id in people {
            let mut tx = five.stage.shell.begin().await;
            let stands = crate::Answer::Stands;
            crate::answer_appeal(&mut tx, &five.stage.post, id, stands, "Zola")
                .await
                .unwrap();
            tx.commit().await.unwrap();
        }
        five.are_told_alike("answered").await;
        let told = five.stage.told(&five.tokens[0]).await;
        assert_eq!(told["appeal"]["state"], "stands");
        five.stage.later(30 * 86_400).await;
        five.are_told_alike("a month later").await;
    }
}

/// A list grows, or a person escalates, while an appeal waits: nobody is asked any more, and its author sees no change.
#[tokio::test]
async fn what_is_sealed_while_it_waits_is_answered_all_the_same() {
    let stage = Stage::new().await;
    let mut both = Vec::new();
    for seed in [1, 2] {
        let (id, token) = stage.held(seed).await;
        stage.refuse(id, Reason::NotTheX).await;
        stage.later(10).await;
        let path = format!("/api/v1/receipts/{token}/appeal");
        assert_eq!(stage.json(Method::POST, &path, "{}").await.status, 200);
        both.push((id, token.clone(), stage.told(&token).await));
    }
    stage.list_as_abuse(md5_line(&photo(1))).await;
    stage.settle().await;
    let sealed = crate::seal_appealed(&stage.post, both[1].0, "Zola").await;
    assert_eq!(sealed.unwrap(), Decision::Done);
    assert!(crate::appeals(&stage.post, 9).await.unwrap().is_empty());
    for (id, token, before) in &both {
        assert_eq!(stage.state(*id).await, State::Sealed);
        assert_eq!(stage.told(token).await, *before);
    }
    stage.later(2 * 86_400).await;
    for (_, token, _) in &both {
        assert_eq!(stage.told(token).await["appeal"]["state"], "stands");
    }
}

#[tokio::test]
async fn another_picture_after_the_refusal_looks_the_same() {
    let five = Five::send(Stage::new().await).await;
    five.all_resolve().await;
    for (token, seed) in five.tokens.iter().zip(20..) {
        let path = format!("/receipt/{token}/replace");
        let sent = five
            .stage
            .form(&path, &[("media", Some("x.jpg"), &photo(seed))])
            .await;
        assert_eq!(sent.status, 303, "{}", sent.text());
    }
    assert_eq!(five.are_told_alike("replaced").await, "in_review");
    five.stage.settle().await;
    assert_eq!(five.are_told_alike("screened").await, "in_review");
    for token in &five.tokens {
        let id = five.stage.id(token).await;
        assert_eq!(five.stage.state(id).await, State::Held);
    }
    assert_eq!(
        guard::open_cases(five.stage.shell.app.db()).await.unwrap(),
        2
    );
}

#[tokio::test]
async fn a_match_lies_in_the_vault_for_each_of_the_two_keys_and_nowhere_else() {
    for stage in Stage::both().await {
        let bytes = photo(1);
        stage.list_as_abuse(md5_line(&bytes)).await;
        let token = stage.photo(&bytes).await;
        stage.settle().await;
        let id = stage.id(&token).await;
        assert_eq!(stage.state(id).await, State::Sealed);
        assert!(stage.objects(Area::Quarantine).await.is_empty());
        assert!(stage.objects(Area::Public).await.is_empty());
        assert_eq!(stage.objects(Area::Vault).await.len(), 2);
        let upload = stage.row(id).await.upload;
        for key in &stage.safe {
            let opened = Evidence::open(&stage.shell.app, upload, &key.private).await;
            let opened = opened.unwrap();
            assert_eq!(*opened.bytes, bytes);
            assert_eq!(opened.facts["certainty"], "exact");
            assert_eq!(opened.facts["detected"], "hash_match");
            assert_eq!(opened.facts["viewed"], false);
            assert_eq!(opened.facts["matched"][0]["kind"], "md5");
            assert_eq!(opened.facts["matched"][0]["distance"], 0);
        }
        assert_eq!(guard::open_cases(stage.shell.app.db()).await.unwrap(), 1);
        let mut tx = stage.shell.begin().await;
        assert!(crate::held_view(&mut tx, id).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn without_keys_a_match_waits_and_nothing_is_lost_or_shown() {
    let shell = testkit::Shell::new().await;
    let guard = guard::Guard::new(shell.app.clone());
    let program = media::pool::Program {
        path: testkit::decoder::path(),
        args: Vec::new(),
    };
    let pool = media::pool::Pool::start(program, 1, media::pool::Patience::default());
    let post = crate::Post::new(shell.app.clone(), guard, pool);
    let background = crate::background(&post, store::Background::new(shell.app.db().clone()));
    let bytes = photo(1);
    let list = guard::List {
        bank: "made up".into(),
        purpose: guard::Purpose::Abuse,
        threshold: 31,
        format: hashbank::import::Format::Lines,
        usual: hashbank::SignalKind::Pdq,
        input: std::io::Cursor::new(md5_line(&bytes)),
    };
    guard::import(&shell.app, list, |_| {}).await.unwrap();
    let (id, _) = crate::submit(&post, crate::Submission::default(), Some(&bytes))
        .await
        .unwrap();
    background.settle().await.unwrap();
    let row = crate::row::Row::read(shell.app.db(), id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.state().unwrap(), State::Screening);
    assert!(row.original.is_some() && row.previews.is_none());
}

#[tokio::test]
async fn what_matches_an_entry_in_question_waits_and_its_author_sees_no_difference() {
    for stage in Stage::both().await {
        let line = stage.pdq_line(&photo(1)).await;
        stage.list_as_abuse(line).await;
        stage.hold_every_entry().await;
        let (id, token) = stage.held(1).await;
        let (_, other) = stage.held(2).await;
        let view = crate::held_view(&mut stage.shell.begin().await, id).await;
        assert!(view.unwrap().unwrap().unsettled, "the desk is told");
        let told = stage.told(&token).await;
        assert_eq!(told["state"], "in_review");
        assert_eq!(told["state"], stage.told(&other).await["state"]);
        // Nobody can make it public.
        assert_eq!(stage.approve(id).await, Decision::Gone);
        assert_eq!(stage.state(id).await, State::Held);
    }
}

#[tokio::test]
async fn a_list_that_grows_takes_down_what_it_matches() {
    for stage in Stage::both().await {
        let (id, token, name) = stage.shown(1).await;
        stage.later(60).await;
        let (held, _) = stage.held(2).await;
        let lines = format!(
            "{}\n{}\n",
            stage.pdq_line(&photo(1)).await,
            md5_line(&photo(2))
        );
        stage.list_as_abuse(lines).await;
        // Not even before anything has been looked at again.
        assert_eq!(stage.approve(held).await, Decision::Gone);
        stage.settle().await;
        assert_eq!(stage.state(id).await, State::Sealed);
        assert_eq!(stage.state(held).await, State::Sealed);
        let picture = format!("/public/{name}/400.jpg");
        assert_eq!(stage.get(&picture).await.status, 404);
        assert_eq!(stage.told(&token).await["state"], "in_review");
        assert!(stage.objects(Area::Public).await.is_empty());
        assert!(stage.objects(Area::Quarantine).await.is_empty());
        assert_eq!(guard::open_cases(stage.shell.app.db()).await.unwrap(), 2);
        assert_eq!(stage.counts_are_right().await, (0, 0));
        // Nobody is refused what was approved before: like whatever people take off the wall, it is told as removed.
        stage.later(3 * 86_400).await;
        assert_eq!(stage.told(&token).await["state"], "removed");
    }
}

#[tokio::test]
async fn what_a_list_finds_in_a_replaced_picture_does_not_seal_the_new_one() {
    let stage = Stage::new().await;
    let (id, token) = stage.held(1).await;
    stage.refuse(id, Reason::Face).await;
    stage.later(10).await;
    let path = format!("/receipt/{token}/replace");
    let new = photo(2);
    let sent = stage.form(&path, &[("media", Some("x"), &new)]).await;
    assert_eq!(sent.status, 303);
    stage.settle().await;
    stage.list_as_abuse(md5_line(&photo(1))).await;
    stage.settle().await;
    assert_eq!(stage.state(id).await, State::Held);
}

#[tokio::test]
async fn what_was_refused_and_is_listed_later_is_sealed_and_its_author_sees_no_change() {
    let stage = Stage::new().await;
    let (id, token) = stage.held(1).await;
    stage.refuse(id, Reason::NotTheX).await;
    stage.later(10).await;
    let before = stage.told(&token).await;
    stage.list_as_abuse(md5_line(&photo(1))).await;
    stage.settle().await;
    assert_eq!(stage.state(id).await, State::Sealed);
    assert_eq!(stage.told(&token).await, before);
    assert_eq!(stage.objects(Area::Vault).await.len(), 2);
}

#[tokio::test]
async fn a_listed_file_that_cannot_be_read_is_sealed_and_told_like_any_that_cannot() {
    let stage = Stage::new().await;
    let [listed, other] = [1, 2].map(|seed| {
        let mut bytes = photo(seed);
        bytes.truncate(bytes.len() / 2);
        bytes
    });
    stage.list_as_abuse(md5_line(&listed)).await;
    let (listed, other) = (stage.photo(&listed).await, stage.photo(&other).await);
    stage.settle().await;
    stage.later(60).await;
    let told = stage.told(&listed).await;
    assert_eq!(told["reason"], "unreadable");
    let plain = |told: serde_json::Value, token: &str| {
        without_moments(&told.to_string()).replace(token, "TOKEN")
    };
    let other_told = plain(stage.told(&other).await, &other);
    assert_eq!(plain(told, &listed), other_told);
    assert_eq!(stage.state(stage.id(&listed).await).await, State::Sealed);
    assert_eq!(stage.state(stage.id(&other).await).await, State::Refused);
    assert_eq!(stage.objects(Area::Vault).await.len(), 2);
    assert!(stage.objects(Area::Quarantine).await.is_empty());
}

#[tokio::test]
async fn no_answer_comes_at_an_hour_at_which_nobody_decides() {
    let stage = Stage::new().await;
    let bytes = photo(1);
    stage.list_as_abuse(md5_line(&bytes)).await;
    // Nine in the evening, where the campaign is at home.
    stage.later(11 * 3_600).await;
    for _ in 0..6 {
        let token = stage.photo(&bytes).await;
        stage.settle().await;
        let at = stage.row(stage.id(&token).await).await.resolve_at;
        let hour = stage.shell.app.campaign().local(at).hour();
        assert!((8..22).contains(&hour), "{hour}");
    }
}
