//! `redx content`: facts, pages, lines to call and words, as files.

use crate::{
    config::Common,
    content::{
        Edited, Files, Part,
        export::{self, Edition},
        import::{self, Folder, Laid},
    },
    node,
};
use anyhow::Result;
use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};
use web::{Settings, Wrong};

/// A word on the command line was wrong: nothing was looked at, nothing done.
const WRONG_WORDS: u8 = 2;

/// Facts, pages, lines to call and words, as files.
#[derive(Subcommand, Debug)]
pub enum Content {
    /// Say everything that is wrong with a folder of content.
    Check {
        /// The folder.
        #[arg(default_value = "content")]
        folder: PathBuf,
    },
    /// Write what is shown now into a new folder: what is built in, with what was published since.
    Export {
        /// The folder; there is none yet, or it is empty.
        folder: PathBuf,
        /// Of which rooms.
        #[arg(long, value_enum, default_value_t = Rooms::All)]
        pack: Rooms,
    },
    /// Lay what differs in a folder before the desk, where a second person publishes it.
    Import(Import),
}

/// Whose texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Rooms {
    /// Pages, facts, the knowledge check.
    Learn,
    /// Lines to call.
    Help,
    /// Both.
    All,
}

impl Rooms {
    fn take(self, part: &Part) -> bool {
        match self {
            Self::Learn => part.name == "learn",
            Self::Help => part.name == "help",
            Self::All => true,
        }
    }
}

/// Lay what differs in a folder before the desk.
#[derive(Args, Debug)]
pub struct Import {
    /// The folder, best one that was exported.
    folder: PathBuf,
    /// Why: who agrees to it reads this.
    #[arg(long)]
    note: String,
    /// In whose name: an owner, organiser or editor who works here. They cannot agree to it themselves.
    #[arg(long = "as", value_name = "NAME")]
    name: String,
    /// Say what would be proposed, and propose nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Content {
    /// Does it.
    ///
    /// # Errors
    /// When the instance cannot be opened, or what was asked cannot be done.
    pub async fn run(self, common: &Common) -> Result<ExitCode> {
        match self {
            Self::Check { folder } => Ok(check(common, &folder)),
            Self::Export { folder, pack } => write(common, &folder, pack).await,
            Self::Import(import) => import.run(common).await,
        }
    }
}

async fn newest(common: &Common) -> Result<Edited> {
    let settings = Settings {
        data: common.data.clone(),
        ..Settings::default()
    };
    let app = node::open_app(common, common.file()?.campaign, settings).await?;
    Ok(Edited::newest(app).await?)
}

fn wrong_words(what: &str) -> ExitCode {
    eprintln!("redx: {what}");
    ExitCode::from(WRONG_WORDS)
}

/// Prints a line for everything found, and fails when there is anything.
fn check(common: &Common, folder: &Path) -> ExitCode {
    let files = match Files::read(folder) {
        Ok(files) => files,
        Err(error) => return wrong_words(&format!("{error:#}")),
    };
    let found = files.check();
    if !found.is_empty() {
        return print(common, folder, &found);
    }
    let words = format!("{} files, nothing wrong", files.len());
    super::say(common, &json!({ "files": files.len() }), &words);
    ExitCode::SUCCESS
}

fn print(common: &Common, folder: &Path, found: &[Wrong]) -> ExitCode {
    for wrong in found {
        let object = json!({ "file": wrong.file, "line": wrong.line, "what": wrong.what });
        let words = folder.join(wrong.to_string());
        super::say(common, &object, &words.display().to_string());
    }
    ExitCode::FAILURE
}

async fn write(common: &Common, folder: &Path, pack: Rooms) -> Result<ExitCode> {
    if !export::is_free(folder) {
        let what = format!("{} is not empty; choose a new folder", folder.display());
        return Ok(wrong_words(&what));
    }
    let mut parts = newest(common).await?.parts().to_vec();
    parts.retain(|part| pack.take(part));
    let manifest = export::write(&parts, folder)?;
    for edition in &manifest.packs {
        super::say(common, &json!(edition), &words(edition));
    }
    let count = manifest.files.len();
    let words = format!("{count} files in {}", folder.display());
    super::say(common, &json!({ "files": count, "folder": folder }), &words);
    Ok(ExitCode::SUCCESS)
}

fn words(edition: &Edition) -> String {
    let Edition { name, number, .. } = edition;
    match edition.published {
        None => format!("{name}: as built in, nothing was published"),
        Some(at) => format!(
            "{name}: pack {number} of {at:.0}; files that differ from what is built in: {}",
            edition.differs.len()
        ),
    }
}

impl Import {
    async fn run(self, common: &Common) -> Result<ExitCode> {
        let folder = match Folder::read(&self.folder) {
            Ok(folder) => folder,
            Err(error) => return Ok(wrong_words(&format!("{error:#}"))),
        };
        let edited = newest(common).await?;
        let person = import::editor(&edited, &self.name).await?;
        let wanted = match folder.wanted(&edited.parts()) {
            Ok(wanted) => wanted,
            Err(found) => return Ok(print(common, &self.folder, &found)),
        };
        for path in &wanted.older {
            let words = format!("{path}: newer here than in the folder, which did not change it");
            super::say(
                common,
                &json!({ "file": path, "did": "passed over" }),
                &words,
            );
        }
        if wanted.changes.is_empty() {
            super::say(common, &json!({ "proposed": 0 }), "nothing to propose");
        } else if self.dry_run {
            for (path, text) in &wanted.changes {
                let would = if text.is_some() {
                    "change"
                } else {
                    "take away"
                };
                let object = json!({ "file": path, "would": would });
                super::say(common, &object, &format!("{path}: would {would}"));
            }
        } else {
            let laid = import::propose(&edited, &person, wanted.changes, &self.note).await?;
            laid.iter().for_each(|laid| say_laid(common, laid));
            say_next(common, &laid);
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn say_laid(common: &Common, laid: &Laid) {
    let (object, words) = match laid {
        Laid::Proposed(path, id) => (
            json!({ "file": path, "did": "proposed", "change": id }),
            format!("{path}: proposed"),
        ),
        Laid::Waiting(path) => (
            json!({ "file": path, "did": "waiting" }),
            format!("{path}: waits at the desk already"),
        ),
    };
    super::say(common, &object, &words);
}

fn say_next(common: &Common, laid: &[Laid]) {
    let count = laid
        .iter()
        .filter(|laid| matches!(laid, Laid::Proposed(..)));
    let count = count.count();
    let words = format!(
        "{count} proposed; somebody else publishes them at /desk/learn and /desk/lines/texts"
    );
    super::say(common, &json!({ "proposed": count }), &words);
}
