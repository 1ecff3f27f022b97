//! Every statement of every crate is understood by both engines.

use testkit::shell::Shell;

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    for shell in [Shell::new().await, Shell::on_postgres().await] {
        let all = [
            store::events::STATEMENTS,
            store::jobs::STATEMENTS,
            web::STATEMENTS,
            staff::STATEMENTS,
            learn::STATEMENTS,
            guard::STATEMENTS,
            guard::case::STATEMENTS,
            guard::exchange::STATEMENTS,
            guard::hma::STATEMENTS,
            guard::report::STATEMENTS,
            post::STATEMENTS,
            ask::STATEMENTS,
            desk::STATEMENTS,
            desk::CARE_STATEMENTS,
            desk::CONTROL_STATEMENTS,
            desk::TRAINING_STATEMENTS,
        ];
        for list in all {
            shell.app.db().prepare_all(list).await.unwrap();
        }
    }
}
