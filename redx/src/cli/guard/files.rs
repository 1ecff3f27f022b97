//! Files of this machine and their hashes. Pictures are decoded in the sandbox, on all cores, and come out in the order in
//! which they were named.

mod walk;

use crate::{cli::serve::workers, config::Common};
use anyhow::{Context as _, Result, anyhow};
use futures_util::{StreamExt as _, stream};
use indicatif::{ProgressBar, ProgressStyle};
use media::{
    limits::UPLOAD_BYTES_MAX,
    pool::{Patience, Pool, Program, WorkError},
};
use mediahash::{DigestSums, Digests, Pdq};
use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

/// Files on their way at once, for each worker: while one decodes, the next is read.
const FILES_PER_WORKER: usize = 2;
/// Of a file that is too large for a picture only digests are made, piece by piece. Bytes.
const PIECE_BYTES: usize = 1 << 20;

/// A file and what came of it.
pub(super) struct Hashed {
    /// As it was named.
    pub(super) file: PathBuf,
    /// Of its bytes; an error when it cannot be read.
    pub(super) sums: io::Result<DigestSums>,
    /// Of its picture, or why there is none.
    pub(super) look: Result<Looked, &'static str>,
}

/// What a picture looks like.
pub(super) struct Looked {
    /// In eight orientations, the first as it is stored.
    pub(super) codes: [Pdq; 8],
    /// 0 to 100.
    pub(super) quality: u8,
}

impl Hashed {
    /// The name, in which nothing can move a terminal's cursor.
    pub(super) fn name(&self) -> String {
        let name = self.file.to_string_lossy();
        if name.chars().any(char::is_control) {
            name.escape_debug().to_string()
        } else {
            name.into_owned()
        }
    }

    /// What is wrong with it, as a code and in words.
    pub(super) fn fault(&self) -> Option<(&'static str, String)> {
        match (&self.sums, &self.look) {
            (Err(error), _) => Some(("unreadable_file", format!("cannot be read: {error}"))),
            (Ok(_), Err(code)) => Some((code, words(code).to_owned())),
            (Ok(_), Ok(_)) => None,
        }
    }
}

/// Hashes every file, those in folders included, and hands each to `take`.
///
/// # Errors
/// When a folder cannot be read, no worker can be started, or `take` fails. A file that cannot be hashed is no error: it
/// says so itself.
pub(super) async fn hash_all(
    common: &Common,
    named: &[PathBuf],
    mut take: impl FnMut(Hashed, &ProgressBar) -> Result<()>,
) -> Result<()> {
    let files = walk::files(named)?;
    let bar = bar(common, files.len())?;
    let pool = pool()?;
    let workers = workers();
    let hash = |file: PathBuf| {
        let pool = pool.clone();
        async move { hash(&pool, file).await }
    };
    let mut hashed = stream::iter(files)
        .map(hash)
        .buffered(workers.saturating_mul(FILES_PER_WORKER));
    while let Some(hashed) = hashed.next().await {
        take(hashed?, &bar)?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

/// Only a terminal shows it.
fn bar(common: &Common, files: usize) -> Result<ProgressBar> {
    if common.json || files < 2 {
        return Ok(ProgressBar::hidden());
    }
    let bar = ProgressBar::new(u64::try_from(files).unwrap_or(u64::MAX));
    let style = "{wide_bar} {human_pos} of {human_len}, {per_sec}, {eta} left";
    bar.set_style(ProgressStyle::with_template(style)?);
    Ok(bar)
}

/// Workers are this very program, without a face model: nothing is made of these pictures.
fn pool() -> Result<Pool> {
    let program = Program {
        path: std::env::current_exe().context("cannot find this program")?,
        args: vec!["decode-worker".into()],
    };
    Ok(Pool::start(program, workers(), Patience::default()))
}

async fn hash(pool: &Pool, file: PathBuf) -> Result<Hashed> {
    let path = file.clone();
    let read = tokio::task::spawn_blocking(move || read(&path)).await?;
    let (bytes, sums) = match read {
        Ok((bytes, sums)) => (bytes, sums),
        Err(error) => {
            let (sums, look) = (Err(error), Err("unreadable_file"));
            return Ok(Hashed { file, sums, look });
        }
    };
    let look = match bytes {
        None => Err("too_many_bytes"),
        Some(bytes) => look(pool, &bytes).await?,
    };
    let sums = Ok(sums);
    Ok(Hashed { file, sums, look })
}

/// The bytes, unless they are too many for a picture, and their digests.
fn read(path: &Path) -> io::Result<(Option<Vec<u8>>, DigestSums)> {
    let mut file = File::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(UPLOAD_BYTES_MAX).unwrap_or(u64::MAX);
    file.by_ref()
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)?;
    let mut digests = Digests::new();
    digests.update(&bytes);
    if bytes.len() <= UPLOAD_BYTES_MAX {
        return Ok((Some(bytes), digests.finish()));
    }
    bytes.resize(PIECE_BYTES, 0);
    loop {
        match file.read(&mut bytes)? {
            0 => return Ok((None, digests.finish())),
            count => digests.update(bytes.get(..count).unwrap_or_default()),
        }
    }
}

/// A worker that is lost may have been so for want of memory: it is tried once more.
async fn look(pool: &Pool, bytes: &[u8]) -> Result<Result<Looked, &'static str>> {
    let mut opened = pool.open(bytes).await;
    if matches!(opened, Err(WorkError::Lost)) {
        opened = pool.open(bytes).await;
    }
    match opened {
        Ok(session) => {
            let print = session.fingerprint();
            Ok(Ok(Looked {
                codes: print.pdq,
                quality: print.quality,
            }))
        }
        Err(WorkError::Unavailable(error)) => {
            Err(anyhow!(error).context("no decoder can be started"))
        }
        Err(error) => Ok(Err(error.code())),
    }
}

/// A code in words.
fn words(code: &str) -> &str {
    match code {
        "empty" => "it is empty",
        "too_many_bytes" => "it is too large for a picture",
        "not_a_picture" => "it is not a picture",
        "other_picture" => "it is a picture of a kind that is not taken",
        "video" => "it is a video or a sound",
        "damaged" | "broken" => "it is cut off or damaged",
        "too_small" => "it is smaller than 64 pixels",
        "too_long" => "one of its sides is too long",
        "too_many_pixels" => "it has too many pixels",
        "too_many_scans" => "it has too many scans",
        "not_supported" => "it is of a rare kind that is not known",
        "worker_lost" => "it ended the decoder, twice",
        other => other,
    }
}
