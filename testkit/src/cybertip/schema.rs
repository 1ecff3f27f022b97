//! What the reporting interface takes, from the lists that public descriptions of it give: written a second time and read
//! by another reader than the product's, so that one mistake is not made on both sides.

use quick_xml::{Reader, events::Event};

/// Every element and, in their order, the elements that may stand in it: `*` any number of times, `!` always. What has no
/// line holds text.
const ORDER: &[(&str, &str)] = &[
    (
        "report",
        "batchedReport incidentSummary! internetDetails* lawEnforcement reporter! personOrUserReported \
         intendedRecipient* victim* additionalInfo",
    ),
    (
        "incidentSummary",
        "incidentType! platform escalateToHighPriority reportAnnotations incidentDateTime! \
         incidentDateTimeDescription",
    ),
    ("reportAnnotations", REPORT_ANNOTATIONS),
    (
        "internetDetails",
        "webPageIncident emailIncident newsgroupIncident chatImIncident onlineGamingIncident cellPhoneIncident \
         nonInternetIncident peer2peerIncident",
    ),
    ("webPageIncident", "url* additionalInfo"),
    (
        "lawEnforcement",
        "agencyName! caseNumber officerContact reportedToLe servedLegalProcessDomestic \
         servedLegalProcessInternational",
    ),
    (
        "reporter",
        "reportingPerson! contactPerson companyTemplate termsOfService legalURL",
    ),
    ("reportingPerson", PERSON),
    ("contactPerson", PERSON),
    (
        "personOrUserReported",
        "personOrUserReportedPerson vehicleDescription espIdentifier espService compromisedAccount screenName \
         displayName* profileUrl* profileBio ipCaptureEvent* deviceId* thirdPartyUserReported priorCTReports* \
         groupIdentifier accountTemporarilyDisabled accountPermanentlyDisabled estimatedLocation allEmailsReported \
         associatedAccount* additionalInfo",
    ),
    (
        "ipCaptureEvent",
        "ipAddress! eventName dateTime possibleProxy port",
    ),
    // The address of a person; the line of its street has the same name and holds text.
    ("address", "address city zipCode state nonUsaState country"),
    (
        "fileDetails",
        "reportId! fileId! fileName originalFileName uploadedToEspTimestamp locationOfFile fileViewedByEsp \
         exifViewedByEsp publiclyAvailable fileRelevance potentialMeme fileAnnotations industryClassification \
         originalFileHash* ipCaptureEvent deviceId* details* additionalInfo*",
    ),
    ("fileAnnotations", FILE_ANNOTATIONS),
];
const PERSON: &str = "firstName lastName phone* email* address* age dateOfBirth";
/// What may be said of a report in one word, in order.
pub const REPORT_ANNOTATIONS: &str =
    "sextortion csamSolicitation minorToMinorInteraction spam sadisticOnlineExploitation";
/// What may be said of a file in one word, in order.
pub const FILE_ANNOTATIONS: &str = "animeDrawingVirtualHentai potentialMeme viral possibleSelfProduction physicalHarm \
     violenceGore bestiality liveStreaming infant generativeAi";

/// The eight types of incident, word for word.
pub const INCIDENTS: [&str; 8] = [
    "Child Pornography (possession, manufacture, and distribution)",
    "Child Sex Trafficking",
    "Child Sex Tourism",
    "Child Sexual Molestation",
    "Misleading Domain Name",
    "Misleading Words or Digital Images on the Internet",
    "Online Enticement of Children for Sexual Acts",
    "Unsolicited Obscene Material Sent to a Child",
];
const YES_NO: &[&str] = &["true", "false"];
/// Closed lists of what an element may say.
const WORDS: &[(&str, &[&str])] = &[
    ("incidentType", &INCIDENTS),
    (
        "eventName",
        &[
            "Login",
            "Registration",
            "Purchase",
            "Upload",
            "Other",
            "Unknown",
        ],
    ),
    ("fileRelevance", &["Reported", "Supplemental Reported"]),
    ("industryClassification", &["A1", "A2", "B1", "B2"]),
    ("fileViewedByEsp", YES_NO),
    ("exifViewedByEsp", YES_NO),
    ("publiclyAvailable", YES_NO),
    ("possibleProxy", YES_NO),
    ("reportedToLe", YES_NO),
];

/// An element, read.
#[derive(Debug, Default)]
pub struct Node {
    /// Its name.
    pub name: String,
    /// Its attributes, as they stand there.
    pub attributes: Vec<(String, String)>,
    /// Its text, unescaped.
    pub text: String,
    /// What stands in it, in order.
    pub children: Vec<Node>,
}

impl Node {
    /// Reads a document.
    ///
    /// # Errors
    /// When it is not well-formed.
    pub fn read(xml: &str) -> Result<Self, String> {
        let mut reader = Reader::from_str(xml);
        let mut stack = vec![Self::default()];
        loop {
            let event = reader.read_event().map_err(|error| error.to_string())?;
            let node = stack.last_mut().ok_or("closed too often")?;
            match event {
                Event::Start(start) => stack.push(Self::of(&start)?),
                Event::Empty(start) => node.children.push(Self::of(&start)?),
                Event::End(_) => {
                    let done = stack.pop().ok_or("closed too often")?;
                    let parent = stack.last_mut().ok_or("closed too often")?;
                    parent.children.push(done);
                }
                Event::Text(text) => {
                    node.text
                        .push_str(&text.decode().map_err(|error| error.to_string())?);
                }
                Event::GeneralRef(name) => node.text.push(meant(&name)?),
                Event::Decl(_) => {}
                Event::Eof => break,
                other => return Err(format!("nothing of this kind belongs here: {other:?}")),
            }
        }
        let mut outer = stack
            .pop()
            .filter(|_| stack.is_empty())
            .ok_or("not closed")?;
        match outer.children.len() {
            1 => Ok(outer.children.remove(0)),
            n => Err(format!("{n} roots")),
        }
    }

    fn of(start: &quick_xml::events::BytesStart<'_>) -> Result<Self, String> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.map_err(|error| error.to_string())?;
            Ok((text(attribute.key.as_ref()), text(&attribute.value)))
        });
        Ok(Self {
            name: text(start.name().as_ref()),
            attributes: attributes.collect::<Result<_, String>>()?,
            ..Self::default()
        })
    }

    /// Every element at this path below it.
    #[must_use]
    pub fn find(&self, path: &str) -> Vec<&Self> {
        path.split('/').fold(vec![self], |nodes, name| {
            let children = nodes.into_iter().flat_map(|node| &node.children);
            children.filter(|child| child.name == name).collect()
        })
    }

    /// The text of the first element at this path.
    #[must_use]
    pub fn text_of(&self, path: &str) -> Option<&str> {
        self.find(path).first().map(|node| node.text.as_str())
    }

    /// Holds this element and all in it against the lists.
    ///
    /// # Errors
    /// With the first thing that is not in its place or says what it may not say.
    pub fn check(&self) -> Result<(), String> {
        let name = &self.name;
        if let Some((_, words)) = WORDS.iter().find(|(of, _)| of == name)
            && !words.contains(&self.text.as_str())
        {
            return Err(format!("{name} may not say {:?}", self.text));
        }
        let Some((_, order)) = ORDER.iter().find(|(of, _)| of == name) else {
            return self.holds_text();
        };
        if name == "address" && self.children.is_empty() && !self.text.is_empty() {
            return Ok(());
        }
        if !self.text.trim().is_empty() {
            return Err(format!("{name} holds no text"));
        }
        self.in_order(order)?;
        let only_true = name.ends_with("Annotations");
        if only_true && self.children.iter().any(|child| child.text != "true") {
            return Err(format!("{name}: an annotation says true or is left out"));
        }
        self.children.iter().try_for_each(Self::check)
    }

    fn holds_text(&self) -> Result<(), String> {
        match (self.children.is_empty(), self.text.is_empty()) {
            (true, false) => Ok(()),
            (true, true) => Err(format!("{} is empty", self.name)),
            (false, _) => Err(format!("{} holds text alone", self.name)),
        }
    }

    fn in_order(&self, order: &str) -> Result<(), String> {
        let mut left = self.children.iter().peekable();
        for slot in order.split_whitespace() {
            let name = slot.trim_end_matches(['*', '!']);
            let mut count = 0;
            while left.next_if(|child| child.name == name).is_some() {
                count += 1;
            }
            if (count > 1 && !slot.ends_with('*')) || (count == 0 && slot.ends_with('!')) {
                return Err(format!("{}: {name} stands there {count} times", self.name));
            }
        }
        match left.next() {
            None => Ok(()),
            Some(child) => Err(format!("{}: {} is not in its place", self.name, child.name)),
        }
    }
}

fn meant(name: &quick_xml::events::BytesRef<'_>) -> Result<char, String> {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return Ok(character);
    }
    match name.decode().map_err(|error| error.to_string())?.as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        other => Err(format!("an entity {other}")),
    }
}
