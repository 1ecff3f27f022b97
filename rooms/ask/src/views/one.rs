//! A question with its answer: as a line of a list, as a page with its thread, as an entry of the feed.

use super::Entered;
use crate::{Ask, limits, picture, shown::Shown};
use askama::Template;
use web::Page;

/// How much of an answer stands in a list.
const START_CHARS: usize = 160;

/// A question in a list.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) path: String,
    pub(crate) words: String,
    pub(crate) start: String,
    pub(crate) day: String,
    /// Its language, where that is not the page's.
    pub(crate) lang: Option<String>,
}

impl Line {
    pub(crate) fn new(page: &Page, shown: &Shown) -> Self {
        Self {
            path: shown.path(),
            words: shown.words.clone(),
            start: start(&shown.answer),
            day: page.date(page.campaign().local(shown.shown_at).date()),
            lang: other_lang(page, shown),
        }
    }
}

fn other_lang(page: &Page, shown: &Shown) -> Option<String> {
    Some(shown.lang.clone()).filter(|lang| lang != page.lang())
}

/// The first words of a text, to the end of a word.
pub(crate) fn start(text: &str) -> String {
    let first = text.lines().next().unwrap_or_default();
    if first.chars().nth(START_CHARS).is_none() {
        return first.to_owned();
    }
    let cut: String = first.chars().take(START_CHARS).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

/// What follows a question.
struct Part {
    name: String,
    words: String,
    paragraphs: Vec<String>,
    signed: Option<String>,
    lang: Option<String>,
    collapsed: bool,
    spoken: bool,
}

impl Part {
    fn new(page: &Page, shown: &Shown) -> Self {
        Self {
            name: shown.name.clone(),
            words: shown.words.clone(),
            paragraphs: shown.paragraphs(),
            signed: shown.first_name.clone(),
            lang: other_lang(page, shown),
            collapsed: shown.collapsed,
            spoken: shown.spoken,
        }
    }
}

/// A question, its answer, and what follows.
#[derive(Template)]
#[template(path = "question.html")]
pub(crate) struct OnePage {
    page: Page,
    first: Part,
    description: String,
    /// The address of its picture.
    picture: String,
    day: String,
    day_iso: String,
    about: Option<String>,
    /// Address and title.
    related: Vec<(String, String)>,
    wanted: i64,
    parts: Vec<Part>,
    closed: bool,
    wrong: Option<String>,
    entered: Entered,
    chars_max: usize,
    name_chars_max: usize,
}

impl OnePage {
    pub(crate) fn new(
        page: Page,
        room: &Ask,
        first: &Shown,
        thread: &[Shown],
        entered: Option<Entered>,
    ) -> Self {
        let picture = picture::path(&page, first);
        let page = picture::shared(page, first);
        let date = page.campaign().local(first.shown_at).date();
        let title = |path: &str| room.memory().title(path, page.lang());
        let related = first.related().map(|path| {
            let title = title(path).unwrap_or_else(|| path.to_owned());
            (path.to_owned(), title)
        });
        let entered = entered.unwrap_or_default();
        Self {
            first: Part::new(&page, first),
            description: start(&first.answer),
            picture,
            day: page.date(date),
            day_iso: date.to_string(),
            about: super::about_path(&first.about),
            related: related.collect(),
            wanted: first.wanted,
            parts: thread.iter().map(|part| Part::new(&page, part)).collect(),
            closed: !first.may_be_followed(room.app()),
            wrong: entered.says(&page),
            entered,
            chars_max: limits::QUESTION.chars_max,
            name_chars_max: limits::FIRST_NAME.chars_max,
            page,
        }
    }
}

/// Questions that are asked again and again, as cards to read, print and cut out.
#[derive(Template)]
#[template(path = "often.html")]
pub(crate) struct OftenPage {
    page: Page,
    cards: Vec<Card>,
}

struct Card {
    name: String,
    words: String,
    paragraphs: Vec<String>,
    spoken: bool,
    address: String,
}

impl OftenPage {
    pub(crate) fn new(page: Page, often: &[Shown]) -> Self {
        let card = |shown: &Shown| Card {
            name: shown.name.clone(),
            words: shown.words.clone(),
            paragraphs: shown.paragraphs(),
            spoken: shown.spoken,
            address: page.url(&shown.path()),
        };
        Self {
            cards: often.iter().map(card).collect(),
            page,
        }
    }
}

/// The feed.
#[derive(Template)]
#[template(path = "feed.xml")]
pub(crate) struct Feed {
    page: Page,
    url: String,
    own_url: String,
    entries: Vec<Entry>,
}

struct Entry {
    url: String,
    title: String,
    text: String,
    /// As RFC 2822 writes it.
    at: String,
}

impl Feed {
    pub(crate) fn new(page: Page, newest: &[Shown]) -> Self {
        let entry = |shown: &Shown| Entry {
            url: page.url(&page.href(&shown.path())),
            title: shown.words.clone(),
            text: shown.answer.clone(),
            at: rfc2822(shown.shown_at),
        };
        Self {
            entries: newest.iter().map(entry).collect(),
            url: page.url(&page.href("/ask")),
            own_url: page.url(&page.href("/ask/feed.xml")),
            page,
        }
    }
}

fn rfc2822(at: store::Millis) -> String {
    let at = jiff::Timestamp::from_millisecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    at.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}
