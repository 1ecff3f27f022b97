//! A node with this room, people who answer, and no network.

use crate::{Ask, Sweep, Written, routes, write};
use axum::Router;
use guard::{Guard, KeyPair, Slot};
use media::pool::{Patience, Pool, Program};
use post::Post;
use staff::Staff;
use std::path::Path;
use store::{Background, Uuid};
use testkit::{
    Shell,
    shell::{Answer, get, post_form},
};
use web::{Role, audit};

pub(super) struct Stage {
    pub(super) shell: Shell,
    pub(super) room: Ask,
    pub(super) router: Router,
    pub(super) background: Background,
    pub(super) safe: [KeyPair; 2],
}

impl Stage {
    pub(super) async fn new() -> Self {
        Self::over(Shell::new().await).await
    }

    /// One on each engine.
    pub(super) async fn both() -> [Self; 2] {
        let two = Shell::on_postgres().await;
        [Self::new().await, Self::over(two).await]
    }

    async fn over(shell: Shell) -> Self {
        let safe = [guard::make_key(), guard::make_key()];
        let mut tx = shell.begin().await;
        for (slot, key) in Slot::ALL.into_iter().zip(&safe) {
            guard::add_key(&mut tx, slot, &key.public).await.unwrap();
        }
        tx.commit().await.unwrap();
        Self::without_keys(shell, safe)
    }

    pub(super) fn without_keys(shell: Shell, safe: [KeyPair; 2]) -> Self {
        let app = shell.app.clone();
        let none = Program {
            path: "/nonexistent".into(),
            args: Vec::new(),
        };
        let pool = Pool::start(none, 1, Patience::default());
        let post = Post::new(app.clone(), Guard::new(app.clone()), pool);
        let room = Ask::new(post, help::Help::new(app.clone()));
        let all = routes(room.clone()).merge(staff::routes(Staff::new(app.clone())));
        Self {
            router: web::shell(&app, all),
            background: Background::new(app.db().clone()).work(Sweep(room.clone())),
            shell,
            room,
            safe,
        }
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        get(&self.router, path, "").await
    }

    pub(super) async fn send(&self, path: &str, fields: &[(&str, &str)], cookie: &str) -> Answer {
        post_form(&self.router, path, fields, cookie).await
    }

    pub(super) async fn ask(&self, words: &str) -> Answer {
        self.send("/ask", &[("question", words)], "").await
    }

    /// Asks, and gives the address of the receipt.
    pub(super) async fn asked(&self, words: &str) -> String {
        let answer = self.ask(words).await;
        assert_eq!(answer.status, 303, "{words}: {}", answer.text());
        answer.location().to_owned()
    }

    /// Somebody who works here, has agreed, and has passed the training.
    pub(super) async fn person(&self, name: &str, role: Role) -> String {
        let mut tx = self.shell.begin().await;
        let invited = staff::invite(&mut tx, &self.shell.app, name, role, "system").await;
        let Ok(staff::Invited::Link(token)) = invited else {
            panic!("no link for {name}");
        };
        tx.commit().await.unwrap();
        let link = format!("/desk/sign-in/{}", token.text());
        let cookie = self.send(&link, &[], "").await.cookie();
        let ticks = [("adult", "1"), ("read", "1"), ("agree", "1")];
        self.send("/desk/welcome", &ticks, &cookie).await;
        let people = staff::people(self.shell.app.db()).await.unwrap();
        let id = people.iter().find(|one| one.name == name).unwrap().id;
        let mut tx = self.shell.begin().await;
        staff::passed(&mut tx, id, staff::TRAINING).await.unwrap();
        tx.commit().await.unwrap();
        cookie
    }

    /// The ids at the desk, in order.
    pub(super) async fn waiting(&self, cookie: &str) -> Vec<Uuid> {
        let text = get(&self.router, "/desk/questions", cookie).await.text();
        let list = text.split("<h2>").next().unwrap();
        let ids = list.split("/desk/questions/").skip(1);
        ids.filter_map(|rest| rest.get(..36)?.parse().ok())
            .collect()
    }

    pub(super) async fn act(&self, id: Uuid, fields: &[(&str, &str)], cookie: &str) -> Answer {
        self.send(&format!("/desk/questions/{id}"), fields, cookie)
            .await
    }

    pub(super) async fn answer(&self, id: Uuid, words: &str, answer: &str, cookie: &str) {
        let fields = [("act", "answer"), ("words", words), ("answer", answer)];
        let done = self.act(id, &fields, cookie).await;
        assert_eq!(done.status, 303, "{}", done.text());
        assert!(
            done.location().ends_with("ask-said-answered"),
            "{}",
            done.location()
        );
    }

    /// Question and answer by people here.
    pub(super) async fn written(&self, words: &str, answer: &str, lang: &str) -> Uuid {
        let mut tx = self.shell.begin().await;
        let written = Written {
            words: words.into(),
            answer: answer.into(),
            lang: lang.into(),
            ..Written::default()
        };
        let id = write(&self.room, &mut tx, &written, "test").await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    pub(super) async fn verbs(&self) -> Vec<String> {
        let entries = audit::after(self.shell.app.db(), 0, 500).await.unwrap();
        entries.into_iter().map(|entry| entry.verb).collect()
    }

    /// True when these words stand in any file of the data folder: database, its log of writes, objects.
    pub(super) fn is_anywhere(&self, words: &str) -> bool {
        found_below(self.shell.dir.path(), words.as_bytes())
    }
}

fn found_below(folder: &Path, words: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return found_below(&path, words);
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        bytes.windows(words.len()).any(|part| part == words)
    })
}
