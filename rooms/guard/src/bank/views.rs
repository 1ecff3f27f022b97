//! Pages of banks. Each has a sample; a test renders all of them in every language.

use super::{Bank, Content, Standing};
use askama::Template;
use hashbank::View;
use web::Page;

/// How much is listed, for whoever runs the instance.
#[derive(Template)]
#[template(path = "banks_counts.html")]
pub(crate) struct CountsPage {
    page: Page,
    lines: Vec<(String, String)>,
}

impl CountsPage {
    pub(crate) fn new(page: Page, banks: &[Bank]) -> Self {
        let signals = banks.iter().map(Bank::len).sum();
        let lines = vec![
            (page.t("guard-banks"), count(&page, of(banks.len()))),
            (page.t("guard-hashes"), count(&page, signals)),
        ];
        Self { page, lines }
    }
}

/// A bank in numbers.
pub(crate) struct Line {
    name: String,
    purpose: String,
    facts: Vec<(String, String)>,
}

impl Line {
    fn new(page: &Page, bank: &Bank) -> Self {
        let mut facts = vec![(page.t("guard-source"), bank.source.clone())];
        if let Some(exchange) = &bank.exchange {
            facts.push((page.t("guard-exchange"), exchange.clone()));
        }
        let threshold = i64::from(bank.threshold);
        facts.push((page.t("guard-threshold"), page.number(threshold)));
        // Parts per million as a percentage with at most four places.
        let (whole, part) = (bank.enabled_ppm / 10_000, bank.enabled_ppm % 10_000);
        let share = format!("{whole}.{part:04}");
        let share = share.trim_end_matches('0').trim_end_matches('.');
        let share = page.with("guard-share-of", "n", page.decimal(share));
        facts.push((page.t("guard-share"), share));
        for (kind, n) in bank.signals.iter().filter(|(_, n)| **n > 0) {
            facts.push((kind.name().to_uppercase(), count(page, *n)));
        }
        if !bank.labels.is_empty() {
            facts.push((page.t("guard-labels"), bank.labels.join(", ")));
        }
        Self {
            name: bank.name.clone(),
            purpose: page.t(&format!("guard-purpose-{}", bank.purpose.name())),
            facts,
        }
    }
}

/// A content that waits for a person.
pub(crate) struct Odd {
    id: i64,
    bank: String,
    why: String,
    said: String,
    held: bool,
    disabled: bool,
}

impl Odd {
    fn new(page: &Page, banks: &[Bank], content: &Content) -> Self {
        let bank = banks.iter().find(|bank| bank.id == content.bank);
        let why = match (&content.held, content.standing) {
            (Some((since, _)), _) => page.with("guard-held-since", "when", page.moment(*since)),
            (None, Standing::Disabled) => page.t("guard-disabled"),
            (None, _) => page.t("guard-doubted"),
        };
        let votes = |view| {
            let of_view = content.opinions.iter().filter(|one| one.view == view);
            i64::try_from(of_view.count()).unwrap_or(i64::MAX)
        };
        let (yes, no) = (votes(View::Confirm), votes(View::Deconfirm));
        Self {
            id: content.id,
            bank: bank.map(|bank| bank.name.clone()).unwrap_or_default(),
            why,
            said: page.with2("guard-opinions", ("yes", yes), ("no", no)),
            held: content.held.is_some(),
            disabled: content.standing == Standing::Disabled,
        }
    }
}

/// All banks, and what waits.
#[derive(Template)]
#[template(path = "banks.html")]
pub(crate) struct BanksPage {
    page: Page,
    lines: Vec<Line>,
    odd: Vec<Odd>,
}

impl BanksPage {
    pub(crate) fn new(page: Page, banks: &[Bank], odd: &[Content]) -> Self {
        let lines = banks.iter().map(|bank| Line::new(&page, bank)).collect();
        let odd = odd
            .iter()
            .map(|content| Odd::new(&page, banks, content))
            .collect();
        Self { page, lines, odd }
    }
}

fn of(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

fn count(page: &Page, n: u64) -> String {
    page.number(i64::try_from(n).unwrap_or(i64::MAX))
}

#[cfg(test)]
pub(crate) mod samples {
    //! Every page of banks with something in every place.

    use super::*;
    use crate::{
        Purpose,
        bank::{About, Opinion},
    };
    use hashbank::SignalKind;
    use store::Uuid;

    pub(crate) fn all(page: &dyn Fn() -> Page) -> Vec<String> {
        let bank = Bank {
            id: Uuid::nil(),
            name: "made up".into(),
            purpose: Purpose::Abuse,
            threshold: 31,
            enabled_ppm: 125_000,
            source: "drawn".into(),
            labels: vec!["one".into()],
            exchange: Some("partners".into()),
            made_at: 0,
            signals: [(SignalKind::Pdq, 12_000)].into(),
        };
        let content = |held: Option<i64>, standing| Content {
            id: 7,
            bank: Uuid::nil(),
            key: None,
            about: About::default(),
            signals: Vec::new(),
            standing,
            disabled_until: None,
            held: held.map(|at| (at, "flood".into())),
            opinions: vec![Opinion {
                who: "ana".into(),
                view: View::Deconfirm,
                at: 0,
            }],
            added_at: 0,
        };
        let odd = [
            content(Some(1_803_308_400_000), Standing::Held),
            content(None, Standing::Doubted),
            content(Some(1_803_308_400_000), Standing::Disabled),
        ];
        let banks = [bank];
        let pages = [
            BanksPage::new(page(), &banks, &odd).render(),
            BanksPage::new(page(), &[], &[]).render(),
            CountsPage::new(page(), &banks).render(),
        ];
        pages.into_iter().map(Result::unwrap).collect()
    }
}
