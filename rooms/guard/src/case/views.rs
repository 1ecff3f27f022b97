//! Pages of cases. Each has a sample; a test renders all of them in every language.

mod one;
#[cfg(test)]
pub(crate) mod samples;
mod signatures;

pub(crate) use one::{CasePage, Known};
pub(crate) use signatures::SignaturesPage;

use super::{Alarm, Case, Ringing, is_to_be_rehearsed};
use crate::Slot;
use askama::Template;
use std::collections::BTreeMap;
use store::{Millis, Uuid};
use web::Page;

/// Names of the people who work here.
pub(crate) type People = BTreeMap<Uuid, String>;

/// The name of somebody who did something; who left has none any more.
pub(crate) fn name(page: &Page, people: &People, id: Uuid) -> String {
    let known = people.get(&id).cloned();
    known.unwrap_or_else(|| page.t("cases-who-left"))
}

/// What the list is made of.
pub(crate) struct Seen {
    pub(crate) ringing: Ringing,
    pub(crate) rehearsals: Vec<(Slot, Option<Millis>)>,
    pub(crate) cases: Vec<Case>,
    pub(crate) destroyed: Vec<Case>,
    pub(crate) people: People,
    pub(crate) now: Millis,
}

/// One case in a list.
pub(crate) struct Line {
    id: String,
    /// The end of its id: what people say to each other.
    short: String,
    kind: String,
    state: String,
    clock: String,
    alarm: Option<String>,
    immediate: bool,
    held: bool,
    who: Option<String>,
}

impl Line {
    pub(crate) fn new(page: &Page, people: &People, case: &Case, now: Millis) -> Self {
        let alarm = case.standing().alarm(now);
        let rings = |alarm: &Alarm| *alarm != Alarm::Waiting;
        Self {
            id: case.id.to_string(),
            short: short(case.id),
            kind: page.t(&format!("cases-kind-{}", case.kind.name())),
            state: state(page, case),
            clock: clock(page, case),
            alarm: alarm
                .filter(rings)
                .map(|alarm| page.t(&format!("cases-alarm-{}", alarm.name()))),
            immediate: case.immediate && case.state.is_waiting(),
            held: case.held,
            who: case.assignee.map(|id| name(page, people, id)),
        }
    }
}

/// The end of an id, which differs where the beginning is a time.
pub(crate) fn short(id: Uuid) -> String {
    let text = id.simple().to_string();
    text.get(24..).unwrap_or_default().to_owned()
}

pub(crate) fn state(page: &Page, case: &Case) -> String {
    page.t(&format!(
        "cases-state-{}",
        case.state.name().replace('_', "-")
    ))
}

/// What its clock says now.
pub(crate) fn clock(page: &Page, case: &Case) -> String {
    let (key, at) = match case.destroyed_at {
        Some(at) => ("cases-destroyed-at", at),
        None if case.state.is_waiting() => ("cases-decide-by", case.standing().due_at()),
        None => ("cases-kept-until", case.preserve_until),
    };
    page.with(key, "when", page.moment(at))
}

/// All cases.
#[derive(Template)]
#[template(path = "cases.html")]
pub(crate) struct CasesPage {
    page: Page,
    alarms: Vec<String>,
    keys: Vec<String>,
    lines: Vec<Line>,
    destroyed: Vec<Line>,
}

impl CasesPage {
    pub(crate) fn new(page: Page, seen: &Seen) -> Self {
        let line = |case: &Case| Line::new(&page, &seen.people, case, seen.now);
        let Ringing {
            waiting,
            late,
            ending,
            overdue,
        } = seen.ringing;
        let counts = [
            ("cases-n-waiting", waiting),
            ("cases-n-late", late),
            ("cases-n-ending", ending),
            ("cases-n-overdue", overdue),
        ];
        let rings = counts
            .iter()
            .filter(|(key, n)| *n > 0 || *key == "cases-n-waiting");
        let due = seen
            .rehearsals
            .iter()
            .filter(|(_, at)| is_to_be_rehearsed(*at, seen.now));
        Self {
            alarms: rings.map(|(key, n)| page.with(key, "n", *n)).collect(),
            keys: due
                .map(|(slot, _)| page.t(&format!("cases-rehearse-{}", slot.name())))
                .collect(),
            lines: seen.cases.iter().map(line).collect(),
            destroyed: seen.destroyed.iter().map(line).collect(),
            page,
        }
    }
}
