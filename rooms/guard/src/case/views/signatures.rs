//! What waits for a second person.

use super::{People, name, short};
use crate::case::Grant;
use askama::Template;
use web::Page;

/// Requests that wait, for who agrees to them or does not.
#[derive(Template)]
#[template(path = "signatures.html")]
pub(crate) struct SignaturesPage {
    page: Page,
    lines: Vec<Asked>,
}

struct Asked {
    id: String,
    case: String,
    what: String,
    reason: String,
    who: String,
    until: String,
}

impl SignaturesPage {
    pub(crate) fn new(page: Page, people: &People, waiting: &[Grant]) -> Self {
        let asked = |grant: &Grant| Asked {
            id: grant.id.to_string(),
            case: short(grant.about),
            what: page.t(&format!(
                "cases-purpose-{}",
                grant.purpose.name().replace('_', "-")
            )),
            reason: grant.reason.clone(),
            who: name(&page, people, grant.asked_by),
            until: page.with("cases-grant-waits", "when", page.moment(grant.expires_at)),
        };
        Self {
            lines: waiting.iter().map(asked).collect(),
            page,
        }
    }
}
