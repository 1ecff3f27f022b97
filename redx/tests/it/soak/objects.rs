//! The S3 store hangs up, refuses connections or says nothing at all, and comes back.

use super::{
    crowd::{Crowd, Weather},
    ends_well, has_recovered, loops,
    node::Home,
    pause,
    proxy::{Door, Proxy},
};
use std::{thread, time::Duration};

/// Outages after which the node is stopped and its data looked at as a whole.
const OUTAGES_A_HOME: u64 = 20;

#[test]
fn the_object_store_goes_and_comes_back() {
    let mut stage = None;
    loops(1, |rng| {
        let (home, node, crowd, proxy, outages) = stage.get_or_insert_with(|| {
            let s3 = testkit::s3::fresh();
            let server = s3.endpoint.trim_start_matches("http://").parse().unwrap();
            let proxy = Proxy::before(server);
            let endpoint = format!("http://{}", proxy.address);
            let home = Home::plain().with_objects(&s3, &endpoint);
            let links = home.set_up();
            let node = home.start();
            let crowd = Crowd::gather(&node, &links, rng);
            (home, node, crowd, proxy, 0)
        });
        let door = if rng.below(4) == 0 {
            Door::Silent
        } else {
            Door::Shut
        };
        crowd.work_through(rng, Weather::Outage, || {
            thread::sleep(pause(rng, 1_000));
            proxy.turn(door);
            thread::sleep(pause(rng, 2_000));
            proxy.turn(Door::Open);
            thread::sleep(Duration::from_millis(300));
        });
        has_recovered(node, crowd, rng);
        home.doctor();
        *outages += 1;
        if *outages == OUTAGES_A_HOME
            && let Some((home, node, crowd, ..)) = stage.take()
        {
            ends_well(&home, node, &crowd);
        }
    });
    if let Some((home, node, crowd, ..)) = stage {
        ends_well(&home, node, &crowd);
    }
}
