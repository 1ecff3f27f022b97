//! Looks at an upload: a verdict, or a failure; never a guess.

use crate::{Findings, Guard, Purpose, Verdict, bank, lists::Lists, queries};
use hashbank::{Answer, MatchKind, NewlyHeld, Question, Signal, SignalKind};
use mediahash::{Md5, Pdq, Sha1, Sha256, pdq::QUALITY_MIN};
use store::{Result, Uuid, args};
use web::App;

/// Earlier photos within this distance show nearly the same picture (the threshold of the PDQ paper, Facebook 2019).
const NEAR_DISTANCE_MAX: u32 = 31;

/// Why a content is held that suddenly matched far more than it used to.
const FLOOD: &str = "flood";

/// An upload as it was received.
#[derive(Clone)]
pub struct Upload {
    /// This upload; another one when a post's picture is replaced.
    pub id: Uuid,
    /// The post it belongs to.
    pub post: Uuid,
    /// Strokes on a drawn hand, rendered by us: exact hashes only, since all drawn hands look alike.
    pub drawn: bool,
    /// MD5 of the bytes as received.
    pub md5: Md5,
    /// SHA-1 of the bytes as received.
    pub sha1: Sha1,
    /// SHA-256 of the bytes as received.
    pub sha256: Sha256,
    /// PDQ of the untouched pixels in eight orientations, and its quality; `None` for a drawn hand.
    pub pdq: Option<([Pdq; 8], u8)>,
    /// Of a video: the look of each frame. One that matches is a match.
    pub frames: Vec<Frame>,
}

/// What a frame of a video looks like.
#[derive(Clone)]
pub struct Frame {
    /// Its PDQ in eight orientations.
    pub codes: [Pdq; 8],
    /// Its quality, 0 to 100.
    pub quality: u8,
}

/// Which, never what it looks like.
impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Upload")
            .field("id", &self.id)
            .field("post", &self.post)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Frame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Frame").finish_non_exhaustive()
    }
}

/// What looking found, to be recorded with [`Guard::record`] in the transaction that acts on it.
#[derive(Clone, Debug)]
pub struct Look {
    /// The upload.
    pub upload: Upload,
    /// What was found.
    pub verdict: Verdict,
    /// What it matched, for the sealed facts of a case and for nothing else.
    pub matched: Matched,
    pub(crate) generation: i64,
}

/// What an upload matched in the banks for abuse. Its `Debug` shows none of it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Matched(pub Vec<Hit>);

/// One content that was matched.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
pub struct Hit {
    /// The bank, by its name at the time.
    pub bank: String,
    /// The content's number.
    pub content: i64,
    /// The kind of hash: `pdq`, `md5`, `sha1`, `sha256`.
    pub kind: &'static str,
    /// In how many of 256 bits the looks differ; 0 for the same bytes.
    pub distance: u32,
    /// What the list calls it.
    pub labels: Vec<String>,
}

impl std::fmt::Debug for Matched {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Matched").finish_non_exhaustive()
    }
}

impl Guard {
    /// Matches an upload against every list, everything refused here, and every earlier photo.
    ///
    /// # Errors
    /// When the lists cannot be read: then there is no verdict, and the upload stays where it is.
    pub async fn look(&self, upload: Upload) -> Result<Look> {
        let lists = self.lists().await?;
        let judged = judge(self.app(), &lists, &upload, Counted::Yes);
        if let Err(error) = self.hold(&judged.newly_held).await {
            let_go(&lists, &judged.newly_held);
            return Err(error);
        }
        let verdict = match judged.verdict {
            Verdict::Clear(mut findings) => {
                findings.near_of = self.earlier(&lists, &upload).await?;
                Verdict::Clear(findings)
            }
            other => other,
        };
        Ok(Look {
            upload,
            verdict,
            matched: judged.matched,
            generation: lists.generation,
        })
    }

    /// What an upload that was recorded matches by the lists of now: for a case that is opened after a list grew.
    ///
    /// # Errors
    /// As [`Guard::look`].
    pub async fn matched(&self, upload: Uuid) -> Result<Matched> {
        let row: Option<crate::item::Row> = self
            .app()
            .db()
            .optional(queries::ITEM, args![upload])
            .await?;
        let Some(row) = row else {
            return Ok(Matched::default());
        };
        let lists = self.lists().await?;
        let upload = row.open(self.app().keys())?;
        Ok(judge(self.app(), &lists, &upload, Counted::No).matched)
    }

    /// Makes it last that contents are held, which the banks in memory do of themselves: on every node, and until a
    /// person has looked.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn hold(&self, newly: &[NewlyHeld]) -> Result<()> {
        if newly.is_empty() {
            return Ok(());
        }
        let ids: Vec<i64> = newly
            .iter()
            .filter_map(|held| i64::try_from(held.entry.0).ok())
            .collect();
        let mut tx = self.app().db().begin().await?;
        bank::hold(&mut tx, "system", &ids, FLOOD).await?;
        tx.commit().await?;
        bank::count_held(self.app().db()).await
    }

    /// The post of the oldest earlier upload that shows nearly the same picture and still lives.
    async fn earlier(&self, lists: &Lists, upload: &Upload) -> Result<Option<Uuid>> {
        let db = self.app().db();
        let mac = self
            .app()
            .keys()
            .mac("guard-exact", upload.sha256.as_bytes());
        let same: Option<(Uuid,)> = db
            .optional(queries::ITEM_SAME, args![mac, upload.drawn, upload.post])
            .await?;
        if let Some((post,)) = same {
            return Ok(Some(post));
        }
        let Some(hashes) = reliable(upload) else {
            return Ok(None);
        };
        // The oldest is the one the others are copies of.
        for item in lists.earlier.near(hashes, NEAR_DISTANCE_MAX) {
            let lives: Option<(Uuid,)> = db.optional(queries::ITEM_LIVES, args![item]).await?;
            if let Some((post,)) = lives.filter(|(post,)| *post != upload.post) {
                return Ok(Some(post));
            }
        }
        Ok(None)
    }
}

/// Undoes in memory what could not be made to last: held here and nowhere else, it would wait for an officer who is never
/// told.
fn let_go(lists: &Lists, newly: &[NewlyHeld]) {
    for one in newly {
        let Some(bank) = lists.asked.banks.get(&one.bank) else {
            continue;
        };
        bank.change_state(one.entry, |state| {
            if state.held == Some(one.held) {
                state.held = None;
            }
        });
    }
}

/// Whether what matches counts in the histories of what it matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// It was uploaded.
    Yes,
    /// It was seen before and is looked at again.
    No,
}

/// What the lists alone say.
pub(crate) struct Judged {
    pub(crate) verdict: Verdict,
    pub(crate) matched: Matched,
    pub(crate) newly_held: Vec<NewlyHeld>,
}

/// The verdict of the lists alone. All looks of an upload are one question, so that one known-good frame of a video would
/// excuse every other: whoever is the first to fill [`Upload::frames`] asks frame by frame and keeps the worst.
pub(crate) fn judge(app: &App, lists: &Lists, upload: &Upload, counted: Counted) -> Judged {
    let signals = signals(upload);
    let question = Question::new(&signals, app.clock().now()).seed(seed(app, upload));
    let answer = lists.asked.ask(&match counted {
        Counted::Yes => question.counted(),
        Counted::No => question,
    });
    Judged {
        verdict: verdict(&answer),
        matched: matched(&answer, &signals),
        newly_held: answer.newly_held,
    }
}

/// An entry that matches too much may be wrong about what looks like it, never about the very same bytes. One that people
/// deny may be wrong about both. Neither is passed over: what it matches waits for whoever settles it.
fn verdict(answer: &Answer) -> Verdict {
    let has = |purpose: Purpose, kind| {
        let purpose = purpose.in_library();
        let is = |found: &hashbank::Match| found.purpose == purpose && found.kind == kind;
        answer.standing.iter().any(is)
    };
    if has(Purpose::Abuse, MatchKind::Exact) || answer.held.iter().any(is_exact_abuse) {
        return Verdict::AbuseMatch { exact: true };
    }
    if has(Purpose::Abuse, MatchKind::Perceptual) {
        return Verdict::AbuseMatch { exact: false };
    }
    if has(Purpose::RefusedHere, MatchKind::Exact) {
        return Verdict::RefusedBefore;
    }
    Verdict::Clear(Findings {
        near_of: None,
        close_to_refused: has(Purpose::RefusedHere, MatchKind::Perceptual),
        unsettled: answer.held.iter().chain(&answer.doubted).any(is_abuse),
    })
}

fn is_abuse(found: &hashbank::Match) -> bool {
    found.purpose == hashbank::Purpose::Abuse
}

fn is_exact_abuse(found: &hashbank::Match) -> bool {
    is_abuse(found) && found.kind == MatchKind::Exact
}

fn matched(answer: &Answer, signals: &[Signal]) -> Matched {
    let standing = answer.standing.iter().filter(|found| is_abuse(found));
    let held = answer.held.iter().filter(|found| is_exact_abuse(found));
    let abuse = standing.chain(held);
    let hit = |found: &hashbank::Match| Hit {
        bank: found.bank.to_string(),
        content: i64::try_from(found.entry.0).unwrap_or(i64::MAX),
        kind: signals
            .get(found.signal)
            .map_or(SignalKind::Pdq, Signal::kind)
            .name(),
        distance: found.distance,
        labels: found.labels.iter().map(ToString::to_string).collect(),
    };
    Matched(abuse.map(hit).collect())
}

/// Everything to ask by: digests, and each look that says anything. Below quality 50 PDQ matches walls with walls.
fn signals(upload: &Upload) -> Vec<Signal> {
    let mut signals = vec![
        Signal::Sha256(upload.sha256),
        Signal::Sha1(upload.sha1),
        Signal::Md5(upload.md5),
    ];
    let frames = upload.frames.iter().filter(|frame| says(frame.quality));
    let looks = reliable(upload).into_iter().chain(frames.map(|f| &f.codes));
    signals.extend(looks.flatten().copied().map(Signal::Pdq));
    signals
}

fn says(quality: u8) -> bool {
    quality >= QUALITY_MIN
}

/// Which banks take part that only part of the looks ask: the same ones for the same file, and nobody outside can tell
/// which.
fn seed(app: &App, upload: &Upload) -> u64 {
    let mac = app.keys().mac("guard-draw", upload.sha256.as_bytes());
    mac.first_chunk()
        .map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// The perceptual hashes, if they say anything.
fn reliable(upload: &Upload) -> Option<&[Pdq; 8]> {
    upload
        .pdq
        .as_ref()
        .filter(|(_, quality)| !upload.drawn && says(*quality))
        .map(|(hashes, _)| hashes)
}
