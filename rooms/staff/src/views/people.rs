//! For owners: another role for somebody, and the links of a tiny group.

use super::{Choice, choices, role_words};
use crate::{Place, model::Member};
use askama::Template;
use web::Page;

/// Asks which role somebody is to have.
#[derive(Template)]
#[template(path = "role.html")]
pub(crate) struct ChangeRole {
    page: Page,
    id: String,
    name: String,
    now: &'static str,
    roles: Vec<Choice>,
}

impl ChangeRole {
    pub(crate) fn new(page: Page, member: &Member) -> Self {
        Self {
            id: member.id.to_string(),
            name: member.name.clone(),
            now: member.role.name(),
            roles: choices(&page),
            page,
        }
    }

    fn has(&self, role: &Choice) -> bool {
        role.name == self.now
    }
}

/// Asks who is in a tiny group.
#[derive(Template)]
#[template(path = "group.html")]
pub(crate) struct Group {
    page: Page,
    wrong: Option<String>,
}

impl Group {
    pub(crate) fn new(page: Page, wrong: Option<String>) -> Self {
        Self { page, wrong }
    }
}

/// Links just made; shown once.
#[derive(Template)]
#[template(path = "links.html")]
pub(crate) struct Links {
    page: Page,
    links: Vec<One>,
}

struct One {
    name: String,
    role: String,
    link: String,
}

impl Links {
    pub(crate) fn new(page: Page, places: &[Place]) -> Self {
        let one = |place: &Place| One {
            name: place.name.clone(),
            role: role_words(&page, place.role),
            link: page.url(&format!("/desk/sign-in/{}", place.token.text())),
        };
        Self {
            links: places.iter().map(one).collect(),
            page,
        }
    }
}
