//! Test and production: two people, and a line that was tried.

use super::stage::{DAY_MS, Stage};
use crate::report::{self, Environment, Switched, Well};
use testkit::{Shell, cybertip::PASSWORD};
use web::Person;

impl Stage {
    async fn propose(&self, to: Environment, by: &Person) -> Switched {
        let proposed = report::propose(&self.shell.app, to, by);
        proposed.await.unwrap()
    }

    async fn agree(&self, by: &Person) -> Switched {
        report::agree(&self.shell.app, by).await.unwrap()
    }

    async fn goes(&self) -> (Environment, Option<Environment>) {
        report::environment(self.shell.app.db()).await.unwrap()
    }
}

#[tokio::test]
async fn production_takes_two_people_and_a_line_that_was_tried() {
    for shell in [Shell::new().await, Shell::on_postgres().await] {
        let stage = Stage::over(shell).await;
        let (to, back) = (Environment::Production, Environment::Test);
        let (ruth, amara) = (&stage.ruth, &stage.amara);
        let try_out =
            async |line: report::Line| report::try_out(&stage.guard, &line).await.unwrap();
        assert_eq!(stage.goes().await, (back, None));
        assert_eq!(stage.propose(to, ruth).await, Switched::NotTried);
        // The other environment's word is not enough, nor a wrong password, nor a word of the day before.
        assert_eq!(try_out(stage.line_to(back, PASSWORD)).await, Well::Yes);
        assert_eq!(stage.propose(to, ruth).await, Switched::NotTried);
        let refused = try_out(stage.line_to(to, "another")).await;
        assert_eq!(refused, Well::Refused(2000));
        assert_eq!(stage.propose(to, ruth).await, Switched::NotTried);
        assert_eq!(try_out(stage.line()).await, Well::Yes);
        stage.later(DAY_MS);
        assert_eq!(stage.propose(to, ruth).await, Switched::NotTried);
        assert_eq!(try_out(stage.line()).await, Well::Yes);
        assert_eq!(stage.propose(to, ruth).await, Switched::Proposed);
        assert_eq!(stage.goes().await, (back, Some(to)));
        assert_eq!(stage.agree(ruth).await, Switched::SamePerson);
        assert_eq!(stage.agree(amara).await, Switched::Done(to));
        assert_eq!(stage.goes().await, (to, None));
        assert_eq!(stage.agree(amara).await, Switched::NothingProposed);
        assert_eq!(stage.propose(to, ruth).await, Switched::Already);
        // Back takes two as well: it would stop every report.
        assert_eq!(stage.propose(back, amara).await, Switched::Proposed);
        assert_eq!(stage.agree(amara).await, Switched::SamePerson);
        stage.later(7 * DAY_MS);
        assert_eq!(stage.agree(ruth).await, Switched::NothingProposed);
        assert_eq!(stage.goes().await, (to, None));
        let all = web::audit::after(stage.shell.app.db(), 0, 100)
            .await
            .unwrap();
        let ours = all.iter().filter(|entry| entry.subject == "reports");
        let told: Vec<_> = ours.map(|e| (e.verb.as_str(), e.detail.as_str())).collect();
        let proposed = "guard.report_switch_proposed";
        let wanted = [
            (proposed, "production"),
            ("guard.report_switched", "production"),
            (proposed, "test"),
        ];
        assert_eq!(told, wanted);
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
