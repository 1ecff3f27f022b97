//! A report and what it says of each file, as the reporting interface wants them. What a field means is said where it is
//! filled; the order in which fields are written is in [`crate::report::xml`].

use store::Millis;

/// What is reported: the eight types there are, word for word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incident {
    /// Abuse material, by the name that the statute and the interface still give it.
    Material,
    /// A child sold for sex (18 USC 1591).
    Trafficking,
    /// In travel and tourism.
    Tourism,
    /// Abuse in person.
    Molestation,
    /// A domain name that misleads.
    MisleadingDomain,
    /// Words or pictures that mislead.
    MisleadingWords,
    /// Somebody draws a child towards a sexual act (18 USC 2422(b)).
    Enticement,
    /// Obscene material sent to a child.
    Unsolicited,
}

impl Incident {
    /// All eight.
    pub const ALL: [Self; 8] = [
        Self::Material,
        Self::Trafficking,
        Self::Tourism,
        Self::Molestation,
        Self::MisleadingDomain,
        Self::MisleadingWords,
        Self::Enticement,
        Self::Unsolicited,
    ];

    /// The literal of the interface.
    pub fn literal(self) -> &'static str {
        match self {
            Self::Material => "Child Pornography (possession, manufacture, and distribution)",
            Self::Trafficking => "Child Sex Trafficking",
            Self::Tourism => "Child Sex Tourism",
            Self::Molestation => "Child Sexual Molestation",
            Self::MisleadingDomain => "Misleading Domain Name",
            Self::MisleadingWords => "Misleading Words or Digital Images on the Internet",
            Self::Enticement => "Online Enticement of Children for Sexual Acts",
            Self::Unsolicited => "Unsolicited Obscene Material Sent to a Child",
        }
    }

    /// What a case of this kind is reported as. `None` for a kind that only a person can name.
    pub fn of_case(kind: &str) -> Option<Self> {
        match kind {
            "csam" => Some(Self::Material),
            "trafficking" => Some(Self::Trafficking),
            "enticement" => Some(Self::Enticement),
            _ => None,
        }
    }
}

/// A whole report, for `/submit`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Report {
    pub(crate) summary: Summary,
    pub(crate) pages: Vec<WebPage>,
    pub(crate) law: Option<Law>,
    pub(crate) reporter: Reporter,
    pub(crate) person: Option<Reported>,
    pub(crate) additional: Option<String>,
}

/// `incidentSummary`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) incident: Incident,
    /// The name of the application.
    pub(crate) platform: Option<String>,
    /// Why it cannot wait. Text here, whatever it says, puts the report first: only when a child is in danger now.
    pub(crate) urgent_because: Option<String>,
    pub(crate) annotations: Vec<ReportAnnotation>,
    /// When it happened: the first upload.
    pub(crate) at: Millis,
    /// What that time is.
    pub(crate) at_means: Option<String>,
}

/// What can be said of a report in one word. Absent means no: `false` is not valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportAnnotation {
    /// A child is threatened with pictures.
    Sextortion,
    /// Somebody asks for abuse material.
    CsamSolicitation,
    /// Both sides are minors.
    MinorToMinorInteraction,
    /// It was sent to many.
    Spam,
    /// It is done for cruelty.
    SadisticOnlineExploitation,
}

impl ReportAnnotation {
    /// All, in the order of the schema.
    pub const ALL: [Self; 5] = [
        Self::Sextortion,
        Self::CsamSolicitation,
        Self::MinorToMinorInteraction,
        Self::Spam,
        Self::SadisticOnlineExploitation,
    ];

    /// Its element.
    pub fn element(self) -> &'static str {
        match self {
            Self::Sextortion => "sextortion",
            Self::CsamSolicitation => "csamSolicitation",
            Self::MinorToMinorInteraction => "minorToMinorInteraction",
            Self::Spam => "spam",
            Self::SadisticOnlineExploitation => "sadisticOnlineExploitation",
        }
    }
}

/// `webPageIncident`: where it was, and for a text what it says.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct WebPage {
    pub(crate) urls: Vec<String>,
    pub(crate) words: Option<String>,
}

/// Words that people wrote are for the report alone.
impl std::fmt::Debug for WebPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WebPage({} addresses)", self.urls.len())
    }
}

/// `lawEnforcement`: who was told besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Law {
    pub(crate) agency: String,
    pub(crate) case_number: Option<String>,
    pub(crate) told_by_us: bool,
}

/// `reporter`: who answers for this instance. Required.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reporter {
    pub(crate) reporting: Person,
    pub(crate) contact: Option<Person>,
    /// The same in every report: who the operator is and how legal process reaches them.
    pub(crate) company: Option<String>,
    pub(crate) legal_url: Option<String>,
}

/// A person who can be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) phones: Vec<String>,
    pub(crate) emails: Vec<String>,
    pub(crate) addresses: Vec<Address>,
}

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) line: Option<String>,
    /// ISO code.
    pub(crate) country: Option<String>,
}

/// `personOrUserReported`: there are no accounts here, so a receipt stands for who uploaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reported {
    /// Who it is to us: the row of the post, never the secret of the receipt.
    pub(crate) identifier: Option<String>,
    pub(crate) service: Option<String>,
    pub(crate) captures: Vec<IpCapture>,
    /// Numbers of earlier reports about the same receipt.
    pub(crate) prior: Vec<u64>,
    pub(crate) additional: Option<String>,
}

/// An address, when it was seen, and doing what.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct IpCapture {
    pub(crate) address: String,
    pub(crate) event: CaptureEvent,
    pub(crate) at: Millis,
    pub(crate) port: Option<u16>,
}

/// Addresses are for the report alone.
impl std::fmt::Debug for IpCapture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "IpCapture({:?})", self.event)
    }
}

/// What the address did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CaptureEvent {
    /// Sent a file.
    Upload,
    /// Sent words.
    Other,
}

impl CaptureEvent {
    pub(crate) fn literal(self) -> &'static str {
        match self {
            Self::Upload => "Upload",
            Self::Other => "Other",
        }
    }
}

/// `fileDetails`, for `/fileinfo`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileDetails {
    pub(crate) report: u64,
    pub(crate) file: String,
    pub(crate) about: FileFacts,
}

/// What is known of a file whatever number it gets. The name that a file had is never known: it is not read at intake.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FileFacts {
    /// The name under which we send it.
    pub(crate) name: Option<String>,
    pub(crate) uploaded_at: Option<Millis>,
    /// The truth, from the record of views. It decides whether police need a warrant to open the file.
    pub(crate) viewed: Option<bool>,
    pub(crate) exif_viewed: Option<bool>,
    /// Whether anybody could see it.
    pub(crate) public: Option<bool>,
    pub(crate) relevance: Option<Relevance>,
    pub(crate) annotations: Vec<FileAnnotation>,
    pub(crate) class: Option<IndustryClass>,
    /// Of the file as it was uploaded, before anything was done to it.
    pub(crate) hashes: Vec<FileHash>,
    pub(crate) capture: Option<IpCapture>,
    pub(crate) additional: Vec<String>,
}

/// What the file is to the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relevance {
    /// Why there is a report.
    Reported,
    /// What helps to understand it.
    Supplemental,
}

impl Relevance {
    pub(crate) fn literal(self) -> &'static str {
        match self {
            Self::Reported => "Reported",
            Self::Supplemental => "Supplemental Reported",
        }
    }
}

/// What can be said of a file in one word. As with [`ReportAnnotation`], absent means no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileAnnotation {
    /// Drawn or rendered.
    AnimeDrawingVirtualHentai,
    /// Shared without ill will.
    PotentialMeme,
    /// Going round fast.
    Viral,
    /// Made by the child, coerced or not.
    PossibleSelfProduction,
    /// An injury is done.
    PhysicalHarm,
    /// Graphic violence.
    ViolenceGore,
    /// With an animal.
    Bestiality,
    /// Streamed as it happened.
    LiveStreaming,
    /// An infant.
    Infant,
    /// Made by a machine.
    GenerativeAi,
}

impl FileAnnotation {
    /// All, in the order of the schema.
    pub const ALL: [Self; 10] = [
        Self::AnimeDrawingVirtualHentai,
        Self::PotentialMeme,
        Self::Viral,
        Self::PossibleSelfProduction,
        Self::PhysicalHarm,
        Self::ViolenceGore,
        Self::Bestiality,
        Self::LiveStreaming,
        Self::Infant,
        Self::GenerativeAi,
    ];

    /// Its element.
    pub fn element(self) -> &'static str {
        match self {
            Self::AnimeDrawingVirtualHentai => "animeDrawingVirtualHentai",
            Self::PotentialMeme => "potentialMeme",
            Self::Viral => "viral",
            Self::PossibleSelfProduction => "possibleSelfProduction",
            Self::PhysicalHarm => "physicalHarm",
            Self::ViolenceGore => "violenceGore",
            Self::Bestiality => "bestiality",
            Self::LiveStreaming => "liveStreaming",
            Self::Infant => "infant",
            Self::GenerativeAi => "generativeAi",
        }
    }
}

/// The industry's four classes. Only for who has signed for them, and only of a file that is [`Relevance::Reported`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndustryClass {
    /// A child before puberty, a sexual act.
    A1,
    /// A child before puberty, a lascivious exhibition.
    A2,
    /// An older child, a sexual act.
    B1,
    /// An older child, a lascivious exhibition.
    B2,
}

impl IndustryClass {
    /// All four.
    pub const ALL: [Self; 4] = [Self::A1, Self::A2, Self::B1, Self::B2];

    /// Its literal.
    pub fn literal(self) -> &'static str {
        match self {
            Self::A1 => "A1",
            Self::A2 => "A2",
            Self::B1 => "B1",
            Self::B2 => "B2",
        }
    }
}

/// A hash and what it is. Its `Debug` says only which.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct FileHash {
    pub(crate) kind: &'static str,
    pub(crate) hex: String,
}

impl std::fmt::Debug for FileHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FileHash({})", self.kind)
    }
}
