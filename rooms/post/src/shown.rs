//! What the wall reads: posts that a person approved and that are public now, and the counts.

use crate::{Kind, queries};
use serde::Deserialize;
use store::{Cursor, Db, Error, Millis, Result, Tx, Uuid, args};

/// A public post.
#[derive(Clone, Debug)]
pub struct ShownPost {
    /// Its row: for cursors, never shown.
    pub id: Uuid,
    /// Photo or drawn.
    pub kind: Kind,
    /// Language of its words.
    pub lang: String,
    /// Its name in `/p/{name}` and `/public/{name}/...`.
    pub name: String,
    /// Since when.
    pub shown_at: Millis,
    /// In the person's own words, if a moderator agreed to them.
    pub caption: Option<String>,
    /// What the picture shows, likewise; the wall has a default.
    pub alt: Option<String>,
    /// A first name, likewise.
    pub first_name: Option<String>,
    /// A place, likewise.
    pub place: Option<String>,
    /// Which drawn hand, for a drawn post.
    pub hand: Option<String>,
    /// Pixels of the largest size.
    pub width: i64,
    /// Pixels of the largest size.
    pub height: i64,
    /// Average colour, `#rrggbb`.
    pub colour: String,
    /// ThumbHash, base64url.
    pub thumbhash: String,
    /// Longer sides of the sizes there are, largest first.
    pub sizes: Vec<u32>,
    /// True when the sizes exist in the modern format, too.
    pub modern: bool,
    /// Grows with everything above: who keeps something made of the post keeps it under this.
    pub revision: i64,
}

#[derive(sqlx::FromRow, Deserialize)]
struct Line {
    id: Uuid,
    kind: String,
    lang: String,
    public_name: String,
    shown_at: Millis,
    words_ok: bool,
    caption: Option<String>,
    alt: Option<String>,
    first_name: Option<String>,
    place: Option<String>,
    hand: Option<String>,
    width: i64,
    height: i64,
    colour: Option<String>,
    thumbhash: Option<String>,
    sizes: Option<String>,
    modern: bool,
    revision: i64,
}

impl TryFrom<Line> for ShownPost {
    type Error = Error;

    fn try_from(line: Line) -> Result<Self> {
        let ok = line.words_ok;
        Ok(Self {
            kind: Kind::parse(&line.kind)
                .ok_or_else(|| Error::Setting("a post has an unknown kind".into()))?,
            id: line.id,
            lang: line.lang,
            name: line.public_name,
            shown_at: line.shown_at,
            caption: line.caption.filter(|_| ok),
            alt: line.alt.filter(|_| ok),
            first_name: line.first_name.filter(|_| ok),
            place: line.place.filter(|_| ok),
            hand: line.hand,
            width: line.width,
            height: line.height,
            colour: line.colour.unwrap_or_default(),
            thumbhash: line.thumbhash.unwrap_or_default(),
            sizes: line
                .sizes
                .unwrap_or_default()
                .split(',')
                .filter_map(|s| s.parse().ok())
                .collect(),
            modern: line.modern,
            revision: line.revision,
        })
    }
}

/// A page of the wall, newest first.
///
/// # Errors
/// When the database cannot be reached.
pub async fn page(db: &Db, before: Cursor, limit: u32) -> Result<Vec<ShownPost>> {
    let page: Option<(String,)> = db
        .optional(queries::PAGE, args![before.at, before.id, limit])
        .await?;
    let text = page.map_or_else(|| "[]".to_owned(), |(text,)| text);
    let lines: Vec<Line> = serde_json::from_str(&text)
        .map_err(|_| Error::Setting("a page of posts cannot be read".into()))?;
    lines.into_iter().map(ShownPost::try_from).collect()
}

/// A page of the wall for who has kept its posts.
#[derive(Clone, Debug)]
pub struct Glance {
    /// Which posts, newest first, each in its [`ShownPost::revision`].
    pub posts: Vec<(Uuid, i64)>,
    /// The counts at the same moment.
    pub tally: Tally,
}

/// What is on a page: a tenth of the work that [`page`] is.
///
/// # Errors
/// When the database cannot be reached.
pub async fn glance(db: &Db, before: Cursor, limit: u32) -> Result<Glance> {
    let args = args![before.at, before.id, limit];
    let (posts, counted, names): (i64, i64, String) = db.one(queries::GLANCE, args).await?;
    let named = |name: &str| {
        let (id, revision) = name.split_once('-')?;
        Some((Uuid::try_parse(id).ok()?, revision.parse().ok()?))
    };
    let names: Option<Vec<_>> = names.split_whitespace().map(named).collect();
    Ok(Glance {
        posts: names.ok_or_else(|| Error::Setting("a page of posts cannot be read".into()))?,
        tally: Tally { posts, counted },
    })
}

/// A public post by its name.
///
/// # Errors
/// When the database cannot be reached.
pub async fn find_shown(db: &Db, name: &str) -> Result<Option<ShownPost>> {
    let line: Option<Line> = db.optional(queries::BY_NAME, args![name]).await?;
    line.map(ShownPost::try_from).transpose()
}

/// How many took part. Never "people": somebody may take part twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Pictures on the wall; copies of one picture count once.
    pub posts: i64,
    /// Times somebody was counted without a picture.
    pub counted: i64,
}

impl Tally {
    /// Times joined.
    pub fn total(&self) -> i64 {
        self.posts + self.counted
    }
}

/// The counts as they are now.
///
/// # Errors
/// When the database cannot be reached.
pub async fn tally(db: &Db) -> Result<Tally> {
    let (posts, counted) = db.one::<(i64, i64)>(queries::TALLY, args![]).await?;
    Ok(Tally { posts, counted })
}

/// Other posts on the wall that show nearly the same picture as `post`, with the names they have there; at most `max`.
///
/// # Errors
/// When the database refuses.
pub async fn copies_shown(tx: &mut Tx, post: Uuid, max: i64) -> Result<Vec<(Uuid, String)>> {
    tx.all(queries::COPIES_OF, args![post, max]).await
}
