//! Typed page contexts. Each has a sample; a test renders all of them in every language.

use crate::{
    Library, Translation,
    leaf::{
        Leaf,
        render::{Around, Mark, Writer},
    },
    library::SOURCE,
    quiz::Question,
};
use askama::Template;
use jiff::civil::Date;
use std::collections::HashMap;
use web::Page;

/// The list of pages.
#[derive(Template)]
#[template(path = "learn.html")]
pub(crate) struct Index {
    page: Page,
    entries: Vec<Entry>,
}

/// A page as a link.
pub(crate) struct Entry {
    question: String,
    description: String,
    href: String,
}

impl Entry {
    fn new(page: &Page, leaf: &Leaf) -> Self {
        Self {
            question: leaf.front.question.clone(),
            description: leaf.front.description.clone(),
            href: page.href(&format!("/learn/{}", leaf.slug)),
        }
    }
}

impl Index {
    pub(crate) fn new(page: Page, library: &Library) -> Self {
        let leaves = library.in_order(page.lang());
        let entries = leaves.iter().map(|leaf| Entry::new(&page, leaf)).collect();
        Self { page, entries }
    }
}

/// A page of content.
#[derive(Template)]
#[template(path = "leaf.html")]
pub(crate) struct LeafPage<'a> {
    page: &'a Page,
    leaf: &'a Leaf,
    /// The answer in short, and the text.
    say: String,
    body: String,
    marks: Vec<Mark>,
    related: Vec<Entry>,
    card: String,
    notice: Option<String>,
}

impl<'a> LeafPage<'a> {
    pub(crate) fn new(page: &'a Page, library: &'a Library, leaf: &'a Leaf, today: Date) -> Self {
        let title = |slug: &str| {
            library
                .leaf(slug, page.lang())
                .map(|leaf| leaf.front.title.clone())
        };
        let mut writer = Writer::new(around(page, library, leaf, &title, today));
        let (say, body) = (
            writer.write(&leaf.say.pieces),
            writer.write(&leaf.body.pieces),
        );
        let related = leaf
            .front
            .related
            .iter()
            .filter_map(|slug| library.leaf(slug, page.lang()));
        Self {
            page,
            leaf,
            say,
            body,
            marks: writer.sources(),
            related: related.map(|leaf| Entry::new(page, leaf)).collect(),
            card: page.href(&format!("/learn/say/{}", leaf.slug)),
            notice: notice(page, leaf),
        }
    }
}

/// What a reader is told when the words are not the newest, or not in their language.
fn notice(page: &Page, leaf: &Leaf) -> Option<String> {
    let english = leaf.lang == SOURCE && page.lang() != SOURCE;
    let stale = leaf.translation == Translation::Stale;
    let key = if english {
        "learn-untranslated"
    } else {
        "learn-stale"
    };
    (english || stale).then(|| page.t(key))
}

fn around<'a>(
    page: &'a Page,
    library: &'a Library,
    leaf: &'a Leaf,
    title: &'a dyn Fn(&str) -> Option<String>,
    today: Date,
) -> Around<'a> {
    Around {
        page,
        facts: library.facts(),
        lines: library.lines(),
        title,
        note: leaf.front.note.as_deref(),
        name: &leaf.front.title,
        today,
    }
}

/// What to say when somebody asks: a card for each question, one to a sheet of paper.
#[derive(Template)]
#[template(path = "cards.html")]
pub(crate) struct Cards<'a> {
    page: &'a Page,
    cards: Vec<Card<'a>>,
    /// One card has a title of its own.
    title: String,
}

struct Card<'a> {
    leaf: &'a Leaf,
    say: String,
    marks: Vec<Mark>,
    href: String,
    /// The address as it stands on paper.
    address: String,
}

impl<'a> Cards<'a> {
    pub(crate) fn new(
        page: &'a Page,
        library: &'a Library,
        leaves: &[&'a Leaf],
        today: Date,
    ) -> Self {
        let title = match leaves {
            [one] => one.front.question.clone(),
            _ => page.t("learn-cards"),
        };
        let cards = leaves
            .iter()
            .map(|leaf| Card::new(page, library, leaf, today))
            .collect();
        Self { page, cards, title }
    }
}

impl<'a> Card<'a> {
    fn new(page: &'a Page, library: &'a Library, leaf: &'a Leaf, today: Date) -> Self {
        let title = |slug: &str| {
            library
                .leaf(slug, page.lang())
                .map(|leaf| leaf.front.title.clone())
        };
        let mut writer = Writer::new(around(page, library, leaf, &title, today));
        let say = writer.write(&leaf.say.pieces);
        let path = format!("/learn/{}", leaf.slug);
        let address = page.url(&path);
        let bare = address
            .trim_start_matches("https://")
            .trim_start_matches("http://");
        Self {
            leaf,
            say,
            marks: writer.sources(),
            href: page.href(&path),
            address: bare.to_owned(),
        }
    }
}

/// The knowledge check, before and after.
#[derive(Template)]
#[template(path = "check.html")]
pub(crate) struct Check {
    page: Page,
    asked: Vec<Asked>,
    /// How many were right, once it is answered.
    right: Option<usize>,
}

struct Asked {
    question: Question,
    /// Its name in the form.
    name: String,
    /// Which answer was chosen, by its place.
    chosen: Option<usize>,
    href: String,
    /// The title of the page where the answer stands.
    title: String,
}

impl Asked {
    fn is_right(&self) -> bool {
        let chosen = self.chosen.and_then(|at| self.question.answers.get(at));
        chosen.is_some_and(|answer| answer.right)
    }

    fn chose(&self, at: &usize) -> bool {
        self.chosen == Some(*at)
    }

    fn answer(&self) -> &str {
        let right = self.question.answers.iter().find(|answer| answer.right);
        right.map_or("", |answer| &answer.text)
    }
}

impl Check {
    pub(crate) fn new(
        page: Page,
        library: &Library,
        form: Option<&HashMap<String, String>>,
    ) -> Self {
        let questions = library.quiz().questions(page.lang());
        let asked: Vec<_> = questions
            .iter()
            .enumerate()
            .map(|(n, question)| {
                let name = format!("q{}", n + 1);
                let anchor = question
                    .anchor
                    .as_ref()
                    .map_or_else(String::new, |a| format!("#{a}"));
                let title = library.leaf(&question.page, page.lang());
                Asked {
                    chosen: form.and_then(|form| form.get(&name)?.parse().ok()),
                    name,
                    href: page.href(&format!("/learn/{}{anchor}", question.page)),
                    title: title.map_or_else(String::new, |leaf| leaf.front.title.clone()),
                    question: question.clone(),
                }
            })
            .collect();
        let right = form.map(|_| asked.iter().filter(|one| one.is_right()).count());
        Self { page, asked, right }
    }

    /// The questions that were answered, each by the place where its answer stands, and whether rightly.
    pub(crate) fn answered(&self) -> impl Iterator<Item = (String, bool)> {
        let is_answer = |one: &&Asked| one.chosen.is_some_and(|at| at < one.question.answers.len());
        let answered = self.asked.iter().filter(is_answer);
        answered.map(|one| (one.question.place(), one.is_right()))
    }

    fn score(&self, right: &usize) -> String {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        self.page.with2(
            "learn-check-score",
            ("right", number(*right)),
            ("all", number(self.asked.len())),
        )
    }
}

/// The answer and the text alone, for who edits it.
#[derive(Template)]
#[template(path = "leaf_preview.html")]
pub(crate) struct Preview<'a>(LeafPage<'a>);

impl<'a> Preview<'a> {
    pub(crate) fn new(page: &'a Page, library: &'a Library, leaf: &'a Leaf, today: Date) -> Self {
        Self(LeafPage::new(page, library, leaf, today))
    }
}
