//! Reads what the reporting interface answers. The body is a stranger's: its size is capped before it comes here, a
//! DOCTYPE is refused (so no entity is ever expanded), and only the few elements we know are looked at.

use quick_xml::{Reader, events::Event};

/// An answer with a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) code: u16,
    /// The number of the report.
    pub(crate) report: Option<u64>,
    /// The file that was taken.
    pub(crate) file: Option<String>,
    /// MD5 of the file as it arrived there, lower-case hex.
    pub(crate) hash: Option<FileSum>,
    /// The files of a finished report.
    pub(crate) files: Vec<String>,
}

/// A hash of evidence; its `Debug` says nothing.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct FileSum(pub(crate) String);

impl std::fmt::Debug for FileSum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FileSum(..)")
    }
}

/// Why an answer is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    /// Not well-formed XML, or cut short.
    NotXml,
    /// It brings a document type.
    Doctype,
    /// Neither of the two roots there are.
    OtherRoot,
    /// Without a code, or with one that is no number.
    NoCode,
}

/// Deeper than any answer there is.
const DEPTH_MAX: usize = 8;
/// Ids are 32 characters; a report's number has ten digits.
const TEXT_BYTES_MAX: usize = 256;

/// Reads an answer.
pub(crate) fn read(body: &[u8]) -> Result<Answer, Malformed> {
    let text = std::str::from_utf8(body).map_err(|_| Malformed::NotXml)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}').trim_start());
    let mut reading = Reading::default();
    loop {
        match reader.read_event().map_err(|_| Malformed::NotXml)? {
            Event::DocType(_) => return Err(Malformed::Doctype),
            Event::Start(start) => reading.open(start.local_name().as_ref())?,
            Event::Empty(start) => {
                reading.open(start.local_name().as_ref())?;
                reading.close();
            }
            Event::End(_) => reading.close(),
            Event::Text(part) => {
                reading.take(&part.decode().map_err(|_| Malformed::NotXml)?);
            }
            Event::CData(part) => {
                reading.take(&part.decode().map_err(|_| Malformed::NotXml)?);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    reading.finish()
}

#[derive(Default)]
struct Reading {
    path: Vec<String>,
    text: String,
    rooted: bool,
    code: Option<u16>,
    answer: Answer,
}

impl Reading {
    fn open(&mut self, name: &[u8]) -> Result<(), Malformed> {
        let name = String::from_utf8_lossy(name).into_owned();
        let root = matches!(name.as_str(), "reportResponse" | "reportDoneResponse");
        if self.path.is_empty() && (self.rooted || !root) {
            return Err(Malformed::OtherRoot);
        }
        if self.path.len() >= DEPTH_MAX {
            return Err(Malformed::NotXml);
        }
        self.rooted = true;
        self.path.push(name);
        self.text.clear();
        Ok(())
    }

    fn take(&mut self, text: &str) {
        let room = TEXT_BYTES_MAX.saturating_sub(self.text.len());
        self.text.extend(text.chars().take(room));
    }

    fn close(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        let below: Vec<&str> = self.path.iter().skip(1).map(String::as_str).collect();
        match below.as_slice() {
            ["responseCode"] => self.code = text.parse().ok(),
            ["reportId"] => self.answer.report = text.parse().ok().filter(|n| *n > 0),
            ["fileId"] => self.answer.file = some(text),
            ["hash"] => self.answer.hash = some(text).map(|t| FileSum(t.to_ascii_lowercase())),
            ["files", "fileId"] => self.answer.files.extend(some(text)),
            _ => {}
        }
        self.path.pop();
    }

    fn finish(mut self) -> Result<Answer, Malformed> {
        if !self.path.is_empty() {
            return Err(Malformed::NotXml);
        }
        if !self.rooted {
            return Err(Malformed::OtherRoot);
        }
        self.answer.code = self.code.ok_or(Malformed::NoCode)?;
        Ok(self.answer)
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(inner: &str) -> Result<Answer, Malformed> {
        read(format!("<reportResponse>{inner}</reportResponse>").as_bytes())
    }

    #[test]
    fn the_documented_answers_are_read() {
        let uploaded = of(
            "<responseCode>0</responseCode><responseDescription>Success</responseDescription>\
            <reportId>4564654</reportId><fileId>b0754af7</fileId><hash>FAFA5efe</hash>",
        )
        .unwrap();
        assert_eq!(uploaded.code, 0);
        assert_eq!(uploaded.report, Some(4_564_654));
        assert_eq!(uploaded.file.as_deref(), Some("b0754af7"));
        assert_eq!(uploaded.hash.as_ref().unwrap().0, "fafa5efe");
        assert_eq!(format!("{:?}", uploaded.hash.unwrap()), "FileSum(..)");
        let done = read(
            b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<reportDoneResponse><responseCode> 0 </responseCode>\
            <reportId>7</reportId><files><fileId>a</fileId><fileId>b</fileId></files></reportDoneResponse>",
        )
        .unwrap();
        assert_eq!(done.files, ["a", "b"]);
        let namespaced = b"<r:reportResponse xmlns:r=\"urn:x\"><r:responseCode>4100</r:responseCode></r:reportResponse>";
        assert_eq!(read(namespaced).unwrap().code, 4100);
    }

    #[test]
    fn what_is_no_answer_is_told_apart() {
        let cases: [(&[u8], Malformed); 10] = [
            (b"", Malformed::OtherRoot),
            (b"<html><body>502</body></html>", Malformed::OtherRoot),
            (b"<reportResponse><responseCode>0", Malformed::NotXml),
            (b"<reportResponse><responseCode>0</reportResponse>", Malformed::NotXml),
            (b"<reportResponse/>", Malformed::NoCode),
            (b"<reportResponse><responseCode>ok</responseCode></reportResponse>", Malformed::NoCode),
            (b"<!DOCTYPE x [<!ENTITY a \"b\">]><reportResponse><responseCode>0</responseCode></reportResponse>", Malformed::Doctype),
            (b"<reportResponse><responseCode>0</responseCode></reportResponse><reportResponse/>", Malformed::OtherRoot),
            (b"\xff\xfe<\0r\0", Malformed::NotXml),
            (b"<reportResponse><x><responseCode>0</responseCode></x></reportResponse>", Malformed::NoCode),
        ];
        for (body, why) in cases {
            let got = read(body);
            assert_eq!(got, Err(why), "{}", String::from_utf8_lossy(body));
        }
        let deep = format!("<reportResponse>{}", "<a>".repeat(100_000));
        assert_eq!(read(deep.as_bytes()), Err(Malformed::NotXml));
    }

    #[test]
    fn a_report_without_a_number_has_none() {
        for none in ["", "0", "-1", "x", "99999999999999999999999"] {
            let answer = of(&format!(
                "<responseCode>0</responseCode><reportId>{none}</reportId>"
            ));
            assert_eq!(answer.unwrap().report, None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn whatever_comes_is_read_or_refused(body in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&body);
        }

        #[test]
        fn whatever_is_made_of_tags_is_read_or_refused(parts in proptest::collection::vec(
            prop_oneof!["<reportResponse>", "</reportResponse>", "<responseCode>", "</responseCode>", "[0-9]{1,6}", "<!DOCTYPE a>", "&a;", "<!\\[CDATA\\[", "\\]\\]>"], 0..20)) {
            let _ = read(parts.concat().as_bytes());
        }
    }
}
