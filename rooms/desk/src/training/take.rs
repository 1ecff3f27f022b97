//! A person goes through the training: pages turned, answers taken, and at the end the queue opens for them.

use super::{
    examples::Example,
    model::{Progress, Step},
    queries,
};
use crate::{Desk, model::Act};
use store::{Result, Statement, Tx, Uuid, args};
use web::App;

const SEALED_AS: &str = "desk-training";

/// Who it is about, for those who look at the rows.
fn who(app: &App, person: Uuid) -> [u8; 32] {
    app.keys().mac(SEALED_AS, person.as_bytes())
}

/// Where a person is; at the beginning, for one who has not begun this edition.
pub(super) async fn progress(room: &Desk, person: Uuid) -> Result<Progress> {
    let mut tx = room.app().db().begin().await?;
    let progress = read(&mut tx, room.app(), person, queries::PROGRESS).await?;
    tx.commit().await?;
    Ok(progress)
}

/// They have read this many pages; those they had read before stay read.
pub(super) async fn turned(room: &Desk, person: Uuid, read_to: usize) -> Result<Progress> {
    let app = room.app();
    let mut tx = app.db().begin().await?;
    let mut progress = read(&mut tx, app, person, queries::PROGRESS_LOCK).await?;
    // One page at a time: nobody arrives at the examples without having seen every page.
    if read_to == progress.read.saturating_add(1) {
        progress.read = read_to;
        write(&mut tx, app, person, &progress).await?;
    }
    tx.commit().await?;
    Ok(progress)
}

/// The examples begin, unless they have.
pub(super) async fn begun(room: &Desk, person: Uuid) -> Result<Progress> {
    let app = room.app();
    let mut tx = app.db().begin().await?;
    let mut progress = read(&mut tx, app, person, queries::PROGRESS_LOCK).await?;
    if progress.asked().is_none() {
        progress.begin(|ids| shuffle(app, ids));
        write(&mut tx, app, person, &progress).await?;
    }
    tx.commit().await?;
    Ok(progress)
}

/// Takes an answer. The last right one opens the queue, in the same transaction.
pub(super) async fn answered(
    room: &Desk,
    person: Uuid,
    example: &Example,
    act: &Act,
) -> Result<Option<Step>> {
    let Some(verdict) = example.verdict(act) else {
        return Ok(None);
    };
    let app = room.app();
    let mut tx = app.db().begin().await?;
    let mut progress = read(&mut tx, app, person, queries::PROGRESS_LOCK).await?;
    let step = progress.answer(example.id, verdict, |ids| shuffle(app, ids));
    match step {
        Step::Stale => {}
        Step::Next => write(&mut tx, app, person, &progress).await?,
        Step::Passed => {
            tx.execute(queries::PROGRESS_DROP, args![who(app, person)])
                .await?;
            staff::passed(&mut tx, person, staff::TRAINING).await?;
        }
    }
    tx.commit().await?;
    Ok(Some(step))
}

async fn read(tx: &mut Tx, app: &App, person: Uuid, statement: Statement) -> Result<Progress> {
    let who = who(app, person);
    let row: Option<(Vec<u8>,)> = tx.optional(statement, args![who, staff::TRAINING]).await?;
    let open = |(sealed,): (Vec<u8>,)| app.keys().open(SEALED_AS, &who, &sealed).ok();
    // What cannot be read any more is begun again: nobody loses more than a quarter of an hour.
    let plain = row.and_then(open);
    Ok(plain
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default())
}

async fn write(tx: &mut Tx, app: &App, person: Uuid, progress: &Progress) -> Result<()> {
    let who = who(app, person);
    let plain = serde_json::to_vec(progress)?;
    let sealed = app.keys().seal(SEALED_AS, &who, &plain, app.rng());
    let row = args![who, staff::TRAINING, sealed];
    tx.execute(queries::PROGRESS_PUT, row).await?;
    Ok(())
}

fn shuffle(app: &App, ids: &mut [String]) {
    for end in (1..ids.len()).rev() {
        let bound = u64::try_from(end).unwrap_or(u64::MAX).saturating_add(1);
        let other = usize::try_from(app.rng().below(bound)).unwrap_or(0);
        ids.swap(end, other);
    }
}
