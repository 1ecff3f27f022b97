//! Objects that no row names: what a crash between object and row left behind.

use crate::queries;
use store::{Area, Millis, Result, Statement, args};
use web::App;

/// Names asked about at once.
const NAMES_AT_ONCE: usize = 2_000;

/// The first parts of the names of objects in this area that no row names. Object and row are written one after the
/// other, so a young object may still get its row: [`before`] tells.
pub(crate) async fn owners(app: &App, area: Area) -> Result<Vec<String>> {
    let owners = app.blobs().owners(area).await?;
    let mut unnamed = Vec::new();
    for names in owners.chunks(NAMES_AT_ONCE) {
        let asked = serde_json::to_string(names)?;
        let found: Vec<(String,)> = app.db().all(unnamed_in(area), args![asked]).await?;
        unnamed.extend(found.into_iter().map(|(name,)| name));
    }
    Ok(unnamed)
}

fn unnamed_in(area: Area) -> Statement {
    match area {
        Area::Public => queries::UNNAMED_PUBLIC,
        _ => queries::UNNAMED_HELD,
    }
}

/// Of the objects of this owner those written before a moment.
pub(crate) async fn before(
    app: &App,
    area: Area,
    owner: &str,
    moment: Millis,
) -> Result<Vec<String>> {
    let objects = app.blobs().list_of(area, owner).await?;
    let old = objects.into_iter().filter(|(_, at)| *at < moment);
    Ok(old.map(|(name, _)| name).collect())
}
