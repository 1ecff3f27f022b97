//! Lists from files, and the gate before posting.

use super::stage::{Stage, pdq};
use crate::{List, Purpose, Slot, VaultKeyGate};
use hashbank::{SignalKind, import::Format};
use web::Gate as _;

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    for stage in Stage::both().await {
        let db = stage.shell.app.db();
        db.prepare_all(crate::STATEMENTS).await.unwrap();
    }
}

#[tokio::test]
async fn bad_lines_are_named_by_number_and_good_ones_count_once() {
    for stage in Stage::both().await {
        let text = format!(
            "# a list\n{}\nmd5 0123456789abcdef0123456789abcdef\nnot a hash\n\nsha256 {}\nmd5 0123\n{}\n",
            pdq(1),
            "ab".repeat(32),
            pdq(1)
        );
        let first = stage.import(Purpose::Abuse, &text).await;
        assert_eq!((first.added, first.known, first.bad), (3, 1, 2));
        assert_eq!(first.bad_lines, [4, 7]);
        let again = stage.import(Purpose::Abuse, &text).await;
        assert_eq!((again.added, again.known, again.bad), (0, 4, 2));
        let banks = crate::bank::list(stage.shell.app.db()).await.unwrap();
        assert_eq!(banks.len(), 1);
        assert_eq!(banks[0].len(), 3);
        assert_eq!(banks[0].signals[&SignalKind::Sha256], 1);
        let entries = web::audit::after(stage.shell.app.db(), 0, 20)
            .await
            .unwrap();
        assert!(entries.iter().all(|entry| !entry.detail.contains("0123")));
        assert_eq!(
            entries
                .iter()
                .filter(|e| e.verb == "guard.bank_imported")
                .count(),
            2
        );
    }
}

#[tokio::test]
async fn a_bank_keeps_its_purpose() {
    let stage = Stage::new().await;
    let list = |purpose| List {
        bank: "one name".into(),
        purpose,
        threshold: 31,
        format: Format::Lines,
        usual: SignalKind::Pdq,
        input: std::io::Cursor::new(pdq(1).to_string()),
    };
    let app = &stage.shell.app;
    crate::import(app, list(Purpose::Abuse), |_| {})
        .await
        .unwrap();
    let other = crate::import(app, list(Purpose::KnownGood), |_| {}).await;
    assert!(other.is_err());
}

#[tokio::test]
async fn the_gate_is_shut_until_both_keys_are_set_and_keys_are_never_replaced() {
    for stage in Stage::both().await {
        let app = &stage.shell.app;
        assert!(app.words().has(VaultKeyGate.key()));
        for slot in Slot::ALL {
            assert!(!VaultKeyGate.holds(app).await.unwrap());
            let mut tx = stage.shell.begin().await;
            let key = crate::make_key();
            assert!(crate::add_key(&mut tx, slot, "age1nonsense").await.is_err());
            crate::add_key(&mut tx, slot, &key.public).await.unwrap();
            let other = crate::make_key();
            assert!(crate::add_key(&mut tx, slot, &other.public).await.is_err());
            tx.commit().await.unwrap();
        }
        assert!(VaultKeyGate.holds(app).await.unwrap());
    }
}

#[test]
fn a_private_half_says_nothing_when_printed_by_mistake() {
    let key = crate::make_key();
    assert!(key.public.starts_with("age1"));
    assert!(key.private.starts_with("AGE-SECRET-KEY-1"));
}

/// A disk that goes away.
struct Gone;

impl std::io::Read for Gone {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("the disk went away"))
    }
}

#[tokio::test]
async fn an_import_that_dies_has_added_whole_lots_and_the_next_one_adds_the_rest() {
    use std::io::Read as _;
    for stage in Stage::both().await {
        let upload = stage.upload(b"seen before", pdq(3), 90);
        stage.screen(&upload).await;
        let text: String = (0..5_000).map(|n| format!("{}\n", pdq(n))).collect();
        let cut = std::io::Cursor::new(text.clone()).chain(Gone);
        let list = List {
            bank: "made up: abuse".into(),
            purpose: Purpose::Abuse,
            threshold: 31,
            format: Format::Lines,
            usual: SignalKind::Pdq,
            input: std::io::BufReader::new(cut),
        };
        let died = crate::import(&stage.shell.app, list, |_| {}).await;
        assert!(died.is_err());
        assert_eq!(stage.bank(Purpose::Abuse).await.len(), 4_000);
        // Nobody told of it, and what was seen before is found all the same.
        assert!(stage.found().await.is_empty());
        let later = std::time::Duration::from_secs(600);
        stage.shell.clock.advance(later);
        assert_eq!(stage.found().await.len(), 1);
        assert!(!stage.is_clear(&upload).await);
        let rest = stage.import(Purpose::Abuse, &text).await;
        assert_eq!((rest.added, rest.known), (1_000, 4_000));
    }
}
