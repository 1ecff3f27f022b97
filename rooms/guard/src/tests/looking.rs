//! One upload against every list.

use super::stage::{Stage, off_by, other_post, pdq};
use crate::{Findings, Purpose, RefusedFor, Upload, Verdict};
use mediahash::pdq::QUALITY_MIN;

const GOOD: u8 = 90;

/// What a damaged disk or another key makes of a list.
const DAMAGE: store::Statement = store::Statement::both("UPDATE guard_signal SET sealed = $1");

fn clear() -> Verdict {
    Verdict::Clear(Findings::default())
}

#[tokio::test]
async fn the_same_bytes_and_a_look_within_the_threshold_match() {
    for stage in Stage::both().await {
        let listed = stage.upload(b"listed", pdq(1), GOOD);
        let lines = format!("md5 {}\npdq {}\n", listed.md5, pdq(2));
        stage.import(Purpose::Abuse, &lines).await;
        let look = |upload: Upload| async { stage.guard.look(upload).await.unwrap().verdict };
        assert_eq!(look(listed).await, Verdict::AbuseMatch { exact: true });
        let near = stage.upload(b"a", off_by(pdq(2), 31), GOOD);
        assert_eq!(look(near).await, Verdict::AbuseMatch { exact: false });
        let far = stage.upload(b"b", off_by(pdq(2), 32), GOOD);
        assert_eq!(look(far).await, clear());
        // Any of the eight orientations.
        let mut turned = stage.upload(b"c", pdq(3), GOOD);
        turned.pdq.as_mut().unwrap().0[5] = off_by(pdq(2), 20);
        assert_eq!(look(turned).await, Verdict::AbuseMatch { exact: false });
        // Below the floor a look says nothing; bytes still do.
        let flat = stage.upload(b"d", pdq(2), QUALITY_MIN - 1);
        assert_eq!(look(flat).await, clear());
        let floor = stage.upload(b"e", pdq(2), QUALITY_MIN);
        assert_eq!(look(floor).await, Verdict::AbuseMatch { exact: false });
    }
}

#[tokio::test]
async fn known_good_overrides_a_look_but_never_the_bytes() {
    let stage = Stage::new().await;
    let listed = stage.upload(b"listed", pdq(1), GOOD);
    let lines = format!("sha256 {}\npdq {}\n", listed.sha256, pdq(1));
    stage.import(Purpose::Abuse, &lines).await;
    let near = stage.upload(b"a logo", off_by(pdq(1), 8), GOOD);
    stage
        .import(Purpose::KnownGood, &format!("md5 {}\n", near.md5))
        .await;
    let look = stage.guard.look(near).await.unwrap();
    assert_eq!(look.verdict, clear());
    stage
        .import(Purpose::KnownGood, &format!("md5 {}\n", listed.md5))
        .await;
    let look = stage.guard.look(listed).await.unwrap();
    assert_eq!(look.verdict, Verdict::AbuseMatch { exact: true });
}

#[tokio::test]
async fn a_drawn_hand_is_matched_by_its_bytes_alone() {
    let stage = Stage::new().await;
    stage
        .import(Purpose::Abuse, &format!("pdq {}\n", pdq(1)))
        .await;
    let drawn = Upload {
        drawn: true,
        ..stage.upload(b"strokes", pdq(1), GOOD)
    };
    assert_eq!(stage.screen(&drawn).await.verdict, clear());
    let same_look = Upload {
        drawn: true,
        ..stage.upload(b"other strokes", pdq(1), GOOD)
    };
    assert_eq!(stage.screen(&same_look).await.verdict, clear());
    let same_strokes = Upload {
        drawn: true,
        ..stage.upload(b"strokes", pdq(1), GOOD)
    };
    let found = Findings {
        near_of: Some(drawn.post),
        ..Findings::default()
    };
    assert_eq!(
        stage.screen(&same_strokes).await.verdict,
        Verdict::Clear(found)
    );
}

#[tokio::test]
async fn the_oldest_earlier_photo_is_the_one_others_are_copies_of_until_it_is_forgotten() {
    for stage in Stage::both().await {
        let near_of = |verdict: Verdict| match verdict {
            Verdict::Clear(findings) => findings.near_of,
            other => panic!("{other:?}"),
        };
        let first = stage.upload(b"1", pdq(1), GOOD);
        let second = stage.upload(b"2", off_by(pdq(1), 9), GOOD);
        let third = stage.upload(b"3", off_by(pdq(1), 4), GOOD);
        assert_eq!(near_of(stage.screen(&first).await.verdict), None);
        assert_eq!(
            near_of(stage.screen(&second).await.verdict),
            Some(first.post)
        );
        assert_eq!(
            near_of(stage.screen(&third).await.verdict),
            Some(first.post)
        );
        // The same post with another picture is no copy of itself.
        let own = Upload {
            post: first.post,
            ..stage.upload(b"4", pdq(1), GOOD)
        };
        let look = stage.guard.look(own).await.unwrap();
        assert_eq!(near_of(look.verdict), Some(second.post));
        let mut tx = stage.shell.begin().await;
        stage.guard.forget(&mut tx, first.post).await.unwrap();
        tx.commit().await.unwrap();
        let fifth = stage.upload(b"1", pdq(1), GOOD);
        assert_eq!(
            near_of(stage.screen(&fifth).await.verdict),
            Some(second.post)
        );
    }
}

#[tokio::test]
async fn what_was_refused_here_is_refused_again_and_its_likes_are_pointed_out() {
    for stage in Stage::both().await {
        for (seed, why) in [
            (1, RefusedFor::Abuse),
            (2, RefusedFor::Sexual),
            (3, RefusedFor::Spam),
        ] {
            let bytes = [seed];
            let upload = stage.upload(&bytes, pdq(u64::from(seed)), GOOD);
            stage.screen(&upload).await;
            let mut tx = stage.shell.begin().await;
            let done = stage.guard.remember_refusal(&mut tx, upload.id, why).await;
            done.unwrap();
            tx.commit().await.unwrap();
            let same = stage.upload(&bytes, pdq(40), GOOD);
            let look = stage.guard.look(same).await.unwrap();
            assert_eq!(look.verdict, Verdict::RefusedBefore);
            let close = stage.upload(b"close", off_by(pdq(u64::from(seed)), 12), GOOD);
            let Verdict::Clear(found) = stage.guard.look(close).await.unwrap().verdict else {
                panic!("a person decides on what is only close");
            };
            assert!(found.close_to_refused);
        }
        // Nothing to remember of what was never screened.
        let mut tx = stage.shell.begin().await;
        let done = stage
            .guard
            .remember_refusal(&mut tx, other_post(), RefusedFor::Spam);
        done.await.unwrap();
    }
}

#[tokio::test]
async fn without_lists_there_is_no_verdict_and_no_clearance() {
    let stage = Stage::new().await;
    let upload = stage.upload(b"x", pdq(1), GOOD);
    stage.screen(&upload).await;
    assert!(stage.is_clear(&upload).await);
    stage.shell.app.db().close().await;
    assert!(stage.guard.look(upload.clone()).await.is_err());
    assert!(stage.guard.clear(upload.id).await.is_err());
}

/// An entry that cannot be opened (another key, a damaged row) is no entry to pass over.
#[tokio::test]
async fn a_list_that_cannot_be_opened_stops_every_verdict_and_loses_no_earlier_photo() {
    let stage = Stage::new().await;
    let first = stage.upload(b"1", pdq(1), GOOD);
    stage.screen(&first).await;
    // Known to the index from this look on.
    let again = stage.upload(b"2", pdq(1), GOOD);
    stage.guard.look(again.clone()).await.unwrap();
    stage
        .import(Purpose::Abuse, "md5 0123456789abcdef0123456789abcdef")
        .await;
    let mut tx = stage.shell.begin().await;
    tx.execute(DAMAGE, store::args![vec![9_u8; 60]])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert!(stage.guard.look(again.clone()).await.is_err());
    assert!(stage.guard.clear(first.id).await.is_err());
    let earlier = {
        let cache = stage.guard.0.lists.lock().await;
        cache.earlier_near(&[pdq(1)])
    };
    assert_eq!(earlier, [first.id]);
}

#[tokio::test]
async fn what_was_never_screened_is_not_clear() {
    let stage = Stage::new().await;
    let upload = stage.upload(b"x", pdq(1), GOOD);
    assert!(!stage.is_clear(&upload).await);
    stage.guard.look(upload.clone()).await.unwrap();
    assert!(
        !stage.is_clear(&upload).await,
        "looked at, but not recorded"
    );
    stage.screen(&upload).await;
    assert!(stage.is_clear(&upload).await);
}

#[tokio::test]
async fn an_entry_in_question_is_never_passed_over() {
    for stage in Stage::both().await {
        let listed = stage.upload(b"listed", pdq(1), GOOD);
        let lines = format!("md5 {}\npdq {}\n", listed.md5, pdq(2));
        stage.import(Purpose::Abuse, &lines).await;
        let near = stage.upload(b"near", off_by(pdq(2), 9), GOOD);
        let other = stage.upload(b"other", pdq(3), GOOD);
        stage.screen(&other).await;
        let unsettled = || {
            Verdict::Clear(Findings {
                unsettled: true,
                ..Findings::default()
            })
        };
        // Denied: neither bytes nor a look prove anything, and neither is cleared.
        stage.question(Purpose::Abuse, false).await;
        for upload in [&listed, &near] {
            let look = stage.screen(upload).await;
            assert_eq!(look.verdict, unsettled());
            assert!(look.matched.0.is_empty());
            assert!(stage.is_unsettled(upload).await && !stage.is_clear(upload).await);
        }
        // Held: it matches too much, which the same bytes cannot.
        stage.question(Purpose::Abuse, true).await;
        let look = stage.guard.look(listed.clone()).await.unwrap();
        assert_eq!(look.verdict, Verdict::AbuseMatch { exact: true });
        assert_eq!(look.matched.0.len(), 1);
        assert_eq!(stage.guard.matched(listed.id).await.unwrap(), look.matched);
        assert_eq!(stage.guard.look(near).await.unwrap().verdict, unsettled());
        assert!(stage.is_clear(&other).await && !stage.is_unsettled(&other).await);
    }
}
