//! Lists that are read whole each time: files of this machine, or one of a web server. What is not in the list any more
//! was withdrawn. The text is read as it comes, in the memory of some lots, and never lies on a disk of ours.

mod files;
mod stream;
mod sweep;

use super::{
    fault::Fault,
    fetch, limits,
    model::{Counts, Kind},
    page::{self, Entry},
    run::{Ran, Stop, Turn},
};
use files::Source;
use hashbank::{
    SignalKind,
    import::{self, Format},
};
use std::{
    collections::BTreeSet,
    io::{self, BufRead},
};
use store::Keys;
use tokio::sync::mpsc::{self, Sender};
use web::outbound::{self, Policy};

/// How many lots may wait for the database while the text is read on.
const LOTS_WAITING: usize = 4;

/// What was read.
#[derive(Default)]
struct Read {
    skipped: u64,
    /// Of those, what cannot be read at all.
    bad: u64,
    /// Stands for every entry of the list, sorted, each once.
    seen: Vec<u64>,
    /// Stands for those that the list itself says are gone. They go with what it does not name.
    gone: BTreeSet<u64>,
}

pub(super) async fn run(
    turn: &mut Turn<'_>,
    progress: &mut (impl FnMut(Counts) + Send),
) -> Result<Ran, Stop> {
    let (sources, checkpoint) = match turn.exchange.kind {
        Kind::Url => download(turn).await?,
        _ => files::open(&turn.exchange.place, turn.exchange.format).await?,
    };
    if turn.exchange.taken_over() == Some(checkpoint.as_str()) {
        return end(turn, &checkpoint).await;
    }
    let read = take_over(turn, sources, progress).await?;
    if read.seen.is_empty() {
        let unreadable = read.skipped > 0;
        return Err(Stop::Fault(if unreadable {
            Fault::Unreadable
        } else {
            Fault::Empty
        }));
    }
    turn.run.counts.skipped = read.skipped;
    sweep::run(turn, &read).await?;
    end(turn, &checkpoint).await
}

async fn end(turn: &Turn<'_>, checkpoint: &str) -> Result<Ran, Stop> {
    let mut tx = turn.app.db().begin().await?;
    turn.finish(&mut tx, checkpoint).await?;
    tx.commit().await?;
    Ok(Ran::Done(turn.run.counts))
}

/// Begins to read from a web server. An answer that says "as before" has no text.
async fn download(turn: &Turn<'_>) -> Result<(Vec<Source>, String), Fault> {
    let exchange = &turn.exchange;
    let mut policy = Policy::new("exchange", outbound::origin(&exchange.place)?);
    policy.answer_bytes_max = limits::FILE_BYTES_MAX;
    policy.whole_seconds_max = limits::FILE_SECONDS_MAX;
    let to = fetch::client(turn.app.settings(), exchange, policy)?;
    let mut request = to.get(&exchange.place);
    let known = exchange.taken_over().map(str::parse);
    if let Some(Ok(known)) = known {
        request = request.header(http::header::IF_NONE_MATCH, known);
    }
    let answer = request.send().await?;
    if answer.status() == http::StatusCode::NOT_MODIFIED {
        return Ok((Vec::new(), exchange.checkpoint.clone()));
    }
    fetch::status(&answer)?;
    if answer.content_type() == "text/html" {
        return Err(Fault::WrongKind);
    }
    let tag = answer.headers().get(http::header::ETAG);
    let tag = tag
        .and_then(|tag| tag.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let format = exchange
        .format
        .unwrap_or_else(|| files::by_ending(&exchange.place));
    let text = stream::of(answer);
    Ok((
        vec![Source {
            text: Box::new(text),
            format,
        }],
        tag,
    ))
}

/// Puts all entries into the bank. The text is read on a thread of its own.
async fn take_over(
    turn: &mut Turn<'_>,
    sources: Vec<Source>,
    progress: &mut (impl FnMut(Counts) + Send),
) -> Result<Read, Stop> {
    let (send, mut lots) = mpsc::channel(LOTS_WAITING);
    let keys = turn.app.keys().clone();
    let reader = tokio::task::spawn_blocking(move || read_all(sources, &keys, &send));
    while let Some(lot) = lots.recv().await {
        let mut tx = turn.app.db().begin().await?;
        turn.write(&mut tx, &lot).await?;
        turn.run.counts.pages += 1;
        turn.advance(&mut tx).await?;
        tx.commit().await?;
        progress(turn.run.counts);
    }
    let read = reader.await.map_err(|_| Fault::File)?;
    Ok(read.map_err(|error| stream::fault(&error))?)
}

fn read_all(sources: Vec<Source>, keys: &Keys, lots: &Sender<Vec<Entry>>) -> io::Result<Read> {
    let mut read = Read::default();
    for source in sources {
        read_one(source.text, source.format, keys, lots, &mut read)?;
    }
    let Read { seen, gone, .. } = &mut read;
    seen.sort_unstable();
    seen.dedup();
    seen.retain(|one| !gone.contains(one));
    Ok(read)
}

fn read_one(
    text: impl BufRead,
    format: Format,
    keys: &Keys,
    lots: &Sender<Vec<Entry>>,
    read: &mut Read,
) -> io::Result<()> {
    let mut lot = Vec::with_capacity(limits::LOT_ENTRIES);
    let send = |lot| lots.blocking_send(lot).map_err(io::Error::other);
    let report = import::read_entries(text, format, SignalKind::Pdq, |entry| {
        let Some(entry) = Entry::of(entry) else {
            return Ok(());
        };
        let digest = page::short(keys, entry.key().as_bytes());
        if matches!(entry, Entry::Gone(_)) {
            read.gone.insert(digest);
            return Ok(());
        }
        read.gone.remove(&digest);
        read.seen.push(digest);
        lot.push(entry);
        if lot.len() < limits::LOT_ENTRIES {
            return Ok(());
        }
        send(std::mem::take(&mut lot))
    })?;
    if !lot.is_empty() {
        send(lot)?;
    }
    read.skipped += page::skipped(&report);
    read.bad += report.bad;
    Ok(())
}
