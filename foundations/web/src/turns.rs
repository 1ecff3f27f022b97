//! A body that is handed over in turns. The reader of forms (multer) takes in whatever has arrived before it looks at any
//! of it, and has no limit for the lines that announce a part: without this, one caller's endless line would be kept up
//! to the limit of the whole form, and a fast caller's file all at once.

use axum::{
    body::{Body, BodyDataStream, Bytes},
    extract::{
        FromRequest, Multipart, Request,
        multipart::{Field, MultipartError, MultipartRejection},
    },
};
use futures_util::{Stream, StreamExt as _};
use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    task::{Context, Poll},
};

/// Bytes handed over in one turn; then the reader looks at them.
const TURN_BYTES: usize = 64 * 1024;
/// Turns within which a part must have announced itself: a name, a file name, a type. Each time it looks the reader may
/// take two.
const ANNOUNCE_TURNS_MAX: u32 = 3;
/// For what is inside a part: its reader has limits of its own.
const ANY_TURNS: u32 = u32::MAX;

/// A form whose parts announce themselves briefly. Take it as an argument of a handler, in the place of `Multipart`.
pub struct Form {
    parts: Multipart,
    turns: Arc<AtomicU32>,
}

impl Form {
    /// The next part, announced within a few turns; its content may be long.
    ///
    /// # Errors
    /// When the form is broken, ends early, or a part does not begin.
    pub async fn next_part(&mut self) -> Result<Option<Field<'_>>, MultipartError> {
        self.turns.store(ANNOUNCE_TURNS_MAX, Ordering::Relaxed);
        let part = self.parts.next_field().await;
        self.turns.store(ANY_TURNS, Ordering::Relaxed);
        part
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = MultipartRejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let turns = Arc::new(AtomicU32::new(ANNOUNCE_TURNS_MAX));
        let counted = Arc::clone(&turns);
        let request = request.map(|body| Body::from_stream(InTurns::new(body, counted)));
        let parts = Multipart::from_request(request, state).await?;
        Ok(Self { parts, turns })
    }
}

struct InTurns {
    body: BodyDataStream,
    rest: Bytes,
    left: usize,
    turns: Arc<AtomicU32>,
}

impl InTurns {
    fn new(body: Body, turns: Arc<AtomicU32>) -> Self {
        Self {
            body: body.into_data_stream(),
            rest: Bytes::new(),
            left: TURN_BYTES,
            turns,
        }
    }

    /// False when there were too many.
    fn next_turn(&mut self) -> bool {
        self.left = TURN_BYTES;
        let turns = self.turns.load(Ordering::Relaxed);
        let left = turns.saturating_sub(u32::from(turns != ANY_TURNS));
        self.turns.store(left, Ordering::Relaxed);
        left > 0
    }
}

impl Stream for InTurns {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.left == 0 {
            if !self.next_turn() {
                let long = io::Error::other("a part of a form does not begin");
                return Poll::Ready(Some(Err(long)));
            }
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if self.rest.is_empty() {
            match std::task::ready!(self.body.poll_next_unpin(cx)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(io::Error::other(error)))),
                Some(Ok(piece)) => self.rest = piece,
            }
        }
        let most = self.left.min(self.rest.len());
        self.left -= most;
        Poll::Ready(Some(Ok(self.rest.split_to(most))))
    }
}
