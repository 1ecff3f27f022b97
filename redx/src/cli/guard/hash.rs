//! `redx guard hash`: the hashes of files.

use super::files::{self, Hashed, Looked};
use crate::{cli::say, config::Common};
use anyhow::Result;
use clap::Args;
use mediahash::DigestSums;
use serde_json::json;
use std::{path::PathBuf, process::ExitCode};

/// Hash pictures. Needs no instance.
#[derive(Args, Debug)]
pub struct Hash {
    /// Pictures, or folders of them.
    #[arg(required = true, value_name = "FILE|FOLDER")]
    files: Vec<PathBuf>,
}

impl Hash {
    pub(super) async fn run(self, common: &Common) -> Result<ExitCode> {
        let mut code = ExitCode::SUCCESS;
        files::hash_all(common, &self.files, |hashed, bar| {
            bar.suspend(|| match (&hashed.sums, &hashed.look) {
                (Ok(sums), Ok(look)) => tell(common, &hashed, sums, look),
                _ => {
                    complain(common, &hashed);
                    code = ExitCode::FAILURE;
                }
            });
            Ok(())
        })
        .await?;
        Ok(code)
    }
}

fn tell(common: &Common, hashed: &Hashed, sums: &DigestSums, look: &Looked) {
    let [pdq, ..] = &look.codes;
    let (md5, sha256, quality) = (&sums.md5, &sums.sha256, look.quality);
    let object = json!({
        "file": hashed.file.to_string_lossy(),
        "md5": md5.to_string(),
        "sha256": sha256.to_string(),
        "pdq": pdq.to_string(),
        "quality": quality,
    });
    let name = hashed.name();
    let line = format!("{name}\n  pdq {pdq} (quality {quality})\n  md5 {md5}\n  sha256 {sha256}");
    say(common, &object, &line);
}

/// For scripts among the answers, for people beside them.
fn complain(common: &Common, hashed: &Hashed) {
    let Some((code, words)) = hashed.fault() else {
        return;
    };
    if !common.json {
        eprintln!("{}: {words}", hashed.name());
        return;
    }
    let mut object = json!({ "file": hashed.file.to_string_lossy(), "error": code });
    if let (Ok(sums), Some(object)) = (&hashed.sums, object.as_object_mut()) {
        object.insert("md5".to_owned(), sums.md5.to_string().into());
        object.insert("sha256".to_owned(), sums.sha256.to_string().into());
    }
    say(common, &object, "");
}
