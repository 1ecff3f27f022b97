//! `redx serve`.

use crate::{
    config::{Common, GuardFile, Listen},
    demo,
    node::{self, Node},
};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use guard::{
    Hma,
    hma::{Offers, Options},
};
use metrics_exporter_prometheus::PrometheusBuilder;
use std::{future::Future, net::SocketAddr, process::ExitCode, sync::Arc, time::Duration};
use store::{Background, Db};
use tokio::net::TcpListener;
use web::{Listeners, Settings};

/// Jobs side by side: screening waits for decoding workers more than for this process.
pub(crate) const JOBS_AT_ONCE: usize = 4;
/// How often a database server that is away is asked for again.
const DATABASE_AGAIN: Duration = Duration::from_secs(2);
/// Descriptors kept free for files, the database and the private listener.
const DESCRIPTORS_RESERVED: u64 = 256;

/// Run the server.
#[derive(Args, Debug)]
pub struct Serve {
    #[command(flatten)]
    listen: Listen,
}

impl Serve {
    /// Serves until asked to stop.
    ///
    /// # Errors
    /// When the node cannot be opened or an address is taken.
    pub async fn run(self, common: &Common) -> Result<ExitCode> {
        if demo::is_demo(&common.data) {
            bail!(
                "{} is a demo folder with throwaway keys; choose another one with --data",
                common.data.display()
            );
        }
        let settings = Settings {
            public_url: self.listen.url(),
            data: common.data.clone(),
            trusted_proxies: self.listen.trusted_proxies.clone(),
            inside: common.reach_inside.clone(),
            ..Settings::default()
        };
        let file = common.file()?;
        let app = node::open_app_now_or_later(common, file.campaign, settings).await?;
        let node = node::build(app, workers())?;
        let beside = Beside::open(&file.guard, &node, self.listen.listen).await?;
        let (url, common) = (self.listen.url(), common.clone());
        let ready = move || {
            super::say(
                &common,
                &serde_json::json!({ "ready": url }),
                &format!("RedX listens at {url}"),
            )
        };
        run(node, &self.listen, beside, ready).await
    }
}

/// One decoding worker a core, two at least: one may be busy with a slow picture.
pub(crate) fn workers() -> usize {
    std::thread::available_parallelism().map_or(2, |n| n.get().max(2))
}

/// The screening service beside the campaign, on a listener of its own.
pub(crate) struct Beside {
    hma: Hma,
    listener: TcpListener,
}

impl Beside {
    /// As the configuration says; `None` when it says nothing.
    async fn open(file: &GuardFile, node: &Node, public: SocketAddr) -> Result<Option<Self>> {
        let Some(address) = file.listen else {
            return Ok(None);
        };
        if address == public {
            bail!("guard.listen is the public address: give the screening service one of its own");
        }
        let options = Options {
            offers: Offers::ALL,
            open: false,
            fetch_from: file.fetch_from.clone(),
            // On the private listener already.
            metrics: Arc::new(String::new),
        };
        let pool = node::pool(&node.app, 1)?;
        let listener = TcpListener::bind(address).await;
        Ok(Some(Self {
            hma: Hma::new(node.guard.clone(), Some(pool), options)?,
            listener: listener.with_context(|| format!("cannot listen on {address}"))?,
        }))
    }

    async fn serve(beside: Option<Self>, stop: impl Future<Output = ()>) {
        let Some(Self { hma, listener }) = beside else {
            return;
        };
        let listeners = Listeners {
            public: listener,
            private: None,
            connections_max: connections_max(),
        };
        hma.serve(listeners, stop).await;
    }
}

/// Serves `node` and its background until a signal comes; `ready` is called when both addresses are open.
pub(crate) async fn run(
    node: Node,
    listen: &Listen,
    beside: Option<Beside>,
    ready: impl FnOnce(),
) -> Result<ExitCode> {
    let metrics = PrometheusBuilder::new().install_recorder().ok();
    let bind = |address| async move {
        TcpListener::bind(address)
            .await
            .with_context(|| format!("cannot listen on {address}"))
    };
    let listeners = Listeners {
        public: bind(listen.listen).await?,
        private: Some(bind(listen.private_listen).await?),
        connections_max: connections_max(),
    };
    ready();
    let (stopping, stopped) = tokio::sync::watch::channel(false);
    let wait = |mut stopped: tokio::sync::watch::Receiver<bool>| async move {
        let _ = stopped.wait_for(|stop| *stop).await;
    };
    let (db, background) = (node.app.db().clone(), node.background());
    let (wall, stop) = (node.wall.clone(), wait(stopped.clone()));
    let live = tokio::spawn(async move { wall.run_live(stop).await });
    let (help, stop) = (node.help.clone(), wait(stopped.clone()));
    let lines = tokio::spawn(async move { help.follow(stop).await });
    let (learn, stop) = (node.learn.clone(), wait(stopped.clone()));
    let pages = tokio::spawn(async move { learn.follow(stop).await });
    let (desk, stop) = (node.desk.clone(), wait(stopped.clone()));
    let training = tokio::spawn(async move { desk.follow(stop).await });
    let (guard, stop) = (node.guard.clone(), wait(stopped.clone()));
    let lists = tokio::spawn(async move { guard.follow(stop).await });
    let public = web::Shell::new(&node.app, node.routes());
    let private = web::private_router(&node.app, metrics);
    let signal = async {
        stop_signal().await;
        let _ = stopping.send(true);
    };
    tokio::join!(
        web::serve(listeners, public, private, signal),
        Beside::serve(beside, wait(stopped.clone())),
        node.app.follow_switches(wait(stopped.clone())),
        node.guard.filters().follow(wait(stopped.clone())),
        node.feed_search(wait(stopped.clone())),
        node.measure_overdue(wait(stopped.clone())),
        work(db, background, wait(stopped.clone()))
    );
    let _ = tokio::join!(live, lines, pages, training, lists);
    node.app.db().close().await;
    Ok(ExitCode::SUCCESS)
}

/// The background, once the database is there.
async fn work(db: Db, background: Background, stop: impl Future<Output = ()>) {
    let mut stop = std::pin::pin!(stop);
    let begin = async {
        while let Err(error) = begin(&db, &background).await {
            tracing::error!(%error, "the database is away; help and learn are served");
            tokio::time::sleep(DATABASE_AGAIN).await;
        }
    };
    tokio::select! {
        () = begin => background.run(JOBS_AT_ONCE, stop).await,
        () = &mut stop => {}
    }
}

async fn begin(db: &Db, background: &Background) -> store::Result<()> {
    db.bring_up().await?;
    background.start_repeating().await
}

pub(crate) async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

/// Raises the limit of open files as far as allowed and leaves room for what is not a connection.
pub(crate) fn connections_max() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let allowed = getrlimit(Resource::Nofile).maximum;
    let _ = setrlimit(
        Resource::Nofile,
        Rlimit {
            current: allowed,
            maximum: allowed,
        },
    );
    let now = getrlimit(Resource::Nofile)
        .current
        .unwrap_or(u64::from(u16::MAX));
    usize::try_from(now.saturating_sub(DESCRIPTORS_RESERVED).max(64)).unwrap_or(64)
}
