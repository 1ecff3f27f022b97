//! Sealing: the evidence goes into the vault under a key of its own, and the case is opened.

use super::{CaseKind, Certainty, Detected, limits, queries, vault_name};
use crate::{
    Guard, key,
    look::{Hit, Matched},
    text::TextCase,
    vault,
};
use serde::Serialize;
use store::{Error, Millis, Result, Tx, Uuid, args};

/// How something was first known of, from which moment the law's clock runs.
#[derive(Clone, Serialize)]
pub struct Knowledge {
    /// How sure it is.
    pub certainty: Certainty,
    /// By what.
    pub detected: Detected,
    /// When, milliseconds since 1970 (UTC); nothing for the moment of sealing.
    pub known_at: Option<Millis>,
    /// What matched: which signal of which list, how closely. For the vault alone.
    pub matched: Vec<Hit>,
}

impl Knowledge {
    /// A list matched now.
    pub fn by_match(exact: bool) -> Self {
        let certainty = if exact {
            Certainty::Exact
        } else {
            Certainty::Unconfirmed
        };
        Self {
            certainty,
            detected: Detected::HashMatch,
            known_at: None,
            matched: Vec::new(),
        }
    }

    /// Names what matched.
    #[must_use]
    pub fn naming(mut self, matched: Matched) -> Self {
        self.matched = matched.0;
        self
    }

    /// A moderator escalated it now; `flagged_at` is when somebody in public first said so, milliseconds since 1970
    /// (UTC). That counts as knowledge, though nobody here had looked yet.
    pub fn by_person(flagged_at: Option<Millis>) -> Self {
        let detected = if flagged_at.is_some() {
            Detected::Flag
        } else {
            Detected::Sighting
        };
        Self {
            certainty: Certainty::Person,
            detected,
            known_at: flagged_at,
            matched: Vec::new(),
        }
    }
}

impl std::fmt::Debug for Knowledge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Knowledge").finish_non_exhaustive()
    }
}

/// The facts of an upload that go into the vault beside it. They lie nowhere else once the post's own have run out.
#[derive(Clone, Serialize)]
pub struct Facts {
    /// The upload.
    pub upload: Uuid,
    /// The post.
    pub post: Uuid,
    /// When it was received, milliseconds since 1970 (UTC).
    pub received_at: Millis,
    /// Address and port it came from, if still kept.
    pub uploader: Option<String>,
    /// MD5 of the bytes that are sealed.
    pub md5: String,
    /// SHA-256 of the bytes that are sealed.
    pub sha256: String,
    /// How it was first known of.
    #[serde(flatten)]
    pub known: Knowledge,
    /// True when a member of staff has seen the picture. The truth, from the record of views: it decides whether
    /// police need a warrant to open it.
    pub viewed: bool,
}

impl std::fmt::Debug for Facts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Facts")
            .field("upload", &self.upload)
            .finish_non_exhaustive()
    }
}

/// A text that may be a crime in itself. All of it goes into the vault, and nothing of it stays anywhere else.
#[derive(Clone, Serialize)]
pub struct TextFacts {
    /// The row it came in as; it keeps no words.
    pub id: Uuid,
    /// Why it is sealed.
    #[serde(serialize_with = "kind_name")]
    pub kind: TextCase,
    /// When it was received, milliseconds since 1970 (UTC).
    pub received_at: Millis,
    /// Address and port it came from, if known.
    pub sender: Option<String>,
    /// What it was written about, if anything.
    pub about: String,
    /// A filter found it, or a person.
    pub detected: Detected,
}

impl std::fmt::Debug for TextFacts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("TextFacts");
        shown.field("id", &self.id).finish_non_exhaustive()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn kind_name<S: serde::Serializer>(kind: &TextCase, to: S) -> std::result::Result<S::Ok, S::Error> {
    to.serialize_str(kind.name())
}

/// What is known of evidence outside the vault.
struct Evidence<'a> {
    item: Uuid,
    post: Uuid,
    kind: CaseKind,
    certainty: Certainty,
    detected: Detected,
    immediate: bool,
    known_at: Option<Millis>,
    viewed: bool,
    media_type: &'static str,
    bytes: &'a [u8],
}

impl Guard {
    /// Puts the evidence into the vault. Called before the transaction that makes the case ([`Guard::open_case`]);
    /// running it again changes nothing. Whoever is stopped between the two loses nothing: a case is opened for it.
    ///
    /// # Errors
    /// When the vault has no keys or the store refuses: then nothing may be deleted.
    pub async fn seal(&self, facts: &Facts, bytes: &[u8]) -> Result<()> {
        let evidence = Evidence {
            item: facts.upload,
            post: facts.post,
            kind: CaseKind::Csam,
            certainty: facts.known.certainty,
            detected: facts.known.detected,
            immediate: false,
            known_at: facts.known.known_at,
            viewed: facts.viewed,
            media_type: media_type(bytes),
            bytes,
        };
        self.put(&evidence, facts).await
    }

    /// As [`Guard::seal`], of a text.
    ///
    /// # Errors
    /// As [`Guard::seal`].
    pub async fn seal_text(&self, facts: &TextFacts, text: &str) -> Result<()> {
        let by_person = facts.detected != Detected::Filter;
        let evidence = Evidence {
            item: facts.id,
            post: facts.id,
            kind: match facts.kind {
                TextCase::Enticement => CaseKind::Enticement,
                TextCase::Offer => CaseKind::Trafficking,
                TextCase::Threat => CaseKind::Other,
            },
            certainty: if by_person {
                Certainty::Person
            } else {
                Certainty::Unconfirmed
            },
            detected: facts.detected,
            // Who is threatened cannot wait for a day.
            immediate: facts.kind == TextCase::Threat,
            known_at: None,
            viewed: by_person,
            media_type: "text/plain",
            bytes: text.as_bytes(),
        };
        self.put(&evidence, facts).await
    }

    /// The key first, then the objects: whoever is stopped in between finds the same key again.
    async fn put(&self, evidence: &Evidence<'_>, facts: &impl Serialize) -> Result<()> {
        let (app, facts) = (self.app(), serde_json::to_vec(facts)?);
        let sealed_to = self.key_of(evidence).await?;
        let name = vault_name(evidence.item);
        let (object, beside) = (format!("{name}.age"), format!("{name}.facts.age"));
        vault::put(app.blobs(), &sealed_to, &object, evidence.bytes).await?;
        vault::put(app.blobs(), &sealed_to, &beside, &facts).await
    }

    /// The public half of the key that this evidence is sealed to: made now, or when it was first tried.
    async fn key_of(&self, evidence: &Evidence<'_>) -> Result<String> {
        let db = self.app().db();
        let outside = key::recipients(db).await?;
        if outside.len() < key::Slot::ALL.len() {
            return Err(Error::Setting("the vault has no keys yet".into()));
        }
        let pair = key::make();
        let wrapped = vault::seal(&outside, pair.private.as_bytes())?;
        let mut tx = db.begin().await?;
        let now = tx.now();
        let row = args![
            evidence.item,
            evidence.post,
            evidence.kind.name(),
            evidence.certainty.name(),
            evidence.detected.name(),
            evidence.immediate,
            evidence.known_at.map_or(now, |at| at.min(now)),
            evidence.viewed,
            i64::try_from(evidence.bytes.len()).unwrap_or(i64::MAX),
            evidence.media_type,
            pair.public,
            wrapped,
            now,
        ];
        tx.execute(queries::EVIDENCE_INSERT, row).await?;
        let (sealed_to,): (String,) = tx.one(queries::SEALED_TO, args![evidence.item]).await?;
        tx.commit().await?;
        Ok(sealed_to)
    }

    /// Opens the case in the transaction that seals the post. The law's clock runs from when the evidence was first known
    /// of, which [`Guard::seal`] wrote down.
    ///
    /// # Errors
    /// When the database refuses, or nothing was sealed.
    pub async fn open_case(&self, tx: &mut Tx, facts: &Facts) -> Result<()> {
        open(tx, facts.upload).await?;
        if facts.viewed {
            // Seen since it was sealed, or since a case was opened for whoever had been stopped.
            tx.execute(queries::VIEWED, args![facts.upload]).await?;
        }
        Ok(())
    }

    /// As [`Guard::open_case`], of a text.
    ///
    /// # Errors
    /// As [`Guard::open_case`].
    pub async fn open_text_case(&self, tx: &mut Tx, facts: &TextFacts) -> Result<()> {
        open(tx, facts.id).await
    }
}

/// Opens a case over what is in the vault, once.
pub(super) async fn open(tx: &mut Tx, item: Uuid) -> Result<()> {
    let (id, name) = (tx.ids().row(), vault_name(item));
    let row = args![item, id, limits::PRESERVE_MS, name];
    if tx.execute(queries::INSERT, row).await? == 1 {
        let subject = id.to_string();
        let (certainty,): (String,) = tx.one(queries::CERTAINTY, args![id]).await?;
        web::audit::append(tx, "system", "guard.case_opened", &subject, &certainty).await?;
        metrics::counter!("redx_cases_opened_total").increment(1);
        return Ok(());
    }
    // Either it was opened before, or there is nothing to open it over.
    tx.one::<(String,)>(queries::SEALED_TO, args![item]).await?;
    Ok(())
}

/// What the bytes say they are: for the report and for a file's ending; nothing is decided by it.
fn media_type(bytes: &[u8]) -> &'static str {
    let at = |from: usize, what: &[u8]| bytes.get(from..).is_some_and(|b| b.starts_with(what));
    match () {
        () if at(0, b"\xff\xd8\xff") => "image/jpeg",
        () if at(0, b"\x89PNG\r\n\x1a\n") => "image/png",
        () if at(0, b"GIF8") => "image/gif",
        () if at(0, b"RIFF") && at(8, b"WEBP") => "image/webp",
        () if at(4, b"ftyphei") || at(4, b"ftypmif1") => "image/heic",
        () if at(4, b"ftyp") => "video/mp4",
        () => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_what_it_is_and_nothing_breaks_on_a_short_one() {
        assert_eq!(media_type(b"\xff\xd8\xff\xe0"), "image/jpeg");
        assert_eq!(media_type(b"RIFF....WEBPVP8 "), "image/webp");
        assert_eq!(media_type(b"....ftypheic"), "image/heic");
        for other in [&b""[..], b"\xff", b"RIFF", b"words"] {
            assert_eq!(media_type(other), "application/octet-stream");
        }
    }
}
