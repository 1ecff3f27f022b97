//! What an exchange is, where a run of it stands, and what may come next: pure, no IO.

use super::{fault::Fault, limits, lost::Lost};
use serde::{Deserialize, Serialize};
use store::{Millis, Uuid};

/// What is at the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// NCMEC's Hash Sharing, version 2.
    Ncmec,
    /// StopNCII.org.
    StopNcii,
    /// Another guard of RedX.
    Hma,
    /// A file, or all files of a folder, on this machine.
    File,
    /// A file on a web server.
    Url,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Ncmec,
        Self::StopNcii,
        Self::Hma,
        Self::File,
        Self::Url,
    ];

    /// As it is written in rows and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ncmec => "ncmec",
            Self::StopNcii => "stopncii",
            Self::Hma => "hma",
            Self::File => "file",
            Self::Url => "url",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// True when it has no answer for somebody it does not know.
    #[must_use]
    pub const fn needs_credentials(self) -> bool {
        matches!(self, Self::Ncmec | Self::StopNcii | Self::Hma)
    }

    /// True when every answer is the whole list: what is not in it any more was withdrawn.
    pub(super) const fn is_whole(self) -> bool {
        matches!(self, Self::File | Self::Url)
    }
}

/// An exchange as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// Its row; what metrics call it.
    pub id: Uuid,
    /// Its name. Not for the public.
    pub name: String,
    /// What is at the other end.
    pub kind: Kind,
    /// An address, or a path.
    pub place: String,
    /// What the other side calls the list, where it has several.
    pub remote: Option<String>,
    /// How a file is written; by its ending when absent.
    pub format: Option<hashbank::import::Format>,
    /// The bank it fills.
    pub bank: Uuid,
    /// The file that says who we are to the other side.
    pub credentials_file: Option<String>,
    /// False while it is paused.
    pub enabled: bool,
    /// From the end of a run to the next. Milliseconds.
    pub interval_ms: i64,
    /// Whether a run is under way now, on whichever node.
    pub running: bool,
    /// How far the run is that is under way, or that was broken off and will go on.
    pub under_way: Option<Counts>,
    /// When it is due next.
    pub next_at: Millis,
    /// When a run last began.
    pub last_started: Option<Millis>,
    /// When a run last came to its end.
    pub last_done: Option<Millis>,
    /// Why the last try failed: a stable code; `None` when it did not.
    pub last_error: Option<String>,
    /// Tries in a row that failed.
    pub failures: i64,
    /// What the last run that came to its end did.
    pub counts: Counts,
    /// When it was made.
    pub made_at: Millis,
    pub(super) checkpoint: String,
    pub(super) run: Option<Run>,
    pub(super) lost: Lost,
    pub(super) turn: i64,
}

impl Exchange {
    /// True when it should have come to an end long ago: two intervals and an hour.
    #[must_use]
    pub fn is_late(&self, now: Millis) -> bool {
        let since = self.last_done.unwrap_or(self.made_at);
        let patience = self
            .interval_ms
            .saturating_mul(2)
            .saturating_add(limits::LATE_MS);
        self.enabled && now > since.saturating_add(patience)
    }

    /// How it stands, as a word that never changes its meaning: `paused`, `running`, `failed`, `late`, `waiting`, `ok`.
    #[must_use]
    pub fn state(&self, now: Millis) -> &'static str {
        match self {
            Self { enabled: false, .. } => "paused",
            Self { running: true, .. } => "running",
            Self {
                last_error: Some(_),
                ..
            } => "failed",
            _ if self.is_late(now) => "late",
            Self {
                last_done: None, ..
            } => "waiting",
            _ => "ok",
        }
    }

    /// One that keeps coming to its end, for pages that are looked at in tests.
    #[must_use]
    pub fn sample(name: &str, kind: Kind, now: Millis) -> Self {
        Self {
            id: Uuid::nil(),
            name: name.to_owned(),
            kind,
            place: "https://list.example.org".to_owned(),
            remote: None,
            format: None,
            bank: Uuid::nil(),
            credentials_file: None,
            enabled: true,
            interval_ms: 3_600_000,
            running: false,
            under_way: None,
            next_at: now.saturating_add(3_600_000),
            last_started: Some(now),
            last_done: Some(now),
            last_error: None,
            failures: 0,
            counts: Counts::default(),
            made_at: now,
            checkpoint: String::new(),
            run: None,
            lost: Lost::default(),
            turn: 0,
        }
    }

    /// The checkpoint of a list that is read whole, unless a run since was broken off: then the bank may hold more than
    /// the list, and an answer that says "as before" is not enough.
    pub(super) fn taken_over(&self) -> Option<&str> {
        let whole = self.last_error.is_none() && self.run.is_none();
        Some(self.checkpoint.as_str()).filter(|known| whole && !known.is_empty())
    }

    /// The checkpoint of a list that is asked for what changed since: a time or a number.
    pub(super) fn since(&self) -> i64 {
        self.checkpoint.parse().unwrap_or(0)
    }
}

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Answers read.
    pub pages: u64,
    /// Contents that are new.
    pub added: u64,
    /// Contents that have changed.
    pub changed: u64,
    /// Contents that were just so.
    pub same: u64,
    /// Contents that were withdrawn.
    pub removed: u64,
    /// Entries that could not be used: no hash of a kind that is matched by, or not one at all.
    pub skipped: u64,
}

/// Where a run stands between two pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Run {
    /// When it began; a list by time is asked up to then.
    pub(super) began: Millis,
    /// The link to the page that is next; `None` for the first.
    pub(super) next: Option<String>,
    /// When that link was given.
    pub(super) next_since: Millis,
    /// The newest time or number that any page named.
    pub(super) newest: i64,
    /// What was done so far.
    pub(super) counts: Counts,
    links: Loop,
    contents: Loop,
    /// Pages in a row without an entry.
    empty: u64,
}

impl Run {
    pub(super) fn begin(now: Millis) -> Self {
        Self {
            began: now,
            next: None,
            next_since: now,
            newest: 0,
            counts: Counts::default(),
            links: Loop::default(),
            contents: Loop::default(),
            empty: 0,
        }
    }

    /// True when there is a page to go on at, whose link is not too old to be asked. Otherwise the run begins again.
    pub(super) fn goes_on(&self, now: Millis) -> bool {
        self.next.is_some() && now <= self.next_since.saturating_add(limits::LINK_MS_MAX)
    }

    /// Takes a page in. `entries` is how many it has, `digest` stands for them.
    ///
    /// # Errors
    /// When the other side leads us in a circle, or nowhere.
    pub(super) fn advance(
        &mut self,
        next: Option<(String, u64)>,
        entries: usize,
        digest: u64,
        now: Millis,
    ) -> Result<(), Fault> {
        self.counts.pages += 1;
        if self.counts.pages >= limits::PAGES_MAX && next.is_some() {
            return Err(Fault::TooManyPages);
        }
        self.empty = if entries == 0 { self.empty + 1 } else { 0 };
        if next.is_some() && self.empty >= limits::EMPTY_PAGES_MAX {
            return Err(Fault::NoProgress);
        }
        if let Some((link, digest)) = &next
            && (self.links.meets(*digest) || self.next.as_ref() == Some(link))
        {
            return Err(Fault::Circle);
        }
        // Always asked, so that it has met every page.
        let again = entries > 0 && self.contents.meets(digest);
        if next.is_some() && again {
            return Err(Fault::NoProgress);
        }
        self.next = next.map(|(link, _)| link);
        self.next_since = now;
        Ok(())
    }
}

/// Finds out that a sequence goes in a circle, in the memory of one element (Brent): one is remembered for as long as
/// it took to get there, then the next one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Loop {
    kept: Option<u64>,
    steps: u64,
    power: u64,
}

impl Loop {
    /// True when this one was met before. A circle of n is found after at most 3 n further steps.
    fn meets(&mut self, one: u64) -> bool {
        if self.kept == Some(one) {
            return true;
        }
        self.steps += 1;
        if self.kept.is_none() || self.steps >= self.power {
            self.kept = Some(one);
            self.power = self.power.max(1).saturating_mul(2);
            self.steps = 0;
        }
        false
    }
}

/// How long to wait after a try that failed: a minute, two, four, up to six hours or the interval if that is shorter;
/// what the other side asks for counts up to a day. Milliseconds.
pub(super) fn pause_ms(failures: i64, interval_ms: i64, asked_seconds: Option<u64>) -> i64 {
    let doublings = failures.saturating_sub(1).clamp(0, 20);
    let most = interval_ms.clamp(limits::RETRY_FIRST_MS, limits::RETRY_MS_MAX);
    let ours = (limits::RETRY_FIRST_MS << doublings).min(most);
    let asked = asked_seconds.map_or(0, |s| i64::try_from(s).unwrap_or(i64::MAX));
    ours.max(asked.saturating_mul(1_000).min(limits::RETRY_ASKED_MS_MAX))
}
