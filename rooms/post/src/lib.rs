//! Post: somebody takes part. A photo of the red X on a hand, an X drawn on a drawn hand, or no picture at all; no
//! account; a receipt link to see, edit and take back. Everything arrives in quarantine, is screened by guard, held
//! for a person, and is public only after that person agreed.
//!
//! Tables owned here: `post`, `post_tally`, `post_appeal`.
//!
//! Never: a byte of an upload under any address before guard cleared it **and** a person approved it ([`approve`] takes
//! a [`guard::Cleared`] by value; the public objects get a new name); an answer from which an uploader could learn of a
//! match; a face, a name or a place that nobody asked for.

mod answer;
mod api;
mod appeal;
mod cards;
mod check;
mod decide;
mod describe;
mod destroyed;
mod draw;
mod edit;
mod events;
mod form;
mod hands;
mod limits;
mod match_found;
mod model;
mod modern;
mod openapi;
mod orphans;
mod pages;
mod parts;
mod pause;
mod places;
mod preview;
mod public;
mod publish;
mod queries;
mod receipt;
mod receipt_pages;
mod receive;
mod replace;
mod retention;
mod row;
mod screen;
mod shown;
mod statement;
mod submit;
mod take_down;
mod take_effect;
mod views;
mod withdraw;
mod words;

use guard::Guard;
use media::pool::Pool;
use std::sync::Arc;
use web::{App, turns};

pub use answer::{Answer, Answered, Appealed, answer_appeal, appeals, open_appeals, seal_appealed};
pub use check::{Check, check};
pub use decide::{Decision, approve, hide, refuse, remove, seal, show, undo};
pub use describe::describe;
pub use events::{Held, Left, Shown, TakenDown, TallyChanged};
pub use match_found::OnMatchFound;
pub use model::{AppealState, Kind, PublicState, Reason, State};
pub use openapi::openapi;
pub use places::place_name;
pub use preview::{HeldView, Making, held_view, hide_more, preview};
pub use publish::Publish;
pub use queries::ALL as STATEMENTS;
pub use retention::{Forget, Sweep};
pub use screen::Screen;
pub use shown::{Glance, ShownPost, Tally, copies_shown, find_shown, glance, page, tally};
pub use submit::{Submission, submit, submit_drawing};

/// The room's state; cheap to clone.
#[derive(Clone)]
pub struct Post(Arc<Inner>);

struct Inner {
    app: App,
    guard: Guard,
    pool: Pool,
    pictures: public::Cache,
    hands: hands::Cache,
}

impl Post {
    /// The room over `app`, screening with `guard` and decoding in `pool`.
    pub fn new(app: App, guard: Guard, pool: Pool) -> Self {
        Self(Arc::new(Inner {
            app,
            guard,
            pool,
            pictures: public::Cache::new(),
            hands: hands::cache(),
        }))
    }

    /// The node's state.
    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// The room below that screens.
    pub fn guard(&self) -> &Guard {
        &self.0.guard
    }

    pub(crate) fn pool(&self) -> &Pool {
        &self.0.pool
    }

    pub(crate) fn pictures(&self) -> &public::Cache {
        &self.0.pictures
    }

    pub(crate) fn hands(&self) -> &hands::Cache {
        &self.0.hands
    }
}

/// Adds the room's workers and subscribers to what a node does when nobody asks.
pub fn background(room: &Post, background: store::Background) -> store::Background {
    let match_found = OnMatchFound(room.clone());
    let escalate = match_found.worker();
    background
        .subscribe(match_found)
        .subscribe(pause::OnSwitched)
        .work(pause::CatchUp(room.clone()))
        .subscribe(destroyed::OnEvidenceDestroyed)
        .work(escalate)
        .work(Screen(room.clone()))
        .work(Publish(room.clone()))
        .work(modern::Modern(room.clone()))
        .work(take_effect::TakeEffect(room.clone()))
        .work(Forget(room.clone()))
        .work(Sweep(room.clone()))
}

/// Every address of the room.
pub fn routes(room: Post) -> web::Routes {
    pages::routes()
        .merge(hands::routes())
        .merge(receipt_pages::routes())
        .merge(api::routes())
        .merge(public::routes())
        .with(room)
}

#[cfg(test)]
mod tests;
