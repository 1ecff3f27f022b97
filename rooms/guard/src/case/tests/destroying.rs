//! Evidence goes when it must, never before, and then for good.

use super::{super::*, stage::*};
use store::{Area, Error};

async fn destroyed_by(stage: &Stage, id: store::Uuid, purpose: Purpose) -> Outcome {
    destroy(&stage.shell.app, stage.ruth, id, purpose)
        .await
        .unwrap()
}

#[tokio::test]
async fn old_copies_of_what_was_destroyed_open_for_nobody() {
    for stage in Stage::both().await {
        let app = &stage.shell.app;
        let id = stage.reported(b"words").await;
        let item = stage.read(id).await.item;
        let names = destroy::object_names(item);
        let mut copies = Vec::new();
        for name in &names {
            copies.push(app.blobs().get(Area::Vault, name).await.unwrap());
        }
        stage.later(365 * DAY_MS).await;
        let case = stage.read(id).await;
        assert_eq!(case.state, CaseState::Destroyed);
        assert!(app.blobs().list(Area::Vault).await.unwrap().is_empty());
        let told = store::events::after(app.db(), 0, 100).await.unwrap();
        let gone = |event: &store::events::Recorded| event.read::<EvidenceDestroyed>().unwrap();
        let items: Vec<_> = told.iter().filter_map(gone).map(|gone| gone.item).collect();
        assert_eq!(items, [item]);
        // Somebody kept the objects, and has both keys.
        for (name, copy) in names.iter().zip(&copies) {
            app.blobs()
                .put_new(Area::Vault, name, copy.clone())
                .await
                .unwrap();
            for pair in &stage.safe {
                let opened = crate::open_vault(&pair.private, copy);
                assert!(matches!(opened, Err(Error::Unsealable)));
            }
        }
        for pair in &stage.safe {
            let opened = Evidence::open(app, item, &pair.private).await;
            assert!(matches!(opened, Err(Error::Missing)));
        }
        let (body, signature) = Case::certificate(app, id).await.unwrap().unwrap();
        let certificate = Certificate::verify(&body, &signature, app.keys()).unwrap();
        assert_eq!((certificate.case, &*certificate.why), (id, "time"));
        assert_eq!(certificate.report.as_deref(), Some("NCMEC 4711"));
        assert_eq!(certificate.objects.len(), 2);
        let sum = mediahash::Digests::of(&copies[0]).sha256.to_string();
        assert_eq!(certificate.objects[0].sha256, sum);
        let content = mediahash::Digests::of(b"words");
        assert!(!body.contains(&content.sha256.to_string()));
        assert!(!body.contains(&content.md5.to_string()));
        let other = body.replace("4711", "4712");
        assert_eq!(Certificate::verify(&other, &signature, app.keys()), None);
        assert_eq!(stage.audited(id).await, ["opened", "reported", "destroyed"]);
    }
}

#[tokio::test]
async fn nothing_goes_before_its_time_or_under_a_hold_and_an_order_needs_two() {
    for stage in Stage::both().await {
        let (app, ruth) = (&stage.shell.app, stage.ruth);
        let id = stage.case(b"words").await;
        let early = ask(app, ruth, id, Purpose::Destroy, WHY).await.unwrap();
        assert_eq!(early, Outcome::Kept(Kept::Undecided));
        let id = stage.reported(b"other words").await;
        let early = ask(app, ruth, id, Purpose::Destroy, WHY).await.unwrap();
        assert!(matches!(early, Outcome::Kept(Kept::Until(_))));
        assert_eq!(
            destroyed_by(&stage, id, Purpose::DestroyByOrder).await,
            Outcome::NotGranted
        );
        stage.granted(id, Purpose::DestroyByOrder).await;
        assert_eq!(
            destroyed_by(&stage, id, Purpose::Destroy).await,
            Outcome::NotGranted
        );
        assert_eq!(
            destroyed_by(&stage, id, Purpose::Open).await,
            Outcome::NotGranted
        );
        hold(app, ruth, id, WHY).await.unwrap();
        let held = destroyed_by(&stage, id, Purpose::DestroyByOrder).await;
        assert_eq!(held, Outcome::Kept(Kept::Held));
        let holds = holds(app, id).await.unwrap();
        assert_eq!(holds[0].reason, WHY);
        let freed = release(app, stage.amara, id, holds[0].id, WHY).await;
        assert_eq!(freed.unwrap(), Outcome::Done);
        let twice = release(app, stage.amara, id, holds[0].id, WHY).await;
        assert_eq!(twice.unwrap(), Outcome::Gone);
        assert_eq!(
            destroyed_by(&stage, id, Purpose::DestroyByOrder).await,
            Outcome::Done
        );
        assert_eq!(hold(app, ruth, id, WHY).await.unwrap(), Outcome::Gone);
        let (body, signature) = Case::certificate(app, id).await.unwrap().unwrap();
        let certificate = Certificate::verify(&body, &signature, app.keys()).unwrap();
        let by = certificate.by.unwrap();
        assert_eq!((by.asked, by.agreed), (ruth, stage.amara.to_string()));
        assert_eq!(certificate.why, "destroy_by_order");
        let again = destroyed_by(&stage, id, Purpose::DestroyByOrder).await;
        assert_eq!(again, Outcome::NotGranted);
    }
}

/// The officer may hold the operator's key: destroying asks for no key, so it would be one person.
#[tokio::test]
async fn the_operators_key_agrees_to_no_destruction() {
    for stage in Stage::both().await {
        let (app, ruth) = (&stage.shell.app, stage.ruth);
        let id = stage.reported(b"words").await;
        let purpose = Purpose::DestroyByOrder;
        ask(app, ruth, id, purpose, WHY).await.unwrap();
        let asked = Grant::all(app, id).await.unwrap().pop().unwrap().id;
        let by = |slot, agrees| answer(app, Second::Key(slot), asked, agrees);
        let operator = by(crate::Slot::Operator, true).await.unwrap();
        assert_eq!(operator, Outcome::SamePerson);
        assert_eq!(destroyed_by(&stage, id, purpose).await, Outcome::NotGranted);
        let recovery = by(crate::Slot::Recovery, true).await.unwrap();
        assert_eq!(recovery, Outcome::Done);
        assert_eq!(destroyed_by(&stage, id, purpose).await, Outcome::Done);
    }
}

#[tokio::test]
async fn a_hold_outlives_the_year_and_what_waits_is_never_destroyed_by_time() {
    for stage in Stage::both().await {
        let waiting = stage.case(b"1").await;
        let held = stage.reported(b"2").await;
        hold(&stage.shell.app, stage.ruth, held, WHY).await.unwrap();
        stage.later(3 * 365 * DAY_MS).await;
        assert_eq!(stage.read(waiting).await.state, CaseState::Open);
        assert_eq!(stage.read(held).await.state, CaseState::Reported);
        let item = stage.read(held).await.item;
        let opened = Evidence::open(&stage.shell.app, item, &stage.safe[1].private).await;
        assert_eq!(*opened.unwrap().bytes, b"2");
        let hold = holds(&stage.shell.app, held).await.unwrap()[0].id;
        release(&stage.shell.app, stage.ruth, held, hold, WHY)
            .await
            .unwrap();
        stage.later(limits::LOOK_AFTER_EVERY_MS).await;
        assert_eq!(stage.read(held).await.state, CaseState::Destroyed);
    }
}
