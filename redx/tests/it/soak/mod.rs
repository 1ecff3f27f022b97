//! The whole product under blows. Each program runs `redx serve` as a process of its own, lets a crowd send it real
//! requests, does something terrible, and then looks: is everything there that was acknowledged, is nothing half-public,
//! does nothing lie about without an owner, has the event log no holes, does the audit chain hold?
//!
//! - [`kill`]: the process is killed at any moment.
//! - [`disk`]: the disk fills up, and is freed.
//! - [`database`]: PostgreSQL goes away and comes back.
//! - [`objects`]: the S3 store refuses, hangs up or says nothing, and comes back.
//!
//! Two loops of each run with all other tests; `cargo xtask soak --loops 200` runs the rest. Every loop prints its seed:
//! `REDX_SOAK_SEED=n REDX_SOAK_LOOPS=1` acts the same again (though the machine's timing is its own).

mod client;
mod crowd;
mod database;
mod disk;
mod inspect;
mod kill;
mod ledger;
mod node;
mod objects;
mod pictures;
mod proxy;

use crowd::Crowd;
use node::Node;
use std::{
    env, thread,
    time::{Duration, Instant},
};
use store::Rng;

/// Loops of each program when nobody asks for more: as many as fit among the quick tests.
const LOOPS_QUICK: u64 = 2;
/// Longest that anything is waited for. A debug build on a machine that does other things needs its time.
const WAIT_SECONDS_MAX: u64 = 90;

/// Runs `one` as often as asked for, each time with a generator of its own.
fn loops(mut one: impl FnMut(&Rng)) {
    let number = |name: &str, default| match env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name}={text}")),
        Err(_) => default,
    };
    let (count, first) = (
        number("REDX_SOAK_LOOPS", LOOPS_QUICK),
        number("REDX_SOAK_SEED", 1),
    );
    for n in 0..count {
        let seed = first + n;
        println!("loop {} of {count}, seed {seed}", n + 1);
        one(&Rng::seeded(seed));
    }
}

/// Waits until `holds`; fails with `what` when that takes too long.
fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        let late = begun.elapsed() > Duration::from_secs(WAIT_SECONDS_MAX);
        assert!(!late, "waited {WAIT_SECONDS_MAX} s until {what}");
        thread::sleep(Duration::from_millis(50));
    }
}

/// Up to so many milliseconds, drawn.
fn pause(rng: &Rng, most_ms: u64) -> Duration {
    Duration::from_millis(rng.below(most_ms))
}

/// What every program ends a trouble with: the node that lived through it takes a post again, and still has whatever it
/// acknowledged.
fn has_recovered(node: &mut Node, crowd: &Crowd) {
    assert!(node.is_alive(), "the node ended by itself");
    wait_until("the node takes a post again", || crowd.send_one());
    crowd.resend_unanswered();
    crowd.verify();
}
