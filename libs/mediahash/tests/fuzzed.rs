//! The bodies of the fuzz targets in every test run: on the seeds, and on input drawn from a fixed seed, so that a run
//! that fails fails again.
#![allow(
    clippy::unwrap_used,
    reason = "a test that meets the unexpected has failed"
)]

#[path = "../fuzz/bodies.rs"]
mod bodies;

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

fn run(seeds: &str, any: impl Strategy<Value = Vec<u8>>, body: fn(&[u8])) {
    let folder = format!("{}/fuzz/seeds/{seeds}", env!("CARGO_MANIFEST_DIR"));
    for seed in std::fs::read_dir(folder).unwrap() {
        body(&std::fs::read(seed.unwrap().path()).unwrap());
    }
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    TestRunner::new_with_rng(config, rng)
        .run(&any, |bytes| {
            body(&bytes);
            Ok(())
        })
        .unwrap();
}

#[test]
fn hash_text() {
    let text = "[0-9a-fA-FxyzÄ ]{0,70}|[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}";
    run(
        "hash_text",
        text.prop_map(String::into_bytes),
        bodies::hash_text,
    );
}

#[test]
fn vpdq_text() {
    let line = "[0-9]{1,3},[0-9]{1,2},[0-9a-f]{64},[0-9]{1,3}(\\.[0-9]{1,4})?\n|[0-9,.a-f]{0,80}\n";
    let text = proptest::collection::vec(line, 0..5);
    run(
        "vpdq_text",
        text.prop_map(|lines| lines.concat().into_bytes()),
        bodies::vpdq_text,
    );
}

#[test]
fn pixels() {
    let measures = (0_u8..30, 0_u8..30, 0_u8..90, 0_u8..3);
    let bytes = proptest::collection::vec(any::<u8>(), 0..40_000);
    let any = (measures, bytes).prop_map(|((width, height, stride, format), bytes)| {
        [&[width, height, stride, format], bytes.as_slice()].concat()
    });
    run("pixels", any, bodies::pixels);
}
