//! Exchanges: lists that others keep, fetched into banks of our own. Each runs as a job on one node of all, page by page,
//! never faster than its server bears. A run that breaks off goes on where it was; its checkpoint moves when all is
//! there. What is withdrawn over there is destroyed here. Whatever another side answers, the bank keeps what it had, the
//! exchange says by a code what went wrong, and the next try comes later.
//!
//! Tables owned here: `guard_exchange`.

mod change;
mod fault;
mod feed;
mod fetch;
mod hma;
mod limits;
mod lost;
mod measure;
mod model;
mod ncmec;
mod page;
mod queries;
mod row;
mod run;
mod stopncii;
mod whole;
mod words;
mod work;

#[cfg(test)]
mod tests;

pub use change::{NewExchange, NotMade, add, pause, remove, resume};
pub use feed::{Changed, Feed, Place, feed};
pub use model::{Counts, Exchange, Kind};
pub use queries::ALL as STATEMENTS;
pub use row::{list, named};
pub use run::{Leave, Ran, run};
pub use words::words;
pub use work::{Exchange as ExchangeWorker, ExchangeWatch};

/// Every code that [`Exchange::last_error`] can have: each is put into words.
pub const CODES: &[&str] = &fault::Fault::CODES;
