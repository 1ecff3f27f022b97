//! Objects in a folder and on an S3 server that checks signatures.

use futures_util::future::join_all;
use std::path::PathBuf;
use store::{Area, Blobs, BlobsConfig, Error};

/// An empty store and what must live as long.
pub struct Objects {
    pub blobs: Blobs,
    folder: Option<tempfile::TempDir>,
}

impl Objects {
    pub fn folder() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(&BlobsConfig::Folder(folder.path().join("blobs"))).unwrap();
        Self {
            blobs,
            folder: Some(folder),
        }
    }

    fn s3() -> Self {
        Self {
            blobs: Blobs::open(&s3_config(|_| {})).unwrap(),
            folder: None,
        }
    }

    /// Every file there is, finished or not.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut folders: Vec<_> = self.folder.iter().map(|f| f.path().to_owned()).collect();
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path)
                } else {
                    files.push(path)
                }
            }
        }
        files
    }
}

fn s3_config(change: impl FnOnce(&mut testkit::s3::S3)) -> BlobsConfig {
    let mut s3 = testkit::s3::fresh();
    change(&mut s3);
    BlobsConfig::S3 {
        endpoint: Some(s3.endpoint),
        bucket: s3.bucket,
        region: "us-east-1".into(),
        access_key: s3.access_key,
        secret_key: s3.secret,
    }
}

macro_rules! on_both_stores {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn folder() {
                super::$name(super::Objects::folder()).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn s3() {
                super::$name(super::Objects::s3()).await;
            }
        }
    )+};
}

on_both_stores!(
    an_object_is_written_once,
    removing_is_quiet_and_complete,
    areas_do_not_mix,
    pieces_become_one_object,
    an_object_in_pieces_takes_no_name_that_is_taken,
    an_abandoned_writer_leaves_nothing,
    a_name_that_is_not_sound_goes_nowhere
);

async fn an_object_is_written_once(objects: Objects) {
    let blobs = objects.blobs;
    assert!(blobs.answers().await);
    assert!(matches!(
        blobs.get(Area::Public, "a.jpg").await,
        Err(Error::Missing)
    ));
    blobs
        .put_new(Area::Public, "a.jpg", &b"first"[..])
        .await
        .unwrap();
    let second = blobs.put_new(Area::Public, "a.jpg", &b"second"[..]).await;
    assert!(matches!(second, Err(Error::Exists)));
    assert_eq!(blobs.get(Area::Public, "a.jpg").await.unwrap(), "first");
    blobs
        .put_new(Area::Public, "empty", &b""[..])
        .await
        .unwrap();
    assert_eq!(blobs.get(Area::Public, "empty").await.unwrap(), "");
}

/// On S3 this is the server's promise, and the server of the tests does not keep it: it looks first and writes then.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_writers_one_wins() {
    let objects = Objects::folder();
    let blobs = &objects.blobs;
    let writes = (0_u8..8).map(|n| async move {
        blobs
            .put_new(Area::Vault, "a", vec![n; 1_000])
            .await
            .map(|()| n)
    });
    let won: Vec<u8> = join_all(writes)
        .await
        .into_iter()
        .filter_map(Result::ok)
        .collect();
    assert_eq!(won.len(), 1);
    assert_eq!(
        blobs.get(Area::Vault, "a").await.unwrap(),
        vec![won[0]; 1_000]
    );
}

async fn removing_is_quiet_and_complete(objects: Objects) {
    let blobs = &objects.blobs;
    blobs
        .put_new(Area::Quarantine, "x/a", &b"1"[..])
        .await
        .unwrap();
    blobs.delete(Area::Quarantine, "x/a").await.unwrap();
    blobs.delete(Area::Quarantine, "x/a").await.unwrap();
    blobs.delete(Area::Quarantine, "never/was").await.unwrap();
    assert!(matches!(
        blobs.get(Area::Quarantine, "x/a").await,
        Err(Error::Missing)
    ));
    assert_eq!(blobs.list(Area::Quarantine).await.unwrap(), []);
    assert_eq!(objects.files(), Vec::<PathBuf>::new());
    blobs
        .put_new(Area::Quarantine, "x/a", &b"2"[..])
        .await
        .unwrap();
}

async fn areas_do_not_mix(objects: Objects) {
    let blobs = objects.blobs;
    for area in [Area::Quarantine, Area::Vault, Area::Public] {
        assert_eq!(blobs.list(area).await.unwrap(), []);
        for name in ["b/2", "a", "b/1"] {
            blobs
                .put_new(area, name, format!("{area:?}{name}"))
                .await
                .unwrap();
        }
    }
    blobs.delete(Area::Vault, "a").await.unwrap();
    let names = async |area| {
        let mut names: Vec<_> = blobs
            .list(area)
            .await
            .unwrap()
            .into_iter()
            .map(|(n, _)| n)
            .collect();
        names.sort();
        names
    };
    assert_eq!(names(Area::Vault).await, ["b/1", "b/2"]);
    assert_eq!(names(Area::Public).await, ["a", "b/1", "b/2"]);
    let mut owners = blobs.owners(Area::Public).await.unwrap();
    owners.sort();
    assert_eq!(owners, ["a", "b"]);
    assert_eq!(blobs.owners(Area::Vault).await.unwrap(), ["b"]);
    let of = async |owner| {
        let listed = blobs.list_of(Area::Public, owner).await.unwrap();
        let mut names: Vec<_> = listed.into_iter().map(|(name, _)| name).collect();
        names.sort();
        names
    };
    assert_eq!(of("a").await, ["a"]);
    assert_eq!(of("b").await, ["b/1", "b/2"]);
    assert_eq!(of("c").await, Vec::<String>::new());
    assert_eq!(blobs.get(Area::Public, "b/1").await.unwrap(), "Publicb/1");
    // 2026 or later, in milliseconds.
    assert!(
        blobs
            .list(Area::Public)
            .await
            .unwrap()
            .iter()
            .all(|(_, at)| *at > 1_767_225_600_000)
    );
}

/// 9 MB: two parts on S3.
fn nine_megabytes() -> Vec<u8> {
    (0_u32..9_000_000 / 4)
        .flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes())
        .collect()
}

async fn pieces_become_one_object(objects: Objects) {
    let blobs = objects.blobs;
    let bytes = nine_megabytes();
    let mut writer = blobs.begin(Area::Quarantine, "ab/big").await.unwrap();
    for piece in bytes.chunks(300_001) {
        writer.write(piece).await.unwrap();
        writer.write(b"").await.unwrap();
    }
    assert!(matches!(
        blobs.get(Area::Quarantine, "ab/big").await,
        Err(Error::Missing)
    ));
    assert_eq!(blobs.list(Area::Quarantine).await.unwrap(), []);
    writer.finish().await.unwrap();
    assert!(blobs.get(Area::Quarantine, "ab/big").await.unwrap() == bytes);
    let small = blobs.begin(Area::Quarantine, "small").await.unwrap();
    small.finish().await.unwrap();
    assert_eq!(blobs.get(Area::Quarantine, "small").await.unwrap(), "");
}

async fn an_object_in_pieces_takes_no_name_that_is_taken(objects: Objects) {
    let blobs = &objects.blobs;
    let mut writer = blobs.begin(Area::Quarantine, "a").await.unwrap();
    writer.write(b"late").await.unwrap();
    blobs
        .put_new(Area::Quarantine, "a", &b"early"[..])
        .await
        .unwrap();
    assert!(matches!(writer.finish().await, Err(Error::Exists)));
    assert!(matches!(
        blobs.begin(Area::Quarantine, "a").await,
        Err(Error::Exists)
    ));
    assert_eq!(blobs.get(Area::Quarantine, "a").await.unwrap(), "early");
    assert!(objects.files().len() <= 1);
}

async fn an_abandoned_writer_leaves_nothing(objects: Objects) {
    let blobs = &objects.blobs;
    let mut writer = blobs.begin(Area::Quarantine, "ab/a").await.unwrap();
    for piece in nine_megabytes().chunks(1_000_000) {
        writer.write(piece).await.unwrap();
    }
    drop(writer);
    assert!(matches!(
        blobs.get(Area::Quarantine, "ab/a").await,
        Err(Error::Missing)
    ));
    assert_eq!(blobs.list(Area::Quarantine).await.unwrap(), []);
    assert_eq!(objects.files(), Vec::<PathBuf>::new());
    blobs
        .put_new(Area::Quarantine, "ab/a", &b"next"[..])
        .await
        .unwrap();
}

async fn a_name_that_is_not_sound_goes_nowhere(objects: Objects) {
    let blobs = objects.blobs;
    for name in ["", "../x", "a#1", "A"] {
        assert!(matches!(
            blobs.put_new(Area::Public, name, &b"1"[..]).await,
            Err(Error::Setting(_))
        ));
        assert!(blobs.begin(Area::Public, name).await.is_err());
        assert!(blobs.get(Area::Public, name).await.is_err());
        assert!(blobs.delete(Area::Public, name).await.is_err());
    }
}

#[tokio::test]
async fn a_wrong_secret_is_refused() {
    let wrong: [fn(&mut testkit::s3::S3); 2] = [
        |s3| s3.secret.push('x'),
        |s3| s3.access_key = "somebody".into(),
    ];
    for change in wrong {
        let blobs = Blobs::open(&s3_config(change)).unwrap();
        assert!(!blobs.answers().await);
        assert!(matches!(
            blobs.put_new(Area::Public, "a", &b"1"[..]).await,
            Err(Error::Objects(_))
        ));
        assert!(matches!(
            blobs.get(Area::Public, "a").await,
            Err(Error::Objects(_))
        ));
        assert!(blobs.begin(Area::Public, "a").await.is_err());
        assert!(blobs.list(Area::Public).await.is_err());
    }
}

#[tokio::test]
async fn a_store_that_is_gone_is_a_clean_error() {
    let blobs = Blobs::open(&s3_config(|s3| s3.endpoint = "http://127.0.0.1:9".into())).unwrap();
    assert!(!blobs.answers().await);
    let refused = blobs
        .put_new(Area::Public, "a", &b"1"[..])
        .await
        .unwrap_err();
    assert!(refused.may_pass(), "{refused}");
}

#[test]
fn settings_say_nothing_of_the_keys() {
    let config = s3_config(|s3| s3.secret = "hush-hush".into());
    assert!(!format!("{config:?}").contains("hush"));
}

#[tokio::test]
async fn what_a_killed_process_left_is_swept() {
    let objects = Objects::folder();
    let blobs = &objects.blobs;
    blobs
        .put_new(Area::Quarantine, "ab/whole", &b"1"[..])
        .await
        .unwrap();
    let mut writer = blobs.begin(Area::Quarantine, "ab/half").await.unwrap();
    writer.write(b"half").await.unwrap();
    // A kill runs no destructor.
    std::mem::forget(writer);
    assert_eq!(objects.files().len(), 2);
    assert_eq!(blobs.list(Area::Quarantine).await.unwrap().len(), 1);
    assert_eq!(
        blobs.remove_unfinished(0).await.unwrap(),
        0,
        "it may still be written to"
    );
    assert_eq!(blobs.remove_unfinished(i64::MAX / 2).await.unwrap(), 1);
    assert_eq!(objects.files().len(), 1);
    assert_eq!(blobs.get(Area::Quarantine, "ab/whole").await.unwrap(), "1");
}
