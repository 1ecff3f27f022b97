//! What people write, before anybody reads it: which way it goes, and what a person should look at.
//!
//! The filters find signs, never proof, and they miss much: nothing that a stranger wrote is published without a person,
//! whatever they say. They decide only what must happen *before* a person can: a tip is not stored, somebody who tells
//! of themselves is shown help first, and what may be a crime is sealed. Where two are possible, care goes first.
//!
//! Word lists are data, one file a language: `content/filters`, and what people here changed since ([`Filters`], at
//! `/desk/words`). All of them are always looked for. What stands in them is shown to who edits them and to nobody else.

mod change;
mod contact;
mod lists;
mod normal;
mod pages;
mod phrase;
mod proper;
mod views;

use lists::{CONTENT, LISTS, List, Lists};
use normal::Normal;
use std::future::Future;
use web::{App, content::Shelf};

pub use normal::folded_words;
pub use pages::routes;

/// No text we take is longer; of a longer one only so much is looked at, and it is held.
const CHARS_MAX: usize = 20_000;

/// Where a text goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was found. It waits for a person like every other.
    Review,
    /// It waits for a person, who is told what was found.
    Held(Vec<Sign>),
    /// The writer may be telling of themselves or of somebody close: show help, store nothing until they choose.
    Disclosure,
    /// A report of a crime, a place, or a person: store nothing, show who takes reports.
    Tip,
    /// May be a crime in itself: seal it as a case; to the writer it looks like any other.
    Case(TextCase),
}

/// Why a text is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextCase {
    /// Somebody is threatened.
    Threat,
    /// A child is approached (18 USC 2422(b)).
    Enticement,
    /// A child is offered or sought (18 USC 1591).
    Offer,
}

impl TextCase {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Threat, Self::Enticement, Self::Offer];

    /// Its stable name, in the list of cases.
    pub fn name(self) -> &'static str {
        match self {
            Self::Threat => "threat",
            Self::Enticement => "enticement",
            Self::Offer => "trafficking",
        }
    }

    /// Reads a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What a person should look at before anything of a text is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    /// A telephone number, in figures or words.
    Phone,
    /// An e-mail address.
    Email,
    /// A name on another service, or a wish to talk elsewhere.
    Handle,
    /// The address of a web page.
    Link,
    /// A number plate.
    Plate,
    /// Where somebody lives, works or learns.
    Place,
    /// Perhaps somebody's name.
    Name,
    /// Somebody or some firm may be accused of something.
    Accusation,
    /// What would be sealed, were it not told as what somebody else said.
    Grave,
    /// Abusive words.
    Abusive,
    /// Letters of several scripts in one word, as if to slip by.
    MixedScripts,
    /// Longer than anything we take.
    TooLong,
}

impl Sign {
    /// Every sign.
    pub const ALL: [Self; 12] = [
        Self::Phone,
        Self::Email,
        Self::Handle,
        Self::Link,
        Self::Plate,
        Self::Place,
        Self::Name,
        Self::Accusation,
        Self::Grave,
        Self::Abusive,
        Self::MixedScripts,
        Self::TooLong,
    ];

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Handle => "handle",
            Self::Link => "link",
            Self::Plate => "plate",
            Self::Place => "place",
            Self::Name => "name",
            Self::Accusation => "accusation",
            Self::Grave => "grave",
            Self::Abusive => "abusive",
            Self::MixedScripts => "mixed-scripts",
            Self::TooLong => "too-long",
        }
    }

    /// Reads a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sign| sign.name() == name)
    }

    /// True for what is never published, whoever wrote it: how to reach or find somebody.
    pub fn never_public(self) -> bool {
        matches!(
            self,
            Self::Phone | Self::Email | Self::Handle | Self::Link | Self::Plate | Self::Place
        )
    }
}

/// The filters of a node: one snapshot for every room, replaced whole when somebody publishes a change, here or on another
/// node. Cheap to clone.
#[derive(Clone)]
pub struct Filters(Shelf<Lists>);

impl Filters {
    pub(crate) fn new(app: App) -> Self {
        Self(Shelf::new(app, CONTENT))
    }

    /// Says where a text goes.
    pub fn judge(&self, text: &str) -> Verdict {
        judge_by(&self.0.now().value, text)
    }

    /// What stands in a text that is never published: for words that are about to be.
    pub fn never_public(&self, text: &str) -> Vec<Sign> {
        never_public_by(&self.0.now().value, text)
    }

    /// True for words that may be shown to everybody once a person has read them.
    pub fn may_be_public(&self, text: &str) -> bool {
        let fits = matches!(self.judge(text), Verdict::Review | Verdict::Held(_));
        fits && self.never_public(text).is_empty()
    }

    /// Takes over what other nodes publish, until `stop` resolves.
    pub async fn follow(&self, stop: impl Future<Output = ()>) {
        self.0.follow(stop).await;
    }
}

/// Says where a text goes, by the lists that are built in: for where there is no node. [`Filters::judge`] knows what was
/// changed since.
///
/// ```
/// use guard::text::{Verdict, judge};
/// assert_eq!(judge("What does the red X mean?"), Verdict::Review);
/// assert_eq!(judge("My uncle touches me at night"), Verdict::Disclosure);
/// ```
pub fn judge(text: &str) -> Verdict {
    judge_by(&LISTS, text)
}

fn judge_by(lists: &Lists, text: &str) -> Verdict {
    let normal = Normal::of(text, CHARS_MAX);
    let says = |list: List| lists.finds(list, &normal.words);
    let places = [Sign::Plate, Sign::Place, Sign::Phone];
    let signs = signs(lists, &normal);
    if says(List::Disclosure) {
        return Verdict::Disclosure;
    }
    match case(says) {
        Some(kind) if !signs.contains(&Sign::Grave) => return Verdict::Case(kind),
        _ => {}
    }
    let points = signs.iter().any(|sign| places.contains(sign));
    if says(List::Tip) || (points && says(List::Accusation)) {
        return Verdict::Tip;
    }
    if signs.is_empty() {
        Verdict::Review
    } else {
        Verdict::Held(signs)
    }
}

/// What stands in a text that is never published, by the lists that are built in.
pub fn never_public(text: &str) -> Vec<Sign> {
    never_public_by(&LISTS, text)
}

fn never_public_by(lists: &Lists, text: &str) -> Vec<Sign> {
    let mut found = signs(lists, &Normal::of(text, CHARS_MAX));
    found.retain(|sign| sign.never_public());
    found
}

fn case(says: impl Fn(List) -> bool) -> Option<TextCase> {
    [
        (List::Offer, TextCase::Offer),
        (List::Enticement, TextCase::Enticement),
        (List::Threat, TextCase::Threat),
    ]
    .into_iter()
    .find_map(|(list, kind)| says(list).then_some(kind))
}

fn signs(lists: &Lists, normal: &Normal) -> Vec<Sign> {
    let says = |list: List| lists.finds(list, &normal.words);
    let mut signs = contact::signs(normal, lists);
    signs.extend(proper::signs(normal, lists));
    let somebody = signs.contains(&Sign::Name) || proper::names_something(&normal.plain, lists);
    let more = [
        (says(List::Contact), Sign::Handle),
        (somebody && says(List::Accusation), Sign::Accusation),
        (says(List::Reported) && case(says).is_some(), Sign::Grave),
        (says(List::Abusive), Sign::Abusive),
        (normal.mixed, Sign::MixedScripts),
        (normal.cut, Sign::TooLong),
    ];
    signs.extend(more.into_iter().filter_map(|(is, sign)| is.then_some(sign)));
    signs.sort_unstable();
    signs.dedup();
    signs
}

/// Every list by its name, for tests.
#[cfg(test)]
pub(crate) fn list_names() -> impl Iterator<Item = &'static str> {
    List::ALL.into_iter().map(List::name)
}

#[cfg(test)]
mod tests;
