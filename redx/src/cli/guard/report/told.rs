//! What is said about reports, in words that say what to do.

use crate::{cli::say, config::Common};
use guard::report::{self, Drafted, Halt, Sent, Standing};
use jiff::Timestamp;
use serde_json::json;
use std::process::ExitCode;
use store::{Millis, Uuid};

pub(super) fn code(well: bool) -> ExitCode {
    if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

pub(super) fn moment(at: Millis) -> String {
    Timestamp::from_millisecond(at).map_or_else(|_| at.to_string(), |at| format!("{at:.0}"))
}

pub(super) fn held(until: Millis) -> String {
    format!(
        "another process sends this report; if it ended, try again after {}",
        moment(until)
    )
}

/// One report.
pub(super) fn standing(common: &Common, standing: &Standing) {
    let Standing {
        id,
        step,
        incident,
        files,
        attempt,
        ..
    } = standing;
    let mut words = format!(
        "[{}] {id}: {step}, {incident}, files: {files}, attempt {attempt}",
        standing.banner()
    );
    if let Some(number) = standing.number {
        words.push_str(&format!(", number {number}"));
    }
    if let Some(at) = standing.finished_at {
        words.push_str(&format!(", finished {}", moment(at)));
    }
    if let Some(at) = standing.expires_at {
        words.push_str(&format!(
            ", deleted there at {} unless finished",
            moment(at)
        ));
    }
    if let Some(halt) = standing.stopped() {
        words.push_str(&format!("\n  STOPPED: {}", stopped(halt)));
    }
    say(common, &json!(standing), &words);
}

/// What happened, what to look at, and the command for it.
pub(super) fn stopped(halt: Halt) -> String {
    match halt {
        Halt::SubmitUnknown => "the answer to the submission was lost, so an unfinished report may lie there. Ask \
            ESPteam@ncmec.org whether one arrived at that time. If it did: `redx guard report lost ID --opened-as NUMBER`. If \
            not, or after a day (by then it is deleted there): `redx guard report lost ID --submit-again`"
            .to_owned(),
        Halt::Refused(5001) => format!("{}. `redx guard report start-over ID`", report::say_code(5001)),
        Halt::Refused(code) => format!(
            "they said no (code {code}): {}. When that is mended: `redx guard report go-on ID`; to begin again: \
             `start-over ID`",
            report::say_code(code)
        ),
        Halt::Expired => "the unfinished report was deleted there by now (a day after it was opened, or an hour after the \
            last change). `redx guard report start-over ID`"
            .to_owned(),
        Halt::HashDiffers => "what arrived there is not what was sent (another MD5). `redx guard report start-over ID`"
            .to_owned(),
        Halt::FilesDiffer => "it is finished, but what they name as its files is not what was sent. Write to ESPteam@ncmec.org, then \
                              `redx guard report noted ID`"
            .to_owned(),
        Halt::GivenUp => "it failed too often. Look at the line (`redx guard report check`), then `redx guard report go-on ID`"
            .to_owned(),
    }
}

/// How a run ended.
pub(super) fn sent(common: &Common, banner: &str, sent: &Sent) -> ExitCode {
    let (mut object, words) = match sent {
        Sent::Finished(id, number) => (
            json!({ "outcome": "finished", "report": id, "number": number }),
            format!("finished under number {number}. It cannot be changed or withdrawn any more"),
        ),
        Sent::Retracted(id) => (
            json!({ "outcome": "retracted", "report": id }),
            "taken back; nothing is reported".to_owned(),
        ),
        Sent::Halted(id, halt) => (
            json!({ "outcome": "stopped", "report": id, "say": stopped(*halt) }),
            format!("report {id} STOPPED: {}", stopped(*halt)),
        ),
        Sent::NotGranted(cases) => (
            json!({ "outcome": "not-granted", "cases": cases }),
            not_granted(cases),
        ),
        Sent::Held(until) => (json!({ "outcome": "held", "until": until }), held(*until)),
        Sent::OtherLine => (
            json!({ "outcome": "other-environment" }),
            "this report was made for the other environment".to_owned(),
        ),
        Sent::Not(drafted) => (
            json!({ "outcome": "not", "say": not(drafted) }),
            not(drafted),
        ),
    };
    if let Some(map) = object.as_object_mut() {
        map.insert("environment".into(), json!(banner));
    }
    say(common, &object, &format!("[{banner}] {words}"));
    code(matches!(sent, Sent::Finished(..)))
}

fn not_granted(cases: &[Uuid]) -> String {
    let cases: Vec<String> = cases.iter().map(Uuid::to_string).collect();
    format!(
        "nobody has agreed to this for you and this key, or the hour is over: `redx guard case ask CASE --purpose report`, \
         for {}",
        cases.join(", ")
    )
}

/// Why no report came about.
pub(super) fn not(drafted: &Drafted) -> String {
    match drafted {
        Drafted::Report(id) => format!("report {id}"),
        Drafted::None => "there is no such case".to_owned(),
        Drafted::Decided(state) => format!("this case is {} already", state.name()),
        Drafted::WhatIsIt => "nothing says what this case is reported as: name it with --incident".to_owned(),
        Drafted::Missing(missing) => format!(
            "nothing can be reported without these settings in redx.toml: {}",
            missing.join(", ")
        ),
        Drafted::TestOnly => "reports go to the test environment, where they are thrown away, and this case is real. \
            Switch to production (`redx guard report environment`), or write the report as files (--to-folder)"
            .to_owned(),
        Drafted::BadChoice(why) => why.clone(),
        Drafted::TooMany => "there is more than one report takes (200 files, 1 GiB): unlink some cases".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stop_says_what_to_do() {
        for halt in [
            Halt::SubmitUnknown,
            Halt::Refused(2000),
            Halt::Refused(5001),
            Halt::Expired,
            Halt::HashDiffers,
            Halt::GivenUp,
            Halt::FilesDiffer,
        ] {
            assert!(stopped(halt).contains("`redx guard report "), "{halt:?}");
        }
        assert!(stopped(Halt::Refused(2000)).contains("name and password"));
        assert!(stopped(Halt::Refused(5001)).contains("start-over"));
    }
}
