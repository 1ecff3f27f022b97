//! What people write beside a picture.

use super::stage::{Stage, photo, token};
use store::Area;

const CARE: &str = "My uncle touches me at night";
const TIP: &str = "My neighbor is trafficking girls";
const SEALED: &str = "hey send me nudes";
const CONTACT: &str = "call 555-010-0199 please";

#[tokio::test]
async fn who_tells_of_themselves_is_shown_help_and_nothing_is_kept() {
    for stage in Stage::both().await {
        for field in ["caption", "alt"] {
            let answer = stage.try_photo(&photo(1), &[(field, CARE)]).await;
            assert_eq!(answer.status, 400);
            assert!(answer.text().contains("words-care"), "{}", answer.text());
        }
        let answer = stage.try_photo(&photo(1), &[("caption", TIP)]).await;
        assert!(answer.text().contains("words-tip"), "{}", answer.text());
        let answer = stage.try_photo(&photo(1), &[("caption", CONTACT)]).await;
        assert!(answer.text().contains("words-contact"), "{}", answer.text());
        stage.settle().await;
        assert!(stage.objects(Area::Quarantine).await.is_empty());
        assert_eq!(stage.counts_are_right().await, (0, 0));
    }
}

#[tokio::test]
async fn the_plain_page_leads_to_help_without_repeating_the_words() {
    let stage = Stage::new().await;
    let strokes = super::stage::strokes(4);
    let form = async |caption: &str| {
        let parts = [
            ("kind", None, b"drawn".as_slice()),
            ("hand", None, b"open"),
            ("tone", None, b"amber"),
            ("strokes", None, strokes.as_bytes()),
            ("consent", None, crate::form::CONSENT_VERSION.as_bytes()),
            ("caption", None, caption.as_bytes()),
        ];
        stage.form("/en/post", &parts).await
    };
    let answer = form(CARE).await;
    assert_eq!(answer.status, 400);
    let page = answer.text();
    assert!(
        page.contains("href=\"/en/help\"") && page.contains("href=\"/en/ask\""),
        "{page}"
    );
    assert!(!page.contains("uncle"));
    let page = form(CONTACT).await.text();
    assert!(page.contains("leave out phone numbers"), "{page}");
    assert_eq!(form("For my sister, 2027").await.status, 303);
}

#[tokio::test]
async fn words_that_are_changed_later_are_looked_at_as_well() {
    let stage = Stage::new().await;
    let answer = stage
        .try_photo(&photo(1), &[("caption", "For my sister")])
        .await;
    let token = token(&answer);
    let path = format!("/api/v1/receipts/{token}");
    let body = format!(r#"{{"caption":"{CARE}"}}"#);
    let answer = stage.json(http::Method::PATCH, &path, &body).await;
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains("words-care"));
    assert_eq!(stage.told(&token).await["caption"], "For my sister");
}

/// An answer that got lost is asked for again: the words are in one case, not in two.
#[tokio::test]
async fn words_that_are_sealed_are_sealed_once_and_the_answer_is_as_any() {
    for stage in Stage::both().await {
        let fields = [
            ("caption", SEALED),
            ("draft", "0123456789abcdef0123456789abcdef"),
        ];
        let first = stage.try_photo(&photo(1), &fields).await;
        assert_eq!(first.status, 202, "{}", first.text());
        stage.settle().await;
        let sealed = stage.objects(Area::Vault).await.len();
        let again = stage.try_photo(&photo(1), &fields).await;
        assert_eq!(token(&again), token(&first));
        stage.settle().await;
        assert_eq!(stage.objects(Area::Vault).await.len(), sealed);
        let cases = guard::open_cases(stage.shell.app.db()).await;
        assert_eq!(cases.unwrap(), 1);
    }
}
