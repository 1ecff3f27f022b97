//! A sealed package of evidence for law enforcement: what was received, its facts, who did what with it, and a manifest with
//! digests and a signature. Sealed to a key of theirs or to a passphrase, so that only they open it. Nobody here looks.

use super::{Evidence, Purpose, Unsealed, certificate, received, unseal};
use crate::vault;
use age::{secrecy::SecretString, x25519};
use mediahash::Digests;
use serde_json::{Value, json};
use std::str::FromStr as _;
use store::{Error, Millis, Result, Uuid};
use web::{App, audit};

/// What the manifest's signature is over begins so.
const DOMAIN: &[u8] = b"redx evidence manifest 1\n";

/// Whom a package is sealed to.
pub enum Addressee {
    /// An age public key, `age1...`.
    Key(String),
    /// A passphrase, told them another way.
    Passphrase(String),
}

/// Who makes it: in the manifest, so that a copy that turns up says where it came from.
#[derive(Clone, Copy, Debug)]
pub struct Maker<'a> {
    /// The officer.
    pub officer: Uuid,
    /// Their name.
    pub name: &'a str,
}

/// A sealed package.
pub struct Package {
    /// An age file around a tar archive.
    pub sealed: Vec<u8>,
    /// The manifest, without anything of the evidence but digests.
    pub manifest: Value,
}

/// Makes a package of a case for an officer who was granted it. `None` when no grant stands.
///
/// # Errors
/// As [`unseal`]; and [`Error::Setting`] when the addressee's key is none, before the grant is used.
pub async fn export(
    app: &App,
    maker: Maker<'_>,
    id: Uuid,
    private: &str,
    to: &Addressee,
) -> Result<Option<Package>> {
    let to = recipient(to)?;
    let unsealed = unseal(app, maker.officer, id, Purpose::Export, private).await?;
    let Some(unsealed) = unsealed else {
        return Ok(None);
    };
    let at = app.clock().now();
    let mut files = vec![
        (
            evidence_name(&unsealed.case.media_type),
            unsealed.evidence.bytes.to_vec(),
        ),
        (
            "facts.json".to_owned(),
            serde_json::to_vec_pretty(&unsealed.evidence.facts)?,
        ),
        ("custody.json".to_owned(), custody(app, &unsealed).await?),
    ];
    let received = received(app, unsealed.case.item).await?;
    let copy = received.is_some_and(|upload| upload.is_copied_as(&unsealed.evidence.bytes));
    let mut manifest = manifest(app, maker, &unsealed, at, &files)?;
    if let Some(map) = manifest.as_object_mut() {
        map.insert("copy".into(), json!(copy));
    }
    let text = serde_json::to_vec_pretty(&manifest)?;
    let (signature, key) = certificate::sign(app.keys(), DOMAIN, &text);
    let signature = json!({ "ed25519": signature, "signed_by": key, "over": "redx evidence manifest 1\\n + manifest.json" });
    files.push(("manifest.json".to_owned(), text));
    files.push((
        "manifest.sig.json".to_owned(),
        serde_json::to_vec_pretty(&signature)?,
    ));
    files.push((
        "README.txt".to_owned(),
        readme(maker, &unsealed, copy).into_bytes(),
    ));
    let sealed = vault::seal_to(to.as_ref(), &archive(&files, at)?)?;
    Ok(Some(Package { sealed, manifest }))
}

fn recipient(to: &Addressee) -> Result<Box<dyn age::Recipient + Send + Sync>> {
    Ok(match to {
        Addressee::Key(text) => {
            let key = x25519::Recipient::from_str(text.trim());
            Box::new(key.map_err(|why| {
                Error::Setting(format!("this is not a public key (age1...): {why}"))
            })?)
        }
        Addressee::Passphrase(text) if text.trim().chars().count() < PASSPHRASE_CHARS_MIN => {
            return Err(Error::Setting(format!(
                "a passphrase needs {PASSPHRASE_CHARS_MIN} characters or more"
            )));
        }
        Addressee::Passphrase(text) => {
            let text = SecretString::from(text.trim().to_owned());
            Box::new(age::scrypt::Recipient::new(text))
        }
    })
}

/// Six words of a list of 7,776 are longer than this; less is guessed.
const PASSPHRASE_CHARS_MIN: usize = 20;

/// The file's name says what it is and nothing else.
pub fn evidence_name(media_type: &str) -> String {
    let ending = match media_type {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "image/heic" => "heic",
        "video/mp4" => "mp4",
        "text/plain" => "txt",
        _ => "bin",
    };
    format!("evidence.{ending}")
}

/// Everything the audit chain says of the case, the upload and the post.
async fn custody(app: &App, unsealed: &Unsealed) -> Result<Vec<u8>> {
    let case = &unsealed.case;
    let mut all = Vec::new();
    for subject in [case.id, case.item, case.post] {
        all.extend(audit::about(app.db(), &subject.to_string()).await?);
    }
    all.sort_by_key(|entry| entry.seq);
    all.dedup_by_key(|entry| entry.seq);
    let entry = |entry: &audit::Entry| {
        json!({
            "seq": entry.seq, "at": entry.at, "actor": entry.actor, "verb": entry.verb,
            "subject": entry.subject, "detail": entry.detail, "hash": certificate::hex(&entry.hash),
        })
    };
    let entries: Vec<Value> = all.iter().map(entry).collect();
    Ok(serde_json::to_vec_pretty(&entries)?)
}

fn manifest(
    app: &App,
    maker: Maker<'_>,
    unsealed: &Unsealed,
    at: Millis,
    files: &[(String, Vec<u8>)],
) -> Result<Value> {
    let about = |(name, bytes): &(String, Vec<u8>)| {
        let sums = Digests::of(bytes);
        json!({
            "name": name, "bytes": bytes.len(),
            "md5": sums.md5.to_string(), "sha256": sums.sha256.to_string(),
        })
    };
    let operator = app.campaign().operator.name.clone();
    Ok(json!({
        "format": "redx evidence manifest 1",
        "provider": operator,
        "case": serde_json::to_value(&unsealed.case)?,
        "viewed_by_provider": unsealed.case.was_viewed(),
        "watermark": { "made_by": maker.name, "officer": maker.officer, "at": at, "grant": unsealed.grant },
        "files": files.iter().map(about).collect::<Vec<_>>(),
    }))
}

fn readme(maker: Maker<'_>, unsealed: &Unsealed, copy: bool) -> String {
    let what = if copy {
        "a smaller copy made by this service; the file as received no longer exists. facts.json has the digests of this copy."
    } else {
        "the bytes as received, unchanged."
    };
    format!(
        "Evidence of case {}, made by {} under grant {}.\n\n\
        For law enforcement only. It may show the abuse of a child: do not open it where that is not your duty,\n\
        do not copy it further than your duty needs, and tell us when it may be destroyed.\n\n\
        {}: {what}\n\
        facts.json: when and from where they were received (UTC), their digests, how they were found.\n\
        custody.json: who did what with them here. Each entry is part of a chain that can be verified.\n\
        manifest.json: digests of these files, and who made this package. manifest.sig.json: its signature.\n\
        Times are milliseconds since 1970 (UTC).\n",
        unsealed.case.id,
        maker.name,
        unsealed.grant,
        evidence_name(&unsealed.case.media_type),
    )
}

fn archive(files: &[(String, Vec<u8>)], at: Millis) -> Result<Vec<u8>> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_ustar();
        header.set_size(u64::try_from(bytes.len()).unwrap_or(0));
        header.set_mode(0o600);
        header.set_mtime(u64::try_from(at / 1000).unwrap_or(0));
        archive.append_data(&mut header, name, bytes.as_slice())?;
    }
    Ok(archive.into_inner()?)
}

impl Evidence {
    /// The files that an officer who opens it gets: what was received, and its facts.
    ///
    /// # Errors
    /// Never in practice: the facts were read from JSON.
    pub fn files(&self, media_type: &str) -> Result<Vec<(String, Vec<u8>)>> {
        Ok(vec![
            (evidence_name(media_type), self.bytes.to_vec()),
            (
                "facts.json".to_owned(),
                serde_json::to_vec_pretty(&self.facts)?,
            ),
        ])
    }
}
