//! A text that is sealed opens with each of the two keys, is a case, and is nowhere else.

use super::stage::Stage;
use crate::{
    Slot, TextFacts,
    case::{Detected, Evidence},
    open_cases,
    text::TextCase,
};

#[tokio::test]
async fn a_sealed_text_opens_with_each_key_and_is_one_case() {
    for stage in Stage::both().await {
        let facts = TextFacts {
            id: stage.shell.app.db().ids().row(),
            kind: TextCase::Enticement,
            received_at: 1,
            sender: Some("192.0.2.1:1".into()),
            about: "post:x".into(),
            detected: Detected::Filter,
        };
        let without_keys = stage.guard.seal_text(&facts, "words").await;
        assert!(without_keys.is_err(), "nothing is sealed to nobody");
        let pairs = [crate::make_key(), crate::make_key()];
        let mut tx = stage.shell.begin().await;
        for (slot, pair) in Slot::ALL.into_iter().zip(&pairs) {
            crate::add_key(&mut tx, slot, &pair.public).await.unwrap();
        }
        tx.commit().await.unwrap();
        for _ in 0..2 {
            stage.guard.seal_text(&facts, "words").await.unwrap();
            let mut tx = stage.shell.begin().await;
            stage.guard.open_text_case(&mut tx, &facts).await.unwrap();
            tx.commit().await.unwrap();
        }
        assert_eq!(open_cases(stage.shell.app.db()).await.unwrap(), 1);
        for pair in &pairs {
            let opened = Evidence::open(&stage.shell.app, facts.id, &pair.private);
            let opened = opened.await.unwrap();
            assert_eq!(*opened.bytes, b"words");
            assert_eq!(opened.facts["kind"], "enticement");
            assert_eq!(opened.facts["sender"], "192.0.2.1:1");
        }
        let other = crate::make_key().private;
        let opened = Evidence::open(&stage.shell.app, facts.id, &other).await;
        assert!(matches!(opened, Err(store::Error::Unsealable)));
    }
}
