//! `redx content`: facts, pages, lines to call and words, as files.

use crate::{config::Common, content::Files};
use clap::Subcommand;
use serde_json::json;
use std::{path::PathBuf, process::ExitCode};

/// Facts, pages, lines to call and words, as files.
#[derive(Subcommand, Debug)]
pub enum Content {
    /// Say everything that is wrong with a folder of content.
    Check {
        /// The folder.
        #[arg(default_value = "content")]
        folder: PathBuf,
    },
}

impl Content {
    /// Prints a line for everything found, and fails when there is anything.
    /// A folder that cannot be read is a wrong word on the command line: nothing was looked at.
    #[must_use]
    pub fn run(self, common: &Common) -> ExitCode {
        let Self::Check { folder } = self;
        let files = match Files::read(&folder) {
            Ok(files) => files,
            Err(error) => {
                eprintln!("redx: {error:#}");
                return ExitCode::from(2);
            }
        };
        let found = files.check();
        for wrong in &found {
            let object = json!({ "file": wrong.file, "line": wrong.line, "what": wrong.what });
            super::say(
                common,
                &object,
                &folder.join(wrong.to_string()).display().to_string(),
            );
        }
        if !found.is_empty() {
            return ExitCode::FAILURE;
        }
        let words = format!("{} files, nothing wrong", files.len());
        super::say(common, &json!({ "files": files.len() }), &words);
        ExitCode::SUCCESS
    }
}
