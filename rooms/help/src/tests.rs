//! Requests in, pages out: in every language, with everything else broken.

use crate::{Help, hotlines::Hotlines, kept, routes, views::InCountry};
use askama::Template as _;
use axum::Router;
use jiff::civil::{Date, date};
use testkit::{
    Shell,
    shell::{Answer, get, post_form},
};
use web::{Campaign, Operator, Page, Person, Role};

const PLAIN: [&str; 4] = ["/help", "/help/us", "/help/fr", "/help/safety"];
const LEGAL: [&str; 3] = ["/privacy", "/terms", "/contact"];
/// A page of help, before compression: slow networks, old phones.
const HELP_BYTES_MAX: usize = 20_000;

struct Room {
    shell: Shell,
    help: Help,
    router: Router,
}

impl Room {
    async fn new() -> Self {
        Self::over(Shell::new().await)
    }

    fn over(shell: Shell) -> Self {
        let help = Help::new(shell.app.clone());
        let router = web::shell(&shell.app, routes(&help));
        Self {
            shell,
            help,
            router,
        }
    }

    async fn get(&self, path: &str) -> Answer {
        get(&self.router, path, "").await
    }

    async fn sign_in(&self, name: &str, role: Role) -> String {
        let person = Person {
            id: self.shell.app.db().ids().row(),
            name: name.into(),
            role,
        };
        self.shell.session(&person).await
    }

    /// Every page in both languages, and where it was.
    async fn pages(&self) -> Vec<(String, Answer)> {
        let mut pages = Vec::new();
        for path in PLAIN.iter().chain(&LEGAL) {
            for lang in ["en", "es"] {
                let path = format!("/{lang}{path}");
                let answer = self.get(&path).await;
                pages.push((path, answer));
            }
        }
        pages
    }
}

/// The values of an attribute in the tags of one name.
fn attributes<'a>(html: &'a str, tag: &str, name: &str) -> Vec<&'a str> {
    let (opening, naming) = (format!("<{tag} "), format!("{name}=\""));
    let tags = html.split(opening.as_str()).skip(1);
    tags.filter_map(|rest| rest.split('>').next())
        .filter_map(|inside| inside.split_once(naming.as_str()))
        .filter_map(|(_, after)| after.split('"').next())
        .collect()
}

#[tokio::test]
async fn every_page_is_whole_in_every_language_with_the_database_gone() {
    let room = Room::new().await;
    room.shell.app.db().close().await;
    for (path, answer) in room.pages().await {
        assert_eq!(answer.status, 200, "{path}");
        let text = answer.text();
        let words = room.shell.app.words();
        let lang = words.find(&path[1..3]).unwrap();
        let shown = if words.is_reviewed(lang) {
            lang.code()
        } else {
            "en"
        };
        assert!(text.contains(&format!("<html lang=\"{shown}\"")), "{path}");
        // A key without words is shown as itself.
        assert!(!text.contains(">help-") && !text.contains("{ $"), "{path}");
    }
}

#[tokio::test]
async fn words_that_no_person_has_read_stand_in_english_and_say_so() {
    let room = Room::over(Shell::in_languages(&["en", "ar"], false).await);
    let arabic = room.shell.app.words().find("ar").unwrap().clone();
    assert!(!room.shell.app.words().is_reviewed(&arabic));
    for path in PLAIN.iter().chain(&LEGAL) {
        let text = room.get(&format!("/ar{path}")).await.text();
        assert!(text.contains("<html lang=\"en\" dir=\"ltr\">"), "{path}");
        assert!(
            text.contains("<p class=\"page unread\" lang=\"ar\" dir=\"rtl\">"),
            "{path}"
        );
        // The way back to the reader's language stays open.
        assert!(text.contains("href=\"/ar/help"), "{path}");
        let read = room.get(&format!("/en{path}")).await.text();
        assert!(!read.contains("unread"), "{path}");
    }
}

#[tokio::test]
async fn a_demo_shows_them_right_to_left_and_says_that_nobody_has_read_them() {
    let room = Room::over(Shell::in_languages(&["en", "ar"], true).await);
    for path in PLAIN.iter().chain(&LEGAL) {
        let text = room.get(&format!("/ar{path}")).await.text();
        assert!(text.contains("<html lang=\"ar\" dir=\"rtl\">"), "{path}");
        assert!(text.contains("unread\" lang=\"ar\""), "{path}");
        // Whatever is dialled runs from left to right, in the digits of a phone.
        for call in attributes(&text, "a", "href")
            .iter()
            .filter(|a| a.starts_with("tel:"))
        {
            assert!(
                text.contains(&format!("href=\"{call}\" dir=\"ltr\"")),
                "{path}: {call}"
            );
        }
    }
}

#[tokio::test]
async fn no_page_sets_a_cookie_or_asks_another_site() {
    let room = Room::new().await;
    let here = room.shell.app.settings().public_url.clone();
    for (path, answer) in room.pages().await {
        assert_eq!(answer.header("set-cookie"), "", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        let text = answer.text();
        let asked = [("link", "href"), ("script", "src"), ("img", "src")];
        let asked: Vec<_> = asked
            .iter()
            .flat_map(|(tag, name)| attributes(&text, tag, name))
            .collect();
        assert!(asked.len() >= 3, "{path}: {asked:?}");
        for address in asked {
            let ours = address.starts_with('/') && !address.starts_with("//");
            assert!(
                ours || address.starts_with("data:,") || address.starts_with(&here),
                "{path}: {address}"
            );
        }
        for gone in [
            "<iframe", "<form", "<input", "<video", "<object", "url(", "@import",
        ] {
            assert!(!text.contains(gone), "{path}: {gone}");
        }
    }
}

#[tokio::test]
async fn a_link_to_another_site_does_not_say_where_it_came_from() {
    let room = Room::new().await;
    for path in PLAIN {
        let text = room.get(path).await.text();
        let out = text
            .split("<a ")
            .skip(1)
            .filter(|a| a.starts_with("href=\"http"));
        let mut count = 0;
        for link in out {
            assert!(
                link.split('>')
                    .next()
                    .unwrap()
                    .contains("rel=\"noreferrer\""),
                "{path}: {link:.80}"
            );
            count += 1;
        }
        assert!(count >= 3 || path == "/help/safety", "{path}: {count}");
    }
}

#[tokio::test]
async fn help_is_light_plain_and_has_a_title_nobody_wonders_about() {
    let room = Room::new().await;
    let shown = room.help.shelf().now();
    for country in shown.value.countries("en") {
        let path = format!("/es/help/{}", country.code.to_lowercase());
        let answer = room.get(&path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(
            answer.body.len() <= HELP_BYTES_MAX,
            "{path}: {} bytes",
            answer.body.len()
        );
    }
    for (path, answer) in room.pages().await {
        if !path.contains("/help") {
            continue;
        }
        let text = answer.text();
        assert!(
            answer.body.len() <= HELP_BYTES_MAX,
            "{path}: {} bytes",
            answer.body.len()
        );
        assert!(text.contains("<body class=\"plain\""), "{path}");
        let title = text
            .split_once("<title>")
            .unwrap()
            .1
            .split_once("</title>")
            .unwrap()
            .0;
        let told = [
            "X",
            "traffick",
            "trata",
            "abus",
            &room.shell.app.campaign().name,
        ];
        assert!(
            told.iter().all(|word| !title.contains(word)),
            "{path}: {title}"
        );
    }
}

#[tokio::test]
async fn a_country_shows_its_emergency_number_before_all_others() {
    let room = Room::new().await;
    let text = room.get("/en/help/us").await.text();
    let first = text.find("href=\"tel:").unwrap();
    assert!(text[first..].starts_with("href=\"tel:911\""));
    assert!(text.contains("href=\"tel:+18883737888\" dir=\"ltr\">1-888-373-7888</a>"));
    assert!(text.contains("href=\"sms:233733\""));
    assert!(!text.contains("HSI tip line"));
    let unknown = room.get("/en/help/za").await.text();
    assert!(unknown.contains("no checked emergency number"));
    assert_eq!(room.get("/help/xx").await.status, 404);
}

/// An old number is better than none, and whoever calls it is told that it is old.
#[tokio::test]
async fn a_line_says_when_it_was_checked_and_stays_when_that_is_long_ago() {
    let room = Room::new().await;
    let shown = room.help.shelf().now();
    let on = |day: Date| {
        let page = Page::sample(&room.shell.app, &room.shell.app.words().offered()[0]);
        let lines: &Hotlines = &shown.value;
        let view = InCountry::new(page, lines, lines.country("us").unwrap(), day);
        view.render().unwrap()
    };
    let fresh = on(date(2026, 11, 25));
    assert!(fresh.contains(">Checked on 22 November 2026<"));
    assert!(fresh.contains(">Last checked on 26 September 2023. It may have changed since.<"));

    let old = on(date(2027, 11, 25));
    assert!(old.contains("href=\"tel:+18883737888\""));
    assert!(old.contains(">Last checked on 22 November 2026. It may have changed since.<"));
    assert!(!old.contains(">Checked on"));
}

#[tokio::test]
async fn help_does_not_guess_where_somebody_is() {
    let room = Room::new().await;
    let text = room.get("/es/help").await.text();
    for (link, number) in [
        ("/es/help/us", "911"),
        ("/es/help/gb", "999"),
        ("/es/help/fr", "112"),
    ] {
        assert!(text.contains(&format!("href=\"{link}\"")), "{link}");
        assert!(text.contains(&format!("href=\"tel:{number}\"")), "{number}");
    }
    for outside in [
        "https://takeitdown.ncmec.org",
        "https://stopncii.org",
        "https://www.inhope.org/",
    ] {
        assert!(text.contains(outside), "{outside}");
    }
}

#[tokio::test]
async fn exit_leads_away_until_the_way_back_is_taken() {
    let room = Room::new().await;
    let away = room.get("/exit").await;
    assert_eq!(away.status, 303);
    assert_eq!(away.location(), Campaign::default().exit_to);
    assert_eq!(away.header("referrer-policy"), "no-referrer");
    assert_eq!(away.header("cache-control"), "no-store");
    let seconds = kept::EXIT_MINUTES * 60;
    assert!(
        away.header("set-cookie")
            .contains(&format!("Max-Age={seconds};"))
    );

    let mark = away.cookie();
    for path in LEGAL {
        let answer = get(&room.router, path, &mark).await;
        assert_eq!(
            (answer.status.as_u16(), answer.location()),
            (303, away.location()),
            "{path}"
        );
    }
    for path in PLAIN {
        let answer = get(&room.router, path, &mark).await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("set-cookie"), "", "{path}");
    }
    let safety = get(&room.router, "/es/help/safety", &mark).await.text();
    assert!(safety.contains("href=\"/es/back\""));
    let back = get(&room.router, "/es/back", &mark).await;
    assert_eq!((back.status.as_u16(), back.location()), (303, "/es/"));
    assert!(
        back.header("set-cookie").starts_with("x=; ")
            && back.header("set-cookie").contains("Max-Age=0")
    );
}

#[tokio::test]
async fn the_organizer_is_named_or_said_to_be_missing() {
    let room = Room::new().await;
    let empty = "The organizer has not filled this in yet.";
    for path in ["/en/privacy", "/en/terms", "/en/contact"] {
        assert_eq!(
            room.get(path).await.text().matches(empty).count(),
            3,
            "{path}"
        );
    }
    let operator = Operator {
        name: "Hands <Together>".into(),
        address: "1 Main Street, Springfield".into(),
        email: "people@example.org".into(),
        ..Operator::default()
    };
    room.shell.app.set_campaign(Campaign {
        operator,
        ..Campaign::default()
    });
    for path in ["/en/privacy", "/en/terms", "/en/contact"] {
        let text = room.get(path).await.text();
        assert!(!text.contains(empty), "{path}");
        assert!(text.contains("Hands &#60;Together&#62;"), "{path}");
        assert!(
            text.contains("href=\"mailto:people@example.org\""),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_privacy_page_says_its_numbers() {
    let text = Room::new().await.get("/en/privacy").await.text();
    for promise in [
        "(10 seconds)",
        "destroyed 7 days after you are told",
        "encrypted for 7 days",
        "destroyed 30 days after the decision",
        "for 180 days",
        "lasts 10 minutes",
    ] {
        assert!(text.contains(promise), "{promise}");
    }
}

#[tokio::test]
async fn the_x_is_said_not_to_be_a_signal() {
    let room = Room::new().await;
    let text = room.get("/en/help/safety").await.text();
    assert!(text.contains("The X is a sign of support, not a signal for help."));
    assert!(text.contains("does not erase your history"));
}

/// The page of a country, and what staff do from theirs.
struct Staffed {
    room: Room,
    cookies: [String; 2],
}

impl Staffed {
    async fn new() -> Self {
        let room = Room::new().await;
        let ines = room.sign_in("Ines", Role::Moderator).await;
        let sam = room.sign_in("Sam", Role::Editor).await;
        Self {
            room,
            cookies: [ines, sam],
        }
    }

    async fn post(&self, who: usize, path: &str, fields: &[(&str, &str)]) -> Answer {
        post_form(&self.room.router, path, fields, &self.cookies[who]).await
    }
}

#[tokio::test]
async fn one_takes_a_wrong_number_off_and_two_put_it_back() {
    let desk = Staffed::new().await;
    let number = "href=\"tel:+18883737888\"";
    assert!(desk.room.get("/en/help/us").await.text().contains(number));
    let off = [("id", "us-nhth"), ("why", "Nobody answers any more")];
    assert_eq!(desk.post(0, "/desk/lines/off", &off).await.status, 303);
    assert!(!desk.room.get("/en/help/us").await.text().contains(number));
    assert_eq!(desk.post(0, "/desk/lines/off", &off).await.status, 404);

    let list = get(&desk.room.router, "/desk/lines", &desk.cookies[1])
        .await
        .text();
    assert!(list.contains("Nobody answers any more"));
    assert_eq!(
        desk.post(1, "/desk/lines/back", &off[..1]).await.status,
        303
    );
    assert!(!desk.room.get("/en/help/us").await.text().contains(number));
    let db = desk.room.shell.app.db();
    let open = web::content::open(db, "help").await.unwrap();
    let path = format!("/desk/lines/texts/change/{}", open[0].id);
    let own = desk.post(1, &path, &[("answer", "publish")]).await;
    assert_eq!(own.status, 409);
    let other = desk.room.sign_in("Ruth", Role::Owner).await;
    let agreed = post_form(&desk.room.router, &path, &[("answer", "publish")], &other).await;
    assert_eq!(agreed.status, 303);
    assert!(desk.room.get("/en/help/us").await.text().contains(number));
}

#[tokio::test]
async fn a_change_is_looked_at_laid_before_others_and_published() {
    let desk = Staffed::new().await;
    let path = "/desk/lines/texts/text?path=hotlines/us.toml";
    let page = get(&desk.room.router, path, &desk.cookies[1]).await;
    assert_eq!(page.status, 200);
    let file = include_str!("../../../content/hotlines/us.toml");
    let wrong = file.replace("+18883737888", "1-800-HELP-NOW");
    let right = file.replace(
        "verified_on = \"2026-11-22\"",
        "verified_on = \"2026-12-01\"",
    );
    let fields = |text| {
        [
            ("path", "hotlines/us.toml"),
            ("text", text),
            ("note", "Called it"),
        ]
    };
    let looked = desk
        .post(1, "/desk/lines/texts/preview", &fields(&wrong))
        .await;
    assert!(looked.text().contains("no letters, no spaces"));
    let refused = desk
        .post(1, "/desk/lines/texts/propose", &fields(&wrong))
        .await;
    assert_eq!(refused.status, 422);
    let same = desk
        .post(1, "/desk/lines/texts/propose", &fields(file))
        .await;
    assert_eq!(same.status, 400);
    // Lines end as forms end them.
    let typed = right.replace('\n', "\r\n");
    let laid = desk
        .post(1, "/desk/lines/texts/propose", &fields(&typed))
        .await;
    assert_eq!(laid.status, 303, "{}", laid.text());
    let change = laid.location();
    let ruth = desk.room.sign_in("Ruth", Role::Owner).await;
    let seen = get(&desk.room.router, change, &ruth).await.text();
    assert!(seen.contains("+ verified_on = &#34;2026-12-01&#34;") && seen.contains("Called it"));
    let published = post_form(&desk.room.router, change, &[("answer", "publish")], &ruth).await;
    assert_eq!(published.status, 303);
    let text = desk.room.get("/en/help/us").await.text();
    assert!(text.contains(">Checked on 1 December 2026<"));
    assert_eq!(get(&desk.room.router, change, &ruth).await.status, 404);
    let past = get(&desk.room.router, path, &ruth).await.text();
    assert!(past.contains("Called it") && past.contains("Sam"));
    for bad in [
        "../x.toml",
        "hotlines/../x.toml",
        "hotlines/US.toml",
        "hotlines",
        "/etc/passwd",
    ] {
        let path = format!("/desk/lines/texts/text?path={bad}");
        assert_eq!(
            get(&desk.room.router, &path, &ruth).await.status,
            404,
            "{bad}"
        );
    }
    let moderator = get(&desk.room.router, path, &desk.cookies[0]).await;
    assert_eq!(moderator.status, 403);
}
