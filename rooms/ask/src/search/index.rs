//! The words of what is public, and where they stand. Changed in the transaction that changes what is public.

use super::{AT_ONCE, IN_QUESTION, words};
use crate::{queries, shown::Shown};
use std::collections::{BTreeMap, BTreeSet};
use store::{Arg, Result, Tx, args};

/// The next number. Locks the one row of numbers: whoever else publishes waits until this is committed.
pub(crate) async fn next(tx: &mut Tx) -> Result<i64> {
    let (question, word): (i64, i64) = tx.one(queries::NUMBER_LOCK, args![]).await?;
    tx.execute(queries::NUMBER, args![question + 1, word])
        .await?;
    Ok(question + 1)
}

/// Puts a question and its answer among what can be found.
pub(crate) async fn add(tx: &mut Tx, no: i64, question: &str, answer: &str) -> Result<()> {
    let places = places(no, question, answer);
    let known = numbers(tx, places.keys()).await?;
    let mut rows: Vec<[i64; 2]> = Vec::with_capacity(places.len());
    let missing: Vec<&String> = places
        .keys()
        .filter(|word| !known.contains_key(*word))
        .collect();
    let made = make(tx, &missing).await?;
    for (word, place) in &places {
        if let Some(number) = known.get(word).or_else(|| made.get(word)) {
            rows.push([*number, *place]);
        }
    }
    for chunk in rows.chunks(AT_ONCE) {
        let pad = chunk.last().copied().unwrap_or_default();
        let mut args: Vec<Arg> = Vec::with_capacity(AT_ONCE * 2);
        for at in 0..AT_ONCE {
            args.extend(chunk.get(at).copied().unwrap_or(pad).map(Arg::from));
        }
        tx.execute(queries::POSTINGS_INSERT, args).await?;
    }
    Ok(())
}

/// Takes what is public out again. Its words stay: others have them, too.
pub(crate) async fn remove(tx: &mut Tx, shown: &Shown) -> Result<()> {
    let places = places(shown.no, &shown.words, &shown.answer);
    for number in numbers(tx, places.keys()).await?.values() {
        let args = args![*number, shown.no, shown.no + IN_QUESTION];
        tx.execute(queries::POSTING_DELETE, args).await?;
    }
    Ok(())
}

fn places(no: i64, question: &str, answer: &str) -> BTreeMap<String, i64> {
    let of_answer = words::kept(answer).into_iter().map(|word| (word, no));
    let of_question = words::kept(question)
        .into_iter()
        .map(|word| (word, no + IN_QUESTION));
    of_answer.chain(of_question).collect()
}

async fn numbers<'a>(
    tx: &mut Tx,
    words: impl Iterator<Item = &'a String>,
) -> Result<BTreeMap<String, i64>> {
    let words: Vec<&String> = words.collect();
    let mut numbers = BTreeMap::new();
    for chunk in words.chunks(AT_ONCE) {
        let mut asked: Vec<Vec<u8>> = chunk.iter().map(|word| word.as_bytes().to_vec()).collect();
        asked.resize(AT_ONCE, Vec::new());
        let args = asked.into_iter().map(Arg::from).collect();
        let rows: Vec<(Vec<u8>, i64)> = tx.all(queries::WORDS, args).await?;
        let read = |(word, no): (Vec<u8>, i64)| Some((String::from_utf8(word).ok()?, no));
        numbers.extend(rows.into_iter().filter_map(read));
    }
    Ok(numbers)
}

/// New words, with the forms under which a slip finds them.
async fn make(tx: &mut Tx, words: &[&String]) -> Result<BTreeMap<String, i64>> {
    let mut made = BTreeMap::new();
    if words.is_empty() {
        return Ok(made);
    }
    let (question, mut last): (i64, i64) = tx.one(queries::NUMBER_LOCK, args![]).await?;
    // Somebody may have made one of them while this waited for the lock.
    let now_there = numbers(tx, words.iter().copied()).await?;
    for word in words {
        if let Some(no) = now_there.get(*word) {
            made.insert((*word).clone(), *no);
            continue;
        }
        last += 1;
        tx.execute(queries::WORD_INSERT, args![word.as_bytes(), last])
            .await?;
        let forms: BTreeSet<i64> = words::forms(word).into_iter().collect();
        for form in forms {
            tx.execute(queries::TYPO_INSERT, args![form, last]).await?;
        }
        made.insert((*word).clone(), last);
    }
    tx.execute(queries::NUMBER, args![question, last]).await?;
    Ok(made)
}
