//! The page contexts of the training. Each has a sample; a test renders all of them in every language.

use super::{
    course::{Block, Course, Leaf, Words},
    examples::Example,
    model::Progress,
};
use crate::views::{Reason, reasons};
use askama::Template;
use web::{Contact, Page};

/// What the training is, and where to go on.
#[derive(Template)]
#[template(path = "training_start.html")]
pub(crate) struct Start {
    page: Page,
    passed: bool,
    begun: bool,
    going_on: String,
}

impl Start {
    pub(super) fn new(page: Page, passed: bool, progress: &Progress, going_on: String) -> Self {
        Self {
            passed,
            begun: progress.read > 0,
            going_on: page.href(&going_on),
            page,
        }
    }
}

/// Which page it is.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// From 1.
    pub(super) number: usize,
    pub(super) count: usize,
    /// Read again by somebody who has passed.
    pub(super) passed: bool,
}

/// A page of the briefing.
#[derive(Template)]
#[template(path = "training_leaf.html")]
pub(crate) struct LeafPage {
    page: Page,
    title: String,
    body: LeafBody,
    place: Place,
    says: String,
    /// On the last page: whom to call.
    safety: Option<Contact>,
}

/// What a page says, in its own language.
#[derive(Template)]
#[template(path = "training_body.html")]
pub(crate) struct LeafBody {
    lang: String,
    dir: &'static str,
    blocks: Vec<Block>,
}

impl LeafBody {
    pub(super) fn new(page: &Page, lang: &str, leaf: &Leaf) -> Self {
        Self {
            lang: lang.to_owned(),
            dir: page.dir_of(lang),
            blocks: leaf.blocks.clone(),
        }
    }
}

impl LeafPage {
    pub(super) fn new(page: Page, lang: &str, leaf: &Leaf, place: Place) -> Self {
        let last = place.number == place.count;
        Self {
            title: leaf.title.clone(),
            body: LeafBody::new(&page, lang, leaf),
            says: page.with2(
                "training-page-of",
                ("n", whole(place.number)),
                ("all", whole(place.count)),
            ),
            safety: Some(page.campaign().safety.clone()).filter(|_| last),
            place,
            page,
        }
    }

    fn is_last(&self) -> bool {
        self.place.number == self.place.count
    }
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// One example, as the queue shows a post.
#[derive(Template)]
#[template(path = "training_example.html")]
pub(crate) struct ExamplePage {
    page: Page,
    id: &'static str,
    is_card: bool,
    words: InLanguage,
    reasons: Vec<Reason>,
    left: String,
    last: Option<Answer>,
}

/// Words of content with the language they are in.
struct InLanguage {
    lang: String,
    dir: &'static str,
    words: Words,
}

impl InLanguage {
    fn new(page: &Page, course: &Course, id: &str) -> Self {
        let (lang, words) = course.words(page.lang(), id);
        Self {
            dir: page.dir_of(lang),
            lang: lang.to_owned(),
            words,
        }
    }
}

/// How the answer before was.
struct Answer {
    right: bool,
    words: InLanguage,
}

impl ExamplePage {
    pub(super) fn new(
        page: Page,
        course: &Course,
        asked: &'static Example,
        progress: &Progress,
    ) -> Self {
        let last = progress.last.as_ref().map(|last| Answer {
            right: last.right,
            words: InLanguage::new(&page, course, &last.id),
        });
        Self {
            id: asked.id,
            is_card: asked.svg().is_none(),
            words: InLanguage::new(&page, course, asked.id),
            reasons: reasons(&page),
            left: page.with("training-left", "n", whole(progress.left())),
            last,
            page,
        }
    }
}

#[cfg(test)]
pub(crate) mod samples {
    use super::*;
    use crate::training::{
        course::COURSE,
        examples::{EXAMPLES, Verdict},
    };
    use web::content::Overlay;

    /// Every page of the training, with a name for its file.
    pub(crate) fn all(page: &Page) -> Vec<(&'static str, Result<String, askama::Error>)> {
        let course = (COURSE.read)(&Overlay::default());
        let (lang, leaves) = course.leaves(page.lang());
        let fresh = Progress::default();
        let p = || page.clone();
        let start = |passed| Start::new(p(), passed, &fresh, "/desk/training/1".into()).render();
        let mut all = vec![("start", start(false)), ("start_passed", start(true))];
        for (index, leaf) in leaves.iter().enumerate() {
            for passed in [false, true] {
                let (number, count) = (index + 1, leaves.len());
                let place = Place {
                    number,
                    count,
                    passed,
                };
                all.push(("leaf", LeafPage::new(p(), lang, leaf, place).render()));
            }
        }
        let mut progress = Progress::default();
        progress.begin(|_| {});
        for verdict in [Verdict::Right, Verdict::Wrong]
            .into_iter()
            .cycle()
            .take(10)
        {
            let asked = progress.asked().unwrap();
            let shown = ExamplePage::new(p(), &course, asked, &progress).render();
            all.push(("example", shown));
            progress.answer(asked.id, verdict, |_| {});
        }
        assert_eq!(EXAMPLES.len(), 10);
        all
    }
}
