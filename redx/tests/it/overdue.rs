//! What is past its date is counted for the organiser, by the clock and by what is shown.

use help::Help;
use learn::Learn;
use metrics_exporter_prometheus::PrometheusBuilder;
use redx::overdue::Overdue;
use std::time::Duration;
use testkit::Shell;
use web::{
    Person, Role,
    content::{agree, propose},
};

const YEAR: Duration = Duration::from_hours(365 * 24);
const GB: &str = "hotlines/gb.toml";

fn gauges(overdue: &Overdue) -> String {
    let recorder = PrometheusBuilder::new().build_recorder();
    metrics::with_local_recorder(&recorder, || overdue.measure());
    recorder.handle().render()
}

#[tokio::test]
async fn what_is_past_its_date_is_counted_until_somebody_has_read_it_again() {
    let shell = Shell::new().await;
    let (learn, help) = (Learn::new(shell.app.clone()), Help::new(shell.app.clone()));
    let late = |what: &[(String, jiff::civil::Date)], id: &str| what.iter().any(|l| l.0 == id);

    let now = Overdue::of(&learn, &help);
    assert!(now.facts.is_empty() && late(&now.lines, "gb-999"));
    let said = gauges(&now);
    let lines = format!("redx_lines_overdue {}\n", now.lines.len());
    assert!(
        said.contains("redx_facts_overdue 0\n") && said.contains(&lines),
        "{said}"
    );

    shell.clock.advance(YEAR);
    let year = Overdue::of(&learn, &help);
    assert!(late(&year.facts, "us-missing-2024-care"));
    assert!(
        year.facts.is_sorted_by_key(|(_, by)| *by) && year.lines.is_sorted_by_key(|(_, by)| *by)
    );
    assert!(gauges(&year).contains(&format!("redx_facts_overdue {}\n", year.facts.len())));

    // Somebody reads it again, and a second person agrees.
    let person = |name: &str| Person {
        id: shell.app.db().ids().row(),
        name: name.into(),
        role: Role::Editor,
    };
    let text = help.edited().kind().texts(&help.edited().now().files)[GB].clone();
    let read = text.replace("verified_on = \"2026-", "verified_on = \"2028-");
    assert_ne!(read, text);
    let change = propose(
        help.edited(),
        &person("Nadia"),
        GB,
        Some(read),
        "read again",
    )
    .await;
    agree(help.edited(), &person("Ruth"), change.unwrap())
        .await
        .unwrap();
    let after = Overdue::of(&learn, &help);
    assert!(!late(&after.lines, "gb-999") && after.lines.len() < year.lines.len());
}
