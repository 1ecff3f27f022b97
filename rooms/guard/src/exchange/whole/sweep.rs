//! Takes out of the bank what the list does not name any more.

use crate::{
    bank::{self, Content},
    exchange::{
        fault::Fault,
        limits, page,
        page::Entry,
        run::{Stop, Turn},
    },
};

/// Contents looked at together.
const LOT: u32 = 1_000;

/// `seen` stands for every entry of the list, sorted.
pub(super) async fn run(turn: &mut Turn<'_>, seen: &[u64]) -> Result<(), Stop> {
    let gone = count(turn, seen).await?;
    let before = gone.saturating_add(u64::try_from(seen.len()).unwrap_or(u64::MAX));
    let most = gone.saturating_mul(100) > before.saturating_mul(limits::GONE_PERCENT_MAX);
    if most && before > limits::SMALL_LIST_ENTRIES && !turn.how.leave.shrinking {
        return Err(Stop::Fault(Fault::Shrunk));
    }
    if gone == 0 {
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

/// How many would go.
async fn count(turn: &Turn<'_>, seen: &[u64]) -> Result<u64, Stop> {
    let (mut after, mut gone) = (0, 0);
    loop {
        let lot = lot(turn, after).await?;
        let Some(last) = lot.last() else {
            return Ok(gone);
        };
        after = last.id;
        let here = lot.iter().filter(|one| gone_key(turn, one, seen).is_some());
        gone += u64::try_from(here.count()).unwrap_or(u64::MAX);
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
