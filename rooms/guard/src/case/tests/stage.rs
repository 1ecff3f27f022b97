//! A node with guard alone, a vault with its two keys, and two officers.

use super::super::*;
use crate::{Guard, KeyPair, Slot};
use std::time::Duration;
use store::{Background, Millis, Uuid};
use testkit::Shell;

pub(super) const DAY_MS: Millis = 86_400_000;
pub(super) const WHY: &str = "a reason in a sentence";

pub(super) struct Stage {
    pub(super) shell: Shell,
    pub(super) guard: Guard,
    /// The private halves: the operator's, and the recovery key.
    pub(super) safe: [KeyPair; 2],
    pub(super) ruth: Uuid,
    pub(super) amara: Uuid,
    background: Background,
}

impl Stage {
    pub(super) async fn new() -> Self {
        Self::over(Shell::new().await).await
    }

    /// One on each engine.
    pub(super) async fn both() -> [Self; 2] {
        let postgres = Self::over(Shell::on_postgres().await).await;
        [Self::new().await, postgres]
    }

    async fn over(shell: Shell) -> Self {
        let guard = Guard::new(shell.app.clone());
        let safe = [crate::make_key(), crate::make_key()];
        let mut tx = shell.begin().await;
        for (slot, pair) in Slot::ALL.into_iter().zip(&safe) {
            crate::add_key(&mut tx, slot, &pair.public).await.unwrap();
        }
        tx.commit().await.unwrap();
        let background = Background::new(shell.app.db().clone())
            .work(Keep(shell.app.clone()))
            .work(Shred(shell.app.clone()));
        background.start_repeating().await.unwrap();
        background.settle().await.unwrap();
        let (ruth, amara) = (shell.app.db().ids().row(), shell.app.db().ids().row());
        Self {
            shell,
            guard,
            safe,
            ruth,
            amara,
            background,
        }
    }

    /// Facts of an upload of a post, as a list matched it.
    pub(super) fn facts(&self, post: Uuid, bytes: &[u8]) -> Facts {
        let sums = mediahash::Digests::of(bytes);
        Facts {
            upload: self.shell.app.db().ids().row(),
            post,
            received_at: self.shell.clock.now(),
            uploader: Some("192.0.2.1:4711".into()),
            md5: sums.md5.to_string(),
            sha256: sums.sha256.to_string(),
            known: Knowledge::by_match(true),
            viewed: false,
        }
    }

    pub(super) async fn open(&self, facts: &Facts, bytes: &[u8]) -> Uuid {
        self.guard.seal(facts, bytes).await.unwrap();
        let mut tx = self.shell.begin().await;
        self.guard.open_case(&mut tx, facts).await.unwrap();
        tx.commit().await.unwrap();
        let all = Case::list(self.shell.app.db()).await.unwrap();
        all.iter()
            .find(|case| case.item == facts.upload)
            .unwrap()
            .id
    }

    /// A case of a post of its own.
    pub(super) async fn case(&self, bytes: &[u8]) -> Uuid {
        let post = self.shell.app.db().ids().row();
        self.open(&self.facts(post, bytes), bytes).await
    }

    /// A case that was reported.
    pub(super) async fn reported(&self, bytes: &[u8]) -> Uuid {
        let id = self.case(bytes).await;
        let mut tx = self.shell.begin().await;
        let done = reported(&mut tx, id, ("NCMEC", "4711"), &self.ruth.to_string()).await;
        assert_eq!(done.unwrap(), Outcome::Done);
        tx.commit().await.unwrap();
        id
    }

    pub(super) async fn read(&self, id: Uuid) -> Case {
        Case::read(self.shell.app.db(), id).await.unwrap().unwrap()
    }

    pub(super) async fn later(&self, ms: Millis) {
        self.shell
            .clock
            .advance(Duration::from_millis(ms.try_into().unwrap()));
        self.background.settle().await.unwrap();
    }

    /// Ruth asks, Amara agrees.
    pub(super) async fn granted(&self, id: Uuid, purpose: Purpose) -> Uuid {
        let app = &self.shell.app;
        assert_eq!(
            ask(app, self.ruth, id, purpose, WHY).await.unwrap(),
            Outcome::Done
        );
        let grant = Grant::all(app, id).await.unwrap().pop().unwrap().id;
        let done = answer(app, Second::Officer(self.amara), grant, true).await;
        assert_eq!(done.unwrap(), Outcome::Done);
        grant
    }

    /// What the audit chain says of a case, by verb, without what is always there.
    pub(super) async fn audited(&self, id: Uuid) -> Vec<String> {
        let all = web::audit::after(self.shell.app.db(), 0, 500)
            .await
            .unwrap();
        let of_it = all.iter().filter(|entry| entry.subject == id.to_string());
        of_it
            .map(|entry| entry.verb.trim_start_matches("guard.case_").to_owned())
            .collect()
    }
}
