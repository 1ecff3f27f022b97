//! Cases in, reports out, against a stand-in that is as strict as the real one is described to be. What is sealed in here
//! are a few words; nothing leaves this machine.

mod by_hand;
mod composing;
mod faults;
mod sending;
mod stage;
mod stopped;
mod switching;
