//! The screening engine as a service for other platforms: the calls of Hasher-Matcher-Actioner (HMA) 1.1.7, with a token
//! in front. `redx guard serve` runs it alone; a node may listen with it beside the campaign, on an address of its own.
//!
//! | calls | scope | what |
//! |-|-|-|
//! | `/h` | `hash` | a file in, its hashes out |
//! | `/m` | `match` | a hash or a file in, what the banks know of it out |
//! | `/c` | `curate` | banks and what is in them |
//! | `/status`, `/site-map`, `/openapi.json` | none | whether it lives, what it answers |
//!
//! Where it differs from HMA: it asks for a token; it fetches from no address unless the operator named the host; what was
//! added is found at once; a match says which bank, how far and what is known of it in one answer (`/m/match`); banks
//! that know what is harmless take matches back; entries may be confirmed, denied and held; look-ups come by the
//! thousand (`/m/bulk_lookup`).
//!
//! Never: a hash in a message, a log line or a metric; a redirect or a fetch that a caller chose; a change without the
//! name of its token in the audit chain.

mod access;
mod answer;
mod bulk;
mod calls;
mod contents;
mod curate;
mod exchanges;
mod feed;
mod fetch;
mod hash;
mod limits;
mod lookup;
mod openapi;
mod page;
mod queries;
mod signal;
mod status;
mod token;

use crate::{Current, Guard, State as ListState};
use access::Door;
use answer::{Answer, Refusal};
use axum::Router;
use calls::{Call, Calls};
use fetch::Fetcher;
use http::StatusCode;
use lookup::LookupTerms;
use media::pool::Pool;
use std::{future::Future, sync::Arc};
use store::Millis;
use web::{App, Listeners, outbound};

pub use queries::ALL as STATEMENTS;
pub use token::{
    Grant, Listed, Made, NAME_CHARS_MAX as TOKEN_NAME_CHARS_MAX, Scope, UnknownScope,
    list as tokens, make as make_token, revoke as revoke_token,
};

/// Which calls a node answers: hashing, matching and curating may live on different machines over one database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offers {
    /// `/h`.
    pub hasher: bool,
    /// `/m`.
    pub matcher: bool,
    /// `/c`.
    pub curator: bool,
}

impl Offers {
    /// All of them.
    pub const ALL: Self = Self {
        hasher: true,
        matcher: true,
        curator: true,
    };
}

/// Gives the measurements of this process as Prometheus reads them.
pub type Metrics = Arc<dyn Fn() -> String + Send + Sync>;

/// How the service is set up.
#[derive(Clone)]
pub struct Options {
    /// Which calls it answers.
    pub offers: Offers,
    /// Asks nobody for a token. The caller sees to it that only this machine reaches it.
    pub open: bool,
    /// Hosts from which files may be fetched that a caller names by address; none: off.
    pub fetch_from: Vec<String>,
    /// What `/metrics` answers.
    pub metrics: Metrics,
}

/// The service; cheap to clone.
#[derive(Clone)]
pub struct Hma(Arc<Inner>);

struct Inner {
    guard: Guard,
    pool: Option<Pool>,
    options: Options,
    fetcher: Fetcher,
    door: Door,
    calls: std::sync::OnceLock<Vec<Call>>,
}

impl Hma {
    /// The service over `guard`'s banks, decoding in `pool`.
    ///
    /// # Errors
    /// When a host to fetch from is none, or may not be reached.
    pub fn new(
        guard: Guard,
        pool: Option<Pool>,
        options: Options,
    ) -> Result<Self, outbound::Error> {
        let fetcher = Fetcher::new(guard.app().settings(), &options.fetch_from)?;
        Ok(Self(Arc::new(Inner {
            guard,
            pool,
            options,
            fetcher,
            door: Door::default(),
            calls: std::sync::OnceLock::new(),
        })))
    }

    /// Every call that is offered.
    pub fn router(&self) -> Router {
        let offers = self.offers();
        let mut calls = Calls::new(self).and(status::calls).and(page::calls);
        if offers.hasher {
            calls = calls.and(hash::calls);
        }
        if offers.matcher {
            calls = calls.and(lookup::calls);
        }
        if offers.curator {
            calls = calls
                .and(curate::calls)
                .and(feed::calls)
                .and(exchanges::calls);
        }
        let _ = self.0.calls.set(calls.declared().to_vec());
        let unknown =
            || async { Refusal::missing("there is no such call; GET /site-map lists them") };
        let wrong_method = || async {
            Refusal::new(
                StatusCode::METHOD_NOT_ALLOWED,
                "this call takes another method",
            )
        };
        calls
            .router()
            .fallback(unknown)
            .method_not_allowed_fallback(wrong_method)
            .with_state(self.clone())
    }

    /// Serves until `stop` resolves, then lets answers under way finish. A matcher needs somebody who
    /// [follows](Guard::follow) the banks meanwhile.
    pub async fn serve(&self, listeners: Listeners, stop: impl Future<Output = ()>) {
        web::serve(listeners, self.router(), Router::new(), stop).await;
    }

    /// Each call with who may use it, for a snapshot.
    pub fn declared(&self) -> Vec<String> {
        let _ = self.router();
        let line = |call: &Call| format!("{:<6} {:<46} {:?}", call.method, call.path, call.who);
        self.calls().iter().map(line).collect()
    }

    fn app(&self) -> &App {
        self.0.guard.app()
    }

    fn guard(&self) -> &Guard {
        &self.0.guard
    }

    fn calls(&self) -> &[Call] {
        self.0.calls.get().map_or(&[], Vec::as_slice)
    }

    fn offers(&self) -> Offers {
        self.0.options.offers
    }

    fn is_open(&self) -> bool {
        self.0.options.open
    }

    fn door(&self) -> &Door {
        &self.0.door
    }

    fn fetcher(&self) -> &Fetcher {
        &self.0.fetcher
    }

    fn metrics(&self) -> String {
        (self.0.options.metrics)()
    }

    fn now(&self) -> Millis {
        self.app().clock().now()
    }

    fn pool(&self) -> Answer<&Pool> {
        let none = || Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "nothing is decoded here");
        self.0.pool.as_ref().ok_or_else(none)
    }

    /// The banks as of now. That they cannot be read is never an empty answer.
    fn current(&self) -> Answer<Current> {
        let not_yet = |code| Refusal::new(StatusCode::SERVICE_UNAVAILABLE, code);
        match self.guard().current() {
            ListState::Ready(current) => Ok(current),
            ListState::Stale => Err(not_yet(status::STALE)),
            ListState::Loading => Err(not_yet(status::NOT_LOADED)),
        }
    }

    /// Reads what this node itself has just changed, so that the next look-up sees it.
    async fn changed(&self) {
        if self.offers().matcher
            && let Err(error) = self.guard().refresh().await
        {
            tracing::warn!(%error, "a change is stored, and not in memory yet");
        }
    }
}

#[cfg(test)]
mod tests;
