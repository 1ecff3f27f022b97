//! The codes of the reporting interface, as public clients list them. A code in the body counts, whatever the HTTP status.

/// All went well.
pub(crate) const OK: u16 = 0;
/// They do not know us.
pub(crate) const NOT_KNOWN: u16 = 2000;
/// They know us, and we may not.
pub(crate) const NOT_ALLOWED: u16 = 3000;
/// There is no such report, or none any more.
pub(crate) const NO_REPORT: u16 = 5001;
/// Taken back already.
pub(crate) const RETRACTED: u16 = 5101;
/// Finished already.
pub(crate) const FINISHED: u16 = 5102;

/// What is to be done about a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Done.
    Done,
    /// The other side had a fault and says that nothing came of it: the same call may be made again.
    Passing,
    /// No call of the same kind will do better: for a person.
    Final,
}

/// What is to be done about `code`. What nobody has described is for a person.
pub(crate) fn class(code: u16) -> Class {
    match code {
        OK => Class::Done,
        1000..=1999 => Class::Passing,
        _ => Class::Final,
    }
}

/// What it means and what to look at, in our words. The other side's own words may repeat what was sent, so they are
/// never shown or logged.
#[must_use]
pub fn say(code: u16) -> &'static str {
    match code {
        0 => "it was taken",
        1000 => "their server had a fault",
        1100 => "their server could not save it",
        1110 | 1111 => "their server could not take the file",
        1210 => "their server did not find what it needed",
        1300 => "their server could not change it",
        1001..=1999 => "their server had a fault that is not described",
        2000 => {
            "the name and password are not theirs: look at the file of credentials and at the environment"
        }
        3000 => "this account may not do that: ask ESPteam@ncmec.org",
        3100 => "this account may not send reports: ask ESPteam@ncmec.org",
        3300 => "this account may not change reports: ask ESPteam@ncmec.org",
        4000 => "they could not understand the request",
        4100 => {
            "the report does not fit their schema: compare with `redx guard report check --xsd FILE`"
        }
        4110 => "the report was no XML to them",
        4200 => "the file was not sent as they want it",
        5001 => "they have no such report, or no longer: an unfinished one is deleted after a day",
        5002 => "they have no such file",
        5101 => "it was taken back before",
        5102 => "it was finished before",
        _ => "they answered with a code that is not described",
    }
}

/// Every code that public clients list.
#[cfg(test)]
pub(crate) const LISTED: [u16; 19] = [
    1000, 1100, 1110, 1111, 1210, 1300, 2000, 3000, 3100, 3300, 4000, 4100, 4110, 4200, 5001, 5002,
    5101, 5102, 9999,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_their_own_faults_pass() {
        assert_eq!(class(0), Class::Done);
        for code in LISTED {
            let passing = (1000..2000).contains(&code);
            assert_eq!(class(code) == Class::Passing, passing, "{code}");
            assert!(!say(code).is_empty());
        }
        assert_eq!(class(1), Class::Final);
        assert_eq!(class(u16::MAX), Class::Final);
    }
}
