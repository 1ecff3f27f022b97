//! What must hold before people can post. Rooms implement it; the binary registers all of them; intake asks.

use crate::App;
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
