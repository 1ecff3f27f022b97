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

    fn holds<'a>(&'a self, app: &'a App) -> BoxFuture<'a, bool> {
        Box::pin(async move {
            key::recipients(app.db())
                .await
                .is_ok_and(|keys| keys.len() == key::Slot::ALL.len())
        })
    }
}
