//! The starter facts are without fault, and every planted fault is found.

use super::*;
use crate::{Fault, Sources};
use jiff::civil::date;
use std::collections::BTreeSet;

const FACT: &str = r#"
[[fact]]
id = "a-fact"
value = { percent = 18 }
also.whole = { count = 100 }
says.en = "In {year}, {value} of {whole}."
says.es = "En {year}, el {value} de {whole}."
year = 2024
place = "US"
denominator = "children"
source = { name = "A body", url = "https://example.org/a", read_on = "2026-11-22" }
grade = "A"
licence = "cite-only"
reviewed_on = "2026-11-22"
review_by = "2027-11-22"
status = "draft"
"#;

const GROUPS: &str = r#"
denominator = [{ id = "children", name = { en = "children", es = "menores" } }, { id = "adults", name = { en = "adults", es = "adultos" } }]
counted = [{ id = "reports", name = { en = "reports", es = "reportes" } }]
"#;

const NEVER: &str = r#"
[[never]]
id = "made-up"
why = { en = "Nobody counted it.", es = "Nadie lo contó." }
all = [["18 %", "100"]]
"#;

/// A world of its own: one topic with these facts.
fn sources(facts: &str) -> Sources {
    let topic = format!("topic = {{ en = \"T\", es = \"T\" }}\n{facts}");
    [
        ("facts/t.toml", topic.as_str()),
        ("facts/denominators.toml", GROUPS),
    ]
    .into_iter()
    .collect()
}

fn faults_of(sources: &Sources) -> Vec<Fault> {
    let mut faults = Vec::new();
    read(sources, &mut faults);
    faults
}

/// The codes of what is wrong with one fact after a change of its text.
fn after(from: &str, to: &str) -> Vec<&'static str> {
    assert!(FACT.contains(from), "{from}");
    codes(&faults_of(&sources(&FACT.replace(from, to))))
}

fn codes(faults: &[Fault]) -> Vec<&'static str> {
    let codes: BTreeSet<_> = faults.iter().map(|f| f.code).collect();
    codes.into_iter().collect()
}

fn embedded() -> Facts {
    let mut faults = Vec::new();
    let facts = read(&Sources::embedded(), &mut faults);
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    facts
}

#[test]
fn the_starter_facts_are_without_fault() {
    let facts = embedded();
    assert!(facts.iter().count() >= 80 && facts.topics().len() >= 8);
    for (kind, id, ..) in facts.drawings.all() {
        assert!(!id.is_empty(), "{kind}");
    }
    assert!(facts.never().claims().len() >= 8);
}

#[test]
fn one_good_fact_has_no_fault() {
    assert_eq!(faults_of(&sources(FACT)), []);
}

/// What is changed in a good fact, into what, and the fault that must be said then.
const PLANTED: &[(&str, &str, &str)] = &[
    (
        "source = { name = \"A body\", url = \"https://example.org/a\", read_on = \"2026-11-22\" }\n",
        "",
        "fact-no-source",
    ),
    ("https://example.org/a", "example.org", "fact-no-source"),
    ("{ percent = 18 }", "{ percent = \"many\" }", "fact-shape"),
    ("{ percent = 18 }", "{ percent = 180 }", "fact-value"),
    (
        "{ percent = 18 }",
        "{ count = 18 }\ncounts = \"reports\"",
        "fact-counts",
    ),
    ("year = 2024", "year = \"soon\"", "fact-shape"),
    ("year = 2024", "year = 24", "fact-period"),
    ("year = 2024\n", "", "fact-period"),
    ("year = 2024", "color = \"red\"", "fact-shape"),
    ("\"A\"", "\"Z\"", "fact-shape"),
    ("\"draft\"", "\"confirmed\"", "fact-shape"),
    ("id = \"a-fact\"", "id = \"A fact\"", "fact-id"),
    ("\"children\"", "\"people\"", "fact-denominator"),
    ("denominator = \"children\"\n", "", "fact-denominator"),
    (
        "denominator = \"children\"",
        "counts = \"people\"\nseries = \"none\"",
        "fact-counts",
    ),
    (
        "year = 2024",
        "year = 2024\nseries = \"none\"",
        "fact-series",
    ),
    (
        "year = 2024",
        "year = 2024\nsupersedes = \"none\"",
        "fact-supersedes",
    ),
    (
        "year = 2024",
        "year = 2024\nsupersedes = \"a-fact\"",
        "fact-supersedes",
    ),
    ("\"US\"", "\"Narnia\"", "fact-place"),
    ("{value} of {whole}.\"", "18 % of {whole}.\"", "fact-digit"),
    ("el {value} de {whole}", "el {value}", "fact-translation"),
    ("{whole}", "{nothing}", "fact-places"),
    (
        "says.es = \"En {year}, el {value} de {whole}.\"\n",
        "",
        "fact-language",
    ),
    (
        "grade = \"A\"",
        "secondary = true\ngrade = \"A\"",
        "fact-secondary",
    ),
    (
        "grade = \"A\"",
        "origin = \"B\"\ngrade = \"A\"",
        "fact-secondary",
    ),
    ("2027-11-22", "2026-11-22", "fact-review"),
    ("\"2027-11-22\"", "\"next year\"", "fact-shape"),
    (
        "id = \"a-fact\"",
        "id = \"a-fact\"\nkind = \"law\"",
        "fact-kind",
    ),
];

#[test]
fn each_fault_of_a_fact_is_found() {
    for (from, to, code) in PLANTED {
        let found = after(from, to);
        assert!(found.contains(code), "{from} -> {to}: {found:?}");
    }
}

#[test]
fn a_fault_names_file_line_and_fact() {
    let faults = faults_of(&sources(&format!("{FACT}{FACT}")));
    let [fault] = faults.as_slice() else {
        panic!("{faults:?}")
    };
    assert_eq!((fault.code, fault.line), ("fact-duplicate", Some(19)));
    assert!(
        fault
            .to_string()
            .starts_with("facts/t.toml:19 [fact-duplicate] a-fact:"),
        "{fault}"
    );
}

#[test]
fn two_files_cannot_claim_one_id_and_a_broken_file_is_said() {
    let mut two = sources(FACT);
    two.put(
        "facts/u.toml",
        format!("topic = {{ en = \"U\", es = \"U\" }}\n{FACT}"),
    );
    assert_eq!(codes(&faults_of(&two)), ["fact-duplicate"]);
    two.put("facts/u.toml", "topic = {\n\n[[fact");
    let faults = faults_of(&two);
    assert_eq!(codes(&faults), ["fact-file"]);
    assert!(faults[0].line.is_some(), "{}", faults[0]);
}

#[test]
fn a_series_never_mixes() {
    let charts = r#"series = [{ id = "line", title = { en = "L", es = "L" }, breaks = [] }]"#;
    let first = FACT
        .replace("year = 2024", "year = 2023\nseries = \"line\"")
        .replace("a-fact", "b-fact");
    let with = |second: &str| {
        let mut sources = sources(&format!("{first}{second}"));
        sources.put("facts/charts.toml", charts);
        codes(&faults_of(&sources))
    };
    let second = FACT.replace("year = 2024", "year = 2024\nseries = \"line\"");
    assert_eq!(with(&second), [""; 0]);
    for (from, to) in [
        ("\"children\"", "\"adults\""),
        ("{ percent = 18 }", "{ one_in = 6 }"),
        ("\"US\"", "\"CA\""),
        ("year = 2024", "year = 2023"),
        ("year = 2024", "year = 2024\nspan = \"fiscal\""),
    ] {
        assert_eq!(
            with(&second.replace(from, to)),
            ["fact-mixed-series"],
            "{to}"
        );
    }
    assert_eq!(
        with(
            &second
                .replace("{ percent = 18 }", "{ count = 18 }")
                .replace("denominator = \"children\"", "counts = \"reports\"")
        ),
        ["fact-mixed-series"]
    );
}

#[test]
fn what_nobody_may_print_is_found_in_any_language() {
    let mut with = sources(FACT);
    with.put("facts/never.toml", NEVER);
    assert_eq!(codes(&faults_of(&with)), ["fact-never"]);
    let spanish = NEVER.replace("\"18 %\", \"100\"", "\"18 %\", \"de\"");
    with.put("facts/never.toml", spanish);
    assert_eq!(codes(&faults_of(&with)), ["fact-never"]);
    with.put(
        "facts/never.toml",
        NEVER.replace("[[\"18 %\", \"100\"]]", "[[\"\"]]"),
    );
    assert_eq!(codes(&faults_of(&with)), ["never-empty"]);
}

#[test]
fn a_chain_of_older_facts_goes_one_way() {
    let older = FACT.replace("a-fact", "old").replace("2024", "2020");
    let newer = FACT.replace("year = 2024", "year = 2024\nsupersedes = \"old\"");
    let read_both = |facts: String| {
        let mut faults = Vec::new();
        (read(&sources(&facts), &mut faults), codes(&faults))
    };
    let (facts, faults) = read_both(format!("{older}{newer}"));
    assert!(faults.is_empty(), "{faults:?}");
    let (old, new) = (facts.get("old").unwrap(), facts.get("a-fact").unwrap());
    assert_eq!(facts.newer(&old.id).map(|f| f.id.as_str()), Some("a-fact"));
    assert!(facts.newer(&new.id).is_none());
    assert_eq!(
        facts
            .older(new)
            .iter()
            .map(|f| f.id.as_str())
            .collect::<Vec<_>>(),
        ["old"]
    );
    let circle = older.replace("year = 2020", "year = 2020\nsupersedes = \"a-fact\"");
    let (facts, faults) = read_both(format!("{circle}{newer}"));
    assert_eq!(faults, ["fact-supersedes"]);
    assert!(
        facts.older(facts.get("old").unwrap()).len() <= 2,
        "a circle ends"
    );
    let twice = newer.replace("a-fact", "another");
    assert_eq!(
        read_both(format!("{older}{newer}{twice}")).1,
        ["fact-supersedes"]
    );
}

#[test]
fn a_correction_names_a_fact_and_charts_draw_shares() {
    let mut with = sources(FACT);
    with.put(
        "facts/corrections.toml",
        "[[correction]]\ndate = \"2027-01-31\"\nfact = \"none\"\nwhat.en = \"x\"",
    );
    assert_eq!(
        codes(&faults_of(&with)),
        ["correction-fact", "fact-language"]
    );
    with.remove("facts/corrections.toml");
    let bars = r#"bars = [{ id = "b", title = { en = "B", es = "B" }, note = { en = "In 2024", es = "N" }, facts = ["none"] }]"#;
    with.put("facts/charts.toml", bars);
    assert_eq!(codes(&faults_of(&with)), ["chart-fact", "fact-digit"]);
}

#[test]
fn past_its_day_a_fact_is_overdue_and_no_fault() {
    let mut faults = Vec::new();
    let facts = read(&sources(FACT), &mut faults);
    assert!(facts.overdue(date(2027, 11, 22)).is_empty());
    assert_eq!(facts.overdue(date(2027, 11, 23)).len(), 1);
    let thin = read(
        &sources(&FACT.replace("grade = \"A\"", "grade = \"C\"")),
        &mut faults,
    );
    assert!(thin.overdue(date(2029, 1, 1)).is_empty() && faults.is_empty());
}

/// The list that campaigns are asked not to repeat: each claim is found as people write it.
#[test]
fn the_claims_of_the_starter_list_are_found() {
    let facts = embedded();
    for (text, id) in [
        ("Every year 300,000 children are sold.", "us-300000"),
        ("Cada año venden a 300.000 niños.", "us-300000"),
        ("The average age of entry is 12-14.", "age-of-entry"),
        ("La edad promedio de entrada es 13.", "age-of-entry"),
        ("It is a $32 billion industry.", "32-billion"),
        ("There are 27 million slaves.", "27-million"),
        ("Only 1% are ever rescued.", "one-percent-rescued"),
        ("Solo el 1 % es rescatado.", "one-percent-rescued"),
        ("At least 100,000 children.", "at-least-100000"),
        ("Texas is among the top 10 states.", "state-ranking"),
        (
            "The CyberTipline counted 62,891 children.",
            "reports-as-children",
        ),
    ] {
        let found: Vec<_> = facts
            .never()
            .found(text)
            .iter()
            .map(|c| c.id.clone())
            .collect();
        assert_eq!(found, [id], "{text}");
    }
    for fine in [
        "About 27.6 million people were in forced labor.",
        "Of 1,300,000 reports none was counted as children.",
        "Their average age was 15.",
        "The CyberTipline received 62,891 reports of child sex trafficking.",
    ] {
        assert!(facts.never().found(fine).is_empty(), "{fine}");
    }
}
