//! The whole product under blows. Each program runs `redx serve` as a process of its own, lets a crowd send it real
//! requests, does something terrible, and then looks: is everything there that was acknowledged, is nothing half-public,
//! does nothing lie about without an owner, has the event log no holes, does the audit chain hold?
//!
//! - [`kill`]: the process is killed at any moment.
//! - [`disk`]: the disk fills up, and is freed.
//! - [`database`]: PostgreSQL goes away and comes back.
//! - [`objects`]: the S3 store refuses, hangs up or says nothing, and comes back.
//!
//! A loop or three of each run with all other tests; `cargo xtask soak --loops 200` runs the rest. Every loop prints its seed:
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
mod showing;
mod training;

use crowd::Crowd;
use node::{Home, Node};
use std::{
    env, thread,
    time::{Duration, Instant},
};
use store::Rng;

/// Longest that anything is waited for. A debug build on a machine that does other things needs its time.
const WAIT_SECONDS_MAX: u64 = 90;

/// Runs `one` as often as asked for, else `quick` times; each time with a generator of its own.
fn loops(quick: u64, mut one: impl FnMut(&Rng)) {
    let number = |name: &str, default| match env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name}={text}")),
        Err(_) => default,
    };
    let (count, first) = (
        number("REDX_SOAK_LOOPS", quick),
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

/// What every program ends a trouble with: the node that lived through it takes a post again and does everything with it,
/// and still has whatever it acknowledged.
fn has_recovered(node: &mut Node, crowd: &Crowd, rng: &Rng) {
    assert!(node.is_alive(), "the node ended by itself");
    let mut caption = None;
    wait_until("the node takes a post again", || {
        caption = crowd.send_one();
        caption.is_some()
    });
    crowd.decides_on(&caption.unwrap_or_default(), rng);
    crowd.resend_unanswered();
    crowd.verify();
}

/// All is well in the end: everything fits together once it had time to finish, and what was approved can be seen.
fn ends_well(home: &Home, mut node: Node, crowd: &Crowd) {
    node.stop();
    home.kept.inspect();
    home.doctor();
    node = home.start();
    crowd.moves_to(&node);
    crowd.verify();
    crowd.verify_public();
    node.stop();
}
