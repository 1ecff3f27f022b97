//! A hundred thousand questions, and people who look for one of them: how long it takes, and whether they find it.
#![expect(clippy::print_stdout, reason = "its output is its purpose")]

mod texts;

use anyhow::Result;
use ask::{Ask, Written};
use futures_util::future::try_join_all;
use guard::Guard;
use help::Help;
use media::pool::{Patience, Pool, Program};
use post::Post;
use std::time::{Duration, Instant};
use testkit::Shell;
use texts::Texts;

/// Questions written in one transaction.
const BATCH: u64 = 500;
/// Searches measured.
const SEARCHES: usize = 3_000;
/// People who search at once, for the second measurement.
const AT_ONCE: usize = 4;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<()> {
    let count = std::env::args().nth(1).map_or(Ok(100_000), |n| n.parse())?;
    println!(
        "| | {count} questions | p50 ms | p95 ms | p99 ms | worst ms | found in the first ten |"
    );
    println!("|-|-|-|-|-|-|-|");
    measure("SQLite", Shell::new().await, count).await?;
    measure("PostgreSQL", Shell::on_postgres().await, count).await
}

async fn measure(engine: &str, shell: Shell, count: u64) -> Result<()> {
    let none = Program {
        path: "/nonexistent".into(),
        args: Vec::new(),
    };
    let pool = Pool::start(none, 1, Patience::default());
    let app = shell.app.clone();
    let post = Post::new(app.clone(), Guard::new(app.clone()), pool);
    let room = Ask::new(post, Help::new(app));
    let begun = Instant::now();
    let questions = fill(&shell, &room, count).await?;
    eprintln!("{engine}: written in {:?}", begun.elapsed());
    for (name, kind) in [
        ("words of one question", Kind::Words),
        ("with a slip in one", Kind::Slip),
        ("the last one unfinished", Kind::Unfinished),
        ("one word of any kind", Kind::One),
    ] {
        let searches = searches(&questions, kind);
        let (times, found) = one_by_one(&room, &searches).await?;
        line(engine, name, times, Some((found, searches.len())));
        if kind == Kind::Words {
            let times = at_once(&room, &searches).await?;
            line(engine, "the same, four at once", times, None);
        }
    }
    Ok(())
}

async fn fill(shell: &Shell, room: &Ask, count: u64) -> Result<Vec<Vec<String>>> {
    let texts = Texts::new(7);
    let mut questions = Vec::new();
    for _ in 0..count.div_ceil(BATCH) {
        let mut tx = shell.begin().await;
        for _ in 0..BATCH {
            let words = texts.words(6, 12);
            let written = Written {
                words: words.join(" "),
                answer: texts.words(30, 70).join(" "),
                lang: "en".into(),
                ..Written::default()
            };
            ask::write(room, &mut tx, &written, "bench").await?;
            questions.push(words);
        }
        tx.commit().await?;
    }
    Ok(questions)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Words,
    Slip,
    Unfinished,
    One,
}

/// What somebody types, and the question they mean.
fn searches(questions: &[Vec<String>], kind: Kind) -> Vec<(String, String)> {
    let texts = Texts::new(11);
    let end = u64::try_from(questions.len()).unwrap_or(1);
    let pick = || {
        usize::try_from(texts.below(end))
            .ok()
            .and_then(|at| questions.get(at))
    };
    let one = |words: &Vec<String>| {
        let mut typed: Vec<String> = words.iter().step_by(2).take(4).cloned().collect();
        match kind {
            Kind::Words => {}
            Kind::Slip => {
                typed = typed
                    .iter()
                    .enumerate()
                    .map(|(at, w)| if at == 1 { texts.slip(w) } else { w.clone() })
                    .collect()
            }
            Kind::Unfinished => {
                if let Some(last) = typed.last_mut() {
                    let half = last.len().div_ceil(2) + 1;
                    last.truncate(half);
                }
            }
            Kind::One => typed.truncate(1),
        }
        (typed.join(" "), words.join(" "))
    };
    (0..SEARCHES).filter_map(|_| pick().map(one)).collect()
}

async fn one_by_one(room: &Ask, searches: &[(String, String)]) -> Result<(Vec<Duration>, usize)> {
    let (mut times, mut found) = (Vec::with_capacity(searches.len()), 0);
    for (typed, meant) in searches {
        let begun = Instant::now();
        let (answers, _) = ask::search(room, typed, "en").await?;
        times.push(begun.elapsed());
        found += usize::from(answers.iter().any(|answer| &answer.words == meant));
    }
    Ok((times, found))
}

async fn at_once(room: &Ask, searches: &[(String, String)]) -> Result<Vec<Duration>> {
    let size = searches.len().div_ceil(AT_ONCE);
    let parts = searches.chunks(size).map(|part| {
        let (room, part) = (room.clone(), part.to_vec());
        tokio::spawn(async move { one_by_one(&room, &part).await })
    });
    let mut times = Vec::new();
    for part in try_join_all(parts).await? {
        times.extend(part?.0);
    }
    Ok(times)
}

fn line(engine: &str, name: &str, mut times: Vec<Duration>, found: Option<(usize, usize)>) {
    times.sort_unstable();
    let at = |of_100: usize| {
        let place = (times.len() * of_100 / 100).min(times.len().saturating_sub(1));
        times
            .get(place)
            .map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
    };
    let found = found.map_or_else(String::new, |(n, all)| format!("{n} of {all}"));
    println!(
        "| {engine} | {name} | {:.1} | {:.1} | {:.1} | {:.1} | {found} |",
        at(50),
        at(95),
        at(99),
        at(100)
    );
}
