//! A node with guard alone, its vault's keys, two officers, and the stand-in.

use crate::{
    Facts, Guard, KeyPair, Slot, TextFacts,
    case::{self, Case, Detected, Grant, Knowledge, Purpose, Second},
    report::{
        self, Choices, Environment, Line, Officer, Pause, Sent, Switched,
        draft::{self, Drafted},
        row::Row,
        send::{Claim, Sender},
    },
    text::TextCase,
};
use std::time::Duration;
use store::{Clock, Millis, Uuid};
use testkit::{
    Cybertip, Shell,
    cybertip::{PASSWORD, USER},
};
use web::{Campaign, Operator, Person, Role, outbound::Credentials};

pub(super) const WHY: &str = "a reason in a sentence";
pub(super) const DAY_MS: Millis = 86_400_000;

pub(super) struct Stage {
    pub(super) shell: Shell,
    pub(super) guard: Guard,
    pub(super) there: Cybertip,
    pub(super) safe: KeyPair,
    pub(super) ruth: Person,
    pub(super) amara: Person,
}

/// Waits by moving the clock.
pub(super) struct ByHand(pub(super) Clock);

impl Pause for ByHand {
    async fn until(&self, until: Millis) {
        let left = u64::try_from(until - self.0.now()).unwrap_or_default();
        self.0.advance(Duration::from_millis(left));
    }
}

impl Stage {
    /// Over SQLite, with reports going to production as the stand-in plays it.
    pub(super) async fn new() -> Self {
        let stage = Self::over(Shell::new().await).await;
        stage.to_production().await;
        stage
    }

    /// One on each engine.
    pub(super) async fn both() -> [Self; 2] {
        let postgres = Self::over(Shell::on_postgres().await).await;
        postgres.to_production().await;
        [Self::new().await, postgres]
    }

    /// As it is when nobody has switched anything.
    pub(super) async fn over(shell: Shell) -> Self {
        let guard = Guard::new(shell.app.clone());
        let [safe, other] = [crate::make_key(), crate::make_key()];
        let mut tx = shell.begin().await;
        for (slot, pair) in Slot::ALL.into_iter().zip([&safe, &other]) {
            crate::add_key(&mut tx, slot, &pair.public).await.unwrap();
        }
        tx.commit().await.unwrap();
        let operator = Operator {
            name: "Red X Day".into(),
            address: "1 Main Street, Springfield".into(),
            email: "post@example.org".into(),
            country: "US".into(),
        };
        shell.app.set_campaign(Campaign {
            operator,
            ..Campaign::clone(&shell.app.campaign())
        });
        let person = |name: &str| Person {
            id: shell.app.db().ids().row(),
            name: name.into(),
            role: Role::SafetyOfficer,
        };
        Self {
            there: Cybertip::start(shell.clock.clone()).await,
            ruth: person("Ruth Okafor"),
            amara: person("Amara Nwosu"),
            guard,
            safe,
            shell,
        }
    }

    pub(super) async fn to_production(&self) {
        let app = &self.shell.app;
        let well = report::try_out(&self.guard, &self.line()).await.unwrap();
        assert_eq!(well, report::Well::Yes);
        let to = Environment::Production;
        let proposed = report::propose(app, to, &self.ruth).await.unwrap();
        assert_eq!(proposed, Switched::Proposed);
        let agreed = report::agree(app, &self.amara).await.unwrap();
        assert_eq!(agreed, Switched::Done(to));
    }

    pub(super) fn line(&self) -> Line {
        self.line_to(Environment::Production, PASSWORD)
    }

    pub(super) fn line_to(&self, environment: Environment, password: &str) -> Line {
        let credentials = Credentials::basic(USER, &password.to_owned().into());
        let settings = self.shell.app.settings();
        Line::new(settings, environment, Some(&self.there.base), credentials).unwrap()
    }

    /// A case of a post, found by a list, sealed with these bytes.
    pub(super) async fn case_of(&self, post: Uuid, bytes: &[u8], viewed: bool) -> Uuid {
        let sums = mediahash::Digests::of(bytes);
        let facts = Facts {
            upload: self.shell.app.db().ids().row(),
            post,
            received_at: self.shell.clock.now(),
            uploader: Some("192.0.2.7:4711".into()),
            md5: sums.md5.to_string(),
            sha256: sums.sha256.to_string(),
            known: Knowledge::by_match(true),
            viewed,
        };
        self.guard.seal(&facts, bytes).await.unwrap();
        let mut tx = self.shell.begin().await;
        self.guard.open_case(&mut tx, &facts).await.unwrap();
        tx.commit().await.unwrap();
        self.newest(facts.upload).await
    }

    /// A case of a post of its own.
    pub(super) async fn case(&self, bytes: &[u8]) -> Uuid {
        let post = self.shell.app.db().ids().row();
        self.case_of(post, bytes, false).await
    }

    /// A case of words alone.
    pub(super) async fn text_case(&self, kind: TextCase, words: &str) -> Uuid {
        let facts = TextFacts {
            id: self.shell.app.db().ids().row(),
            kind,
            received_at: self.shell.clock.now(),
            sender: Some("2001:db8::7".into()),
            about: String::new(),
            detected: Detected::Filter,
        };
        self.guard.seal_text(&facts, words).await.unwrap();
        let mut tx = self.shell.begin().await;
        self.guard.open_text_case(&mut tx, &facts).await.unwrap();
        tx.commit().await.unwrap();
        self.newest(facts.id).await
    }

    async fn newest(&self, item: Uuid) -> Uuid {
        let all = Case::list(self.shell.app.db()).await.unwrap();
        all.iter().find(|case| case.item == item).unwrap().id
    }

    pub(super) async fn read(&self, case: Uuid) -> Case {
        Case::read(self.shell.app.db(), case)
            .await
            .unwrap()
            .unwrap()
    }

    /// Ruth asks, Amara agrees.
    pub(super) async fn granted(&self, case: Uuid) {
        let app = &self.shell.app;
        let asked = case::ask(app, self.ruth.id, case, Purpose::Report, WHY).await;
        assert_eq!(asked.unwrap(), case::Outcome::Done);
        let all = Grant::all(app, case).await.unwrap();
        let waits = |grant: &&Grant| grant.waits(app.clock().now());
        let grant = all.iter().find(waits).unwrap().id;
        let second = Second::Officer(self.amara.id);
        let answered = case::answer(app, second, grant, true).await.unwrap();
        assert_eq!(answered, case::Outcome::Done);
    }

    pub(super) fn officer(&self) -> Officer<'_> {
        Officer {
            person: &self.ruth,
            private: &self.safe.private,
        }
    }

    pub(super) async fn submit(&self, case: Uuid) -> Sent {
        self.submit_with(case, &Choices::default()).await
    }

    pub(super) async fn submit_with(&self, case: Uuid, choices: &Choices) -> Sent {
        let pause = ByHand(self.shell.clock.clone());
        let officer = self.officer();
        let what = (&officer, choices);
        report::submit(&self.guard, case, what, &self.line(), &pause)
            .await
            .unwrap()
    }

    /// The number under which it was finished.
    pub(super) async fn finished(&self, case: Uuid) -> u64 {
        match self.submit(case).await {
            Sent::Finished(_, number) => number,
            other => panic!("{other:?}"),
        }
    }

    /// A report that was begun, not sent.
    pub(super) async fn drafted(&self, case: Uuid) -> Uuid {
        let choices = Choices::default();
        let mut tx = self.shell.begin().await;
        let drafted = draft::draft(&self.guard, &mut tx, case, &choices, &self.ruth);
        let Drafted::Report(report) = drafted.await.unwrap() else {
            panic!("not drafted");
        };
        tx.commit().await.unwrap();
        report
    }

    /// A process that sends it; another one may still hold it.
    pub(super) async fn claim(&self, report: Uuid) -> Claim {
        let whole = draft::open(&self.guard, report, &self.safe.private);
        let (whole, by) = (whole.await.unwrap(), self.ruth.id.to_string());
        Sender::claim(&self.guard, &self.line(), report, whole, &by)
            .await
            .unwrap()
    }

    /// One that comes when the last one's time is over.
    pub(super) async fn sender(&self, report: Uuid) -> Sender {
        match self.claim(report).await {
            Claim::Taken(sender) => *sender,
            _ => {
                self.shell.clock.advance(Duration::from_mins(10));
                let Claim::Taken(sender) = self.claim(report).await else {
                    panic!("held for longer than it may be");
                };
                *sender
            }
        }
    }

    pub(super) async fn row(&self, report: Uuid) -> Row {
        let app = &self.shell.app;
        let row = Row::read(app.db(), app.keys(), report).await.unwrap();
        row.unwrap()
    }

    pub(super) fn later(&self, ms: Millis) {
        let ms = u64::try_from(ms).unwrap();
        self.shell.clock.advance(Duration::from_millis(ms));
    }

    /// What the audit chain says of something, by verb.
    pub(super) async fn audited(&self, subject: Uuid) -> Vec<String> {
        let (mut all, mut seq) = (Vec::new(), 0);
        loop {
            let page = web::audit::after(self.shell.app.db(), seq, 500)
                .await
                .unwrap();
            let Some(last) = page.last() else { break };
            seq = last.seq;
            all.extend(page);
        }
        all.retain(|entry| entry.subject == subject.to_string());
        all.iter()
            .map(|entry| entry.verb.trim_start_matches("guard.").to_owned())
            .collect()
    }
}
