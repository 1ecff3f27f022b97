//! The body of the fuzz target, run on some input in every test run.

#[path = "../fuzz/bodies.rs"]
mod bodies;

use proptest::prelude::*;

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn lists(list in any_list()) {
        bodies::lists(&list);
    }
}
