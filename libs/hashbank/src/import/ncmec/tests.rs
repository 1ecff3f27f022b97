use super::super::{BadLine, Entry, Format, Media, Page, Reason, Refused, Report, read_entries};
use crate::{SignalKind, View};
use std::io::{self, BufReader, Read};

fn read(text: &[u8]) -> io::Result<(Vec<Entry>, Report)> {
    let mut entries = Vec::new();
    let report = read_entries(text, Format::NcmecXml, SignalKind::Pdq, |entry| {
        entries.push(entry);
        Ok::<(), io::Error>(())
    })?;
    Ok((entries, report))
}

fn refused(text: impl AsRef<[u8]>) -> Refused {
    let error = read(text.as_ref()).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    *error.get_ref().unwrap().downcast_ref().unwrap()
}

fn page(inside: &str) -> String {
    format!("<queryResult xmlns=\"urn:made-up\">{inside}</queryResult>")
}

fn item(inside: &str) -> String {
    page(&format!(
        "<images><image><member id=\"4\"/><id>a</id>{inside}</image></images>"
    ))
}

const PAGE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<h:queryResult xmlns:h="urn:made-up">
  <h:images count="3" maxTimestamp="2025-03-01T10:00:00Z">
    <h:image>
      <h:member id="7">Drawn &amp; Sons</h:member>
      <h:timestamp>2025-03-01T09:00:00Z</h:timestamp>
      <h:id>first</h:id>
      <h:classification>B2</h:classification>
      <h:fingerprints>
        <h:md5>00112233445566778899AABBCCDDEEFF</h:md5>
        <h:sha1>00112233445566778899aabbccddeeff00112233</h:sha1>
        <h:pdna>AAAA</h:pdna>
        <h:ssvh-safer-hash>BBBB</h:ssvh-safer-hash>
        <h:pdq>0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f</h:pdq>
        <h:new>CCCC</h:new>
      </h:fingerprints>
      <h:feedback>
        <h:affirmativeFeedback type="Md5">
          <h:members timestamp="2025-03-01T09:30:00Z"><h:member id="8">Eight</h:member></h:members>
        </h:affirmativeFeedback>
        <h:negativeFeedback type="Sha1">
          <h:reasons>
            <h:reason guid="1" name="Made up"/>
            <h:members timestamp="2025-03-01T09:40:00Z"><h:member id="9"/><h:member id="10"/></h:members>
          </h:reasons>
        </h:negativeFeedback>
      </h:feedback>
    </h:image>
    <h:deletedImage><h:member id="7"/><h:id>second</h:id><h:timestamp>2025-03-01T10:00:00Z</h:timestamp></h:deletedImage>
    <h:image><h:member id="7"/><h:id></h:id></h:image>
  </h:images>
  <h:videos count="1" maxTimestamp="2025-03-02T00:00:00.5Z">
    <h:video>
      <h:member id="7"/><h:id>third</h:id>
      <h:fingerprints><h:md5>not one</h:md5><h:sha1>ff112233445566778899aabbccddeeff00112233</h:sha1>
      <h:tmk-pdqf rel="self" href="/v2/entries/7/third"/><h:pdq href="/elsewhere"/></h:fingerprints>
    </h:video>
  </h:videos>
  <h:paging><h:next>/v2/entries?from=1&amp;start=2</h:next></h:paging>
</h:queryResult>
"#;

#[test]
fn a_page_with_all_it_may_have() {
    let (entries, report) = read(PAGE.as_bytes()).unwrap();
    let first = &entries[0];
    assert_eq!(first.key.as_deref(), Some("7/first"));
    assert_eq!((first.media, first.deleted), (Some(Media::Image), false));
    assert_eq!(first.labels, ["B2"]);
    assert_eq!(first.at, Some(1_740_819_600_000));
    let kinds: Vec<_> = first.signals.iter().map(crate::Signal::kind).collect();
    assert_eq!(kinds, [SignalKind::Md5, SignalKind::Sha1, SignalKind::Pdq]);
    let said: Vec<_> = first
        .opinions
        .iter()
        .map(|said| (&*said.by, said.view, said.at - 1_740_819_600_000))
        .collect();
    assert_eq!(
        said,
        [
            ("8", View::Confirm, 1_800_000),
            ("9", View::Deconfirm, 2_400_000),
            ("10", View::Deconfirm, 2_400_000)
        ]
    );
    assert_eq!(entries[1].key.as_deref(), Some("7/second"));
    assert!(entries[1].deleted && entries[1].signals.is_empty());
    assert_eq!(entries[2].media, Some(Media::Video));
    assert_eq!(entries[2].signals.len(), 1);

    assert_eq!((report.rows, report.deleted, report.bad), (3, 1, 2));
    let bad = |line, reason| BadLine { line, reason };
    assert_eq!(
        report.first_bad,
        [bad(3, Reason::Form), bad(4, Reason::Hash)]
    );
    let skipped: Vec<_> = report.skipped.into_iter().collect();
    assert_eq!(
        skipped,
        [
            ("other", 1),
            ("pdna", 1),
            ("pdq", 1),
            ("ssvh_safer_hash", 1),
            ("tmk", 1)
        ]
    );
    let next = "/v2/entries?from=1&start=2";
    assert_eq!(report.page.next.as_deref(), Some(next));
    assert_eq!(report.page.max_at, Some(1_740_873_600_500));
}

#[test]
fn a_page_without_entries_is_the_last() {
    for text in ["<queryResult/>", &page("<images count=\"0\"/>")] {
        let (entries, report) = read(text.as_bytes()).unwrap();
        assert!(entries.is_empty());
        assert_eq!(report.page, Page::default());
    }
}

#[test]
fn what_has_no_print_left_keeps_what_was_known_of_it() {
    let (entries, report) =
        read(item("<fingerprints><md5>x</md5></fingerprints>").as_bytes()).unwrap();
    assert!(entries.is_empty());
    assert_eq!(report.first_bad[0].reason, Reason::Hash);
    let (entries, _) =
        read(item("<fingerprints><pdna>x</pdna></fingerprints>").as_bytes()).unwrap();
    assert!(entries[0].signals.is_empty());
}

#[test]
fn document_types_and_entities_of_their_own_are_refused() {
    let bomb = "<!DOCTYPE q [<!ENTITY a \"aaaa\">]><queryResult>&a;</queryResult>";
    assert_eq!(refused(bomb), Refused::Doctype);
    assert_eq!(refused(page("&made-up;")), Refused::Doctype);
    assert_eq!(
        refused("<!DOCTYPE queryResult SYSTEM \"file:///etc/passwd\"><queryResult/>"),
        Refused::Doctype
    );
    let (entries, _) =
        read(item("<classification>&#65;&lt;&#x42;</classification>").as_bytes()).unwrap();
    assert_eq!(entries[0].labels, ["A<B"]);
}

#[test]
fn other_encodings_are_refused() {
    let declared = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><queryResult/>";
    assert_eq!(refused(declared), Refused::Encoding);
    let mut latin = item("<classification>A</classification>").into_bytes();
    let at = latin.iter().rposition(|byte| *byte == b'A').unwrap();
    latin[at] = 0xe9;
    assert_eq!(refused(latin), Refused::Encoding);
    let wide: Vec<u8> = "\u{feff}<queryResult/>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(read(&wide).is_err());
    assert!(read("\u{feff}<queryResult/>".as_bytes()).is_ok());
}

#[test]
fn what_is_another_document_or_a_broken_one_is_refused() {
    assert_eq!(refused("<html><body>sign in</body></html>"), Refused::Form);
    assert_eq!(refused("<queryResult/><queryResult/>"), Refused::Form);
    assert_eq!(refused("<queryResult/>more"), Refused::Form);
    assert_eq!(refused("{\"error\": 1}"), Refused::Form);
    assert_eq!(refused(page("<images></videos>")), Refused::Form);
    assert_eq!(refused(""), Refused::Cut);
}

#[test]
fn a_page_cut_anywhere_is_refused() {
    for end in 0..PAGE.trim_end().len() {
        assert!(read(&PAGE.as_bytes()[..end]).is_err(), "{end}");
    }
}

#[test]
fn depth_and_length_have_an_end() {
    let deep = format!("{}{}", "<a>".repeat(20), "</a>".repeat(20));
    assert_eq!(refused(page(&deep)), Refused::Depth);
    let long = "a".repeat(super::ELEMENT_BYTES_MAX + 1);
    for text in [
        item(&format!("<classification>{long}</classification>")),
        item(&format!(
            "<classification>{}</classification>",
            "&#65;a".repeat(super::ELEMENT_BYTES_MAX)
        )),
        page(&format!("<{long}/>")),
        page(&format!("<images x=\"{long}\"/>")),
        page(&format!("<!--{long}-->")),
    ] {
        assert_eq!(refused(text), Refused::TooLong);
    }
    let many = "<md5>00112233445566778899aabbccddeeff</md5>".repeat(5_000);
    let (entries, report) =
        read(item(&format!("<fingerprints>{many}</fingerprints>")).as_bytes()).unwrap();
    assert_eq!(report.first_bad[0].reason, Reason::TooLong);
    assert_eq!(entries[0].signals.len(), super::super::ENTRY_SIGNALS_MAX);
}

#[test]
fn no_error_repeats_what_it_met() {
    for text in [
        item("<secret></id>"),
        page("&secret;"),
        page("<images secret=></images>"),
        page("<secret"),
    ] {
        let error = read(text.as_bytes()).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret"));
    }
}

/// A page as long as anybody wants, made while it is read.
struct Endless {
    left: u64,
    piece: Vec<u8>,
    at: usize,
}

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.piece.len() {
            let Some(left) = self.left.checked_sub(1) else {
                return Ok(0);
            };
            (self.left, self.at) = (left, 0);
            self.piece = match left {
                0 => b"</images></queryResult>".to_vec(),
                _ => format!("<image><member id=\"1\"/><id>{left}</id><fingerprints><md5>{left:032x}</md5></fingerprints></image>\n").into_bytes(),
            };
        }
        let count = (&self.piece[self.at..]).read(into)?;
        self.at += count;
        Ok(count)
    }
}

#[test]
fn a_long_page_is_read_as_it_comes() {
    let input = Endless {
        left: 100_001,
        piece: b"<queryResult><images>".to_vec(),
        at: 0,
    };
    let mut last = 100_001;
    let report = read_entries(
        BufReader::new(input),
        Format::NcmecXml,
        SignalKind::Pdq,
        |entry| {
            last -= 1;
            assert_eq!(entry.key, Some(format!("1/{last}")));
            Ok::<(), io::Error>(())
        },
    );
    assert_eq!(report.unwrap().rows, 100_000);
}
