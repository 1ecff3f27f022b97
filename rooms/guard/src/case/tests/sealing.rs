//! What is sealed is one case, opens with each of two keys, and is not forgotten by who is stopped half-way.

use super::{super::*, stage::*};
use store::{Area, Error};

#[tokio::test]
async fn evidence_opens_with_each_key_and_is_one_case_however_often_it_is_sealed() {
    for stage in Stage::both().await {
        let post = stage.shell.app.db().ids().row();
        let facts = stage.facts(post, b"words");
        let id = stage.open(&facts, b"words").await;
        assert_eq!(stage.open(&facts, b"words").await, id);
        let app = &stage.shell.app;
        assert_eq!(open_cases(app.db()).await.unwrap(), 1);
        assert_eq!(stage.audited(id).await, ["opened"]);
        for pair in &stage.safe {
            let opened = Evidence::open(app, facts.upload, &pair.private)
                .await
                .unwrap();
            assert_eq!(*opened.bytes, b"words");
            assert_eq!(opened.facts["uploader"], "192.0.2.1:4711");
            assert_eq!(format!("{opened:?}"), "Evidence(..)");
            // Without the row, the key alone opens nothing.
            for name in app.blobs().list(Area::Vault).await.unwrap() {
                let sealed = app.blobs().get(Area::Vault, &name.0).await.unwrap();
                let alone = crate::open_vault(&pair.private, &sealed);
                assert!(matches!(alone, Err(Error::Unsealable)));
            }
        }
        let case = stage.read(id).await;
        assert_eq!(
            (case.kind, case.certainty),
            (CaseKind::Csam, Certainty::Exact)
        );
        assert_eq!(
            (case.bytes, &*case.media_type),
            (5, "application/octet-stream")
        );
        assert_eq!(case.preserve_until - case.known_at, 365 * DAY_MS);
        assert!(!case.was_viewed());
    }
}

#[tokio::test]
async fn the_clock_runs_from_when_the_public_first_said_so() {
    let stage = Stage::new().await;
    let now = stage.shell.clock.now();
    let post = stage.shell.app.db().ids().row();
    for (flagged_at, known_at) in [(now - 5_000, now - 5_000), (now + 5_000, now)] {
        let mut facts = stage.facts(post, b"words");
        facts.known = Knowledge::by_person(Some(flagged_at));
        facts.viewed = true;
        let case = stage.read(stage.open(&facts, b"words").await).await;
        assert_eq!((case.known_at, case.detected), (known_at, Detected::Flag));
        assert!(case.was_viewed());
    }
}

#[tokio::test]
async fn what_was_sealed_without_a_case_gets_one_within_the_hour() {
    for stage in Stage::both().await {
        let post = stage.shell.app.db().ids().row();
        let facts = stage.facts(post, b"words");
        stage.guard.seal(&facts, b"words").await.unwrap();
        let (db, known_at) = (stage.shell.app.db(), stage.shell.clock.now());
        stage.later(limits::ADOPT_AFTER_MS - 1).await;
        assert_eq!(open_cases(db).await.unwrap(), 0);
        stage.later(limits::LOOK_AFTER_EVERY_MS + 1).await;
        let all = Case::list(db).await.unwrap();
        assert_eq!(all.len(), 1);
        // The law's clock has not waited.
        assert_eq!((all[0].item, all[0].known_at), (facts.upload, known_at));
        stage.later(DAY_MS).await;
        assert_eq!(open_cases(db).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn uploads_of_one_post_belong_together_and_officers_link_others() {
    for stage in Stage::both().await {
        let (app, ruth) = (&stage.shell.app, stage.ruth);
        let post = app.db().ids().row();
        let first = stage.open(&stage.facts(post, b"1"), b"1").await;
        let other = stage.case(b"2").await;
        assert_eq!(link(app, ruth, first, other).await.unwrap(), Outcome::Done);
        assert_eq!(link(app, ruth, other, first).await.unwrap(), Outcome::Gone);
        // A later upload of the same post finds its place, wherever that was linked to.
        let second = stage.open(&stage.facts(post, b"3"), b"3").await;
        let chain = stage.read(second).await.chain;
        let linked = Case::linked(app.db(), chain).await.unwrap();
        assert_eq!(linked.len(), 3);
        assert_eq!(unlink(app, ruth, first).await.unwrap(), Outcome::Done);
        let chain = stage.read(first).await.chain;
        assert_eq!(stage.read(second).await.chain, chain);
        assert_ne!(stage.read(other).await.chain, chain);
        let none = link(app, ruth, first, ruth).await.unwrap();
        assert_eq!(none, Outcome::Gone);
    }
}

/// It was sealed, a case was opened for whoever had been stopped, and meanwhile somebody looked.
#[tokio::test]
async fn a_look_before_the_post_was_sealed_counts_though_the_case_was_open() {
    for stage in Stage::both().await {
        let post = stage.shell.app.db().ids().row();
        let mut facts = stage.facts(post, b"words");
        let id = stage.open(&facts, b"words").await;
        assert!(!stage.read(id).await.was_viewed());
        facts.viewed = true;
        assert_eq!(stage.open(&facts, b"words").await, id);
        assert!(stage.read(id).await.was_viewed());
    }
}
