//! The shell from outside: requests in, answers out.

mod audit;
mod shell;
mod sign_in;
