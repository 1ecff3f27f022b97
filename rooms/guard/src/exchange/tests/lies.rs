//! Servers that lie, hang or break: each gives a code, the bank keeps what it had, and the next try comes later.

use super::stage::{NEW_YEAR, Stage, md5};
use crate::exchange::{
    fault::Fault,
    model::{Run, pause_ms},
    run::{Leave, Ran},
};
use proptest::prelude::*;
use testkit::{NcmecHashes, StopNcii, lists::Lie};

async fn ncmec() -> NcmecHashes {
    let fake = NcmecHashes::start().await;
    for n in 0..5 {
        fake.image(42, &format!("{n}"), NEW_YEAR, &[("md5", &md5(n))]);
    }
    fake
}

/// The code that a list of five entries, taken over once, ends with when its server does this.
async fn code(lie: Lie) -> String {
    let (stage, fake) = (Stage::new().await, ncmec().await);
    stage.add(&stage.ncmec(&fake)).await;
    stage.settle().await;
    let before = stage.list().await;
    fake.image(43, "new", "2027-02-01T00:00:00Z", &[("md5", &md5(9))]);
    fake.manners.lie(lie.clone());
    let list = stage.next().await;
    assert!(stage.held().await.len() >= 5, "{lie:?}");
    assert_eq!(list.failures, 1, "{lie:?}");
    assert_eq!(list.checkpoint, before.checkpoint, "{lie:?}");
    assert!(list.next_at > stage.shell.clock.now(), "{lie:?}");
    assert_eq!(stage.waiting().await, 1, "{lie:?}");
    let code = list.last_error.unwrap();
    // What is healed over there heals here.
    fake.manners.behave();
    let list = stage.next().await;
    assert_eq!(list.last_error, None, "{lie:?}");
    assert_eq!(stage.held().await.len(), 6, "{lie:?}");
    code
}

#[tokio::test]
async fn each_fault_has_its_code_and_nothing_is_lost() {
    for (lie, expected) in [
        (Lie::Status(500, None), "their-fault"),
        (Lie::Status(429, Some(600)), "asked-to-wait"),
        (Lie::Status(403, None), "unauthorized"),
        (Lie::Status(404, None), "not-there"),
        (Lie::Status(400, None), "refused"),
        (
            Lie::Redirect("http://169.254.169.254/latest/meta-data/".into()),
            "redirected",
        ),
        (Lie::Redirect("/elsewhere".into()), "redirected"),
        (Lie::CutShort, "cut-short"),
        (Lie::Truncated, "unreadable"),
        (Lie::Html, "wrong-kind"),
        (Lie::SamePage, "circle"),
        (Lie::Circle(2), "circle"),
        (Lie::Huge(65 << 20), "too-big"),
        (Lie::Yesterday, "no-progress"),
        (Lie::EmptyForEver, "no-progress"),
        (Lie::OtherHost, "other-host"),
    ] {
        assert_eq!(code(lie.clone()).await, expected, "{lie:?}");
        assert!(Fault::CODES.contains(&expected));
    }
}

#[tokio::test]
async fn tokens_that_lead_nowhere_are_found_out_too() {
    for lie in [
        Lie::SamePage,
        Lie::Circle(3),
        Lie::Yesterday,
        Lie::EmptyForEver,
    ] {
        let (stage, fake) = (Stage::new().await, StopNcii::start().await);
        for n in 0..9 {
            fake.put("VideoMD5", &md5(n), "Active", 1_790_000_000);
        }
        fake.manners.lie(lie.clone());
        stage.add(&stage.stopncii(&fake)).await;
        stage.settle().await;
        let list = stage.list().await;
        assert!(
            ["circle", "no-progress"].contains(&list.last_error.as_deref().unwrap()),
            "{lie:?}"
        );
        assert!(fake.manners.asked().len() <= 101, "{lie:?}");
        fake.manners.behave();
        assert_eq!(stage.next().await.last_error, None);
        assert_eq!(stage.held().await.len(), 9);
    }
}

#[tokio::test]
async fn a_time_in_the_far_future_does_not_make_us_deaf() {
    let (stage, fake) = (Stage::new().await, ncmec().await);
    fake.manners.lie_once(2, Lie::Future);
    stage.add(&stage.ncmec(&fake)).await;
    stage.settle().await;
    assert_eq!(stage.list().await.since(), stage.shell.clock.now());
    fake.image(43, "new", "2027-02-22T15:30:00Z", &[("md5", &md5(9))]);
    stage.next().await;
    assert_eq!(stage.held().await.len(), 6);
}

#[tokio::test]
async fn a_page_that_never_becomes_readable_makes_the_run_begin_again() {
    let (stage, fake) = (Stage::new().await, ncmec().await);
    fake.manners.lie_from(1, Lie::Truncated);
    stage.add(&stage.ncmec(&fake)).await;
    stage.settle().await;
    for _ in 1..4 {
        assert!(stage.next().await.run.is_some());
    }
    let list = stage.next().await;
    assert!(list.run.is_none());
    assert_eq!(list.failures, 5);
}

#[tokio::test]
async fn a_paused_or_removed_exchange_stops_after_its_page() {
    let (stage, fake) = (Stage::new().await, ncmec().await);
    fake.manners.lie_once(1, Lie::Status(500, None));
    stage.add(&stage.ncmec(&fake)).await;
    stage.settle().await;
    let list = stage.list().await;
    let mut tx = stage.shell.begin().await;
    assert!(
        crate::exchange::pause(&mut tx, "ruth", &list)
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();
    assert_eq!(stage.run(Leave::default()).await, Ran::Stopped);
    stage.next().await;
    assert_eq!(stage.keys().await.len(), 2);
    let mut tx = stage.shell.begin().await;
    assert!(
        crate::exchange::resume(&mut tx, "ruth", &list)
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();
    stage.settle().await;
    assert_eq!(stage.keys().await.len(), 5);
}

#[test]
fn pauses_grow_and_the_other_side_may_ask_for_more() {
    let hour = 3_600_000;
    let pauses: Vec<_> = [1, 2, 3, 7, i64::MAX]
        .map(|n| pause_ms(n, hour, None) / 60_000)
        .into();
    assert_eq!(pauses, [1, 2, 4, 60, 60]);
    assert_eq!(pause_ms(1, hour, Some(600)), 600_000);
    assert_eq!(pause_ms(1, hour, Some(u64::MAX)), 24 * hour);
    assert_eq!(pause_ms(20, 30 * 24 * hour, None), 6 * hour);
}

proptest! {
    /// Whatever circle a server leads us in, with whatever way into it, we leave it soon; and no straight way is taken
    /// for a circle.
    #[test]
    fn every_circle_is_found(tail in 0_u64..200, circle in 1_u64..200, length in 0_u64..2_000) {
        let mut run = Run::begin(0);
        let mut steps = 0;
        let stopped = (0..).find_map(|n: u64| {
            steps = n;
            let page = if n < tail { n } else { tail + (n - tail) % circle };
            let link = format!("page {}", page + 1);
            run.advance(Some((link, page + 1)), 1, page, 0).err()
        });
        prop_assert!(matches!(stopped, Some(Fault::Circle | Fault::NoProgress)));
        prop_assert!(steps <= 4 * (tail + circle) + 4, "{steps}");

        let mut run = Run::begin(0);
        for n in 0..length {
            prop_assert!(run.advance(Some((n.to_string(), n)), 1, n + 10_000, 0).is_ok());
        }
        prop_assert!(run.advance(None, 1, 0, 0).is_ok());
    }
}
