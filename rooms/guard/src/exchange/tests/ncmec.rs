//! NCMEC's list: pages out of order, deletions, a checkpoint after the last page, and going on after a crash.

use super::stage::{NEW_YEAR, Stage, counts, md5, pdq};
use crate::exchange::{
    model::Counts,
    run::{Leave, Ran},
};
use testkit::{NcmecHashes, lists::Lie};

/// Five entries on three pages, the newest on the first.
async fn fake() -> NcmecHashes {
    let fake = NcmecHashes::start().await;
    fake.image(
        42,
        "one",
        "2027-01-05T00:00:00Z",
        &[("md5", &md5(1)), ("pdq", &pdq(1))],
    );
    fake.image(
        42,
        "two",
        NEW_YEAR,
        &[("sha1", "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1")],
    );
    fake.video(43, "one", NEW_YEAR, &[("md5", &md5(3))]);
    fake.image(43, "two", NEW_YEAR, &[("pdq", &pdq(4))]);
    fake.image(44, "one", NEW_YEAR, &[("pdq", &pdq(5))]);
    fake
}

#[tokio::test]
async fn a_list_is_taken_over_and_kept_as_it_is_over_there() {
    for stage in Stage::both().await {
        let fake = fake().await;
        stage.add(&stage.ncmec(&fake)).await;
        stage.settle().await;
        let list = stage.list().await;
        assert_eq!(list.counts, counts(3, 5, 0, 0, 0));
        assert_eq!(list.last_error, None);
        assert_eq!(list.last_done, Some(stage.shell.clock.now()));
        assert_eq!(list.next_at, stage.shell.clock.now() + list.interval_ms);
        assert!(list.run.is_none() && !list.running);
        let held = stage.held().await;
        assert_eq!(held.len(), 5);
        assert_eq!(held["42/one"].len(), 2);
        assert_eq!(held["43/one"], [md5(3)]);

        // Later: one is changed, one deleted, one new; asked from the newest time on, which the first page named.
        fake.image(42, "two", "2027-02-01T00:00:00Z", &[("md5", &md5(7))]);
        fake.delete(43, "two", "2027-02-01T00:00:00Z");
        fake.image(45, "one", "2027-02-02T00:00:00Z", &[("md5", &md5(8))]);
        let list = stage.next().await;
        let asked = fake.manners.asked();
        assert!(
            asked[3].contains("from=2027-01-05T00%3A00%3A00Z"),
            "{}",
            asked[3]
        );
        assert_eq!(list.counts, counts(2, 1, 1, 1, 1));
        let held = stage.held().await;
        assert_eq!(held["42/two"], [md5(7)]);
        assert!(!held.contains_key("43/two") && held.contains_key("45/one"));
        assert_eq!(stage.waiting().await, 1);
        let verbs = [
            "guard.exchange_added",
            "guard.exchange_done",
            "guard.exchange_done",
        ];
        assert_eq!(stage.verbs().await, verbs);
    }
}

#[tokio::test]
async fn a_run_goes_on_at_the_page_where_it_was_broken_off_and_the_checkpoint_waits_for_the_last() {
    for stage in Stage::both().await {
        let fake = fake().await;
        fake.manners.lie_once(2, Lie::Status(503, None));
        stage.add(&stage.ncmec(&fake)).await;
        stage.settle().await;
        let list = stage.list().await;
        assert_eq!(list.last_error.as_deref(), Some("their-fault"));
        assert_eq!((list.failures, list.checkpoint.as_str()), (1, ""));
        assert_eq!(list.under_way.unwrap().pages, 2);
        assert_eq!(stage.keys().await.len(), 4);
        // A minute later it asks for the third page, and nothing else.
        let list = stage.next().await;
        assert_eq!((&list.last_error, list.failures), (&None, 0));
        assert_eq!(list.counts, counts(3, 5, 0, 0, 0));
        let asked = fake.manners.asked();
        assert_eq!(asked.len(), 4);
        assert!(asked[3].contains("start=5"), "{}", asked[3]);
        // The newest time stood on the first page.
        assert_eq!(list.since(), 1_799_107_200_000);
    }
}

#[tokio::test]
async fn a_link_that_is_too_old_is_not_asked_and_the_run_begins_again() {
    let (stage, fake) = (Stage::new().await, fake().await);
    fake.manners.lie_from(2, Lie::Status(503, Some(12 * 3_600)));
    stage.add(&stage.ncmec(&fake)).await;
    stage.settle().await;
    let list = stage.list().await;
    assert_eq!(
        list.next_at - stage.shell.clock.now(),
        12 * super::stage::HOUR_MS
    );
    fake.manners.behave();
    let list = stage.next().await;
    assert_eq!(list.counts, counts(3, 1, 0, 4, 0));
    let asked = fake.manners.asked();
    assert!(!asked[3].contains("start="), "{}", asked[3]);
}

#[tokio::test]
async fn a_node_that_dies_in_the_middle_holds_nobody_up_for_long_and_one_runs_at_a_time() {
    let (stage, fake) = (Stage::new().await, fake().await);
    stage.add(&stage.ncmec(&fake)).await;
    stage.die_running().await;
    let until = stage.shell.clock.now() + 180_000;
    assert_eq!(stage.run(Leave::default()).await, Ran::Busy(until));
    stage.settle().await;
    assert!(fake.manners.asked().is_empty());
    stage
        .shell
        .clock
        .advance(std::time::Duration::from_secs(180));
    stage.settle().await;
    assert_eq!(stage.list().await.counts, counts(3, 5, 0, 0, 0));
}

#[tokio::test]
async fn wrong_credentials_are_said_to_be_wrong_and_nothing_is_lost() {
    let (stage, fake) = (Stage::new().await, fake().await);
    stage.add(&stage.ncmec(&fake)).await;
    stage.settle().await;
    stage.credentials("user = 'redx-test'\npassword = 'wrong'\n");
    let list = stage.next().await;
    assert_eq!(list.last_error.as_deref(), Some("unauthorized"));
    stage.credentials("nonsense");
    let list = stage.next().await;
    assert_eq!(list.last_error.as_deref(), Some("credentials"));
    assert_eq!(stage.keys().await.len(), 5);
    stage.credentials(&NcmecHashes::credentials());
    assert_eq!(stage.next().await.last_error, None);
}

#[tokio::test]
async fn what_has_no_hash_that_we_match_by_is_counted_and_not_kept() {
    let (stage, fake) = (Stage::new().await, NcmecHashes::start().await);
    fake.image(42, "one", NEW_YEAR, &[("pdna", "made up")]);
    fake.image(
        42,
        "two",
        NEW_YEAR,
        &[("md5", "not a hash"), ("pdq", &pdq(2))],
    );
    stage.add(&stage.ncmec(&fake)).await;
    stage.settle().await;
    let Counts { added, skipped, .. } = stage.list().await.counts;
    assert_eq!((added, skipped), (1, 2));
    assert_eq!(stage.keys().await, ["42/two"]);
}
