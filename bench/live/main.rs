//! Many listeners to one node: who hears what, how soon, for how much memory, and after a crash. `bench/live/run`
//! starts this.
#![allow(clippy::print_stdout, reason = "a report")]

mod crowd;
mod listener;
mod product;

use anyhow::{Context as _, bail};
use crowd::Crowd;
use product::Product;
use std::time::{Duration, Instant};
use store::{Clock, Db, Rng};

/// Longer than the second that frames are apart, so that the next event finds the wall at rest.
const QUIET: Duration = Duration::from_millis(1_300);
/// Events of the part that counts, and the pause between two.
const EVENTS: u64 = 200;
const EVENT_EVERY: Duration = Duration::from_millis(50);
/// How long the node stays away after it was killed.
const AWAY: Duration = Duration::from_secs(1);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [program, listeners, rounds] = args.as_slice() else {
        bail!("see bench/live/run");
    };
    let (listeners, rounds) = (listeners.parse()?, rounds.parse()?);
    let mut product = Product::start(program).await?;
    let before = product.resident_kib()?;
    let crowd = Crowd::gather(listeners, product.head().await?).await?;
    memory(&product, &crowd, before)?;
    reach(&product, &crowd, rounds).await?;
    memory(&product, &crowd, before)?;
    let db = Db::open(&product.database(), Clock::system(), Rng::system()).await?;
    burst(&product, &crowd, &db).await?;
    crash(&mut product, &crowd, &db).await?;
    Ok(())
}

fn memory(product: &Product, crowd: &Crowd, before: u64) -> anyhow::Result<()> {
    let now = product.resident_kib()?;
    let each = f64::from(u32::try_from(now - before)?) / f64::from(u32::try_from(crowd.len())?);
    println!(
        "{} listeners: resident {} MiB, before {} MiB: {each:.1} KiB each",
        crowd.len(),
        now / 1024,
        before / 1024
    );
    Ok(())
}

/// Somebody is counted, through the public form, while the wall is at rest: how long until the last one heard.
async fn reach(product: &Product, crowd: &Crowd, rounds: u32) -> anyhow::Result<()> {
    let (mut all, mut spread, mut cpu) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        tokio::time::sleep(QUIET).await;
        let (asked, used) = (Instant::now(), product.cpu()?);
        product.count_me_in().await?;
        let heard = crowd.all_heard(product.head().await?).await?;
        all.push(heard.last.saturating_duration_since(asked));
        spread.push(heard.last.saturating_duration_since(heard.first));
        tokio::time::sleep(Duration::from_millis(50)).await;
        cpu.push(product.cpu()?.saturating_sub(used));
    }
    println!(
        "from the click to the last listener: {}",
        spread_of(&mut all)
    );
    println!(
        "from the first listener to the last: {}",
        spread_of(&mut spread)
    );
    println!("CPU time of the node for it: {}", spread_of(&mut cpu));
    crowd.audit(0)
}

/// Posts come onto the wall faster than frames go out.
async fn burst(product: &Product, crowd: &Crowd, db: &Db) -> anyhow::Result<()> {
    for _ in 0..EVENTS {
        product::show_one(db).await?;
        tokio::time::sleep(EVENT_EVERY).await;
    }
    crowd.all_heard(product.head().await?).await?;
    crowd.audit(EVENTS)?;
    println!(
        "{EVENTS} posts in {} s: every listener was told of {EVENTS}, in {} frames",
        (EVENT_EVERY * u32::try_from(EVENTS)?).as_secs(),
        crowd.frames()
    );
    Ok(())
}

/// The node is killed in the middle of that, posts go on as if by another node, and it comes back.
async fn crash(product: &mut Product, crowd: &Crowd, db: &Db) -> anyhow::Result<()> {
    let writing = db.clone();
    let writer = tokio::spawn(async move {
        for _ in 0..EVENTS {
            product::show_one(&writing).await?;
            tokio::time::sleep(EVENT_EVERY).await;
        }
        anyhow::Ok(())
    });
    tokio::time::sleep(EVENT_EVERY * 40).await;
    product.kill().await?;
    tokio::time::sleep(AWAY).await;
    let back = Instant::now();
    product.begin().await?;
    let up = back.elapsed();
    crowd.all_back().await?;
    let all_back = back.elapsed();
    writer.await.context("the writer")??;
    crowd.all_heard(product.head().await?).await?;
    crowd.audit(2 * EVENTS)?;
    println!(
        "killed and started again: up after {} ms, all listeners back after {:.1} s, every listener was told of every post once",
        up.as_millis(),
        all_back.as_secs_f64()
    );
    memory_after(product, crowd)
}

fn memory_after(product: &Product, crowd: &Crowd) -> anyhow::Result<()> {
    println!(
        "{} listeners after it: resident {} MiB",
        crowd.len(),
        product.resident_kib()? / 1024
    );
    Ok(())
}

fn spread_of(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let at = |part: usize| {
        times
            .get((times.len() * part / 100).min(times.len().saturating_sub(1)))
            .map_or(0, Duration::as_millis)
    };
    format!(
        "median {} ms, 90 of 100 {} ms, worst {} ms",
        at(50),
        at(90),
        at(100)
    )
}
