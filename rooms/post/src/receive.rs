//! Takes the bytes of an upload straight into an encrypted quarantine object, and looks at their beginning. What the first
//! bytes or the header show to be unusable is refused at once; what only decoding finds is for screening.

use crate::{Post, limits, parts::Intake};
use http::StatusCode;
use media::{
    header::header,
    sniff::{Unsuitable, sniff},
};
use store::{Area, BlobWriter, Blobs, Sealer};
use web::{Problem, Result};

/// An upload that lies in quarantine and belongs to nobody yet. Dropped before [`Quarantined::keep_for_row`], it is
/// removed.
pub(crate) struct Quarantined {
    name: Option<String>,
    blobs: Blobs,
}

impl Quarantined {
    /// Called right before the commit of the row that names it. A connection lost while committing, or an author who
    /// hangs up, leaves nobody to say whether the row is there; if it is, it needs its object. If not, the sweep finds
    /// an object that no row names.
    pub(crate) fn keep_for_row(mut self) {
        self.name = None;
    }

    pub(crate) fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }
}

impl Drop for Quarantined {
    fn drop(&mut self) {
        let (Some(name), Ok(runtime)) = (self.name.take(), tokio::runtime::Handle::try_current())
        else {
            return;
        };
        let blobs = self.blobs.clone();
        runtime.spawn(async move {
            if let Err(error) = blobs.delete(Area::Quarantine, &name).await {
                tracing::warn!(%error, "an upload without an owner could not be removed; the sweep will");
            }
        });
    }
}

/// One upload on its way in.
pub(crate) struct Receiver {
    name: String,
    blobs: Blobs,
    writer: BlobWriter,
    sealer: Sealer,
    head: Vec<u8>,
    length: usize,
    sniffed: bool,
}

impl Receiver {
    /// Begins a quarantine object.
    pub(crate) async fn begin(room: &Post) -> Result<Self> {
        let app = room.app();
        let name = format!("{}.original", app.db().ids().token().text());
        let writer = app.blobs().begin(Area::Quarantine, &name).await?;
        Ok(Self {
            sealer: Sealer::new(app.keys(), &name, app.rng()),
            blobs: app.blobs().clone(),
            name,
            writer,
            head: Vec::new(),
            length: 0,
            sniffed: false,
        })
    }

    /// A file whose beginning alone is in hand may look cut off without being so; then only its claims count.
    fn check_header(&self) -> Result<()> {
        let whole = self.length <= self.head.len();
        match header(&self.head) {
            Ok(_) => Ok(()),
            Err(why @ (Unsuitable::TooManyPixels | Unsuitable::TooSmall | Unsuitable::TooLong)) => {
                Err(unsuitable(why))
            }
            Err(why) if whole => Err(unsuitable(why)),
            Err(_) => Ok(()),
        }
    }
}

impl Intake<Problem> for Receiver {
    type Held = Quarantined;

    /// Takes the next piece.
    async fn push(&mut self, piece: &[u8]) -> Result<()> {
        self.length = self.length.saturating_add(piece.len());
        if self.length > limits::UPLOAD_BYTES_MAX {
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"));
        }
        let room = limits::HEAD_BYTES.saturating_sub(self.head.len());
        self.head
            .extend_from_slice(piece.get(..room.min(piece.len())).unwrap_or_default());
        if !self.sniffed && self.head.len() >= media::limits::SNIFF_BYTES {
            sniff(&self.head).map_err(unsuitable)?;
            self.sniffed = true;
        }
        let sealed = self.sealer.push(piece)?;
        self.writer.write(&sealed).await?;
        Ok(())
    }

    /// Ends it; durable when this returns.
    async fn finish(mut self) -> Result<Quarantined> {
        self.check_header()?;
        let last = self.sealer.finish()?;
        self.writer.write(&last).await?;
        self.writer.finish().await?;
        Ok(Quarantined {
            name: Some(self.name),
            blobs: self.blobs,
        })
    }
}

/// A file that cannot be used, told with a code of its own.
fn unsuitable(why: Unsuitable) -> Problem {
    metrics::counter!("redx_uploads_unsuitable_total", "code" => why.code()).increment(1);
    let code = match why {
        Unsuitable::TooManyBytes => {
            return Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large");
        }
        Unsuitable::Empty => "picture-empty",
        Unsuitable::NotAPicture => "picture-none",
        Unsuitable::OtherPicture => "picture-other-kind",
        Unsuitable::Video => "picture-video",
        Unsuitable::Damaged => "picture-damaged",
        Unsuitable::TooSmall => "picture-too-small",
        Unsuitable::TooLong | Unsuitable::TooManyPixels => "picture-too-many-pixels",
        Unsuitable::TooManyScans => "picture-too-many-scans",
    };
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code)
}
