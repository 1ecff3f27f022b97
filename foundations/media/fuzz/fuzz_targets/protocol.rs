//! Any frame from either side is understood or refused, and what is understood is said again in the same words.
#![no_main]

use libfuzzer_sys::fuzz_target;
use media::protocol::{Answer, Ask, HEAD_BYTES, Head};

fuzz_target!(|frame: &[u8]| {
    let Some((head, body)) = frame.split_first_chunk::<HEAD_BYTES>() else {
        return;
    };
    let Ok(head) = Head::parse(*head) else { return };
    assert!(head.body_bytes <= head.kind.bytes_max());
    let _ = Ask::parse(head.kind, body);
    if let Ok(answer) = Answer::parse(head.kind, body.to_vec()) {
        let (kind, said) = answer.frame();
        assert_eq!(Answer::parse(kind, said), Ok(answer));
    }
});
