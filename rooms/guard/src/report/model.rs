//! What a report says ([`document`]), how far it has come ([`progress`]), and what the other side's codes mean ([`code`]).
//! Pure: nothing in here reads or sends.

pub mod code;
pub(crate) mod document;
pub(crate) mod progress;

/// Where reports go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// Reports that arrive here are thrown away: for trying out, with made-up files only.
    Test,
    /// The real one.
    Production,
}

impl Environment {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Test, Self::Production];

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Production => "production",
        }
    }

    /// Reads a stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|e| e.name() == name)
    }

    /// Its address, without a slash at the end. Each has credentials of its own.
    pub fn base(self) -> &'static str {
        match self {
            Self::Test => "https://exttest.cybertip.org/ispws",
            Self::Production => "https://report.cybertip.org/ispws",
        }
    }

    /// How every output begins, so that nobody takes one for the other.
    pub fn banner(self) -> &'static str {
        match self {
            Self::Test => "TEST, thrown away on arrival",
            Self::Production => "PRODUCTION",
        }
    }
}
