//! The process is killed at any moment, while people send, decide and take back.

use super::{
    crowd::{Crowd, Weather},
    ends_well, loops,
    node::{Home, Node},
    pause,
};
use std::thread;
use store::Rng;

/// After so many kills the instance begins anew, so that looking at every post stays quick.
const KILLS_A_HOME: u32 = 20;
/// Longest between start and kill, in milliseconds.
const LIFE_MS_MAX: u64 = 2_500;

struct Stage {
    home: Home,
    node: Node,
    crowd: Crowd,
    kills: u32,
}

impl Stage {
    fn new(rng: &Rng) -> Self {
        let home = Home::plain();
        let links = home.set_up();
        let node = home.start();
        let crowd = Crowd::gather(&node, &links, rng);
        Self {
            home,
            node,
            crowd,
            kills: 0,
        }
    }

    fn kill_once(&mut self, rng: &Rng) {
        let Self {
            home, node, crowd, ..
        } = self;
        crowd.work_through(rng, Weather::Killed, || {
            thread::sleep(pause(rng, LIFE_MS_MAX));
            node.kill();
        });
        home.doctor();
        // Every other time the next node must cope with what the killed one left, as in life.
        if rng.below(2) == 0 {
            home.kept.inspect();
        }
        *node = home.start();
        crowd.moves_to(node);
        crowd.resend_unanswered();
        crowd.verify();
        self.kills += 1;
    }
}

#[test]
fn killed_at_any_moment() {
    let mut stage: Option<Stage> = None;
    loops(3, |rng| {
        let stands = stage.get_or_insert_with(|| Stage::new(rng));
        stands.kill_once(rng);
        if stands.kills == KILLS_A_HOME
            && let Some(stage) = stage.take()
        {
            ends_well(&stage.home, stage.node, &stage.crowd);
        }
    });
    if let Some(stage) = stage {
        ends_well(&stage.home, stage.node, &stage.crowd);
    }
}
