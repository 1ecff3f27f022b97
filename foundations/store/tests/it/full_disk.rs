//! A disk that takes no more. `RLIMIT_FSIZE` stands in for it: a write beyond the limit fails, for this process alone.
//! It holds for every thread, so these tests need a process each, which nextest gives them; `cargo test` does not.

use crate::{blobs::Objects, engines::*};
use store::{Area, args, jobs};

/// Lets no file grow beyond `bytes`, until dropped.
struct Full(libc::rlimit);

impl Full {
    #[expect(
        unsafe_code,
        reason = "there is no safe call for it in the standard library"
    )]
    fn beyond(bytes: u64) -> Option<Self> {
        if std::env::var_os("NEXTEST").is_none() {
            eprintln!("SKIPPED: a full disk needs a process of its own; run `cargo nextest run`");
            return None;
        }
        let mut before = libc::rlimit {
            rlim_cur: 0,
            rlim_max: 0,
        };
        // SAFETY: both calls get a valid `rlimit`; ignoring SIGXFSZ turns the signal into EFBIG.
        unsafe {
            libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
            assert_eq!(libc::getrlimit(libc::RLIMIT_FSIZE, &raw mut before), 0);
            let limit = libc::rlimit {
                rlim_cur: bytes,
                ..before
            };
            assert_eq!(libc::setrlimit(libc::RLIMIT_FSIZE, &raw const limit), 0);
        }
        Some(Self(before))
    }
}

impl Drop for Full {
    #[expect(unsafe_code, reason = "as above")]
    fn drop(&mut self) {
        // SAFETY: as above.
        unsafe {
            libc::setrlimit(libc::RLIMIT_FSIZE, &raw const self.0);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn objects_on_a_full_disk_fail_cleanly() {
    let objects = Objects::folder();
    let blobs = &objects.blobs;
    blobs
        .put_new(Area::Public, "before", &b"kept"[..])
        .await
        .unwrap();
    let Some(full) = Full::beyond(100_000) else {
        return;
    };
    let refused = blobs
        .put_new(Area::Public, "a", vec![1; 200_000])
        .await
        .unwrap_err();
    assert!(refused.may_pass(), "{refused}");
    let mut writer = blobs.begin(Area::Public, "b").await.unwrap();
    let mut outcome = Ok(());
    for _ in 0..4 {
        outcome = outcome.and(writer.write(&[2; 50_000]).await);
    }
    let outcome = match outcome {
        Ok(()) => writer.finish().await,
        Err(error) => {
            drop(writer);
            Err(error)
        }
    };
    assert!(outcome.unwrap_err().may_pass());
    assert_eq!(objects.files().len(), 1, "nothing half-written");
    drop(full);
    blobs
        .put_new(Area::Public, "a", vec![1; 200_000])
        .await
        .unwrap();
    assert_eq!(blobs.get(Area::Public, "before").await.unwrap(), "kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_on_a_full_disk_fails_cleanly_and_recovers() {
    let engine = Engine::sqlite();
    let db = engine.with_things().await;
    let word = "x".repeat(400_000);
    let Some(full) = Full::beyond(600_000) else {
        return;
    };
    let mut refused = None;
    let mut kept = 0;
    for n in 0..8_i64 {
        let mut tx = db.begin().await.unwrap();
        let written = match tx.execute(ADD_THING, args![n, &word]).await {
            Ok(_) => match tx.enqueue("work", &n, 0).await {
                Ok(_) => tx.commit().await,
                Err(error) => Err(error),
            },
            Err(error) => Err(error),
        };
        match written {
            Ok(()) => kept += 1,
            Err(error) => refused = Some(error),
        }
    }
    let refused = refused.expect("3 MB do not fit");
    assert!(refused.may_pass(), "{refused}");
    assert_eq!(
        db.number(COUNT_THINGS, vec![]).await.unwrap(),
        kept,
        "reads go on"
    );
    drop(full);
    let mut tx = db.begin().await.unwrap();
    tx.execute(ADD_THING, args![99_i64, &word]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.number(COUNT_THINGS, vec![]).await.unwrap(), kept + 1);
    assert_eq!(jobs::unfinished(&db).await.unwrap(), kept);
}
