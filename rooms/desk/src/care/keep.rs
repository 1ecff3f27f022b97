//! What is kept so that somebody can be taken care of, and what is made of it.

use super::{
    limits,
    model::{Kind, Wishes, kinds},
    queries,
};
use crate::{Desk, batch, control, model::only_words};
use http::StatusCode;
use post::HeldView;
use store::{Millis, Result, Tx, Uuid, args};
use web::{App, Person, Problem, audit};

const SEALED_AS: &str = "desk-care";

/// Who it is about, for those who look at the rows.
pub(crate) fn who(app: &App, person: Uuid) -> [u8; 32] {
    app.keys().mac(SEALED_AS, person.as_bytes())
}

/// The day of the campaign, as it is written.
fn day(app: &App) -> String {
    app.campaign().local(app.clock().now()).date().to_string()
}

/// What somebody wishes for. Nothing, where it cannot be read.
pub(crate) async fn wishes(app: &App, person: Uuid) -> Result<Wishes> {
    let who = who(app, person);
    let row: Option<(Vec<u8>,)> = app.db().optional(queries::WISHES, args![who]).await?;
    let open = |(sealed,): (Vec<u8>,)| app.keys().open(SEALED_AS, &who, &sealed).ok();
    let plain = row.and_then(open);
    Ok(plain
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default())
}

/// The bits of what somebody is not asked to look at.
pub(crate) async fn kinds_spared(room: &Desk, person: Uuid) -> Result<i64> {
    Ok(wishes(room.app(), person).await?.spared())
}

/// Keeps what somebody wishes for. What they have in hand goes back, so that it holds from now on. On purpose without an
/// entry in the audit chain: colleagues read that.
pub(super) async fn wish(room: &Desk, person: Uuid, wishes: &Wishes) -> Result<()> {
    let app = room.app();
    let who = who(app, person);
    let plain = serde_json::to_vec(wishes)?;
    let sealed = app.keys().seal(SEALED_AS, &who, &plain, app.rng());
    let mut tx = app.db().begin().await?;
    tx.execute(queries::WISHES_PUT, args![who, sealed]).await?;
    tx.commit().await?;
    batch::give_back(room, person).await
}

/// A person's own day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Today {
    /// Pictures they have looked at.
    pub(crate) pictures: i64,
    /// How many are enough.
    pub(crate) enough: i64,
}

impl Today {
    /// Nothing more today.
    pub(crate) fn is_over(self) -> bool {
        self.pictures >= self.enough
    }
}

/// How a person's day stands.
pub(crate) async fn today(app: &App, person: Uuid) -> Result<Today> {
    let wishes = wishes(app, person).await?;
    let asked = args![who(app, person), day(app)];
    Ok(Today {
        pictures: app.db().number(queries::EXPOSURE, asked).await?,
        enough: wishes.enough(cap(app).await?),
    })
}

/// True when a person has looked at enough for today. What they had in hand goes back to the others.
pub(crate) async fn is_over(room: &Desk, person: Uuid) -> Result<bool> {
    let over = today(room.app(), person).await?.is_over();
    if over {
        batch::give_back(room, person).await?;
    }
    Ok(over)
}

/// Counts a picture before it is shown.
///
/// # Errors
/// 403 `desk-enough` when it would be one too many today, and nobody is shown it.
pub(crate) async fn exposed(room: &Desk, person: &Person, post: Uuid) -> web::Result<()> {
    let app = room.app();
    let again = app.db().number(queries::LOOKED, args![person.id, post]);
    if again.await? > 0 {
        return Ok(());
    }
    let (today, day) = (today(app, person.id).await?, day(app));
    let mut tx = app.db().begin().await?;
    let counted = args![who(app, person.id), &day, today.enough];
    let counted = tx.execute(queries::EXPOSE, counted).await?;
    tx.execute(queries::EXPOSURE_SWEEP, args![day]).await?;
    tx.commit().await?;
    if counted == 0 {
        return Err(Problem::new(StatusCode::FORBIDDEN, "desk-enough"));
    }
    Ok(())
}

/// How many pictures a day are enough for anybody here.
pub(crate) async fn cap(app: &App) -> Result<i64> {
    let row: Option<(i64,)> = app.db().optional(queries::CAP, args![]).await?;
    Ok(row.map_or(limits::PICTURES_A_DAY_MAX, |(pictures,)| pictures))
}

/// Sets it, for everybody.
pub(super) async fn set_cap(tx: &mut Tx, by: &Person, pictures: i64) -> Result<()> {
    tx.execute(queries::CAP_PUT, args![pictures]).await?;
    let actor = by.id.to_string();
    audit::append(tx, &actor, "desk.cap_set", "desk", &pictures.to_string()).await?;
    Ok(())
}

/// Somebody does something at the desk.
pub(crate) async fn worked(room: &Desk, person: Uuid) -> Result<()> {
    let app = room.app();
    let (who, now) = (who(app, person), app.clock().now());
    let before = work(app, person).await?;
    if before.is_some_and(|(_, last)| (0..limits::WORK_EVERY_MS).contains(&(now - last))) {
        return Ok(());
    }
    let mut tx = app.db().begin().await?;
    tx.execute(queries::WORK_PUT, args![who, now, limits::AWAY_MS])
        .await?;
    tx.commit().await
}

async fn work(app: &App, person: Uuid) -> Result<Option<(Millis, Millis)>> {
    app.db()
        .optional(queries::WORK, args![who(app, person)])
        .await
}

/// Milliseconds until the next break; 0 when it is due.
pub(crate) async fn rest_in(room: &Desk, person: Uuid) -> Result<Millis> {
    let now = room.app().clock().now();
    let since = work(room.app(), person).await?;
    let worked = since.map_or(0, |(since, _)| now - since);
    Ok((limits::BREAK_AFTER_MS - worked).clamp(0, limits::BREAK_AFTER_MS))
}

/// A break begins: everything in hand goes back at once, the drawn ones end, and work begins anew.
pub(super) async fn rested(room: &Desk, person: Uuid) -> Result<()> {
    batch::give_back(room, person).await?;
    control::end(room, person).await?;
    let app = room.app();
    let mut tx = app.db().begin().await?;
    tx.execute(queries::WORK_END, args![who(app, person)])
        .await?;
    tx.commit().await
}

/// Writes down what a post is, for those who do not want to see every kind.
pub(crate) async fn sort(tx: &mut Tx, view: &HeldView) -> Result<()> {
    let reported = tx.number(queries::REPORTED, args![view.post]).await? > 0;
    let has_picture = !only_words(view) && view.kind != post::Kind::Counted;
    let kinds = kinds(has_picture, reported);
    tx.execute(queries::KINDS_PUT, args![view.post, kinds])
        .await?;
    Ok(())
}

/// A colleague says that a post shows an injury.
pub(crate) async fn injury(tx: &mut Tx, post: Uuid) -> Result<()> {
    tx.execute(queries::KIND_ADD, args![post, Kind::Injury.bit()])
        .await?;
    Ok(())
}
