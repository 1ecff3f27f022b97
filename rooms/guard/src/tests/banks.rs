//! Every act on a bank, on both engines: what is matched after it, and what the chain says.

use super::stage::{Stage, off_by, pdq};
use crate::{
    Purpose, Verdict,
    bank::{
        self, About, Bank, BankChange, ContentChange, NewBank, NewContent, Outcome, Put, Standing,
    },
};
use hashbank::{Signal, View};
use store::Tx;

const GOOD: u8 = 90;
const OFFICER: &str = "officer";

impl Stage {
    async fn bank_for(&self, name: &str, purpose: Purpose) -> Bank {
        let mut tx = self.shell.begin().await;
        let new = NewBank::new(name, purpose, "made up");
        let made = bank::make(&mut tx, OFFICER, &new).await.unwrap();
        tx.commit().await.unwrap();
        made.done().unwrap()
    }

    async fn add(&self, bank: &Bank, signals: &[Signal]) -> i64 {
        let mut tx = self.shell.begin().await;
        let new = NewContent {
            signals: signals.to_vec(),
            ..NewContent::default()
        };
        let app = &self.shell.app;
        let id = bank::add(&mut tx, app, OFFICER, bank.id, &new).await;
        tx.commit().await.unwrap();
        id.unwrap().done().unwrap()
    }

    async fn put(&self, bank: &Bank, puts: &[Put]) -> bank::Updated {
        let mut tx = self.shell.begin().await;
        let app = &self.shell.app;
        let done = bank::put_many(&mut tx, app, "exchange", bank.id, puts).await;
        tx.commit().await.unwrap();
        done.unwrap().done().unwrap()
    }

    async fn change(&self, id: i64, change: ContentChange) -> Outcome<()> {
        let mut tx = self.shell.begin().await;
        let done = bank::change(&mut tx, &self.shell.app, OFFICER, id, &change).await;
        tx.commit().await.unwrap();
        done.unwrap()
    }

    async fn opine(&self, id: i64, who: &str, view: View) {
        let mut tx = self.shell.begin().await;
        let done = bank::opine(&mut tx, OFFICER, id, who, view).await.unwrap();
        assert_eq!(done, Outcome::Done(()));
        tx.commit().await.unwrap();
    }

    /// Whether a picture that looks so matches an abuse list.
    async fn matches(&self, look: mediahash::Pdq) -> bool {
        let upload = self.upload(b"some picture", look, GOOD);
        let look = self.guard.look(upload).await.unwrap();
        look.verdict == Verdict::AbuseMatch { exact: false }
    }

    async fn verbs(&self) -> Vec<String> {
        let entries = web::audit::after(self.shell.app.db(), 0, 100).await;
        entries
            .unwrap()
            .into_iter()
            .map(|entry| entry.verb)
            .collect()
    }
}

async fn delete(tx: &mut Tx, id: i64) -> Outcome<()> {
    bank::delete(tx, OFFICER, id).await.unwrap()
}

#[tokio::test]
async fn a_bank_is_made_changed_and_deleted() {
    for stage in Stage::both().await {
        let db = stage.shell.app.db();
        let one = stage.bank_for("one", Purpose::Abuse).await;
        stage.add(&one, &[Signal::Pdq(pdq(1))]).await;
        assert!(stage.matches(off_by(pdq(1), 31)).await);
        let change = |change: BankChange| {
            let (shell, id) = (&stage.shell, one.id);
            async move {
                let mut tx = shell.begin().await;
                let done = bank::change_bank(&mut tx, OFFICER, id, &change).await;
                tx.commit().await.unwrap();
                done.unwrap()
            }
        };
        let strict = BankChange {
            name: Some("two".into()),
            threshold: Some(10),
            ..BankChange::default()
        };
        assert_eq!(change(strict).await.done().unwrap().threshold, 10);
        assert!(!stage.matches(off_by(pdq(1), 11)).await);
        assert!(stage.matches(off_by(pdq(1), 10)).await);
        let off = BankChange {
            enabled_ppm: Some(0),
            ..BankChange::default()
        };
        change(off).await.done().unwrap();
        assert!(!stage.matches(pdq(1)).await);
        let mut tx = stage.shell.begin().await;
        let taken = NewBank::new("two", Purpose::KnownGood, "");
        let made = bank::make(&mut tx, OFFICER, &taken).await.unwrap();
        assert_eq!(made, Outcome::Taken);
        let gone = bank::delete_bank(&mut tx, OFFICER, one.id).await.unwrap();
        assert_eq!(gone, Outcome::Done(()));
        tx.commit().await.unwrap();
        assert!(bank::named(db, "two").await.unwrap().is_none());
        stage.background.settle().await.unwrap();
        for (table, count) in [
            ("guard_signal", 0),
            ("guard_content", 0),
            ("guard_tally", 0),
        ] {
            assert_eq!(stage.rows(table).await, count, "{table}");
        }
        // Its name is free, and nothing of it comes back with it.
        let again = stage.bank_for("two", Purpose::Abuse).await;
        assert!(!stage.matches(pdq(1)).await);
        assert!(
            bank::contents(&stage.shell.app, again.id, 0, 10)
                .await
                .unwrap()
                .is_empty()
        );
        let verbs = stage.verbs().await;
        for verb in [
            "guard.bank_made",
            "guard.bank_changed",
            "guard.bank_deleted",
        ] {
            assert!(verbs.iter().any(|known| known == verb), "{verb}");
        }
    }
}

#[tokio::test]
async fn a_bank_is_not_changed_into_what_no_bank_can_be() {
    let stage = Stage::new().await;
    let one = stage.bank_for("one", Purpose::Abuse).await;
    let mut tx = stage.shell.begin().await;
    for wrong in [
        BankChange {
            threshold: Some(64),
            ..BankChange::default()
        },
        BankChange {
            name: Some(String::new()),
            ..BankChange::default()
        },
    ] {
        let done = bank::change_bank(&mut tx, OFFICER, one.id, &wrong).await;
        assert_eq!(done.unwrap(), Outcome::Invalid);
    }
}

#[tokio::test]
async fn a_content_has_several_hashes_and_is_found_by_each() {
    for stage in Stage::both().await {
        let app = &stage.shell.app;
        let bank = stage.bank_for("one", Purpose::Abuse).await;
        let file = stage.upload(b"a file", pdq(9), GOOD);
        let signals = [Signal::Pdq(pdq(1)), Signal::Sha1(file.sha1)];
        let id = stage.add(&bank, &signals).await;
        assert_eq!(stage.add(&bank, &signals).await, id, "known already");
        assert_eq!(stage.add(&bank, &signals[1..]).await, id, "part of it, too");
        let look = stage.guard.look(file.clone()).await.unwrap();
        assert_eq!(look.verdict, Verdict::AbuseMatch { exact: true });
        assert_eq!(
            (look.matched.0[0].content, look.matched.0[0].kind),
            (id, "sha1")
        );
        assert!(!format!("{look:?}").contains("sha1"));
        let found = bank::find_exact(app, &signals[1]).await.unwrap();
        assert_eq!(found, [(bank.id, id)]);
        let content = bank::content(app, id).await.unwrap().unwrap();
        assert_eq!(content.signals.len(), 2);
        assert_eq!(bank::list(app.db()).await.unwrap()[0].len(), 2);
        let mut tx = stage.shell.begin().await;
        assert_eq!(delete(&mut tx, id).await, Outcome::Done(()));
        assert_eq!(delete(&mut tx, id).await, Outcome::Missing);
        tx.commit().await.unwrap();
        assert_eq!(
            stage.rows("guard_signal").await,
            0,
            "the hashes are destroyed"
        );
        assert_eq!(stage.rows("guard_content").await, 1, "and the row says so");
        let look = stage.guard.look(file).await.unwrap();
        assert!(matches!(look.verdict, Verdict::Clear(_)));
        assert!(bank::content(app, id).await.unwrap().is_none());
        assert_eq!(bank::list(app.db()).await.unwrap()[0].len(), 0);
    }
}

#[tokio::test]
async fn what_is_switched_off_for_a_time_comes_back_and_finds_what_it_missed() {
    for stage in Stage::both().await {
        let bank = stage.bank_for("one", Purpose::Abuse).await;
        let id = stage.add(&bank, &[Signal::Pdq(pdq(1))]).await;
        let until = stage.shell.app.clock().now() + 60_000;
        let off = ContentChange {
            disabled_until: Some(Some(until)),
            note: Some("a logo?".into()),
            labels: Some(vec!["logo".into()]),
        };
        assert_eq!(stage.change(id, off).await, Outcome::Done(()));
        let content = bank::content(&stage.shell.app, id).await.unwrap().unwrap();
        assert_eq!(
            (content.standing, content.about.note.as_str()),
            (Standing::Disabled, "a logo?")
        );
        let upload = stage.upload(b"meanwhile", off_by(pdq(1), 3), GOOD);
        stage.screen(&upload).await;
        assert!(stage.found().await.is_empty());
        assert!(stage.is_clear(&upload).await);
        stage
            .shell
            .clock
            .advance(std::time::Duration::from_secs(60));
        let found = stage.found().await;
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].upload, upload.id);
        let matched = stage.guard.matched(upload.id).await.unwrap();
        assert_eq!(matched.0[0].labels, ["logo"]);
        let long = ContentChange {
            note: Some("n".repeat(256)),
            ..ContentChange::default()
        };
        assert_eq!(stage.change(id, long).await, Outcome::Invalid);
        assert_eq!(
            stage.change(99, ContentChange::default()).await,
            Outcome::Missing
        );
    }
}

#[tokio::test]
async fn what_more_people_deny_than_confirm_does_not_stand() {
    for stage in Stage::both().await {
        let bank = stage.bank_for("one", Purpose::Abuse).await;
        let id = stage.add(&bank, &[Signal::Pdq(pdq(1))]).await;
        stage.opine(id, "ana", View::Deconfirm).await;
        assert!(!stage.matches(pdq(1)).await);
        let odd = bank::odd_ones(&stage.shell.app).await.unwrap();
        assert_eq!((odd.len(), odd[0].standing), (1, Standing::Doubted));
        assert!(odd[0].signals.is_empty(), "no hash leaves for a page");
        stage.opine(id, "ben", View::Confirm).await;
        assert!(stage.matches(pdq(1)).await, "in doubt it stands");
        // Of one person the last word counts.
        stage.opine(id, "ana", View::Confirm).await;
        let content = bank::content(&stage.shell.app, id).await.unwrap().unwrap();
        assert_eq!(content.opinions.len(), 2);
        assert!(bank::odd_ones(&stage.shell.app).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn what_suddenly_matches_far_more_than_before_is_held_until_a_person_has_looked() {
    for stage in Stage::both().await {
        let bank = stage.bank_for("one", Purpose::Abuse).await;
        let id = stage.add(&bank, &[Signal::Pdq(pdq(1))]).await;
        let other = stage.other_node();
        // Fifty different pictures in an hour, where there were none.
        let look = |n: usize| {
            let mut bytes = *pdq(1).as_bytes();
            bytes[n / 8] ^= 1 << (n % 8);
            mediahash::Pdq::from_bytes(bytes)
        };
        let mut held_after = 0;
        for n in 0..60 {
            // The one that is too many is no clear one: it waits like those after it.
            let upload = stage.upload(&[b'x', u8::try_from(n).unwrap()], look(n), GOOD);
            if stage.screen(&upload).await.verdict != (Verdict::AbuseMatch { exact: false }) {
                assert!(!stage.is_clear(&upload).await);
                assert!(stage.is_unsettled(&upload).await);
                held_after = n;
                break;
            }
        }
        assert!((40..=51).contains(&held_after), "{held_after}");
        let content = bank::content(&stage.shell.app, id).await.unwrap().unwrap();
        assert_eq!(content.standing, Standing::Held);
        assert_eq!(content.held.unwrap().1, "flood");
        let upload = stage.upload(b"x", look(70), GOOD);
        let elsewhere = other.look(upload).await.unwrap();
        assert!(
            matches!(elsewhere.verdict, Verdict::Clear(found) if found.unsettled),
            "on every node"
        );
        let mut tx = stage.shell.begin().await;
        let released = bank::release(&mut tx, OFFICER, id).await.unwrap();
        assert_eq!(released, Outcome::Done(()));
        let again = bank::release(&mut tx, OFFICER, id).await.unwrap();
        assert_eq!(again, Outcome::Missing);
        tx.commit().await.unwrap();
        assert!(stage.matches(look(80)).await);
        let verbs = stage.verbs().await;
        assert_eq!(
            verbs
                .iter()
                .filter(|verb| *verb == "guard.content_held")
                .count(),
            1
        );
    }
}

#[tokio::test]
async fn a_source_s_contents_are_kept_as_the_source_has_them() {
    for stage in Stage::both().await {
        let (app, bank) = (
            &stage.shell.app,
            stage.bank_for("one", Purpose::Abuse).await,
        );
        let put = |key: &str, looks: &[u64]| Put {
            key: key.into(),
            signals: looks.iter().map(|n| Signal::Pdq(pdq(*n))).collect(),
            about: About::of_source(Some("A1".into())),
        };
        let done = stage
            .put(&bank, &[put("m/1", &[1]), put("m/2", &[1, 2])])
            .await;
        assert_eq!((done.added, done.changed, done.same), (2, 0, 0));
        let done = stage
            .put(&bank, &[put("m/1", &[1]), put("m/2", &[3])])
            .await;
        assert_eq!((done.added, done.changed, done.same), (0, 1, 1));
        assert!(stage.matches(pdq(1)).await && stage.matches(pdq(3)).await);
        assert!(!stage.matches(pdq(2)).await, "taken away by its source");
        let id = bank::find_exact(app, &Signal::Pdq(pdq(1))).await.unwrap()[0].1;
        stage.opine(id, "ana", View::Deconfirm).await;
        let mut tx = stage.shell.begin().await;
        let keys = ["m/1".to_owned(), "never".to_owned()];
        let gone = bank::delete_keys(&mut tx, app, "exchange", bank.id, &keys).await;
        assert_eq!(gone.unwrap(), Outcome::Done(1));
        tx.commit().await.unwrap();
        assert!(!stage.matches(pdq(1)).await);
        // Listed again: the same number, and matched by.
        let done = stage.put(&bank, &[put("m/1", &[1])]).await;
        assert_eq!(done.added, 1);
        assert!(stage.matches(pdq(1)).await);
        let content = bank::content(app, id).await.unwrap().unwrap();
        assert_eq!(content.key.as_deref(), Some("m/1"));
        assert_eq!(content.about.metadata.as_deref(), Some("A1"));
        assert_eq!(
            bank::named(app.db(), "one").await.unwrap().unwrap().len(),
            2
        );
    }
}

#[tokio::test]
async fn a_million_times_the_same_hash_is_one_content() {
    let stage = Stage::new().await;
    let line = format!("pdq {}\n", pdq(1));
    let done = stage.import(Purpose::Abuse, &line.repeat(5_000)).await;
    assert_eq!((done.added, done.known), (1, 4_999));
    assert_eq!(stage.rows("guard_content").await, 1);
}

#[tokio::test]
async fn all_zeros_and_all_ones_are_hashes_like_others() {
    let stage = Stage::new().await;
    let bank = stage.bank_for("one", Purpose::Abuse).await;
    let codes = [[0; 32], [0xff; 32]].map(mediahash::Pdq::from_bytes);
    stage.add(&bank, &codes.map(Signal::Pdq)).await;
    for code in codes {
        assert!(stage.matches(off_by(code, 31)).await);
    }
    assert!(!stage.matches(pdq(1)).await);
}

#[tokio::test]
async fn nothing_to_list_is_refused() {
    let stage = Stage::new().await;
    let bank = stage.bank_for("one", Purpose::Abuse).await;
    let mut tx = stage.shell.begin().await;
    let app = &stage.shell.app;
    let none = bank::add(&mut tx, app, OFFICER, bank.id, &NewContent::default()).await;
    assert_eq!(none.unwrap(), Outcome::Invalid);
    let new = NewContent {
        signals: vec![Signal::Pdq(pdq(1))],
        ..NewContent::default()
    };
    let nowhere = bank::add(&mut tx, app, OFFICER, store::Uuid::nil(), &new).await;
    assert_eq!(nowhere.unwrap(), Outcome::Missing);
}

/// What is held in the memory of one node alone would be held for ever, and no officer would know.
#[tokio::test]
async fn a_hold_that_cannot_be_written_down_is_none_and_there_is_no_verdict() {
    for stage in Stage::both().await {
        let bank = stage.bank_for("one", Purpose::Abuse).await;
        let id = stage.add(&bank, &[Signal::Pdq(pdq(1))]).await;
        let rename = async |text: &'static str| {
            let mut tx = stage.shell.begin().await;
            let both = store::Statement::both(text);
            tx.execute(both, vec![]).await.unwrap();
            tx.commit().await.unwrap();
        };
        rename("ALTER TABLE guard_content RENAME COLUMN held_why TO away").await;
        let look = async |n: usize| {
            let mut bytes = *pdq(1).as_bytes();
            bytes[n / 8] ^= 1 << (n % 8);
            let pdq = mediahash::Pdq::from_bytes(bytes);
            let upload = stage.upload(b"some picture", pdq, GOOD);
            stage.guard.look(upload).await.map(|look| look.verdict)
        };
        let mut failed = false;
        for n in 0..60 {
            if look(n).await.is_err() {
                failed = true;
                break;
            }
        }
        assert!(failed, "no verdict");
        rename("ALTER TABLE guard_content RENAME COLUMN away TO held_why").await;
        let verdict = look(70).await.unwrap();
        assert_eq!(verdict, Verdict::AbuseMatch { exact: false });
        let content = bank::content(&stage.shell.app, id).await.unwrap().unwrap();
        assert_eq!(content.standing, Standing::Stands);
    }
}

#[tokio::test]
async fn what_a_known_good_entry_excuses_no_longer_is_looked_at_again() {
    for stage in Stage::both().await {
        let good = stage.bank_for("good", Purpose::KnownGood).await;
        let put = |n| Put {
            key: "m/1".into(),
            signals: vec![Signal::Pdq(pdq(n))],
            about: About::default(),
        };
        stage.put(&good, &[put(1)]).await;
        let near = off_by(pdq(1), 9);
        stage.import(Purpose::Abuse, &format!("pdq {near}\n")).await;
        let upload = stage.upload(b"a logo", pdq(1), GOOD);
        stage.screen(&upload).await;
        assert!(stage.is_clear(&upload).await);
        assert!(stage.found().await.is_empty());
        stage.put(&good, &[put(2)]).await;
        assert_eq!(stage.found().await.len(), 1);
    }
}

/// Which looks ask a bank that only part of them ask hangs on its name.
#[tokio::test]
async fn another_name_of_a_bank_that_part_of_the_looks_ask_has_all_looked_at_again() {
    let stage = Stage::new().await;
    for (purpose, ppm, grown) in [
        (Purpose::Abuse, 500_000, 1),
        (Purpose::KnownGood, 500_000, 1),
        (Purpose::Abuse, 1_000_000, 0),
    ] {
        let mut tx = stage.shell.begin().await;
        let mut new = NewBank::new(&format!("{} {ppm}", purpose.name()), purpose, "made up");
        new.enabled_ppm = ppm;
        let made = bank::make(&mut tx, OFFICER, &new).await.unwrap();
        tx.commit().await.unwrap();
        let before = stage.grown().await;
        let mut tx = stage.shell.begin().await;
        let change = BankChange {
            name: Some(format!("{} {ppm} renamed", purpose.name())),
            ..BankChange::default()
        };
        let id = made.done().unwrap().id;
        let done = bank::change_bank(&mut tx, OFFICER, id, &change).await;
        assert!(done.unwrap().done().is_some());
        tx.commit().await.unwrap();
        assert_eq!(stage.grown().await - before, grown, "{purpose:?} {ppm}");
    }
}
