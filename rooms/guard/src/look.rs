//! Looks at an upload: a verdict, or a failure; never a guess.

use crate::{Findings, Guard, Purpose, Verdict, lists::Lists, queries};
use mediahash::{Md5, Pdq, Sha256, pdq::QUALITY_MIN};
use store::{Result, Uuid, args};

/// Earlier photos within this distance show nearly the same picture (the threshold of the PDQ paper, Facebook 2019).
const NEAR_DISTANCE_MAX: u32 = 31;

/// An upload as it was received.
#[derive(Clone, Debug)]
pub struct Upload {
    /// This upload; another one when a post's picture is replaced.
    pub id: Uuid,
    /// The post it belongs to.
    pub post: Uuid,
    /// Strokes on a drawn hand, rendered by us: exact hashes only, since all drawn hands look alike.
    pub drawn: bool,
    /// MD5 of the bytes as received.
    pub md5: Md5,
    /// SHA-256 of the bytes as received.
    pub sha256: Sha256,
    /// PDQ of the untouched pixels in eight orientations, and its quality; `None` for a drawn hand.
    pub pdq: Option<([Pdq; 8], u8)>,
}

/// What looking found, to be recorded with [`Guard::record`] in the transaction that acts on it.
#[derive(Clone, Debug)]
pub struct Look {
    /// The upload.
    pub upload: Upload,
    /// What was found.
    pub verdict: Verdict,
    pub(crate) generation: i64,
}

impl Guard {
    /// Matches an upload against every list, everything refused here, and every earlier photo.
    ///
    /// # Errors
    /// When the lists cannot be read: then there is no verdict, and the upload stays where it is.
    pub async fn look(&self, upload: Upload) -> Result<Look> {
        let lists = self.lists().await?;
        let verdict = match judge(&lists, &upload) {
            Verdict::Clear(mut findings) => {
                findings.near_of = self.earlier(&lists, &upload).await?;
                Verdict::Clear(findings)
            }
            other => other,
        };
        Ok(Look {
            upload,
            verdict,
            generation: lists.generation,
        })
    }

    /// The post of the oldest earlier upload that shows nearly the same picture and still lives.
    async fn earlier(&self, lists: &Lists, upload: &Upload) -> Result<Option<Uuid>> {
        let db = self.app().db();
        let mac = self
            .app()
            .keys()
            .mac("guard-exact", upload.sha256.as_bytes());
        let same: Option<(Uuid,)> = db
            .optional(queries::ITEM_SAME, args![mac, upload.drawn, upload.post])
            .await?;
        if let Some((post,)) = same {
            return Ok(Some(post));
        }
        let Some(hashes) = reliable(upload) else {
            return Ok(None);
        };
        // The oldest is the one the others are copies of.
        for item in lists.earlier.near(hashes, NEAR_DISTANCE_MAX) {
            let lives: Option<(Uuid,)> = db.optional(queries::ITEM_LIVES, args![item]).await?;
            if let Some((post,)) = lives.filter(|(post,)| *post != upload.post) {
                return Ok(Some(post));
            }
        }
        Ok(None)
    }
}

/// The verdict of the lists alone.
pub(crate) fn judge(lists: &Lists, upload: &Upload) -> Verdict {
    let exact = |purpose| {
        lists.of(purpose).is_some_and(|l| {
            l.has_exact(upload.md5.as_bytes()) || l.has_exact(upload.sha256.as_bytes())
        })
    };
    let close = |purpose| match (reliable(upload), lists.of(purpose)) {
        (Some(hashes), Some(list)) => list.has_close(hashes),
        _ => false,
    };
    if exact(Purpose::Abuse) {
        return Verdict::AbuseMatch { exact: true };
    }
    let known_good = exact(Purpose::KnownGood) || close(Purpose::KnownGood);
    if !known_good && close(Purpose::Abuse) {
        return Verdict::AbuseMatch { exact: false };
    }
    if exact(Purpose::RefusedHere) {
        return Verdict::RefusedBefore;
    }
    Verdict::Clear(Findings {
        near_of: None,
        close_to_refused: close(Purpose::RefusedHere),
    })
}

/// The perceptual hashes, if they say anything: below quality 50 PDQ matches walls with walls.
fn reliable(upload: &Upload) -> Option<&[Pdq; 8]> {
    upload
        .pdq
        .as_ref()
        .filter(|(_, quality)| !upload.drawn && *quality >= QUALITY_MIN)
        .map(|(hashes, _)| hashes)
}
