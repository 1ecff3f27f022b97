//! After a refusal the author may send another picture. It is a new upload in every way; what is known of the old one
//! stays with guard.

use crate::{
    Kind, Post, PublicState, limits,
    model::Act,
    queries,
    receive::Quarantined,
    row::Row,
    submit::{SCREEN, ScreenJob},
};
use store::args;
use web::{Problem, Result};

/// Takes the new picture. Only when the author has been told of the refusal: before that, nothing is known to them.
pub(crate) async fn replace(
    room: &Post,
    id: store::Uuid,
    picture: Quarantined,
    uploader: &str,
) -> Result<()> {
    let app = room.app();
    let mut tx = app.db().begin().await?;
    let mut row = Row::find(&mut tx, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let now = tx.now();
    let may = row.kind()? == Kind::Photo && row.told(now)? == PublicState::Refused;
    if !may || row.move_by(&mut tx, Act::Replace).await?.is_none() {
        return Err(Problem::bad("receipt-not-now"));
    }
    crate::retention::drop_upload(&mut tx, &row).await?;
    crate::take_down::leave_copies(&mut tx, &row).await?;
    tx.execute(queries::APPEAL_FORGET, args![id]).await?;
    let upload = tx.ids().row();
    let sealed = app.keys().seal(
        "post-uploader",
        id.as_bytes(),
        uploader.as_bytes(),
        app.rng(),
    );
    let args = args![
        id,
        upload,
        picture.name().to_owned(),
        sealed,
        now + limits::UPLOADER_MS
    ];
    tx.execute(queries::REPLACED, args).await?;
    tx.enqueue(SCREEN, &ScreenJob { post: id, upload }, now)
        .await?;
    picture.keep_for_row();
    tx.commit().await?;
    Ok(())
}
