//! A request in the making.

use super::{Answer, Error, Outbound};
use bytes::Bytes;
use futures_util::Stream;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use reqwest::{Body, Url};
use std::{sync::Arc, time::Duration};

/// A request in the making; [`Request::send`] sends it. Its `Debug` shows the method only.
#[must_use = "nothing is sent before `send`"]
pub struct Request<'a> {
    by: &'a Outbound,
    method: Method,
    url: Result<Url, Error>,
    headers: HeaderMap,
    body: Option<Body>,
    whole_seconds_max: u64,
}

impl std::fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Request({})", self.method)
    }
}

impl<'a> Request<'a> {
    pub(super) fn new(by: &'a Outbound, method: Method, url: Result<Url, Error>) -> Self {
        Self {
            by,
            method,
            url,
            headers: HeaderMap::new(),
            body: None,
            whole_seconds_max: by.0.policy.whole_seconds_max,
        }
    }

    /// Adds `name=value` to the query, both encoded.
    pub fn query(mut self, name: &str, value: &str) -> Self {
        if let Ok(url) = &mut self.url {
            url.query_pairs_mut().append_pair(name, value);
        }
        self
    }

    /// A header that is no secret; those belong into [`super::Credentials`].
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// A body in memory.
    pub fn body(mut self, content_type: HeaderValue, body: impl Into<Bytes>) -> Self {
        self.headers.insert(header::CONTENT_TYPE, content_type);
        self.body = Some(Body::from(body.into()));
        self
    }

    /// A body of `length` bytes that comes piece by piece, for what should not lie in memory whole.
    pub fn stream<S>(mut self, content_type: HeaderValue, length: u64, pieces: S) -> Self
    where
        S: Stream<Item = std::io::Result<Bytes>> + Send + 'static,
    {
        self.headers.insert(header::CONTENT_TYPE, content_type);
        self.headers.insert(header::CONTENT_LENGTH, length.into());
        self.body = Some(Body::wrap_stream(pieces));
        self
    }

    /// Another limit for the whole than the policy's, in seconds: a big file takes longer than a question.
    pub fn whole_seconds_max(mut self, seconds: u64) -> Self {
        self.whole_seconds_max = seconds;
        self
    }

    /// Sends it and waits for the head of the answer, whatever its status.
    ///
    /// # Errors
    /// See [`Error`]; [`Error::may_have_arrived`] says whether the other side may have seen it.
    pub async fn send(self) -> Result<Answer, Error> {
        let purpose = self.by.0.policy.purpose;
        let outcome = self.sent().await;
        let said = match &outcome {
            Ok(answer) => class(answer.status().as_u16()),
            Err(error) => error.code(),
        };
        metrics::counter!("redx_outbound_requests_total", "purpose" => purpose, "outcome" => said)
            .increment(1);
        outcome
    }

    async fn sent(self) -> Result<Answer, Error> {
        let inner = &self.by.0;
        let url = self.url?;
        let turn = Arc::clone(&inner.at_once).acquire_owned().await;
        let turn = turn.map_err(|_| Error::Unreachable)?;
        let mut headers = self.headers;
        inner.policy.credentials.put(&mut headers);
        let mut request = reqwest::Request::new(self.method, url);
        *request.timeout_mut() = Some(Duration::from_secs(self.whole_seconds_max));
        *request.headers_mut() = headers;
        *request.body_mut() = self.body;
        let answer = inner.client.execute(request).await;
        let answer = answer.map_err(|error| Error::of(&error))?;
        Answer::new(answer, turn, &inner.policy)
    }
}

fn class(status: u16) -> &'static str {
    match status {
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        500..600 => "5xx",
        _ => "other",
    }
}
