//! A key as a device has it, made in the test: it answers as a browser would.

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

pub(super) const ORIGIN: &str = "http://localhost:8080";

/// A device with one key in it.
#[derive(Clone)]
pub(super) struct Key {
    secret: SigningKey,
    id: [u8; 16],
    owner: String,
    /// How often it signed; a copy of the key does not know what the other one did.
    pub(super) count: u32,
    /// Where the browser says it is.
    pub(super) origin: &'static str,
}

impl Key {
    pub(super) fn new(seed: u8) -> Self {
        Self {
            secret: SigningKey::from_slice(&[seed; 32]).unwrap(),
            id: [seed; 16],
            owner: String::new(),
            count: 0,
            origin: ORIGIN,
        }
    }

    /// Answers when it is asked to become somebody's passkey.
    pub(super) fn make(&mut self, asked: &Value) -> Value {
        let options = &asked["options"];
        self.owner = options["user"]["id"].as_str().unwrap().to_owned();
        let client = self.client("webauthn.create", options);
        let mut data = self.data(options["rp"]["id"].as_str().unwrap(), 0x45);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(self.id);
        data.extend(self.public());
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        let response =
            json!({ "attestationObject": text(&object), "clientDataJSON": text(&client) });
        self.answer(asked, &response)
    }

    /// Answers when it is asked to show itself.
    pub(super) fn show(&mut self, asked: &Value) -> Value {
        let options = &asked["options"];
        self.count += 1;
        let client = self.client("webauthn.get", options);
        let data = self.data(options["rpId"].as_str().unwrap(), 0x05);
        let mut signed = data.clone();
        signed.extend(Sha256::digest(&client));
        let signature: Signature = self.secret.sign(&signed);
        let response = json!({
            "authenticatorData": text(&data),
            "clientDataJSON": text(&client),
            "signature": text(signature.to_der().as_bytes()),
            "userHandle": self.owner,
        });
        self.answer(asked, &response)
    }

    fn answer(&self, asked: &Value, response: &Value) -> Value {
        let id = text(&self.id);
        let credential =
            json!({ "id": id, "rawId": id, "type": "public-key", "response": response });
        json!({ "handle": asked["handle"], "credential": credential, "to": "/desk/people" })
    }

    fn client(&self, kind: &str, options: &Value) -> Vec<u8> {
        let said = json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false });
        said.to_string().into_bytes()
    }

    fn data(&self, site: &str, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(site).to_vec();
        data.push(flags);
        data.extend(self.count.to_be_bytes());
        data
    }

    /// The public key as COSE has it: EC2, ES256, P-256.
    fn public(&self) -> Vec<u8> {
        let point = self.secret.verifying_key().to_sec1_point(false);
        let mut cose = b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20".to_vec();
        cose.extend(point.x().unwrap());
        cose.extend(b"\x22\x58\x20");
        cose.extend(point.y().unwrap());
        cose
    }
}

fn text(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}
