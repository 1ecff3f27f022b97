//! The command line. Exit codes: 0 it went well, 1 something was found or failed, 2 the words were wrong.

mod audit;
mod content;
mod desk;
mod doctor;
mod guard;
pub(crate) mod serve;

use crate::{config::Common, demo};
use clap::{Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};

/// The self-hosted platform for an awareness day against child sex trafficking.
#[derive(Parser, Debug)]
#[command(name = "redx", version, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Run the server.
    Serve(serve::Serve),
    /// Run the server on sample data, in a folder of its own.
    Demo(demo::Demo),
    /// Lists, keys and cases.
    #[command(subcommand)]
    Guard(guard::Guard),
    /// The people who decide.
    #[command(subcommand)]
    Desk(desk::Desk),
    /// Facts, pages, lines to call and words, as files.
    #[command(subcommand)]
    Content(content::Content),
    /// The trail of what people decided: verify it, hand it out.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Check this instance and say what is missing.
    Doctor(doctor::Doctor),
    /// Print the description of the JSON interface: OpenAPI 3.1.
    Openapi,
    /// Internal: decodes one upload in a sandbox.
    #[command(hide = true)]
    DecodeWorker {
        /// The face model to load before the sandbox closes.
        #[arg(long)]
        face_model: Option<PathBuf>,
    },
}

/// Reads the command line and does it.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Command::DecodeWorker { face_model } = cli.command {
        return media::worker::run(&media::worker::Setup { face_model });
    }
    if matches!(cli.command, Command::Openapi) {
        return description();
    }
    logs(&cli.command);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let done = runtime.map_err(anyhow::Error::from).and_then(|runtime| {
        runtime.block_on(async move {
            match cli.command {
                Command::Serve(serve) => serve.run(&cli.common).await,
                Command::Demo(demo) => demo.run(&cli.common).await,
                Command::Guard(guard) => guard.run(&cli.common).await,
                Command::Desk(desk) => desk.run(&cli.common).await,
                Command::Audit(audit) => audit.run(&cli.common).await,
                Command::Doctor(doctor) => doctor.run(&cli.common).await,
                Command::Content(content) => content.run(&cli.common).await,
                Command::DecodeWorker { .. } | Command::Openapi => Ok(ExitCode::SUCCESS),
            }
        })
    });
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("redx: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Needs no data folder: it says what this program can do, not what this instance holds.
#[expect(clippy::print_stdout, reason = "the answer of a command")]
fn description() -> ExitCode {
    println!("{}", crate::openapi::text());
    ExitCode::SUCCESS
}

/// Structured logs to standard error: JSON for a server, plain lines for a person at a terminal. `RUST_LOG` filters.
fn logs(command: &Command) {
    use tracing_subscriber::{EnvFilter, fmt};
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    let builder = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if matches!(command, Command::Serve(_)) {
        builder.json().init();
    } else {
        builder.compact().init();
    }
}

/// One line of an answer: an object for scripts, words for people.
#[expect(clippy::print_stdout, reason = "the answer of a command")]
pub(crate) fn say(common: &Common, object: &serde_json::Value, words: &str) {
    if common.json {
        println!("{object}");
    } else {
        println!("{words}");
    }
}
