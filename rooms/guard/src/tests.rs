//! Lists in, verdicts out. Every hash in here is made up.

mod importing;
mod looking;
mod rescreening;
mod stage;
mod texts;
