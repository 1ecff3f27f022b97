//! The trail: sealed every day, whole while nobody touches it, and broken at the right place whatever somebody does who
//! can write to the database but has not the key of the instance.

use sha2::{Digest as _, Sha256};
use std::time::Duration;
use store::{Keys, Statement, args};
use testkit::shell::Shell;
use web::{
    App, Settings, Setup,
    audit::{self, Entry, Fault, FileFault, Progress, Seal, Standing},
};

store::statements! {
    /// What somebody who may change tables does first. PostgreSQL lets them do it by table.
    FREE_CHANGE = "DROP TRIGGER audit_never_changed", postgres = "ALTER TABLE audit DISABLE TRIGGER USER";
    FREE_CUT = "DROP TRIGGER audit_cut_at_a_seal", postgres = "ALTER TABLE audit_seal DISABLE TRIGGER USER";
    FREE_SEAL = "DROP TRIGGER audit_seal_never_changed", postgres = "ALTER TABLE audit_cut DISABLE TRIGGER USER";
    FREE_SEALS = "DROP TRIGGER audit_seal_stays", postgres = "SELECT 1";
    FREE_CUTS = "DROP TRIGGER audit_cut_stays", postgres = "SELECT 1";
    DETAIL = "UPDATE audit SET detail = 'other' WHERE seq = $1";
    WHO = "UPDATE audit SET actor = 'nobody' WHERE seq = $1";
    HASH = "UPDATE audit SET hash = $2 WHERE seq = $1";
    PLACE = "UPDATE audit SET seq = $2 WHERE seq = $1";
    GONE = "DELETE FROM audit WHERE seq >= $1 AND seq <= $2";
    HEAD = "UPDATE audit_head SET seq = $1, hash = $2";
    SEAL_GONE = "DELETE FROM audit_seal WHERE number >= $1 AND number <= $2";
    SEAL_DAY = "UPDATE audit_seal SET day = day + 100 WHERE number = $1";
    SEAL_FORGED = "UPDATE audit_seal SET hash = $2, signature = $3 WHERE number = $1";
    CUT_GONE = "DELETE FROM audit_cut";
    EMPTY = "DELETE FROM audit";
}

const DAY: Duration = Duration::from_hours(24);
/// From the hour at which the clock of a test begins to a minute after midnight, UTC.
const TO_MIDNIGHT: Duration = Duration::from_mins(9 * 60 + 1);

/// Something done to the record.
struct Tampering(Shell);

impl Tampering {
    async fn does(&self, statement: Statement, args: Vec<store::Arg>) {
        let mut tx = self.0.begin().await;
        tx.execute(statement, args).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn entry(&self, seq: i64) -> Entry {
        let page = audit::after(self.0.app.db(), seq - 1, 1).await.unwrap();
        page.into_iter().next().unwrap()
    }

    /// The chain from an entry on, made anew so that each follows from the one before.
    async fn links_anew(&self, from: i64, to: i64) {
        let mut before = if from == 1 {
            Vec::new()
        } else {
            self.entry(from - 1).await.hash
        };
        for seq in from..=to {
            before = link(&before, &self.entry(seq).await);
            self.does(HASH, args![seq, &before]).await;
        }
        self.does(HEAD, args![to, before]).await;
    }

    async fn found(&self) -> Result<Standing, Fault> {
        audit::check(&self.0.app, |_, _| ()).await.unwrap()
    }
}

/// As the product does it; written down once more, so that a change there is noticed.
fn link(before: &[u8], entry: &Entry) -> Vec<u8> {
    let mut digest = Sha256::new_with_prefix(before);
    digest.update(entry.seq.to_be_bytes());
    digest.update(entry.at.to_be_bytes());
    for field in [&entry.actor, &entry.verb, &entry.subject, &entry.detail] {
        digest.update(u64::try_from(field.len()).unwrap().to_be_bytes());
        digest.update(field.as_bytes());
    }
    digest.finalize().to_vec()
}

async fn append(node: &Shell, verb: &str, subject: &str) {
    let mut tx = node.begin().await;
    audit::append(&mut tx, "maya", verb, subject, "face")
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// Three days with three entries each, each sealed when it has ended: seals after entries 3, 6 and 9.
async fn three_days(node: &Shell) {
    node.clock.advance(TO_MIDNIGHT);
    for day in 0..3 {
        for n in 1..=3 {
            append(node, "post.refused", &format!("post {}", day * 3 + n)).await;
        }
        node.clock.advance(DAY);
        assert!(audit::seal(&node.app).await.unwrap());
        assert!(!audit::seal(&node.app).await.unwrap());
    }
}

/// Ready to be tampered with, by somebody who has seen to it that nothing stops them.
async fn freed(node: Shell) -> Tampering {
    three_days(&node).await;
    let tampering = Tampering(node);
    assert!(tampering.found().await.is_ok());
    for statement in [FREE_CHANGE, FREE_CUT, FREE_SEAL, FREE_SEALS, FREE_CUTS] {
        tampering.does(statement, args![]).await;
    }
    tampering
}

async fn on_both(test: impl AsyncFn(Tampering)) {
    test(freed(Shell::new().await).await).await;
    test(freed(Shell::on_postgres().await).await).await;
}

#[tokio::test]
async fn three_days_are_whole_and_sealed() {
    let node = Shell::new().await;
    three_days(&node).await;
    append(&node, "post.approved", "post 10").await;
    let standing = audit::check(&node.app, |_, _| ()).await.unwrap();
    let whole = Standing {
        seq: 10,
        sealed: 9,
        seals: 3,
        late: 0,
    };
    assert_eq!(standing, Ok(whole));
}

#[tokio::test]
async fn an_entry_changed_taken_out_or_swapped_is_found() {
    for change in [DETAIL, WHO] {
        on_both(async |record| {
            record.does(change, args![5_i64]).await;
            assert_eq!(record.found().await, Err(Fault::Entry(5)));
        })
        .await;
    }
    on_both(async |record| {
        record.does(GONE, args![5_i64, 5_i64]).await;
        assert_eq!(record.found().await, Err(Fault::Entry(5)));
    })
    .await;
    on_both(async |record| {
        for (from, to) in [(4_i64, 99_i64), (5, 4), (99, 5)] {
            record.does(PLACE, args![from, to]).await;
        }
        assert_eq!(record.found().await, Err(Fault::Entry(4)));
    })
    .await;
    on_both(async |record| {
        record.does(GONE, args![1_i64, 3_i64]).await;
        assert_eq!(record.found().await, Err(Fault::Entry(1)), "the beginning");
    })
    .await;
    on_both(async |record| {
        record.does(GONE, args![4_i64, 6_i64]).await;
        assert_eq!(record.found().await, Err(Fault::Entry(4)), "the middle");
    })
    .await;
}

#[tokio::test]
async fn an_end_that_was_cut_off_is_found() {
    on_both(async |record| {
        record.does(GONE, args![9_i64, 9_i64]).await;
        assert_eq!(record.found().await, Err(Fault::Entry(9)), "the head knows");
        record
            .does(HEAD, args![8_i64, record.entry(8).await.hash])
            .await;
        assert_eq!(record.found().await, Err(Fault::End(9)), "a seal knows");
    })
    .await;
    on_both(async |record| {
        record
            .does(HEAD, args![7_i64, record.entry(7).await.hash])
            .await;
        assert_eq!(record.found().await, Err(Fault::End(8)), "the head alone");
    })
    .await;
}

#[tokio::test]
async fn a_chain_made_anew_without_the_key_is_found() {
    on_both(async |record| {
        record.does(DETAIL, args![5_i64]).await;
        record.links_anew(5, 9).await;
        assert_eq!(
            audit::verify(record.0.app.db()).await.unwrap(),
            audit::Chain::Whole(9)
        );
        assert_eq!(record.found().await, Err(Fault::Seal(2)));
        // Signed as well, with another key.
        let mut forged = Keys::from_bytes([8; 32]).mac("any", b"bytes").to_vec();
        forged.extend_from_within(..);
        let hash = record.entry(6).await.hash;
        record.does(SEAL_FORGED, args![2_i64, hash, forged]).await;
        assert_eq!(record.found().await, Err(Fault::Seal(2)));
    })
    .await;
}

#[tokio::test]
async fn a_seal_that_is_gone_false_or_out_of_order_is_found() {
    on_both(async |record| {
        record.does(SEAL_DAY, args![2_i64]).await;
        assert_eq!(record.found().await, Err(Fault::Seal(2)), "false");
        record.does(SEAL_GONE, args![2_i64, 2_i64]).await;
        assert_eq!(record.found().await, Err(Fault::Seal(2)), "gone");
    })
    .await;
    on_both(async |record| {
        record.does(SEAL_GONE, args![3_i64, 3_i64]).await;
        assert!(record.found().await.is_ok(), "it may still be made");
        record.0.clock.advance(Duration::from_hours(4));
        let day = audit::day_of(record.entry(7).await.at);
        assert_eq!(record.found().await, Err(Fault::Missing(day)));
        record.does(SEAL_GONE, args![1_i64, 3_i64]).await;
        let day = audit::day_of(record.entry(1).await.at);
        assert_eq!(
            record.found().await,
            Err(Fault::Missing(day)),
            "all of them"
        );
    })
    .await;
}

/// Without entries since the last seal and with the seal itself gone, only a node that saw more can tell.
#[tokio::test]
async fn an_older_state_put_back_is_found_by_who_saw_the_newer() {
    on_both(async |record| {
        append(&record.0, "post.approved", "post 10").await;
        let trail = record.0.app.trail();
        let seen = trail.look(&record.0.app, 1_000).await.unwrap();
        assert!(matches!(seen.progress, Progress::Whole(_)));
        record.does(DETAIL, args![10_i64]).await;
        record.links_anew(10, 10).await;
        assert_eq!(record.found().await, Err(Fault::Rewritten(10)));
        record.does(GONE, args![7_i64, 10_i64]).await;
        record.does(SEAL_GONE, args![3_i64, 3_i64]).await;
        record
            .does(HEAD, args![6_i64, record.entry(6).await.hash])
            .await;
        assert_eq!(record.found().await, Err(Fault::Rewritten(7)));
        // Where nobody saw it, the chain and its seals alone say nothing.
        std::fs::remove_file(record.0.dir.path().join("trail.json")).unwrap();
        assert!(record.found().await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn the_database_itself_refuses_changes() {
    for node in [Shell::new().await, Shell::on_postgres().await] {
        three_days(&node).await;
        let refused = [
            (DETAIL, args![5_i64]),
            (GONE, args![9_i64, 9_i64]),
            (EMPTY, args![]),
            (SEAL_GONE, args![3_i64, 3_i64]),
            (SEAL_DAY, args![3_i64]),
        ];
        for (statement, args) in refused {
            let mut tx = node.begin().await;
            assert!(tx.execute(statement, args).await.is_err(), "{statement:?}");
        }
        assert!(audit::check(&node.app, |_, _| ()).await.unwrap().is_ok());
    }
}

/// The node after a restart: the same folder, nothing in memory.
fn again(node: &Shell) -> App {
    App::new(Setup {
        db: node.app.db().clone(),
        blobs: node.app.blobs().clone(),
        clock: node.clock.clone(),
        rng: node.app.rng().clone(),
        keys: node.app.keys().clone(),
        campaign: (*node.app.campaign()).clone(),
        settings: Settings {
            data: node.dir.path().to_owned(),
            ..Settings::default()
        },
    })
}

#[tokio::test]
async fn a_view_walks_on_from_the_last_seal_and_says_how_far_it_is() {
    let node = Shell::new().await;
    for n in 0..1_300 {
        append(&node, "post.approved", &n.to_string()).await;
    }
    let look = async |app: &App| app.trail().look(app, 1).await.unwrap().progress;
    assert_eq!(look(&node.app).await, Progress::Going(500, 1_300));
    assert_eq!(look(&node.app).await, Progress::Going(1_000, 1_300));
    assert!(matches!(look(&node.app).await, Progress::Whole(_)));
    node.clock.advance(TO_MIDNIGHT);
    audit::seal(&node.app).await.unwrap();
    append(&node, "post.approved", "later").await;
    let whole = Progress::Whole(Standing {
        seq: 1_301,
        sealed: 1_300,
        seals: 1,
        late: 0,
    });
    assert_eq!(look(&node.app).await, whole);
    assert_eq!(look(&again(&node)).await, whole, "one page is enough");
}

#[tokio::test]
async fn what_is_too_old_is_cut_at_a_seal_and_the_rest_still_verifies() {
    for node in [Shell::new().await, Shell::on_postgres().await] {
        append(&node, "post.approved", "post 1").await;
        append(&node, "guard.case_opened", "case 1").await;
        append(&node, "post.refused", "post 2").await;
        node.clock.advance(DAY);
        audit::seal(&node.app).await.unwrap();
        assert_eq!(audit::cut(&node.app).await.unwrap(), 0, "not old enough");
        node.clock.advance(DAY * 700);
        append(&node, "post.approved", "post 3").await;
        node.clock.advance(DAY);
        audit::seal(&node.app).await.unwrap();
        node.clock.advance(DAY * 100);
        assert_eq!(audit::cut(&node.app).await.unwrap(), 2);
        assert_eq!(audit::cut(&node.app).await.unwrap(), 0, "once");
        let left = audit::after(node.app.db(), 0, 100).await.unwrap();
        let left: Vec<_> = left.iter().map(|entry| (entry.seq, &*entry.verb)).collect();
        let expected = [
            (2, "guard.case_opened"),
            (4, "post.approved"),
            (5, "web.trail_cut"),
        ];
        assert_eq!(left, expected);
        let standing = audit::check(&node.app, |_, _| ()).await.unwrap().unwrap();
        assert_eq!((standing.seq, standing.seals), (5, 2));
        // A second cut takes the next stretch; the entry about a case stays until its own time has come.
        node.clock.advance(DAY * 800);
        audit::seal(&node.app).await.unwrap();
        assert_eq!(audit::cut(&node.app).await.unwrap(), 1);
        assert!(audit::check(&node.app, |_, _| ()).await.unwrap().is_ok());
        node.clock.advance(DAY * 3_000);
        audit::seal(&node.app).await.unwrap();
        node.clock.advance(DAY * 800);
        assert!(audit::cut(&node.app).await.unwrap() > 1);
        assert!(audit::check(&node.app, |_, _| ()).await.unwrap().is_ok());
        let left = audit::after(node.app.db(), 0, 100).await.unwrap();
        assert!(left.iter().all(|entry| entry.verb == "web.trail_cut"));
    }
}

#[tokio::test]
async fn what_was_to_be_kept_of_a_cut_cannot_go_or_change() {
    for tamper in [DETAIL, CUT_GONE, EMPTY] {
        let node = Shell::new().await;
        append(&node, "post.approved", "post 1").await;
        append(&node, "guard.case_opened", "case 1").await;
        node.clock.advance(DAY);
        audit::seal(&node.app).await.unwrap();
        node.clock.advance(DAY * 800);
        audit::cut(&node.app).await.unwrap();
        let record = Tampering(node);
        assert!(record.found().await.is_ok());
        for statement in [FREE_CHANGE, FREE_CUT, FREE_CUTS] {
            record.does(statement, args![]).await;
        }
        let changed = format!("{tamper:?}").contains("$1");
        let args = if changed { args![2_i64] } else { args![] };
        record.does(tamper, args).await;
        assert!(record.found().await.is_err(), "{tamper:?}");
    }
}

async fn exported(app: &App, from: Option<i64>, to: Option<i64>) -> Vec<String> {
    let mut lines = Vec::new();
    let write = |line: &str| {
        lines.push(line.to_owned());
        Ok(())
    };
    audit::export(app, from, to, write).await.unwrap();
    lines
}

fn read(lines: &[String], key: Option<&[u8]>) -> Result<audit::Found, FileFault> {
    audit::read(lines.concat().as_bytes(), key).unwrap()
}

#[tokio::test]
async fn a_file_verifies_by_itself_and_no_line_of_it_can_go_or_change() {
    let node = Shell::new().await;
    three_days(&node).await;
    append(&node, "post.approved", "post 10").await;
    let lines = exported(&node.app, None, None).await;
    assert_eq!(lines.len(), 1 + 10 + 3 + 1);
    let found = read(&lines, None).unwrap();
    assert_eq!(
        (found.entries, found.seals, found.first, found.last),
        (10, 3, 1, 10)
    );
    let key = audit::public_key(node.app.keys()).to_bytes();
    assert!(read(&lines, Some(&key)).is_ok());
    assert_eq!(read(&lines, Some(&[9; 32])), Err(FileFault::Key));
    for at in 0..lines.len() {
        let mut without = lines.clone();
        without.remove(at);
        assert!(read(&without, None).is_err(), "without line {at}");
        let mut swapped = lines.clone();
        swapped.swap(at, (at + 1) % lines.len());
        assert!(read(&swapped, None).is_err(), "line {at} swapped");
        assert!(read(&lines[..at], None).is_err(), "cut at line {at}");
        let digit = lines[at].rfind(|c: char| c.is_ascii_digit()).unwrap();
        let mut changed = lines.clone();
        let other = if &lines[at][digit..=digit] == "7" {
            "6"
        } else {
            "7"
        };
        changed[at].replace_range(digit..=digit, other);
        assert!(read(&changed, None).is_err(), "line {at} changed");
    }
    let other = Shell::new().await;
    assert!(
        read(&exported(&other.app, None, None).await, None).is_ok(),
        "an empty one"
    );
}

#[tokio::test]
async fn a_file_of_some_days_begins_after_a_seal_and_ends_with_one() {
    let node = Shell::new().await;
    three_days(&node).await;
    let day = audit::day_of(node.clock.now()) - 2;
    let lines = exported(&node.app, Some(day), Some(day)).await;
    let found = read(&lines, None).unwrap();
    assert_eq!((found.first, found.last, found.seals), (4, 6, 1));
    let later = exported(&node.app, Some(day + 50), None).await;
    assert_eq!(read(&later, None).unwrap().entries, 0);
}

#[test]
fn what_is_no_such_file_is_said_with_its_line() {
    let read = |text: &str| audit::read(text.as_bytes(), None).unwrap();
    assert_eq!(read(""), Err(FileFault::End));
    assert_eq!(read("{}\n"), Err(FileFault::Line(1)));
    assert_eq!(read("\n"), Err(FileFault::Line(1)));
    assert_eq!(read(&"x".repeat(100_000)), Err(FileFault::Line(1)));
}

#[test]
fn a_seal_says_all_of_itself() {
    let seal = Seal {
        number: 1,
        day: 2,
        seq: 3,
        hash: vec![4],
        before: vec![5],
        at: 6,
        signature: vec![7; 64],
    };
    let key = audit::public_key(&Keys::from_bytes([7; 32]));
    assert!(!seal.is_signed_by(&key));
    let mut others = vec![seal.clone(); 7];
    others[0].number = 9;
    others[1].day = 9;
    others[2].seq = 9;
    others[3].hash = vec![9];
    others[4].before = vec![9];
    others[5].at = 9;
    others[6].signature = vec![9; 64];
    for other in others {
        assert_ne!(other.digest(), seal.digest(), "{other:?}");
    }
}
