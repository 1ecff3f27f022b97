//! What must hold before people can post. Rooms implement it; the binary registers all of them; intake asks.

use crate::{App, switches};
use futures_util::future::BoxFuture;

/// One safety pre-condition of posting.
pub trait Gate: Send + Sync + 'static {
    /// The Fluent key that says what is missing, for the organiser.
    fn key(&self) -> &'static str;

    /// True when it holds now. One that cannot be asked does not hold, and is not missing either: it fails.
    fn holds<'a>(&'a self, app: &'a App) -> BoxFuture<'a, store::Result<bool>>;
}

/// Shut until the day on which the campaign opens posting, if it has one.
pub struct OpeningDayGate;

impl Gate for OpeningDayGate {
    fn key(&self) -> &'static str {
        "gate-opening-day"
    }

    fn holds<'a>(&'a self, app: &'a App) -> BoxFuture<'a, store::Result<bool>> {
        Box::pin(async move { Ok(app.campaign().opens_later(app.clock().now()).is_none()) })
    }
}

/// Shut while somebody at the desk has closed intake. Asks the table itself: a node that has not heard of it yet takes
/// no picture either.
pub struct IntakeGate;

impl IntakeGate {
    /// Its key: while this one alone is shut, people can still be counted without a picture.
    pub const KEY: &'static str = "gate-intake-closed";
}

impl Gate for IntakeGate {
    fn key(&self) -> &'static str {
        Self::KEY
    }

    fn holds<'a>(&'a self, app: &'a App) -> BoxFuture<'a, store::Result<bool>> {
        Box::pin(async move {
            let now = app.clock().now();
            Ok(switches::read(app.db()).await?.closed(now).is_none())
        })
    }
}
