//! Every page of cases with something in every place.

use super::{CasePage, CasesPage, Known, People, Seen, SignaturesPage};
use crate::{
    Slot,
    case::{
        Case, CaseKind, CaseState, Certainty, Detected, Grant, GrantState, Hold, Note, Purpose,
        Ringing,
    },
};
use askama::Template as _;
use store::{Millis, Uuid};
use web::Page;

const NOW: Millis = 1_803_308_400_000;
const DAY: Millis = 86_400_000;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn case(n: u128, state: CaseState) -> Case {
    Case {
        id: id(n),
        item: id(n + 100),
        post: id(n + 200),
        chain: id(300),
        kind: CaseKind::Csam,
        certainty: Certainty::Exact,
        detected: Detected::HashMatch,
        immediate: n == 1,
        state,
        known_at: NOW - 2 * DAY,
        preserve_until: NOW + 10 * DAY,
        viewed: false,
        opened_at: Some(NOW),
        assignee: Some(id(1)),
        doubted_by: Some(id(2)),
        reported_at: (state == CaseState::Reported).then_some(NOW),
        report: (state == CaseState::Reported).then(|| "4711".into()),
        destroyed_at: (state == CaseState::Destroyed).then_some(NOW),
        held: n == 2,
        bytes: 2_000_000,
        media_type: "image/jpeg".into(),
    }
}

fn grant(n: u128, state: GrantState, purpose: Purpose) -> Grant {
    Grant {
        id: id(n),
        about: id(1),
        purpose,
        state,
        reason: "the county asks".into(),
        asked_by: id(n % 3),
        asked_at: NOW,
        decided_by: None,
        expires_at: NOW + DAY,
        used_at: None,
    }
}

fn known(state: CaseState) -> Known {
    let kinds = ["note", "doubt", "agree", "disagree", "reopen", "release"];
    let note = |kind: &&str| Note {
        by: id(1),
        kind: (*kind).to_owned(),
        words: "called the county".into(),
        at: NOW,
    };
    let hold = Hold {
        id: id(40),
        by: id(9),
        reason: "asked by letter".into(),
        at: NOW,
        released_at: None,
    };
    let states = GrantState::ALL.iter().copied().zip(1..);
    let grants = states.flat_map(|(state, n)| {
        let purposes = Purpose::ALL.iter().copied().zip(10 * n..);
        purposes.map(move |(purpose, n)| grant(n, state, purpose))
    });
    Known {
        case: case(1, state),
        linked: vec![case(1, state), case(2, CaseState::Reported)],
        notes: kinds.iter().map(note).collect(),
        holds: vec![hold],
        grants: grants.collect(),
        reports: crate::report::sample(),
        certificate: Some("{}".into()),
        people: People::from([(id(1), "Ruth Okafor".to_owned())]),
        me: id(1),
        now: NOW,
    }
}

/// The name of each page, and the page as text.
pub(crate) fn all(page: &Page) -> Vec<(String, String)> {
    let states = CaseState::ALL.iter().copied();
    let ones = states.map(|state| {
        let view = CasePage::new(page.clone(), &known(state), Some("done"));
        (format!("case-{}", state.name()), view.render().unwrap())
    });
    let seen = Seen {
        ringing: Ringing {
            waiting: 2,
            late: 1,
            ending: 1,
            overdue: 1,
        },
        rehearsals: Slot::ALL.map(|slot| (slot, None)).to_vec(),
        cases: vec![case(1, CaseState::Open), case(2, CaseState::Reported)],
        destroyed: vec![case(3, CaseState::Destroyed)],
        people: People::from([(id(1), "Ruth Okafor".to_owned())]),
        now: NOW,
    };
    let list = CasesPage::new(page.clone(), &seen).render().unwrap();
    let people = People::from([(id(1), "Ruth Okafor".to_owned())]);
    let purposes = Purpose::ALL.iter().copied().zip(10..);
    let waiting: Vec<Grant> = purposes
        .map(|(purpose, n)| grant(n, GrantState::Asked, purpose))
        .collect();
    let signatures = SignaturesPage::new(page.clone(), &people, &waiting);
    [
        ("cases".to_owned(), list),
        ("signatures".to_owned(), signatures.render().unwrap()),
    ]
    .into_iter()
    .chain(ones)
    .collect()
}
