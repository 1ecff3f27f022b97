//! The index beside FAISS: `bench-index KIND COUNT FOLDER` measures the index alone on codes that it leaves in the folder
//! for `peer.py`, with the answers.
#![allow(
    clippy::print_stdout,
    reason = "what a measurement says goes to standard output"
)]

mod cipher;
mod codes;
mod measure;

use anyhow::{Context as _, Result, bail};
use cipher::Cipher;
use hashbank::{EntryId, Hit, Index};
use mediahash::Pdq;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;
use std::{fs, thread};

/// What lists of PDQ codes are asked with.
const RADIUS: u32 = 31;
const QUESTIONS: usize = 2000;
const ROUNDS: usize = 5;
/// A round asks again until it has taken as long: the kernel tells CPU time in steps of some milliseconds.
const ROUND_SECONDS: f64 = 0.5;
/// Codes come in batches of this many, as an import hands them on.
const BATCH: usize = 10_000;
const INSERTS: u64 = 2000;
const SAVED: &str = "saved.index";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [kind, count, folder] = arguments.as_slice() else {
        bail!("bench-index uniform|skewed|opened COUNT FOLDER");
    };
    let folder = Path::new(folder);
    let name = format!("{kind}-{count}");
    if kind == "opened" {
        return opened(&folder.join(SAVED), &name);
    }
    let codes = codes_of(kind, count.parse()?, &folder.join(format!("{name}.codes")))?;
    let questions = questions_of(kind, &codes, &folder.join(format!("{name}.questions")))?;
    let (index, before) = built(codes, &name)?;
    let memory = measure::memory_mb()?.saturating_sub(before);
    println!("{name}\tmemory MB\t{memory}");
    answer(&index, &questions, &folder.join(format!("{name}.answers")))?;
    single(&index, &questions, &name)?;
    two_threads(&index, &questions, &name)?;
    visibility(&index, &questions, &name);
    saved(&index, &folder.join(SAVED), &name)
}

/// The index that the run before has saved, alone in its process.
fn opened(path: &Path, name: &str) -> Result<()> {
    for _ in 0..3 {
        let before = (
            Instant::now(),
            measure::all_cpu_seconds()?,
            measure::memory_mb()?,
        );
        let (index, _) = Index::open(path, &Cipher::new())?;
        let (wall, cpu) = (
            before.0.elapsed().as_secs_f64(),
            measure::all_cpu_seconds()? - before.1,
        );
        let memory = measure::memory_mb()?.saturating_sub(before.2);
        println!(
            "{name}\topened {}, s, s CPU, memory MB\t{wall:.2} {cpu:.2} {memory}",
            index.len()
        );
    }
    Ok(fs::remove_file(path)?)
}

/// Read if they are there, else made and written.
fn codes_of(kind: &str, count: usize, path: &Path) -> Result<Vec<[u8; 32]>> {
    if let Ok(bytes) = fs::read(path) {
        return Ok(bytes.as_chunks::<32>().0.to_vec());
    }
    let codes = match kind {
        "uniform" => codes::uniform(count),
        "skewed" => codes::skewed(count),
        other => bail!("no codes of kind {other}"),
    };
    fs::write(path, codes.concat()).with_context(|| format!("write {}", path.display()))?;
    Ok(codes)
}

fn questions_of(kind: &str, codes: &[[u8; 32]], path: &Path) -> Result<Vec<Pdq>> {
    let others = match kind {
        "uniform" => codes::uniform(1),
        _ => codes.to_vec(),
    };
    let questions = codes::questions(codes, &others, QUESTIONS);
    fs::write(path, questions.concat())?;
    Ok(codes::pdqs(&questions).collect())
}

/// The index, and the memory used without it.
fn built(codes: Vec<[u8; 32]>, name: &str) -> Result<(Index, u64)> {
    let index = Index::new();
    let held = u64::try_from(codes.len() * 32 / 1_000_000)?;
    let before = measure::memory_mb()?.saturating_sub(held);
    let begun = (Instant::now(), measure::cpu_seconds()?);
    for (batch, first) in codes.chunks(BATCH).zip((0_u64..).step_by(BATCH)) {
        index.insert_many((first..).map(EntryId).zip(codes::pdqs(batch)));
    }
    println!(
        "{name}\tinserted, s CPU\t{:.2}",
        measure::cpu_seconds()? - begun.1
    );
    index.compact();
    println!(
        "{name}\tinserted and merged, s CPU\t{:.2}",
        measure::cpu_seconds()? - begun.1
    );
    println!(
        "{name}\tinserted and merged, s\t{:.2}",
        begun.0.elapsed().as_secs_f64()
    );
    drop(codes);
    Ok((index, before))
}

/// For the peer to hold against its own: how many were found and the sum of their numbers, for each question.
fn answer(index: &Index, questions: &[Pdq], path: &Path) -> Result<()> {
    let line = |hits: Vec<Hit>| {
        let sum: u64 = hits.iter().map(|hit| hit.entry.0).sum();
        format!("{} {sum}\n", hits.len())
    };
    let lines: String = questions
        .iter()
        .map(|question| line(index.query(question, RADIUS)))
        .collect();
    Ok(fs::write(path, lines)?)
}

fn single(index: &Index, questions: &[Pdq], name: &str) -> Result<()> {
    for radius in [RADIUS, 10, 47, 63] {
        let rounds: Result<Vec<f64>> = (0..ROUNDS)
            .map(|_| round(index, questions, radius))
            .collect();
        println!(
            "{name}\tradius {radius}, us CPU\t{}",
            measure::spread(rounds?)
        );
    }
    Ok(())
}

/// Microseconds of CPU time for each question.
fn round(index: &Index, questions: &[Pdq], radius: u32) -> Result<f64> {
    let begun = measure::cpu_seconds()?;
    let mut asked = 0;
    for some in questions.chunks(20).cycle() {
        ask(index, some, radius);
        asked += some.len();
        let taken = measure::cpu_seconds()? - begun;
        if taken > ROUND_SECONDS {
            return Ok(measure::micros_each(taken, asked));
        }
    }
    bail!("there are no questions")
}

fn ask(index: &Index, questions: &[Pdq], radius: u32) -> usize {
    let found = questions
        .iter()
        .map(|question| index.query(question, radius).len());
    found.sum()
}

fn two_threads(index: &Index, questions: &[Pdq], name: &str) -> Result<()> {
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let one = || round(index, questions, RADIUS);
        let (here, there) = thread::scope(|scope| {
            let other = scope.spawn(one);
            (one(), other.join())
        });
        rounds.push(here?);
        rounds.extend(there.map_err(|_| anyhow::anyhow!("a thread failed"))?);
    }
    println!("{name}\t2 threads, us CPU\t{}", measure::spread(rounds));
    Ok(())
}

/// How long from the call of an insert until a question has found it, while another thread asks without a pause.
fn visibility(index: &Index, questions: &[Pdq], name: &str) {
    let done = AtomicBool::new(false);
    let mut waits = Vec::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                ask(index, questions.get(..50).unwrap_or_default(), RADIUS);
            }
        });
        for number in 0..INSERTS {
            let mut bytes = [0x5a; 32];
            if let Some(eight) = bytes.first_chunk_mut() {
                *eight = number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes();
            }
            let (entry, code) = (EntryId(1 << 40 | number), Pdq::from_bytes(bytes));
            let begun = Instant::now();
            index.insert(entry, code);
            while !index.query(&code, 0).iter().any(|hit| hit.entry == entry) {}
            waits.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        done.store(true, Ordering::Relaxed);
    });
    println!(
        "{name}\tinsert seen, ms p50 p99 max\t{}",
        measure::percentiles(waits)
    );
}

fn saved(index: &Index, path: &Path, name: &str) -> Result<()> {
    let cipher = Cipher::new();
    let begun = Instant::now();
    index.save(path, &cipher, 1)?;
    println!("{name}\tsaved, s\t{:.2}", begun.elapsed().as_secs_f64());
    println!("{name}\tfile MB\t{}", fs::metadata(path)?.len() / 1_000_000);
    Ok(())
}
