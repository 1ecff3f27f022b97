//! Pages for the people who answer, and for the safety officer.

use crate::{
    answer::Draft,
    limits,
    model::{Reason, State},
    row::Row,
    shown::Shown,
    speak::Opened,
    staff_pages::{Held, Vouched},
};
use askama::Template;
use guard::text::{Sign, TextCase};
use store::Millis;
use web::{Page, Role};

/// One that waits.
struct HeldLine {
    id: String,
    words: String,
    signs: Vec<String>,
    /// Abusive words are folded away until somebody wants to read them.
    folded: bool,
    follows: bool,
    times: i64,
    meta: String,
}

/// One that waits for a second reader: its words are behind a link, for when somebody is ready.
struct SecondLine {
    id: String,
    heading: String,
    meta: String,
}

fn signs(page: &Page, names: &str) -> Vec<String> {
    let known = names.split(' ').filter_map(Sign::parse);
    known
        .map(|sign| page.t(&format!("ask-sign-{}", sign.name())))
        .collect()
}

fn folded(names: &str) -> bool {
    let known = names.split(' ').filter_map(Sign::parse);
    known
        .into_iter()
        .any(|sign| matches!(sign, Sign::Abusive | Sign::Grave))
}

/// What waits, and what was answered last.
#[derive(Template)]
#[template(path = "questions.html")]
pub(crate) struct QuestionsPage {
    page: Page,
    waiting: i64,
    lines: Vec<HeldLine>,
    second: Vec<SecondLine>,
    newest: Vec<(String, String)>,
    answers: bool,
    closes: bool,
    safety: bool,
    said: Option<String>,
}

impl QuestionsPage {
    pub(crate) fn new(
        page: Page,
        role: Role,
        waiting: i64,
        held: &[Held],
        second: &[Vouched],
        newest: &[Shown],
        said: Option<&'static str>,
    ) -> Self {
        let line = |held: &Held| HeldLine {
            id: held.id.to_string(),
            words: held.words.clone().unwrap_or_default(),
            signs: signs(&page, &held.signs),
            folded: folded(&held.signs),
            follows: held.thread != held.id,
            times: held.times,
            meta: format!("{} · {}", held.lang, page.moment(held.made_at)),
        };
        let entry = |shown: &Shown| (shown.question.to_string(), shown.words.clone());
        let heading = |words: &str| words.lines().next().unwrap_or_default().to_owned();
        let second_line = |one: &Vouched| SecondLine {
            id: one.id.to_string(),
            heading: heading(one.words.as_deref().unwrap_or_default()),
            meta: format!("{} · {}", one.lang, page.moment(one.made_at)),
        };
        Self {
            waiting,
            second: second.iter().map(second_line).collect(),
            lines: held.iter().map(line).collect(),
            newest: newest.iter().map(entry).collect(),
            answers: role == Role::Editor || role.decides(),
            closes: matches!(role, Role::Owner | Role::Organiser),
            safety: role == Role::SafetyOfficer,
            said: said.map(|key| page.t(key)),
            page,
        }
    }
}

/// One question, with what can be done with it.
#[derive(Template)]
#[template(path = "held.html")]
pub(crate) struct OneHeldPage {
    page: Page,
    id: String,
    asked: Option<String>,
    first_name: Option<String>,
    signs: Vec<String>,
    about: Option<String>,
    public: Option<String>,
    words: String,
    answer: String,
    related: String,
    named: bool,
    held: bool,
    first: bool,
    closed: bool,
    slow: bool,
    collapsed: bool,
    spoken: bool,
    often: bool,
    reasons: Vec<(&'static str, String)>,
    cases: Vec<(&'static str, String)>,
    wrong: Option<String>,
    chars_max: usize,
}

impl OneHeldPage {
    pub(crate) fn new(page: Page, row: &Row, shown: Option<&Shown>, wrong: Option<String>) -> Self {
        let asked = row.words.clone();
        let reason = |reason: Reason| {
            let words = page.t(&format!("ask-reason-{}", reason.name()));
            (reason.name(), words)
        };
        let case = |kind: TextCase| {
            let words = page.t(&format!("ask-case-{}", kind.name()));
            (kind.name(), words)
        };
        Self {
            id: row.id.to_string(),
            words: shown
                .map(|s| s.words.clone())
                .or(asked.clone())
                .unwrap_or_default(),
            asked,
            first_name: row.first_name.clone(),
            signs: signs(&page, &row.signs),
            about: super::about_path(&row.about),
            public: shown.map(Shown::path),
            answer: shown
                .map(|s| s.answer.replace('\n', "\n\n"))
                .unwrap_or_default(),
            related: shown
                .map(|s| s.related().collect::<Vec<_>>().join("\n"))
                .unwrap_or_default(),
            named: shown.is_none_or(|s| s.first_name.is_some()),
            held: shown.is_none(),
            first: row.is_first(),
            closed: shown.is_some_and(|s| s.closed),
            slow: shown.is_some_and(|s| s.slow),
            collapsed: shown.is_some_and(|s| s.collapsed),
            spoken: shown.is_some_and(|s| s.spoken),
            often: shown.is_some_and(|s| s.often),
            reasons: Reason::ALL.into_iter().map(reason).collect(),
            cases: TextCase::ALL.into_iter().map(case).collect(),
            wrong,
            chars_max: limits::QUESTION.chars_max,
            page,
        }
    }
}

/// What somebody let us read, without its words.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Disclosed {
    pub(crate) id: store::Uuid,
    pub(crate) lang: String,
    pub(crate) made_at: Millis,
    pub(crate) read_by: Millis,
    pub(crate) read_at: Option<Millis>,
    /// Of the question it belongs to; empty without one.
    pub(crate) question_state: String,
}

struct DisclosedLine {
    id: String,
    lang: String,
    made: String,
    read_by: String,
    late: bool,
    read: bool,
    /// Its writer wants it to be public.
    speaks: bool,
}

/// What waits for the safety officer.
#[derive(Template)]
#[template(path = "disclosures.html")]
pub(crate) struct DisclosuresPage {
    page: Page,
    lines: Vec<DisclosedLine>,
}

impl DisclosuresPage {
    pub(crate) fn new(page: Page, all: &[Disclosed], now: Millis) -> Self {
        let line = |one: &Disclosed| DisclosedLine {
            id: one.id.to_string(),
            lang: one.lang.clone(),
            made: page.moment(one.made_at),
            read_by: page.moment(one.read_by),
            late: one.read_at.is_none() && one.read_by < now,
            read: one.read_at.is_some(),
            speaks: one.question_state == State::Speaking.name(),
        };
        Self {
            lines: all.iter().map(line).collect(),
            page,
        }
    }
}

/// One, opened.
#[derive(Template)]
#[template(path = "disclosure.html")]
pub(crate) struct DisclosurePage {
    page: Page,
    id: String,
    words: String,
    lang: String,
    made: String,
    speaks: bool,
    heading: String,
    told: String,
    wrong: Option<String>,
    chars_max: usize,
}

impl DisclosurePage {
    pub(crate) fn new(page: Page, id: String, opened: Opened) -> Self {
        Self {
            made: page.moment(opened.made_at),
            page,
            id,
            told: opened.words.clone(),
            words: opened.words,
            lang: opened.lang,
            speaks: opened.question.is_some(),
            heading: String::new(),
            wrong: None,
            chars_max: limits::QUESTION.chars_max,
        }
    }

    /// As it was typed, with what is wrong about it.
    pub(crate) fn wrong(mut self, draft: Draft, wrong: String) -> Self {
        self.heading = draft.words;
        self.told = draft.answer;
        self.wrong = Some(wrong);
        self
    }
}

/// What somebody lived through, for the second reader.
#[derive(Template)]
#[template(path = "spoken.html")]
pub(crate) struct SpokenPage {
    page: Page,
    id: String,
    lang: String,
    heading: String,
    paragraphs: Vec<String>,
}

impl SpokenPage {
    pub(crate) fn new(page: Page, row: &Row, heading: String, told: &str) -> Self {
        Self {
            page,
            id: row.id.to_string(),
            lang: row.lang.clone(),
            heading,
            paragraphs: told.lines().map(str::to_owned).collect(),
        }
    }
}
