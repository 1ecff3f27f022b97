//! Signing in, and showing again who one is.

use askama::Template;
use web::Page;

/// Signing in by a passkey, or by a name with a password and a code.
#[derive(Template)]
#[template(path = "enter.html")]
pub(crate) struct Enter {
    page: Page,
    passkeys: bool,
    name: String,
    wrong: bool,
}

impl Enter {
    pub(crate) fn new(page: Page, passkeys: bool, name: &str) -> Self {
        Self {
            page,
            passkeys,
            name: name.to_owned(),
            wrong: false,
        }
    }

    pub(crate) fn wrong(mut self) -> Self {
        self.wrong = true;
        self
    }
}

/// Signing in by a recovery code.
#[derive(Template)]
#[template(path = "recover.html")]
pub(crate) struct Recover {
    page: Page,
    name: String,
    wrong: bool,
}

impl Recover {
    pub(crate) fn new(page: Page, name: &str) -> Self {
        Self {
            page,
            name: name.to_owned(),
            wrong: false,
        }
    }

    pub(crate) fn wrong(mut self) -> Self {
        self.wrong = true;
        self
    }
}

/// Showing again who one is.
#[derive(Template)]
#[template(path = "confirm.html")]
pub(crate) struct Confirm {
    page: Page,
    passkey: bool,
    password: bool,
    elsewhere: bool,
    to: String,
    wrong: bool,
}

impl Confirm {
    pub(crate) fn new(
        page: Page,
        (passkey, password): (bool, bool),
        elsewhere: bool,
        to: &str,
    ) -> Self {
        Self {
            page,
            passkey,
            password,
            elsewhere,
            to: to.to_owned(),
            wrong: false,
        }
    }

    pub(crate) fn wrong(mut self) -> Self {
        self.wrong = true;
        self
    }

    /// There is nothing to show: a button does.
    fn button(&self) -> bool {
        !self.passkey && !self.password
    }
}
