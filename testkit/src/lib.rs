//! What the tests of RedX share: real servers to test against.
//!
//! - [`postgres`]: an empty PostgreSQL database for one test.
//! - [`shell`]: a node without a network, and the requests that a browser would send.
//! - [`cybertip`]: the interface that reports go to.
//! - [`decoder`]: the program that decodes pictures.
//! - [`ncmec_hashes`], [`stopncii`]: lists of hashes that others keep; [`lists`]: how those misbehave.
//! - [`openapi`]: holds answers against the description of the interface.
//! - [`s3`]: an empty bucket, for one test, on an S3 server that checks signatures.
//!
//! `cargo xtask test` starts one of each (`test-servers`) for the whole run and names them in the
//! environment. Without it a test starts what it needs by itself, so that `cargo nextest run -p store`
//! works alone.
//!
//! Everything here panics with a sentence when it cannot do its work: a test that cannot have its
//! server must fail, never skip.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "test code: what goes wrong here fails the test that asked"
)]

pub mod cybertip;
pub mod decoder;
pub mod lists;
pub mod ncmec_hashes;
pub mod openapi;
pub mod postgres;
mod random;
pub mod s3;
pub mod shell;
pub mod stopncii;

pub use cybertip::Cybertip;
pub use ncmec_hashes::NcmecHashes;
pub use openapi::Described;
pub use shell::Shell;
pub use stopncii::StopNcii;
