//! The room's page contexts. Each has a sample; a test renders all of them in every language.

use crate::{agree::somebody_to_call, model::Member};
use askama::Template;
use web::{Contact, Page, Person, Role};

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
    safety: Option<Contact>,
}

impl Me {
    pub(crate) fn new(page: Page, person: &Person) -> Self {
        let role = role_words(&page, person.role);
        Self {
            safety: safety(&page),
            name: person.name.clone(),
            role,
            owner: person.role == Role::Owner,
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

impl People {
    pub(crate) fn new(page: Page, people: Vec<Member>, wrong: Option<String>) -> Self {
        let people = people
            .iter()
            .map(|member| Line::new(&page, member))
            .collect();
        let choice = |(role, may): (Role, String)| Choice {
            name: role.name(),
            words: role_words(&page, role),
            may: page.t(&may),
        };
        let roles = crate::roles().map(choice).collect();
        Self {
            page,
            people,
            roles,
            wrong,
        }
    }
}

impl Line {
    fn new(page: &Page, member: &Member) -> Self {
        let state = match (member.agreed_at, member.link_until) {
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

#[cfg(test)]
pub(crate) mod samples {
    use super::*;
    use store::Uuid;

    fn person() -> Person {
        Person {
            id: Uuid::nil(),
            name: "Amara Diaz".into(),
            role: Role::Moderator,
        }
    }

    fn member(name: &str, role: Role, agreed_at: Option<i64>, link_until: Option<i64>) -> Member {
        Member {
            id: Uuid::nil(),
            name: name.into(),
            role,
            made_at: 0,
            agreed_at,
            link_until,
        }
    }

    /// Every page of the room, with a name for its file.
    pub(crate) fn all(page: &Page) -> Vec<(&'static str, String)> {
        let people = vec![
            member("Noor Haddad", Role::Owner, Some(1), None),
            member("Amara Diaz", Role::Moderator, None, Some(2)),
            member("Sam <b>Reed</b>", Role::SafetyOfficer, None, None),
        ];
        let revoke = Revoke::new(page.clone(), &people[1]);
        let p = || page.clone();
        let texts = [
            (
                "sign_in",
                SignIn::new(p(), &person(), "/desk/sign-in/x".into()).render(),
            ),
            (
                "welcome",
                Welcome::new(p(), &person(), false, None).render(),
            ),
            (
                "welcome_wrong",
                Welcome::new(p(), &person(), false, Some("staff-welcome-not-all")).render(),
            ),
            (
                "welcome_again",
                Welcome::new(p(), &person(), true, None).render(),
            ),
            ("me", Me::new(p(), &person()).render()),
            (
                "people",
                People::new(p(), people, Some(page.t("staff-last-owner"))).render(),
            ),
            (
                "link",
                Link::new(
                    p(),
                    "Amara Diaz".into(),
                    "https://redx.example/desk/sign-in/x".into(),
                )
                .render(),
            ),
            ("revoke", revoke.render()),
        ];
        texts.map(|(name, text)| (name, text.unwrap())).into()
    }
}
