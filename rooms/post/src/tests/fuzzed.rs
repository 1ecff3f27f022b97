//! The body of the fuzz target in every test run: on the seeds, on seeds with bytes changed, and on parts put together as
//! no browser would. Drawn from a fixed seed, so that a run that fails fails again.

#[path = "../../fuzz/bodies.rs"]
mod bodies;

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

const CASES: u32 = 1500;

fn seeds() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds/multipart");
    let files = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    let read = |path: &_| std::fs::read(path).unwrap();
    paths.iter().map(read).collect()
}

/// A seed with bytes changed and its end cut off.
fn changed() -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..5);
    let cut = prop::option::of(any::<prop::sample::Index>());
    (prop::sample::select(seeds()), changes, cut).prop_map(|(mut bytes, changes, cut)| {
        for (at, to) in changes {
            let at = at.index(bytes.len());
            bytes[at] = to;
        }
        if let Some(at) = cut {
            bytes.truncate(at.index(bytes.len()));
        }
        bytes
    })
}

/// Pieces that forms are made of, in any order.
fn any_form() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        3 => Just(b"--X-redx-boundary\r\n".to_vec()),
        1 => Just(b"--X-redx-boundary--\r\n".to_vec()),
        2 => Just(b"Content-Disposition: form-data; name=\"media\"; filename=\"x\"\r\n".to_vec()),
        2 => Just(b"Content-Disposition: form-data; name=\"caption\"\r\n".to_vec()),
        3 => Just(b"\r\n".to_vec()),
        1 => Just(b"\r\n--X-redx-bound".to_vec()),
        2 => prop::collection::vec(any::<u8>(), 0..12),
    ];
    (any::<u8>(), prop::collection::vec(piece, 0..30))
        .prop_map(|(first, pieces)| [vec![first], pieces.concat()].concat())
}

#[test]
fn multipart() {
    for seed in seeds() {
        bodies::multipart(&seed);
    }
    let config = ProptestConfig {
        cases: CASES,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    TestRunner::new_with_rng(config, rng)
        .run(&prop_oneof![changed(), any_form()], |bytes| {
            bodies::multipart(&bytes);
            Ok(())
        })
        .unwrap();
}
