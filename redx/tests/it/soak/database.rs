//! PostgreSQL is shut down in the middle of everything, stays away for a while, and comes back.

use super::{
    client::Request,
    crowd::{Crowd, Weather},
    ends_well, has_recovered, loops,
    node::Home,
    pause, wait_until,
};
use std::{thread, time::Duration};
use testkit::postgres::Cluster;

/// Outages after which the node is stopped and its data looked at as a whole.
const OUTAGES_A_HOME: u64 = 20;

#[test]
fn the_database_goes_and_comes_back() {
    let mut cluster = Cluster::start();
    let mut stage = None;
    loops(1, |rng| {
        let (home, node, crowd, outages) = stage.get_or_insert_with(|| {
            // A commit that was answered is kept, though the cluster is made for tests that are quick.
            let url = format!("{}&options[synchronous_commit]=on", cluster.fresh_url());
            let home = Home::plain().with_database(url);
            let links = home.set_up();
            let node = home.start();
            let crowd = Crowd::gather(&node, &links, rng);
            (home, node, crowd, 0)
        });
        crowd.work_through(rng, Weather::Outage, || {
            thread::sleep(pause(rng, 1_000));
            cluster.stop();
            thread::sleep(pause(rng, 1_500));
            cluster.restart();
            thread::sleep(Duration::from_millis(300));
        });
        has_recovered(node, crowd, rng);
        home.doctor();
        *outages += 1;
        if *outages == OUTAGES_A_HOME
            && let Some((home, node, crowd, _)) = stage.take()
        {
            ends_well(&home, node, &crowd);
        }
    });
    if let Some((home, node, crowd, _)) = stage {
        ends_well(&home, node, &crowd);
    }
}

/// Who needs help does not wait for a database. The first start here even lacks every table.
#[test]
fn a_node_begins_without_its_database() {
    let mut cluster = Cluster::start();
    let home = Home::plain().with_database(cluster.fresh_url());
    cluster.stop();
    let node = home.start();
    for path in ["/help", "/help/us", "/learn", "/learn/signs", "/exit"] {
        let answer = Request::new("GET", path).send(node.address).unwrap();
        assert!(
            matches!(answer.status, 200 | 303),
            "{path}: {}",
            answer.status
        );
    }
    let wall = Request::new("GET", "/wall").send(node.address).unwrap();
    assert_eq!(wall.status, 503);
    cluster.restart();
    wait_until("the wall is there", || {
        Request::new("GET", "/wall")
            .send(node.address)
            .is_ok_and(|answer| answer.status == 200)
    });
}
