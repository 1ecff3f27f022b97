//! The shell every room stands in: what a request is ([`Visit`]), how a page is laid out ([`Page`]), how a failure is
//! told ([`Problem`]), who may come in ([`Routes`], [`Access`], [`Role`]), in which language ([`Words`]), and how to
//! leave at once ([`exit`]).
//!
//! Tables owned here: `session`, `audit`, `audit_head`, `audit_seal`, `audit_cut`, `pack`, `pack_head`, `content_change`, `switches`.
//!
//! Never: a cookie for a reader (but the ten-minute mark of `/exit`), an off-origin request, an inline script or
//! style, a reader's address in a log, or the rules of a room.

mod app;
mod arrive;
mod assets;
pub mod audit;
mod campaign;
mod client;
pub mod content;
mod dress;
mod enforce;
pub mod exit;
mod gate;
mod header_timer;
mod input;
pub mod openapi;
pub mod outbound;
mod pack;
mod page;
mod problem;
mod queries;
mod rate;
mod role;
mod routes;
mod serve;
pub mod session;
mod shell;
pub mod switches;
mod tell;
pub mod turns;
mod visit;
mod words;
mod wrong;

pub use app::{App, Settings, Setup};
pub use campaign::{Campaign, Contact, Operator, Phase, Step};
pub use client::Client;
pub use gate::{Gate, IntakeGate, OpeningDayGate};
pub use input::{Field, clean_line};
pub use page::{Alternate, Og, Page};
pub use problem::{Problem, Result};
pub use queries::ALL as STATEMENTS;
pub use rate::Rate;
pub use role::{DECIDERS, Person, Role};
pub use routes::{Access, Declared, Routes};
pub use serve::{Answers, Listeners, private_router, serve};
pub use shell::{Shell, shell};
pub use visit::{Html, Visit, render};
pub use words::{Lang, Unreviewed, Words, check as check_words};
pub use wrong::Wrong;
