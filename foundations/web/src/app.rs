//! What every room is handed: the one state of a node.

use crate::{
    Campaign, Gate, Unreviewed, Words, audit::Trail, client::Salts, outbound::Inside,
    rate::Limiters,
};
use arc_swap::ArcSwap;
use futures_util::future::try_join_all;
use ipnet::IpNet;
use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
};
use store::{Blobs, Clock, Db, Keys, Rng};

/// The state of a node; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    setup: Setup,
    campaign: ArcSwap<Campaign>,
    switches: ArcSwap<crate::switches::Switches>,
    words: Words,
    limiters: Limiters,
    salts: Salts,
    gates: OnceLock<Vec<Box<dyn Gate>>>,
    trail: Trail,
}

/// What the binary (or a test) puts together.
pub struct Setup {
    /// The database.
    pub db: Db,
    /// The object store.
    pub blobs: Blobs,
    /// Time.
    pub clock: Clock,
    /// Randomness.
    pub rng: Rng,
    /// Keys of this instance.
    pub keys: Keys,
    /// The campaign as configured.
    pub campaign: Campaign,
    /// What does not change while running.
    pub settings: Settings,
}

/// Settings of a node that do not change while it runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach us, without a slash at the end: links, origin checks.
    pub public_url: String,
    /// The data folder.
    pub data: PathBuf,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// What lies inside (private networks, this machine) and may still be reached by [`crate::outbound`].
    pub inside: Vec<Inside>,
    /// True for `redx demo`: a banner says so on every page, and nothing real may be set up.
    pub demo: bool,
    /// A one-time link is enough to work here, without a passkey or a password: for a demo, which prints its links, and for
    /// tests of other things. Never for what people reach.
    pub links_suffice: bool,
    /// Rate limits can be switched off for tests and benchmarks of other things.
    pub limits_off: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_url: "http://127.0.0.1:8080".into(),
            data: PathBuf::from("redx-data"),
            trusted_proxies: Vec::new(),
            inside: Vec::new(),
            demo: false,
            links_suffice: false,
            limits_off: false,
        }
    }
}

impl Settings {
    /// Cookies carry `Secure` (and the `__Host-` name) when people come by HTTPS.
    pub fn https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

impl App {
    /// Puts the state together. Gates are registered once, afterwards, by [`App::register_gates`].
    pub fn new(setup: Setup) -> Self {
        let unreviewed = if setup.settings.demo {
            Unreviewed::Shown
        } else {
            Unreviewed::English
        };
        let words = Words::load(&setup.campaign.languages, unreviewed);
        let limiters = Limiters::new(setup.clock.clone(), setup.settings.limits_off);
        let salts = Salts::new(setup.clock.clone(), setup.rng.clone());
        let campaign = ArcSwap::from_pointee(setup.campaign.clone());
        Self(Arc::new(Inner {
            setup,
            campaign,
            switches: ArcSwap::default(),
            words,
            limiters,
            salts,
            gates: OnceLock::new(),
            trail: Trail::default(),
        }))
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.setup.db
    }

    /// The object store.
    pub fn blobs(&self) -> &Blobs {
        &self.0.setup.blobs
    }

    /// Time.
    pub fn clock(&self) -> &Clock {
        &self.0.setup.clock
    }

    /// Randomness.
    pub fn rng(&self) -> &Rng {
        &self.0.setup.rng
    }

    /// Keys of this instance.
    pub fn keys(&self) -> &Keys {
        &self.0.setup.keys
    }

    /// What does not change while running.
    pub fn settings(&self) -> &Settings {
        &self.0.setup.settings
    }

    /// All languages.
    pub fn words(&self) -> &Words {
        &self.0.words
    }

    /// The campaign as it is now.
    pub fn campaign(&self) -> Arc<Campaign> {
        self.0.campaign.load_full()
    }

    /// Replaces the campaign; every page rendered from now on shows the new one.
    pub fn set_campaign(&self, campaign: Campaign) {
        self.0.campaign.store(Arc::new(campaign));
    }

    /// An absolute address for a path of ours.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.settings().public_url)
    }

    /// Registers what must hold before posting opens. Once, by the binary.
    pub fn register_gates(&self, gates: Vec<Box<dyn Gate>>) {
        let _ = self.0.gates.set(gates);
    }

    /// What still stands in the way of posting: the word keys of the gates that are shut. Empty means open. Without any
    /// registered gate posting is shut, too: forgetting them must not open it.
    ///
    /// # Errors
    /// When a gate cannot be asked: then posting is not open, and nobody is told that somebody closed it.
    pub async fn shut_gates(&self) -> store::Result<Vec<&'static str>> {
        let Some(gates) = self.0.gates.get() else {
            return Ok(vec!["gate-unknown"]);
        };
        // All at once: where the database is away, each waits for it as long as any request does.
        let held = try_join_all(gates.iter().map(|gate| gate.holds(self))).await?;
        let shut = gates.iter().zip(held).filter(|(_, holds)| !holds);
        Ok(shut.map(|(gate, _)| gate.key()).collect())
    }

    /// What this node knows of the audit trail.
    pub fn trail(&self) -> &Trail {
        &self.0.trail
    }

    pub(crate) fn known_switches(&self) -> &ArcSwap<crate::switches::Switches> {
        &self.0.switches
    }

    pub(crate) fn limiters(&self) -> &Limiters {
        &self.0.limiters
    }

    pub(crate) fn salts(&self) -> &Salts {
        &self.0.salts
    }
}
