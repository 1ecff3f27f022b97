//! Posting needs a vault that can be sealed to.

use crate::key;
use futures_util::future::BoxFuture;
use web::{App, Gate};

/// Shut until both vault keys are set.
pub struct VaultKeyGate;

impl Gate for VaultKeyGate {
    fn key(&self) -> &'static str {
        "gate-vault-key"
    }

    fn holds<'a>(&'a self, app: &'a App) -> BoxFuture<'a, store::Result<bool>> {
        Box::pin(async move {
            let keys = key::recipients(app.db()).await?;
            Ok(keys.len() == key::Slot::ALL.len())
        })
    }
}
