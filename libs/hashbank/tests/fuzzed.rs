//! The bodies of the fuzz targets in every test run: on the seeds, and on input drawn from a fixed seed, so that a run
//! that fails fails again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that meets the unexpected has failed"
)]

#[path = "../fuzz/bodies.rs"]
mod bodies;

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

/// Pieces that lists are made of, put together in ways that lists are not.
fn any_list() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"pdq ".to_vec()),
        Just(b"type,hash,metadata\n".to_vec()),
        Just(b"{\"hash\":\"".to_vec()),
        Just(b"\"}\n".to_vec()),
        Just(b"\",\"metadata\":[1,\"".to_vec()),
        Just(b"0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789abcdef".to_vec()),
        Just(b"0123456789abcdef0123456789abcdef".to_vec()),
        Just(b"\"".to_vec()),
        Just(b",".to_vec()),
        Just(b"\r\n".to_vec()),
        Just(b"md5,".to_vec()),
        proptest::collection::vec(any::<u8>(), 0..6),
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// Pieces that pages are made of.
fn any_page() -> impl Strategy<Value = Vec<u8>> {
    let piece = proptest::sample::select(vec![
        "<queryResult>",
        "</queryResult>",
        "<images maxTimestamp=\"2025-03-01T09:00:00Z\">",
        "</images>",
        "<image><member id=\"1\"/><id>a</id>",
        "<deletedImage><member id=\"1\"/><id>b</id></deletedImage>",
        "</image>",
        "<timestamp>2025-03-01T09:00:00Z</timestamp>",
        "<fingerprints><md5>0123456789abcdef0123456789abcdef</md5></fingerprints>",
        "<fingerprints><pdna>x</pdna><sha1>y</sha1></fingerprints>",
        "<feedback><negativeFeedback><members><member id=\"2\"/></members></negativeFeedback></feedback>",
        "<paging><next>two</next></paging>",
        "&amp;",
        "&#0;",
        "<!--",
        "<![CDATA[",
        "]]>",
        "{\"hashRecords\":[",
        "{\"signalType\":\"VideoMD5\",\"hashValue\":\"0123456789abcdef0123456789abcdef\"}",
        "{\"hash\":\"0123456789abcdef0123456789abcdef\",\"type\":\"md5\"}",
        "[",
        "]",
        "}",
        ",",
        ",\"hasMoreRecords\":true,\"nextPageToken\":\"two\"",
        "\"",
    ]);
    let wild = proptest::collection::vec(any::<u8>(), 0..4);
    let piece = prop_oneof![12 => piece.prop_map(|text| text.as_bytes().to_vec()), 1 => wild];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Steps as [`bodies::index`] reads them: mostly insertions and questions, batches, removals and merges among them.
fn any_steps() -> impl Strategy<Value = Vec<u8>> {
    let step = prop_oneof![
        4 => (0u8..3, any::<u8>(), 0u8..4, any::<u8>()),
        1 => (Just(3u8), any::<u8>(), any::<u8>(), any::<u8>()),
        2 => (Just(4u8), any::<u8>(), any::<u8>(), any::<u8>()),
        1 => (Just(5u8), any::<u8>(), any::<u8>(), any::<u8>()),
        2 => (6u8..8, 0u8..4, any::<u8>(), any::<u8>()),
    ];
    proptest::collection::vec(step, 0..60).prop_map(|steps| {
        steps
            .into_iter()
            .flat_map(|(a, b, c, d)| [a, b, c, d])
            .collect()
    })
}

/// A snapshot of codes whose seal takes anything, some bytes of it changed, or cut.
fn any_snapshot() -> impl Strategy<Value = Vec<u8>> {
    let changes = proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..4);
    let cut = proptest::option::weighted(0.2, any::<proptest::sample::Index>());
    (0u8..40, 1u8..12, changes, cut).prop_map(|(rows, chunk_rows, changes, cut)| {
        let mut bytes = snapshot_of(rows, chunk_rows);
        for (at, byte) in changes {
            *at.get_mut(&mut bytes) = byte;
        }
        bytes.truncate(cut.map_or(bytes.len(), |cut| cut.index(bytes.len())));
        bytes
    })
}

fn snapshot_of(rows: u8, chunk_rows: u8) -> Vec<u8> {
    let frame = |bytes: Vec<u8>| {
        let length = u32::try_from(bytes.len()).unwrap();
        [length.to_le_bytes().to_vec(), bytes].concat()
    };
    let mut header = [
        5u64.to_le_bytes().as_slice(),
        &u32::from(chunk_rows).to_le_bytes(),
    ]
    .concat();
    header.extend([1, 1, 32, 0]);
    header.extend(u64::from(rows).to_le_bytes());
    let mut bytes = [b"hashbank".as_slice(), &1u32.to_le_bytes(), &frame(header)].concat();
    let all: Vec<u8> = (0..rows).collect();
    for chunk in all.chunks(usize::from(chunk_rows)) {
        let ids = chunk.iter().flat_map(|row| u64::from(*row).to_le_bytes());
        let codes = chunk.iter().flat_map(|row| [*row; 32]);
        bytes.extend(frame(ids.chain(codes).collect()));
    }
    bytes
}

fn run(cases: u32, seeds: &str, any: impl Strategy<Value = Vec<u8>>, body: fn(&[u8])) {
    for seed in std::fs::read_dir(seeds).unwrap() {
        body(&std::fs::read(seed.unwrap().path()).unwrap());
    }
    let config = ProptestConfig {
        cases,
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
fn lists() {
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds/lists");
    run(2000, seeds, any_list(), bodies::lists);
}

#[test]
fn pages() {
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds/pages");
    run(4000, seeds, any_page(), bodies::pages);
}

#[test]
fn index() {
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds/index");
    run(60, seeds, any_steps(), bodies::index);
}

#[test]
fn snapshot() {
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds/snapshot");
    run(500, seeds, any_snapshot(), bodies::snapshot);
}
