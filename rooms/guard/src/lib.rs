//! Guard: keeps abuse material out. Every upload is matched against the loaded lists, against everything refused
//! before, and against earlier posts, before anyone sees it. What matches an abuse list is sealed into the vault, to
//! keys this server does not hold, and becomes a case that only the safety officer knows of. What people write is
//! looked at by [`text`] before anything else happens to it.
//!
//! Tables owned here: `guard_item`; of [`bank`] `guard_bank`, `guard_content`, `guard_signal`,
//! `guard_tally`, `guard_opinion`, `guard_generation`, `guard_saved`, `guard_key`, `guard_rehearsal`; and of
//! [`case`] `guard_evidence`, `guard_case`, `guard_note`, `guard_hold`, `guard_grant`; of [`exchange`]
//! `guard_exchange`; of [`report`] `guard_report`, `guard_report_case`, `guard_report_file`, `guard_report_hand`,
//! `guard_report_switch`, `guard_report_well`.
//!
//! Never: a hash, a list's name or a distance in a log, an error or a page for the public; publishing without
//! [`Cleared`]; a verdict when the lists could not be read ([`Guard::look`] fails, and nothing is published).

pub mod bank;
pub mod case;
mod clear;
pub mod exchange;
mod gate;
pub mod hma;
mod item;
mod key;
mod limits;
mod lists;
mod look;
mod model;
mod queries;
mod refuse;
pub mod report;
mod rescreen;
pub mod text;
mod vault;

use std::sync::Arc;
use web::App;

pub use bank::{Imported, List, import};
pub use case::{Facts, TextFacts, open_cases};
pub use clear::Cleared;
pub use gate::VaultKeyGate;
pub use hma::Hma;
pub use key::{KeyPair, Slot, add as add_key, make as make_key, slot_of};
pub use lists::{Current, State};
pub use look::{Frame, Hit, Look, Matched, Upload};
pub use model::{BankGrew, Findings, MatchFound, Purpose, RefusedFor, Verdict};
pub use queries::ALL as STATEMENTS;
pub use rescreen::{OnBankGrew, Rescreen};
pub use vault::open as open_vault;

/// The room's state; cheap to clone. Lists are read at the first look, so that a start is quick.
#[derive(Clone)]
pub struct Guard(Arc<Inner>);

struct Inner {
    app: App,
    lists: tokio::sync::Mutex<lists::Cache>,
    filters: text::Filters,
    followed: lists::Followed,
    /// True once the node stops, for work that is not over in a moment.
    stopping: tokio::sync::watch::Sender<bool>,
}

impl Guard {
    /// A guard over the lists in `app`'s database.
    pub fn new(app: App) -> Self {
        Self(Arc::new(Inner {
            filters: text::Filters::new(app.clone()),
            app,
            lists: tokio::sync::Mutex::default(),
            followed: lists::Followed::default(),
            stopping: tokio::sync::watch::Sender::new(false),
        }))
    }

    /// The state of the node it runs in.
    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// What looks at words.
    pub fn filters(&self) -> &text::Filters {
        &self.0.filters
    }

    /// Resolves when the node stops, which whoever [follows](Guard::follow) the lists says.
    pub(crate) async fn stopping(&self) {
        let mut stopping = self.0.stopping.subscribe();
        let _ = stopping.wait_for(|stop| *stop).await;
    }
}

#[cfg(test)]
mod tests;
