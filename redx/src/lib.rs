//! The leaf: puts the rooms together into a node and gives it a command line. No rules of its own.

pub mod cli;
pub mod config;
pub mod content;
pub mod demo;
mod findable;
pub mod node;
pub mod openapi;
pub mod overdue;
pub mod router;
mod upkeep;
