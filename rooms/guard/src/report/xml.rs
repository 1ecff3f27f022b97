//! Writes a report and file details as XML, in exactly the order of the interface's schema: every level there is a
//! sequence, and an element in another place is refused. What is absent is left out; an annotation that does not hold is
//! left out, too, because the schema knows only `true`.

use super::model::document::{
    Address, FileDetails, FileFacts, IpCapture, Law, Person, Relevance, Report, Reported, Reporter,
    Summary, WebPage,
};
use store::Millis;

/// The root of a report, for `/submit`.
pub(crate) fn report(report: &Report) -> String {
    let mut w = Writer::new();
    w.within("report", |w| {
        summary(w, &report.summary);
        for page in &report.pages {
            w.within("internetDetails", |w| web_page(w, page));
        }
        if let Some(law) = &report.law {
            w.within("lawEnforcement", |w| law_enforcement(w, law));
        }
        w.within("reporter", |w| reporter(w, &report.reporter));
        if let Some(person) = &report.person {
            w.within("personOrUserReported", |w| reported(w, person));
        }
        w.maybe("additionalInfo", report.additional.as_deref());
    });
    w.text
}

/// The root of what is said of one file, for `/fileinfo`.
pub(crate) fn file_details(details: &FileDetails) -> String {
    let FileDetails {
        report,
        file,
        about,
    } = details;
    let mut w = Writer::new();
    w.within("fileDetails", |w| {
        w.element("reportId", &report.to_string());
        w.element("fileId", file);
        file_facts(w, about);
    });
    w.text
}

fn file_facts(w: &mut Writer, about: &FileFacts) {
    w.maybe("fileName", about.name.as_deref());
    w.maybe(
        "uploadedToEspTimestamp",
        about.uploaded_at.map(utc).as_deref(),
    );
    w.flag("fileViewedByEsp", about.viewed);
    w.flag("exifViewedByEsp", about.exif_viewed);
    w.flag("publiclyAvailable", about.public);
    w.maybe("fileRelevance", about.relevance.map(Relevance::literal));
    annotations(
        w,
        "fileAnnotations",
        about.annotations.iter().map(|a| a.element()),
    );
    if about.relevance != Some(Relevance::Supplemental) {
        w.maybe(
            "industryClassification",
            about
                .class
                .map(super::model::document::IndustryClass::literal),
        );
    }
    for hash in &about.hashes {
        w.with_attribute("originalFileHash", ("hashType", hash.kind), &hash.hex);
    }
    if let Some(capture) = &about.capture {
        w.within("ipCaptureEvent", |w| ip_capture(w, capture));
    }
    for more in &about.additional {
        w.element("additionalInfo", more);
    }
}

fn summary(w: &mut Writer, summary: &Summary) {
    w.within("incidentSummary", |w| {
        w.element("incidentType", summary.incident.literal());
        w.maybe("platform", summary.platform.as_deref());
        w.maybe("escalateToHighPriority", summary.urgent_because.as_deref());
        annotations(
            w,
            "reportAnnotations",
            summary.annotations.iter().map(|a| a.element()),
        );
        w.element("incidentDateTime", &utc(summary.at));
        w.maybe("incidentDateTimeDescription", summary.at_means.as_deref());
    });
}

/// Sorted into the order of the schema and each once, whatever order they come in.
fn annotations<'a>(w: &mut Writer, name: &'static str, elements: impl Iterator<Item = &'a str>) {
    let given: Vec<&str> = elements.collect();
    let file = super::model::document::FileAnnotation::ALL.map(|a| a.element());
    let report = super::model::document::ReportAnnotation::ALL.map(|a| a.element());
    let all: &[&str] = if name == "fileAnnotations" {
        &file
    } else {
        &report
    };
    if given.is_empty() {
        return;
    }
    w.within(name, |w| {
        for element in all.iter().filter(|element| given.contains(element)) {
            w.element(element, "true");
        }
    });
}

fn web_page(w: &mut Writer, page: &WebPage) {
    w.within("webPageIncident", |w| {
        for url in &page.urls {
            w.element("url", url);
        }
        w.maybe("additionalInfo", page.words.as_deref());
    });
}

fn law_enforcement(w: &mut Writer, law: &Law) {
    w.element("agencyName", &law.agency);
    w.maybe("caseNumber", law.case_number.as_deref());
    w.flag("reportedToLe", Some(law.told_by_us));
}

fn reporter(w: &mut Writer, reporter: &Reporter) {
    w.within("reportingPerson", |w| person(w, &reporter.reporting));
    if let Some(contact) = &reporter.contact {
        w.within("contactPerson", |w| person(w, contact));
    }
    w.maybe("companyTemplate", reporter.company.as_deref());
    w.maybe("legalURL", reporter.legal_url.as_deref());
}

fn person(w: &mut Writer, person: &Person) {
    w.maybe("firstName", person.first_name.as_deref());
    w.maybe("lastName", person.last_name.as_deref());
    for phone in &person.phones {
        w.element("phone", phone);
    }
    for email in &person.emails {
        w.element("email", email);
    }
    for Address { line, country } in &person.addresses {
        w.within("address", |w| {
            w.maybe("address", line.as_deref());
            w.maybe("country", country.as_deref());
        });
    }
}

fn reported(w: &mut Writer, person: &Reported) {
    w.maybe("espIdentifier", person.identifier.as_deref());
    w.maybe("espService", person.service.as_deref());
    for capture in &person.captures {
        w.within("ipCaptureEvent", |w| ip_capture(w, capture));
    }
    for prior in &person.prior {
        w.element("priorCTReports", &prior.to_string());
    }
    w.maybe("additionalInfo", person.additional.as_deref());
}

fn ip_capture(w: &mut Writer, capture: &IpCapture) {
    w.element("ipAddress", &capture.address);
    w.element("eventName", capture.event.literal());
    w.element("dateTime", &utc(capture.at));
    w.maybe("port", capture.port.map(|port| port.to_string()).as_deref());
}

/// `2027-02-22T15:00:00Z`: always UTC, to the second. A time that does not exist becomes the beginning of 1970, which nobody
/// takes for true.
pub(crate) fn utc(at: Millis) -> String {
    let at = jiff::Timestamp::from_millisecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let second = jiff::Timestamp::from_second(at.as_second()).unwrap_or(at);
    second.to_string()
}

/// Elements one after the other; what is opened is closed.
struct Writer {
    text: String,
}

impl Writer {
    fn new() -> Self {
        Self {
            text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".into(),
        }
    }

    fn within(&mut self, name: &str, inner: impl FnOnce(&mut Self)) {
        self.text.push('<');
        self.text.push_str(name);
        self.text.push('>');
        inner(self);
        self.close(name);
    }

    fn element(&mut self, name: &str, text: &str) {
        self.within(name, |w| w.escape(text));
    }

    fn with_attribute(&mut self, name: &str, (key, value): (&str, &str), text: &str) {
        self.text.push('<');
        self.text.push_str(name);
        self.text.push(' ');
        self.text.push_str(key);
        self.text.push_str("=\"");
        self.escape(value);
        self.text.push_str("\">");
        self.escape(text);
        self.close(name);
    }

    /// Left out when there is nothing to say, even when somebody said "".
    fn maybe(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) {
            self.element(name, text);
        }
    }

    fn flag(&mut self, name: &str, value: Option<bool>) {
        self.maybe(name, value.map(|v| if v { "true" } else { "false" }));
    }

    fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// What XML 1.0 cannot hold, not even escaped, becomes the character that stands for it.
    fn escape(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                '\'' => self.text.push_str("&apos;"),
                '\r' => self.text.push_str("&#13;"),
                '\t' | '\n' => self.text.push(character),
                '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => self.text.push('\u{fffd}'),
                other => self.text.push(other),
            }
        }
    }
}

#[cfg(test)]
mod tests;
