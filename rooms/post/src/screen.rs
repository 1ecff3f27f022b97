//! The screening of an upload: decode in the sandbox, match, hide faces, make previews. Runs as a job; stopped at any
//! line, it begins again and ends the same.

use crate::{
    Held, Post, Reason,
    draw::Drawing,
    limits,
    model::{Act, Kind, State},
    preview::{self, Recipe},
    queries, retention,
    row::Row,
    submit::{SCREEN, ScreenJob},
};
use futures_util::future::BoxFuture;
use guard::{Facts, Look, Upload, Verdict, case::Knowledge};
use media::{
    derive::{Derived, Encoding, Hidden},
    pool::WorkError,
};
use mediahash::{DigestSums, Digests};
use store::{
    Area, Failure, Millis, Sealer, Tx, args,
    jobs::{Job, Worker},
};

/// A worker that is lost twice on the same picture is the picture's doing.
const LOST_ATTEMPTS_MAX: i64 = 2;

/// Screens uploads.
pub struct Screen(pub Post);

impl Worker for Screen {
    fn kind(&self) -> &'static str {
        SCREEN
    }

    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let ScreenJob { post, upload } = job.read()?;
            let room = &self.0;
            let mut tx = room.app().db().begin().await?;
            let row = Row::find(&mut tx, post).await?;
            // Withdrawn, replaced or decided meanwhile: nothing left to do.
            let Some(mut row) = row.filter(|row| row.upload == upload) else {
                return Ok(());
            };
            if row.move_by(&mut tx, Act::Screen).await?.is_none() {
                return Ok(());
            }
            tx.commit().await?;
            match row.kind()? {
                Kind::Photo => screen_photo(room, row, job.attempts).await,
                Kind::Drawn => screen_drawn(room, row).await,
                Kind::Counted => Ok(()),
            }
        })
    }
}

async fn screen_photo(room: &Post, row: Row, attempts: i64) -> Result<(), Failure> {
    let app = room.app();
    let name = row
        .original
        .clone()
        .ok_or_else(|| Failure::give_up("an upload without an object"))?;
    let sealed = app.blobs().get(Area::Quarantine, &name).await?;
    let bytes = Sealer::open(app.keys(), &name, &sealed)?;
    let session = match room.pool().open(&bytes).await {
        Ok(session) => session,
        Err(WorkError::Unreadable(_)) => return unreadable(room, row, &bytes).await,
        Err(WorkError::Lost) if attempts >= LOST_ATTEMPTS_MAX => {
            return unreadable(room, row, &bytes).await;
        }
        Err(error) => return Err(error.into()),
    };
    let print = session.fingerprint();
    let look = look(
        room,
        &row,
        Digests::of(&bytes),
        Some((print.pdq, print.quality)),
    )
    .await?;
    let format = print.format.name();
    match look.verdict {
        Verdict::AbuseMatch { exact } => seal(room, row, &look, (&bytes, exact), Told::Later).await,
        Verdict::RefusedBefore => refuse_again(room, row, &look).await,
        Verdict::Clear(_) => {
            // Faces are hidden unless an adult who is alone asked otherwise; even then the moderator decides.
            let recipe = Recipe::new(row.show_face && row.adult_alone, &[]);
            match session.derive(&recipe.derive(Encoding::Jpeg)).await {
                Ok(derived) => hold(room, row, &look, (&derived, Some(&recipe)), format).await,
                Err(WorkError::Unreadable(_)) => unreadable(room, row, &bytes).await,
                Err(WorkError::Lost) if attempts >= LOST_ATTEMPTS_MAX => {
                    unreadable(room, row, &bytes).await
                }
                Err(error) => Err(error.into()),
            }
        }
    }
}

async fn look(
    room: &Post,
    row: &Row,
    sums: DigestSums,
    pdq: Option<([mediahash::Pdq; 8], u8)>,
) -> Result<Look, Failure> {
    let upload = Upload {
        id: row.upload,
        post: row.id,
        drawn: pdq.is_none(),
        md5: sums.md5,
        sha1: sums.sha1,
        sha256: sums.sha256,
        pdq,
        frames: Vec::new(),
    };
    Ok(room.guard().look(upload).await?)
}

/// Strokes are no upload: the same strokes sent again are found by their digest, and nothing else is matched.
async fn screen_drawn(room: &Post, row: Row) -> Result<(), Failure> {
    let field = |text: &Option<String>| text.clone().unwrap_or_default();
    let (hand, tone, strokes) = (field(&row.hand), field(&row.tone), field(&row.strokes));
    let drawing = Drawing::parse(&hand, &tone, &strokes)
        .map_err(|_| Failure::give_up("a stored drawing cannot be read"))?;
    let look = look(
        room,
        &row,
        Digests::of(format!("{hand} {tone} {strokes}").as_bytes()),
        None,
    )
    .await?;
    if look.verdict == Verdict::RefusedBefore {
        return refuse_again(room, row, &look).await;
    }
    let renditions = tokio::task::spawn_blocking(move || drawing.render(Encoding::Jpeg)).await??;
    let derived = Derived {
        renditions,
        thumbhash: Vec::new(),
        colour: [239, 230, 218],
        faces_found: Some(0),
        hidden: Hidden::Nothing,
    };
    hold(room, row, &look, (&derived, None), "drawn").await
}

/// Clear: previews into quarantine, then held for a person.
async fn hold(
    room: &Post,
    mut row: Row,
    look: &Look,
    (derived, recipe): (&Derived, Option<&Recipe>),
    format: &str,
) -> Result<(), Failure> {
    let Verdict::Clear(findings) = &look.verdict else {
        return Err(Failure::give_up("held without being clear"));
    };
    let previews = preview::store(room, derived).await?;
    let mut tx = room.app().db().begin().await?;
    if row.move_by(&mut tx, Act::Hold).await?.is_none() {
        drop(tx);
        // Taken back meanwhile: what was made of it goes as well.
        return preview::destroy(room, &previews, derived).await;
    }
    room.guard().record(&mut tx, look).await?;
    let about = preview::About::of(derived);
    let args = args![
        row.id,
        previews,
        format,
        about.faces,
        about.hiding,
        findings.near_of,
        findings.close_to_refused,
        about.width,
        about.height,
        about.colour,
        about.thumbhash,
        about.sizes,
        recipe.and_then(Recipe::text),
    ];
    tx.execute(queries::SCREENED, args).await?;
    tx.emit(&Held { post: row.id })?;
    tx.commit().await?;
    Ok(())
}

/// When the author is told of a match.
#[derive(Clone, Copy)]
enum Told {
    /// After a delay as people take.
    Later,
    /// At once, as for any file that cannot be read.
    AsUnreadable,
}

/// A match: the bytes go to the vault first, then the post is sealed and its case opened together. The case is opened
/// even if the post was taken back meanwhile.
async fn seal(
    room: &Post,
    mut row: Row,
    look: &Look,
    (bytes, exact): (&[u8], bool),
    told: Told,
) -> Result<(), Failure> {
    let known = Knowledge::by_match(exact).naming(look.matched.clone());
    let mut facts = facts(room, &row, Digests::of(bytes), known);
    room.guard().seal(&facts, bytes).await?;
    let mut tx = room.app().db().begin().await?;
    // Somebody may have looked while it was sealed.
    let now = Row::find(&mut tx, row.id).await?;
    facts.viewed |= now.is_some_and(|now| now.upload == row.upload && now.staff_saw);
    room.guard().record(&mut tx, look).await?;
    room.guard().open_case(&mut tx, &facts).await?;
    if row.move_by(&mut tx, Act::Seal).await?.is_some() {
        match told {
            Told::Later => {
                resolve_later(room, &mut tx, &row).await?;
            }
            Told::AsUnreadable => tell_unreadable(&mut tx, &row).await?,
        }
        retention::drop_upload(&mut tx, &row).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn tell_unreadable(tx: &mut Tx, row: &Row) -> Result<(), Failure> {
    let args = args![row.id, tx.now(), Reason::Unreadable.name()];
    tx.execute(queries::RESOLVE, args).await?;
    Ok(())
}

pub(crate) fn facts(room: &Post, row: &Row, sums: DigestSums, known: Knowledge) -> Facts {
    let keys = room.app().keys();
    let uploader = row
        .uploader
        .as_ref()
        .and_then(|sealed| keys.open("post-uploader", row.id.as_bytes(), sealed).ok());
    Facts {
        upload: row.upload,
        post: row.id,
        received_at: row.made_at,
        uploader: uploader.and_then(|text| String::from_utf8(text).ok()),
        md5: sums.md5.to_string(),
        sha256: sums.sha256.to_string(),
        known,
        viewed: row.staff_saw,
    }
}

async fn refuse_again(room: &Post, mut row: Row, look: &Look) -> Result<(), Failure> {
    let mut tx = room.app().db().begin().await?;
    room.guard().record(&mut tx, look).await?;
    if row.move_by(&mut tx, Act::Refuse).await?.is_some() {
        let told_at = resolve_later(room, &mut tx, &row).await?;
        retention::forget_at(&mut tx, &row, told_at + limits::APPEAL_MS).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// What only decoding finds: refused, and said at once; nothing can be learned from it. The hashes of the bytes are
/// matched all the same: a file that our decoder cannot read may be a known one.
async fn unreadable(room: &Post, mut row: Row, bytes: &[u8]) -> Result<(), Failure> {
    let look = look(room, &row, Digests::of(bytes), None).await?;
    if let Verdict::AbuseMatch { exact } = look.verdict {
        return seal(room, row, &look, (bytes, exact), Told::AsUnreadable).await;
    }
    let mut tx = room.app().db().begin().await?;
    if row.move_by(&mut tx, Act::Refuse).await?.is_some() {
        tell_unreadable(&mut tx, &row).await?;
        retention::drop_upload(&mut tx, &row).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Sets when the author is told, and with which words: after a delay such as people's own decisions take, at an hour
/// at which people decide, "we could not use this picture". Gives that moment.
pub(crate) async fn resolve_later(room: &Post, tx: &mut Tx, row: &Row) -> Result<Millis, Failure> {
    resolve_later_as(room, tx, row, Reason::Unusable.name()).await
}

/// As [`resolve_later`], with other words than those of a refusal.
pub(crate) async fn resolve_later_as(
    room: &Post,
    tx: &mut Tx,
    row: &Row,
    reason: &str,
) -> Result<Millis, Failure> {
    let recent: Vec<(i64,)> = tx
        .all(queries::DELAYS, args![limits::DELAYS_DRAWN_FROM])
        .await?;
    let at = moment(room, &recent, tx.now());
    tx.execute(queries::RESOLVE, args![row.id, at, reason])
        .await?;
    Ok(at)
}

/// A moment after `now` such as those at which people decide: after one of the times they took `recent`ly, and within the
/// hours of the desk.
pub(crate) fn moment(room: &Post, recent: &[(i64,)], now: Millis) -> Millis {
    let app = room.app();
    let mut at = now + draw_delay(recent, app.rng());
    let campaign = app.campaign();
    if let Some(opens) = campaign.desk_opens(at) {
        let zone = jiff::tz::TimeZone::get(&campaign.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let opens = opens
            .to_zoned(zone)
            .map_or(at, |z| z.timestamp().as_millisecond());
        at = opens + i64::try_from(app.rng().below(3_600_000)).unwrap_or(0);
    }
    at
}

pub(crate) fn draw_delay(recent: &[(i64,)], rng: &store::Rng) -> i64 {
    let pick = |n: usize| usize::try_from(rng.below(u64::try_from(n).unwrap_or(1))).unwrap_or(0);
    if recent.len() >= limits::DELAYS_MIN {
        return recent.get(pick(recent.len())).map_or(0, |d| d.0.max(0));
    }
    let (least, most) = limits::DELAY_FALLBACK_MS;
    least + i64::try_from(rng.below(u64::try_from(most - least).unwrap_or(1))).unwrap_or(0)
}

/// True while staff may look at the picture. A match is never a picture to anyone.
pub(crate) fn is_visible_to_staff(state: State) -> bool {
    matches!(
        state,
        State::Held | State::Approved | State::Hidden | State::Refused
    )
}
