#![no_main]

#[path = "../bodies.rs"]
mod bodies;
#[path = "../../src/parts.rs"]
mod parts;
#[path = "../../../../foundations/web/src/turns.rs"]
mod turns;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::multipart(bytes));
