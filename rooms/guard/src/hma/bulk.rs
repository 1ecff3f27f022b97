//! Many look-ups in one request: a hash a line in, an answer a line out, in the same order, while they still come.

use super::{
    Hma,
    answer::{Answer, Refusal},
    calls::{Call, Calls, Sends, Who},
    limits, signal,
    token::Scope,
};
use crate::Current;
use axum::{
    body::{Body, Bytes},
    extract::{Query, Request, State},
    response::{IntoResponse as _, Response},
};
use bytes::BytesMut;
use futures_util::{Stream, StreamExt as _};
use hashbank::Question;
use http::header;
use serde::Deserialize;
use serde_json::json;
use std::convert::Infallible;

/// Answered in one go before others get a turn: some milliseconds of work at ten million hashes.
const LINES_AT_ONCE: usize = 16;

const QUERY: &[(&str, &str)] = &[
    (
        "signal_type",
        "The kind of a line that does not begin with its own; pdq when absent.",
    ),
    ("banks", "Only these banks, with commas between."),
];

pub(super) fn calls(calls: Calls) -> Calls {
    let who = Who::Scope(Scope::Match);
    let says = "Many look-ups: '<hash>' or '<kind> <hash>' a line; {\"line\", \"matches\"} or {\"line\", \"message\"} each.";
    let call = Call::post("/m/bulk_lookup", who, says);
    calls.with(call.query(QUERY).sends(Sends::Lines), 0, bulk_lookup)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Terms {
    signal_type: Option<String>,
    banks: Option<String>,
}

async fn bulk_lookup(
    State(hma): State<Hma>,
    Query(terms): Query<Terms>,
    request: Request,
) -> Answer<Response> {
    let usual = terms.signal_type.unwrap_or_else(|| "pdq".to_owned());
    signal::kind(&usual)?;
    let names = terms.banks.unwrap_or_default();
    let names = names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let names = names.map(str::to_owned).collect();
    // That it cannot look is an answer of its own, not a line of one.
    hma.current()?;
    let asker = Asker { hma, usual, names };
    let lines = answers(asker, request.into_body());
    let kind = [(header::CONTENT_TYPE, "application/x-ndjson")];
    Ok((kind, Body::from_stream(lines)).into_response())
}

struct Asker {
    hma: Hma,
    usual: String,
    names: Vec<String>,
}

impl Asker {
    /// The answers to the next few lines, by the banks as they are now; `None` when no line is there.
    fn lot(&self, lines: &mut Lines) -> Option<Answer<Bytes>> {
        let lot: Vec<_> = lines.take(LINES_AT_ONCE).collect();
        if lot.is_empty() {
            return None;
        }
        let banks = match self.hma.current() {
            Ok(banks) => banks,
            Err(refusal) => return Some(Err(refusal)),
        };
        let answer = |(number, line): (u64, Option<BytesMut>)| match line {
            Some(line) => self.answer(&banks, number, &line),
            None => json!({ "line": number, "message": "the line is too long" }),
        };
        let answers: Vec<u8> = lot
            .into_iter()
            .flat_map(|one| line_of(&answer(one)))
            .collect();
        Some(Ok(Bytes::from(answers)))
    }

    /// The answer to one line.
    fn answer(&self, banks: &Current, number: u64, line: &[u8]) -> serde_json::Value {
        match self.look(banks, line) {
            Ok(matches) => json!({ "line": number, "matches": matches }),
            Err(refusal) => json!({ "line": number, "message": refusal.message() }),
        }
    }

    fn look(&self, banks: &Current, line: &[u8]) -> Answer<serde_json::Value> {
        let text = std::str::from_utf8(line).map_err(|_| Refusal::bad("the line is no text"))?;
        let (kind, hash) = match text.trim().split_once([' ', '\t']) {
            Some((kind, hash)) => (kind, hash),
            None => (self.usual.as_str(), text),
        };
        let signals = [signal::read(kind, hash)?];
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let mut question = Question::new(&signals, self.hma.now());
        if !names.is_empty() {
            question = question.banks(&names);
        }
        let found = banks.ask(&question);
        Ok(signal::by_bank(&found.standing).into())
    }
}

fn answers(asker: Asker, body: Body) -> impl Stream<Item = Result<Bytes, Infallible>> {
    async_stream::stream! {
        let mut pieces = body.into_data_stream();
        let mut lines = Lines::default();
        let mut left = limits::BULK_BYTES_MAX;
        loop {
            let piece = pieces.next().await;
            let last = piece.is_none();
            match piece {
                Some(Ok(piece)) if piece.len() <= left => {
                    left -= piece.len();
                    lines.push(&piece);
                }
                Some(Ok(_)) => {
                    yield Ok(line_of(&json!({ "message": "too many lines for one request" })));
                    return;
                }
                Some(Err(_)) => {
                    yield Ok(line_of(&json!({ "message": "the upload was cut off" })));
                    return;
                }
                None => lines.end(),
            }
            while let Some(answers) = asker.lot(&mut lines) {
                match answers {
                    Ok(answers) => yield Ok(answers),
                    Err(refusal) => {
                        yield Ok(line_of(&json!({ "message": refusal.message() })));
                        return;
                    }
                }
                tokio::task::yield_now().await;
            }
            if last {
                return;
            }
        }
    }
}

fn line_of(answer: &serde_json::Value) -> Bytes {
    Bytes::from(format!("{answer}\n"))
}

/// Lines out of pieces, in memory of a piece and a line. Blank lines are passed over and counted.
#[derive(Default)]
struct Lines {
    waiting: BytesMut,
    ended: bool,
    /// The line that is coming is longer than it may be: what is left of it is thrown away.
    overlong: bool,
    number: u64,
}

impl Lines {
    fn push(&mut self, piece: &[u8]) {
        self.waiting.extend_from_slice(piece);
    }

    fn end(&mut self) {
        self.ended = true;
    }

    /// The next line; `None` in it for one that was too long.
    fn take_line(&mut self) -> Option<Option<BytesMut>> {
        let at = self.waiting.iter().position(|byte| *byte == b'\n');
        let Some(at) = at else {
            return self.unfinished();
        };
        let mut line = self.waiting.split_to(at + 1);
        line.truncate(at);
        let overlong = std::mem::take(&mut self.overlong);
        Some((!overlong && line.len() <= limits::BULK_LINE_BYTES_MAX).then_some(line))
    }

    fn unfinished(&mut self) -> Option<Option<BytesMut>> {
        if self.ended {
            let line = std::mem::take(&mut self.waiting);
            let overlong = std::mem::take(&mut self.overlong);
            if line.is_empty() && !overlong {
                return None;
            }
            return Some((!overlong && line.len() <= limits::BULK_LINE_BYTES_MAX).then_some(line));
        }
        if self.waiting.len() > limits::BULK_LINE_BYTES_MAX {
            self.waiting.clear();
            self.overlong = true;
        }
        None
    }
}

impl Iterator for Lines {
    type Item = (u64, Option<BytesMut>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line = self.take_line()?;
            self.number += 1;
            if line
                .as_ref()
                .is_none_or(|line| !line.trim_ascii().is_empty())
            {
                return Some((self.number, line));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &[u8], cuts: &[usize]) -> Vec<(u64, Option<BytesMut>)> {
        let (mut lines, mut read, mut rest) = (Lines::default(), Vec::new(), text);
        for cut in cuts {
            let (piece, more) = rest.split_at((*cut).min(rest.len()));
            lines.push(piece);
            read.extend(lines.by_ref());
            rest = more;
        }
        lines.push(rest);
        read.extend(lines.by_ref());
        lines.end();
        read.extend(lines);
        read
    }

    #[test]
    fn blank_lines_count_and_long_ones_are_told() {
        let long = vec![b'x'; limits::BULK_LINE_BYTES_MAX + 1];
        let text = [b"a\n\n".as_slice(), &long, b"\nb"].concat();
        let lines = read(&text, &[]);
        let line = |text: &str| Some(BytesMut::from(text));
        let expected = [(1, line("a")), (3, None), (4, line("b"))];
        assert_eq!(lines, expected);
    }

    proptest! {
        #[test]
        fn where_pieces_are_cut_changes_nothing(
            text in proptest::collection::vec(prop_oneof![4 => any::<u8>(), 1 => Just(b'\n')], 0..900),
            cuts in proptest::collection::vec(0usize..300, 0..8),
        ) {
            prop_assert_eq!(read(&text, &cuts), read(&text, &[]));
        }
    }
}
