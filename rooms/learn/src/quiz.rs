//! The knowledge check: a few questions, each with its answers, why one is right, and the page where it stands.

use crate::{
    Fault, Library, Sources,
    leaf::prose::{Kind, Prose},
    library::LANGUAGES,
    lints,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A question of the check.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    pub(crate) ask: String,
    /// The page where the answer stands, and the heading under which it does.
    pub(crate) page: String,
    pub(crate) anchor: Option<String>,
    /// Said once it is answered, either way.
    pub(crate) why: String,
    #[serde(rename = "answer")]
    pub(crate) answers: Vec<Choice>,
}

/// One answer to choose from.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) right: bool,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    question: Vec<Question>,
}

impl Question {
    /// Where its answer stands: the same in every language, and what totals go by.
    pub(crate) fn place(&self) -> String {
        match &self.anchor {
            Some(anchor) => format!("{}#{anchor}", self.page),
            None => self.page.clone(),
        }
    }

    /// Its words, for the lints.
    pub(crate) fn prose(&self) -> Vec<Prose> {
        let answers = self.answers.iter().map(|answer| &answer.text);
        let texts = [&self.ask, &self.why].into_iter().chain(answers);
        texts
            .map(|text| Prose {
                line: 1,
                kind: Kind::Sentences,
                text: text.clone(),
            })
            .collect()
    }
}

/// The questions by language.
#[derive(Clone, Debug, Default)]
pub(crate) struct Quiz(BTreeMap<String, Vec<Question>>);

impl Quiz {
    pub(crate) fn read(sources: &Sources, faults: &mut Vec<Fault>) -> Self {
        let mut quiz = Self::default();
        for (path, text) in sources.under("check", ".toml") {
            let lang = path.trim_start_matches("check/").trim_end_matches(".toml");
            match toml::from_str::<File>(text) {
                Ok(file) => quiz.0.extend([(lang.to_owned(), file.question)]),
                Err(error) => {
                    let before = error.span().and_then(|span| text.get(..span.start));
                    let line = before.map_or(1, |before| before.matches('\n').count() + 1);
                    faults.push(Fault::new(path, "check-wrong", error.message()).at(line));
                }
            }
        }
        quiz
    }

    /// The questions as a reader of a language sees them.
    pub(crate) fn questions(&self, lang: &str) -> &[Question] {
        let found = self
            .0
            .get(lang)
            .or_else(|| self.0.get(crate::library::SOURCE));
        found.map_or(&[], Vec::as_slice)
    }

    pub(crate) fn langs(&self) -> impl Iterator<Item = (&str, &[Question])> {
        self.0
            .iter()
            .map(|(lang, all)| (lang.as_str(), all.as_slice()))
    }
}

/// Everything that is wrong with the check.
pub(crate) fn check(library: &Library) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (lang, questions) in library.quiz().langs() {
        let file = format!("check/{lang}.toml");
        for question in questions {
            if let Some(why) = wrong(library, lang, question) {
                faults.push(Fault::new(
                    &file,
                    "check-wrong",
                    format!("“{}”: {why}", question.ask),
                ));
            }
        }
    }
    let number = library.quiz().questions(crate::library::SOURCE).len();
    if number != usize::from(lints::QUESTIONS) {
        let why = format!(
            "there are {number} questions; the pages answer {}",
            lints::QUESTIONS
        );
        faults.push(Fault::new("check/en.toml", "check-wrong", why));
    }
    let shape = |lang: &str| {
        library
            .quiz()
            .questions(lang)
            .iter()
            .map(shape)
            .collect::<Vec<_>>()
    };
    for lang in LANGUAGES
        .iter()
        .filter(|lang| shape(lang) != shape(crate::library::SOURCE))
    {
        let why =
            "the questions differ from the English ones: pages, anchors or which answer is right";
        faults.push(Fault::new(
            format!("check/{lang}.toml"),
            "translation-differs",
            why,
        ));
    }
    faults
}

fn wrong(library: &Library, lang: &str, question: &Question) -> Option<&'static str> {
    let page = library.leaf(&question.page, lang);
    let anchor =
        |page: &crate::leaf::Leaf| question.anchor.as_ref().is_none_or(|a| page.has_anchor(a));
    if !page.is_some_and(anchor) {
        return Some("there is no such page or heading");
    }
    let right = question
        .answers
        .iter()
        .filter(|answer| answer.right)
        .count();
    (right != 1 || question.answers.len() < 2)
        .then_some("one answer is right, and there is another")
}

type Shape<'a> = (&'a str, Option<&'a str>, Vec<bool>);

fn shape(question: &Question) -> Shape<'_> {
    let right = question.answers.iter().map(|answer| answer.right).collect();
    (&question.page, question.anchor.as_deref(), right)
}
