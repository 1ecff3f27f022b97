//! What an objector sees.

use crate::{
    limits,
    model::{ABUSE, Kind},
    object,
};
use askama::Template;
use web::Page;

/// The form: report this, or remove a picture of me.
#[derive(Template)]
#[template(path = "notice.html")]
pub(crate) struct Notice {
    page: Page,
    title: String,
    send: String,
    action: String,
    back: String,
    say: String,
    reasons: Vec<(&'static str, String)>,
    note_chars_max: usize,
    wrong: Option<String>,
}

impl Notice {
    pub(crate) fn new(page: Page, name: &str, kind: Kind, wrong: Option<&'static str>) -> Self {
        let kind_name = kind.name();
        let reasons = kind
            .reasons()
            .iter()
            .map(|code| (*code, page.t(&format!("desk-why-{code}"))))
            .collect();
        Self {
            title: page.t(&format!("{kind_name}-title")),
            send: page.t(&format!("{kind_name}-send")),
            action: page.href(&format!("/p/{name}/{kind_name}")),
            back: page.href(&format!("/p/{name}")),
            say: page.with("desk-notice-say", "hours", limits::DUE_MS / 3_600_000),
            reasons,
            note_chars_max: limits::NOTE.chars_max,
            wrong: wrong.map(|key| page.t(key)),
            page,
        }
    }
}

/// What became of it.
#[derive(Template)]
#[template(path = "told.html")]
pub(crate) struct Told {
    page: Page,
    open: bool,
    title: String,
    say: String,
    abuse: bool,
    address: String,
}

impl Told {
    pub(crate) fn new(page: Page, told: &object::Told, address: String) -> Self {
        let state = match told.state.as_str() {
            "stays" => "stays",
            "gone" => "gone",
            _ => "open",
        };
        let (title, say) = match state {
            "stays" => (page.t("reported-stays"), page.t("reported-stays-say")),
            "gone" => (page.t("reported-gone"), page.t("desk-told-gone")),
            _ if told.hid => (
                page.t("reported-title"),
                page.with("desk-told-by", "when", page.moment(told.due_at)),
            ),
            _ => (
                page.t("desk-told-open"),
                page.with("desk-told-by", "when", page.moment(told.due_at)),
            ),
        };
        Self {
            abuse: told.reason == ABUSE,
            open: state == "open",
            title,
            say,
            address,
            page,
        }
    }
}
