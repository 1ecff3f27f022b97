//! A hash that is listed, matched and recorded lies nowhere in the clear.

use super::stage::{Stage, pdq};
use crate::Purpose;
use std::path::Path;

/// Every file below a folder.
fn files(folder: &Path, all: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, all);
        } else {
            all.push(path);
        }
    }
}

#[tokio::test]
async fn a_listed_hash_is_in_no_file_of_the_data_folder() {
    let stage = Stage::new().await;
    let upload = stage.upload(b"planted", pdq(1), 90);
    let text = format!(
        "pdq {}\nmd5 {}\nsha1 {}\nsha256 {}\n",
        pdq(1),
        upload.md5,
        upload.sha1,
        upload.sha256
    );
    stage.import(Purpose::Abuse, &text).await;
    stage.screen(&upload).await;
    stage.guard.refresh().await.unwrap();
    stage.guard.save().await.unwrap();
    let hashes: [&[u8]; 4] = [
        pdq(1).as_bytes().as_slice(),
        upload.md5.as_bytes(),
        upload.sha1.as_bytes(),
        upload.sha256.as_bytes(),
    ]
    .map(|bytes| &*bytes.to_vec().leak());
    let mut all = Vec::new();
    files(stage.shell.dir.path(), &mut all);
    assert!(all.iter().any(|path| path.ends_with("redx.db")));
    assert!(
        all.iter()
            .any(|path| path.extension().is_some_and(|e| e == "hashes"))
    );
    for path in all {
        let bytes = std::fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for hash in hashes {
            let hex = data_encoding::HEXLOWER.encode(hash);
            assert!(
                !bytes.windows(hash.len()).any(|part| part == hash),
                "{path:?}"
            );
            assert!(!text.contains(&hex), "{path:?}");
        }
    }
}

/// What is printed when something goes wrong: an upload, a look, a content, a lot to add.
#[tokio::test]
async fn nothing_printed_by_mistake_says_a_hash() {
    let stage = Stage::new().await;
    let upload = stage.upload(b"planted", pdq(1), 90);
    stage.import(Purpose::Abuse, &format!("{}\n", pdq(1))).await;
    let look = stage.guard.look(upload.clone()).await.unwrap();
    let content = crate::bank::content(&stage.shell.app, 1).await.unwrap();
    let printed = format!("{upload:?} {look:?} {content:?} {:?}", look.matched);
    let hex = pdq(1).to_string();
    assert!(!printed.contains(&hex[..12]) && !printed.contains("made up"));
    assert!(content.is_some());
}

/// What the database itself holds, as its own tool writes it down.
#[tokio::test]
async fn a_listed_hash_is_in_no_row_of_postgresql() {
    let [_, stage] = Stage::both().await;
    let upload = stage.upload(b"planted", pdq(1), 90);
    let text = format!(
        "pdq {}\nmd5 {}\nsha256 {}\n",
        pdq(1),
        upload.md5,
        upload.sha256
    );
    stage.import(Purpose::Abuse, &text).await;
    stage.screen(&upload).await;
    let dump = testkit::postgres::dump(&stage.shell.database);
    assert!(dump.contains("guard_signal"), "the lists are in it");
    for hash in [
        pdq(1).to_string(),
        upload.md5.to_string(),
        upload.sha256.to_string(),
    ] {
        assert!(!dump.to_lowercase().contains(&hash));
    }
}
