//! Signing in by a name: with a password and a code, or with a recovery code. What is replayed fails, too many failures
//! lock, and nobody learns who works here.

use super::{Room, key::Key};
use data_encoding::BASE32_NOPAD;
use std::time::Duration;
use testkit::{
    Shell,
    shell::{Answer, get, post_form},
};
use totp_rs::{Builder, Secret};
use web::{Role, audit};

const PASSWORD: &str = "three ducks on a wall";

/// The app with the secret of one person.
struct App(Vec<u8>);

impl App {
    /// The code that the app shows at a time.
    fn code(&self, now: i64) -> String {
        let totp = Builder::new().with_secret(Secret::from(self.0.as_slice()));
        let seconds = u64::try_from(now / 1000).unwrap();
        totp.build().unwrap().generate(seconds).to_string()
    }
}

impl Room {
    fn now(&self) -> i64 {
        self.shell.clock.now()
    }

    fn later(&self, seconds: u64) {
        self.shell.clock.advance(Duration::from_secs(seconds));
    }

    /// The whole way: a link, the welcome, a password with an app.
    async fn with_password(&self, name: &str, role: Role) -> (App, String) {
        let cookie = self.signed_in(name, role).await;
        self.agree(&cookie).await;
        let page = self.get("/desk/set-up/password", &cookie).await.text();
        let app = App(secret_of(&page));
        let code = app.code(self.now());
        let handle = handle_of(&page);
        let form = [
            ("handle", &*handle),
            ("password", PASSWORD),
            ("code", &*code),
        ];
        let answer = post_form(&self.router, "/desk/set-up/password", &form, &cookie).await;
        assert_eq!(answer.location(), "/desk/set-up", "{}", answer.text());
        (app, answer.cookie())
    }

    async fn by_name(&self, name: &str, password: &str, code: &str) -> Answer {
        let form = [("name", name), ("password", password), ("code", code)];
        post_form(&self.router, "/desk/sign-in", &form, "").await
    }

    async fn recover(&self, name: &str, code: &str) -> Answer {
        let form = [("name", name), ("code", code)];
        post_form(&self.router, "/desk/sign-in/recover", &form, "").await
    }
}

fn secret_of(page: &str) -> Vec<u8> {
    let (_, rest) = page.split_once("<p class=\"code\" dir=\"ltr\">").unwrap();
    let (typed, _) = rest.split_once('<').unwrap();
    BASE32_NOPAD
        .decode(typed.replace(' ', "").as_bytes())
        .unwrap()
}

fn handle_of(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"handle\" value=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

async fn a_code_works_once(shell: Shell) {
    let room = Room::over(shell);
    let (app, cookie) = room.with_password("Amara", Role::Editor).await;
    assert_eq!(room.get("/desk/set-up", &cookie).await.status, 200);
    // The code that set it up is spent.
    let spent = app.code(room.now());
    assert_eq!(room.by_name("Amara", PASSWORD, &spent).await.status, 422);
    room.later(30);
    let code = app.code(room.now());
    let answer = room.by_name(" Amara ", PASSWORD, &code).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, "/desk"));
    assert_eq!(room.get("/desk/me", &answer.cookie()).await.status, 200);
    let again = room.by_name("Amara", PASSWORD, &code).await;
    assert_eq!(
        (again.status.as_u16(), again.header("set-cookie")),
        (422, "")
    );
    room.later(30);
    // Nor does an earlier one, when the clock is set back to it.
    let now = app.code(room.now());
    assert_eq!(room.by_name("Amara", PASSWORD, &now).await.status, 303);
    room.shell.clock.set_back(Duration::from_secs(30));
    assert_eq!(room.by_name("Amara", PASSWORD, &code).await.status, 422);
    room.later(60);
    let (wrong, right) = ("four ducks on a wall", app.code(room.now()));
    assert_eq!(room.by_name("Amara", wrong, &right).await.status, 422);
    assert_eq!(room.by_name("Amara", PASSWORD, "000000").await.status, 422);
    // Two at once with one code: one of them.
    let both = tokio::join!(
        room.by_name("Amara", PASSWORD, &right),
        room.by_name("Amara", PASSWORD, &right)
    );
    let mut statuses = [both.0.status.as_u16(), both.1.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
}

#[tokio::test]
async fn a_code_works_once_on_sqlite() {
    a_code_works_once(Shell::in_earnest().await).await;
}

#[tokio::test]
async fn a_code_works_once_on_postgres() {
    a_code_works_once(Shell::in_earnest_on_postgres().await).await;
}

async fn failures_lock_a_name_for_longer_and_longer(shell: Shell) {
    let room = Room::over(shell);
    let (app, _) = room.with_password("Amara", Role::Editor).await;
    room.later(60);
    for name in ["Amara", "Nobody"] {
        for _ in 0..5 {
            assert_eq!(
                room.by_name(name, "wrong password", "000000").await.status,
                422
            );
        }
        let locked = room.by_name(name, "wrong password", "000000").await;
        assert_eq!(locked.status, 429);
        assert_eq!(locked.header("retry-after"), "30");
        // A recovery code is no way around it.
        assert_eq!(room.recover(name, "00000-00000").await.status, 429);
    }
    let right = app.code(room.now());
    assert_eq!(room.by_name("Amara", PASSWORD, &right).await.status, 429);
    room.later(30);
    assert_eq!(room.by_name("Amara", "wrong", "000000").await.status, 422);
    let locked = room.by_name("Amara", PASSWORD, &right).await;
    assert_eq!(locked.header("retry-after"), "60");
    room.later(60);
    let right = app.code(room.now());
    assert_eq!(room.by_name("Amara", PASSWORD, &right).await.status, 303);
    // It succeeded: it begins from nothing.
    for _ in 0..5 {
        assert_eq!(room.by_name("Amara", "wrong", "000000").await.status, 422);
    }
    let entries = audit::after(room.shell.app.db(), 0, 100).await.unwrap();
    let locked: Vec<_> = entries
        .iter()
        .filter(|entry| entry.verb == "staff.locked")
        .collect();
    let amara = room.id("Amara").await.to_string();
    assert_eq!(
        locked.len(),
        3,
        "the trail names nobody who does not work here"
    );
    assert!(locked.iter().all(|entry| entry.subject == amara));
}

#[tokio::test]
async fn failures_lock_a_name_for_longer_and_longer_on_sqlite() {
    failures_lock_a_name_for_longer_and_longer(Shell::in_earnest().await).await;
}

#[tokio::test]
async fn failures_lock_a_name_for_longer_and_longer_on_postgres() {
    failures_lock_a_name_for_longer_and_longer(Shell::in_earnest_on_postgres().await).await;
}

#[tokio::test]
async fn many_tries_at_once_are_no_way_around_the_lock() {
    let room = Room::over(Shell::in_earnest_on_postgres().await);
    room.with_password("Amara", Role::Editor).await;
    room.later(60);
    let tries = (0..12).map(|n| {
        let code = format!("{n:06}");
        let room = &room;
        async move { room.by_name("Amara", PASSWORD, &code).await.status.as_u16() }
    });
    let statuses = futures_util::future::join_all(tries).await;
    assert_eq!(statuses.iter().filter(|status| **status == 422).count(), 5);
    assert_eq!(statuses.iter().filter(|status| **status == 429).count(), 7);
}

#[tokio::test]
async fn a_home_that_tries_many_names_is_stopped() {
    let room = Room::over(Shell::limited().await);
    for n in 0..10 {
        let name = format!("Nobody {n}");
        assert_eq!(room.by_name(&name, PASSWORD, "000000").await.status, 422);
    }
    let stopped = room.by_name("Nobody else", PASSWORD, "000000").await;
    assert_eq!(stopped.status, 429);
    // Recovery codes are counted with them; passkeys are not.
    assert_eq!(room.recover("Nobody else", "x").await.status, 429);
    assert_eq!(room.get("/desk/sign-in", "").await.status, 200);
}

#[tokio::test]
async fn a_clock_set_back_locks_nobody_out_for_longer() {
    let room = Room::over(Shell::in_earnest().await);
    let (app, _) = room.with_password("Amara", Role::Editor).await;
    room.later(2 * 86_400);
    for _ in 0..5 {
        room.by_name("Amara", "wrong", "000000").await;
    }
    room.shell.clock.set_back(Duration::from_secs(86_400));
    let code = app.code(room.now());
    assert_eq!(room.by_name("Amara", PASSWORD, &code).await.status, 303);
}

#[tokio::test]
async fn nobody_learns_who_works_here() {
    let room = Room::over(Shell::in_earnest().await);
    room.with_password("Amara", Role::Editor).await;
    let mut key = Key::new(1);
    room.with_passkey("Noor0", Role::Owner, &mut key).await;
    room.later(60);
    let plain = |answer: &Answer, name: &str| {
        let id = answer.header("x-request-id").to_owned();
        let headers: Vec<_> = answer
            .headers
            .iter()
            .filter(|(header, _)| *header != "x-request-id")
            .map(|(header, value)| format!("{header}: {value:?}"))
            .collect();
        (
            answer.status,
            headers,
            answer.text().replace(&id, "").replace(name, ""),
        )
    };
    let mut told = Vec::new();
    // With a password, with a passkey only, of nobody.
    for name in ["Amara", "Noor0", "Zzzzz"] {
        let mut all = Vec::new();
        for _ in 0..6 {
            all.push(plain(&room.by_name(name, PASSWORD, "123456").await, name));
        }
        room.later(31);
        all.push(plain(&room.recover(name, "00000-00000").await, name));
        told.push(all);
        room.later(29);
    }
    assert_eq!(told[0], told[2]);
    assert_eq!(told[1], told[2]);
}

async fn a_recovery_code_works_once_and_leads_to_setting_up_anew(shell: Shell) {
    let (room, mut key) = (Room::over(shell), Key::new(1));
    let cookie = room.with_passkey("Amara", Role::Editor, &mut key).await;
    let page = post_form(&room.router, "/desk/set-up/codes", &[], &cookie).await;
    assert_eq!(page.header("cache-control"), "no-store");
    let codes: Vec<String> = page
        .text()
        .split("<li>")
        .filter_map(|rest| rest.split_once("</li>").map(|(code, _)| code.to_owned()))
        .filter(|code| code.len() == 11)
        .collect();
    assert_eq!(codes.len(), 10);
    assert_eq!(room.recover("Amaro", &codes[0]).await.status, 422);
    let answer = room.recover("Amara", &codes[0].to_uppercase()).await;
    assert_eq!(
        (answer.status.as_u16(), answer.location()),
        (303, "/desk/set-up")
    );
    // What was lost is worth nothing any more.
    assert_eq!(room.get("/desk/me", &cookie).await.status, 401);
    assert_eq!(room.sign_in_by(&mut key).await.status, 403);
    let mut anew = Key::new(2);
    assert_eq!(room.add(&mut anew, &answer.cookie()).await.status, 200);
    assert_eq!(room.recover("Amara", &codes[0]).await.status, 422);
    let verbs = room.verbs().await;
    let tail: Vec<_> = verbs.iter().map(String::as_str).rev().take(5).collect();
    assert_eq!(
        tail,
        [
            "staff.confirmed",
            "staff.credential_added",
            "staff.signed_in",
            "staff.credential_removed",
            "staff.recovery_used"
        ]
    );
    // New ones replace the old ones.
    let cookie = room.sign_in_by(&mut anew).await.cookie();
    post_form(&room.router, "/desk/set-up/codes", &[], &cookie).await;
    assert_eq!(room.recover("Amara", &codes[1]).await.status, 422);
}

#[tokio::test]
async fn a_recovery_code_works_once_and_leads_to_setting_up_anew_on_sqlite() {
    a_recovery_code_works_once_and_leads_to_setting_up_anew(Shell::in_earnest().await).await;
}

#[tokio::test]
async fn a_recovery_code_works_once_and_leads_to_setting_up_anew_on_postgres() {
    let shell = Shell::in_earnest_on_postgres().await;
    a_recovery_code_works_once_and_leads_to_setting_up_anew(shell).await;
}

#[tokio::test]
async fn a_password_is_kept_only_with_the_code_of_its_secret() {
    let room = Room::over(Shell::in_earnest().await);
    let cookie = room.signed_in("Amara", Role::Editor).await;
    room.agree(&cookie).await;
    let page = room.get("/desk/set-up/password", &cookie).await.text();
    let (app, handle) = (App(secret_of(&page)), handle_of(&page));
    let set = async |handle: &str, password: &str, code: &str| {
        let form = [("handle", handle), ("password", password), ("code", code)];
        post_form(&room.router, "/desk/set-up/password", &form, &cookie).await
    };
    let code = app.code(room.now());
    for (password, code, said) in [
        ("short", &*code, "too short"),
        ("passwordpassword", &code, "easy to guess"),
        (PASSWORD, "000000", "code was not right"),
    ] {
        let answer = set(&handle, password, code).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains(said), "{password}");
        // The app need not be told again.
        assert_eq!(handle_of(&answer.text()), handle);
        assert_eq!(secret_of(&answer.text()), app.0);
    }
    assert_eq!(room.get("/desk/people", &cookie).await.status, 403);
    room.shell.clock.advance(Duration::from_secs(29 * 60));
    get(&room.router, "/desk/me", &cookie).await;
    room.later(120);
    let late = set(&handle, PASSWORD, &app.code(room.now())).await;
    assert!(late.text().contains("too old"));
    let (app, handle) = (App(secret_of(&late.text())), handle_of(&late.text()));
    let done = set(&handle, PASSWORD, &app.code(room.now())).await;
    assert_eq!(done.location(), "/desk/set-up");
}
