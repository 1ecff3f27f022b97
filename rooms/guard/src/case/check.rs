//! Whether rows, keys, objects and certificates of cases fit together. A fault here is one of the program, of the store, or
//! of somebody who took something away.

use super::{Case, Certificate, destroy, limits, queries};
use store::{Area, Result, Uuid, args};
use web::{App, audit};

/// What does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Evidence that is to be kept is not in the vault.
    ObjectMissing,
    /// Evidence that is to be kept has lost its key.
    KeyMissing,
    /// Evidence that was destroyed still has its key.
    KeyStays,
    /// Evidence that was destroyed still has objects; they open for nobody.
    ObjectStays,
    /// The certificate was not signed by this instance, or is not the one that the audit chain names.
    CertificateForged,
}

impl Fault {
    /// A stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::ObjectMissing => "object_missing",
            Self::KeyMissing => "key_missing",
            Self::KeyStays => "key_stays",
            Self::ObjectStays => "object_stays",
            Self::CertificateForged => "certificate_forged",
        }
    }
}

/// Checks one case. No key is needed and nothing is opened.
///
/// # Errors
/// When the database or the object store cannot be reached.
pub async fn check(app: &App, case: &Case) -> Result<Vec<Fault>> {
    let gone = case.destroyed_at.is_some();
    let mut faults = Vec::new();
    let wrapped: Option<(Option<Vec<u8>>,)> = app
        .db()
        .optional(queries::WRAPPED, args![case.item])
        .await?;
    match wrapped.and_then(|(wrapped,)| wrapped) {
        Some(_) if gone => faults.push(Fault::KeyStays),
        None if !gone => faults.push(Fault::KeyMissing),
        _ => {}
    }
    for name in destroy::object_names(case.item) {
        match app.blobs().exists(Area::Vault, &name).await? {
            true if gone => faults.push(Fault::ObjectStays),
            false if !gone => faults.push(Fault::ObjectMissing),
            _ => {}
        }
    }
    if gone && !is_certified(app, case.id).await? {
        faults.push(Fault::CertificateForged);
    }
    Ok(faults)
}

async fn is_certified(app: &App, id: Uuid) -> Result<bool> {
    let Some((body, signature)) = Case::certificate(app, id).await? else {
        return Ok(false);
    };
    let digest = mediahash::Digests::of(body.as_bytes()).sha256;
    let named = format!("certificate {digest}");
    let entries = audit::about(app.db(), &id.to_string()).await?;
    let told = entries
        .iter()
        .any(|entry| entry.verb == "guard.case_destroyed" && entry.detail == named);
    Ok(told && Certificate::verify(&body, &signature, app.keys()).is_some())
}

/// Checks all of them.
///
/// # Errors
/// As [`check`].
pub async fn check_all(app: &App) -> Result<Vec<(Uuid, Fault)>> {
    let (mut faults, mut after) = (Vec::new(), Uuid::nil());
    loop {
        let page: Vec<(Uuid,)> = app
            .db()
            .all(queries::IDS, args![after, limits::LIST_MAX])
            .await?;
        let Some((last,)) = page.last().copied() else {
            return Ok(faults);
        };
        for (id,) in page {
            if let Some(case) = Case::read(app.db(), id).await? {
                let found = check(app, &case).await?.into_iter();
                faults.extend(found.map(|fault| (id, fault)));
            }
        }
        after = last;
    }
}
