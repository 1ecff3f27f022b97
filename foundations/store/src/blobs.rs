//! Objects: a folder (`blobs/` in the data folder) or S3-compatible storage. An object is written once under a name of
//! its own and never changed: a second write to the same name is refused by the store itself.

use crate::{Error, Result};
use bytes::Bytes;
use futures_util::TryStreamExt as _;
use object_store::{
    ObjectStore, ObjectStoreExt as _, PutMode, PutOptions, WriteMultipart,
    aws::{AmazonS3Builder, S3ConditionalPut},
    local::LocalFileSystem,
    path::Path,
};
use std::sync::Arc;

/// Uploads beyond this are sent in parts of this size (S3's least part size).
const PART_BYTES: usize = 5 * 1024 * 1024;

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
#[derive(Clone, Debug)]
pub enum BlobsConfig {
    /// A folder on this machine, made when absent.
    Folder(std::path::PathBuf),
    /// S3-compatible storage. Keys come from files or the environment, never from the command line.
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

/// A handle to the object store; cheap to clone.
#[derive(Clone, Debug)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
}

impl Blobs {
    /// Opens the store; a folder is made when absent.
    ///
    /// # Errors
    /// When the folder cannot be made or the S3 settings do not fit together.
    pub fn open(config: &BlobsConfig) -> Result<Self> {
        let store: Arc<dyn ObjectStore> = match config {
            BlobsConfig::Folder(path) => {
                std::fs::create_dir_all(path)?;
                Arc::new(
                    LocalFileSystem::new_with_prefix(path)?
                        .with_automatic_cleanup(true)
                        .with_fsync(true),
                )
            }
            BlobsConfig::S3 {
                endpoint,
                bucket,
                region,
                access_key,
                secret_key,
            } => {
                // The process has one TLS provider; a second call finds it installed and changes nothing.
                let _ = rustls::crypto::ring::default_provider().install_default();
                let mut builder = AmazonS3Builder::new()
                    .with_bucket_name(bucket)
                    .with_region(region)
                    .with_access_key_id(access_key)
                    .with_secret_access_key(secret_key)
                    .with_conditional_put(S3ConditionalPut::ETagMatch);
                if let Some(endpoint) = endpoint {
                    builder = builder
                        .with_endpoint(endpoint)
                        .with_allow_http(endpoint.starts_with("http://"));
                }
                Arc::new(builder.build()?)
            }
        };
        Ok(Self { store })
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
    /// When the store cannot be reached.
    pub async fn begin(&self, area: Area, name: &str) -> Result<BlobWriter> {
        let upload = self.store.put_multipart(&path(area, name)?).await?;
        Ok(BlobWriter {
            upload: Some(WriteMultipart::new_with_chunk_size(upload, PART_BYTES)),
        })
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

    /// Names and ages (milliseconds since 1970 of the last write) of every object in an area, for the sweep that
    /// removes what no row names.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub async fn list(&self, area: Area) -> Result<Vec<(String, i64)>> {
        let prefix = Path::from(area.folder());
        let mut found = Vec::new();
        let mut objects = self.store.list(Some(&prefix));
        while let Some(object) = objects.try_next().await? {
            let name = object
                .location
                .as_ref()
                .strip_prefix(area.folder())
                .unwrap_or_default();
            found.push((
                name.trim_start_matches('/').to_owned(),
                object.last_modified.timestamp_millis(),
            ));
        }
        Ok(found)
    }

    /// True when the store answers; what `/readyz` asks.
    pub async fn answers(&self) -> bool {
        matches!(
            self.get(Area::Public, "ready").await,
            Ok(_) | Err(Error::Missing)
        )
    }
}

/// An object being written. Dropped before [`BlobWriter::finish`], it leaves nothing behind.
pub struct BlobWriter {
    upload: Option<WriteMultipart>,
}

impl BlobWriter {
    /// Takes the next piece; waits while too many parts are on their way.
    ///
    /// # Errors
    /// When the store refuses a part (a full disk, a lost connection).
    pub async fn write(&mut self, piece: &[u8]) -> Result<()> {
        if let Some(upload) = &mut self.upload {
            upload.wait_for_capacity(2).await?;
            upload.write(piece);
        }
        Ok(())
    }

    /// Ends the object; it is durable when this returns.
    ///
    /// # Errors
    /// When the store refuses: then nothing exists under the name.
    pub async fn finish(mut self) -> Result<()> {
        if let Some(upload) = self.upload.take() {
            upload.finish().await?;
        }
        Ok(())
    }
}

impl Drop for BlobWriter {
    fn drop(&mut self) {
        if let (Some(upload), Ok(runtime)) =
            (self.upload.take(), tokio::runtime::Handle::try_current())
        {
            runtime.spawn(async move {
                if let Err(error) = upload.abort().await {
                    tracing::warn!(%error, "half an upload could not be removed; the sweep will");
                }
            });
        }
    }
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
