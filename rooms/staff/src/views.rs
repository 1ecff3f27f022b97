//! The room's page contexts. Each has a sample; a test renders all of them in every language.

mod enter;
mod people;
#[cfg(test)]
pub(crate) mod samples;
mod set_up;

use crate::{agree::somebody_to_call, model::Member};
use askama::Template;
use store::Uuid;
use web::{Contact, Page, Person, Role, session::Listed};

pub(crate) use enter::{Confirm, Enter, Recover};
pub(crate) use people::{ChangeRole, Group, Links};
pub(crate) use set_up::{Codes, Password, SetUp};

/// A role in the reader's words.
pub(crate) fn role_words(page: &Page, role: Role) -> String {
    page.t(&format!("staff-role-{}", role.name()))
}

/// Opening the link.
#[derive(Template)]
#[template(path = "sign_in.html")]
pub(crate) struct SignIn {
    page: Page,
    name: String,
    role: String,
    action: String,
}

impl SignIn {
    pub(crate) fn new(page: Page, person: &Person, action: String) -> Self {
        let role = role_words(&page, person.role);
        Self {
            page,
            name: person.name.clone(),
            role,
            action,
        }
    }
}

/// What somebody agrees to before they start.
#[derive(Template)]
#[template(path = "welcome.html")]
pub(crate) struct Welcome {
    page: Page,
    name: String,
    role: String,
    agreed: bool,
    safety: Option<Contact>,
    wrong: Option<String>,
}

impl Welcome {
    pub(crate) fn new(
        page: Page,
        person: &Person,
        agreed: bool,
        wrong: Option<&'static str>,
    ) -> Self {
        let role = role_words(&page, person.role);
        let wrong = wrong.map(|key| page.t(key));
        Self {
            safety: safety(&page),
            name: person.name.clone(),
            role,
            agreed,
            wrong,
            page,
        }
    }
}

fn safety(page: &Page) -> Option<Contact> {
    Some(page.campaign().safety.clone()).filter(|_| somebody_to_call(page.campaign()))
}

/// Who I am here, whom I can call, and how I leave.
#[derive(Template)]
#[template(path = "me.html")]
pub(crate) struct Me {
    page: Page,
    name: String,
    role: String,
    owner: bool,
    signatory: bool,
    safety: Option<Contact>,
    sessions: Vec<SessionLine>,
}

/// A session in the list of its bearer.
struct SessionLine {
    id: String,
    said: String,
    mine: bool,
    strange: Option<String>,
}

impl SessionLine {
    fn new(page: &Page, session: &Listed, mine: bool) -> Self {
        let device = page.t(&format!("staff-device-{}", session.device.name()));
        let begun = page.with2(
            "staff-session",
            ("device", device),
            ("at", page.moment(session.made_at)),
        );
        let used = page.with("staff-session-used", "at", page.moment(session.seen_at));
        let strange = |at| page.with("staff-session-strange", "at", page.moment(at));
        Self {
            id: session.id.to_string(),
            said: format!("{begun} {used}"),
            mine,
            strange: session.strange_at.map(strange),
        }
    }
}

impl Me {
    pub(crate) fn new(
        page: Page,
        person: &Person,
        sessions: &[Listed],
        mine: Option<Uuid>,
    ) -> Self {
        let role = role_words(&page, person.role);
        let line = |session: &Listed| SessionLine::new(&page, session, mine == Some(session.id));
        Self {
            sessions: sessions.iter().map(line).collect(),
            safety: safety(&page),
            name: person.name.clone(),
            role,
            owner: person.role == Role::Owner,
            signatory: person.role == Role::Signatory,
            page,
        }
    }
}

/// Everybody who works here, for owners.
#[derive(Template)]
#[template(path = "people.html")]
pub(crate) struct People {
    page: Page,
    people: Vec<Line>,
    roles: Vec<Choice>,
    wrong: Option<String>,
}

/// A line of the table.
pub(crate) struct Line {
    id: String,
    name: String,
    role: String,
    role_name: &'static str,
    state: String,
}

/// A role to choose.
pub(crate) struct Choice {
    name: &'static str,
    words: String,
    may: String,
}

fn choices(page: &Page) -> Vec<Choice> {
    let choice = |(role, may): (Role, String)| Choice {
        name: role.name(),
        words: role_words(page, role),
        may: page.t(&may),
    };
    crate::roles().map(choice).collect()
}

impl People {
    pub(crate) fn new(page: Page, people: Vec<Member>, wrong: Option<String>) -> Self {
        let people = people
            .iter()
            .map(|member| Line::new(&page, member))
            .collect();
        Self {
            roles: choices(&page),
            page,
            people,
            wrong,
        }
    }
}

impl Line {
    fn new(page: &Page, member: &Member) -> Self {
        let state = match (member.agreed_at, member.link_until) {
            (Some(_), _) if member.role.decides() && !member.trained => "staff-state-training",
            (Some(_), _) => "staff-state-ready",
            (None, Some(_)) => "staff-state-invited",
            (None, None) => "staff-state-lapsed",
        };
        Self {
            id: member.id.to_string(),
            name: member.name.clone(),
            role: role_words(page, member.role),
            role_name: member.role.name(),
            state: page.t(state),
        }
    }
}

/// A link just made; shown once.
#[derive(Template)]
#[template(path = "link.html")]
pub(crate) struct Link {
    page: Page,
    name: String,
    link: String,
}

impl Link {
    pub(crate) fn new(page: Page, name: String, link: String) -> Self {
        Self { page, name, link }
    }
}

/// Asks before somebody's access ends.
#[derive(Template)]
#[template(path = "revoke.html")]
pub(crate) struct Revoke {
    page: Page,
    id: String,
    name: String,
}

impl Revoke {
    pub(crate) fn new(page: Page, member: &Member) -> Self {
        Self {
            page,
            id: member.id.to_string(),
            name: member.name.clone(),
        }
    }
}
