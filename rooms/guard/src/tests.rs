//! Lists in, verdicts out. Every hash in here is made up.

mod banks;
mod importing;
mod looking;
mod nodes;
mod paging;
mod rescreening;
mod secrets;
mod stage;
mod texts;
mod words;
