//! Prints kept as text. A page of the wall is sixty of them, and after an event or one page further on almost all are
//! the same again: only which ones, and in what revision, is asked anew.

use crate::{limits, pages, print::Print, views::PrintPart};
use askama::Template as _;
use post::{ShownPost, Tally};
use quick_cache::{Weighter, sync::Cache};
use std::sync::Arc;
use store::{Cursor, Db, Uuid};
use web::{Lang, Page, Problem, Result};

/// What the text of a print depends on.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    post: Uuid,
    revision: i64,
    lang: Lang,
    lang_in_address: bool,
    eager: bool,
}

/// A print as text.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) html: String,
    at: Cursor,
}

impl Kept {
    fn new(page: &Page, post: ShownPost, eager: bool) -> Result<Self> {
        let at = Cursor {
            at: post.shown_at,
            id: post.id,
        };
        let post = &Print::new(page, post);
        let html = PrintPart { page, post, eager }.render();
        Ok(Self {
            html: html.map_err(Problem::internal)?,
            at,
        })
    }

    #[cfg(test)]
    pub(crate) fn sample(page: &Page, post: ShownPost, eager: bool) -> Arc<Self> {
        Arc::new(Self::new(page, post, eager).unwrap())
    }
}

/// A page of the wall, as of one moment.
pub(crate) struct Spread {
    pub(crate) prints: Vec<Arc<Kept>>,
    pub(crate) next: Option<Cursor>,
    pub(crate) tally: Tally,
}

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Arc<Kept>> for Weight {
    fn weight(&self, _: &Key, kept: &Arc<Kept>) -> u64 {
        let text = u64::try_from(kept.html.len()).unwrap_or(u64::MAX);
        text.saturating_add(limits::PRINT_EXTRA_BYTES)
    }
}

/// The prints asked for lately.
pub(crate) struct Prints(Cache<Key, Arc<Kept>, Weight>);

impl Prints {
    pub(crate) fn new() -> Self {
        Self(Cache::with_weighter(
            limits::PRINTS_KEPT,
            limits::PRINTS_KEPT_BYTES,
            Weight,
        ))
    }

    /// The page that begins behind `before`. What is not kept is read with the whole page, and then nothing comes from
    /// the first look: a page is of one moment.
    pub(crate) async fn spread(
        &self,
        db: &Db,
        page: &Page,
        before: Option<Cursor>,
    ) -> Result<Spread> {
        let limit = limits::PAGE_POSTS + 1;
        let glance = post::glance(db, before.unwrap_or(Cursor::START), limit).await?;
        let more = glance.posts.len() > pages::most(limits::PAGE_POSTS);
        let shown = glance.posts.iter().take(pages::most(limits::PAGE_POSTS));
        let kept: Option<Vec<_>> = shown
            .enumerate()
            .map(|(at, (post, revision))| self.0.get(&key(page, *post, *revision, at)))
            .collect();
        if let Some(prints) = kept {
            let last = prints.last().filter(|_| more);
            return Ok(Spread {
                next: last.map(|kept| kept.at),
                tally: glance.tally,
                prints,
            });
        }
        let (posts, next) = pages::posts(db, before, limits::PAGE_POSTS).await?;
        let prints: Result<Vec<_>> = posts
            .into_iter()
            .enumerate()
            .map(|(at, post)| self.keep(page, post, at))
            .collect();
        Ok(Spread {
            prints: prints?,
            next,
            tally: post::tally(db).await?,
        })
    }

    fn keep(&self, page: &Page, post: ShownPost, place: usize) -> Result<Arc<Kept>> {
        let key = key(page, post.id, post.revision, place);
        let kept = Arc::new(Kept::new(page, post, key.eager)?);
        self.0.insert(key, Arc::clone(&kept));
        Ok(kept)
    }
}

fn key(page: &Page, post: Uuid, revision: i64, place: usize) -> Key {
    Key {
        post,
        revision,
        lang: page.language().clone(),
        lang_in_address: page.lang_in_address(),
        eager: place < limits::EAGER_WALL,
    }
}
