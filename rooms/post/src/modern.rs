//! Makes a published picture in the modern format, too: a third fewer bytes for a phone on a slow network. From the
//! original, by the recipe of its previews, and published only if the same was hidden and every size is smaller
//! (`docs/adr/0104-modern-format.md`). Whatever comes of it, the original may be destroyed afterwards.

use crate::{
    Post, State,
    draw::Drawing,
    preview::{self, About, Recipe},
    publish::PublishJob,
    queries, retention,
    row::Row,
};
use futures_util::future::BoxFuture;
use media::derive::{Derived, Encoding, Rendition};
use store::{
    Area, Error, Failure, args,
    jobs::{Job, Worker},
};

pub(crate) const MODERN: &str = "post.modern";

/// It is worth so many tries and no more: the original waits for it. The next one only lets the original go.
const ATTEMPTS_MAX: i64 = 3;

/// Makes the modern format of what was published.
pub struct Modern(pub Post);

impl Worker for Modern {
    fn kind(&self) -> &'static str {
        MODERN
    }

    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let PublishJob { post, name } = job.read()?;
            let room = &self.0;
            let Some(row) = Row::read(room.app().db(), post).await? else {
                return Ok(());
            };
            if !is_wanted(&row, &name) {
                return Ok(());
            }
            let made = if job.attempts > ATTEMPTS_MAX {
                Vec::new()
            } else {
                match make(room, &row, &name).await {
                    Err(error) if !error.is_final() => return Err(error),
                    made => made.unwrap_or_default(),
                }
            };
            finish(room, row, &name, &made).await
        })
    }
}

/// Still public, or only hidden for a while, under the name that was published.
fn is_wanted(row: &Row, name: &str) -> bool {
    row.public_name.as_deref() == Some(name)
        && matches!(row.state(), Ok(State::Approved | State::Hidden))
}

/// Writes the objects; gives them, or none when there is nothing to gain.
async fn make(room: &Post, row: &Row, name: &str) -> Result<Vec<Rendition>, Failure> {
    let Some(renditions) = derive(room, row).await? else {
        return Ok(Vec::new());
    };
    let blobs = room.app().blobs();
    for one in &renditions {
        let jpeg = preview::object(name, preview::side(one), Encoding::Jpeg);
        if blobs.get(Area::Public, &jpeg).await?.len() <= one.bytes.len() {
            return Ok(Vec::new());
        }
    }
    for one in &renditions {
        let object = preview::object(name, preview::side(one), one.encoding);
        match blobs
            .put_new(Area::Public, &object, one.bytes.clone())
            .await
        {
            Ok(()) | Err(Error::Exists) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(renditions)
}

async fn derive(room: &Post, row: &Row) -> Result<Option<Vec<Rendition>>, Failure> {
    if let (Some(hand), Some(tone), Some(strokes)) = (&row.hand, &row.tone, &row.strokes) {
        let drawing = Drawing::parse(hand, tone, strokes)
            .map_err(|_| Failure::give_up("a stored drawing cannot be read"))?;
        let drawn = tokio::task::spawn_blocking(move || drawing.render(Encoding::WebP)).await??;
        return Ok(Some(drawn));
    }
    let recipe = row.recipe.as_deref().and_then(Recipe::parse);
    let (Some(original), Some(recipe)) = (&row.original, recipe) else {
        return Ok(None);
    };
    let bytes = preview::open(room, original).await?;
    let session = room.pool().open(&bytes).await?;
    let derived = session.derive(&recipe.derive(Encoding::WebP)).await?;
    Ok(is_the_same(row, &derived).then_some(derived.renditions))
}

/// A face more or less (another model than then), or another size, is not what the moderator saw.
fn is_the_same(row: &Row, derived: &Derived) -> bool {
    let about = About::of(derived);
    row.faces == about.faces
        && row.hiding.as_deref() == Some(&about.hiding)
        && row.sizes.as_deref() == Some(&about.sizes)
        && (row.width, row.height) == (about.width, about.height)
}

/// Says that they are there, and lets the original go when the approval can no longer be undone.
async fn finish(room: &Post, row: Row, name: &str, made: &[Rendition]) -> Result<(), Failure> {
    let mut tx = room.app().db().begin().await?;
    if let Some(row) = Row::find(&mut tx, row.id)
        .await?
        .filter(|row| is_wanted(row, name))
    {
        if !made.is_empty() {
            tx.execute(queries::MODERN, args![row.id, name]).await?;
        }
        let at = row.undo_until.max(tx.now());
        retention::forget_at(&mut tx, &row, at).await?;
        tx.commit().await?;
        return Ok(());
    }
    // Taken down meanwhile: its objects were destroyed before these were written.
    drop(tx);
    for one in made {
        let object = preview::object(name, preview::side(one), one.encoding);
        room.app().blobs().delete(Area::Public, &object).await?;
    }
    Ok(())
}
