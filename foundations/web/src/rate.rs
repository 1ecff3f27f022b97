//! Rate limits: how often one home may do a thing. Counted in memory under the day's salt, by the one clock.

use crate::Client;
use governor::{
    Quota, RateLimiter,
    clock::{Clock as GovernorClock, Reference},
    middleware::NoOpMiddleware,
    nanos::Nanos,
    state::keyed::DashMapStateStore,
};
use std::{
    collections::HashMap,
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// A limit with a name: this many at once, then this many an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rate {
    /// What is counted; routes with the same name share the count.
    pub name: &'static str,
    /// How many may come at once.
    pub burst: u32,
    /// How many an hour after that.
    pub hour: u32,
    /// How many times as much a whole neighbourhood (/24, /48) may do together; 0 for no such limit.
    pub subnet: u32,
}

impl Rate {
    /// A limit; zeros count as one.
    pub const fn new(name: &'static str, burst: u32, hour: u32) -> Self {
        Self {
            name,
            burst,
            hour,
            subnet: 0,
        }
    }

    /// The same, and a neighbourhood together may do so many times as much as one home.
    #[must_use]
    pub const fn subnet(mut self, times: u32) -> Self {
        self.subnet = times;
        self
    }

    /// What a neighbourhood may do, if that is limited.
    fn of_subnet(self) -> Option<Self> {
        (self.subnet > 0).then(|| Self {
            burst: self.burst.saturating_mul(self.subnet),
            hour: self.hour.saturating_mul(self.subnet),
            ..self
        })
    }
}

/// The store's clock in the shape the limiter wants.
#[derive(Clone, Debug)]
struct OurClock(store::Clock);

impl GovernorClock for OurClock {
    type Instant = Instant;

    fn now(&self) -> Instant {
        Instant(Duration::from_millis(u64::try_from(self.0.now()).unwrap_or(0)).into())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Instant(Nanos);

impl std::ops::Add<Nanos> for Instant {
    type Output = Self;
    fn add(self, by: Nanos) -> Self {
        Self(self.0 + by)
    }
}

impl Reference for Instant {
    fn duration_since(&self, earlier: Self) -> Nanos {
        self.0.saturating_sub(earlier.0)
    }

    fn saturating_sub(&self, by: Nanos) -> Self {
        Self(self.0.saturating_sub(by))
    }
}

type Limiter = RateLimiter<u128, DashMapStateStore<u128>, OurClock, NoOpMiddleware<Instant>>;

/// All limits of a node.
pub(crate) struct Limiters {
    clock: store::Clock,
    off: bool,
    by_rate: Mutex<HashMap<Rate, Arc<Limiter>>>,
}

/// Keys a limiter may hold before it forgets those that are at rest; about 100 bytes each.
const KEYS_MAX: usize = 100_000;

impl Limiters {
    pub(crate) fn new(clock: store::Clock, off: bool) -> Self {
        Self {
            clock,
            off,
            by_rate: Mutex::default(),
        }
    }

    /// `Err(seconds to wait)` when it is too much.
    pub(crate) fn check(&self, rate: Rate, client: &Client, salt: &[u8; 32]) -> Result<(), u64> {
        if self.off {
            return Ok(());
        }
        self.count(rate, client.key(salt))?;
        rate.of_subnet()
            .map_or(Ok(()), |rate| self.count(rate, client.subnet_key(salt)))
    }

    fn count(&self, rate: Rate, key: u128) -> Result<(), u64> {
        let limiter = self.limiter(rate);
        if limiter.len() > KEYS_MAX {
            limiter.retain_recent();
        }
        limiter.check_key(&key).map_err(|not_until| {
            let wait = not_until.wait_time_from(OurClock(self.clock.clone()).now());
            wait.as_secs().saturating_add(1)
        })
    }

    fn limiter(&self, rate: Rate) -> Arc<Limiter> {
        let mut by_rate = self.by_rate.lock().unwrap_or_else(PoisonError::into_inner);
        let limiter = by_rate.entry(rate).or_insert_with(|| {
            let at_least_one = |n: u32| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
            let quota =
                Quota::per_hour(at_least_one(rate.hour)).allow_burst(at_least_one(rate.burst));
            Arc::new(RateLimiter::new(
                quota,
                DashMapStateStore::default(),
                OurClock(self.clock.clone()),
            ))
        });
        Arc::clone(limiter)
    }
}
