//! What came back.

use super::{Error, Policy};
use bytes::{Bytes, BytesMut};
use http::{HeaderMap, StatusCode, header};
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;

/// The head of an answer, and its body as it comes. While it lives, its request counts as running.
pub struct Answer {
    response: reqwest::Response,
    left_bytes: u64,
    idle: Duration,
    _turn: OwnedSemaphorePermit,
}

/// Without headers and address.
impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answer({})", self.status())
    }
}

impl Answer {
    pub(super) fn new(
        response: reqwest::Response,
        turn: OwnedSemaphorePermit,
        policy: &Policy,
    ) -> Result<Self, Error> {
        if response.status().is_redirection() && response.headers().contains_key(header::LOCATION) {
            return Err(Error::Redirected);
        }
        if response
            .content_length()
            .is_some_and(|length| length > policy.answer_bytes_max)
        {
            return Err(Error::TooBig);
        }
        let encoded = response.headers().get(header::CONTENT_ENCODING);
        if encoded.is_some_and(|encoding| encoding != "identity") {
            return Err(Error::Encoded);
        }
        Ok(Self {
            response,
            left_bytes: policy.answer_bytes_max,
            idle: Duration::from_secs(policy.idle_seconds_max),
            _turn: turn,
        })
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The kind of body without its parameters, in lower case; empty when the answer does not say.
    #[must_use]
    pub fn content_type(&self) -> String {
        let said = self.headers().get(header::CONTENT_TYPE);
        let said = said
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let kind = said.split(';').next().unwrap_or_default();
        kind.trim().to_ascii_lowercase()
    }

    /// Seconds to wait before the next try, when the other side said so in seconds (`Retry-After`).
    #[must_use]
    pub fn retry_after_seconds(&self) -> Option<u64> {
        let said = self.headers().get(header::RETRY_AFTER)?;
        said.to_str().ok()?.trim().parse().ok()
    }

    /// The next piece of the body; `None` at its end.
    ///
    /// # Errors
    /// [`Error::TooBig`], [`Error::Timeout`] or [`Error::CutShort`].
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let piece = tokio::time::timeout(self.idle, self.response.chunk()).await;
        let piece = piece
            .map_err(|_| Error::Timeout)?
            .map_err(|error| Error::of(&error))?;
        if let Some(piece) = &piece {
            let size = u64::try_from(piece.len()).unwrap_or(u64::MAX);
            self.left_bytes = self.left_bytes.checked_sub(size).ok_or(Error::TooBig)?;
        }
        Ok(piece)
    }

    /// The whole body.
    ///
    /// # Errors
    /// As [`Answer::chunk`].
    pub async fn bytes(mut self) -> Result<Bytes, Error> {
        let mut all = BytesMut::new();
        while let Some(piece) = self.chunk().await? {
            all.extend_from_slice(&piece);
        }
        Ok(all.freeze())
    }
}
