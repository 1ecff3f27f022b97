//! What the desk sets while the day runs: intake is closed for a while, the wall is paused, a message is said in words of
//! its own. One row that every node reads, changed by one function that leaves an entry in the audit chain.

use crate::{App, audit, queries};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, future::Future, sync::Arc, time::Duration};
use store::{Db, Millis, Result, Tx, args, events::Event};

/// A node looks at most this often whether they were changed elsewhere.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// How they stand. The default is a day on which everything is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Switches {
    /// Set while no pictures are taken; ask [`Switches::closed`], because it may have ended by itself.
    pub intake: Option<Closed>,
    /// The wall shows what it has, and nothing new appears.
    pub wall_paused: bool,
    /// An owner has opened posting though two moderators have not passed the training.
    pub untrained: bool,
    /// Words that stand for a message of the product, by its key and by language code. Text, never HTML.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
}

/// Intake is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Closed {
    /// When it opens again by itself, as people were told; without it, when somebody opens it.
    pub until: Option<Millis>,
    /// What people are told beside the words of the product; may be empty. Text, never HTML.
    pub words: String,
}

impl Switches {
    /// What people are told while intake is closed at `now`; `None` while it is open.
    ///
    /// ```
    /// # use web::switches::{Closed, Switches};
    /// let closed = Closed { until: Some(100), words: "Come back tonight.".into() };
    /// let switches = Switches { intake: Some(closed), ..Switches::default() };
    /// assert!(switches.closed(99).is_some());
    /// assert!(switches.closed(100).is_none(), "it opens when people were told it would");
    /// ```
    #[must_use]
    pub fn closed(&self, now: Millis) -> Option<&Closed> {
        let holds = |closed: &&Closed| closed.until.is_none_or(|until| now < until);
        self.intake.as_ref().filter(holds)
    }

    /// The desk's own words for a message in one language, if it has any.
    #[must_use]
    pub fn words(&self, key: &str, lang: &str) -> Option<&str> {
        Some(self.words.get(key)?.get(lang)?.as_str())
    }

    fn after(mut self, change: Change) -> Self {
        match change {
            Change::CloseIntake(closed) => self.intake = Some(closed),
            Change::OpenIntake => self.intake = None,
            Change::PauseWall => self.wall_paused = true,
            Change::ResumeWall => self.wall_paused = false,
            Change::AllowUntrained => self.untrained = true,
            Change::WantTrained => self.untrained = false,
            Change::Word { key, lang, words } if words.is_empty() => {
                if let Some(all) = self.words.get_mut(&key) {
                    all.remove(&lang);
                }
                self.words.retain(|_, all| !all.is_empty());
            }
            Change::Word { key, lang, words } => {
                self.words.entry(key).or_default().insert(lang, words);
            }
        }
        self
    }
}

/// What somebody flips.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// No more pictures for now, with what people are told.
    CloseIntake(Closed),
    /// Pictures are taken again.
    OpenIntake,
    /// Nothing new appears on the wall.
    PauseWall,
    /// What waited appears.
    ResumeWall,
    /// Posting opens before two moderators have passed the training. An owner's to flip.
    AllowUntrained,
    /// It waits for them again.
    WantTrained,
    /// A message is said in other words; empty ones give way to the product's.
    Word {
        /// The key of the message.
        key: String,
        /// The code of the language.
        lang: String,
        /// The words, as text.
        words: String,
    },
}

impl Change {
    /// What was flipped, and to what: the words of the audit chain.
    fn names(&self) -> [&str; 2] {
        match self {
            Self::CloseIntake(_) => ["intake", "closed"],
            Self::OpenIntake => ["intake", "open"],
            Self::PauseWall => ["wall", "paused"],
            Self::ResumeWall => ["wall", "resumed"],
            Self::AllowUntrained => ["training", "not-needed"],
            Self::WantTrained => ["training", "needed"],
            Self::Word { key, lang, .. } => [key, lang],
        }
    }
}

/// A switch was flipped. Moves the head, so that pages which were kept are made anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Switched {
    /// The wall is paused from now on.
    pub wall_paused: bool,
}

impl Event for Switched {
    const KIND: &'static str = "web.switched";
}

/// Flips one. The caller commits, and then has its own node see it at once with [`App::refresh_switches`].
///
/// # Errors
/// When the database refuses.
pub async fn change(tx: &mut Tx, actor: &str, change: Change) -> Result<Switches> {
    let (body,): (String,) = tx.one(queries::SWITCHES_LOCK, args![]).await?;
    let [what, to] = change.names();
    audit::append(tx, actor, "web.switched", what, to).await?;
    let switches = serde_json::from_str::<Switches>(&body)?.after(change);
    let body = serde_json::to_string(&switches)?;
    tx.execute(queries::SWITCHES_PUT, args![body]).await?;
    let wall_paused = switches.wall_paused;
    tx.emit(&Switched { wall_paused })?;
    Ok(switches)
}

/// How they stand in the database, for an act that must not rely on what this node has heard.
///
/// # Errors
/// When the database cannot be reached.
pub async fn read(db: &Db) -> Result<Switches> {
    let (body,): (String,) = db.one(queries::SWITCHES, args![]).await?;
    Ok(serde_json::from_str(&body)?)
}

/// The same inside a transaction.
///
/// # Errors
/// When the database refuses.
pub async fn read_in(tx: &mut Tx) -> Result<Switches> {
    let (body,): (String,) = tx.one(queries::SWITCHES, args![]).await?;
    Ok(serde_json::from_str(&body)?)
}

impl App {
    /// The switches as this node knows them: what another node flipped at most 250 ms ago may be missing.
    #[must_use]
    pub fn switches(&self) -> Arc<Switches> {
        self.known_switches().load_full()
    }

    /// Takes over how they stand.
    ///
    /// # Errors
    /// When the database cannot be reached; what was known stays.
    pub async fn refresh_switches(&self) -> Result<()> {
        let now = read(self.db()).await?;
        self.known_switches().store(Arc::new(now));
        Ok(())
    }

    /// Takes over what other nodes flip, until `stop` resolves.
    pub async fn follow_switches(&self, stop: impl Future<Output = ()>) {
        let mut head = self.db().watch_head();
        let news = async {
            loop {
                if let Err(error) = self.refresh_switches().await {
                    tracing::warn!(%error, "cannot look at the switches");
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
