//! What people edit, of every room that lets them.

use desk::Training;
use help::Help;
use learn::Learn;
use std::collections::BTreeMap;
use store::{Millis, Result, Tx, Uuid};
use web::{
    App, Person,
    content::{Shelf, open, propose_in},
};

/// The rooms with what they show now.
pub struct Edited {
    app: App,
    learn: Learn,
    help: Help,
    training: Training,
}

/// What one room shows now.
#[derive(Clone, Debug)]
pub struct Part {
    /// The name of its packs.
    pub name: &'static str,
    /// The newest pack; 0 where nothing was published.
    pub number: i64,
    /// When that was published.
    pub at: Option<Millis>,
    /// The paths where it differs from what is built in.
    pub differs: Vec<String>,
    /// Every text that people edit, by path.
    pub texts: BTreeMap<String, String>,
    /// True for a path at which a text of this room may be.
    pub holds: fn(&str) -> bool,
}

impl Part {
    fn of<T: Send + Sync + 'static>(shelf: &Shelf<T>) -> Self {
        let (kind, shown) = (shelf.kind(), shelf.now());
        Self {
            name: kind.name,
            number: shown.number,
            at: shown.at,
            differs: kind.differing(&shown.files),
            texts: kind.texts(&shown.files),
            holds: kind.holds,
        }
    }
}

impl Edited {
    /// With the newest packs that this instance signed.
    ///
    /// # Errors
    /// When the database cannot be reached: what lies in the data folder may be old.
    pub async fn newest(app: App) -> Result<Self> {
        let (learn, help) = (Learn::new(app.clone()), Help::new(app.clone()));
        let training = Training::new(app.clone());
        learn.edited().refresh().await?;
        help.edited().refresh().await?;
        training.edited().refresh().await?;
        Ok(Self {
            app,
            learn,
            help,
            training,
        })
    }

    /// The rooms' parts, in the order in which people name them.
    #[must_use]
    pub fn parts(&self) -> [Part; 3] {
        [
            Part::of(self.learn.edited()),
            Part::of(self.help.edited()),
            Part::of(self.training.edited()),
        ]
    }

    pub(super) fn app(&self) -> &App {
        &self.app
    }

    /// The texts that wait at the desk for a second person, by path.
    pub(super) async fn waiting(&self) -> Result<Vec<(String, Option<String>)>> {
        let mut waiting = Vec::new();
        for part in self.parts() {
            let open = open(self.app.db(), part.name).await?;
            waiting.extend(open.into_iter().map(|change| (change.file, change.text)));
        }
        Ok(waiting)
    }

    /// Lays a change before others, at the desk of the room that holds it.
    pub(super) async fn propose(
        &self,
        tx: &mut Tx,
        person: &Person,
        (file, text): (&str, Option<String>),
        note: &str,
    ) -> Result<Uuid> {
        let (learn, help) = (self.learn.edited(), self.help.edited());
        let training = self.training.edited();
        if (learn.kind().holds)(file) {
            propose_in(tx, learn, person, file, text, note).await
        } else if (training.kind().holds)(file) {
            propose_in(tx, training, person, file, text, note).await
        } else {
            propose_in(tx, help, person, file, text, note).await
        }
    }
}
