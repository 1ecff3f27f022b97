//! Cases on both engines, with a clock that is moved by hand. What is sealed in here are a few words.

mod deciding;
mod destroying;
mod exporting;
mod paging;
mod sealing;
mod stage;
mod unsealing;
