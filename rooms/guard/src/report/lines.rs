//! How a case is reported, in words, for `case_reports.html`.

use super::{ByHand, CaseReports, Standing};
use web::Page;

/// One report of a case.
pub(crate) struct Line {
    /// Where it goes; of one made by hand, all there is to say.
    pub(crate) to: String,
    pub(crate) stands: String,
    /// Why it waits for a person.
    pub(crate) stopped: Option<String>,
    pub(crate) more: Vec<String>,
}

/// Every report of a case, the one through the interface first.
pub(crate) fn lines(page: &Page, reports: &CaseReports) -> Vec<Line> {
    let sent = reports.report.iter().map(|standing| sent(page, standing));
    let by_hand = reports.by_hand.iter().map(|report| by_hand(page, report));
    sent.chain(by_hand).collect()
}

fn sent(page: &Page, standing: &Standing) -> Line {
    let stopped = standing.halt.map(|halt| {
        // As text: a code is written without a comma.
        let code = standing.code.unwrap_or(0).to_string();
        page.with(&format!("reports-halt-{halt}"), "code", code)
    });
    let number = standing.number.map(|number| number.to_string());
    let number = number.map(|number| page.with("reports-number", "number", number));
    let at =
        |key: &str, at: Option<store::Millis>| at.map(|at| page.with(key, "when", page.moment(at)));
    let more = [
        number,
        at("reports-finished-at", standing.finished_at),
        at("reports-expires-at", standing.expires_at),
    ];
    Line {
        to: page.t(&format!("reports-to-{}", standing.environment)),
        stands: page.t(&format!("reports-step-{}", standing.step)),
        stopped,
        more: more.into_iter().flatten().collect(),
    }
}

fn by_hand(page: &Page, report: &ByHand) -> Line {
    let ByHand {
        jurisdiction,
        authority,
        reference,
        reported_at,
    } = report;
    let (to, of) = (authority.as_str(), jurisdiction.as_str());
    Line {
        to: page.with2("reports-by-hand", ("authority", to), ("country", of)),
        stands: page.with("reports-made-at", "when", page.moment(*reported_at)),
        stopped: None,
        more: vec![page.with("reports-number", "number", reference.as_str())],
    }
}

/// One of each, for the page's own test.
#[cfg(test)]
pub(crate) fn sample() -> CaseReports {
    let at = 1_803_308_400_000;
    CaseReports {
        report: Some(Standing {
            id: store::Uuid::from_u128(70),
            environment: "production",
            is_test: false,
            incident: "Child Sex Trafficking",
            step: "opened",
            halt: Some("refused"),
            code: Some(5002),
            number: Some(4_564_654),
            files: 1,
            attempt: 1,
            made_at: at,
            expires_at: Some(at),
            finished_at: Some(at),
        }),
        by_hand: vec![ByHand {
            jurisdiction: "GB".into(),
            authority: "NCA".into(),
            reference: "R-1234".into(),
            reported_at: at,
        }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::model::progress::{Halt, Step};
    use testkit::Shell;

    /// Every step and every stop has words, in every language.
    #[tokio::test]
    async fn everything_that_can_be_said_has_words() {
        let app = Shell::new().await.app;
        let steps = [
            Step::Drafted,
            Step::Submitting,
            Step::Opened(0),
            Step::Uploading(0),
            Step::Detailing(0),
            Step::Finishing,
            Step::Finished,
            Step::Retracting { again: false },
            Step::Retracted,
        ];
        let halts = [
            Halt::SubmitUnknown,
            Halt::Refused(4100),
            Halt::Expired,
            Halt::HashDiffers,
            Halt::GivenUp,
            Halt::FilesDiffer,
        ];
        for lang in app.words().offered() {
            let page = Page::sample(&app, lang);
            let mut reports = sample();
            for (step, halt) in steps.into_iter().zip(halts.into_iter().cycle()) {
                for environment in crate::report::Environment::ALL {
                    if let Some(report) = &mut reports.report {
                        (report.step, report.halt) = (step.stored().0, Some(halt.stored().0));
                        report.environment = environment.name();
                    }
                    for line in lines(&page, &reports) {
                        let mut all = line.more.clone();
                        all.extend([line.to, line.stands]);
                        all.extend(line.stopped);
                        assert!(
                            all.iter().all(|words| !words.contains("reports-")),
                            "{all:?}"
                        );
                    }
                }
            }
        }
    }
}
