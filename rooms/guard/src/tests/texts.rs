//! A text that is sealed opens with each of the two keys, is a case, and is nowhere else.

use super::stage::Stage;
use crate::{Slot, TextFacts, open_cases, open_vault, text::TextCase};
use store::Area;

#[tokio::test]
async fn a_sealed_text_opens_with_each_key_and_is_one_case() {
    for stage in Stage::both().await {
        let facts = TextFacts {
            id: stage.shell.app.db().ids().row(),
            kind: TextCase::Enticement,
            received_at: 1,
            sender: Some("192.0.2.1:1".into()),
            about: "post:x".into(),
            certainty: "filter",
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
        let blobs = stage.shell.app.blobs();
        let name = facts.id.simple();
        for pair in &pairs {
            let sealed = blobs
                .get(Area::Vault, &format!("{name}.age"))
                .await
                .unwrap();
            assert_eq!(open_vault(&pair.private, &sealed).unwrap(), b"words");
            let sealed = blobs
                .get(Area::Vault, &format!("{name}.facts.age"))
                .await
                .unwrap();
            let facts = open_vault(&pair.private, &sealed).unwrap();
            let facts = String::from_utf8(facts).unwrap();
            assert!(facts.contains(r#""kind":"enticement""#) && facts.contains("192.0.2.1:1"));
        }
    }
}
