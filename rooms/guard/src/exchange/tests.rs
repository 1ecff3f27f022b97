//! Lists of others, faked, into banks of ours. Every hash in here is made up.

mod changing;
mod files;
mod hma;
mod lies;
mod ncmec;
mod stage;
mod stopncii;
mod turns;
