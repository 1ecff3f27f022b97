//! A node: its state, its rooms, and what runs in the background.

use crate::{config::Common, router};
use anyhow::{Context as _, Result};
use ask::Ask;
use desk::Desk;
use guard::Guard;
use help::Help;
use learn::Learn;
use media::pool::{Patience, Pool, Program};
use post::Post;
use staff::Staff;
use std::{ffi::OsString, future::Future, path::PathBuf};
use store::{Background, Blobs, Clock, Db, Keys, Rng};
use wall::Wall;
use web::{App, Campaign, Gate, Routes, Settings, Setup};

/// Everything of a node.
pub struct Node {
    /// The state every room is handed.
    pub app: App,
    /// Screening.
    pub guard: Guard,
    /// Posts.
    pub post: Post,
    /// Questions and answers.
    pub ask: Ask,
    /// Staff.
    pub staff: Staff,
    /// The desk.
    pub desk: Desk,
    /// Help.
    pub help: Help,
    /// Learn.
    pub learn: Learn,
    /// The wall.
    pub wall: Wall,
}

/// Opens data folder, database, objects and keys.
///
/// # Errors
/// When one of them cannot be opened; the message says which.
pub async fn open_app(common: &Common, campaign: Campaign, settings: Settings) -> Result<App> {
    let app = open_app_now_or_later(common, campaign, settings).await?;
    let there = app.db().bring_up().await;
    there.context("cannot open the database")?;
    Ok(app)
}

/// The same without waiting for a database server that is away: help and learn are served all the same, and the rest once
/// it is there.
///
/// # Errors
/// As [`open_app`], but for that.
pub async fn open_app_now_or_later(
    common: &Common,
    campaign: Campaign,
    settings: Settings,
) -> Result<App> {
    std::fs::create_dir_all(&common.data)
        .with_context(|| format!("cannot make {}", common.data.display()))?;
    let (clock, rng) = (Clock::system(), Rng::system());
    let db = Db::open_now_or_later(&common.database_url(), clock.clone(), rng.clone())
        .await
        .context("cannot open the database")?;
    let blobs = Blobs::open(&common.blobs()?).context("cannot open the object store")?;
    let keys = Keys::open_or_create(&common.data, &rng).context("cannot open keys/instance.key")?;
    Ok(App::new(Setup {
        db,
        blobs,
        clock,
        rng,
        keys,
        campaign,
        settings,
    }))
}

/// Puts the rooms together over `app`.
///
/// # Errors
/// When this program's own path cannot be found (the decoding workers are started from it).
pub fn build(app: App, workers: usize) -> Result<Node> {
    let pool = pool(&app, workers)?;
    Ok(assemble(app, pool))
}

/// The workers that decode pictures.
///
/// # Errors
/// When this program's own path cannot be found: they are started from it.
pub fn pool(app: &App, workers: usize) -> Result<Pool> {
    Ok(Pool::start(
        worker_program(app)?,
        workers,
        Patience::default(),
    ))
}

/// Puts the rooms together over `app`, decoding in `pool`.
#[must_use]
pub fn assemble(app: App, pool: Pool) -> Node {
    let guard = Guard::new(app.clone());
    let post = Post::new(app.clone(), guard.clone(), pool);
    let help = Help::new(app.clone());
    let ask = Ask::new(post.clone(), help.clone());
    let staff = Staff::new(app.clone());
    let learn = Learn::new(app.clone());
    let desk = Desk::new(post.clone(), learn.clone(), help.clone());
    let wall = Wall::new(post.clone());
    app.register_gates(gates());
    Node {
        app,
        guard,
        post,
        ask,
        help,
        staff,
        desk,
        learn,
        wall,
    }
}

/// What must hold before anybody can post.
fn gates() -> Vec<Box<dyn Gate>> {
    vec![
        Box::new(guard::VaultKeyGate),
        Box::new(staff::TwoModeratorsGate),
        Box::new(staff::SafetyContactGate),
        Box::new(web::OpeningDayGate),
        Box::new(web::IntakeGate),
    ]
}

/// Workers are this very program, started as `redx decode-worker`.
fn worker_program(app: &App) -> Result<Program> {
    let mut args: Vec<OsString> = vec!["decode-worker".into()];
    if let Some(model) = face_model(app) {
        args.extend(["--face-model".into(), model.into_os_string()]);
    }
    Ok(Program {
        path: std::env::current_exe().context("cannot find this program")?,
        args,
    })
}

/// The face model: in the data folder, or where `REDX_MODELS` says. Without one whole pictures are hidden.
#[must_use]
pub fn face_model(app: &App) -> Option<PathBuf> {
    let folders = std::env::var_os("REDX_MODELS")
        .map(PathBuf::from)
        .into_iter();
    folders
        .chain([app.settings().data.join("models")])
        .map(|folder| folder.join("centerface.onnx"))
        .find(|path| path.is_file())
        .and_then(|path| path.canonicalize().ok())
}

/// What guard does by itself: in a node of a campaign, and where it is a service of its own.
#[must_use]
pub fn guard_background(guard: &Guard) -> Background {
    let app = guard.app();
    Background::new(app.db().clone())
        .subscribe(guard::OnBankGrew)
        .work(guard::case::Keep(app.clone()))
        .work(guard::case::Shred(app.clone()))
        .work(guard::report::Watch(app.db().clone()))
        .work(guard::Rescreen(guard.clone()))
        .work(guard::bank::Purge(guard.clone()))
        .work(guard::bank::Enable(guard.clone()))
        .work(guard::exchange::ExchangeWorker::new(guard.clone()))
        .work(guard::exchange::ExchangeWatch(guard.clone()))
}

impl Node {
    /// Every route with its access.
    #[must_use]
    pub fn routes(&self) -> Routes {
        router::routes(self)
    }

    /// Every subscriber and worker.
    #[must_use]
    pub fn background(&self) -> Background {
        let background = guard_background(&self.guard);
        post::background(&self.post, background)
            .work(ask::Sweep(self.ask.clone()))
            .work(staff::Prune(self.app.db().clone()))
            .work(crate::upkeep::Upkeep(self.app.clone()))
            .work(web::audit::Keep(self.app.clone()))
            .work(desk::Prune(self.app.db().clone()))
            .subscribe(desk::Queue)
    }

    /// Tells the search what there is to find beside questions, now and whenever somebody publishes; until `stop` resolves.
    pub async fn feed_search(&self, stop: impl Future<Output = ()>) {
        let mut editions = self.learn.editions();
        let feed = async {
            loop {
                let found = self.learn.found().into_iter().map(searchable);
                self.ask.feed(found.collect());
                if editions.changed().await.is_err() {
                    break;
                }
            }
        };
        tokio::select! { () = feed => {}, () = stop => {} }
    }
}

fn searchable(found: learn::Found) -> ask::Searchable {
    let kind = if found.is_fact {
        ask::Kind::Fact
    } else {
        ask::Kind::Page
    };
    ask::Searchable {
        kind,
        lang: found.lang,
        path: found.path,
        title: found.title,
        text: found.text,
    }
}
