//! Where things are: flags, then the environment, then the configuration file, then defaults. Secrets come by file or
//! environment, never on the command line.

use anyhow::{Context as _, Result, bail};
use clap::Args;
use ipnet::IpNet;
use serde::Deserialize;
use std::{net::SocketAddr, path::PathBuf};
use store::BlobsConfig;
use web::{Campaign, outbound::Inside};

/// Flags that every command which touches data shares.
#[derive(Args, Clone, Debug)]
pub struct Common {
    /// The data folder.
    #[arg(long, env = "REDX_DATA", default_value = "./redx-data", global = true)]
    pub data: PathBuf,
    /// A configuration file (TOML); `redx.toml` in the data folder is read when there is one.
    #[arg(long, env = "REDX_CONFIG", global = true)]
    pub config: Option<PathBuf>,
    /// What lies inside and may still be asked for lists and reports, with commas between: host names (also without
    /// https), addresses, networks. Everything else inside is never reached.
    #[arg(
        long,
        env = "REDX_REACH_INSIDE",
        value_delimiter = ',',
        global = true,
        hide_short_help = true
    )]
    pub reach_inside: Vec<Inside>,
    /// For scripts: one JSON object a line.
    #[arg(long, global = true)]
    pub json: bool,
}

/// Where a server listens.
#[derive(Args, Clone, Debug)]
pub struct Listen {
    /// People come here.
    #[arg(long, env = "REDX_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// `/healthz`, `/readyz`, `/metrics`: for the operator's machines only.
    #[arg(long, env = "REDX_PRIVATE_LISTEN", default_value = "127.0.0.1:8081")]
    pub private_listen: SocketAddr,
    /// Where people reach us from outside; the listening address when absent.
    #[arg(long, env = "REDX_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Networks of proxies whose `X-Forwarded-For` is believed, with commas between.
    #[arg(long, env = "REDX_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<IpNet>,
}

/// The configuration file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct File {
    /// The campaign: what this instance is for, who runs it, whom moderators can call.
    pub campaign: Campaign,
    /// The screening service for other platforms.
    pub guard: GuardFile,
}

/// `[guard]`: the screening service beside the campaign.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GuardFile {
    /// Where `redx serve` also answers the calls of `redx guard serve`; nowhere when left out. Never the public address.
    pub listen: Option<SocketAddr>,
    /// Hosts from which that service may fetch files that a caller names by address.
    pub fetch_from: Vec<String>,
}

impl Common {
    /// Reads the configuration file, if there is one.
    ///
    /// # Errors
    /// When a file that was named is not there, or one that is there cannot be understood.
    pub fn file(&self) -> Result<File> {
        let path = match &self.config {
            Some(path) => path.clone(),
            None => {
                let beside = self.data.join("redx.toml");
                if !beside.exists() {
                    return Ok(File::default());
                }
                beside
            }
        };
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{} cannot be understood", path.display()))
    }

    /// The database: `REDX_DATABASE_URL`, or SQLite in the data folder.
    #[must_use]
    pub fn database_url(&self) -> String {
        std::env::var("REDX_DATABASE_URL")
            .unwrap_or_else(|_| format!("sqlite:{}", self.data.join("redx.db").display()))
    }

    /// The objects: `REDX_BLOBS_URL` (`s3://bucket` with `REDX_S3_ENDPOINT`, `REDX_S3_REGION`, `REDX_S3_ACCESS_KEY`,
    /// `REDX_S3_SECRET_KEY` or their `_FILE` forms), or a folder in the data folder.
    ///
    /// # Errors
    /// When the address is of another kind or keys are missing.
    pub fn blobs(&self) -> Result<BlobsConfig> {
        let Ok(url) = std::env::var("REDX_BLOBS_URL") else {
            return Ok(BlobsConfig::Folder(self.data.join("blobs")));
        };
        let Some(bucket) = url.strip_prefix("s3://") else {
            bail!("REDX_BLOBS_URL must begin with s3://");
        };
        Ok(BlobsConfig::S3 {
            endpoint: std::env::var("REDX_S3_ENDPOINT").ok(),
            bucket: bucket.trim_end_matches('/').to_owned(),
            region: std::env::var("REDX_S3_REGION").unwrap_or_else(|_| "us-east-1".into()),
            access_key: secret("REDX_S3_ACCESS_KEY")?,
            secret_key: secret("REDX_S3_SECRET_KEY")?,
        })
    }
}

/// A secret from the environment, or from the file that `NAME_FILE` names.
fn secret(name: &str) -> Result<String> {
    if let Ok(path) = std::env::var(format!("{name}_FILE")) {
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("cannot read {name}_FILE"))?;
        return Ok(text.trim().to_owned());
    }
    std::env::var(name)
        .with_context(|| format!("{name} (or {name}_FILE) is needed with REDX_BLOBS_URL"))
}

impl Listen {
    /// The public address, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        let url = self
            .public_url
            .clone()
            .unwrap_or_else(|| format!("http://{}", self.listen));
        url.trim_end_matches('/').to_owned()
    }
}
