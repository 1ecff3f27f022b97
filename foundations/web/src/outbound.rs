//! The one way out: every HTTP request that this program makes to another machine is made here, and a lint refuses all
//! other clients. A client is built for one purpose and one base address, and keeps to it:
//!
//! - `https` only; `http` for addresses that the operator put on the list of what may be reached inside (`Inside`);
//! - the address that is connected to was checked *after* the name was resolved ([`is_public`]): nothing private, local,
//!   or of a cloud's metadata, unless the operator allows that name or network;
//! - no proxy of the environment, no cookies, no decompression, no second try, no other host: a redirect is an error
//!   unless the purpose allows some, and then it stays on the same host;
//! - limits of time and size on everything, and so many requests at once as the purpose says (one);
//! - credentials come from a file, and neither they nor an address are in any error.
//!
//! ```no_run
//! # async fn f(app: &web::App) -> Result<(), web::outbound::Error> {
//! use web::outbound::{Credentials, Outbound, Policy};
//! let mut policy = Policy::new("exchange", "https://list.example.org/v2/");
//! policy.credentials = Credentials::read("/etc/redx/list.toml".as_ref())?;
//! let list = Outbound::new(app.settings(), policy)?;
//! let answer = list.get("entries").query("from", "2026-01-01T00:00:00Z").send().await?;
//! assert!(answer.status().is_success());
//! let page = answer.bytes().await?;
//! # Ok(()) }
//! ```

mod address;
mod answer;
mod credentials;
mod error;
mod request;
mod resolve;

#[cfg(test)]
mod tests;

pub use address::{Inside, is_public};
pub use answer::Answer;
pub use credentials::Credentials;
pub use error::Error;
pub use request::Request;

use crate::Settings;
use http::Method;
use reqwest::{Client, Url, redirect};
use std::{sync::Arc, time::Duration};
use tokio::sync::Semaphore;

/// How we name ourselves to others.
const USER_AGENT: &str = concat!("redx/", env!("CARGO_PKG_VERSION"));
/// A connection that nobody uses is closed after this.
const UNUSED_SECONDS_MAX: u64 = 10;

/// What a client may do. Start from [`Policy::new`] and change what the purpose needs.
#[derive(Clone, Debug)]
pub struct Policy {
    /// A word for metrics: `exchange`, `cybertip`.
    pub purpose: &'static str,
    /// Where it goes: `https://host[:port]/path/`. A slash at the end is added when there is none.
    pub base: String,
    /// Who we are to them.
    pub credentials: Credentials,
    /// Seconds until there is a connection, TLS included.
    pub connect_seconds_max: u64,
    /// Seconds from the first byte of the request to the last of the answer.
    pub whole_seconds_max: u64,
    /// Seconds without a byte of the answer's body.
    pub idle_seconds_max: u64,
    /// Bytes of an answer's body.
    pub answer_bytes_max: u64,
    /// Redirects that are followed, all on the same scheme, host and port.
    pub redirects_max: usize,
    /// Requests at once. An [`Answer`] counts until it is dropped.
    pub at_once: usize,
}

impl Policy {
    /// 10 s to connect, 120 s in all, 30 s without a byte, 32 MiB, no redirects, one request at once, no credentials.
    #[must_use]
    pub fn new(purpose: &'static str, base: impl Into<String>) -> Self {
        Self {
            purpose,
            base: base.into(),
            credentials: Credentials::none(),
            connect_seconds_max: 10,
            whole_seconds_max: 120,
            idle_seconds_max: 30,
            answer_bytes_max: 32 << 20,
            redirects_max: 0,
            at_once: 1,
        }
    }
}

/// A client for one purpose; cheap to clone, and clones share its limits.
#[derive(Clone, Debug)]
pub struct Outbound(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    client: Client,
    base: Base,
    policy: Policy,
    at_once: Arc<Semaphore>,
}

/// An address whose `Debug` shows only the host.
struct Base(Url);

impl std::fmt::Debug for Base {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Base({})", self.0.host_str().unwrap_or_default())
    }
}

impl Outbound {
    /// A client by `policy`; nothing is connected yet.
    ///
    /// # Errors
    /// When the base is no address ([`Error::Address`]), not `https` ([`Error::NotHttps`]), or a number that may not be
    /// reached ([`Error::Refused`]).
    pub fn new(settings: &Settings, policy: Policy) -> Result<Self, Error> {
        let base = base(&policy.base)?;
        address::check(&base, &settings.inside)?;
        // The process has one TLS provider; a second call finds it installed and changes nothing.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = client(settings, &policy)?;
        Ok(Self(Arc::new(Inner {
            client,
            base: Base(base),
            at_once: Arc::new(Semaphore::new(policy.at_once.max(1))),
            policy,
        })))
    }

    /// Begins a `GET` of `path`: below the base, or a whole address on the same scheme, host and port (a link that an
    /// answer gave).
    pub fn get(&self, path: &str) -> Request<'_> {
        self.request(Method::GET, path)
    }

    /// Begins a `POST`; `path` as in [`Outbound::get`].
    pub fn post(&self, path: &str) -> Request<'_> {
        self.request(Method::POST, path)
    }

    /// Begins a `PUT`; `path` as in [`Outbound::get`].
    pub fn put(&self, path: &str) -> Request<'_> {
        self.request(Method::PUT, path)
    }

    /// Begins a request of any method; `path` as in [`Outbound::get`].
    pub fn request(&self, method: Method, path: &str) -> Request<'_> {
        Request::new(self, method, self.on_same_host(path))
    }

    /// True when [`Outbound::get`] would ask there.
    #[must_use]
    pub fn reaches(&self, path: &str) -> bool {
        self.on_same_host(path).is_ok()
    }

    fn on_same_host(&self, path: &str) -> Result<Url, Error> {
        let base = &self.0.base.0;
        let mut url = base.join(path).map_err(|_| Error::Address)?;
        url.set_fragment(None);
        if url.origin() != base.origin() || has_user(&url) {
            return Err(Error::OtherHost);
        }
        Ok(url)
    }
}

/// The scheme, host and port of an address: the base of a client that is to fetch just that.
///
/// # Errors
/// [`Error::Address`] when it is no address.
pub fn origin(address: &str) -> Result<String, Error> {
    let url = Url::parse(address).map_err(|_| Error::Address)?;
    let origin = url.origin();
    if !origin.is_tuple() || has_user(&url) {
        return Err(Error::Address);
    }
    Ok(origin.ascii_serialization())
}

/// A name as one part of a path.
#[must_use]
pub fn encoded(name: &str) -> String {
    percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn base(text: &str) -> Result<Url, Error> {
    let mut url = Url::parse(text).map_err(|_| Error::Address)?;
    if has_user(&url) || url.query().is_some() || url.fragment().is_some() {
        return Err(Error::Address);
    }
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(url)
}

fn has_user(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place where a client is made"
)]
fn client(settings: &Settings, policy: &Policy) -> Result<Client, Error> {
    let seconds = Duration::from_secs;
    Client::builder()
        .user_agent(USER_AGENT)
        .dns_resolver(resolve::Checked::new(settings.inside.clone()))
        .redirect(redirects(policy.redirects_max))
        .retry(reqwest::retry::never())
        .no_proxy()
        .no_gzip()
        .no_brotli()
        .no_deflate()
        .no_zstd()
        .http1_only()
        .referer(false)
        .connect_timeout(seconds(policy.connect_seconds_max))
        .timeout(seconds(policy.whole_seconds_max))
        .pool_idle_timeout(seconds(UNUSED_SECONDS_MAX))
        .build()
        .map_err(|error| Error::of(&error))
}

/// On the same host, or an error. The host was checked, and is resolved and checked again for each hop.
fn redirects(max: usize) -> redirect::Policy {
    redirect::Policy::custom(move |attempt| {
        let previous = attempt.previous();
        let same = previous.last().is_some_and(|from| {
            from.origin() == attempt.url().origin() && !has_user(attempt.url())
        });
        if same && previous.len() <= max {
            attempt.follow()
        } else {
            attempt.error(Error::Redirected)
        }
    })
}
