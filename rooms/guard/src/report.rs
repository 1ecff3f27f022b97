//! Reports to the CyberTipline of NCMEC, the one door for reports of providers in the United States (18 USC 2258A): from a
//! case to what its reporting interface takes, sent step by step so that nothing is sent twice and nothing is lost.
//!
//! The evidence opens only with a key that this server does not hold, so a report is sent by the command of an officer who
//! brings that key ([`submit`]), after a second person agreed. What is written down here is how far it came.
//!
//! Tables owned here: `guard_report`, `guard_report_case`, `guard_report_file`, `guard_report_hand`,
//! `guard_report_switch`, `guard_report_well`.
//!
//! Never: a second `/submit` unless the first is known to be gone or a person said so; `fileViewedByEsp` from anything but
//! the record of views; a real case to the environment where reports are thrown away; the number of a report in a log, an
//! error or the audit chain.

mod answer;
mod by_hand;
mod compose;
mod cybertip;
mod decide;
mod draft;
mod folder;
mod limits;
mod lines;
mod model;
mod queries;
mod reporter;
mod row;
mod send;
mod settled;
mod standing;
mod submit;
mod switch;
mod watch;
mod xml;

pub use by_hand::{ByHand, Recorded, record as record_by_hand};
pub use compose::samples;
pub use cybertip::{Line, Well};
pub use decide::{Decided, decide};
pub use draft::Drafted;
pub(crate) use lines::{Line as PageLine, lines};
pub use model::{
    Environment,
    code::say as say_code,
    document::{FileAnnotation, Incident, IndustryClass, ReportAnnotation},
    progress::{Decision, Halt},
};
pub use queries::ALL as STATEMENTS;
pub use reporter::missing as missing_settings;
pub use row::Choices;
pub(crate) use standing::is_being_sent;
pub use standing::{CaseReports, Standing, of_case, one, open, stuck};
pub use submit::{Officer, Pause, Sent, rehearse, submit, to_folder};
pub use switch::{Switched, agree, propose, standing as environment, try_out};
pub use watch::Watch;

#[cfg(test)]
pub(crate) use lines::sample;

#[cfg(test)]
mod tests;
