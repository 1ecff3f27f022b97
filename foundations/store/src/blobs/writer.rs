//! An object that arrives in pieces.

use super::folder::FolderWriter;
use crate::{Error, Result};
use object_store::{ObjectStore, ObjectStoreExt as _, WriteMultipart, path::Path};
use std::sync::Arc;

/// Sent in parts of this size: S3's least part size.
const PART_BYTES: usize = 5 * 1024 * 1024;
/// Parts on their way at once. Memory of one upload is at most this and one more, times [`PART_BYTES`].
const PARTS_AT_ONCE: usize = 2;

/// An object being written. Dropped before [`BlobWriter::finish`], it leaves nothing behind.
pub struct BlobWriter(pub(super) Writer);

pub(super) enum Writer {
    Folder(FolderWriter),
    Parts(PartsWriter),
}

impl BlobWriter {
    /// Takes the next piece; waits while too many parts are on their way.
    ///
    /// # Errors
    /// When the store refuses a part (a full disk, a lost connection). The object cannot be finished then.
    pub async fn write(&mut self, piece: &[u8]) -> Result<()> {
        match &mut self.0 {
            Writer::Folder(writer) => writer.write(piece).await,
            Writer::Parts(writer) => writer.write(piece).await,
        }
    }

    /// Ends the object; it is durable when this returns.
    ///
    /// # Errors
    /// [`Error::Exists`] when the name has been taken meanwhile, or when the store refuses: then nothing of this exists
    /// under the name.
    pub async fn finish(self) -> Result<()> {
        match self.0 {
            Writer::Folder(writer) => writer.finish().await,
            Writer::Parts(writer) => writer.finish().await,
        }
    }
}

pub(super) struct PartsWriter {
    store: Arc<dyn ObjectStore>,
    place: Path,
    upload: Option<WriteMultipart>,
    failed: bool,
}

impl PartsWriter {
    pub(super) async fn begin(store: Arc<dyn ObjectStore>, place: Path) -> Result<Self> {
        must_be_free(&*store, &place).await?;
        let upload = store.put_multipart(&place).await?;
        Ok(Self {
            store,
            place,
            upload: Some(WriteMultipart::new_with_chunk_size(upload, PART_BYTES)),
            failed: false,
        })
    }

    async fn write(&mut self, piece: &[u8]) -> Result<()> {
        if let Some(upload) = &mut self.upload {
            self.failed = true;
            upload.wait_for_capacity(PARTS_AT_ONCE).await?;
            upload.write(piece);
            self.failed = false;
        }
        Ok(())
    }

    /// S3 has no conditional end of an upload in parts that every store understands, so the name is looked at before
    /// it: enough for names that are fresh tokens.
    async fn finish(mut self) -> Result<()> {
        if self.failed {
            return Err(Error::Io(std::io::Error::other(
                "an earlier part was refused",
            )));
        }
        must_be_free(&*self.store, &self.place).await?;
        let Some(upload) = self.upload.take() else {
            return Ok(());
        };
        // In a task of its own: a caller that goes away leaves a whole object, which the sweep finds, not half a one.
        tokio::spawn(upload.finish())
            .await
            .map_err(std::io::Error::other)??;
        Ok(())
    }
}

async fn must_be_free(store: &dyn ObjectStore, place: &Path) -> Result<()> {
    match store.head(place).await {
        Ok(_) => Err(Error::Exists),
        Err(object_store::Error::NotFound { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

impl Drop for PartsWriter {
    fn drop(&mut self) {
        let Some(upload) = self.upload.take() else {
            return;
        };
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                if let Err(error) = upload.abort().await {
                    tracing::warn!(%error, "half an upload could not be removed; the bucket's lifecycle rule will");
                }
            });
        }
    }
}
