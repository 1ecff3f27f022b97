//! Nobody opens evidence alone, and nobody does without a record.

use super::{super::*, stage::*};
use crate::Slot;
use store::Error;

#[tokio::test]
async fn two_people_an_hour_and_one_use() {
    for stage in Stage::both().await {
        let (app, ruth, amara) = (&stage.shell.app, stage.ruth, stage.amara);
        let id = stage.case(b"words").await;
        let key = &stage.safe[0].private;
        let open = |officer| unseal(app, officer, id, Purpose::Open, key);
        assert!(open(ruth).await.unwrap().is_none(), "nobody asked");
        ask(app, ruth, id, Purpose::Open, WHY).await.unwrap();
        let asked = Grant::all(app, id).await.unwrap().pop().unwrap();
        assert_eq!(asked.reason, WHY);
        assert!(open(ruth).await.unwrap().is_none(), "nobody agreed");
        let alone = answer(app, Second::Officer(ruth), asked.id, true).await;
        assert_eq!(alone.unwrap(), Outcome::SamePerson);
        let both = answer(app, Second::Officer(amara), asked.id, true).await;
        assert_eq!(both.unwrap(), Outcome::Done);
        assert!(open(amara).await.unwrap().is_none(), "it is for who asked");
        let other = unseal(app, ruth, id, Purpose::Export, key).await.unwrap();
        assert!(other.is_none(), "it is for what was asked");
        assert!(!stage.read(id).await.was_viewed());
        let unsealed = open(ruth).await.unwrap().unwrap();
        assert_eq!(*unsealed.evidence.bytes, b"words");
        assert!(open(ruth).await.unwrap().is_none(), "once");
        assert!(stage.read(id).await.was_viewed());
        assert_eq!(
            stage.audited(id).await,
            ["opened", "asked", "granted", "unsealed"]
        );
    }
}

#[tokio::test]
async fn a_grant_ends_by_itself_and_so_does_a_question() {
    for stage in Stage::both().await {
        let (app, ruth) = (&stage.shell.app, stage.ruth);
        let id = stage.case(b"words").await;
        let key = &stage.safe[1].private;
        stage.granted(id, Purpose::Open).await;
        stage.later(limits::GRANTED_MS).await;
        let late = unseal(app, ruth, id, Purpose::Open, key).await.unwrap();
        assert!(late.is_none());
        ask(app, ruth, id, Purpose::Open, WHY).await.unwrap();
        let asked = Grant::all(app, id).await.unwrap().pop().unwrap();
        stage.later(limits::ASKED_MS).await;
        let done = answer(app, Second::Officer(stage.amara), asked.id, true).await;
        assert_eq!(done.unwrap(), Outcome::Gone);
        // What was refused cannot be granted any more.
        ask(app, ruth, id, Purpose::Open, WHY).await.unwrap();
        let asked = Grant::all(app, id).await.unwrap().pop().unwrap();
        for (agrees, outcome) in [(false, Outcome::Done), (true, Outcome::Gone)] {
            let done = answer(app, Second::Officer(stage.amara), asked.id, agrees).await;
            assert_eq!(done.unwrap(), outcome);
        }
        assert!(!stage.read(id).await.was_viewed());
    }
}

#[tokio::test]
async fn the_holder_of_one_key_grants_what_only_the_other_key_opens() {
    let stage = Stage::new().await;
    let (app, ruth) = (&stage.shell.app, stage.ruth);
    let id = stage.case(b"words").await;
    ask(app, ruth, id, Purpose::Open, WHY).await.unwrap();
    let asked = Grant::all(app, id).await.unwrap().pop().unwrap();
    let second = Second::Key(Slot::Recovery);
    assert_eq!(
        answer(app, second, asked.id, true).await.unwrap(),
        Outcome::Done
    );
    let [operator, recovery] = &stage.safe;
    let alone = unseal(app, ruth, id, Purpose::Open, &recovery.private).await;
    assert!(alone.unwrap().is_none());
    let opened = unseal(app, ruth, id, Purpose::Open, &operator.private).await;
    assert!(opened.unwrap().is_some());
}

#[tokio::test]
async fn another_key_opens_nothing_and_uses_nothing_up() {
    let stage = Stage::new().await;
    let (app, ruth) = (&stage.shell.app, stage.ruth);
    let id = stage.case(b"words").await;
    stage.granted(id, Purpose::Open).await;
    for other in [crate::make_key().private, "not a key".into(), String::new()] {
        let opened = unseal(app, ruth, id, Purpose::Open, &other).await;
        assert!(matches!(opened, Err(Error::Unsealable)));
    }
    // What was changed in the vault is not shown, either.
    let case = stage.read(id).await;
    let name = destroy::object_names(case.item)[0].clone();
    let blobs = app.blobs();
    let sealed = blobs.get(store::Area::Vault, &name).await.unwrap();
    blobs.delete(store::Area::Vault, &name).await.unwrap();
    let mut other = sealed.to_vec();
    *other.last_mut().unwrap() ^= 1;
    blobs
        .put_new(store::Area::Vault, &name, other)
        .await
        .unwrap();
    let key = &stage.safe[0].private;
    let opened = unseal(app, ruth, id, Purpose::Open, key).await;
    assert!(matches!(opened, Err(Error::Unsealable)));
    assert!(!stage.read(id).await.was_viewed());
    blobs.delete(store::Area::Vault, &name).await.unwrap();
    blobs
        .put_new(store::Area::Vault, &name, sealed)
        .await
        .unwrap();
    assert!(
        unseal(app, ruth, id, Purpose::Open, key)
            .await
            .unwrap()
            .is_some()
    );
}

#[tokio::test]
async fn an_export_is_no_look() {
    let stage = Stage::new().await;
    let id = stage.case(b"words").await;
    stage.granted(id, Purpose::Export).await;
    let key = &stage.safe[0].private;
    let unsealed = unseal(&stage.shell.app, stage.ruth, id, Purpose::Export, key).await;
    assert!(unsealed.unwrap().is_some());
    assert!(!stage.read(id).await.was_viewed());
}

#[tokio::test]
async fn a_rehearsal_proves_a_key_and_is_due_again_in_half_a_year() {
    for stage in Stage::both().await {
        let app = &stage.shell.app;
        let last = || rehearsals(app.db());
        assert!(last().await.unwrap().iter().all(|(_, at)| at.is_none()));
        for (slot, pair) in Slot::ALL.into_iter().zip(&stage.safe) {
            assert_eq!(rehearse(app, &pair.private).await.unwrap(), slot);
            assert_eq!(rehearse(app, &pair.private).await.unwrap(), slot);
        }
        let other = rehearse(app, &crate::make_key().private).await;
        assert!(matches!(other, Err(Error::Unsealable)));
        assert!(
            app.blobs()
                .list(store::Area::Vault)
                .await
                .unwrap()
                .is_empty()
        );
        let now = app.clock().now();
        let due = |at| last_is_due(at);
        let last_of = last().await.unwrap();
        assert!(last_of.iter().all(|(_, at)| *at == Some(now)));
        assert!(due((None, now)) && !due((Some(now), now + 180 * DAY_MS)));
        assert!(due((Some(now), now + 180 * DAY_MS + 1)));
    }
}

fn last_is_due((last, now): (Option<store::Millis>, store::Millis)) -> bool {
    is_to_be_rehearsed(last, now)
}
