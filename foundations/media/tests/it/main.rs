//! The crate from outside: real worker processes on pictures drawn by code.

mod drawing;
mod formats;
mod heic;
mod hiding;
mod metadata;
mod refusals;
mod sandbox;
mod workers;
