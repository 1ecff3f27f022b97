//! Objects: a folder (`blobs/` in the data folder) or S3-compatible storage. An object is written once under a name of
//! its own and never changed: a second write to the same name is refused.

mod folder;
mod writer;

use crate::{Error, Millis, Result};
use bytes::Bytes;
use folder::FolderWriter;
use futures_util::TryStreamExt as _;
use object_store::{
    ObjectMeta, ObjectStore, ObjectStoreExt as _, PutMode, PutOptions, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder, S3ConditionalPut},
    local::LocalFileSystem,
    path::Path,
};
use std::{path::PathBuf, sync::Arc, time::Duration};
use writer::{PartsWriter, Writer};

pub use writer::BlobWriter;

/// How long a request to S3 is tried again before the caller is told; a person waits for it.
const RETRY_SECONDS_MAX: u64 = 10;
/// Tries of one request after the first.
const RETRIES_MAX: usize = 4;
/// How long `/readyz` waits for an answer.
const ANSWER_SECONDS_MAX: u64 = 2;

/// The three kinds of objects, each a folder of its own. Only [`Area::Public`] ever has an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Area {
    /// Held uploads and their previews, encrypted with the instance key.
    Quarantine,
    /// Evidence, encrypted to a key this server does not hold.
    Vault,
    /// What a person approved, under a random name of its own.
    Public,
}

impl Area {
    fn folder(self) -> &'static str {
        match self {
            Self::Quarantine => "quarantine",
            Self::Vault => "vault",
            Self::Public => "public",
        }
    }
}

/// Where objects are kept.
#[derive(Clone)]
pub enum BlobsConfig {
    /// A folder on this machine, made when absent.
    Folder(PathBuf),
    /// S3-compatible storage. Keys come from files or the environment, never from the command line. The bucket has a
    /// lifecycle rule that ends uploads in parts which nobody finished (`AbortIncompleteMultipartUpload`, 1 day).
    S3 {
        /// `http(s)://host[:port]`; `None` for AWS itself.
        endpoint: Option<String>,
        /// The bucket.
        bucket: String,
        /// The region, `us-east-1` where the store has none.
        region: String,
        /// Access key id.
        access_key: String,
        /// Secret access key.
        secret_key: String,
    },
}

/// Without the keys.
impl std::fmt::Debug for BlobsConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Folder(path) => write!(f, "Folder({})", path.display()),
            Self::S3 {
                endpoint, bucket, ..
            } => write!(
                f,
                "S3({bucket} at {})",
                endpoint.as_deref().unwrap_or("AWS")
            ),
        }
    }
}

/// A handle to the object store; cheap to clone.
#[derive(Clone, Debug)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    /// The folder, when it is one.
    folder: Option<PathBuf>,
}

impl Blobs {
    /// Opens the store; a folder is made when absent.
    ///
    /// # Errors
    /// When the folder cannot be made or the S3 settings do not fit together.
    pub fn open(config: &BlobsConfig) -> Result<Self> {
        match config {
            BlobsConfig::Folder(path) => {
                std::fs::create_dir_all(path)?;
                let store = LocalFileSystem::new_with_prefix(path)?
                    .with_automatic_cleanup(true)
                    .with_fsync(true);
                Ok(Self {
                    store: Arc::new(store),
                    folder: Some(path.canonicalize()?),
                })
            }
            BlobsConfig::S3 {
                endpoint,
                bucket,
                region,
                access_key,
                secret_key,
            } => {
                let builder = AmazonS3Builder::new()
                    .with_bucket_name(bucket)
                    .with_region(region)
                    .with_access_key_id(access_key)
                    .with_secret_access_key(secret_key);
                Ok(Self {
                    store: Arc::new(reach(builder, endpoint.as_deref())?),
                    folder: None,
                })
            }
        }
    }

    /// Writes a new object; it is durable when this returns.
    ///
    /// # Errors
    /// [`Error::Exists`] when the name is taken (nothing is written), or the store's own failure.
    pub async fn put_new(&self, area: Area, name: &str, bytes: impl Into<Bytes>) -> Result<()> {
        let options = PutOptions {
            mode: PutMode::Create,
            ..PutOptions::default()
        };
        match self
            .store
            .put_opts(&path(area, name)?, bytes.into().into(), options)
            .await
        {
            Ok(_) => Ok(()),
            Err(object_store::Error::AlreadyExists { .. }) => Err(Error::Exists),
            Err(error) => Err(error.into()),
        }
    }

    /// Begins an object that arrives in pieces. Nothing exists under `name` until [`BlobWriter::finish`].
    ///
    /// # Errors
    /// [`Error::Exists`] when the name is taken, or when the store cannot be reached.
    pub async fn begin(&self, area: Area, name: &str) -> Result<BlobWriter> {
        let place = path(area, name)?;
        let writer = match &self.folder {
            Some(folder) => Writer::Folder(FolderWriter::begin(folder.join(place.as_ref())).await?),
            None => Writer::Parts(PartsWriter::begin(Arc::clone(&self.store), place).await?),
        };
        Ok(BlobWriter(writer))
    }

    /// Reads a whole object.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none, or the store's own failure.
    pub async fn get(&self, area: Area, name: &str) -> Result<Bytes> {
        match self.store.get(&path(area, name)?).await {
            Ok(object) => Ok(object.bytes().await?),
            Err(object_store::Error::NotFound { .. }) => Err(Error::Missing),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether there is an object of this name.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub async fn exists(&self, area: Area, name: &str) -> Result<bool> {
        match self.store.head(&path(area, name)?).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes an object; one that is not there is removed already.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub async fn delete(&self, area: Area, name: &str) -> Result<()> {
        match self.store.delete(&path(area, name)?).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Names and ages (milliseconds since 1970 of the last write) of every object in an area.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub async fn list(&self, area: Area) -> Result<Vec<(String, Millis)>> {
        self.listed(area, &Path::from(area.folder())).await
    }

    /// The first part of every object's name in an area, each once: `ab` stands for `ab` and for all of `ab/...`. Costs a
    /// small part of what [`Blobs::list`] does, since nothing is asked about the objects themselves.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub async fn owners(&self, area: Area) -> Result<Vec<String>> {
        let prefix = Path::from(area.folder());
        let top = self.store.list_with_delimiter(Some(&prefix)).await?;
        let objects = top.objects.iter().map(|object| &object.location);
        let owners = top.common_prefixes.iter().chain(objects);
        Ok(owners
            .filter_map(|place| place.filename().map(str::to_owned))
            .collect())
    }

    /// Names and ages of what [`Blobs::owners`] names by its first part.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub async fn list_of(&self, area: Area, owner: &str) -> Result<Vec<(String, Millis)>> {
        let place = path(area, owner)?;
        let under = self.listed(area, &place).await?;
        if !under.is_empty() {
            return Ok(under);
        }
        match self.store.head(&place).await {
            Ok(object) => Ok(vec![aged(area, &object)]),
            Err(object_store::Error::NotFound { .. }) => Ok(under),
            Err(error) => Err(error.into()),
        }
    }

    async fn listed(&self, area: Area, under: &Path) -> Result<Vec<(String, Millis)>> {
        let objects = self.store.list(Some(under));
        let found: Vec<_> = objects
            .map_ok(|object| aged(area, &object))
            .try_collect()
            .await?;
        Ok(found)
    }

    /// Removes what a killed process left half-written in a folder, last touched before `before` (milliseconds;
    /// leave uploads that still run their time). Says how many. S3 does this by itself ([`BlobsConfig::S3`]).
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn remove_unfinished(&self, before: Millis) -> Result<u64> {
        let Some(folder) = self.folder.clone() else {
            return Ok(0);
        };
        let before = u64::try_from(before).unwrap_or(0);
        let done = tokio::task::spawn_blocking(move || folder::remove_unfinished(&folder, before));
        Ok(done.await.map_err(std::io::Error::other)??)
    }

    /// True when the store answers within 2 s; what `/readyz` asks.
    pub async fn answers(&self) -> bool {
        let limit = Duration::from_secs(ANSWER_SECONDS_MAX);
        matches!(
            tokio::time::timeout(limit, self.get(Area::Public, "ready")).await,
            Ok(Ok(_) | Err(Error::Missing))
        )
    }
}

fn reach(builder: AmazonS3Builder, endpoint: Option<&str>) -> Result<AmazonS3> {
    // The process has one TLS provider; a second call finds it installed and changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = builder
        .with_conditional_put(S3ConditionalPut::ETagMatch)
        .with_retry(RetryConfig {
            max_retries: RETRIES_MAX,
            retry_timeout: Duration::from_secs(RETRY_SECONDS_MAX),
            ..RetryConfig::default()
        });
    if let Some(endpoint) = endpoint {
        builder = builder
            .with_endpoint(endpoint)
            .with_allow_http(endpoint.starts_with("http://"));
    }
    Ok(builder.build()?)
}

fn aged(area: Area, object: &ObjectMeta) -> (String, Millis) {
    let name = object.location.as_ref().strip_prefix(area.folder());
    (
        name.unwrap_or_default().trim_start_matches('/').to_owned(),
        object.last_modified.timestamp_millis(),
    )
}

/// Names are ours (tokens and fixed words); anything else is a bug and is refused before it reaches a file system.
fn path(area: Area, name: &str) -> Result<Path> {
    let sound = !name.is_empty()
        && name.len() <= 120
        && name.bytes().all(|b| {
            b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'/')
        })
        && name
            .split('/')
            .all(|part| !part.is_empty() && !part.starts_with('.'));
    if !sound {
        return Err(Error::Setting("an object's name is not sound".into()));
    }
    Ok(Path::from(format!("{}/{name}", area.folder())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_leave_their_area() {
        for bad in ["", "../x", "a/../b", "/a", "a//b", ".a", "A", "a b", "é"] {
            assert!(path(Area::Public, bad).is_err(), "{bad}");
        }
        assert_eq!(
            path(Area::Vault, "ab/c-1.jpg").unwrap().as_ref(),
            "vault/ab/c-1.jpg"
        );
    }
}
