//! Finding what was answered before. Words and where they stand are tables of our own: the same text, the same answers
//! and the same forgiveness for a slip on both engines, without an extension of either. What other rooms hold in memory
//! (pages, facts) is looked through beside it.
//!
//! One look: the words of the search and those that begin as its last one (one statement each), what a slip may mean (one
//! each), the newest places of the words (one for five, never more than [`limits::PLACES_MAX`] of a word), and the texts of
//! the best two dozen, which are then weighed by what really stands in them. So the cost does not grow with how common a
//! word is.

pub(crate) mod index;
mod memory;
mod words;

pub(crate) use memory::Memory;
pub use memory::{Kind, Searchable};

use crate::{Ask, limits, queries, shown::Shown};
use futures_util::future::{try_join, try_join_all};
use std::collections::{BTreeSet, HashMap, HashSet};
use store::{Db, Result, args};
use words::{Fit, Term};

/// Texts that are weighed: as many as `SHOWN_BY_NO` asks for.
const WEIGHED: usize = 24;
/// Numbers asked for at once: as many as `WORDS` and `TYPOS` ask for.
const AT_ONCE: usize = 16;
/// Words whose places are asked for at once: as many as `PLACES` asks for.
const WORDS_A_TRIP: usize = 5;
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
    let meant = meant(db, &terms).await?;
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

impl Meant {
    fn new(no: i64, fit: Fit) -> Self {
        Self { no, fit }
    }
}

/// What each term may mean.
async fn meant(db: &Db, terms: &[Term]) -> Result<Vec<Vec<Meant>>> {
    let (same, beginning) = try_join(words_of(db, terms), beginning(db, terms.last())).await?;
    let mut all = Vec::with_capacity(terms.len());
    for term in terms {
        let no = same.get(term.text.as_bytes());
        let mut meant: Vec<Meant> = no
            .map(|no| Meant::new(*no, Fit::Same))
            .into_iter()
            .collect();
        if term.unfinished {
            meant.extend(beginning.iter().map(|no| Meant::new(*no, Fit::Begins)));
        }
        if meant.is_empty() {
            meant = slips(db, term).await?;
        }
        let mut seen = HashSet::new();
        meant.retain(|one| seen.insert(one.no));
        all.push(meant);
    }
    Ok(all)
}

/// The numbers of the terms that are words of the index.
async fn words_of(db: &Db, terms: &[Term]) -> Result<HashMap<Vec<u8>, i64>> {
    let mut words: Vec<Vec<u8>> = terms
        .iter()
        .map(|term| term.text.as_bytes().to_vec())
        .collect();
    words.resize(AT_ONCE, Vec::new());
    let args = words.into_iter().map(store::Arg::from).collect();
    let rows: Vec<(Vec<u8>, i64)> = db.all(queries::WORDS, args).await?;
    Ok(rows.into_iter().collect())
}

/// The first words that begin as somebody is still typing.
async fn beginning(db: &Db, last: Option<&Term>) -> Result<Vec<i64>> {
    let Some(term) = last.filter(|term| term.unfinished) else {
        return Ok(Vec::new());
    };
    let (from, to) = term.beginning();
    let most = i64::try_from(MEANT_MAX).unwrap_or(0);
    let rows: Vec<(Vec<u8>, i64)> = db.all(queries::WORDS_FROM, args![from, to, most]).await?;
    Ok(rows.into_iter().map(|(_, no)| no).collect())
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
    Ok(meant.map(|(_, no)| Meant::new(no, Fit::Slip)).collect())
}

/// What each question's places say, by its number.
async fn scores(db: &Db, meant: &[Vec<Meant>]) -> Result<HashMap<i64, i64>> {
    let places = places(db, meant).await?;
    let mut scores: HashMap<i64, i64> = HashMap::new();
    for of_term in meant {
        let mut best: HashMap<i64, i64> = HashMap::new();
        for word in of_term {
            let places = places.get(&word.no).map_or(&[][..], Vec::as_slice);
            let rarity = words::rarity(places.len());
            for place in places {
                let (no, in_question) = (place % IN_QUESTION, *place >= IN_QUESTION);
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

/// The newest places of every word, several words in one trip to the database.
async fn places(db: &Db, meant: &[Vec<Meant>]) -> Result<HashMap<i64, Vec<i64>>> {
    let words: BTreeSet<i64> = meant.iter().flatten().map(|word| word.no).collect();
    let words: Vec<i64> = words.into_iter().collect();
    let trips = words.chunks(WORDS_A_TRIP).map(|words| {
        // No word has this number.
        let mut args = vec![store::Arg::from(0_i64); WORDS_A_TRIP];
        for (arg, word) in args.iter_mut().zip(words) {
            *arg = (*word).into();
        }
        args.push(limits::PLACES_MAX.into());
        db.all::<(i64, i64)>(queries::PLACES, args)
    });
    let mut places: HashMap<i64, Vec<i64>> = HashMap::new();
    for (word, place) in try_join_all(trips).await?.into_iter().flatten() {
        places.entry(word).or_default().push(place);
    }
    Ok(places)
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
