//! How many posts a second one node takes in: a row of 400 bytes, an event and a job in one transaction, by 1 and by
//! 16 writers. The database is the one of the address given, which must be empty:
//! `cargo run --release -p store --example insert -- sqlite:/tmp/x.db 10`.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement, not a part of the product"
)]

use futures_util::future::join_all;
use serde::{Deserialize, Serialize};
use std::time::{Duration, Instant};
use store::{Clock, Db, Rng, Statement, args};

#[derive(Serialize, Deserialize)]
struct Received {
    post: String,
}
impl store::events::Event for Received {
    const KIND: &'static str = "post.received";
}

const MAKE: Statement = Statement::both(
    "CREATE TABLE IF NOT EXISTS sample (id UUID PRIMARY KEY NOT NULL, at BIGINT NOT NULL, body TEXT NOT NULL)",
);
const ADD: Statement = Statement::both("INSERT INTO sample (id, at, body) VALUES ($1, $2, $3)");

/// What one transaction holds.
#[derive(Clone, Copy, Debug)]
enum Load {
    Row,
    RowAndJob,
    RowEventAndJob,
}

#[tokio::main]
async fn main() -> store::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().expect("the address of an empty database");
    let seconds = arguments.next().map_or(10, |s| s.parse().expect("seconds"));
    let db = Db::open(&url, Clock::system(), Rng::system()).await?;
    let mut tx = db.begin().await?;
    tx.execute(MAKE, args![]).await?;
    tx.commit().await?;
    for load in [Load::Row, Load::RowAndJob, Load::RowEventAndJob] {
        for writers in [1, 16] {
            let began = Instant::now();
            let until = began + Duration::from_secs(seconds);
            let counts =
                join_all((0..writers).map(|_| tokio::spawn(write(db.clone(), load, until)))).await;
            let mut total = 0_u32;
            for count in counts {
                total += count.expect("a writer that ends")?;
            }
            let rate = f64::from(total) / began.elapsed().as_secs_f64();
            println!("{db:?} {load:?}, {writers} writers: {rate:.0} transactions/s");
        }
    }
    Ok(())
}

async fn write(db: Db, load: Load, until: Instant) -> store::Result<u32> {
    let body = "x".repeat(400);
    let mut count = 0;
    while Instant::now() < until {
        let mut tx = db.begin().await?;
        let (id, now) = (tx.ids().row(), tx.now());
        tx.execute(ADD, args![id, now, &body]).await?;
        if !matches!(load, Load::Row) {
            tx.enqueue("sample.screen", &id.to_string(), now).await?;
        }
        if matches!(load, Load::RowEventAndJob) {
            tx.emit(&Received {
                post: id.to_string(),
            })?;
        }
        tx.commit().await?;
        count += 1;
    }
    Ok(count)
}
