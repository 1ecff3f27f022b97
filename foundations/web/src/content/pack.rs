//! A pack: the whole difference between what is built in and what is shown, under a number and a signature.

use ed25519_dalek::{Signature, Signer as _, SigningKey};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Keys, Millis};

/// What the signature is over begins so: a signature for one thing is none for another.
const DOMAIN: &[u8] = b"redx content pack 1\n";
const PURPOSE: &str = "content-pack-signing";

/// Texts that differ from the starter content, by their path inside `content`; `None` stands for a text taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Overlay(BTreeMap<String, Option<String>>);

impl Overlay {
    /// What it says about a path: nothing, that there is no text, or the text.
    pub fn get(&self, path: &str) -> Option<Option<&str>> {
        self.0.get(path).map(Option::as_deref)
    }

    /// Says something about a path.
    pub fn put(&mut self, path: impl Into<String>, text: Option<String>) {
        self.0.insert(path.into(), text);
    }

    /// The starter content with this difference, by path.
    pub fn over<'a>(
        &'a self,
        starter: impl IntoIterator<Item = (String, &'a str)>,
    ) -> BTreeMap<String, &'a str> {
        let mut texts: BTreeMap<_, _> = starter.into_iter().collect();
        for (path, text) in self.iter() {
            match text {
                Some(text) => drop(texts.insert(path.to_owned(), text)),
                None => drop(texts.remove(path)),
            }
        }
        texts
    }

    /// Everything it says, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_deref()))
    }
}

/// One edition of what is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Of what: `learn`, `help`.
    pub name: String,
    /// From 1, without gaps.
    pub number: i64,
    /// When it was published.
    pub at: Millis,
    /// What it holds.
    pub files: Overlay,
}

impl Pack {
    /// The pack as text, and its signature (Ed25519, RFC 8032) by a key derived from the instance's.
    ///
    /// # Errors
    /// Never in practice: it is made of texts and numbers.
    pub fn sign(&self, keys: &Keys) -> store::Result<(String, Vec<u8>)> {
        let body = serde_json::to_string(self)?;
        let signature = signing_key(keys).sign(&signed(&body));
        Ok((body, signature.to_bytes().to_vec()))
    }

    /// Reads a pack that this instance signed; `None` for anything else.
    pub fn verify(body: &str, signature: &[u8], keys: &Keys) -> Option<Self> {
        let signature = Signature::from_slice(signature).ok()?;
        let key = signing_key(keys).verifying_key();
        key.verify_strict(&signed(body), &signature).ok()?;
        serde_json::from_str(body).ok()
    }
}

fn signing_key(keys: &Keys) -> SigningKey {
    SigningKey::from_bytes(&keys.derive(PURPOSE))
}

fn signed(body: &str) -> Vec<u8> {
    [DOMAIN, body.as_bytes()].concat()
}
