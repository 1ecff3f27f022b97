//! Requests in; status, body, rows, objects and queue out. Pictures are drawn by code, lists are made up.

mod appealing;
mod bad_input;
mod checking;
mod counting;
mod deciding;
mod described;
mod fuzzed;
mod keeping;
mod leaving;
mod modern;
mod revisions;
mod secrecy;
mod stage;
mod taking;
mod wording;
mod words;
