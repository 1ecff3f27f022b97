//! One case, with what can be done about it.

use super::{Line, People, clock, name, short, state};
use crate::case::{Act, Case, CaseState, Grant, GrantState, Hold, Note, Purpose, limits};
use crate::report::{self, CaseReports, PageLine};
use askama::Template;
use store::{Millis, Uuid};
use web::Page;

/// What the page is made of.
pub(crate) struct Known {
    pub(crate) case: Case,
    pub(crate) linked: Vec<Case>,
    pub(crate) notes: Vec<Note>,
    pub(crate) holds: Vec<Hold>,
    pub(crate) grants: Vec<Grant>,
    pub(crate) certificate: Option<String>,
    pub(crate) reports: CaseReports,
    pub(crate) people: People,
    /// Who looks.
    pub(crate) me: Uuid,
    pub(crate) now: Millis,
}

/// What may be said about the last act: nothing else comes from an address.
const SAYINGS: [&str; 9] = [
    "done",
    "gone",
    "same-person",
    "no-reason",
    "not-granted",
    "held",
    "undecided",
    "too-soon",
    "destroyed",
];

struct Written {
    what: String,
    words: String,
    who: String,
    when: String,
}

struct HoldLine {
    id: String,
    reason: String,
    who: String,
    when: String,
}

struct GrantLine {
    id: String,
    what: String,
    reason: String,
    who: String,
    state: String,
    /// Somebody else's, that waits.
    can_answer: bool,
    /// The looker's own, that waits.
    mine: bool,
    /// The looker's own, to destroy, that stands.
    destroys: Option<&'static str>,
}

/// One case.
#[derive(Template)]
#[template(path = "case.html")]
pub(crate) struct CasePage {
    page: Page,
    id: String,
    short: String,
    said: Option<String>,
    alarm: Option<String>,
    clock: String,
    facts: Vec<(String, String)>,
    linked: Vec<Line>,
    notes: Vec<Written>,
    holds: Vec<HoldLine>,
    grants: Vec<GrantLine>,
    purposes: Vec<(&'static str, String)>,
    certificate: Option<String>,
    reports: Vec<PageLine>,
    can_take: bool,
    can_put_back: bool,
    can_doubt: bool,
    can_agree: bool,
    can_disagree: bool,
    can_reopen: bool,
    waits: bool,
    immediate: bool,
    exists: bool,
    chars_max: usize,
}

impl CasePage {
    pub(crate) fn new(page: Page, known: &Known, said: Option<&str>) -> Self {
        let case = &known.case;
        let can = |act: Act| case.state.after(act).is_some();
        let others = known.linked.iter().filter(|other| other.id != case.id);
        let alarm = case.standing().alarm(known.now);
        let said = SAYINGS.into_iter().find(|word| Some(*word) == said);
        Self {
            id: case.id.to_string(),
            short: short(case.id),
            said: said.map(|word| page.t(&format!("cases-said-{word}"))),
            alarm: alarm.map(|alarm| page.t(&format!("cases-alarm-{}", alarm.name()))),
            clock: clock(&page, case),
            facts: facts(&page, known),
            linked: others
                .map(|other| Line::new(&page, &known.people, other, known.now))
                .collect(),
            notes: known
                .notes
                .iter()
                .map(|note| written(&page, known, note))
                .collect(),
            holds: holds(&page, known),
            grants: known
                .grants
                .iter()
                .rev()
                .map(|grant| line(&page, known, grant))
                .collect(),
            purposes: purposes(&page, case, known.now),
            certificate: known.certificate.clone(),
            reports: report::lines(&page, &known.reports),
            can_take: can(Act::Take) && case.assignee != Some(known.me),
            can_put_back: can(Act::PutBack),
            can_doubt: can(Act::Doubt),
            can_agree: can(Act::Agree) && case.doubted_by != Some(known.me),
            can_disagree: can(Act::Disagree),
            can_reopen: can(Act::Reopen),
            waits: case.state.is_waiting(),
            immediate: case.immediate,
            exists: case.state != CaseState::Destroyed,
            chars_max: limits::WORDS_CHARS_MAX,
            page,
        }
    }
}

/// What may be shown: when, which kind, how sure, how large. Nothing of what it is.
fn facts(page: &Page, Known { case, people, .. }: &Known) -> Vec<(String, String)> {
    let moment = |at: Option<Millis>| at.map(|at| page.moment(at));
    let word = |kind: &str, name: &str| page.t(&format!("cases-{kind}-{}", name.replace('_', "-")));
    let seen = if case.was_viewed() {
        "cases-viewed-yes"
    } else {
        "cases-viewed-no"
    };
    let kilobytes = page.number((case.bytes + 1023) / 1024);
    let rows = [
        ("kind", Some(word("kind", case.kind.name()))),
        ("state", Some(state(page, case))),
        ("certainty", Some(word("certainty", case.certainty.name()))),
        ("detected", Some(word("detected", case.detected.name()))),
        ("known", moment(Some(case.known_at))),
        ("assignee", case.assignee.map(|id| name(page, people, id))),
        ("viewed", Some(page.t(seen))),
        ("opened", moment(case.opened_at)),
        ("reported", moment(case.reported_at)),
        ("report", case.report.clone()),
        (
            "file",
            Some(page.with2(
                "cases-file-is",
                ("type", case.media_type.clone()),
                ("size", kilobytes),
            )),
        ),
    ];
    let filled = rows
        .into_iter()
        .filter_map(|(key, value)| value.map(|value| (key, value)));
    filled
        .map(|(key, value)| (page.t(&format!("cases-fact-{key}")), value))
        .collect()
}

fn written(page: &Page, known: &Known, note: &Note) -> Written {
    Written {
        what: page.t(&format!("cases-note-{}", note.kind)),
        words: note.words.clone(),
        who: name(page, &known.people, note.by),
        when: page.moment(note.at),
    }
}

fn holds(page: &Page, known: &Known) -> Vec<HoldLine> {
    let standing = known.holds.iter().filter(|hold| hold.released_at.is_none());
    standing
        .map(|hold| HoldLine {
            id: hold.id.to_string(),
            reason: hold.reason.clone(),
            who: name(page, &known.people, hold.by),
            when: page.moment(hold.at),
        })
        .collect()
}

fn line(page: &Page, known: &Known, grant: &Grant) -> GrantLine {
    let (mine, now) = (grant.asked_by == known.me, known.now);
    let state = match grant.state {
        GrantState::Asked if grant.waits(now) => "waits",
        GrantState::Granted if grant.stands(now) => "stands",
        GrantState::Asked | GrantState::Granted => "ended",
        GrantState::Refused => "refused",
        GrantState::Used => "used",
    };
    let until = grant.used_at.unwrap_or(grant.expires_at);
    GrantLine {
        id: grant.id.to_string(),
        what: purpose(page, grant.purpose),
        reason: grant.reason.clone(),
        who: name(page, &known.people, grant.asked_by),
        state: page.with(&format!("cases-grant-{state}"), "when", page.moment(until)),
        can_answer: grant.waits(now) && !mine,
        mine: grant.waits(now) && mine,
        destroys: (mine && grant.stands(now) && grant.purpose.destroys())
            .then(|| grant.purpose.name()),
    }
}

fn purpose(page: &Page, purpose: Purpose) -> String {
    page.t(&format!(
        "cases-purpose-{}",
        purpose.name().replace('_', "-")
    ))
}

/// What can be asked for now.
fn purposes(page: &Page, case: &Case, now: Millis) -> Vec<(&'static str, String)> {
    let all = Purpose::ALL.iter().copied();
    all.filter(|one| one.fits(&case.standing(), now).is_ok())
        .map(|one| (one.name(), purpose(page, one)))
        .collect()
}
