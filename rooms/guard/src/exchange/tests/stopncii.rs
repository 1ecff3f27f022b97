//! StopNCII's list: records by token, and withdrawal.

use super::stage::{Stage, counts, md5, pdq};
use testkit::StopNcii;

#[tokio::test]
async fn what_is_withdrawn_leaves_and_what_comes_back_is_back() {
    for stage in Stage::both().await {
        let fake = StopNcii::start().await;
        let start = 1_790_000_000;
        fake.put("ImagePDQ", &pdq(1), "Active", start);
        fake.put("VideoMD5", &md5(2), "Received", start + 1);
        fake.put("ImagePDQ", &pdq(3), "Active", start + 2);
        fake.put("VideoTMK", "made up", "Active", start + 3);
        stage.add(&stage.stopncii(&fake)).await;
        stage.settle().await;
        let list = stage.list().await;
        assert_eq!(
            (list.counts.pages, list.counts.added, list.counts.skipped),
            (2, 3, 1)
        );
        assert_eq!(list.since(), (start + 3) * 1_000);

        fake.put("ImagePDQ", &pdq(1), "Withdrawn", start + 10);
        fake.put("VideoMD5", &md5(2), "Deleted", start + 11);
        let list = stage.next().await;
        assert_eq!(list.counts.removed, 2);
        let asked = fake.manners.asked();
        assert!(
            asked[2].contains("startTimestamp=1790000003"),
            "{}",
            asked[2]
        );
        assert_eq!(stage.keys().await, [format!("pdq:{}", pdq(3))]);

        fake.put("ImagePDQ", &pdq(1), "Active", start + 20);
        assert_eq!(stage.next().await.counts.added, 1);
        assert_eq!(stage.next().await.counts, counts(1, 0, 0, 1, 0));
    }
}

#[tokio::test]
async fn without_both_keys_there_is_no_answer() {
    let (stage, fake) = (Stage::new().await, StopNcii::start().await);
    let exchange = stage.stopncii(&fake);
    stage.credentials("[headers]\nx-functions-key = 'wrong'\n");
    stage.add(&exchange).await;
    stage.settle().await;
    let list = stage.list().await;
    assert_eq!(list.last_error.as_deref(), Some("unauthorized"));
    assert_eq!(
        stage.shell.dir.path().join("list.toml").to_str(),
        list.credentials_file.as_deref()
    );
}
