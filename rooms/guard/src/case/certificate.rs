//! What remains of destroyed evidence: a statement of what was destroyed, when, by whom and why, signed by this instance.

use super::{Case, Purpose};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use mediahash::Digests;
use serde::{Deserialize, Serialize};
use store::{Area, Error, Keys, Millis, Result, Uuid};
use web::App;

/// What the signature is over begins so: a signature for one thing is none for another.
const DOMAIN: &[u8] = b"redx destruction certificate 1\n";
const PURPOSE: &str = "guard-destruction-signing";

/// An object as it lay in the vault, encrypted. Nothing of what was in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destroyed {
    /// Its name in the vault.
    pub object: String,
    /// Its size, encrypted.
    pub bytes: u64,
    /// SHA-256 of the encrypted bytes.
    pub sha256: String,
}

/// The certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// What this is.
    pub format: String,
    /// The case.
    pub case: Uuid,
    /// Its kind.
    pub kind: String,
    /// When it was first known of, milliseconds since 1970 (UTC).
    pub known_at: Millis,
    /// The number of the report, if it was reported.
    pub report: Option<String>,
    /// When the key was destroyed, milliseconds since 1970 (UTC).
    pub destroyed_at: Millis,
    /// `time`: what it was kept for is over. `destroy`, `destroy_by_order`: two people decided.
    pub why: String,
    /// The grant by which it was done, with who asked and who agreed.
    pub by: Option<By>,
    /// What was destroyed with the only key that opens it.
    pub objects: Vec<Destroyed>,
    /// Ed25519, hexadecimal: by which the signature is checked.
    pub signed_by: String,
}

/// The two people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    /// The grant.
    pub grant: Uuid,
    /// The officer who asked.
    pub asked: Uuid,
    /// The officer, or the key (`key:SLOT`), who agreed.
    pub agreed: String,
}

impl Certificate {
    /// About a case whose evidence lies as `objects`.
    pub(super) fn about(
        app: &App,
        case: &Case,
        why: Option<(Purpose, By)>,
        objects: Vec<Destroyed>,
    ) -> Self {
        let (why, by) = why.map_or(("time", None), |(purpose, by)| (purpose.name(), Some(by)));
        Self {
            format: "redx destruction certificate 1".into(),
            case: case.id,
            kind: case.kind.name().into(),
            known_at: case.known_at,
            report: case.report.clone(),
            destroyed_at: app.clock().now(),
            why: why.into(),
            by,
            objects,
            signed_by: hex(signing_key(app.keys()).verifying_key().as_bytes()),
        }
    }

    /// As text, with its signature (Ed25519, RFC 8032).
    pub(super) fn sign(&self, keys: &Keys) -> Result<(String, Vec<u8>)> {
        let body = serde_json::to_string(self)?;
        let signature = signing_key(keys).sign(&signed(&body));
        Ok((body, signature.to_bytes().to_vec()))
    }

    /// Reads a certificate that this instance signed; `None` for anything else.
    pub fn verify(body: &str, signature: &[u8], keys: &Keys) -> Option<Self> {
        let key: VerifyingKey = signing_key(keys).verifying_key();
        let signature = Signature::from_slice(signature).ok()?;
        key.verify_strict(&signed(body), &signature).ok()?;
        serde_json::from_str(body).ok()
    }
}

/// Sizes and digests of the encrypted objects, as they are now. One that is missing is left out.
pub(super) async fn objects(app: &App, names: &[String]) -> Result<Vec<Destroyed>> {
    let mut all = Vec::with_capacity(names.len());
    for name in names {
        match app.blobs().get(Area::Vault, name).await {
            Ok(sealed) => all.push(Destroyed {
                object: name.clone(),
                bytes: u64::try_from(sealed.len()).unwrap_or(u64::MAX),
                sha256: Digests::of(&sealed).sha256.to_string(),
            }),
            Err(Error::Missing) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

/// A signature by the key of certificates, for a manifest that leaves the house.
pub(super) fn sign(keys: &Keys, domain: &[u8], body: &[u8]) -> (String, String) {
    let key = signing_key(keys);
    let signature = key.sign(&[domain, body].concat());
    (
        hex(&signature.to_bytes()),
        hex(key.verifying_key().as_bytes()),
    )
}

fn signing_key(keys: &Keys) -> SigningKey {
    SigningKey::from_bytes(&keys.derive(PURPOSE))
}

fn signed(body: &str) -> Vec<u8> {
    [DOMAIN, body.as_bytes()].concat()
}

/// Bytes as people compare them.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
