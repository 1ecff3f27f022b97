//! The plainest HTTP client: one request a connection, and never a wait without an end.

use std::{
    io::{self, ErrorKind, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// Longest that an answer may take. The product itself gives up on a database or an object store earlier.
const ANSWER_SECONDS_MAX: u64 = 60;

pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A field of a flat JSON object.
    pub(super) fn field(&self, name: &str) -> Option<String> {
        let object: serde_json::Value = serde_json::from_slice(&self.body).ok()?;
        object.get(name)?.as_str().map(str::to_owned)
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// A request in the making.
pub(super) struct Request {
    head: String,
    body: Vec<u8>,
}

impl Request {
    pub(super) fn new(method: &str, path: &str) -> Self {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: soak.test\r\nConnection: close\r\nAccept: application/json\r\n\
             Sec-Fetch-Site: same-origin\r\n"
        );
        Self {
            head,
            body: Vec::new(),
        }
    }

    pub(super) fn header(mut self, name: &str, value: &str) -> Self {
        self.head.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    /// True for who is signed in.
    pub(super) fn has_cookie(&self) -> bool {
        self.head.contains("\r\nCookie: ")
    }

    pub(super) fn body(mut self, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self.header("Content-Type", kind)
    }

    /// Sends it. An answer that breaks off is an error; one that does not come in time is [`ErrorKind::TimedOut`].
    pub(super) fn send(self, to: SocketAddr) -> io::Result<Answer> {
        let limit = Duration::from_secs(ANSWER_SECONDS_MAX);
        let mut stream = TcpStream::connect_timeout(&to, limit)?;
        stream.set_read_timeout(Some(limit))?;
        stream.set_write_timeout(Some(limit))?;
        let head = format!("{}Content-Length: {}\r\n\r\n", self.head, self.body.len());
        // A server may answer before it has read everything, and hang up.
        let sent = stream
            .write_all(head.as_bytes())
            .and_then(|()| stream.write_all(&self.body));
        let mut bytes = Vec::new();
        let read = stream
            .read_to_end(&mut bytes)
            .map_err(|error| match error.kind() {
                ErrorKind::WouldBlock => ErrorKind::TimedOut.into(),
                _ => error,
            });
        match parse(&bytes) {
            Some(answer) => Ok(answer),
            None => Err(sent
                .and(read)
                .err()
                .unwrap_or(ErrorKind::UnexpectedEof.into())),
        }
    }
}

/// A whole answer, or none.
fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let mut answer = Answer {
        status: 0,
        head: String::from_utf8(bytes[..end].to_vec()).ok()?,
        body: bytes[end + 4..].to_vec(),
    };
    answer.status = answer.head.split(' ').nth(1)?.parse().ok()?;
    if answer.header("transfer-encoding").is_some() {
        answer.body = unchunked(&answer.body)?;
        return Some(answer);
    }
    let length: usize = answer
        .header("content-length")
        .unwrap_or("0")
        .parse()
        .ok()?;
    (answer.body.len() == length).then_some(answer)
}

fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = rest.windows(2).position(|two| two == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..line]).ok()?, 16).ok()?;
        let from = line + 2;
        if length == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(from..from + length)?);
        rest = rest.get(from + length + 2..)?;
    }
}
