//! The room's page contexts. A test renders all of them in every language.

mod desk;
mod one;
#[cfg(test)]
pub(crate) mod samples;

pub(crate) use desk::{
    Disclosed, DisclosurePage, DisclosuresPage, OneHeldPage, QuestionsPage, SpokenPage,
};
pub(crate) use one::{Feed, Line, OftenPage, OnePage, start};

use crate::{limits, model::PublicState, receipt::Receipt, search::Searchable};
use askama::Template;
use store::Millis;
use web::Page;

/// What somebody typed, for a form that comes back.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entered {
    pub(crate) question: String,
    pub(crate) first_name: String,
    pub(crate) about: String,
    wrong: Option<&'static str>,
}

impl Entered {
    /// No more of it than fits a page.
    pub(crate) fn of(question: &str, first_name: &str) -> Self {
        let chars = limits::QUESTION.chars_max * 2;
        Self {
            question: question.chars().take(chars).collect(),
            first_name: first_name
                .chars()
                .take(limits::FIRST_NAME.chars_max)
                .collect(),
            ..Self::default()
        }
    }

    pub(crate) fn about(mut self, about: Option<String>) -> Self {
        self.about = about.unwrap_or_default();
        self
    }

    pub(crate) fn wrong(mut self, code: &'static str) -> Self {
        self.wrong = Some(code);
        self
    }

    /// What is wrong, in words.
    fn says(&self, page: &Page) -> Option<String> {
        self.wrong.map(|code| page.t(&format!("problem-{code}")))
    }

    /// The address of what it is about.
    fn about_path(&self) -> Option<String> {
        about_path(&self.about)
    }
}

/// The address of what a question is about.
pub(crate) fn about_path(about: &str) -> Option<String> {
    match about.split_once(':')? {
        ("post", name) => Some(format!("/p/{name}")),
        ("learn", slug) => Some(format!("/learn/{slug}")),
        _ => None,
    }
}

/// Ask, and the newest answers.
#[derive(Template)]
#[template(path = "ask.html")]
pub(crate) struct FrontPage {
    page: Page,
    open: bool,
    wrong: Option<String>,
    about_path: Option<String>,
    entered: Entered,
    newest: Vec<Line>,
    older: Option<String>,
    chars_max: usize,
    name_chars_max: usize,
}

impl FrontPage {
    pub(crate) fn new(
        page: Page,
        open: bool,
        entered: Entered,
        newest: Vec<Line>,
        older: Option<String>,
    ) -> Self {
        Self {
            wrong: entered.says(&page),
            about_path: entered.about_path(),
            page,
            open,
            entered,
            newest,
            older,
            chars_max: limits::QUESTION.chars_max,
            name_chars_max: limits::FIRST_NAME.chars_max,
        }
    }
}

/// What a search found.
#[derive(Template)]
#[template(path = "search.html")]
pub(crate) struct SearchPage {
    page: Page,
    q: String,
    answers: Vec<Line>,
    beside: Vec<Searchable>,
}

impl SearchPage {
    pub(crate) fn new(page: Page, q: &str, answers: Vec<Line>, beside: Vec<Searchable>) -> Self {
        Self {
            q: q.chars().take(limits::SEARCH_CHARS_MAX).collect(),
            page,
            answers,
            beside,
        }
    }
}

/// Help first, and the choice.
#[derive(Template)]
#[template(path = "care.html")]
pub(crate) struct CarePage {
    page: Page,
    sealed: String,
    lines: String,
    hours: i64,
    unticked: bool,
}

impl CarePage {
    pub(crate) fn new(page: Page, sealed: String, lines: String) -> Self {
        Self {
            page,
            sealed,
            lines,
            hours: limits::READ_BY_MS / limits::HOUR_MS,
            unticked: false,
        }
    }

    /// Somebody wants to speak and did not say that they are of age.
    pub(crate) fn unticked(mut self) -> Self {
        self.unticked = true;
        self
    }
}

/// After the choice.
#[derive(Template)]
#[template(path = "chosen.html")]
pub(crate) struct ChosenPage {
    page: Page,
    /// Until when the safety lead reads it; `None` when it is gone.
    read_by: Option<String>,
    too_late: bool,
    lines: String,
}

impl ChosenPage {
    pub(crate) fn new(page: Page, read_by: Option<Millis>, too_late: bool, lines: String) -> Self {
        Self {
            read_by: read_by.map(|at| page.moment(at)),
            page,
            too_late,
            lines,
        }
    }
}

/// Who takes reports; nothing of it was kept.
#[derive(Template)]
#[template(path = "tip.html")]
pub(crate) struct TipPage {
    page: Page,
    entered: Entered,
    lines: String,
}

impl TipPage {
    pub(crate) fn new(page: Page, entered: Entered, lines: String) -> Self {
        Self {
            page,
            entered,
            lines,
        }
    }
}

/// What became of a question.
#[derive(Template)]
#[template(path = "asked.html")]
pub(crate) struct ReceiptPage {
    page: Page,
    title: String,
    say: String,
    sent: String,
    waits: bool,
    spoken: bool,
    save: String,
    take_back: String,
    care: bool,
    path: Option<String>,
    address: String,
    withdraw: Option<String>,
    lines: String,
}

impl ReceiptPage {
    pub(crate) fn new(page: Page, receipt: &Receipt, token: &str, lines: String) -> Self {
        let own = format!("/ask/receipt/{token}");
        let state = receipt.state.name().replace('_', "-");
        let room = if receipt.spoken { "ask-speak" } else { "ask" };
        let say = match receipt.reason {
            Some(reason) => page.t(&format!("ask-reason-{reason}")),
            None => page.t(&format!("{room}-state-{state}-say")),
        };
        Self {
            title: page.t(&format!("{room}-state-{state}")),
            say,
            sent: page.moment(receipt.made_at),
            spoken: receipt.spoken,
            save: page.t(&format!("{room}-receipt-save")),
            take_back: page.t(&format!("{room}-withdraw")),
            waits: receipt.state == PublicState::InReview,
            care: receipt.state == PublicState::Care,
            path: receipt.path.clone(),
            address: page.url(&page.href(&own)),
            withdraw: receipt
                .may_withdraw()
                .then(|| page.href(&format!("{own}/withdraw"))),
            page,
            lines,
        }
    }
}
