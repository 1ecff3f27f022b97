//! Training before power: a short briefing, one idea a page, and ten drawn examples that look like the queue. Only who has
//! decided all ten of them rightly is let to the queue ([`staff::Ready`]). What is wrong is explained and asked again.
//!
//! Never: a real picture, or a drawing of what must be sealed (a card stands for it); how often somebody needed, to anybody
//! else, or to anybody at all once they have passed.

mod course;
mod examples;
pub(super) mod limits;
mod model;
pub(crate) mod pages;
pub(super) mod queries;
mod take;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub(crate) use course::Course;
pub use course::{Training, check};
pub(crate) use pages::{routes, texts};
