//! Puts a report together from what was opened: nothing is added that is not known.

use super::{
    limits,
    model::document::{
        CaptureEvent, FileDetails, FileFacts, FileHash, Incident, IpCapture, Law, Relevance,
        Report, Reported, Summary, WebPage,
    },
    reporter::reporter,
    row::{self, Choices},
    xml,
};
use crate::{
    Upload,
    case::{Case, CaseKind, Certainty, Detected, Evidence},
};
use mediahash::{DigestSums, Digests};
use serde_json::Value;
use std::net::{IpAddr, SocketAddr};
use store::Millis;
use web::App;
use zeroize::Zeroizing;

/// A report with everything that goes with it.
pub(crate) struct Whole {
    pub(crate) report: Report,
    pub(crate) files: Vec<Outgoing>,
}

/// A file as it goes out.
pub(crate) struct Outgoing {
    pub(crate) name: String,
    pub(crate) bytes: Zeroizing<Vec<u8>>,
    /// Lower-case hex.
    pub(crate) md5: String,
    pub(crate) facts: FileFacts,
}

/// A case, opened.
pub(crate) struct Opened {
    pub(crate) case: Case,
    pub(crate) evidence: Evidence,
    /// What was taken of it when it came in; nothing for a text.
    pub(crate) received: Option<Upload>,
    pub(crate) supplemental: bool,
}

impl Opened {
    fn is_text(&self) -> bool {
        self.case.media_type == "text/plain"
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.evidence.facts.get(name).and_then(Value::as_str)
    }

    fn received_at(&self) -> Millis {
        let received = self.evidence.facts.get("received_at");
        received
            .and_then(Value::as_i64)
            .unwrap_or(self.case.known_at)
    }

    /// The address it came from. What was kept without a port is told without one.
    fn capture(&self) -> Option<IpCapture> {
        let from = self.text("uploader").or_else(|| self.text("sender"))?;
        let (address, port) = match from.parse::<SocketAddr>() {
            Ok(socket) => (socket.ip(), Some(socket.port())),
            Err(_) => (from.parse::<IpAddr>().ok()?, None),
        };
        let event = if self.is_text() {
            CaptureEvent::Other
        } else {
            CaptureEvent::Upload
        };
        Some(IpCapture {
            address: address.to_canonical().to_string(),
            event,
            at: self.received_at(),
            port: port.filter(|port| *port != 0),
        })
    }
}

/// Whether a case is sent as a file; a text is sent as words.
pub(crate) fn is_file(case: &Case) -> bool {
    case.media_type != "text/plain"
}

/// The report about these cases: the words of texts in it, everything else beside it as files.
pub(crate) fn compose(
    app: &App,
    opened: Vec<Opened>,
    (incident, choices): (Incident, &Choices),
    prior: Vec<u64>,
) -> Whole {
    let campaign = app.campaign();
    let public_url = app.settings().public_url.clone();
    let report = Report {
        summary: summary(&opened, incident, choices, &campaign.name),
        pages: pages(&opened, &public_url),
        law: choices.told.as_ref().map(law),
        reporter: reporter(&campaign, &public_url),
        person: Some(reported(&opened, &campaign.name, prior)),
        additional: Some(in_short(&opened)),
    };
    let files = opened.into_iter().filter(|one| !one.is_text());
    let files = files.enumerate().map(|(n, one)| outgoing(n, one, choices));
    Whole {
        report,
        files: files.collect(),
    }
}

fn summary(opened: &[Opened], incident: Incident, choices: &Choices, platform: &str) -> Summary {
    let first = opened.iter().map(Opened::received_at).min();
    let annotations = &choices.report_annotations;
    Summary {
        incident,
        platform: Some(platform.chars().take(limits::PLATFORM_CHARS_MAX).collect()),
        urgent_because: choices.urgent_because.clone(),
        annotations: annotations
            .iter()
            .filter_map(|name| row::report_annotation(name))
            .collect(),
        at: first.unwrap_or_default(),
        at_means: Some("When this service received the first of it (UTC).".into()),
    }
}

fn pages(opened: &[Opened], public_url: &str) -> Vec<WebPage> {
    let page = |one: &Opened| {
        let path = if one.is_text() { "ask" } else { "post" };
        let words = one.is_text().then(|| words(&one.evidence.bytes));
        WebPage {
            urls: vec![format!("{public_url}/{path}")],
            words,
        }
    };
    let mut pages: Vec<WebPage> = opened.iter().map(page).collect();
    pages.dedup();
    pages
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn law((agency, case_number): &(String, Option<String>)) -> Law {
    Law {
        agency: agency.clone(),
        case_number: case_number.clone(),
        told_by_us: true,
    }
}

/// There are no accounts here: one receipt stands for whoever holds it.
fn reported(opened: &[Opened], service: &str, prior: Vec<u64>) -> Reported {
    let mut captures: Vec<IpCapture> = Vec::new();
    for capture in opened.iter().filter_map(Opened::capture) {
        if !captures.contains(&capture) {
            captures.push(capture);
        }
    }
    let chain = opened
        .first()
        .map(|one| one.case.chain.simple().to_string());
    Reported {
        identifier: chain,
        service: Some(service.chars().take(limits::NAME_CHARS_MAX).collect()),
        captures,
        prior,
        additional: Some(
            "This service has no accounts. The identifier is ours, and stands for one receipt and what officers linked with it."
                .into(),
        ),
    }
}

fn in_short(opened: &[Opened]) -> String {
    let files = opened.iter().filter(|one| !one.is_text()).count();
    let texts = opened.len() - files;
    let seen = opened.iter().filter(|one| one.case.was_viewed()).count();
    format!(
        "Files: {files}. Texts: {texts}. Of these a person here has seen {seen}; the details of each file say which. \
         What was not seen was found by comparing hashes or words."
    )
}

fn outgoing(n: usize, opened: Opened, choices: &Choices) -> Outgoing {
    let sums = Digests::of(&opened.evidence.bytes);
    let name = format!("file-{}.{}", n + 1, ending(&opened.case.media_type));
    let copied = |upload: &&Upload| upload.is_copied_as(&opened.evidence.bytes);
    let original = opened.received.as_ref().filter(copied);
    let hashes = hashes(&sums, original, opened.received.as_ref());
    let mut additional = vec![signal(&opened.case)];
    additional.extend(original.map(|_| COPY.to_owned()));
    let viewed = opened.case.was_viewed();
    let facts = FileFacts {
        name: Some(name.clone()),
        uploaded_at: Some(opened.received_at()),
        viewed: Some(viewed),
        // Nothing here shows metadata to anybody; what an officer saw on a machine of their own, we cannot say.
        exif_viewed: opened.case.opened_at.is_none().then_some(false),
        public: choices.public,
        relevance: Some(if opened.supplemental {
            Relevance::Supplemental
        } else {
            Relevance::Reported
        }),
        annotations: choices
            .file_annotations
            .iter()
            .filter_map(|name| row::file_annotation(name))
            .collect(),
        class: choices.class.as_deref().and_then(row::class),
        hashes,
        capture: opened.capture(),
        additional,
    };
    Outgoing {
        name,
        md5: sums.md5.to_string(),
        bytes: opened.evidence.bytes,
        facts,
    }
}

/// Said of a file that is not the one which was uploaded.
const COPY: &str = "A smaller copy made by this service; the file as received no longer exists. The hashes are of the file as received.";

/// Of the file as it was received, whether or not that is what goes out.
fn hashes(
    sums: &DigestSums,
    original: Option<&Upload>,
    received: Option<&Upload>,
) -> Vec<FileHash> {
    let (md5, sha1, sha256) = match original {
        Some(upload) => (&upload.md5, &upload.sha1, &upload.sha256),
        None => (&sums.md5, &sums.sha1, &sums.sha256),
    };
    let mut hashes = vec![
        hash("MD5", md5.to_string()),
        hash("SHA1", sha1.to_string()),
        hash("SHA256", sha256.to_string()),
    ];
    let look = received.and_then(|upload| upload.pdq.as_ref());
    hashes.extend(look.map(|([upright, ..], _)| hash("PDQ", upright.to_string())));
    hashes
}

fn hash(kind: &'static str, hex: String) -> FileHash {
    FileHash { kind, hex }
}

/// Which signal it was, and how much that says.
fn signal(case: &Case) -> String {
    let how = match (case.detected, case.certainty) {
        (Detected::HashMatch, Certainty::Exact) => {
            "Its bytes are those of an entry in a list of known material."
        }
        (Detected::HashMatch, _) => {
            "It looks like an entry in a list of known material (PDQ). That is an indication, not proof."
        }
        (Detected::Flag, _) => "A member of the public pointed it out.",
        (Detected::Sighting, _) => "A moderator saw it.",
        (Detected::Filter, _) => "A filter of words found it.",
    };
    let seen = if case.was_viewed() {
        "A person here has seen it."
    } else {
        "Nobody here has seen it."
    };
    format!("{how} {seen}")
}

fn ending(media_type: &str) -> &'static str {
    match media_type {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "image/heic" => "heic",
        "video/mp4" => "mp4",
        _ => "bin",
    }
}

/// What a case of this kind is reported as, unless an officer says otherwise.
pub(crate) fn incident_of(kind: CaseKind, choices: &Choices) -> Option<Incident> {
    match &choices.incident {
        Some(literal) => row::incident(literal),
        None => Incident::of_case(kind.name()),
    }
}

/// Documents as ours are, about nothing, to be held against their schema: their names, and the XML.
#[must_use]
pub fn samples(app: &App) -> Vec<(&'static str, String)> {
    let Whole { report, files } = made_up(app);
    let details = files.into_iter().map(|file| FileDetails {
        report: 1,
        file: "0".repeat(32),
        about: file.facts,
    });
    let details = details.map(|details| ("file-details", xml::file_details(&details)));
    std::iter::once(("report", xml::report(&report)))
        .chain(details)
        .collect()
}

/// A report that is about nothing: a text file of ours, and facts of nobody. For trying the line out.
pub(crate) fn made_up(app: &App) -> Whole {
    let now = app.clock().now();
    let bytes = b"A file made up by RedX to try the line out. It shows nothing.\n".to_vec();
    let sums = Digests::of(&bytes);
    let capture = IpCapture {
        address: "192.0.2.1".into(),
        event: CaptureEvent::Upload,
        at: now,
        port: Some(50_000),
    };
    let campaign = app.campaign();
    let report = Report {
        summary: Summary {
            incident: Incident::Material,
            platform: Some(
                campaign
                    .name
                    .chars()
                    .take(limits::PLATFORM_CHARS_MAX)
                    .collect(),
            ),
            urgent_because: None,
            annotations: Vec::new(),
            at: now,
            at_means: None,
        },
        pages: vec![WebPage {
            urls: vec![app.settings().public_url.clone()],
            words: None,
        }],
        law: None,
        reporter: reporter(&campaign, &app.settings().public_url),
        person: Some(Reported {
            identifier: Some("nobody".into()),
            captures: vec![capture.clone()],
            ..Reported::default()
        }),
        additional: Some("TEST. Made up to try the line out; there is no incident.".into()),
    };
    let facts = FileFacts {
        name: Some("file-1.txt".into()),
        uploaded_at: Some(now),
        viewed: Some(false),
        relevance: Some(Relevance::Reported),
        hashes: vec![hash("MD5", sums.md5.to_string())],
        capture: Some(capture),
        ..FileFacts::default()
    };
    Whole {
        report,
        files: vec![Outgoing {
            name: "file-1.txt".into(),
            md5: sums.md5.to_string(),
            bytes: Zeroizing::new(bytes),
            facts,
        }],
    }
}
