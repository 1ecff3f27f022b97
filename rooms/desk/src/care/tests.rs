//! Requests in; status, body and rows out. The clock is moved by hand.

use super::{keep, limits, queries};
use crate::tests::Room;
use store::{Uuid, args};
use testkit::{
    Shell,
    shell::{get, post_form},
};
use web::Role;

impl Room {
    async fn wishes(&self, cookie: &str, fields: &[(&str, &str)]) {
        let kept = post_form(&self.router, "/desk/care", fields, cookie).await;
        assert_eq!(kept.status, 200, "{}", kept.text());
        assert!(kept.text().contains("Kept."));
    }

    async fn sees(&self, cookie: &str, post: Uuid) -> u16 {
        let path = format!("/desk/picture/{post}/320");
        get(&self.router, &path, cookie).await.status.as_u16()
    }

    /// What the page says of a break: it is offered, or waits.
    async fn break_is_due(&self, cookie: &str) -> bool {
        let text = self.get("/desk", cookie).await.text();
        let notice = text.split("id=\"break\"").nth(1).unwrap();
        !notice.split('>').next().unwrap().contains("hidden")
    }
}

async fn the_day_ends_with_the_last_picture(shell: Shell) {
    let room = Room::over(shell);
    let amara = room.person("Amara", Role::Moderator).await;
    let sam = room.person("Sam", Role::Moderator).await;
    room.wishes(&amara, &[("pictures", "20")]).await;
    let mut posts = Vec::new();
    for n in 1..=21 {
        posts.push(room.posted(n, None).await.0);
    }
    let last = posts.pop().unwrap();
    for post in &posts {
        assert_eq!(room.sees(&amara, *post).await, 200);
    }
    assert_eq!(
        room.sees(&amara, posts[0]).await,
        200,
        "again is one picture"
    );
    let one_more = room.get(&format!("/desk/picture/{last}/320"), &amara).await;
    assert_eq!(one_more.status, 403);
    assert!(one_more.text().contains("enough for today"));
    let id = room.id("Amara").await;
    let today = keep::today(&room.shell.app, id).await.unwrap();
    assert_eq!((today.pictures, today.enough), (20, 20));
    // Nothing more comes, kindly; what was in hand goes to the others; what may show abuse can still be sealed away.
    assert_eq!(room.get("/desk", &amara).await.location(), "/desk/rest");
    let rest = room.get("/desk/rest", &amara).await.text();
    assert!(rest.contains("That was enough for today") && rest.contains("Ruth Okafor"));
    assert_eq!(room.batch(&sam).await.len(), 20);
    assert_eq!(room.sees(&sam, last).await, 200);
    // It is ten in the morning in New York: the day of the campaign ends there, not in Greenwich.
    room.pass(14 * 3600 - 1);
    let late = room.person("Amara", Role::Moderator).await;
    assert_eq!(room.get("/desk", &late).await.location(), "/desk/rest");
    room.pass(1);
    assert_eq!(room.get("/desk", &late).await.status, 200);
    assert_eq!(room.sees(&late, last).await, 200);
    let today = keep::today(&room.shell.app, id).await.unwrap();
    assert_eq!(today.pictures, 1);
    let who = keep::who(&room.shell.app, id);
    let old = room.shell.app.db();
    let old = old
        .number(queries::EXPOSURE, args![who, "2027-02-22"])
        .await;
    assert_eq!(old.unwrap(), 0, "yesterday is swept away");
}

#[tokio::test]
async fn the_day_ends_with_the_last_picture_on_sqlite() {
    the_day_ends_with_the_last_picture(Shell::new().await).await;
}

#[tokio::test]
async fn the_day_ends_with_the_last_picture_on_postgres() {
    the_day_ends_with_the_last_picture(Shell::on_postgres().await).await;
}

#[tokio::test]
async fn looking_at_many_at_once_never_goes_beyond_the_number() {
    let room = Room::over(Shell::on_postgres().await);
    let amara = room.person("Amara", Role::Moderator).await;
    room.wishes(&amara, &[("pictures", "20")]).await;
    let mut posts = Vec::new();
    for n in 1..=23 {
        posts.push(room.posted(n, None).await.0);
    }
    for post in posts.drain(..18) {
        assert_eq!(room.sees(&amara, post).await, 200);
    }
    let [a, b, c, d, e] = *posts else { panic!() };
    let seen = tokio::join!(
        room.sees(&amara, a),
        room.sees(&amara, b),
        room.sees(&amara, c),
        room.sees(&amara, d),
        room.sees(&amara, e)
    );
    let seen = [seen.0, seen.1, seen.2, seen.3, seen.4];
    assert_eq!(
        seen.iter().filter(|status| **status == 200).count(),
        2,
        "{seen:?}"
    );
}

#[tokio::test]
async fn the_lead_lowers_the_number_for_all_and_nobody_else_does() {
    let room = Room::new().await;
    let lea = room.person("Lea", Role::LeadModerator).await;
    let amara = room.person("Amara", Role::Moderator).await;
    let set = |n| [("pictures", n)];
    for bad in ["0", "19", "401", "many"] {
        let answer = post_form(&room.router, "/desk/group", &set(bad), &lea).await;
        assert_eq!(answer.status, 400, "{bad}");
    }
    assert_eq!(
        post_form(&room.router, "/desk/group", &set("50"), &amara)
            .await
            .status,
        403
    );
    assert_eq!(
        post_form(&room.router, "/desk/group", &set("50"), &lea)
            .await
            .status,
        303
    );
    assert_eq!(room.verbs().await.last().unwrap(), "desk.cap_set");
    let id = room.id("Amara").await;
    let enough = async || keep::today(&room.shell.app, id).await.unwrap().enough;
    assert_eq!(enough().await, 50);
    room.wishes(&amara, &[("pictures", "400")]).await;
    assert_eq!(enough().await, 50, "nobody raises it for themselves");
    room.wishes(&amara, &[("pictures", "30")]).await;
    assert_eq!(enough().await, 30);
    room.wishes(&amara, &[("pictures", "")]).await;
    assert_eq!(enough().await, 50);
}

#[tokio::test]
async fn a_break_is_offered_after_a_stretch_of_work() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    for _ in 0..6 {
        assert!(!room.break_is_due(&amara).await);
        room.pass(4 * 60);
    }
    assert!(!room.break_is_due(&amara).await, "24 minutes");
    room.pass(59);
    assert!(!room.break_is_due(&amara).await);
    room.pass(1);
    assert!(room.break_is_due(&amara).await, "25 minutes");
    assert_eq!(limits::BREAK_AFTER_MS, 25 * 60_000);
    let rest = post_form(&room.router, "/desk/rest", &[], &amara).await;
    assert_eq!(rest.location(), "/desk/rest");
    assert!(!room.break_is_due(&amara).await, "it begins anew");
}

#[tokio::test]
async fn who_was_away_has_had_a_break() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    for _ in 0..5 {
        assert!(!room.break_is_due(&amara).await);
        room.pass(4 * 60);
    }
    room.pass(60);
    assert!(!room.break_is_due(&amara).await, "five minutes away");
    for _ in 0..6 {
        room.pass(4 * 60);
        assert!(!room.break_is_due(&amara).await);
    }
    room.pass(60);
    assert!(room.break_is_due(&amara).await);
}

async fn what_somebody_wants_to_be_spared_is_not_put_into_their_hand(shell: Shell) {
    let room = Room::over(shell);
    let amara = room.person("Amara", Role::Moderator).await;
    let sam = room.person("Sam", Role::Moderator).await;
    let (hurt, _) = room.posted(1, None).await;
    let (plain, _) = room.posted(2, None).await;
    assert_eq!(room.batch(&amara).await.len(), 2);
    let note = [
        ("post", &*hurt.to_string()),
        ("note", "look twice"),
        ("injury", "1"),
    ];
    post_form(&room.router, "/desk/notes", &note, &sam).await;
    room.wishes(&amara, &[("no_injuries", "1")]).await;
    assert_eq!(room.batch(&amara).await, [plain]);
    let mut tx = room.shell.begin().await;
    crate::flow::fit(&mut tx, hurt).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        room.batch(&amara).await,
        [plain],
        "news of the post change nothing"
    );
    room.wishes(&amara, &[("words_only", "1")]).await;
    assert!(room.batch(&amara).await.is_empty());
    assert_eq!(room.batch(&sam).await.len(), 2, "the others get it");
    post_form(&room.router, "/desk/rest", &[], &sam).await;
    room.wishes(&amara, &[]).await;
    assert_eq!(room.batch(&amara).await.len(), 2);
}

#[tokio::test]
async fn what_somebody_wants_to_be_spared_is_not_put_into_their_hand_on_sqlite() {
    what_somebody_wants_to_be_spared_is_not_put_into_their_hand(Shell::new().await).await;
}

#[tokio::test]
async fn what_somebody_wants_to_be_spared_is_not_put_into_their_hand_on_postgres() {
    what_somebody_wants_to_be_spared_is_not_put_into_their_hand(Shell::on_postgres().await).await;
}

#[tokio::test]
async fn words_that_wait_and_what_was_reported_are_kinds_of_their_own() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let (post, name) = room.on_the_wall(1, &amara).await;
    let report = format!("/p/{name}/report");
    post_form(&room.router, &report, &[("reason", "other")], "").await;
    let stays = [("post", &*post.to_string()), ("answer", "stays")];
    post_form(&room.router, "/desk/objections", &stays, &amara).await;
    room.settle().await;
    let mut tx = room.shell.begin().await;
    let view = post::held_view(&mut tx, post).await.unwrap().unwrap();
    let args = args![post, view.upload, 1_i64, 1_i64, 0_i64, post];
    tx.execute(crate::queries::ITEM_PUT, args).await.unwrap();
    keep::sort(&mut tx, &view).await.unwrap();
    tx.commit().await.unwrap();
    for (wish, in_hand) in [
        ("no_reported", false),
        ("words_only", true),
        ("country", true),
    ] {
        room.wishes(&amara, &[(wish, "1")]).await;
        let leased = crate::batch::take(&room.desk, room.id("Amara").await).await;
        assert!(leased.is_ok());
        let count = crate::batch::count(&room.desk, room.id("Amara").await).await;
        assert_eq!(count.unwrap() > 0, in_hand, "{wish}");
    }
}

/// Every page of the staff, as each colleague has it.
async fn pages(room: &Room, colleagues: &[String]) -> Vec<String> {
    let declared = crate::routes(room.desk.clone());
    let open = |path: &&str| !path.contains('{') && path.starts_with("/desk");
    let mut paths: Vec<_> = declared
        .declared()
        .iter()
        .filter(|route| route.method == "GET")
        .map(|route| route.path.as_str())
        .filter(open)
        .collect();
    paths.extend(["/desk/me", "/desk/people", "/desk/cases", "/desk/welcome"]);
    let mut pages = Vec::new();
    for cookie in colleagues {
        for path in &paths {
            let answer = room.get(path, cookie).await;
            let text = answer.text().replace(answer.header("x-request-id"), "");
            // How many people have posts in hand is for all to know.
            let text = text
                .replace("\"working\":0", "")
                .replace("\"working\":1", "");
            pages.push(format!("{path} {} {text}", answer.status));
        }
    }
    pages
}

#[tokio::test]
async fn no_colleague_and_no_owner_sees_how_somebody_takes_care() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let mut colleagues = Vec::new();
    for role in Role::ALL {
        colleagues.push(
            room.person(&format!("{} of the day", role.name()), role)
                .await,
        );
    }
    let (post, _) = room.posted(1, None).await;
    // The first round takes the post into a hand, which the counts of the desk say.
    pages(&room, &colleagues).await;
    let before = (pages(&room, &colleagues).await, room.verbs().await);
    let all = [
        ("pictures", "37"),
        ("words_only", "1"),
        ("no_reported", "1"),
        ("no_injuries", "1"),
        ("country", "ES"),
    ];
    room.wishes(&amara, &all).await;
    post_form(&room.router, "/desk/rest", &[], &amara).await;
    assert_eq!(room.get("/desk/care", &amara).await.status, 200);
    let after = (pages(&room, &colleagues).await, room.verbs().await);
    assert_eq!(before.1, after.1, "the audit chain says nothing of it");
    for (before, after) in before.0.iter().zip(&after.0) {
        assert_eq!(before, after);
        assert!(!after.contains("value=\"37\"") && !after.contains(" checked><span>pictures"));
    }
    // Nor do the pages say how many somebody looked at, once they did.
    let before = pages(&room, &colleagues).await;
    let who = room.id("Amara").await;
    let person = web::Person {
        id: who,
        name: "Amara".into(),
        role: Role::Moderator,
    };
    keep::exposed(&room.desk, &person, post).await.unwrap();
    assert_eq!(keep::today(&room.shell.app, who).await.unwrap().pictures, 1);
    assert_eq!(before, pages(&room, &colleagues).await);
    // Whoever has the file of the database alone reads neither what was wished for nor by whom.
    let files = std::fs::read_dir(room.shell.dir.path()).unwrap();
    for file in files.filter_map(|file| std::fs::read(file.unwrap().path()).ok()) {
        let found = |what: &[u8]| file.windows(what.len()).any(|part| part == what);
        assert!(!found(b"words_only") && !found(b"no_injuries"));
    }
    let owners = keep::wishes(&room.shell.app, room.id("owner of the day").await).await;
    assert_eq!(owners.unwrap(), super::model::Wishes::default());
}

#[tokio::test]
async fn a_page_for_a_rest_has_somebody_to_call_here_and_elsewhere() {
    let room = Room::new().await;
    let amara = room.person("Amara", Role::Moderator).await;
    let rest = room.get("/desk/rest", &amara).await.text();
    assert!(rest.contains("Ruth Okafor") && rest.contains("+1 555 0100"));
    let countries = room.desk.help().named_countries("en");
    for (code, name) in [&countries[0], countries.last().unwrap()] {
        room.wishes(&amara, &[("country", code)]).await;
        let rest = room.get("/desk/rest", &amara).await.text();
        assert!(rest.contains(&format!(": {name}</h2>")), "{code}");
        assert!(rest.contains("href=\"tel:"), "{code}");
    }
    room.wishes(&amara, &[("country", "XX")]).await;
    assert_eq!(room.get("/desk/rest", &amara).await.status, 200);
}
