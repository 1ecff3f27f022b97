//! `redx`: the one binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    redx::cli::main()
}
