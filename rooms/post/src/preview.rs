//! What staff may look at: previews, encrypted in quarantine, with faces hidden. The first look at each upload is logged.

use crate::{Kind, Post, queries, row::Row};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use media::derive::{Derive, Derived, Encoding, Faces, Hidden, Region, Rendition};
use serde::{Deserialize, Serialize};
use store::{Area, Failure, Millis, Result, Sealer, Tx, Uuid, args};
use web::{Problem, audit};

/// What the desk needs to decide on a post.
#[derive(Clone, Debug)]
pub struct HeldView {
    /// The post.
    pub post: Uuid,
    /// The upload in hand, which guard clears.
    pub upload: Uuid,
    /// Where it stands.
    pub state: crate::State,
    /// Photo or drawn.
    pub kind: Kind,
    /// When it came in.
    pub made_at: Millis,
    /// When it was put into its present state.
    pub state_at: Millis,
    /// The language it was sent in.
    pub lang: String,
    /// In the person's own words.
    pub caption: Option<String>,
    /// What the picture shows, in the person's words.
    pub alt: Option<String>,
    /// A first name an adult asked to be shown.
    pub first_name: Option<String>,
    /// A place an adult asked to be shown.
    pub place: Option<String>,
    /// An adult who says they are alone asked for their face to be shown.
    pub wants_face: bool,
    /// Faces found.
    pub faces: i64,
    /// What was hidden: `nothing`, `faces`, `regions`, `but-region`, `everything`.
    pub hiding: String,
    /// An earlier post that shows nearly the same picture.
    pub near_of: Option<Uuid>,
    /// It resembles something refused here before.
    pub close_to_refused: bool,
    /// It matches an entry of a list that a safety officer must look at first; until then it is not cleared.
    pub unsettled: bool,
    /// Pixels of the largest preview.
    pub width: i64,
    /// Pixels of the largest preview.
    pub height: i64,
    /// Its public name, once approved.
    pub public_name: Option<String>,
    /// The ThumbHash of what is to be seen, as text; `None` when nothing is.
    pub thumbhash: Option<String>,
    /// Another one whenever the picture was made anew. Says nothing else, and leaves the desk only inside a digest.
    pub looks: String,
    /// True while it waits for a decision.
    pub waits: bool,
}

/// A post as the desk sees it; `None` when there is nothing to see (any more).
///
/// # Errors
/// When the database cannot be reached.
pub async fn held_view(tx: &mut Tx, post: Uuid) -> Result<Option<HeldView>> {
    let Some(row) = Row::find(tx, post).await? else {
        return Ok(None);
    };
    let state = row.state()?;
    let visible = matches!(
        state,
        crate::State::Held | crate::State::Approved | crate::State::Hidden
    );
    if !visible {
        return Ok(None);
    }
    view_of(tx, row).await.map(Some)
}

/// The same whatever state it is in.
pub(crate) async fn view_of(tx: &mut Tx, row: Row) -> Result<HeldView> {
    let state = row.state()?;
    let unsettled = guard::Guard::is_unsettled(tx, row.upload).await?;
    Ok(HeldView {
        post: row.id,
        upload: row.upload,
        state,
        kind: row.kind()?,
        made_at: row.made_at,
        state_at: row.state_at,
        lang: row.lang,
        caption: row.caption,
        alt: row.alt,
        first_name: row.first_name,
        place: row.place,
        wants_face: row.show_face && row.adult_alone,
        faces: row.faces,
        hiding: row.hiding.unwrap_or_default(),
        near_of: row.near_of,
        close_to_refused: row.close_to_refused,
        unsettled,
        width: row.width,
        height: row.height,
        looks: row
            .previews
            .or_else(|| row.public_name.clone())
            .unwrap_or_default(),
        thumbhash: row.thumbhash,
        public_name: row.public_name,
        waits: state == crate::State::Held || (state == crate::State::Approved && !row.words_ok),
    })
}

/// The bytes of a preview for a member of staff. That they looked is written down first: whether a person has seen a
/// file is a fact that reports state.
///
/// # Errors
/// 404 when there is nothing to see; 503 when the store does not answer.
pub async fn preview(room: &Post, post: Uuid, side: u32, actor: &str) -> web::Result<Vec<u8>> {
    let app = room.app();
    let mut tx = app.db().begin().await?;
    let row = Row::find(&mut tx, post)
        .await?
        .ok_or_else(Problem::not_found)?;
    if !row.state().is_ok_and(crate::screen::is_visible_to_staff) {
        return Err(Problem::not_found());
    }
    // Previews go when an approval can no longer be undone; what is public (or was, before it was hidden) is what
    // there is to look at then.
    let (area, name) = match (row.previews.clone(), row.public_name.clone()) {
        (Some(previews), _) => (Area::Quarantine, previews),
        (None, Some(name)) => (Area::Public, name),
        (None, None) => return Err(Problem::not_found()),
    };
    if tx.execute(queries::STAFF_SAW, args![post]).await? == 1 {
        audit::append(&mut tx, actor, "post.viewed", &post.to_string(), "").await?;
    }
    tx.commit().await?;
    let sizes = row.sides();
    let side = sizes
        .iter()
        .copied()
        .filter(|s| *s <= side)
        .max()
        .or(sizes.iter().copied().min());
    let name = object(&name, side.ok_or_else(Problem::not_found)?, Encoding::Jpeg);
    match area {
        Area::Public => Ok(app.blobs().get(area, &name).await?.to_vec()),
        _ => open(room, &name).await.map_err(Problem::from),
    }
}

/// How a picture is to be made anew: all of it, each time.
#[derive(Clone, Debug, Default)]
pub struct Making {
    /// What a moderator chose to hide, as parts of the whole picture.
    pub regions: Vec<Region>,
    /// What is left of it once that is hidden; everything without it.
    pub crop: Option<Region>,
    /// Its author asked for the own face to be shown, and a moderator agrees.
    pub show_face: bool,
}

/// Hides more of a picture or cuts it. Made anew from the original, so that nothing of what was hidden remains in any size. `None` of the old previews is served from the moment this returns.
///
/// # Errors
/// When the original is gone or cannot be decoded now; the picture then stays as it was.
pub async fn hide_more(room: &Post, post: Uuid, making: Making, actor: &str) -> web::Result<()> {
    let app = room.app();
    let row = Row::read(app.db(), post)
        .await?
        .ok_or_else(Problem::not_found)?;
    let original = row
        .original
        .clone()
        .ok_or_else(|| Problem::bad("desk-no-original"))?;
    let bytes = open(room, &original).await?;
    let recipe = Recipe {
        crop: making.crop.as_ref().map(four),
        ..Recipe::new(making.show_face && row.adult_alone, &making.regions)
    };
    let session = room
        .pool()
        .open(&bytes)
        .await
        .map_err(Problem::unavailable)?;
    let derived = session
        .derive(&recipe.derive(Encoding::Jpeg))
        .await
        .map_err(Problem::unavailable)?;
    let previews = store(room, &derived).await.map_err(Problem::unavailable)?;
    let mut tx = app.db().begin().await?;
    let now_row = Row::find(&mut tx, post)
        .await?
        .ok_or_else(Problem::not_found)?;
    // Made anew by somebody else meanwhile: theirs may hide what this one does not know of.
    let same = now_row.upload == row.upload && now_row.previews == row.previews;
    if !same || now_row.state()? != crate::State::Held {
        return Err(Problem::bad("desk-gone"));
    }
    let about = About::of(&derived);
    audit::append(
        &mut tx,
        actor,
        "post.hid_more",
        &post.to_string(),
        &about.hiding,
    )
    .await?;
    let args = args![
        post,
        previews,
        about.faces,
        about.hiding,
        about.width,
        about.height,
        about.colour,
        about.thumbhash,
        about.sizes,
        recipe.text(),
    ];
    tx.execute(queries::HIDDEN_MORE, args).await?;
    crate::retention::drop_previews(&mut tx, &now_row).await?;
    tx.commit().await?;
    Ok(())
}

/// What was asked for when previews were made. Kept with the row, so that they can be made again as they were.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Recipe {
    show_face: bool,
    /// Left, top, width, height of each region, as parts of the picture.
    hide: Vec<[f32; 4]>,
    /// The same of what is left of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    crop: Option<[f32; 4]>,
}

fn four(region: &Region) -> [f32; 4] {
    [region.left(), region.top(), region.width(), region.height()]
}

impl Recipe {
    pub(crate) fn new(show_face: bool, hide: &[Region]) -> Self {
        let hide = hide.iter().map(four).collect();
        Self {
            show_face,
            hide,
            crop: None,
        }
    }

    pub(crate) fn derive(&self, encoding: Encoding) -> Derive {
        Derive {
            faces: if self.show_face {
                Faces::Show
            } else {
                Faces::Hide
            },
            hide: self.hide.iter().filter_map(region).collect(),
            crop: self.crop.as_ref().and_then(region),
            encoding,
            ..Derive::default()
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    pub(crate) fn text(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }
}

fn region([left, top, width, height]: &[f32; 4]) -> Option<Region> {
    Region::new(*left, *top, *width, *height)
}

/// What the row says of its previews.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) faces: i64,
    pub(crate) hiding: String,
    pub(crate) width: i64,
    pub(crate) height: i64,
    pub(crate) colour: String,
    pub(crate) thumbhash: String,
    pub(crate) sizes: String,
}

impl About {
    pub(crate) fn of(derived: &Derived) -> Self {
        let largest = derived.renditions.first();
        let hiding = match derived.hidden {
            Hidden::Nothing => "nothing",
            Hidden::Faces(_) => "faces",
            Hidden::Regions(_) => "regions",
            Hidden::AllButRegion(_) => "but-region",
            Hidden::Everything => "everything",
        };
        let sizes: Vec<String> = derived
            .renditions
            .iter()
            .map(|r| side(r).to_string())
            .collect();
        Self {
            faces: i64::from(derived.faces_found.unwrap_or(0)),
            hiding: hiding.to_owned(),
            width: largest.map_or(0, |r| i64::from(r.width)),
            height: largest.map_or(0, |r| i64::from(r.height)),
            colour: format!("#{}", HEXLOWER.encode(&derived.colour)),
            thumbhash: BASE64URL_NOPAD.encode(&derived.thumbhash),
            sizes: sizes.join(","),
        }
    }
}

/// Stores previews under a new name, sealed; gives the name.
pub(crate) async fn store(room: &Post, derived: &Derived) -> std::result::Result<String, Failure> {
    let app = room.app();
    let name = app.db().ids().token().text();
    for rendition in &derived.renditions {
        let object = object(&name, side(rendition), rendition.encoding);
        let sealed = Sealer::seal(app.keys(), &object, &rendition.bytes, app.rng())?;
        app.blobs()
            .put_new(Area::Quarantine, &object, sealed)
            .await?;
    }
    Ok(name)
}

/// Destroys previews that no row came to name.
pub(crate) async fn destroy(
    room: &Post,
    name: &str,
    derived: &Derived,
) -> std::result::Result<(), Failure> {
    for rendition in &derived.renditions {
        let object = object(name, side(rendition), rendition.encoding);
        room.app().blobs().delete(Area::Quarantine, &object).await?;
    }
    Ok(())
}

pub(crate) async fn open(room: &Post, name: &str) -> Result<Vec<u8>> {
    let app = room.app();
    let sealed = app.blobs().get(Area::Quarantine, name).await?;
    Sealer::open(app.keys(), name, &sealed)
}

/// The longer side names a size.
pub(crate) fn side(rendition: &Rendition) -> u32 {
    rendition.width.max(rendition.height)
}

/// The name of one size of previews or of a public picture.
pub(crate) fn object(previews: &str, side: u32, encoding: Encoding) -> String {
    let ending = match encoding {
        Encoding::Jpeg => "jpg",
        Encoding::WebP => "webp",
    };
    format!("{previews}/{side}.{ending}")
}
