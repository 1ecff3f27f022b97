//! After a refusal its author may ask once, within a week, for another person to look. What no person refused, and what
//! nobody may look at, is answered as well: by the clock, with the words that most are answered with. No page and no
//! moment tells the two apart; what is sealed is shown to nobody by way of an appeal.

use crate::{
    Post, State, limits,
    model::{AppealState, Asked},
    queries,
    row::Row,
    screen,
};
use store::{Db, Failure, Millis, Result, Tx, Uuid, args};
use web::Problem;

/// The purpose that the words of appeals are sealed for.
pub(crate) const NOTE_SEALED_AS: &str = "post-appeal-note";

/// An appeal as it lies in the database.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Appeal {
    pub(crate) upload: Uuid,
    pub(crate) post: Uuid,
    pub(crate) note: Option<Vec<u8>>,
    pub(crate) made_at: Millis,
    pub(crate) refused_by: Option<String>,
    state: String,
    answer_at: Option<Millis>,
}

impl Appeal {
    pub(crate) async fn find(tx: &mut Tx, upload: Uuid) -> Result<Option<Self>> {
        tx.optional(queries::APPEAL, args![upload]).await
    }

    pub(crate) async fn read(db: &Db, upload: Uuid) -> Result<Option<Self>> {
        db.optional(queries::APPEAL, args![upload]).await
    }

    pub(crate) fn is_open(&self) -> bool {
        self.state == "open"
    }

    fn asked(&self) -> Asked {
        Asked {
            let_back: (!self.is_open()).then_some(self.state == "let_back"),
            answer_at: self.answer_at,
        }
    }
}

/// Until when the author of a post that was refused may ask.
pub(crate) fn until(row: &Row) -> Millis {
    row.told_at() + limits::APPEAL_MS
}

/// What the author of a post is told of an appeal.
pub(crate) fn told(row: &Row, appeal: Option<&Appeal>, now: Millis) -> Result<Option<AppealState>> {
    let asked = appeal.map(Appeal::asked);
    let (state, reason) = (row.told(now)?, row.told_reason());
    Ok(AppealState::of(state, reason, until(row), asked, now))
}

/// True while somebody at the desk is to answer: what was refused is kept for them.
pub(crate) async fn is_open(tx: &mut Tx, upload: Uuid) -> Result<bool> {
    let appeal = Appeal::find(tx, upload).await?;
    Ok(appeal.is_some_and(|appeal| appeal.is_open()))
}

/// Asks for another person to look. Asking twice changes nothing more.
pub(crate) async fn appeal(room: &Post, id: Uuid, note: Option<String>) -> web::Result<()> {
    let mut tx = room.app().db().begin().await?;
    let row = Row::find(&mut tx, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let earlier = Appeal::find(&mut tx, row.upload).await?;
    match told(&row, earlier.as_ref(), tx.now())? {
        Some(AppealState::Offered) => {}
        Some(_) => return Ok(()),
        None => return Err(Problem::bad("receipt-not-now")),
    }
    if may_be_looked_at(&row)? {
        ask_the_desk(room, &mut tx, &row, note).await?;
    } else {
        let at = answer_at(room, &mut tx).await?;
        let (now, nobody) = (tx.now(), None::<String>);
        let args = args![
            row.upload,
            row.id,
            None::<Vec<u8>>,
            now,
            nobody,
            "stands",
            at
        ];
        tx.execute(queries::APPEAL_INSERT, args).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// A person refused it, and there is something to look at.
fn may_be_looked_at(row: &Row) -> Result<bool> {
    Ok(row.state()? == State::Refused && row.decided_by.is_some() && row.previews.is_some())
}

async fn ask_the_desk(room: &Post, tx: &mut Tx, row: &Row, note: Option<String>) -> Result<()> {
    let app = room.app();
    let sealed = note.map(|note| {
        let about = row.upload.as_bytes();
        app.keys()
            .seal(NOTE_SEALED_AS, about, note.as_bytes(), app.rng())
    });
    let now = tx.now();
    let args = args![
        row.upload,
        row.id,
        sealed,
        now,
        row.decided_by.clone(),
        "open",
        None::<Millis>,
    ];
    tx.execute(queries::APPEAL_INSERT, args).await?;
    Ok(())
}

/// The picture was sealed while an appeal waited: nobody looks at it any more, and its author is answered all the same.
pub(crate) async fn answer_later(
    room: &Post,
    tx: &mut Tx,
    row: &Row,
) -> std::result::Result<(), Failure> {
    let at = answer_at(room, tx).await?;
    tx.execute(queries::APPEAL_LATER, args![row.upload, at])
        .await?;
    Ok(())
}

/// When an answer comes that no person gives: after as long as people took lately to answer one, or to decide at first
/// while too few were answered.
async fn answer_at(room: &Post, tx: &mut Tx) -> Result<Millis> {
    let drawn_from = args![limits::DELAYS_DRAWN_FROM];
    let mut recent: Vec<(i64,)> = tx.all(queries::APPEAL_DELAYS, drawn_from.clone()).await?;
    if recent.len() < limits::DELAYS_MIN {
        recent = tx.all(queries::DELAYS, drawn_from).await?;
    }
    Ok(screen::moment(room, &recent, tx.now()))
}
