//! Finding what was answered before. Words and where they stand are tables of our own: the same text, the same answers
//! and the same forgiveness for a slip on both engines, without an extension of either. What other rooms hold in memory
//! (pages, facts) is looked through beside it.
//!
//! One look: the words of the search (one statement), what a slip or a beginning may mean (one each), the newest places
//! of each word (one each, never more than [`limits::PLACES_MAX`]), and the texts of the best two dozen, which are then
//! weighed by what really stands in them. So the cost does not grow with how common a word is.

pub(crate) mod index;
mod memory;
mod words;

pub(crate) use memory::Memory;
pub use memory::{Kind, Searchable};

use crate::{Ask, limits, queries, shown::Shown};
use futures_util::future::try_join_all;
use std::collections::{HashMap, HashSet};
use store::{Db, Result, args};
use words::{Fit, Term};

/// Texts that are weighed: as many as `SHOWN_BY_NO` asks for.
const WEIGHED: usize = 24;
/// Numbers asked for at once: as many as `WORDS` and `TYPOS` ask for.
const AT_ONCE: usize = 16;
/// Words that one slip or one beginning may mean.
const MEANT_MAX: usize = 4;
/// What stands in the question itself is numbered from here on.
pub(crate) const IN_QUESTION: i64 = 1 << 40;

/// Answers, and pages and facts, that fit a text: best first. Nothing for a text without a word in it.
pub(crate) async fn find(
    room: &Ask,
    text: &str,
    lang: &str,
) -> Result<(Vec<Shown>, Vec<Searchable>)> {
    let terms = words::terms(text);
    if terms.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let db = room.app().db();
    let meant = try_join_all(terms.iter().map(|term| meant(db, term))).await?;
    let scores = scores(db, &meant).await?;
    let weighed = texts(db, best(scores)).await?.into_iter().map(|shown| {
        let weight = words::weight(&terms, &shown.words, &shown.answer);
        // Among equals: the reader's language, then what many wanted to know, then the newest.
        ((weight, shown.lang == lang, shown.wanted, shown.no), shown)
    });
    let mut weighed: Vec<_> = weighed.filter(|((weight, ..), _)| *weight > 0).collect();
    weighed.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    let mut answers: Vec<Shown> = weighed.into_iter().map(|(_, shown)| shown).collect();
    let mut seen = HashSet::new();
    answers.retain(|shown| seen.insert(shown.thread));
    answers.truncate(limits::FOUND_MAX);
    Ok((answers, room.memory().find(&terms, lang)))
}

/// A word of the index that a term may mean.
struct Meant {
    no: i64,
    fit: Fit,
}

async fn meant(db: &Db, term: &Term) -> Result<Vec<Meant>> {
    let mut exact = vec![term.text.as_bytes().to_vec()];
    exact.resize(AT_ONCE, Vec::new());
    let args = exact.into_iter().map(store::Arg::from).collect();
    let rows: Vec<(Vec<u8>, i64)> = db.all(queries::WORDS, args).await?;
    let mut meant: Vec<Meant> = rows
        .iter()
        .map(|(_, no)| Meant {
            no: *no,
            fit: Fit::Same,
        })
        .collect();
    if term.unfinished {
        let (from, to) = term.beginning();
        let most = i64::try_from(MEANT_MAX).unwrap_or(0);
        let rows: Vec<(Vec<u8>, i64)> = db.all(queries::WORDS_FROM, args![from, to, most]).await?;
        meant.extend(rows.iter().map(|(_, no)| Meant {
            no: *no,
            fit: Fit::Begins,
        }));
    }
    if meant.is_empty() {
        meant = slips(db, term).await?;
    }
    let mut seen = HashSet::new();
    meant.retain(|one| seen.insert(one.no));
    Ok(meant)
}

/// Words that are one slip away.
async fn slips(db: &Db, term: &Term) -> Result<Vec<Meant>> {
    let mut forms = words::forms(&term.text);
    let Some(last) = forms.last().copied() else {
        return Ok(Vec::new());
    };
    forms.resize(AT_ONCE, last);
    let mut args: Vec<store::Arg> = forms.into_iter().map(store::Arg::from).collect();
    args.push(100_i64.into());
    let rows: Vec<(Vec<u8>, i64)> = db.all(queries::TYPOS, args).await?;
    let near = rows.into_iter().filter(|(word, _)| {
        std::str::from_utf8(word).is_ok_and(|word| words::one_slip(word, &term.text))
    });
    let meant = near.take(MEANT_MAX);
    Ok(meant.map(|(_, no)| Meant { no, fit: Fit::Slip }).collect())
}

/// What each question's places say, by its number.
async fn scores(db: &Db, meant: &[Vec<Meant>]) -> Result<HashMap<i64, i64>> {
    let mut scores: HashMap<i64, i64> = HashMap::new();
    for of_term in meant {
        let places = of_term.iter().map(|word| {
            let args = args![word.no, limits::PLACES_MAX];
            db.all::<(i64,)>(queries::PLACES, args)
        });
        let places = try_join_all(places).await?;
        let mut best: HashMap<i64, i64> = HashMap::new();
        for (word, places) in of_term.iter().zip(places) {
            let rarity = words::rarity(places.len());
            for (place,) in places {
                let (no, in_question) = (place % IN_QUESTION, place >= IN_QUESTION);
                let score = word.fit.weight() * rarity * if in_question { 3 } else { 2 };
                let kept = best.entry(no).or_default();
                *kept = score.max(*kept);
            }
        }
        for (no, score) in best {
            *scores.entry(no).or_default() += score;
        }
    }
    Ok(scores)
}

fn best(scores: HashMap<i64, i64>) -> Vec<i64> {
    let mut all: Vec<(i64, i64)> = scores.into_iter().map(|(no, score)| (score, no)).collect();
    all.sort_unstable_by(|a, b| b.cmp(a));
    all.into_iter().take(WEIGHED).map(|(_, no)| no).collect()
}

async fn texts(db: &Db, mut numbers: Vec<i64>) -> Result<Vec<Shown>> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    numbers.resize(WEIGHED, 0);
    let args = numbers.into_iter().map(store::Arg::from).collect();
    db.all(queries::SHOWN_BY_NO, args).await
}
