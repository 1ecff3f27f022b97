//! Desk: where people decide. What was screened waits here in an order that lets the easy ones go quickly; a person
//! has twenty at a time in hand; pictures are small, grey and blurred until they choose to look. And where anybody,
//! without an account, objects to what is public: it is hidden on receipt, and a person decides.
//!
//! Tables owned here: `desk_item`, `desk_hidden`, `desk_objection`, `desk_day`, `desk_seen`, `desk_stash`, `desk_note`,
//! `desk_training`, `desk_wish`, `desk_exposure`, `desk_work`, `desk_cap`, `desk_control`, `desk_control_total`.
//!
//! Never: a post published without a person's decision and guard's clearance of that moment; a decision on words that
//! the person did not see; a picture to anybody who has not agreed to this work and passed the
//! training, or has looked at enough for a day; how somebody takes care of themselves, to a colleague; the words of an objector in a log.

mod api;
mod appeal;
mod batch;
mod breaker;
mod care;
mod close;
mod control;
mod copies;
mod day;
mod decide;
mod exchanges;
mod flow;
mod hide;
mod limits;
mod look;
mod model;
mod note;
mod notice;
mod object;
mod openapi;
mod pages;
mod prune;
mod queries;
mod reveal;
mod signed;
mod stash;
mod trail;
mod training;
mod views;

use breaker::Breaker;
use guard::Guard;
use help::Help;
use learn::Learn;
use post::Post;
use std::{future::Future, sync::Arc};
use views::Overdue;
use web::{App, Routes, content::Shelf};

pub use care::queries::ALL as CARE_STATEMENTS;
pub use control::queries::ALL as CONTROL_STATEMENTS;
pub use flow::Queue;
pub use object::overdue as overdue_objections;
pub use openapi::openapi;
pub use prune::Prune;
pub use queries::ALL as STATEMENTS;
pub use training::{Training, check as check_training, queries::ALL as TRAINING_STATEMENTS};

/// The room's state; cheap to clone.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

struct Inner {
    post: Post,
    learn: Learn,
    help: Help,
    training: Training,
    breaker: Breaker,
}

impl Desk {
    /// The room over `post`, whose news fill its queue ([`Queue`]). Its first page tells editors what is to be read again
    /// in `learn` and `help`.
    pub fn new(post: Post, learn: Learn, help: Help) -> Self {
        let training = Training::new(post.app().clone());
        Self(Arc::new(Inner {
            training,
            post,
            learn,
            help,
            breaker: Breaker::default(),
        }))
    }

    /// Takes over the texts of the training that other nodes publish, until `stop` resolves.
    pub async fn follow(&self, stop: impl Future<Output = ()>) {
        self.0.training.shelf().follow(stop).await;
    }

    pub(crate) fn course(&self) -> &Shelf<training::Course> {
        self.0.training.shelf()
    }

    pub(crate) fn help(&self) -> &Help {
        &self.0.help
    }

    pub(crate) fn app(&self) -> &App {
        self.0.post.app()
    }

    pub(crate) fn post(&self) -> &Post {
        &self.0.post
    }

    pub(crate) fn guard(&self) -> &Guard {
        self.0.post.guard()
    }

    /// How many facts and lines to call are past the date by which somebody was to read them again.
    pub(crate) fn overdue(&self) -> Overdue {
        let count = |late: Vec<_>| i64::try_from(late.len()).unwrap_or(i64::MAX);
        Overdue {
            facts: count(self.0.learn.overdue()),
            lines: count(self.0.help.overdue()),
        }
    }

    pub(crate) fn breaker(&self) -> &Breaker {
        &self.0.breaker
    }
}

/// Every address of the room.
pub fn routes(room: Desk) -> Routes {
    let texts = training::texts(room.course());
    pages::routes()
        .merge(training::routes())
        .merge(trail::routes())
        .merge(care::routes())
        .merge(api::routes())
        .merge(notice::routes())
        .merge(appeal::routes())
        .merge(exchanges::routes())
        .merge(note::routes())
        .merge(day::routes())
        .merge(reveal::routes())
        .with(room)
        .merge(texts)
}

#[cfg(test)]
mod tests;
