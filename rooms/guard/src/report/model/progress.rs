//! How a report goes out, as a state machine. A step is written down before its call and after its answer; what is written
//! is all that a later process knows. Two calls cannot be repeated blindly, because nobody can ask whether they arrived:
//! - `/submit`: when its answer is lost, a person decides ([`Halt::SubmitUnknown`]);
//! - `/upload`: when its answer is lost, the file may lie there without a word about who has seen it. So the unfinished
//!   report is taken back (which can be repeated) and begun again: what is finished has every file exactly once.

use super::code::{self, Class};
use crate::report::limits;
use store::Millis;

/// How far a report has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Put together, not sent.
    Drafted,
    /// `/submit` is under way.
    Submitting,
    /// Open there; this file is next, or all are there. No call is under way.
    Opened(u32),
    /// `/upload` of this file is under way.
    Uploading(u32),
    /// This file is there; `/fileinfo` is next or under way, which is the same because it can be repeated.
    Detailing(u32),
    /// `/finish` is next or under way; asked again it says that it is finished.
    Finishing,
    /// Reported. It can never be changed or withdrawn.
    Finished,
    /// `/retract` is next or under way; then it begins again, or that is all.
    Retracting {
        /// Begins again afterwards.
        again: bool,
    },
    /// Taken back. Nothing was reported.
    Retracted,
}

/// Why it waits for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Halt {
    /// The answer to `/submit` was lost: an unfinished report may lie there.
    SubmitUnknown,
    /// They said no, with this code.
    Refused(u16),
    /// The unfinished report was deleted there by now.
    Expired,
    /// What arrived there is not what was sent.
    HashDiffers,
    /// It failed too often.
    GivenUp,
    /// It is finished, and what they name as its files is not what was sent. It cannot be changed any more: somebody has to
    /// write to them.
    FilesDiffer,
}

/// A call to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    Submit,
    Upload(u32),
    Detail(u32),
    Finish,
    Retract,
}

/// What came of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Code 0, with everything that belongs to it.
    Done,
    /// Another code.
    Code(u16),
    /// It never left: no connection came about.
    NotSent,
    /// It may have arrived; nobody knows.
    Lost,
    /// Code 0, but for other bytes.
    HashDiffers,
}

/// What to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Call(Call),
    /// Not before this moment.
    Wait(Millis),
    /// Only a person can say.
    Person(Halt),
    Over,
}

/// What a person decides about a report that halted, or takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The reason is mended: go on where it stopped.
    GoOn,
    /// The lost `/submit` came to nothing: send it again.
    SubmitAgain,
    /// The lost `/submit` did arrive, and this is its number.
    OpenedAs(u64),
    /// Give the unfinished report up and begin again.
    StartOver,
    /// Give it up for good.
    Retract,
    /// They were written to about a finished report whose files differ.
    Noted,
}

/// Everything that decides what comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    pub(crate) step: Step,
    pub(crate) halt: Option<Halt>,
    /// How many files it has.
    pub(crate) files: u32,
    /// Which time it is begun, from 1.
    pub(crate) attempt: u32,
    /// Failed tries of this step.
    pub(crate) tries: u32,
    pub(crate) not_before: Millis,
    /// When `/submit` was called, and when something last changed there.
    pub(crate) opened_at: Millis,
    pub(crate) changed_at: Millis,
    /// `/finish` was called in this attempt.
    pub(crate) finish_sent: bool,
}

impl Progress {
    /// A new report of so many files.
    pub(crate) fn new(files: u32) -> Self {
        Self {
            step: Step::Drafted,
            halt: None,
            files,
            attempt: 1,
            tries: 0,
            not_before: 0,
            opened_at: 0,
            changed_at: 0,
            finish_sent: false,
        }
    }

    /// Nothing will happen to it any more.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self.step, Step::Finished | Step::Retracted)
    }

    /// When the unfinished report is deleted there, as long as it is open.
    pub(crate) fn expires_at(&self) -> Option<Millis> {
        let open = matches!(
            self.step,
            Step::Opened(_) | Step::Uploading(_) | Step::Detailing(_) | Step::Finishing
        );
        let by_opening = self.opened_at.saturating_add(limits::OPEN_MS);
        let by_change = self.changed_at.saturating_add(limits::CHANGED_MS);
        open.then_some(by_opening.max(by_change))
    }

    /// What to do now. A report past its time stops here, except for `/finish`: that may have been heard before its answer
    /// was lost, and only asking again tells.
    pub(crate) fn next(&mut self, now: Millis) -> Next {
        let expired = self.expires_at().is_some_and(|at| now >= at);
        if self.halt.is_none() && expired && self.step != Step::Finishing {
            self.halt = Some(Halt::Expired);
        }
        if self.is_over() {
            return Next::Over;
        }
        if let Some(halt) = self.halt {
            return Next::Person(halt);
        }
        if now < self.not_before {
            return Next::Wait(self.not_before);
        }
        Next::Call(self.call())
    }

    fn call(&self) -> Call {
        match self.step {
            Step::Opened(next) | Step::Uploading(next) if next < self.files => Call::Upload(next),
            Step::Detailing(file) => Call::Detail(file),
            Step::Opened(_) | Step::Uploading(_) | Step::Finishing | Step::Finished => Call::Finish,
            Step::Retracting { .. } | Step::Retracted => Call::Retract,
            Step::Drafted | Step::Submitting => Call::Submit,
        }
    }

    /// What to write down before the call.
    pub(crate) fn begin(&mut self, call: Call, now: Millis) {
        match call {
            Call::Submit => {
                self.step = Step::Submitting;
                (self.opened_at, self.changed_at) = (now, now);
                self.finish_sent = false;
            }
            Call::Upload(file) => self.step = Step::Uploading(file),
            Call::Detail(file) => self.step = Step::Detailing(file),
            Call::Finish => {
                self.step = Step::Finishing;
                self.finish_sent = true;
            }
            Call::Retract => {}
        }
    }

    /// What to write down after the answer.
    pub(crate) fn settle(&mut self, call: Call, outcome: Outcome, now: Millis) {
        match outcome {
            Outcome::Done => self.done(call, now),
            Outcome::HashDiffers => self.stop(call, Halt::HashDiffers),
            Outcome::Code(code) => self.answered(call, code, now),
            Outcome::NotSent => self.try_again(call, now),
            Outcome::Lost => match call {
                Call::Submit => self.halt = Some(Halt::SubmitUnknown),
                Call::Upload(_) => self.give_up_and_begin_again(),
                Call::Detail(_) | Call::Finish | Call::Retract => self.try_again(call, now),
            },
        }
    }

    fn done(&mut self, call: Call, now: Millis) {
        (self.tries, self.not_before) = (0, 0);
        match call {
            Call::Submit => {
                self.step = Step::Opened(0);
                self.changed_at = now;
            }
            Call::Upload(file) => {
                self.step = Step::Detailing(file);
                self.changed_at = now;
            }
            Call::Detail(file) => {
                self.step = Step::Opened(file.saturating_add(1));
                self.changed_at = now;
            }
            Call::Finish => self.step = Step::Finished,
            Call::Retract => self.is_gone(),
        }
    }

    fn answered(&mut self, call: Call, code: u16, now: Millis) {
        match (call, code) {
            (Call::Finish, code::FINISHED) => self.done(call, now),
            (Call::Finish, code::NO_REPORT) => self.stop(call, Halt::Expired),
            (Call::Retract, code::RETRACTED | code::NO_REPORT) => self.is_gone(),
            // It was finished by the call whose answer was lost.
            (Call::Retract, code::FINISHED) if self.finish_sent => self.step = Step::Finished,
            _ => match code::class(code) {
                Class::Passing => self.try_again(call, now),
                Class::Done | Class::Final => self.stop(call, Halt::Refused(code)),
            },
        }
    }

    fn is_gone(&mut self) {
        if self.step == (Step::Retracting { again: true }) {
            self.begin_again();
        } else {
            self.step = Step::Retracted;
        }
    }

    fn begin_again(&mut self) {
        *self = Self {
            attempt: self.attempt.saturating_add(1),
            ..Self::new(self.files)
        };
    }

    /// By itself only so often: a line that loses every answer is for a person.
    fn give_up_and_begin_again(&mut self) {
        (self.tries, self.not_before) = (0, 0);
        self.step = Step::Retracting { again: true };
        if self.attempt >= limits::ATTEMPTS_MAX {
            self.halt = Some(Halt::GivenUp);
        }
    }

    /// The call came to nothing: back to where no call is under way.
    fn back(&mut self, call: Call) {
        match call {
            Call::Submit => self.step = Step::Drafted,
            Call::Upload(file) => self.step = Step::Opened(file),
            Call::Detail(_) | Call::Finish | Call::Retract => {}
        }
    }

    fn stop(&mut self, call: Call, halt: Halt) {
        self.back(call);
        self.halt = Some(halt);
    }

    fn try_again(&mut self, call: Call, now: Millis) {
        self.back(call);
        self.tries = self.tries.saturating_add(1);
        if self.tries >= limits::TRIES_MAX {
            self.halt = Some(Halt::GivenUp);
            return;
        }
        let longer = 4_i64.saturating_pow(self.tries.saturating_sub(1));
        self.not_before = now.saturating_add(limits::PAUSE_FIRST_MS.saturating_mul(longer));
    }

    /// What another process makes of it that finds it as it was written: a call that was under way is lost.
    pub(crate) fn taken_over(&mut self, now: Millis) {
        match self.step {
            _ if self.halt.is_some() => {}
            Step::Submitting => self.settle(Call::Submit, Outcome::Lost, now),
            Step::Uploading(file) => self.settle(Call::Upload(file), Outcome::Lost, now),
            _ => {}
        }
    }

    /// Does what a person decided; false when that cannot be decided now, and then nothing changed.
    pub(crate) fn decide(&mut self, decision: Decision, now: Millis) -> bool {
        let lost_submit = self.halt == Some(Halt::SubmitUnknown);
        match decision {
            Decision::Noted => return self.noted(),
            _ if self.is_over() => return false,
            Decision::GoOn => {
                let mended = matches!(self.halt, Some(Halt::GivenUp | Halt::Refused(_)))
                    && self.halt != Some(Halt::Refused(code::NO_REPORT));
                if !mended {
                    return false;
                }
            }
            Decision::SubmitAgain if lost_submit => self.begin_again(),
            Decision::OpenedAs(_) if lost_submit => {
                self.step = Step::Opened(0);
                self.changed_at = now;
            }
            Decision::StartOver if self.halt.is_some() && !lost_submit => self.start_over(now),
            Decision::Retract => self.take_back(now),
            Decision::SubmitAgain | Decision::OpenedAs(_) | Decision::StartOver => return false,
        }
        self.halt = None;
        (self.tries, self.not_before) = (0, 0);
        true
    }

    fn noted(&mut self) -> bool {
        let differs = self.halt == Some(Halt::FilesDiffer);
        if differs {
            self.halt = None;
        }
        differs
    }

    fn start_over(&mut self, now: Millis) {
        let gone = self.expires_at().is_none_or(|at| now >= at);
        let retracting = matches!(self.step, Step::Retracting { .. });
        if gone && !retracting && !self.finish_sent {
            self.begin_again();
        } else {
            self.step = Step::Retracting { again: true };
        }
    }

    /// What was deleted there by now need not be taken back, unless it was finished and we do not know.
    fn take_back(&mut self, now: Millis) {
        let by_opening = self.opened_at.saturating_add(limits::OPEN_MS);
        let by_change = self.changed_at.saturating_add(limits::CHANGED_MS);
        let gone = now >= by_opening.max(by_change) && !self.finish_sent;
        self.step = match self.step {
            Step::Drafted | Step::Submitting => Step::Retracted,
            _ if gone => Step::Retracted,
            _ => Step::Retracting { again: false },
        };
    }
}

mod stored;
#[cfg(test)]
mod tests;
