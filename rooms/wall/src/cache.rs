//! Rendered pages, kept until anything happens. A page carries the head of the event log that was known before it was
//! read; it is served only while that is still the head, so that a takedown that was answered is never undone by a
//! cache. Two things change without an event: the day (countdown, phase, the drawing) and the campaign's settings.

use crate::limits;
use arc_swap::ArcSwapOption;
use bytes::Bytes;
use quick_cache::sync::Cache as Lately;
use std::{
    convert::Infallible,
    future::Future,
    sync::{Arc, OnceLock},
};
use store::Millis;
use tokio::sync::Mutex;
use web::{App, Campaign, Lang, Result, Visit};

/// What a page depends on apart from the time it is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    lang: Lang,
    /// Links keep the language when the address names it.
    lang_in_address: bool,
    form: Form,
}

/// Which page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    /// The front page.
    Home,
    /// A page of the wall; the first one has no cursor.
    Wall(Option<String>),
    /// What came after an event.
    Fresh(i64),
    /// On a screen in a hall.
    Screen,
}

impl Key {
    pub(crate) fn new(visit: &Visit, form: Form) -> Self {
        Self {
            lang: visit.lang().clone(),
            lang_in_address: visit.lang_in_address(),
            form,
        }
    }
}

#[cfg(test)]
impl Key {
    pub(crate) fn sample(app: &App, form: Form) -> Self {
        let lang = app.words().choose(None);
        Self {
            lang,
            lang_in_address: false,
            form,
        }
    }
}

/// A rendered page.
pub(crate) struct Made {
    /// The head it was made under.
    pub(crate) head: i64,
    pub(crate) plain: Bytes,
    packed: OnceLock<Bytes>,
    campaign: Arc<Campaign>,
    /// The end of the campaign's day.
    until: Millis,
}

impl Made {
    /// The same with brotli; empty when that failed. Made for the first who takes it: compressing costs several times
    /// what rendering does, and the callers of old pages are mostly programs that take the page as it is.
    pub(crate) fn packed(&self) -> &Bytes {
        self.packed.get_or_init(|| pack(&self.plain))
    }

    fn holds(&self, now: &Now) -> bool {
        self.head == now.head && now.at < self.until && Arc::ptr_eq(&self.campaign, &now.campaign)
    }
}

/// What a page is made under; taken before anything is read for it.
pub(crate) struct Now {
    pub(crate) head: i64,
    pub(crate) at: Millis,
    campaign: Arc<Campaign>,
}

impl Now {
    fn of(app: &App) -> Self {
        Self {
            head: app.db().head(),
            at: app.clock().now(),
            campaign: app.campaign(),
        }
    }

    fn made(&self, plain: Bytes) -> Made {
        let until = midnight(&self.campaign, self.at);
        Made {
            head: self.head,
            packed: OnceLock::new(),
            plain,
            campaign: Arc::clone(&self.campaign),
            until,
        }
    }
}

/// One page: what was made last, and a lock so that of a hundred who find it old one makes it and the rest wait.
#[derive(Default)]
struct Slot {
    made: ArcSwapOption<Made>,
    making: Mutex<()>,
}

/// Pages asked for lately.
pub(crate) struct Cache(Lately<Key, Arc<Slot>>);

impl Cache {
    pub(crate) fn new() -> Self {
        Self(Lately::new(limits::PAGES_KEPT))
    }

    /// The page of `key` as it is now, made by `make` unless it is kept.
    pub(crate) async fn get<F>(
        &self,
        app: &App,
        key: Key,
        make: impl FnOnce(i64) -> F,
    ) -> Result<Arc<Made>>
    where
        F: Future<Output = Result<Bytes>>,
    {
        let Ok(slot) = self
            .0
            .get_or_insert_with(&key, || Ok::<_, Infallible>(Arc::default()));
        if let Some(made) = slot.kept(app) {
            return Ok(made);
        }
        let _turn = slot.making.lock().await;
        if let Some(made) = slot.kept(app) {
            return Ok(made);
        }
        metrics::counter!("redx_wall_pages_made_total").increment(1);
        let now = Now::of(app);
        // Boxed: whoever finds the page kept needs no room for making it.
        let made = Arc::new(now.made(Box::pin(make(now.head)).await?));
        slot.made.store(Some(Arc::clone(&made)));
        Ok(made)
    }
}

impl Slot {
    fn kept(&self, app: &App) -> Option<Arc<Made>> {
        self.made
            .load_full()
            .filter(|made| made.holds(&Now::of(app)))
    }
}

const HOUR_MS: Millis = 3_600_000;
const DAY_MS: Millis = 24 * HOUR_MS;

/// When the campaign's date changes. On the day when clocks are put back this is an hour early, which costs one
/// rendering and shows nothing wrong.
fn midnight(campaign: &Campaign, at: Millis) -> Millis {
    let local = campaign.local(at);
    let of_day = i64::from(local.hour()) * HOUR_MS
        + i64::from(local.minute()) * 60_000
        + i64::from(local.second()) * 1_000;
    let midnight = at + DAY_MS - of_day - i64::from(local.millisecond());
    // The day when clocks are put forward is an hour short.
    let short = campaign.local(midnight - 1).date() != local.date();
    if short { midnight - HOUR_MS } else { midnight }
}

pub(crate) fn pack(plain: &[u8]) -> Bytes {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: limits::BROTLI_LEVEL,
        lgwin: limits::BROTLI_WINDOW,
        size_hint: plain.len(),
        ..Default::default()
    };
    // Writing to memory does not fail; if it ever does, the page goes out as it is.
    match brotli::BrotliCompress(&mut &*plain, &mut packed, &params) {
        Ok(_) => packed.into(),
        Err(_) => Bytes::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_midnight_even_when_clocks_change() {
        let campaign = Campaign::default();
        let at = |text: &str| text.parse::<jiff::Timestamp>().unwrap().as_millisecond();
        let ends =
            |from: &str, to: &str| assert_eq!(midnight(&campaign, at(from)), at(to), "{from}");
        ends("2027-02-22T05:00:00Z", "2027-02-23T05:00:00Z");
        ends("2027-02-23T04:59:59.999Z", "2027-02-23T05:00:00Z");
        // Forward on 14 March 2027, back on 7 November 2027.
        ends("2027-03-14T05:30:00Z", "2027-03-15T04:00:00Z");
        ends("2027-03-14T12:00:00Z", "2027-03-15T04:00:00Z");
        ends("2027-11-07T04:30:00Z", "2027-11-08T04:00:00Z");
        ends("2027-11-07T12:00:00Z", "2027-11-08T05:00:00Z");
    }
}
