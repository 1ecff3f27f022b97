//! A package opens for its addressee alone, and says who made it.

use super::{super::*, stage::*};
use age::secrecy::SecretString;
use std::{collections::BTreeMap, io::Read as _};
use store::{Area, Error};

type Files = BTreeMap<String, Vec<u8>>;

fn files(archive: &[u8]) -> Files {
    let mut archive = tar::Archive::new(archive);
    let read = |entry: std::io::Result<tar::Entry<'_, &[u8]>>| {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().display().to_string();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    archive.entries().unwrap().map(read).collect()
}

fn json(files: &Files, name: &str) -> serde_json::Value {
    serde_json::from_slice(&files[name]).unwrap()
}

#[tokio::test]
async fn a_package_holds_what_police_need_and_opens_with_their_key() {
    for stage in Stage::both().await {
        let (app, id) = (&stage.shell.app, stage.case(b"\xff\xd8\xff words").await);
        let theirs = crate::make_key();
        let to = Addressee::Key(theirs.public.clone());
        let maker = Maker {
            officer: stage.ruth,
            name: "Ruth",
        };
        let key = &stage.safe[0].private;
        assert!(export(app, maker, id, key, &to).await.unwrap().is_none());
        let grant = stage.granted(id, Purpose::Export).await;
        let wrong = Addressee::Key("age1no".into());
        assert!(matches!(
            export(app, maker, id, key, &wrong).await,
            Err(Error::Setting(_))
        ));
        let package = export(app, maker, id, key, &to).await.unwrap().unwrap();
        assert!(crate::open_vault(key, &package.sealed).is_err());
        let files = files(&crate::open_vault(&theirs.private, &package.sealed).unwrap());
        assert_eq!(files["evidence.jpg"], b"\xff\xd8\xff words");
        assert_eq!(json(&files, "facts.json")["uploader"], "192.0.2.1:4711");
        let manifest = json(&files, "manifest.json");
        assert_eq!(manifest["watermark"]["grant"], grant.to_string());
        assert_eq!(manifest["watermark"]["made_by"], "Ruth");
        assert_eq!(manifest["viewed_by_provider"], false);
        for told in manifest["files"].as_array().unwrap() {
            let bytes = &files[told["name"].as_str().unwrap()];
            let sum = mediahash::Digests::of(bytes).sha256.to_string();
            assert_eq!(told["sha256"], sum);
        }
        let custody = json(&files, "custody.json");
        let verbs: Vec<_> = custody
            .as_array()
            .unwrap()
            .iter()
            .map(|e| &e["verb"])
            .collect();
        assert_eq!(verbs.len(), 4);
        assert_eq!(verbs[3], "guard.case_unsealed");
        let readme = String::from_utf8(files["README.txt"].clone()).unwrap();
        assert!(readme.contains(&grant.to_string()));
        assert!(
            export(app, maker, id, key, &to).await.unwrap().is_none(),
            "once"
        );
    }
}

#[tokio::test]
async fn a_package_opens_with_a_passphrase_and_a_short_one_is_refused() {
    let stage = Stage::new().await;
    let (app, id) = (&stage.shell.app, stage.case(b"words").await);
    stage.granted(id, Purpose::Export).await;
    let maker = Maker {
        officer: stage.ruth,
        name: "Ruth",
    };
    let key = &stage.safe[1].private;
    let short = Addressee::Passphrase("short".into());
    assert!(matches!(
        export(app, maker, id, key, &short).await,
        Err(Error::Setting(_))
    ));
    let words = "correct horse battery staple lantern quilt";
    let to = Addressee::Passphrase(words.into());
    let package = export(app, maker, id, key, &to).await.unwrap().unwrap();
    let decryptor = age::Decryptor::new(&*package.sealed).unwrap();
    let theirs = age::scrypt::Identity::new(SecretString::from(words.to_owned()));
    let mut plain = Vec::new();
    let mut reader = decryptor
        .decrypt(std::iter::once::<&dyn age::Identity>(&theirs))
        .unwrap();
    reader.read_to_end(&mut plain).unwrap();
    assert_eq!(files(&plain)["evidence.bin"], b"words");
}

#[tokio::test]
async fn what_does_not_fit_is_found() {
    for stage in Stage::both().await {
        let app = &stage.shell.app;
        let (kept, gone) = (stage.case(b"1").await, stage.reported(b"2").await);
        assert_eq!(check_all(app).await.unwrap(), []);
        let item = stage.read(gone).await.item;
        let name = destroy::object_names(item)[0].clone();
        let copy = app.blobs().get(Area::Vault, &name).await.unwrap();
        stage.later(365 * DAY_MS).await;
        assert_eq!(check_all(app).await.unwrap(), []);
        app.blobs().put_new(Area::Vault, &name, copy).await.unwrap();
        let item = stage.read(kept).await.item;
        let missing = destroy::object_names(item)[1].clone();
        app.blobs().delete(Area::Vault, &missing).await.unwrap();
        let swapped =
            store::Statement::both("UPDATE guard_case SET certificate = $2 WHERE id = $1");
        let mut tx = stage.shell.begin().await;
        tx.execute(swapped, store::args![gone, "{}"]).await.unwrap();
        tx.commit().await.unwrap();
        let found = check_all(app).await.unwrap();
        let all = [
            (kept, Fault::ObjectMissing),
            (gone, Fault::ObjectStays),
            (gone, Fault::CertificateForged),
        ];
        assert_eq!(found.len(), all.len(), "{found:?}");
        assert!(all.iter().all(|fault| found.contains(fault)), "{found:?}");
    }
}
