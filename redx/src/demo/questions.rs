//! Sample questions: answered ones by the cast, and some that wait for whoever tries the desk.

use crate::node::Node;
use anyhow::Result;
use ask::Written;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Questions {
    answered: Vec<Answered>,
    waiting: Vec<Waiting>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    lang: String,
    first_name: Option<String>,
    words: String,
    answer: String,
    follow_up: Option<String>,
    follow_up_answer: Option<String>,
    #[serde(default)]
    often: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Waiting {
    lang: String,
    words: String,
}

/// Puts them in, once: a demo that is started again has them.
pub(super) async fn put(node: &Node) -> Result<()> {
    let db = node.app.db();
    if !ask::newest(db, "en", 1).await?.is_empty() {
        return Ok(());
    }
    let questions: Questions =
        toml::from_str(include_str!("../../../content/demo/questions.toml"))?;
    // The newest is the last one written: the first of the file is to stand on top.
    for sample in questions.answered.iter().rev() {
        answer(node, sample).await?;
    }
    for sample in &questions.waiting {
        ask::leave(&node.ask, &sample.words, &sample.lang).await?;
    }
    Ok(())
}

async fn answer(node: &Node, sample: &Answered) -> Result<()> {
    let written = Written {
        words: sample.words.clone(),
        answer: sample.answer.clone(),
        lang: sample.lang.clone(),
        first_name: sample.first_name.clone(),
        often: sample.often,
        ..Written::default()
    };
    let mut tx = node.app.db().begin().await?;
    let thread = ask::write(&node.ask, &mut tx, &written, "demo").await?;
    if let Some(words) = &sample.follow_up {
        let follow_up = Written {
            words: words.clone(),
            answer: sample.follow_up_answer.clone().unwrap_or_default(),
            lang: sample.lang.clone(),
            thread: Some(thread),
            ..Written::default()
        };
        ask::write(&node.ask, &mut tx, &follow_up, "demo").await?;
    }
    tx.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use testkit::Shell;

    #[tokio::test]
    async fn the_samples_can_be_published_and_are_put_in_once() {
        let shell = Shell::new().await;
        let pair = [guard::make_key(), guard::make_key()];
        let mut tx = shell.begin().await;
        for (slot, key) in guard::Slot::ALL.into_iter().zip(&pair) {
            guard::add_key(&mut tx, slot, &key.public).await.unwrap();
        }
        tx.commit().await.unwrap();
        let node = crate::node::build(shell.app.clone(), 1).unwrap();
        for _ in 0..2 {
            put(&node).await.unwrap();
        }
        let newest = ask::newest(shell.app.db(), "en", 20).await.unwrap();
        assert_eq!(newest.len(), 6);
        // The clock of a test stands still: which of them is the newest is chance here.
        let first = |one: &ask::Shown| one.words == "What is that X on your hand?";
        assert!(newest.iter().any(first));
    }
}
