//! Appeals, for who answers them.

use crate::views::{Words, veil::veil, words};
use askama::Template;
use post::Appealed;
use web::Page;

/// How the last answer ended, by its name in the address.
const SAYINGS: [(&str, &str); 4] = [
    ("stands", "appeal-said-stands"),
    ("back", "appeal-said-back"),
    ("sealed", "appeal-said-sealed"),
    ("gone", "problem-desk-gone"),
];

/// The list.
#[derive(Template)]
#[template(path = "appeals.html")]
pub(crate) struct Appeals {
    page: Page,
    lines: Vec<Line>,
    said: Option<String>,
}

/// One that waits.
struct Line {
    id: String,
    reason: String,
    when: String,
    note: Option<String>,
    words: Vec<Words>,
    /// What stands for the picture until somebody looks.
    veil: String,
    /// This person refused it: it waits for somebody else.
    yours: bool,
}

impl Appeals {
    pub(crate) fn new(page: Page, open: &[Appealed], me: &str, said: Option<&str>) -> Self {
        let key = SAYINGS.iter().find(|(name, _)| Some(*name) == said);
        Self {
            said: key.map(|(_, key)| page.t(key)),
            lines: open.iter().map(|one| Line::new(&page, one, me)).collect(),
            page,
        }
    }
}

impl Line {
    fn new(page: &Page, one: &Appealed, me: &str) -> Self {
        let reason = page.t(&format!("desk-reason-{}", one.reason.name()));
        Self {
            id: one.view.post.to_string(),
            reason: page.with("appeal-refused-for", "reason", reason),
            when: page.moment(one.made_at),
            note: one.note.clone(),
            words: words(page, &one.view),
            veil: veil(&one.view),
            yours: one.refused_by == me,
        }
    }
}

#[cfg(test)]
pub(crate) mod samples {
    use super::*;
    use crate::views::samples::view;
    use post::{Reason, State};

    /// Every page, with a name.
    pub(crate) fn all(page: &Page) -> Vec<(&'static str, String)> {
        let one = |n, note: Option<&str>| Appealed {
            view: view(n, State::Refused),
            reason: Reason::Face,
            refused_by: n.to_string(),
            note: note.map(str::to_owned),
            made_at: 1_803_308_400_000,
        };
        let open = [
            one(1, Some("That is <script>my</script> hand.")),
            one(2, None),
        ];
        let full = Appeals::new(page.clone(), &open, "2", Some("back"));
        let empty = Appeals::new(page.clone(), &[], "2", None);
        vec![
            ("appeals", full.render().unwrap()),
            ("appeals_none", empty.render().unwrap()),
        ]
    }
}
