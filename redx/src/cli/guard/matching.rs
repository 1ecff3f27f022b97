//! `redx guard match`: whether files are in the banks of this instance.

use super::files::{self, Hashed};
use crate::{cli::say, config::Common};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use guard::{Current, Guard, State};
use hashbank::{Answer, Match, MatchKind, Purpose, Question, Signal};
use mediahash::pdq::QUALITY_MIN;
use serde_json::{Value, json};
use std::{path::PathBuf, process::ExitCode};
use web::App;

/// Match files against the banks of this instance. For the operator's own terminal: it names banks.
#[derive(Args, Debug)]
pub struct Matching {
    /// Files, or folders of them. Pictures are matched by their looks, too.
    #[arg(required = true, value_name = "FILE|FOLDER")]
    files: Vec<PathBuf>,
    /// Ask this bank alone; may be given several times.
    #[arg(long = "bank")]
    banks: Vec<String>,
}

impl Matching {
    pub(super) async fn run(self, common: &Common, app: &App) -> Result<ExitCode> {
        let banks = self.open(app).await?;
        let names: Vec<&str> = self.banks.iter().map(String::as_str).collect();
        let names = Some(names.as_slice()).filter(|names| !names.is_empty());
        let now = app.clock().now();
        let mut code = ExitCode::SUCCESS;
        files::hash_all(common, &self.files, |hashed, bar| {
            let found = Found::new(&banks, &hashed, names, now);
            bar.suspend(|| found.tell(common, &hashed));
            if found.matched() || hashed.fault().is_some() {
                code = ExitCode::FAILURE;
            }
            Ok(())
        })
        .await?;
        app.db().close().await;
        Ok(code)
    }

    /// The banks, of which those must be there that are named.
    async fn open(&self, app: &App) -> Result<Current> {
        let guard = Guard::new(app.clone());
        guard.refresh().await.context("cannot read the lists")?;
        let State::Ready(banks) = guard.current() else {
            bail!("cannot read the lists");
        };
        let all = banks.banks();
        let known = |name: &&String| all.iter().any(|bank| *bank.info().name == ***name);
        if let Some(unknown) = self.banks.iter().find(|name| !known(name)) {
            bail!("there is no bank {unknown:?}");
        }
        if all.iter().all(|bank| bank.is_empty()) {
            eprintln!("no list is loaded: nothing can match");
        }
        Ok(banks)
    }
}

/// What was asked by, and what the banks said.
struct Found {
    signals: Vec<Signal>,
    answer: Answer,
}

impl Found {
    fn new(banks: &Current, hashed: &Hashed, names: Option<&[&str]>, now: i64) -> Self {
        let signals = signals(hashed);
        let question = Question::new(&signals, now);
        let answer = banks.ask(&match names {
            Some(names) => question.banks(names),
            None => question,
        });
        Self { signals, answer }
    }

    /// Whether anything that is not known to be harmless matched, be it doubted or held.
    fn matched(&self) -> bool {
        let Answer {
            standing,
            doubted,
            held,
            ..
        } = &self.answer;
        let open = standing.iter().chain(doubted).chain(held);
        open.into_iter()
            .any(|found| found.purpose != Purpose::KnownGood)
    }

    /// Every match with what it is worth.
    fn all(&self) -> impl Iterator<Item = (&'static str, &Match)> {
        let answer = &self.answer;
        let lists = [
            ("stands", &answer.standing),
            ("overridden", &answer.overridden),
            ("doubted", &answer.doubted),
            ("held", &answer.held),
            ("known-good", &answer.known_good),
        ];
        lists
            .into_iter()
            .flat_map(|(worth, found)| found.iter().map(move |found| (worth, found)))
    }

    fn kind_of(&self, found: &Match) -> &'static str {
        self.signals
            .get(found.signal)
            .map_or("", |signal| signal.kind().name())
    }

    fn tell(&self, common: &Common, hashed: &Hashed) {
        let fault = hashed.fault();
        let matches: Vec<Value> = self
            .all()
            .map(|(worth, found)| self.object(worth, found))
            .collect();
        let mut object = json!({
            "file": hashed.file.to_string_lossy(),
            "matched": self.matched(),
            "matches": matches,
        });
        if let (Some((code, _)), Some(object)) = (&fault, object.as_object_mut()) {
            object.insert("error".to_owned(), (*code).into());
        }
        let name = hashed.name();
        let mut lines: Vec<String> = self
            .all()
            .map(|(worth, found)| self.line(worth, found))
            .collect();
        if lines.is_empty() && hashed.sums.is_ok() {
            lines.push("no match".to_owned());
        }
        for line in &mut lines {
            line.insert_str(0, &format!("{name}: "));
        }
        if let Some((_, words)) = fault.filter(|_| !common.json) {
            let compared = if hashed.sums.is_ok() {
                "; compared by its bytes alone"
            } else {
                ""
            };
            eprintln!("{name}: {words}{compared}");
        }
        if common.json || !lines.is_empty() {
            say(common, &object, &lines.join("\n"));
        }
    }

    fn object(&self, worth: &str, found: &Match) -> Value {
        json!({
            "bank": *found.bank,
            "purpose": found.purpose.name(),
            "content": found.entry.0,
            "kind": kind(found),
            "signal": self.kind_of(found),
            "distance": found.distance,
            "worth": worth,
            "labels": found.labels.iter().map(|label| &**label).collect::<Vec<_>>(),
        })
    }

    fn line(&self, worth: &str, found: &Match) -> String {
        let how = match found.kind {
            MatchKind::Exact => format!("the same bytes ({})", self.kind_of(found)),
            MatchKind::Perceptual => format!("its look, {} bits apart", found.distance),
        };
        let worth = match worth {
            "stands" | "known-good" => String::new(),
            other => format!(" ({other})"),
        };
        let (purpose, bank, entry) = (found.purpose.name(), &found.bank, found.entry.0);
        format!("{purpose}{worth}: {how}, number {entry} of {bank:?}")
    }
}

const fn kind(found: &Match) -> &'static str {
    match found.kind {
        MatchKind::Exact => "exact",
        MatchKind::Perceptual => "perceptual",
    }
}

/// Everything to ask by. Below quality 50 a look says nothing.
fn signals(hashed: &Hashed) -> Vec<Signal> {
    let digests = hashed.sums.as_ref().ok().map(|sums| {
        [
            Signal::Sha256(sums.sha256),
            Signal::Sha1(sums.sha1),
            Signal::Md5(sums.md5),
        ]
    });
    let look = hashed.look.as_ref().ok();
    let codes = look
        .filter(|look| look.quality >= QUALITY_MIN)
        .map(|look| look.codes);
    let codes = codes.into_iter().flatten().map(Signal::Pdq);
    digests.into_iter().flatten().chain(codes).collect()
}
