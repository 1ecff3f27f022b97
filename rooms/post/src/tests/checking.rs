//! Rows, jobs and objects agree, whoever hangs up when; and where they do not, the check says so.

use super::stage::{Stage, honest, photo};
use crate::{
    Check, check,
    publish::{PUBLISH, PublishJob},
    queries,
    submit::submit,
};
use std::{future::Future, pin::pin, task::Poll};
use store::{
    Area, args,
    jobs::{Job, Worker as _},
};
use testkit::Shell;

/// Polls `work` so many times and then drops it, as a server does whose client hangs up.
async fn hang_up_after<T>(polls: u32, work: impl Future<Output = T>) -> Option<T> {
    let (mut work, mut left) = (pin!(work), polls);
    std::future::poll_fn(move |context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        work.as_mut().poll(context).map(Some)
    })
    .await
}

async fn hangs_up_at_any_moment(stage: &Stage) {
    let upload = photo(1);
    for polls in 1.. {
        let submission = crate::Submission {
            draft: Some(format!("draft-of-a-phone-{polls}")),
            ..crate::Submission::default()
        };
        let sent = submit(&stage.post, submission, Some(&upload));
        let done = hang_up_after(polls, sent).await;
        // Behind whatever the abandoned one still had to say to the database.
        stage.shell.begin().await.commit().await.unwrap();
        // Objects that no row came to name are for the sweep.
        let found = Check {
            orphans: 0,
            ..check(&stage.post).await.unwrap()
        };
        assert_eq!(found, Check::default(), "{polls}");
        if done.is_some() {
            break;
        }
    }
    // Those that were taken are screened, and nothing is left of the others.
    stage.settle().await;
    stage.sweep().await;
    assert_eq!(check(&stage.post).await.unwrap(), Check::default());
    let dead = store::jobs::dead(stage.shell.app.db(), 10).await.unwrap();
    assert!(dead.is_empty(), "{dead:?}");
}

#[tokio::test]
async fn a_post_is_whole_or_not_there_whenever_its_author_hangs_up() {
    for stage in Stage::both().await {
        hangs_up_at_any_moment(&stage).await;
    }
}

#[tokio::test]
async fn what_does_not_fit_together_is_found() {
    let stage = Stage::new().await;
    let (held, _) = stage.held(1).await;
    let (shown, _, name) = stage.shown(2).await;
    stage.photo(&photo(3)).await;
    let none = Check::default();
    assert_eq!(check(&stage.post).await.unwrap(), none);

    let blobs = stage.shell.app.blobs();
    let original = stage.row(held).await.original.unwrap();
    blobs.delete(Area::Quarantine, &original).await.unwrap();
    let public = stage.objects(Area::Public).await;
    let one = public
        .iter()
        .find(|object| object.starts_with(&name))
        .unwrap();
    blobs.delete(Area::Public, one).await.unwrap();
    let mut tx = stage.shell.begin().await;
    tx.execute(queries::TALLY_ADD, args![2, 0]).await.unwrap();
    tx.execute(queries::UNSHOWN, args![shown]).await.unwrap();
    tx.execute(queries::PUBLISH_NAME, args![shown, "lost"])
        .await
        .unwrap();
    tx.commit().await.unwrap();

    let found = Check {
        without_upload: 1,
        unpublished: 1,
        orphans_public: 1,
        miscounted: 3,
        ..none
    };
    assert_eq!(check(&stage.post).await.unwrap(), found);
}

#[tokio::test]
async fn a_picture_missing_from_the_wall_and_objects_of_nobody_are_found() {
    let stage = Stage::new().await;
    let (_, _, name) = stage.shown(1).await;
    let blobs = stage.shell.app.blobs();
    let public = stage.objects(Area::Public).await;
    let one = public
        .iter()
        .find(|object| object.starts_with(&name) && object.ends_with(".jpg"));
    blobs.delete(Area::Public, one.unwrap()).await.unwrap();
    for area in [Area::Quarantine, Area::Public] {
        blobs
            .put_new(area, "nobody/320.jpg", vec![1])
            .await
            .unwrap();
    }
    // The sweep did not come by: its node was down all the time.
    let ahead = store::Clock::system().now().max(stage.shell.clock.now()) - stage.shell.clock.now();
    let ahead = std::time::Duration::from_millis(u64::try_from(ahead).unwrap());
    stage
        .shell
        .clock
        .advance(ahead + std::time::Duration::from_secs(7_200));
    let wanted = Check {
        orphans: 1,
        orphans_public: 1,
        half_public: 1,
        ..Check::default()
    };
    assert_eq!(check(&stage.post).await.unwrap(), wanted);
}

#[tokio::test]
async fn published_twice_is_published_once() {
    let stage = Stage::new().await;
    let (id, _, name) = stage.shown(1).await;
    // The first try did everything and was killed before it could say so; its lease ends when the previews are gone.
    stage.later(60).await;
    assert_eq!(stage.row(id).await.previews, None);
    let job = Job {
        id: store::Uuid::nil(),
        kind: PUBLISH.into(),
        body: serde_json::to_string(&PublishJob { post: id, name }).unwrap(),
        attempts: 2,
        lease: 2,
    };
    crate::Publish(stage.post.clone()).run(&job).await.unwrap();
    assert_eq!(stage.counts_are_right().await, (1, 0));
}

#[tokio::test]
async fn nobody_is_told_that_posting_is_closed_because_the_database_is_away() {
    let stage = Stage::with(Shell::new().await, honest()).await;
    let gates: Vec<Box<dyn web::Gate>> = vec![Box::new(guard::VaultKeyGate)];
    stage.shell.app.register_gates(gates);
    assert_eq!(stage.try_photo(&photo(1), &[]).await.status, 202);
    stage.shell.app.db().close().await;
    let answer = stage.try_photo(&photo(2), &[]).await;
    assert_eq!(answer.status, 503);
    assert!(
        answer.text().contains("\"unavailable\""),
        "{}",
        answer.text()
    );
    assert_eq!(answer.header("retry-after"), "10");
    assert_eq!(stage.get("/post").await.status, 503);
}
