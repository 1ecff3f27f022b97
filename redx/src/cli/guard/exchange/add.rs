//! `redx guard exchange add`.

use super::{ACTOR, tell};
use crate::{cli::say, config::Common};
use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};
use guard::{
    Purpose,
    exchange::{self, Kind, NewExchange},
};
use hashbank::import::Format;
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};
use web::App;

/// Fetch a list from now on.
#[derive(Args, Debug)]
pub struct Add {
    /// What to call it.
    name: String,
    /// What is at the other end.
    #[arg(long, value_enum)]
    kind: KindArg,
    /// An address (https://...), or for `file` the path of a file or a folder. NCMEC's list for industry and StopNCII are
    /// found without.
    #[arg(long)]
    from: Option<String>,
    /// For `hma`: what the bank is called over there.
    #[arg(long, required_if_eq("kind", "hma"))]
    remote_bank: Option<String>,
    /// The bank it fills, which nothing else may; by its own name when absent.
    #[arg(long)]
    bank: Option<String>,
    /// What the bank is for: abuse, refused-here or known-good. `abuse` when absent, but `refused-here` for StopNCII, whose
    /// pictures are of adults: they are refused, and no case is made.
    #[arg(long, value_parser = purpose)]
    purpose: Option<Purpose>,
    /// Distance within which a PDQ of it matches, 0 to 63.
    #[arg(long, default_value_t = hashbank::THRESHOLD_DEFAULT, value_parser = clap::value_parser!(u32).range(0..=63))]
    threshold: u32,
    /// How a file is written; by its ending when absent.
    #[arg(long, value_enum)]
    format: Option<FormatArg>,
    /// The file that says who we are: `user` and `password`, or `[headers]`, in TOML. Only its path is kept.
    #[arg(long)]
    credentials: Option<PathBuf>,
    /// From the end of a run to the next: 30m, 6h, 1d.
    #[arg(long, default_value = "1h", value_parser = interval_ms)]
    every: i64,
}

/// What is at the other end.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum KindArg {
    /// NCMEC's Hash Sharing, version 2.
    Ncmec,
    /// StopNCII.org.
    #[value(name = "stopncii")]
    StopNcii,
    /// Another guard of RedX.
    Hma,
    /// A file or a folder of this machine.
    File,
    /// A file on a web server.
    Url,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatArg {
    /// `<hex>` or `<kind> <hex>` a line.
    Lines,
    /// `hash,metadata`.
    Csv,
    /// Objects in one array.
    Json,
    /// One JSON object a line.
    JsonLines,
    /// A page of NCMEC's.
    NcmecXml,
    /// A page of StopNCII's.
    #[value(name = "stopncii")]
    StopNcii,
}

impl Add {
    pub(super) async fn run(self, common: &Common, app: &App) -> Result<ExitCode> {
        let new = self.understood()?;
        let mut tx = app.db().begin().await?;
        let made = match exchange::add(&mut tx, app, ACTOR, &new).await? {
            Ok(made) => made,
            Err(why) => bail!("{why}"),
        };
        tx.commit().await?;
        let object =
            json!({ "exchange": made.name, "id": made.id, "next": tell::time(made.next_at) });
        let words = format!(
            "{} is set up. A running server fetches it now; or fetch it here: redx guard exchange run {:?}",
            made.name, made.name
        );
        say(common, &object, &words);
        Ok(ExitCode::SUCCESS)
    }

    fn understood(self) -> Result<NewExchange> {
        let kind = self.kind.kind();
        let usual = if kind == Kind::StopNcii {
            Purpose::RefusedHere
        } else {
            Purpose::Abuse
        };
        Ok(NewExchange {
            place: place(kind, self.from)?,
            bank: self.bank.unwrap_or_else(|| self.name.clone()),
            name: self.name,
            kind,
            remote: self.remote_bank,
            format: self.format.map(FormatArg::format),
            purpose: self.purpose.unwrap_or(usual),
            threshold: self.threshold,
            credentials_file: self.credentials.as_deref().map(whole).transpose()?,
            interval_ms: self.every,
        })
    }
}

fn place(kind: Kind, from: Option<String>) -> Result<String> {
    match (kind, from) {
        (Kind::File, Some(path)) => whole(Path::new(&path)),
        (_, Some(address)) => Ok(address),
        (Kind::Ncmec, None) => Ok("https://report.cybertip.org/hashsharing".into()),
        (Kind::StopNcii, None) => Ok("https://api.stopncii.org/v1".into()),
        (_, None) => bail!("say where it is with --from"),
    }
}

/// A server runs in another folder than the one that this is typed in.
fn whole(path: &Path) -> Result<String> {
    let path = std::path::absolute(path).context("cannot tell which path is meant")?;
    let text = path.into_os_string().into_string();
    text.map_err(|_| anyhow::anyhow!("the path is not text"))
}

fn purpose(text: &str) -> Result<Purpose, String> {
    Purpose::parse(text).ok_or_else(|| "abuse, refused-here or known-good".to_owned())
}

/// A number and a unit: `30m`, `6h`, `1d`. In milliseconds.
fn interval_ms(text: &str) -> Result<i64, String> {
    let (number, unit_ms) = match text.char_indices().last() {
        Some((at, 'm')) => (text.get(..at), 60_000),
        Some((at, 'h')) => (text.get(..at), 3_600_000),
        Some((at, 'd')) => (text.get(..at), 86_400_000),
        _ => (None, 0),
    };
    let number: Option<i64> = number.and_then(|number| number.parse().ok());
    let interval = number.and_then(|number| number.checked_mul(unit_ms));
    interval
        .filter(|interval| *interval > 0)
        .ok_or_else(|| "a number with m, h or d, as in 6h".to_owned())
}

impl KindArg {
    fn kind(self) -> Kind {
        match self {
            Self::Ncmec => Kind::Ncmec,
            Self::StopNcii => Kind::StopNcii,
            Self::Hma => Kind::Hma,
            Self::File => Kind::File,
            Self::Url => Kind::Url,
        }
    }
}

impl FormatArg {
    fn format(self) -> Format {
        match self {
            Self::Lines => Format::Lines,
            Self::Csv => Format::Csv,
            Self::Json => Format::Json,
            Self::JsonLines => Format::JsonLines,
            Self::NcmecXml => Format::NcmecXml,
            Self::StopNcii => Format::StopNcii,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_a_number_and_a_unit() {
        assert_eq!(interval_ms("30m"), Ok(1_800_000));
        assert_eq!(interval_ms("6h"), Ok(21_600_000));
        assert_eq!(interval_ms("1d"), Ok(86_400_000));
        for bad in [
            "",
            "h",
            "6",
            "0h",
            "-1h",
            "1w",
            "6 h",
            "99999999999999999d",
            "6é",
        ] {
            assert!(interval_ms(bad).is_err(), "{bad}");
        }
    }
}
