//! Steps and stops as they lie in the database: a name, and a number where there is one.

use super::{Halt, Step};

impl Step {
    /// As it is stored: a name, and the file it is about.
    pub(crate) fn stored(self) -> (&'static str, i64) {
        match self {
            Self::Drafted => ("drafted", 0),
            Self::Submitting => ("submitting", 0),
            Self::Opened(file) => ("opened", i64::from(file)),
            Self::Uploading(file) => ("uploading", i64::from(file)),
            Self::Detailing(file) => ("detailing", i64::from(file)),
            Self::Finishing => ("finishing", 0),
            Self::Finished => ("finished", 0),
            Self::Retracting { again } => ("retracting", i64::from(again)),
            Self::Retracted => ("retracted", 0),
        }
    }

    /// Reads what was stored.
    pub(crate) fn read(name: &str, file: i64) -> Option<Self> {
        let number = u32::try_from(file).ok()?;
        Some(match name {
            "drafted" => Self::Drafted,
            "submitting" => Self::Submitting,
            "opened" => Self::Opened(number),
            "uploading" => Self::Uploading(number),
            "detailing" => Self::Detailing(number),
            "finishing" => Self::Finishing,
            "finished" => Self::Finished,
            "retracting" => Self::Retracting { again: file != 0 },
            "retracted" => Self::Retracted,
            _ => return None,
        })
    }
}

impl Halt {
    /// As it is stored: a name, and the code if there is one.
    pub(crate) fn stored(self) -> (&'static str, i64) {
        match self {
            Self::SubmitUnknown => ("submit-unknown", 0),
            Self::Refused(code) => ("refused", i64::from(code)),
            Self::Expired => ("expired", 0),
            Self::HashDiffers => ("hash-differs", 0),
            Self::GivenUp => ("given-up", 0),
            Self::FilesDiffer => ("files-differ", 0),
        }
    }

    /// Reads what was stored.
    pub(crate) fn read(name: &str, code: i64) -> Option<Self> {
        Some(match name {
            "submit-unknown" => Self::SubmitUnknown,
            "refused" => Self::Refused(u16::try_from(code).ok()?),
            "expired" => Self::Expired,
            "hash-differs" => Self::HashDiffers,
            "given-up" => Self::GivenUp,
            "files-differ" => Self::FilesDiffer,
            _ => return None,
        })
    }
}
