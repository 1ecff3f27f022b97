//! What a node shows, in memory.

use super::pack::{Overlay, Pack};
use crate::{App, queries};
use arc_swap::ArcSwap;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, future::Future, path::PathBuf, sync::Arc, time::Duration};
use store::{Millis, Result, args};
use tokio::sync::watch;

/// Nodes look for a newer pack at most this often.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// A kind of content: what it is called, what is built in, and how it is read.
pub struct Kind<T> {
    /// The name of its packs.
    pub name: &'static str,
    /// The text that is built in at a path.
    pub starter: fn(&str) -> Option<&'static str>,
    /// The paths of what is built in.
    pub paths: fn() -> Vec<String>,
    /// True for a path at which people may put a text of this kind. Anything else would lie in a pack and be read by
    /// nobody.
    pub holds: fn(&str) -> bool,
    /// Reads the starter content with this difference: what of it can be shown.
    pub read: fn(&Overlay) -> T,
    /// Everything that is wrong with it, in words for who can put it right. With anything wrong it is not published;
    /// after an update of the program it is shown anyway.
    pub faults: fn(&Overlay) -> Vec<String>,
}

impl<T> Clone for Kind<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Kind<T> {}

impl<T> Kind<T> {
    /// The text at a path as it is with this difference.
    pub fn text<'a>(&self, overlay: &'a Overlay, path: &str) -> Option<&'a str> {
        overlay.get(path).unwrap_or_else(|| (self.starter)(path))
    }

    /// Every text that people may edit as it is with this difference, by path.
    pub fn texts(&self, overlay: &Overlay) -> BTreeMap<String, String> {
        let starter = (self.paths)().into_iter();
        let starter = starter.filter_map(|path| Some(((self.starter)(&path)?, path)));
        let all = overlay.over(starter.map(|(text, path)| (path, text)));
        let held = all.into_iter().filter(|(path, _)| (self.holds)(path));
        held.map(|(path, text)| (path, text.to_owned())).collect()
    }

    /// The paths of what people may edit where this difference says something else than what is built in.
    pub fn differing(&self, overlay: &Overlay) -> Vec<String> {
        let differs = |(path, text): &(&str, Option<&str>)| {
            (self.holds)(path) && (self.starter)(path) != *text
        };
        let found = overlay.iter().filter(differs);
        found.map(|(path, _)| path.to_owned()).collect()
    }
}

/// What is shown now, and since which pack.
pub struct Shown<T> {
    /// The number of the pack; 0 for what is built in.
    pub number: i64,
    /// When the pack was published.
    pub at: Option<Millis>,
    /// The difference.
    pub files: Overlay,
    /// What it reads as.
    pub value: T,
}

/// What a node shows of one kind; cheap to clone.
pub struct Shelf<T>(Arc<Inner<T>>);

struct Inner<T> {
    app: App,
    kind: Kind<T>,
    shown: ArcSwap<Shown<T>>,
    number: watch::Sender<i64>,
}

impl<T> Clone for Shelf<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

/// The newest pack as it lies in the data folder.
#[derive(Serialize, Deserialize)]
struct Copied {
    body: String,
    signature: Vec<u8>,
}

impl<T: Send + Sync + 'static> Shelf<T> {
    /// With what lies in the data folder, or else with what is built in.
    pub fn new(app: App, kind: Kind<T>) -> Self {
        let copied = copied(&app, kind.name);
        let shown = read(&kind, copied);
        Self(Arc::new(Inner {
            app,
            kind,
            number: watch::Sender::new(shown.number),
            shown: ArcSwap::from_pointee(shown),
        }))
    }

    /// What is shown now.
    pub fn now(&self) -> Arc<Shown<T>> {
        self.0.shown.load_full()
    }

    /// Follows the number of the pack that is shown.
    pub fn editions(&self) -> watch::Receiver<i64> {
        self.0.number.subscribe()
    }

    /// Shows something else until the next pack: for tests.
    pub fn show(&self, value: T) {
        let shown = self.now();
        self.0.shown.store(Arc::new(Shown {
            number: shown.number,
            at: shown.at,
            files: shown.files.clone(),
            value,
        }));
    }

    /// What it is a shelf of.
    pub fn kind(&self) -> &Kind<T> {
        &self.0.kind
    }

    /// The state of the node.
    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// Takes over the newest pack. True when there was a newer one. One that this instance did not sign is passed over.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn refresh(&self) -> Result<bool> {
        let (app, kind) = (&self.0.app, &self.0.kind);
        let since = args![kind.name, self.now().number];
        let newest: Option<(String, Vec<u8>)> =
            app.db().optional(queries::PACK_NEWER, since).await?;
        let Some((body, signature)) = newest else {
            return Ok(false);
        };
        let Some(pack) = Pack::verify(&body, &signature, app.keys()) else {
            metrics::counter!("redx_packs_refused_total").increment(1);
            tracing::error!(pack = kind.name, "a content pack is not signed by us");
            return Ok(false);
        };
        keep(app, kind.name, &Copied { body, signature });
        for fault in (kind.faults)(&pack.files) {
            metrics::counter!("redx_content_faults_total").increment(1);
            tracing::error!(pack = kind.name, fault, "content that is shown has a fault");
        }
        let number = pack.number;
        self.0.shown.store(Arc::new(read(kind, Some(pack))));
        self.0.number.send_replace(number);
        Ok(true)
    }

    /// Takes over what other nodes publish, until `stop` resolves.
    pub async fn follow(&self, stop: impl Future<Output = ()>) {
        let mut head = self.0.app.db().watch_head();
        let news = async {
            loop {
                if let Err(error) = self.refresh().await {
                    tracing::warn!(%error, "cannot look for newer content");
                }
                if head.changed().await.is_err() {
                    break;
                }
                tokio::time::sleep(LOOK_EVERY).await;
            }
        };
        tokio::select! { () = news => {}, () = stop => {} }
    }
}

fn read<T>(kind: &Kind<T>, pack: Option<Pack>) -> Shown<T> {
    let at = pack.as_ref().map(|pack| pack.at);
    let (number, files) = pack.map_or((0, Overlay::default()), |pack| (pack.number, pack.files));
    let value = (kind.read)(&files);
    Shown {
        number,
        at,
        files,
        value,
    }
}

fn place(app: &App, name: &str) -> PathBuf {
    app.settings()
        .data
        .join("packs")
        .join(format!("{name}.json"))
}

fn copied(app: &App, name: &str) -> Option<Pack> {
    let text = std::fs::read_to_string(place(app, name)).ok()?;
    let copied: Copied = serde_json::from_str(&text).ok()?;
    let pack = Pack::verify(&copied.body, &copied.signature, app.keys())?;
    (pack.name == name).then_some(pack)
}

/// Only a help for a start without the database: what cannot be written is read from there next time.
fn keep(app: &App, name: &str, copy: &Copied) {
    let place = place(app, name);
    let written = serde_json::to_vec(copy)
        .map_err(std::io::Error::other)
        .and_then(|bytes| {
            std::fs::create_dir_all(place.parent().unwrap_or(&place))?;
            let half = place.with_extension("half");
            std::fs::write(&half, bytes)?;
            std::fs::rename(&half, &place)
        });
    if let Err(error) = written {
        tracing::warn!(%error, pack = name, "cannot keep a copy of a content pack");
    }
}
