//! A frame: up to a second of the wall in one message, rendered once for everyone.

use super::acts::Acts;
use bytes::Bytes;
use post::Tally;
use serde::Serialize;
use utoipa::ToSchema;

/// What happened after one event and up to another.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    from: i64,
    to: i64,
    acts: Acts,
    tally: Tally,
    bytes: Bytes,
}

/// What happened on the wall, up to a second of it: the `data` of one message of `wall/events`.
#[derive(Serialize, ToSchema)]
#[schema(as = WallNews)]
pub(crate) struct Message<'a> {
    /// The number of the last event this tells of.
    #[schema(minimum = 0, example = 4712)]
    seq: i64,
    /// How many posts came. Read them with `wall`.
    #[schema(example = 1)]
    new: usize,
    /// Public names of the posts that went. Stop showing them now.
    #[schema(value_type = Vec<String>, example = json!(["k3v9q2m7x1c8d5f4"]))]
    gone: Vec<&'a str>,
    /// Pictures on the wall now.
    #[schema(minimum = 0, example = 4121)]
    posts: i64,
    /// Times somebody joined without a picture, up to now.
    #[schema(minimum = 0, example = 880)]
    counted: i64,
    /// Times joined, up to now: `posts` and `counted` together.
    #[schema(minimum = 0, example = 5001)]
    total: i64,
}

impl Frame {
    pub(crate) fn new(from: i64, to: i64, acts: Acts, tally: Tally) -> Self {
        let bytes = message("wall", to, &acts, tally);
        Self {
            from,
            to,
            acts,
            tally,
            bytes,
        }
    }

    /// Says that too much was missed: the page is to be asked for again.
    pub(crate) fn reset(to: i64, tally: Tally) -> Self {
        let bytes = message("reset", to, &Acts::default(), tally);
        Self {
            from: to,
            to,
            acts: Acts::default(),
            tally,
            bytes,
        }
    }

    /// The event this goes up to.
    pub(crate) fn to(&self) -> i64 {
        self.to
    }

    /// The message for whoever has seen everything up to `seen`: the shared bytes, or, for one who came in the middle
    /// of this frame, only the rest of it.
    pub(crate) fn bytes(&self, seen: i64) -> Bytes {
        if seen <= self.from {
            return self.bytes.clone();
        }
        message("wall", self.to, &self.acts.after(seen), self.tally)
    }

    pub(crate) fn whole(self) -> Bytes {
        self.bytes
    }
}

fn message(event: &str, seq: i64, acts: &Acts, tally: Tally) -> Bytes {
    let message = Message {
        seq,
        new: acts.came().len(),
        gone: acts.went().into_iter().collect(),
        posts: tally.posts,
        counted: tally.counted,
        total: tally.total(),
    };
    let data = serde_json::to_string(&message).unwrap_or_default();
    format!("id: {seq}\nevent: {event}\ndata: {data}\n\n").into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::acts::{Act, What};

    fn frame() -> Frame {
        let act = |seq, what| Act { seq, what };
        let acts = Acts(vec![
            act(4, What::Came("a".into())),
            act(5, What::Went("old".into())),
            act(6, What::Came("b".into())),
            act(7, What::Went("a".into())),
            act(8, What::Went("moment".into())),
            act(9, What::Came("moment".into())),
            act(10, What::Counted),
        ]);
        Frame::new(
            3,
            11,
            acts,
            Tally {
                posts: 2,
                counted: 1,
            },
        )
    }

    #[test]
    fn a_frame_says_what_it_comes_to() {
        let text = String::from_utf8(frame().bytes(3).to_vec()).unwrap();
        assert_eq!(
            text,
            "id: 11\nevent: wall\ndata: {\"seq\":11,\"new\":1,\"gone\":[\"a\",\"old\"],\"posts\":2,\"counted\":1,\"total\":3}\n\n"
        );
    }

    #[test]
    fn who_came_in_the_middle_hears_the_rest() {
        let text = String::from_utf8(frame().bytes(6).to_vec()).unwrap();
        assert!(text.contains("\"new\":0,\"gone\":[\"a\"]"), "{text}");
    }
}
