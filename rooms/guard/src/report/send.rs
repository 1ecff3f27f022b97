//! Sends a report, one step at a time: written down before the call, and after its answer. Whoever runs this may end
//! anywhere; whoever takes it up again finds how far it came.

use super::{
    compose::Whole,
    cybertip::{Line, Parcel, Reply},
    limits,
    model::{
        document::FileDetails,
        progress::{Call, Halt, Next, Outcome, Step},
    },
    queries,
    row::{self, About, Row},
    settled, xml,
};
use crate::{Guard, case::Case};
use std::collections::BTreeMap;
use store::{Error, Millis, Result, Tx, Uuid, args};

/// One process that sends one report.
pub(crate) struct Sender {
    guard: Guard,
    line: Line,
    whole: Whole,
    row: Row,
    /// The numbers that the files of this attempt were given.
    files: BTreeMap<u32, String>,
    me: Uuid,
    /// Who runs it, for the audit chain.
    by: String,
}

/// What came of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// A call was made and written down; there may be more to do.
    Moved,
    /// Nothing before this moment.
    Wait(Millis),
    /// A person has to say.
    Person(Halt),
    /// Finished, or taken back.
    Over,
}

/// Whether a report could be taken up.
pub(crate) enum Claim {
    /// It is ours for as long as it moves.
    Taken(Box<Sender>),
    /// Another process sends it, until then at the latest.
    Held(Millis),
    /// It was made for the other environment.
    OtherEnvironment,
    /// There is no such report, or it has other files than were opened.
    None,
}

impl Sender {
    /// Takes a report up. What was under way when its last process ended counts as lost.
    pub(crate) async fn claim(
        guard: &Guard,
        line: &Line,
        report: Uuid,
        whole: Whole,
        by: &str,
    ) -> Result<Claim> {
        let app = guard.app();
        let (keys, rng) = (app.keys(), app.rng());
        let me = app.db().ids().row();
        let mut tx = app.db().begin().await?;
        let Some(mut row) = Row::lock(&mut tx, keys, report).await? else {
            return Ok(Claim::None);
        };
        if row.environment != line.environment() {
            return Ok(Claim::OtherEnvironment);
        }
        if usize::try_from(row.progress.files) != Ok(whole.files.len()) {
            return Ok(Claim::None);
        }
        let now = tx.now();
        let args = args![report, me, now + limits::HELD_MS, now];
        if tx.execute(queries::CLAIM, args).await? == 0 {
            return Ok(Claim::Held(row.held_until));
        }
        let before = row.progress.clone();
        row.progress.taken_over(now);
        if row.progress != before && !row.save(&mut tx, (keys, rng), me).await? {
            return Err(lost_hold());
        }
        if row.progress.halt != before.halt {
            settled::note(&mut tx, &row, by, "guard.report_halted").await?;
        }
        tx.commit().await?;
        let files = row::files(app.db(), keys, report).await?;
        Ok(Claim::Taken(Box::new(Self {
            guard: guard.clone(),
            line: line.clone(),
            whole,
            row,
            files,
            me,
            by: by.to_owned(),
        })))
    }

    /// How far it is.
    pub(crate) fn row(&self) -> &Row {
        &self.row
    }

    /// One step.
    pub(crate) async fn turn(&mut self) -> Result<Turn> {
        let call = match self.begin().await? {
            Ok(call) => call,
            Err(turn) => return Ok(turn),
        };
        let reply = self.call(call).await;
        self.settle(call, reply).await?;
        Ok(Turn::Moved)
    }

    /// Lets go of it, so that another need not wait.
    pub(crate) async fn release(self) -> Result<()> {
        let mut tx = self.guard.app().db().begin().await?;
        tx.execute(queries::RELEASE, args![self.row.id, self.me])
            .await?;
        tx.commit().await
    }

    /// Writes down what is about to be called.
    pub(crate) async fn begin(&mut self) -> Result<std::result::Result<Call, Turn>> {
        let mut tx = self.guard.app().db().begin().await?;
        let now = tx.now();
        let halted = self.row.progress.halt;
        let next = self.row.progress.next(now);
        let call = match next {
            Next::Call(call) => call,
            Next::Wait(until) => return Ok(Err(Turn::Wait(until))),
            Next::Over => return Ok(Err(Turn::Over)),
            Next::Person(halt) => {
                // It has just run out: that is written down, too.
                if halted.is_none() {
                    self.save(&mut tx).await?;
                    settled::note(&mut tx, &self.row, &self.by, "guard.report_halted").await?;
                    tx.commit().await?;
                }
                return Ok(Err(Turn::Person(halt)));
            }
        };
        if call == Call::Submit {
            self.is_as_seen(&mut tx).await?;
            self.row.number = None;
            self.files.clear();
            tx.execute(queries::FILES_FORGET, args![self.row.id])
                .await?;
        }
        self.row.progress.begin(call, now);
        self.save(&mut tx).await?;
        tx.commit().await?;
        Ok(Ok(call))
    }

    /// Nobody has opened any of it since it was put together: what it says of who has seen it is still the truth.
    async fn is_as_seen(&self, tx: &mut Tx) -> Result<()> {
        let mut abouts = About::of(tx, self.row.id).await?;
        abouts.sort_unstable_by_key(|about| about.case);
        for about in abouts {
            let case = Case::find(tx, about.case).await?.ok_or(Error::Missing)?;
            let file = about.place.and_then(|place| at(&self.whole.files, place));
            if file.is_some_and(|file| file.facts.viewed != Some(case.was_viewed())) {
                let why = "somebody opened the evidence meanwhile: send it again";
                return Err(Error::Setting(why.into()));
            }
        }
        Ok(())
    }

    /// Makes the call.
    pub(crate) async fn call(&self, call: Call) -> Reply {
        let number = self.row.number;
        match (call, number) {
            (Call::Submit, _) => self.line.submit(&xml::report(&self.whole.report)).await,
            (Call::Upload(place), Some(number)) => self.upload(number, place).await,
            (Call::Detail(place), Some(number)) => self.detail(number, place).await,
            (Call::Finish, Some(number)) => self.line.finish(number).await,
            (Call::Retract, Some(number)) => self.line.retract(number).await,
            // Nothing of ours is open there, so there is nothing to take back.
            (Call::Retract, None) => Reply::of(Outcome::Done),
            (_, None) => Reply::of(Outcome::NotSent),
        }
    }

    async fn upload(&self, number: u64, place: u32) -> Reply {
        let Some(file) = at(&self.whole.files, place) else {
            return Reply::of(Outcome::NotSent);
        };
        let boundary: [u8; 16] = self.guard.app().rng().bytes();
        let parcel = Parcel {
            name: &file.name,
            bytes: &file.bytes,
            md5: file.md5.clone(),
            boundary: format!("redx-{:032x}", u128::from_be_bytes(boundary)),
        };
        self.line.upload(number, &parcel).await
    }

    async fn detail(&self, number: u64, place: u32) -> Reply {
        let (Some(file), Some(id)) = (at(&self.whole.files, place), self.files.get(&place)) else {
            return Reply::of(Outcome::NotSent);
        };
        let details = FileDetails {
            report: number,
            file: id.clone(),
            about: file.facts.clone(),
        };
        self.line.fileinfo(&xml::file_details(&details)).await
    }

    /// Writes down what came of it, and in the same transaction what follows for the cases.
    pub(crate) async fn settle(&mut self, call: Call, reply: Reply) -> Result<()> {
        let app = self.guard.app().clone();
        let (keys, rng) = (app.keys(), app.rng());
        let mut tx = app.db().begin().await?;
        let now = tx.now();
        let before = self.row.progress.clone();
        if let (Call::Submit, Outcome::Done) = (call, reply.outcome) {
            self.row.number = reply.answer.report;
        }
        if let (Call::Upload(place), Some(file)) = (call, &reply.answer.file) {
            self.files.insert(place, file.clone());
            row::save_file(&mut tx, (keys, rng), (self.row.id, place), file).await?;
        }
        self.row.progress.settle(call, reply.outcome, now);
        let finished = self.row.progress.step == Step::Finished;
        if finished {
            self.row.finished_at = Some(now);
        }
        let whole = self.holds_what_was_sent(&reply);
        if finished && !whole && !self.row.is_test {
            self.row.progress.halt = Some(Halt::FilesDiffer);
        }
        self.save(&mut tx).await?;
        if finished {
            settled::finished(&mut tx, &self.row, &self.by, whole).await?;
        } else if self.row.progress.halt.is_some() && before.halt.is_none() {
            settled::note(&mut tx, &self.row, &self.by, "guard.report_halted").await?;
        } else if self.row.progress.step == Step::Retracted {
            settled::note(&mut tx, &self.row, &self.by, "guard.report_retracted").await?;
        } else if call == Call::Submit && reply.outcome == Outcome::Done {
            settled::note(&mut tx, &self.row, &self.by, "guard.report_opened").await?;
        }
        tx.commit().await
    }

    /// What they name as the finished report's files is what we sent. An answer that was lost names none.
    fn holds_what_was_sent(&self, reply: &Reply) -> bool {
        let mut theirs = reply.answer.files.clone();
        let mut ours: Vec<String> = self.files.values().cloned().collect();
        theirs.sort();
        ours.sort();
        reply.outcome != Outcome::Done || theirs == ours
    }

    async fn save(&self, tx: &mut Tx) -> Result<()> {
        let app = self.guard.app();
        let saved = self.row.save(tx, (app.keys(), app.rng()), self.me).await?;
        if saved { Ok(()) } else { Err(lost_hold()) }
    }
}

fn lost_hold() -> Error {
    Error::Setting("another process has taken this report over".into())
}

fn at<T>(all: &[T], place: u32) -> Option<&T> {
    all.get(usize::try_from(place).ok()?)
}
