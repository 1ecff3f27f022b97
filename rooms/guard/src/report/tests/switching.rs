//! Test and production: two people, and a line that was tried.

use super::stage::{DAY_MS, Stage};
use crate::report::{self, Environment, Switched, Well};
use testkit::{Shell, cybertip::PASSWORD};

#[tokio::test]
async fn production_takes_two_people_and_a_line_that_was_tried() {
    for shell in [Shell::new().await, Shell::on_postgres().await] {
        let stage = Stage::over(shell).await;
        let (app, db) = (&stage.shell.app, stage.shell.app.db());
        let to = Environment::Production;
        assert_eq!(
            report::environment(db).await.unwrap(),
            (Environment::Test, None)
        );
        assert_eq!(
            report::propose(app, to, &stage.ruth).await.unwrap(),
            Switched::NotTried
        );
        // The other environment's word is not enough, nor is one of the day before.
        let test = stage.line_to(Environment::Test, PASSWORD);
        report::try_out(&stage.guard, &test).await.unwrap();
        assert_eq!(
            report::propose(app, to, &stage.ruth).await.unwrap(),
            Switched::NotTried
        );
        let bad = stage.line_to(to, "another");
        assert_eq!(
            report::try_out(&stage.guard, &bad).await.unwrap(),
            Well::Refused(2000)
        );
        assert_eq!(
            report::propose(app, to, &stage.ruth).await.unwrap(),
            Switched::NotTried
        );
        report::try_out(&stage.guard, &stage.line()).await.unwrap();
        stage.later(DAY_MS);
        assert_eq!(
            report::propose(app, to, &stage.ruth).await.unwrap(),
            Switched::NotTried
        );
        report::try_out(&stage.guard, &stage.line()).await.unwrap();
        assert_eq!(
            report::propose(app, to, &stage.ruth).await.unwrap(),
            Switched::Proposed
        );
        assert_eq!(
            report::environment(db).await.unwrap(),
            (Environment::Test, Some(to))
        );
        assert_eq!(
            report::agree(app, &stage.ruth).await.unwrap(),
            Switched::SamePerson
        );
        assert_eq!(
            report::agree(app, &stage.amara).await.unwrap(),
            Switched::Done(to)
        );
        assert_eq!(report::environment(db).await.unwrap(), (to, None));
        assert_eq!(
            report::agree(app, &stage.amara).await.unwrap(),
            Switched::NothingProposed
        );
        assert_eq!(
            report::propose(app, to, &stage.ruth).await.unwrap(),
            Switched::Already
        );
        // Back takes two as well: it would stop every report.
        let back = Environment::Test;
        assert_eq!(
            report::propose(app, back, &stage.amara).await.unwrap(),
            Switched::Proposed
        );
        assert_eq!(
            report::agree(app, &stage.amara).await.unwrap(),
            Switched::SamePerson
        );
        stage.later(7 * DAY_MS);
        assert_eq!(
            report::agree(app, &stage.ruth).await.unwrap(),
            Switched::NothingProposed
        );
        assert_eq!(report::environment(db).await.unwrap(), (to, None));
        let all = web::audit::after(db, 0, 100).await.unwrap();
        let verbs: Vec<_> = all
            .iter()
            .filter(|e| e.subject == "reports")
            .map(|e| (e.verb.as_str(), e.detail.as_str()))
            .collect();
        assert_eq!(
            verbs,
            [
                ("guard.report_switch_proposed", "production"),
                ("guard.report_switched", "production"),
                ("guard.report_switch_proposed", "test"),
            ]
        );
    }
}

#[tokio::test]
async fn a_demonstration_never_reports() {
    let stage = Stage::over(Shell::demo().await).await;
    report::try_out(&stage.guard, &stage.line()).await.unwrap();
    let proposed = report::propose(&stage.shell.app, Environment::Production, &stage.ruth);
    assert_eq!(proposed.await.unwrap(), Switched::Demo);
}

#[test]
fn the_two_are_never_taken_for_each_other() {
    let [test, production] = Environment::ALL;
    assert_ne!(test.base(), production.base());
    assert!(test.banner().starts_with("TEST") && production.banner() == "PRODUCTION");
    for environment in Environment::ALL {
        assert_eq!(Environment::parse(environment.name()), Some(environment));
        assert!(environment.base().starts_with("https://"));
    }
}
