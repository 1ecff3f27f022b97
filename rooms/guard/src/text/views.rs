//! The word lists as a page.

use super::{
    TextCase, Verdict,
    change::{Act, Wanted},
    lists::List,
};
use askama::Template;
use store::Uuid;
use web::Page;

/// One list of one language, what waits for a second person, and a sentence to try.
#[derive(Template)]
#[template(path = "words.html")]
pub(super) struct WordsPage {
    page: Page,
    lang: String,
    languages: Vec<(String, bool)>,
    list: &'static str,
    lists: Vec<(&'static str, String, bool)>,
    /// What a list leads to, in words.
    leads_to: String,
    lines: Vec<String>,
    /// Words that hurt are folded away until somebody wants to read them.
    folded: bool,
    two: bool,
    waits: Vec<Waits>,
    said: Option<String>,
    sentence: String,
    goes: Option<String>,
}

struct Waits {
    id: String,
    say: String,
    line: String,
    mine: bool,
}

/// A sentence somebody tried, and where it goes.
pub(super) struct Tried {
    pub(super) sentence: String,
    pub(super) verdict: Verdict,
}

/// How an act went, as an address says it.
const SAID: [&str; 6] = ["done", "waits", "same", "form", "stale", "own"];

impl WordsPage {
    pub(super) fn new(
        page: Page,
        (lang, languages): (&str, &[String]),
        list: List,
        lines: &[String],
        waits: &[Wanted],
        me: Uuid,
    ) -> Self {
        let named = |one: List| {
            (
                one.name(),
                page.t(&format!("words-list-{}", one.name())),
                one == list,
            )
        };
        Self {
            lang: lang.to_owned(),
            languages: languages
                .iter()
                .map(|one| (one.clone(), one == lang))
                .collect(),
            list: list.name(),
            lists: List::ALL.map(named).to_vec(),
            leads_to: page.t(&format!("words-leads-{}", list.name())),
            lines: lines.to_vec(),
            folded: matches!(
                list,
                List::Abusive | List::Threat | List::Enticement | List::Offer
            ),
            two: list.acts_alone(),
            waits: waits.iter().map(|one| Waits::new(&page, one, me)).collect(),
            said: None,
            sentence: String::new(),
            goes: None,
            page,
        }
    }

    pub(super) fn said(mut self, said: Option<&str>) -> Self {
        let known = SAID.into_iter().find(|one| Some(*one) == said);
        self.said = known.map(|one| self.page.t(&format!("words-said-{one}")));
        self
    }

    pub(super) fn tried(mut self, tried: Option<Tried>) -> Self {
        if let Some(Tried { sentence, verdict }) = tried {
            self.goes = Some(goes(&self.page, &verdict));
            self.sentence = sentence;
        }
        self
    }
}

impl Waits {
    fn new(page: &Page, one: &Wanted, me: Uuid) -> Self {
        let key = match one.act {
            Act::Add => "words-wants-add",
            Act::Remove => "words-wants-remove",
        };
        let list = page.t(&format!("words-list-{}", one.list.name()));
        let list = format!("{list} ({})", one.lang);
        Self {
            id: one.id.to_string(),
            say: page.with2(key, ("who", one.who.clone()), ("list", list)),
            line: one.line.clone(),
            mine: one.made_by == me,
        }
    }
}

fn goes(page: &Page, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Review => page.t("words-goes-review"),
        Verdict::Disclosure => page.t("words-goes-care"),
        Verdict::Tip => page.t("words-goes-tip"),
        Verdict::Case(kind) => page.t(match kind {
            TextCase::Threat => "words-goes-threat",
            TextCase::Enticement => "words-goes-enticement",
            TextCase::Offer => "words-goes-offer",
        }),
        Verdict::Held(signs) => {
            let named = signs
                .iter()
                .map(|sign| page.t(&format!("ask-sign-{}", sign.name())));
            let named: Vec<String> = named.collect();
            page.with("words-goes-held", "signs", named.join(", "))
        }
    }
}
