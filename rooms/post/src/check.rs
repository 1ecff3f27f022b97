//! Whether rows, jobs and objects agree. Nothing here is ever found unless a crash, a full disk or a fault of ours left it
//! behind: `redx doctor --deep` and the soak tests look.

use crate::{Post, State, limits, orphans, publish::PUBLISH, queries, row::Row, submit::SCREEN};
use media::derive::Encoding;
use store::{Area, Result, Uuid, args, jobs};

/// How often what moves is counted.
const LOOKS: u32 = 5;
/// Rows looked at in one go.
const ROWS_AT_ONCE: i64 = 500;

/// How many of each were found. All are 0 where nothing is wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// Posts that wait to be screened, beyond the jobs there are to do it.
    pub unscreened: i64,
    /// Posts a person approved that wait to be public, beyond the jobs there are to do it.
    pub unpublished: i64,
    /// Posts whose original or preview is gone though their row names it.
    pub without_upload: i64,
    /// Posts on the wall that lack a picture.
    pub half_public: i64,
    /// Objects in quarantine that no row names and that the sweep should have found.
    pub orphans: i64,
    /// Public objects without an approved row that the sweep should have found.
    pub orphans_public: i64,
    /// How far the counts on the wall are from what the rows say.
    pub miscounted: i64,
}

/// Looks at every row and every object. On a running node, too: what seems wrong is looked at once more, since a post may
/// be withdrawn between two looks.
///
/// # Errors
/// When the database or the object store cannot be reached.
pub async fn check(room: &Post) -> Result<Check> {
    let db = room.app().db();
    let mut found = Check {
        unscreened: beyond(room, queries::UNSCREENED, SCREEN).await?,
        unpublished: unpublished(room).await?,
        miscounted: miscounted(room).await?,
        ..Check::default()
    };
    found.orphans = orphans_in(room, Area::Quarantine).await?;
    found.orphans_public = orphans_in(room, Area::Public).await?;
    let mut from = Uuid::nil();
    loop {
        let rows: Vec<Row> = db.all(queries::CHECKED, args![from, ROWS_AT_ONCE]).await?;
        let Some(last) = rows.last() else {
            return Ok(found);
        };
        from = last.id;
        for row in &rows {
            found.without_upload += i64::from(lacks(room, row, held_names).await?);
            found.half_public += i64::from(lacks(room, row, public_names).await?);
        }
    }
}

/// While the wall is paused nothing is enqueued: what was approved waits for it to go on.
async fn unpublished(room: &Post) -> Result<i64> {
    if web::switches::read(room.app().db()).await?.wall_paused {
        return Ok(0);
    }
    beyond(room, queries::UNPUBLISHED, PUBLISH).await
}

/// Posts and jobs are counted one after the other, and on a running node a post may arrive or be done in between: what is
/// wrong is wrong at every look.
async fn beyond(room: &Post, count: store::Statement, kind: &str) -> Result<i64> {
    let db = room.app().db();
    let mut least = i64::MAX;
    for _ in 0..LOOKS {
        let jobs = jobs::waiting(db, kind).await?;
        let rows = db.number(count, args![]).await?;
        least = least.min((rows - jobs).max(0));
    }
    Ok(least)
}

async fn miscounted(room: &Post) -> Result<i64> {
    let mut tx = room.app().db().begin().await?;
    tx.execute(queries::TALLY_LOCK, args![]).await?;
    let (posts, counted): (i64, i64) = tx.one(queries::TALLY, args![]).await?;
    let (posts_now, counted_now): (i64, i64) = tx.one(queries::RECOUNT, args![]).await?;
    Ok((posts - posts_now).abs() + (counted - counted_now).abs())
}

/// Owners of objects that no row names and that two sweeps should have found.
async fn orphans_in(room: &Post, area: Area) -> Result<i64> {
    let app = room.app();
    let swept = app.clock().now() - limits::ORPHAN_MS - 2 * limits::SWEEP_MS;
    let mut found = 0;
    for owner in orphans::owners(app, area).await? {
        found += i64::from(!orphans::before(app, area, &owner, swept).await?.is_empty());
    }
    Ok(found)
}

/// True when an object that the row names is not there, and the row still names it.
async fn lacks(room: &Post, row: &Row, names: fn(&Row) -> Option<Names>) -> Result<bool> {
    let Some(wanted) = names(row) else {
        return Ok(false);
    };
    if is_whole(room, &wanted).await? {
        return Ok(false);
    }
    let now = Row::read(room.app().db(), row.id).await?;
    let Some(wanted) = now.as_ref().and_then(names) else {
        return Ok(false);
    };
    Ok(!is_whole(room, &wanted).await?)
}

/// The objects a row must have; an empty list stands for a name the row lacks.
struct Names {
    area: Area,
    objects: Vec<String>,
}

async fn is_whole(room: &Post, names: &Names) -> Result<bool> {
    for object in &names.objects {
        if !room.app().blobs().exists(names.area, object).await? {
            return Ok(false);
        }
    }
    Ok(!names.objects.is_empty())
}

/// Original and previews, where the state of the post needs them or the row names them.
fn held_names(row: &Row) -> Option<Names> {
    let state = row.state().ok()?;
    let waits = matches!(state, State::Received | State::Screening | State::Held);
    let photo = row.kind().ok()? == crate::Kind::Photo;
    let mut objects: Vec<String> = row.original.iter().cloned().collect();
    if let Some(previews) = &row.previews {
        objects.extend(row.objects(previews, &[Encoding::Jpeg]));
    }
    let needs = (photo && waits) || state == State::Held;
    (needs || !objects.is_empty()).then_some(Names {
        area: Area::Quarantine,
        objects,
    })
}

/// Every size of what is on the wall, in every format that it is offered in.
fn public_names(row: &Row) -> Option<Names> {
    let name = row.public_name.as_ref().filter(|_| row.is_shown())?;
    let encodings = if row.modern {
        &Encoding::ALL[..]
    } else {
        &[Encoding::Jpeg]
    };
    Some(Names {
        area: Area::Public,
        objects: row.objects(name, encodings),
    })
}
