//! `redx guard serve`: the screening engine as a service of its own, for other platforms.

use crate::{
    cli::{
        say,
        serve::{JOBS_AT_ONCE, connections_max, stop_signal, workers},
    },
    config::Common,
    node,
};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use guard::{
    Guard, Hma,
    hma::{Metrics, Offers, Options},
};
use metrics_exporter_prometheus::PrometheusBuilder;
use serde_json::json;
use std::{net::SocketAddr, process::ExitCode, sync::Arc};
use tokio::{net::TcpListener, sync::watch};
use web::{App, Listeners};

/// Run the screening engine as a service for other platforms: the calls of Hasher-Matcher-Actioner, with a token in front.
#[derive(Args, Debug)]
pub struct Serve {
    /// Where it listens. Never the public address of a campaign.
    #[arg(long, env = "REDX_GUARD_LISTEN", default_value = "127.0.0.1:5100")]
    listen: SocketAddr,
    /// Answer `/h`: hash files. Without any of the three, all are answered.
    #[arg(long)]
    hasher: bool,
    /// Answer `/m`: look hashes and files up.
    #[arg(long)]
    matcher: bool,
    /// Answer `/c`: banks and what is in them.
    #[arg(long)]
    curator: bool,
    /// Fetch files that a caller names by address, from these hosts alone (with commas between).
    #[arg(long, value_delimiter = ',')]
    fetch_from: Vec<String>,
    /// Ask nobody for a token. Only on a loopback address.
    #[arg(long)]
    insecure_no_auth: bool,
}

impl Serve {
    pub(super) async fn run(self, common: &Common, app: &App) -> Result<ExitCode> {
        if self.insecure_no_auth && !self.listen.ip().is_loopback() {
            bail!(
                "--insecure-no-auth is for a loopback address: whoever reaches {} could read and change every bank",
                self.listen
            );
        }
        let guard = Guard::new(app.clone());
        let options = Options {
            offers: self.offers(),
            open: self.insecure_no_auth,
            fetch_from: self.fetch_from.clone(),
            metrics: metrics(),
        };
        let hma = Hma::new(guard.clone(), Some(node::pool(app, workers())?), options)?;
        let public = TcpListener::bind(self.listen).await;
        let public = public.with_context(|| format!("cannot listen on {}", self.listen))?;
        let url = format!("http://{}", public.local_addr()?);
        let words = format!("The screening service listens at {url}");
        say(common, &json!({ "ready": url }), &words);
        let listeners = Listeners {
            public,
            private: None,
            connections_max: connections_max(),
        };
        serve(&hma, &guard, app, listeners).await?;
        Ok(ExitCode::SUCCESS)
    }

    /// What was named, or all.
    fn offers(&self) -> Offers {
        if !(self.hasher || self.matcher || self.curator) {
            return Offers::ALL;
        }
        Offers {
            hasher: self.hasher,
            matcher: self.matcher,
            curator: self.curator,
        }
    }
}

/// Serves until a signal comes, with the banks followed and guard's own jobs done: exchanges, looking again, purging.
async fn serve(hma: &Hma, guard: &Guard, app: &App, listeners: Listeners) -> Result<()> {
    let (stopping, stopped) = watch::channel(false);
    let wait = |mut stopped: watch::Receiver<bool>| async move {
        let _ = stopped.wait_for(|stop| *stop).await;
    };
    let background = node::guard_background(guard);
    background.start_repeating().await?;
    let signal = async {
        stop_signal().await;
        let _ = stopping.send(true);
    };
    tokio::join!(
        hma.serve(listeners, signal),
        guard.follow(wait(stopped.clone())),
        background.run(JOBS_AT_ONCE, wait(stopped.clone())),
    );
    app.db().close().await;
    Ok(())
}

/// Measurements as Prometheus reads them.
fn metrics() -> Metrics {
    let recorder = PrometheusBuilder::new().install_recorder().ok();
    let render = move || recorder.as_ref().map(|recorder| recorder.render());
    Arc::new(move || render().unwrap_or_default())
}
