//! What needs a key kept offline: opening evidence, and sealing it anew for law enforcement. Best done on a machine of one's
//! own that reaches database and objects, not on the server.

use super::{Officer, private_half};
use crate::{cli::say, config::Common};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use guard::case::{self, Addressee, Maker, Purpose};
use serde_json::json;
use std::{
    fs::{DirBuilder, OpenOptions},
    io::Write as _,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Component, Path, PathBuf},
    process::ExitCode,
};
use store::Uuid;
use web::App;

const NOT_GRANTED: &str = "no grant stands for you: ask, and let somebody else agree (a grant by the holder of one key needs \
                           the other key to open)";

/// Open evidence.
#[derive(Args, Debug)]
pub struct Open {
    /// The case.
    id: Uuid,
    #[command(flatten)]
    officer: Officer,
    /// The private half.
    #[arg(long)]
    key_file: PathBuf,
    /// A new folder for what is opened, readable by you alone.
    #[arg(long)]
    out: PathBuf,
}

impl Open {
    pub(super) async fn run(self, common: &Common, app: &App) -> Result<ExitCode> {
        outside(common, &self.out)?;
        let (officer, _) = self.officer.find(app).await?;
        let private = private_half(&self.key_file)?;
        // Before the grant is used: a folder that cannot be made would waste it.
        let mut folder = DirBuilder::new();
        let made = folder.mode(0o700).create(&self.out);
        made.with_context(|| format!("cannot make {}: it must be new", self.out.display()))?;
        let opened = case::unseal(app, officer, self.id, Purpose::Open, &private).await;
        let Some(opened) = opened.context("cannot open it")? else {
            std::fs::remove_dir(&self.out)?;
            say(common, &json!({ "outcome": "not-granted" }), NOT_GRANTED);
            return Ok(ExitCode::FAILURE);
        };
        for (name, bytes) in opened.evidence.files(&opened.case.media_type)? {
            let path = self.out.join(name);
            write_new(&path, &bytes)?;
            say(
                common,
                &json!({ "file": path }),
                &path.display().to_string(),
            );
        }
        let words = "Its digests fit. That you opened it is written down. Destroy this folder when you are done.";
        let object = json!({ "outcome": "done", "grant": opened.grant, "digests": "fit" });
        say(common, &object, words);
        Ok(ExitCode::SUCCESS)
    }
}

/// Make a sealed package.
#[derive(Args, Debug)]
pub struct Export {
    /// The case.
    id: Uuid,
    #[command(flatten)]
    officer: Officer,
    /// The private half.
    #[arg(long)]
    key_file: PathBuf,
    /// A file with the age public key (age1...) of whom it is for.
    #[arg(
        long,
        value_name = "FILE",
        required_unless_present = "to_passphrase",
        conflicts_with = "to_passphrase"
    )]
    to_key: Option<PathBuf>,
    /// A file with a passphrase of six words or more, which you tell them another way.
    #[arg(long, value_name = "FILE")]
    to_passphrase: Option<PathBuf>,
    /// The package: a new file.
    #[arg(long)]
    out: PathBuf,
}

impl Export {
    pub(super) async fn run(self, common: &Common, app: &App) -> Result<ExitCode> {
        outside(common, &self.out)?;
        if self.out.exists() {
            bail!("{} exists already", self.out.display());
        }
        let (officer, name) = self.officer.find(app).await?;
        let private = private_half(&self.key_file)?;
        let maker = Maker {
            officer,
            name: &name,
        };
        let to = self.addressee()?;
        let package = case::export(app, maker, self.id, &private, &to).await;
        let Some(package) = package.context("cannot export it")? else {
            say(common, &json!({ "outcome": "not-granted" }), NOT_GRANTED);
            return Ok(ExitCode::FAILURE);
        };
        write_new(&self.out, &package.sealed)?;
        let object = json!({ "outcome": "done", "file": self.out, "manifest": package.manifest });
        let words = format!(
            "{}: sealed to its addressee. Only they open it.",
            self.out.display()
        );
        say(common, &object, &words);
        Ok(ExitCode::SUCCESS)
    }

    fn addressee(&self) -> Result<Addressee> {
        let read = |file: &Path| {
            let text = std::fs::read_to_string(file);
            text.with_context(|| format!("cannot read {}", file.display()))
        };
        match (&self.to_key, &self.to_passphrase) {
            (Some(file), _) => Ok(Addressee::Key(read(file)?)),
            (None, Some(file)) => Ok(Addressee::Passphrase(read(file)?)),
            (None, None) => bail!("say whom it is for"),
        }
    }
}

/// The data folder is copied and backed up: nothing that was opened belongs there, and no private half. Asked of the folder
/// that is really meant, whatever way the path goes to it.
pub(in crate::cli::guard) fn outside(common: &Common, out: &Path) -> Result<()> {
    let mut named = out.ancestors().filter(|part| !part.as_os_str().is_empty());
    let there = named.find(|part| part.exists());
    let rest = there.map_or(Ok(out), |there| out.strip_prefix(there))?;
    let climbs = rest.components().any(|part| part == Component::ParentDir);
    let there = std::fs::canonicalize(there.unwrap_or(Path::new(".")))?;
    let data = std::fs::canonicalize(&common.data)?;
    if climbs || there.starts_with(data) {
        bail!("choose a place outside the data folder, by a path without \"..\"");
    }
    Ok(())
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path);
    let mut file = file.with_context(|| format!("cannot write {}", path.display()))?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(())
}
