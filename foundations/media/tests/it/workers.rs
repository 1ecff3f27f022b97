//! The pool with workers that die, lie and hang: always an answer, never a slot lost.

use std::time::Duration;

use media::derive::{Derive, Faces};
use media::pool::{Patience, Pool, WorkError};

use crate::drawing::{jpeg, pool, program};

fn bad(lie: &str) -> Pool {
    let patience = Patience {
        step: Duration::from_millis(200),
        ..Patience::default()
    };
    Pool::start(program(&[lie]), 1, patience)
}

#[tokio::test]
async fn a_worker_that_dies_or_lies_is_lost_and_its_slot_is_not() {
    for lie in ["dies", "hangs", "babbles", "floods", "skips", "cuts"] {
        let pool = bad(lie);
        for _ in 0..3 {
            let error = pool.open(&jpeg(100, 100)).await.unwrap_err();
            assert!(matches!(error, WorkError::Lost), "{lie}: {error}");
            assert_eq!(pool.free(), 1, "{lie}");
        }
    }
}

/// A pipe that closes before a large upload is through is the same as any other death.
#[tokio::test]
async fn a_worker_that_leaves_during_the_upload_is_lost() {
    let picture = [jpeg(100, 100), vec![0; 4 << 20]].concat();
    let error = bad("dies-idle").open(&picture).await.unwrap_err();
    assert!(matches!(error, WorkError::Lost), "{error}");
}

#[tokio::test]
async fn a_program_that_is_no_worker_is_unavailable() {
    for args in [&["dumb"][..], &["try", "nothing"]] {
        let pool = Pool::start(program(args), 1, Patience::default());
        assert!(matches!(
            pool.open(&jpeg(100, 100)).await,
            Err(WorkError::Unavailable(_))
        ));
        assert_eq!(pool.free(), 1);
    }
    let mut missing = program(&[]);
    missing.path = "/nowhere/worker".into();
    let pool = Pool::start(missing, 1, Patience::default());
    assert!(matches!(
        pool.open(&jpeg(100, 100)).await,
        Err(WorkError::Unavailable(_))
    ));
    assert!(pool.probe().await.is_err());
}

#[tokio::test]
async fn an_open_session_holds_a_slot_and_gives_it_back() {
    let pool = pool(2);
    let first = pool.open(&jpeg(100, 100)).await.unwrap();
    let second = pool.open(&jpeg(100, 100)).await.unwrap();
    assert_eq!(pool.free(), 0);
    drop(first);
    assert_eq!(pool.free(), 1);
    second.derive(&Derive::default()).await.unwrap();
    assert_eq!(pool.free(), 2);
}

#[tokio::test]
async fn a_future_that_is_dropped_gives_its_slot_back() {
    let pool = bad("hangs");
    let picture = jpeg(100, 100);
    tokio::select! {
        biased;
        _ = pool.open(&picture) => panic!("it hangs"),
        () = tokio::task::yield_now() => {}
    }
    assert_eq!(pool.free(), 1);
}

#[tokio::test]
async fn many_at_once_take_turns() {
    let pool = pool(2);
    let one = |side: u32| {
        let pool = pool.clone();
        tokio::spawn(async move {
            let session = pool.open(&jpeg(side, 100)).await.unwrap();
            let derive = Derive {
                faces: Faces::Show,
                ..Derive::default()
            };
            assert_eq!(
                session.derive(&derive).await.unwrap().renditions[0].width,
                side
            );
        })
    };
    let all: Vec<_> = (100..112).map(one).collect();
    for task in all {
        task.await.unwrap();
    }
    assert_eq!(pool.free(), 2);
}

#[tokio::test]
async fn a_probe_says_what_holds() {
    let ready = pool(1).probe().await.unwrap();
    assert!(
        ready.landlock,
        "this kernel has no Landlock, or it was closed too late"
    );
    assert!(!ready.face_model);
}
