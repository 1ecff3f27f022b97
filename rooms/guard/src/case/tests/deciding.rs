//! Who decides what, and what rings meanwhile.

use super::{super::*, stage::*};

#[tokio::test]
async fn not_reportable_takes_two_officers_and_a_reason_each() {
    for stage in Stage::both().await {
        let (app, ruth, amara) = (&stage.shell.app, stage.ruth, stage.amara);
        let id = stage.case(b"words").await;
        assert_eq!(
            doubt(app, ruth, id, WHY).await.unwrap(),
            Outcome::Gone,
            "not taken"
        );
        assert_eq!(take(app, ruth, id).await.unwrap(), Outcome::Done);
        assert_eq!(stage.read(id).await.assignee, Some(ruth));
        assert_eq!(
            doubt(app, ruth, id, " no. ").await.unwrap(),
            Outcome::NoReason
        );
        assert_eq!(doubt(app, ruth, id, WHY).await.unwrap(), Outcome::Done);
        stage.later(1).await;
        let alone = answer_doubt(app, ruth, id, true, WHY).await.unwrap();
        assert_eq!(alone, Outcome::SamePerson);
        assert_eq!(stage.read(id).await.state, CaseState::Doubted);
        let other = answer_doubt(app, amara, id, false, WHY).await.unwrap();
        assert_eq!(other, Outcome::Done);
        stage.later(1).await;
        doubt(app, ruth, id, WHY).await.unwrap();
        stage.later(1).await;
        assert_eq!(
            answer_doubt(app, amara, id, true, WHY).await.unwrap(),
            Outcome::Done
        );
        let case = stage.read(id).await;
        assert_eq!(case.state, CaseState::NotReportable);
        // An ordinary picture is not kept for a year.
        assert_eq!(case.preserve_until - stage.shell.clock.now(), 30 * DAY_MS);
        stage.later(1).await;
        assert_eq!(reopen(app, amara, id, WHY).await.unwrap(), Outcome::Done);
        let case = stage.read(id).await;
        assert_eq!(case.preserve_until - stage.shell.clock.now(), 365 * DAY_MS);
        assert_eq!(put_back(app, amara, id).await.unwrap(), Outcome::Done);
        assert_eq!(stage.read(id).await.assignee, None);
        let notes = notes(app, id).await.unwrap();
        let kinds: Vec<_> = notes.iter().map(|note| &*note.kind).collect();
        assert_eq!(kinds, ["doubt", "disagree", "doubt", "agree", "reopen"]);
        assert!(notes.iter().all(|note| note.words == WHY));
        let verbs = stage.audited(id).await;
        let said = [
            "taken",
            "doubted",
            "doubt_refused",
            "not_reportable",
            "reopened",
            "put_back",
        ];
        assert!(
            said.iter().all(|verb| verbs.iter().any(|v| v == verb)),
            "{verbs:?}"
        );
    }
}

#[tokio::test]
async fn a_report_is_written_down_once_and_starts_the_year() {
    for stage in Stage::both().await {
        let id = stage.reported(b"words").await;
        let first = stage.read(id).await;
        assert_eq!(
            (first.state, first.report.as_deref()),
            (CaseState::Reported, Some("NCMEC 4711"))
        );
        stage.later(10 * DAY_MS).await;
        let mut tx = stage.shell.begin().await;
        reported(&mut tx, id, ("NCMEC", "4711"), "system")
            .await
            .unwrap();
        reported(&mut tx, id, ("NCMEC", "4712"), "system")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let again = stage.read(id).await;
        assert_eq!(again.preserve_until, first.preserve_until);
        assert_eq!(again.report.as_deref(), Some("NCMEC 4712"));
        let verbs = stage.audited(id).await;
        assert_eq!(verbs, ["opened", "reported", "reported"]);
    }
}

#[tokio::test]
async fn gauges_follow_the_clock_until_somebody_acts() {
    for stage in Stage::both().await {
        let app = &stage.shell.app;
        let ringing = || Ringing::now(app.db(), app.clock().now());
        assert_eq!(ringing().await.unwrap(), Ringing::default());
        let (one, two) = (stage.case(b"1").await, stage.case(b"2").await);
        let waiting = |waiting, late| Ringing {
            waiting,
            late,
            ..Ringing::default()
        };
        assert_eq!(ringing().await.unwrap(), waiting(2, 0));
        mark_immediate(app, stage.ruth, two, true).await.unwrap();
        stage.later(limits::IMMEDIATE_MS + 1).await;
        assert_eq!(ringing().await.unwrap(), waiting(1, 1));
        stage.later(limits::DECIDE_MS).await;
        assert_eq!(ringing().await.unwrap(), waiting(0, 2));
        let mut tx = stage.shell.begin().await;
        for id in [one, two] {
            reported(&mut tx, id, ("NCMEC", "1"), "system")
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(ringing().await.unwrap(), Ringing::default());
        hold(app, stage.ruth, two, WHY).await.unwrap();
        stage.later(340 * DAY_MS).await;
        assert_eq!(
            ringing().await.unwrap(),
            Ringing {
                ending: 2,
                ..Ringing::default()
            }
        );
        stage.later(30 * DAY_MS).await;
        // One was destroyed by itself; the hold is still there to be looked at.
        assert_eq!(
            ringing().await.unwrap(),
            Ringing {
                ending: 1,
                ..Ringing::default()
            }
        );
        assert_eq!(stage.read(one).await.state, CaseState::Destroyed);
        assert_eq!(stage.read(two).await.state, CaseState::Reported);
    }
}

#[tokio::test]
async fn notes_are_sealed_and_a_note_on_nothing_is_none() {
    let stage = Stage::new().await;
    let (app, id) = (&stage.shell.app, stage.case(b"words").await);
    let done = note(app, stage.ruth, id, "called the county sheriff").await;
    assert_eq!(done.unwrap(), Outcome::Done);
    let gone = note(app, stage.ruth, stage.ruth, WHY).await.unwrap();
    assert_eq!(gone, Outcome::Gone);
    let rows: Vec<(Vec<u8>,)> = app
        .db()
        .all(
            store::Statement::both("SELECT words FROM guard_note"),
            store::args![],
        )
        .await
        .unwrap();
    assert!(!rows[0].0.windows(7).any(|w| w == b"sheriff"));
    assert_eq!(
        notes(app, id).await.unwrap()[0].words,
        "called the county sheriff"
    );
}
