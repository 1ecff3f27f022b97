//! What was screened, written down: hashes sealed, with keyed digests to find exact copies.

use crate::{Findings, Frame, Guard, Look, Upload, Verdict, lists::SEALED_AS, queries, rescreen};
use mediahash::{Md5, Pdq, Sha1, Sha256};
use store::{Arg, Error, Keys, Result, Tx, Uuid, args};

/// A screened upload as it lies in the database.
#[derive(sqlx::FromRow)]
pub(crate) struct Row {
    pub(crate) id: Uuid,
    pub(crate) post: Uuid,
    pub(crate) drawn: bool,
    pub(crate) verdict: String,
    md5: Vec<u8>,
    sha1: Vec<u8>,
    sha256: Vec<u8>,
    pdq: Option<Vec<u8>>,
    quality: i64,
    frames: Option<Vec<u8>>,
}

impl Guard {
    /// Writes down what [`Guard::look`] found. A job that runs again writes the same row again.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn record(&self, tx: &mut Tx, look: &Look) -> Result<()> {
        let (keys, rng) = (self.app().keys(), self.app().rng());
        let Upload {
            id,
            post,
            drawn,
            md5,
            sha1,
            sha256,
            pdq,
            frames,
        } = &look.upload;
        let seal = |plain: &[u8]| keys.seal(SEALED_AS, id.as_bytes(), plain, rng);
        let mac = keys.mac("guard-exact", sha256.as_bytes());
        let hashes = pdq
            .as_ref()
            .map(|(hashes, _)| seal(&hashes.map(|h| *h.as_bytes()).concat()));
        let quality = pdq.as_ref().map_or(0, |(_, quality)| i64::from(*quality));
        let (md5, sha1) = (seal(md5.as_bytes()), seal(sha1.as_bytes()));
        let sha256 = seal(sha256.as_bytes());
        let frames = (!frames.is_empty()).then(|| seal(&frame_bytes(frames)));
        let now = tx.now();
        let args: Vec<Arg> = args![
            *id,
            *post,
            *drawn,
            name(&look.verdict),
            look.generation,
            md5,
            sha1,
            sha256,
            mac,
            hashes,
            quality,
            frames,
            now,
            is_unsettled(&look.verdict),
        ];
        tx.execute(queries::ITEM_INSERT, args).await?;
        match look.verdict {
            Verdict::Clear(_) => rescreen::if_late(tx, look.generation).await,
            _ => Ok(()),
        }
    }

    /// Whether an upload matched an entry that is in question when it was last looked at: see [`Findings::unsettled`].
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn is_unsettled(tx: &mut Tx, upload: Uuid) -> Result<bool> {
        Ok(tx.number(queries::ITEM_UNSETTLED, args![upload]).await? > 0)
    }

    /// A post was taken back or away: later photos are no longer compared with it. Evidence stays.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget(&self, tx: &mut Tx, post: Uuid) -> Result<()> {
        tx.execute(queries::ITEM_FORGET, args![post]).await?;
        Ok(())
    }
}

impl Row {
    /// The upload with its hashes opened.
    pub(crate) fn open(&self, keys: &Keys) -> Result<Upload> {
        let open = |sealed: &[u8]| keys.open(SEALED_AS, self.id.as_bytes(), sealed);
        let pdq = match &self.pdq {
            Some(sealed) => Some((
                orientations(&open(sealed)?)?,
                u8::try_from(self.quality).unwrap_or(0),
            )),
            None => None,
        };
        let frames = match &self.frames {
            Some(sealed) => read_frames(&open(sealed)?)?,
            None => Vec::new(),
        };
        Ok(Upload {
            id: self.id,
            post: self.post,
            drawn: self.drawn,
            md5: Md5::from_bytes(fixed(&open(&self.md5)?)?),
            sha1: Sha1::from_bytes(fixed(&open(&self.sha1)?)?),
            sha256: Sha256::from_bytes(fixed(&open(&self.sha256)?)?),
            pdq,
            frames,
        })
    }
}

fn fixed<const N: usize>(bytes: &[u8]) -> Result<[u8; N]> {
    bytes.try_into().map_err(|_| Error::Unsealable)
}

/// Bytes of a frame: its quality, and its look in eight orientations.
const FRAME_BYTES: usize = 1 + 8 * 32;

fn frame_bytes(frames: &[Frame]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(frames.len() * FRAME_BYTES);
    for frame in frames {
        bytes.push(frame.quality);
        bytes.extend(frame.codes.iter().flat_map(Pdq::as_bytes));
    }
    bytes
}

fn read_frames(bytes: &[u8]) -> Result<Vec<Frame>> {
    let (frames, rest) = bytes.as_chunks::<FRAME_BYTES>();
    if !rest.is_empty() {
        return Err(Error::Unsealable);
    }
    let read = |frame: &[u8; FRAME_BYTES]| {
        let (quality, codes) = frame.split_first().ok_or(Error::Unsealable)?;
        Ok(Frame {
            codes: orientations(codes)?,
            quality: *quality,
        })
    };
    frames.iter().map(read).collect()
}

fn orientations(bytes: &[u8]) -> Result<[Pdq; 8]> {
    let codes: Vec<Pdq> = bytes
        .chunks_exact(32)
        .filter_map(|c| c.first_chunk::<32>())
        .map(|c| Pdq::from_bytes(*c))
        .collect();
    codes.try_into().map_err(|_| Error::Unsealable)
}

/// Whether it matches an entry that is in question.
pub(crate) fn is_unsettled(verdict: &Verdict) -> bool {
    matches!(
        verdict,
        Verdict::Clear(Findings {
            unsettled: true,
            ..
        })
    )
}

pub(crate) fn name(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Clear(_) => "clear",
        Verdict::AbuseMatch { .. } => "abuse",
        Verdict::RefusedBefore => "refused-before",
    }
}
