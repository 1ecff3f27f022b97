//! Lists of others, for the safety officer.

use askama::Template;
use guard::exchange::Exchange;
use store::Millis;
use web::Page;

/// How they are fetched.
#[derive(Template)]
#[template(path = "exchanges.html")]
pub(crate) struct Exchanges {
    page: Page,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    kind: String,
    state: String,
    /// What went wrong and what to do.
    wrong: Option<[String; 2]>,
    lines: Vec<String>,
}

impl Exchanges {
    pub(crate) fn new(page: Page, all: &[Exchange], now: Millis) -> Self {
        let rows = all.iter().map(|one| Row::new(&page, one, now)).collect();
        Self { page, rows }
    }
}

impl Row {
    fn new(page: &Page, one: &Exchange, now: Millis) -> Self {
        let wrong = one.last_error.as_deref().filter(|_| one.enabled);
        let wrong = wrong.map(|code| guard::exchange::words(code).map(|key| page.t(&key)));
        Self {
            name: one.name.clone(),
            kind: page.t(&format!("exchange-kind-{}", one.kind.name())),
            state: page.t(&format!("exchange-state-{}", one.state(now))),
            wrong,
            lines: lines(page, one),
        }
    }
}

fn lines(page: &Page, one: &Exchange) -> Vec<String> {
    let when = |key: &str, at: Millis| page.with(key, "when", page.moment(at));
    let count = |key: &str, n: u64| {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        page.with(key, "n", n)
    };
    let mut lines = vec![match one.last_done {
        Some(at) => when("exchange-last-done", at),
        None => page.t("exchange-never"),
    }];
    if one.enabled {
        lines.push(when("exchange-next", one.next_at));
    }
    let counts = one.under_way.unwrap_or(one.counts);
    lines.push(count("exchange-added", counts.added));
    lines.push(count("exchange-changed", counts.changed));
    lines.push(count("exchange-removed", counts.removed));
    lines.push(count("exchange-skipped", counts.skipped));
    if one.failures > 0 {
        lines.push(page.with("exchange-tries", "n", one.failures));
    }
    lines
}
