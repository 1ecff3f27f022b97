//! What must hold of people before posting opens.

use crate::{TRAINING, agree::somebody_to_call, limits, model::AGREEMENT, queries};
use futures_util::future::BoxFuture;
use store::{Db, Result, args};
use web::{App, Gate, switches};

/// How many moderators have agreed as adults, have passed the training as it is now, and work here.
///
/// # Errors
/// When the database cannot be reached.
pub async fn ready_moderators(db: &Db) -> Result<i64> {
    db.number(queries::READY_MODERATORS, args![AGREEMENT, TRAINING])
        .await
}

/// Shut until two moderators are ready, or an owner has said in the log that it opens before.
pub struct TwoModeratorsGate;

impl Gate for TwoModeratorsGate {
    fn key(&self) -> &'static str {
        "gate-two-moderators"
    }

    fn holds<'a>(&'a self, app: &'a App) -> BoxFuture<'a, Result<bool>> {
        Box::pin(async move {
            if ready_moderators(app.db()).await? >= limits::MODERATORS_MIN {
                return Ok(true);
            }
            Ok(switches::read(app.db()).await?.untrained)
        })
    }
}

/// Shut until the campaign names a person to call, and a way to reach them.
pub struct SafetyContactGate;

impl Gate for SafetyContactGate {
    fn key(&self) -> &'static str {
        "gate-safety-contact"
    }

    fn holds<'a>(&'a self, app: &'a App) -> BoxFuture<'a, Result<bool>> {
        let somebody = somebody_to_call(&app.campaign());
        Box::pin(async move { Ok(somebody) })
    }
}
