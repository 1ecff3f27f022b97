//! The calls of the reporting interface, each made once: whether one may be repeated is decided elsewhere, from what this
//! says of it.

use super::{
    answer::{self, Answer, FileSum},
    limits,
    model::{Environment, code, progress::Outcome},
};
use http::HeaderValue;
use web::{
    Settings,
    outbound::{Credentials, Error, Outbound, Policy, Request},
};

const XML: HeaderValue = HeaderValue::from_static("text/xml; charset=utf-8");
const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");

/// A line to one of the two environments.
#[derive(Clone, Debug)]
pub struct Line {
    http: Outbound,
    environment: Environment,
}

/// What came of a call.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) outcome: Outcome,
    pub(crate) answer: Answer,
}

/// How the line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Well {
    /// They know us.
    Yes,
    /// They said no, with this code.
    Refused(u16),
    /// Nothing that can be understood came back.
    Unclear,
    /// No connection came about; the word says why.
    Unreachable(&'static str),
}

impl Line {
    /// A line to `environment`. `elsewhere` is for a stand-in of your own, and only a test goes there.
    ///
    /// # Errors
    /// When the address cannot be used.
    pub fn new(
        settings: &Settings,
        environment: Environment,
        elsewhere: Option<&str>,
        credentials: Credentials,
    ) -> Result<Self, Error> {
        let mut policy = Policy::new("cybertip", elsewhere.unwrap_or(environment.base()));
        policy.credentials = credentials;
        policy.whole_seconds_max = limits::CALL_SECONDS_MAX;
        policy.answer_bytes_max = limits::ANSWER_BYTES_MAX;
        let http = Outbound::new(settings, policy)?;
        Ok(Self { http, environment })
    }

    /// Where it leads.
    pub fn environment(&self) -> Environment {
        self.environment
    }

    /// Asks whether they know us. Changes nothing there.
    pub async fn status(&self) -> Well {
        match self.http.get("status").send().await {
            Err(error) => Well::Unreachable(error.code()),
            Ok(answer) => {
                let status = answer.status().as_u16();
                let body = answer.bytes().await.unwrap_or_default();
                match read(status, &body) {
                    Ok(answer) if answer.code == code::OK => Well::Yes,
                    Ok(answer) => Well::Refused(answer.code),
                    Err(()) => Well::Unclear,
                }
            }
        }
    }

    /// Their schema, to hold a report against. `None` when nothing came, or something else.
    pub async fn xsd(&self) -> Option<Vec<u8>> {
        let answer = self.http.get("xsd").send().await.ok()?;
        if !answer.status().is_success() {
            return None;
        }
        let body = answer.bytes().await.ok()?;
        let text = std::str::from_utf8(&body).ok()?;
        (text.contains("schema") && !text.contains("<!DOCTYPE")).then(|| body.to_vec())
    }

    /// Opens a report: done only with its number.
    pub(crate) async fn submit(&self, xml: &str) -> Reply {
        let request = self.http.post("submit").body(XML, xml.to_owned());
        let reply = ask(request).await;
        reply.needs(|answer| answer.report.is_some())
    }

    /// Sends a file: done only with the number it was given, and when the same bytes arrived.
    pub(crate) async fn upload(&self, report: u64, file: &Parcel<'_>) -> Reply {
        let (kind, body) = file.multipart(report);
        let Ok(kind) = HeaderValue::from_str(&kind) else {
            return Reply::of(Outcome::NotSent);
        };
        let request = self.http.post("upload").body(kind, body);
        let reply = ask(request.whole_seconds_max(limits::UPLOAD_SECONDS_MAX)).await;
        let mut reply = reply.needs(|answer| answer.file.is_some());
        let same = reply.answer.hash.as_ref() == Some(&FileSum(file.md5.clone()));
        if reply.outcome == Outcome::Done && !same {
            reply.outcome = Outcome::HashDiffers;
        }
        reply
    }

    /// Says what is known of a file. Said again it replaces what was said.
    pub(crate) async fn fileinfo(&self, xml: &str) -> Reply {
        ask(self.http.post("fileinfo").body(XML, xml.to_owned())).await
    }

    /// Ends a report. It cannot be changed or withdrawn afterwards.
    pub(crate) async fn finish(&self, report: u64) -> Reply {
        ask(self.http.post("finish").body(FORM, format!("id={report}"))).await
    }

    /// Takes an unfinished report back.
    pub(crate) async fn retract(&self, report: u64) -> Reply {
        ask(self.http.post("retract").body(FORM, format!("id={report}"))).await
    }
}

/// A file on its way.
pub(crate) struct Parcel<'a> {
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
    /// Lower-case hex.
    pub(crate) md5: String,
    /// Something that is not in the bytes.
    pub(crate) boundary: String,
}

impl Parcel<'_> {
    /// The kind of the body, and the body: the number of the report, then the file.
    fn multipart(&self, report: u64) -> (String, Vec<u8>) {
        let Self {
            name,
            bytes,
            boundary,
            ..
        } = self;
        let mut body = format!(
            "--{boundary}\r\ncontent-disposition: form-data; name=\"id\"\r\n\r\n{report}\r\n\
             --{boundary}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        (format!("multipart/form-data; boundary={boundary}"), body)
    }
}

impl Reply {
    pub(crate) fn of(outcome: Outcome) -> Self {
        Self {
            outcome,
            answer: Answer::default(),
        }
    }

    /// An answer that says "done" without what belongs to it is none that one could go on with.
    fn needs(mut self, has: impl FnOnce(&Answer) -> bool) -> Self {
        if self.outcome == Outcome::Done && !has(&self.answer) {
            self.outcome = Outcome::Lost;
        }
        self
    }
}

async fn ask(request: Request<'_>) -> Reply {
    let answer = match request.send().await {
        Ok(answer) => answer,
        Err(error) if error.may_have_arrived() => return Reply::of(Outcome::Lost),
        Err(_) => return Reply::of(Outcome::NotSent),
    };
    let status = answer.status().as_u16();
    let Ok(body) = answer.bytes().await else {
        return Reply::of(Outcome::Lost);
    };
    match read(status, &body) {
        Ok(answer) if answer.code == code::OK => Reply {
            outcome: Outcome::Done,
            answer,
        },
        Ok(answer) => Reply::of(Outcome::Code(answer.code)),
        Err(()) => Reply::of(Outcome::Lost),
    }
}

/// The code of the body counts, whatever the status. Without one, only "who are you" is sure to have changed nothing.
fn read(status: u16, body: &[u8]) -> Result<Answer, ()> {
    match (answer::read(body), status) {
        (Ok(answer), _) => Ok(answer),
        (Err(_), 401) => Ok(Answer {
            code: code::NOT_KNOWN,
            ..Answer::default()
        }),
        (Err(_), 403) => Ok(Answer {
            code: code::NOT_ALLOWED,
            ..Answer::default()
        }),
        (Err(_), _) => Err(()),
    }
}
