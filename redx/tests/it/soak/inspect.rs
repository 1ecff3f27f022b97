//! What is left when everything has had the time to finish: the rooms of a stopped node are put together over its data,
//! with a clock that is hours ahead, and whatever was due by then is done.

use media::pool::{Patience, Pool, Program};
use post::{Check, Sweep};
use redx::node::{self, Node};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};
use store::{
    Background, Blobs, BlobsConfig, Clock, Db, Keys, Rng, Uuid, events,
    jobs::{self, Job, Worker as _},
};
use web::{App, Campaign, Settings, Setup, audit};

const HOUR: Duration = Duration::from_secs(3600);
/// Longer than an object without an owner is left alone, and than a lease or any pause before another try lasts.
const AHEAD_MS: i64 = 2 * 3_600_000;

/// Where a node keeps things.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    data: PathBuf,
    pub(super) database_url: String,
    pub(super) blobs: BlobsConfig,
}

impl Kept {
    pub(super) fn in_folder(data: &Path) -> Self {
        Self {
            database_url: format!("sqlite:{}", data.join("redx.db").display()),
            blobs: BlobsConfig::Folder(data.join("blobs")),
            data: data.to_owned(),
        }
    }

    /// Finishes what is due two hours from now, and fails unless everything fits together then.
    pub(super) fn inspect(&self) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let clock = Clock::manual(Clock::system().now() + AHEAD_MS);
            let node = self.node(&clock).await;
            finish(&node, &clock).await;
            fits(&node).await;
            node.app.db().close().await;
        });
    }

    async fn node(&self, clock: &Clock) -> Node {
        let rng = Rng::system();
        let app = App::new(Setup {
            db: Db::open(&self.database_url, clock.clone(), rng.clone())
                .await
                .unwrap(),
            blobs: Blobs::open(&self.blobs).unwrap(),
            clock: clock.clone(),
            keys: Keys::open_or_create(&self.data, &rng).unwrap(),
            rng,
            campaign: Campaign::default(),
            settings: Settings {
                data: self.data.clone(),
                ..Settings::default()
            },
        });
        let worker = Program {
            path: super::node::program(),
            args: vec!["decode-worker".into()],
        };
        node::assemble(app, Pool::start(worker, 2, Patience::default()))
    }
}

/// Twice, so that what failed because of the trouble is tried again.
async fn finish(node: &Node, clock: &Clock) {
    // Without the jobs that end sessions and prune: the moderators go on in the next loop.
    let background = post::background(&node.post, Background::new(node.app.db().clone()))
        .subscribe(guard::OnBankGrew)
        .work(guard::Rescreen(node.guard.clone()))
        .subscribe(desk::Queue);
    for _ in 0..2 {
        background.settle().await.unwrap();
        clock.advance(HOUR);
    }
    let sweep = Job {
        id: Uuid::nil(),
        kind: String::new(),
        body: "null".into(),
        attempts: 1,
        lease: 1,
    };
    Sweep(node.post.clone()).run(&sweep).await.unwrap();
}

async fn fits(node: &Node) {
    let db = node.app.db();
    assert_eq!(post::check(&node.post).await.unwrap(), Check::default());
    let dead = jobs::dead(db, 10).await.unwrap();
    assert!(dead.is_empty(), "jobs set aside: {dead:?}");
    for kind in ["post.screen", "post.publish"] {
        let waiting = jobs::waiting(db, kind).await.unwrap();
        assert_eq!(waiting, 0, "{kind} never ends");
    }
    assert_eq!(events::holes(db).await.unwrap(), 0, "events are missing");
    let chain = audit::verify(db).await.unwrap();
    assert!(matches!(chain, audit::Chain::Whole(_)), "{chain:?}");
}
