//! One listener: a stream polled by its own connection, without a task of its own. It shares the bytes of every frame
//! with all others.

use super::{frame::Frame, places::Place};
use crate::limits;
use bytes::Bytes;
use futures_util::Stream;
use std::{
    convert::Infallible,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};
use store::Rng;
use tokio::{sync::broadcast, time::Sleep};
use tokio_stream::wrappers::{BroadcastStream, errors::BroadcastStreamRecvError};

/// A comment: keeps the way open and says nothing.
const BEAT: Bytes = Bytes::from_static(b":\n\n");

/// The body of one answer.
pub(crate) struct Listener {
    opening: Option<Bytes>,
    frames: BroadcastStream<Arc<Frame>>,
    /// The last event this listener has.
    seen: i64,
    beat: Pin<Box<Sleep>>,
    beat_every: Duration,
    _place: Place,
}

impl Listener {
    pub(crate) fn new(
        place: Place,
        frames: broadcast::Receiver<Arc<Frame>>,
        opening: Option<Frame>,
        seen: i64,
        rng: &Rng,
    ) -> Self {
        let beat_every = Duration::from_millis(between(limits::BEAT_MS, rng));
        let mut first = format!("retry: {}\n\n", between(limits::RETRY_MS, rng)).into_bytes();
        if let Some(frame) = opening {
            first.extend_from_slice(&frame.whole());
        }
        Self {
            opening: Some(first.into()),
            frames: BroadcastStream::new(frames),
            seen,
            beat: Box::pin(tokio::time::sleep(beat_every)),
            beat_every,
            _place: place,
        }
    }

    /// The next frame with news for this listener. One who was too slow for the frames is closed and comes back with
    /// the last event they have.
    fn poll_frames(&mut self, context: &mut Context<'_>) -> Poll<Option<Bytes>> {
        loop {
            match Pin::new(&mut self.frames).poll_next(context) {
                Poll::Ready(Some(Ok(frame))) if frame.to() > self.seen => {
                    let bytes = frame.bytes(self.seen);
                    self.seen = frame.to();
                    return Poll::Ready(Some(bytes));
                }
                Poll::Ready(Some(Ok(_))) => {}
                Poll::Ready(Some(Err(BroadcastStreamRecvError::Lagged(_)))) => {
                    metrics::counter!("redx_wall_listeners_too_slow_total").increment(1);
                    return Poll::Ready(None);
                }
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            }
        }
    }

    fn poll_beat(&mut self, context: &mut Context<'_>) -> Poll<Bytes> {
        std::task::ready!(self.beat.as_mut().poll(context));
        let next = tokio::time::Instant::now() + self.beat_every;
        self.beat.as_mut().reset(next);
        // Asked again so that the new time wakes this listener.
        let _ = self.beat.as_mut().poll(context);
        Poll::Ready(BEAT)
    }
}

impl Stream for Listener {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if let Some(opening) = this.opening.take() {
            return Poll::Ready(Some(Ok(opening)));
        }
        match this.poll_frames(context) {
            Poll::Pending => this.poll_beat(context).map(|beat| Some(Ok(beat))),
            ready => ready.map(|bytes| bytes.map(Ok)),
        }
    }
}

fn between((from, to): (u64, u64), rng: &Rng) -> u64 {
    from + rng.below(to - from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::places::Places;
    use futures_util::StreamExt as _;
    use std::collections::BTreeSet;

    #[tokio::test]
    async fn a_quiet_stream_beats_on() {
        let frames = broadcast::Sender::new(1);
        let place = Places::new(1).take().unwrap();
        let mut listener = Listener::new(place, frames.subscribe(), None, 0, &Rng::seeded(1));
        listener.next().await.unwrap().unwrap();
        listener.beat_every = Duration::from_millis(1);
        listener.beat.as_mut().reset(tokio::time::Instant::now());
        for _ in 0..3 {
            assert_eq!(listener.next().await.unwrap().unwrap(), BEAT);
        }
    }

    #[test]
    fn everyone_has_a_beat_of_their_own() {
        let rng = Rng::seeded(1);
        let beats: BTreeSet<u64> = (0..50).map(|_| between(limits::BEAT_MS, &rng)).collect();
        assert!(beats.len() > 40, "{beats:?}");
        assert!(beats.iter().all(|beat| (17_000..23_000).contains(beat)));
    }
}
