//! The bodies of the fuzz targets in every test run: on the seeds, on seeds with bytes changed, cut and repeated, and on
//! any bytes. The mutations are drawn from a fixed seed, so that a run that fails fails again.

#[path = "../../fuzz/bodies.rs"]
mod bodies;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Cases of each target. A few thousand take a second or two without optimisation.
const CASES: u32 = 4000;

/// One change to an input, as a fuzzer would make it.
#[derive(Clone, Debug)]
enum Change {
    Byte(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Repeat(prop::sample::Index, prop::sample::Index),
    Insert(prop::sample::Index, Vec<u8>),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let index = any::<prop::sample::Index>;
    let telling = prop_oneof![
        Just(0),
        Just(1),
        Just(0x7f),
        Just(0x80),
        Just(0xff),
        any::<u8>()
    ];
    let change = prop_oneof![
        4 => (index(), telling).prop_map(|(at, to)| Change::Byte(at, to)),
        1 => index().prop_map(Change::Cut),
        1 => (index(), index()).prop_map(|(from, to)| Change::Repeat(from, to)),
        1 => (index(), prop::collection::vec(any::<u8>(), 0..9)).prop_map(|(at, new)| Change::Insert(at, new)),
    ];
    prop::collection::vec(change, 0..6)
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let at = |index: &prop::sample::Index| index.index(bytes.len().max(1)).min(bytes.len());
        match change {
            Change::Byte(index, to) => {
                let at = at(index);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = *to;
                }
            }
            Change::Cut(index) => bytes.truncate(at(index)),
            Change::Repeat(one, other) => {
                let (from, to) = (at(one).min(at(other)), at(one).max(at(other)));
                let piece = bytes[from..to.min(from + 64)].to_vec();
                bytes.splice(to..to, piece);
            }
            Change::Insert(index, new) => {
                let at = at(index);
                bytes.splice(at..at, new.iter().copied());
            }
        }
    }
    bytes
}

/// Runs `body` on changed `seeds` and on bytes of no shape.
fn run(seeds: Vec<Vec<u8>>, body: fn(&[u8])) {
    for seed in &seeds {
        body(seed);
    }
    let config = Config {
        cases: CASES,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let shaped = (prop::sample::select(seeds), changes())
        .prop_map(|(seed, changes)| changed(seed, &changes));
    let any_bytes = prop::collection::vec(any::<u8>(), 0..400);
    TestRunner::new_with_rng(config, rng)
        .run(&prop_oneof![9 => shaped, 1 => any_bytes], |bytes| {
            body(&bytes);
            Ok(())
        })
        .unwrap();
}

/// What lies in `fuzz/seeds/TARGET`, which `cargo xtask soak` begins with, too.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = format!("{}/fuzz/seeds/{target}", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(&folder).unwrap_or_else(|cause| panic!("{folder}: {cause}"));
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{folder} is empty");
    paths
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

#[test]
fn header() {
    run(seeds("header"), bodies::header);
}

#[test]
fn orientation() {
    run(seeds("orientation"), bodies::orientation);
}

#[test]
fn protocol() {
    run(seeds("protocol"), bodies::protocol);
}
