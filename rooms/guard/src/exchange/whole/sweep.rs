//! Takes out of the bank what the list does not name any more.

use super::Read;
use crate::{
    bank::{self, Content},
    exchange::{
        fault::Fault,
        limits,
        lost::Lost,
        page,
        page::Entry,
        run::{Stop, Turn},
    },
};

/// Contents looked at together.
const LOT: u32 = 1_000;

pub(super) async fn run(turn: &mut Turn<'_>, read: &Read) -> Result<(), Stop> {
    let seen = &read.seen;
    let loss = count(turn, seen).await?;
    allow(turn, read, &loss)?;
    if loss.all == 0 {
        return Ok(());
    }
    let mut after = 0;
    loop {
        let lot = lot(turn, after).await?;
        let Some(last) = lot.last() else {
            return Ok(());
        };
        after = last.id;
        let gone: Vec<Entry> = lot
            .iter()
            .filter_map(|one| gone_key(turn, one, seen))
            .map(Entry::Gone)
            .collect();
        let mut tx = turn.app.db().begin().await?;
        turn.write(&mut tx, &gone).await?;
        turn.advance(&mut tx).await?;
        tx.commit().await?;
    }
}

/// What the bank would lose.
#[derive(Default)]
struct Loss {
    /// Contents of the list that the last run which came to its end left. What came since, with a file that may be the
    /// wrong one, says nothing about how much is left of the list.
    before: u64,
    /// Of those, how many would go.
    gone: u64,
    /// How many would go in all.
    all: u64,
}

/// Looks whether so much may go, and adds it up.
fn allow(turn: &mut Turn<'_>, read: &Read, loss: &Loss) -> Result<(), Fault> {
    let now = turn.app.clock().now();
    if turn.how.leave.shrinking {
        turn.exchange.lost = Lost::begin(now);
        return Ok(());
    }
    let (seen, lost) = (&read.seen, turn.exchange.lost.at(now));
    if lost.is_too_much(loss.gone, loss.before) {
        return Err(Fault::Shrunk);
    }
    let lines = read
        .bad
        .saturating_add(u64::try_from(seen.len()).unwrap_or(u64::MAX));
    let bad = read.bad.saturating_mul(100) > lines.saturating_mul(limits::BAD_PERCENT_MAX);
    if bad && loss.gone > 0 && lines > limits::SMALL_LIST_ENTRIES {
        return Err(Fault::Unreadable);
    }
    turn.exchange.lost = lost.and(loss.gone);
    Ok(())
}

async fn count(turn: &Turn<'_>, seen: &[u64]) -> Result<Loss, Stop> {
    let exchange = &turn.exchange;
    let left_at = exchange.last_done.unwrap_or(exchange.made_at);
    let (mut after, mut loss) = (0, Loss::default());
    loop {
        let lot = lot(turn, after).await?;
        let Some(last) = lot.last() else {
            return Ok(loss);
        };
        after = last.id;
        for one in lot.iter().filter(|one| one.key.is_some()) {
            let gone = u64::from(gone_key(turn, one, seen).is_some());
            let was_there = u64::from(one.added_at <= left_at);
            loss.before += was_there;
            loss.gone += gone * was_there;
            loss.all += gone;
        }
    }
}

async fn lot(turn: &Turn<'_>, after: i64) -> Result<Vec<Content>, Stop> {
    Ok(bank::contents(turn.app, turn.exchange.bank, after, LOT).await?)
}

/// The key of a content that came from the list and is not in it now. What people added has none and stays.
fn gone_key(turn: &Turn<'_>, content: &Content, seen: &[u64]) -> Option<String> {
    let key = content.key.as_ref()?;
    let digest = page::short(turn.app.keys(), key.as_bytes());
    seen.binary_search(&digest).is_err().then(|| key.clone())
}
