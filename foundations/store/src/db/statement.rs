//! Statements as constants, so that a test can prepare every one on both engines.

/// One SQL text, or two where the engines differ.
#[derive(Clone, Copy, Debug)]
pub struct Statement {
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

impl Statement {
    /// One text for both engines. Use [`crate::statements!`] rather than this.
    pub const fn both(text: &'static str) -> Self {
        Self {
            sqlite: text,
            postgres: text,
        }
    }

    /// A text for each engine, where there is no way to say it once.
    pub const fn each(sqlite: &'static str, postgres: &'static str) -> Self {
        Self { sqlite, postgres }
    }
}

/// Declares the statements of a room and `ALL`, the list that the prepare test walks.
///
/// ```
/// store::statements! {
///     /// How many there are.
///     COUNT = "SELECT COUNT(*) FROM job";
///     CLAIM = "SELECT id FROM job LIMIT 1", postgres = "SELECT id FROM job LIMIT 1 FOR UPDATE SKIP LOCKED";
/// }
/// assert_eq!(ALL.len(), 2);
/// ```
#[macro_export]
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sqlite:expr $(, postgres = $postgres:expr)?;)*) => {
        $($(#[$doc])* pub(crate) const $name: $crate::Statement = $crate::statements!(@one $sqlite $(, $postgres)?);)*
        /// Every statement of this crate with its name.
        pub const ALL: &[(&str, $crate::Statement)] = &[$((stringify!($name), $name)),*];
    };
    (@one $sqlite:expr) => { $crate::Statement::both($sqlite) };
    (@one $sqlite:expr, $postgres:expr) => { $crate::Statement::each($sqlite, $postgres) };
}
