//! What a person has to show who they are.

use crate::{code, credential::Kept};
use askama::Template;
use web::Page;

/// All of it, with a way to add and to take away.
#[derive(Template)]
#[template(path = "set_up.html")]
pub(crate) struct SetUp {
    page: Page,
    passkeys: Vec<Line>,
    password: Option<String>,
    /// How many recovery codes are left, when there are any.
    codes: Option<String>,
    /// There is something: the desk is open, and codes can be made.
    something: bool,
    /// Browsers have passkeys for this address.
    offered: bool,
    wrong: Option<String>,
}

/// A passkey in the list.
struct Line {
    id: String,
    said: String,
}

impl SetUp {
    pub(crate) fn new(page: Page, kept: &Kept, offered: bool, wrong: Option<&'static str>) -> Self {
        let line = |passkey: &crate::passkey::Listed| Line {
            id: passkey.id.to_string(),
            said: match passkey.used_at {
                None => page.with("staff-passkey-made", "at", page.moment(passkey.made_at)),
                Some(at) => page.with("staff-passkey-used", "at", page.moment(at)),
            },
        };
        let password = |at| page.with("staff-password-made", "at", page.moment(at));
        Self {
            passkeys: kept.passkeys.iter().map(line).collect(),
            password: kept.password_at.map(password),
            codes: (kept.codes > 0).then(|| page.number(kept.codes)),
            something: kept.is_something(),
            offered,
            wrong: wrong.map(|key| page.t(key)),
            page,
        }
    }
}

/// Choosing a password, with the secret for the app.
#[derive(Template)]
#[template(path = "password.html")]
pub(crate) struct Password {
    page: Page,
    name: String,
    handle: String,
    qr: String,
    typed: String,
    least: String,
    least_number: usize,
    wrong: Option<String>,
}

impl Password {
    pub(crate) fn new(
        page: Page,
        name: &str,
        handle: &str,
        secret: &[u8],
        wrong: Option<&'static str>,
    ) -> Self {
        let least = crate::limits::PASSWORD_CHARS_MIN;
        Self {
            name: name.to_owned(),
            handle: handle.to_owned(),
            qr: code::qr(secret, &page.campaign().name, name),
            typed: code::typed(secret),
            least: page.number(i64::try_from(least).unwrap_or(i64::MAX)),
            least_number: least,
            wrong: wrong.map(|key| page.t(key)),
            page,
        }
    }
}

/// Recovery codes, shown once, to print or to copy.
#[derive(Template)]
#[template(path = "codes.html")]
pub(crate) struct Codes {
    page: Page,
    name: String,
    codes: Vec<String>,
}

impl Codes {
    pub(crate) fn new(page: Page, name: String, codes: Vec<String>) -> Self {
        Self { page, name, codes }
    }
}
