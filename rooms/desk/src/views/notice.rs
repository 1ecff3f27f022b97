//! What an objector sees.

use crate::{
    limits,
    model::{ABUSE, Kind},
    notice::NoticeForm,
    object,
};
use askama::Template;
use web::{Field, Page};

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
    /// As it was filled in.
    form: NoticeForm,
    /// It may be signed: somebody asks that their own picture goes.
    signs: bool,
    /// The part for who signs is unfolded.
    unfolded: bool,
    note_chars_max: usize,
    wrong: Option<String>,
}

impl Notice {
    pub(crate) fn new(
        page: Page,
        name: &str,
        kind: Kind,
        form: &NoticeForm,
        wrong: Option<&'static str>,
    ) -> Self {
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
            form: form.clone(),
            signs: kind == Kind::Remove,
            unfolded: wrong.is_some_and(|key| key.starts_with("notice-")),
            note_chars_max: limits::NOTE.chars_max,
            wrong: wrong.map(|key| page.t(key)),
            page,
        }
    }

    /// The lines of the folded part: name, words, what was filled in, how many characters.
    fn lines(&self) -> Vec<(&'static str, String, &str, usize)> {
        let line = |field: &Field, key: &str, value| {
            (field.name, self.page.t(key), value, field.chars_max)
        };
        let filled = &self.form.filled;
        let mut lines = vec![
            line(&limits::OBJECTOR_NAME, "notice-name", filled.name.as_str()),
            line(&limits::CONTACT, "notice-contact", &filled.contact),
        ];
        if self.signs {
            lines.push(line(
                &limits::SIGNATURE,
                "notice-signature",
                &filled.signature,
            ));
        }
        lines
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
    /// What was said, when, until when it is decided on, what was decided and by whom: label and text.
    lines: Vec<(String, String)>,
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
            lines: lines(&page, told, state),
            title,
            say,
            address,
            page,
        }
    }
}

/// The statement of reasons for who objected.
fn lines(page: &Page, told: &object::Told, state: &str) -> Vec<(String, String)> {
    let kind = page.t(&format!("{}-title", told.kind));
    let why = page.t(&format!("desk-why-{}", told.reason));
    let mut lines = vec![
        (page.t("notice-said"), format!("{kind}: {why}")),
        (page.t("notice-when"), page.moment(told.made_at)),
    ];
    if told.hid {
        lines.push((page.t("notice-hid"), page.t("notice-hid-say")));
    }
    let Some(decided_at) = told.decided_at else {
        lines.push((page.t("notice-due"), page.moment(told.due_at)));
        return lines;
    };
    lines.push((page.t("notice-decided"), page.moment(decided_at)));
    lines.push((
        page.t("statement-why"),
        page.t(&format!("notice-why-{state}")),
    ));
    lines.push((
        page.t("statement-by"),
        page.t(&format!("notice-by-{state}")),
    ));
    lines
}
