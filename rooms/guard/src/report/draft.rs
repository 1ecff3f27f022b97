//! From a case to a report: which cases go out together, opened with the key that is kept offline.

use super::{
    by_hand::{self, ByHand},
    compose::{self, Opened, Whole},
    limits,
    model::{Environment, document::Incident},
    queries, reporter,
    row::{self, About, Choices, Row},
    settled, switch,
};
use crate::{
    Guard,
    case::{self, Case, CaseState, Evidence},
};
use store::{Db, Error, Keys, Result, Tx, Uuid, args};
use web::{App, Person};

/// What came of beginning a report.
#[derive(Debug)]
pub enum Drafted {
    /// Put together now, or before: this one.
    Report(Uuid),
    /// There is no such case.
    None,
    /// It was reported already, or it is gone.
    Decided(CaseState),
    /// Nothing says what to report it as: an officer has to.
    WhatIsIt,
    /// These settings are missing; nothing can be reported without them.
    Missing(Vec<&'static str>),
    /// Reports go to the test environment, and this case is real.
    TestOnly,
    /// A choice that the interface does not know; the text says which.
    BadChoice(String),
    /// More files than one report takes.
    TooMany,
}

/// What stands against reporting a case by hand; nothing when it can be done.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn bars_by_hand(
    guard: &Guard,
    case: Uuid,
    choices: &Choices,
) -> Result<Option<Drafted>> {
    let app = guard.app();
    let missing = reporter::missing(&app.campaign());
    if !missing.is_empty() {
        return Ok(Some(Drafted::Missing(missing)));
    }
    if let Err(why) = row::check(choices) {
        return Ok(Some(Drafted::BadChoice(why)));
    }
    let Some(named) = Case::read(app.db(), case).await? else {
        return Ok(Some(Drafted::None));
    };
    if named.state == CaseState::Destroyed {
        return Ok(Some(Drafted::Decided(named.state)));
    }
    let unnamed = compose::incident_of(named.kind, choices).is_none();
    Ok(unnamed.then_some(Drafted::WhatIsIt))
}

/// The same for reporting it through the interface.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn bars(guard: &Guard, case: Uuid, choices: &Choices) -> Result<Option<Drafted>> {
    if let Some(bar) = bars_by_hand(guard, case, choices).await? {
        return Ok(Some(bar));
    }
    let app = guard.app();
    if is_with_ncmec(app, case).await? {
        return Ok(Some(Drafted::Decided(CaseState::Reported)));
    }
    let (environment, _) = switch::standing(app.db()).await?;
    let real = environment == Environment::Test && !app.settings().demo;
    Ok(real.then_some(Drafted::TestOnly))
}

/// It was reported there, through the interface or by hand. What other authorities were told is no report to NCMEC.
async fn is_with_ncmec(app: &App, case: Uuid) -> Result<bool> {
    let by_hand = by_hand::of_case(app.db(), app.keys(), case).await?;
    if by_hand.iter().any(ByHand::is_to_ncmec) {
        return Ok(true);
    }
    let finished = app.db().number(queries::FINISHED_OF, args![case]).await?;
    Ok(finished > 0)
}

/// Begins the report about a case and everything else of the same uploader that waits, or finds the one that was begun.
/// Its caller writes down who agreed to that, in the same transaction.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn draft(
    guard: &Guard,
    tx: &mut Tx,
    case: Uuid,
    choices: &Choices,
    by: &Person,
) -> Result<Drafted> {
    let app = guard.app();
    // Their locks let one of two officers through at a time.
    let Some((named, locked)) = locked(tx, case, choices).await? else {
        return Ok(Drafted::None);
    };
    if let Some(row) = Row::of_case(tx, app.keys(), case).await?
        && !row.progress.is_over()
    {
        return Ok(Drafted::Report(row.id));
    }
    if let Some(bar) = bars(guard, case, choices).await? {
        return Ok(bar);
    }
    let Some(incident) = compose::incident_of(named.kind, choices) else {
        return Ok(Drafted::WhatIsIt);
    };
    let environment = switch::environment(tx).await?;
    let cases = together(tx, app.keys(), (&named, locked), choices).await?;
    if too_many(&cases) {
        return Ok(Drafted::TooMany);
    }
    let about: Vec<_> = cases.iter().map(|c| (c.id, compose::is_file(c))).collect();
    let sealing = (app.keys(), app.rng());
    let what = (environment, incident);
    let id = row::insert(tx, sealing, what, choices, &about, by.id).await?;
    begun(tx, app.keys(), id, by).await?;
    Ok(Drafted::Report(id))
}

async fn begun(tx: &mut Tx, keys: &Keys, id: Uuid, by: &Person) -> Result<()> {
    let row = Row::lock(tx, keys, id).await?.ok_or(Error::Missing)?;
    settled::note(tx, &row, &by.id.to_string(), "guard.report_drafted").await
}

/// All of it is in memory while it is sent.
fn too_many(cases: &[Case]) -> bool {
    let bytes: i64 = cases.iter().map(|case| case.bytes).sum();
    cases.len() > limits::FILES_MAX || bytes > limits::BYTES_MAX
}

/// The case, and everything that may go out with it, locked in the same order by whoever does so.
async fn locked(tx: &mut Tx, case: Uuid, choices: &Choices) -> Result<Option<(Case, Vec<Case>)>> {
    let Some(named) = Case::read(tx.db(), case).await? else {
        return Ok(None);
    };
    let linked = Case::linked(tx.db(), named.chain).await?;
    let mut ids: Vec<Uuid> = linked.into_iter().map(|case| case.id).collect();
    ids.extend(choices.also.iter().chain(&choices.supplemental));
    ids.push(case);
    ids.sort_unstable();
    ids.dedup();
    let mut cases = Vec::new();
    for id in ids {
        cases.extend(Case::find(tx, id).await?);
    }
    let named = cases.iter().find(|one| one.id == case).cloned();
    Ok(named.map(|named| (named, cases)))
}

/// The case, the others of its uploader that nobody has decided about, and those that the officer names besides. What is
/// in another report that is under way stays there.
async fn together(
    tx: &mut Tx,
    keys: &Keys,
    (named, locked): (&Case, Vec<Case>),
    choices: &Choices,
) -> Result<Vec<Case>> {
    let mut cases = vec![named.clone()];
    for case in locked {
        let by_hand = choices.also.contains(&case.id) || choices.supplemental.contains(&case.id);
        let waits = matches!(case.state, CaseState::Open | CaseState::InReview);
        let known = compose::incident_of(case.kind, &Choices::default()).is_some();
        let wanted = by_hand || (waits && known);
        if case.id == named.id || !wanted || case.destroyed_at.is_some() {
            continue;
        }
        if Row::of_case(tx, keys, case.id).await?.is_none() {
            cases.push(case);
        }
    }
    cases.sort_by_key(|case| (case.known_at, case.id));
    Ok(cases)
}

/// The cases that a report is about, with `true` for those that only help to understand.
///
/// # Errors
/// When the database cannot be reached, or one of them is not there.
pub(crate) async fn cases_of(db: &Db, report: Uuid) -> Result<Vec<(Case, bool)>> {
    let mut cases = Vec::new();
    for about in About::all(db, report).await? {
        let case = Case::read(db, about.case).await?;
        cases.push((case.ok_or(Error::Missing)?, about.supplemental));
    }
    Ok(cases)
}

/// Opens what a report is about and puts it together, the same way each time.
///
/// # Errors
/// [`Error::Unsealable`] when the key does not fit, [`Error::Missing`] when something was destroyed.
pub(crate) async fn open(guard: &Guard, report: Uuid, private: &str) -> Result<Whole> {
    let app = guard.app();
    let row = Row::read(app.db(), app.keys(), report).await?;
    let row = row.ok_or(Error::Missing)?;
    let cases = cases_of(app.db(), report).await?;
    let what = (row.incident, &row.choices);
    put_together(guard, cases, what, report, private).await
}

/// What would go out with a case, without writing a report down: for files that a person sends.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn unsent(
    guard: &Guard,
    tx: &mut Tx,
    case: Uuid,
    choices: &Choices,
) -> Result<std::result::Result<(Case, Vec<Case>), Drafted>> {
    let Some((named, locked)) = locked(tx, case, choices).await? else {
        return Ok(Err(Drafted::None));
    };
    let keys = guard.app().keys();
    let cases = together(tx, keys, (&named, locked), choices).await?;
    if too_many(&cases) {
        return Ok(Err(Drafted::TooMany));
    }
    Ok(Ok((named, cases)))
}

/// Opens what [`unsent`] found.
///
/// # Errors
/// As [`open`].
pub(crate) async fn open_unsent(
    guard: &Guard,
    (named, cases): (&Case, Vec<Case>),
    choices: &Choices,
    private: &str,
) -> Result<std::result::Result<Whole, Drafted>> {
    let Some(incident) = compose::incident_of(named.kind, choices) else {
        return Ok(Err(Drafted::WhatIsIt));
    };
    let supplemental = |case: Case| (choices.supplemental.contains(&case.id), case);
    let cases = cases.into_iter().map(supplemental);
    let cases = cases.map(|(helps, case)| (case, helps)).collect();
    let what = (incident, choices);
    let whole = put_together(guard, cases, what, Uuid::nil(), private).await?;
    Ok(Ok(whole))
}

async fn put_together(
    guard: &Guard,
    cases: Vec<(Case, bool)>,
    what: (Incident, &Choices),
    report: Uuid,
    private: &str,
) -> Result<Whole> {
    let app = guard.app();
    let prior = match cases.first() {
        Some((case, _)) => prior(guard, case.chain, report).await?,
        None => Vec::new(),
    };
    let mut opened = Vec::new();
    for (case, supplemental) in cases {
        let evidence = Evidence::open(app, case.item, private).await?;
        opened.push(Opened {
            received: case::received(app, case.item).await?,
            supplemental,
            case,
            evidence,
        });
    }
    Ok(compose::compose(app, opened, what, prior))
}

async fn prior(guard: &Guard, chain: Uuid, report: Uuid) -> Result<Vec<u64>> {
    let app = guard.app();
    let rows: Vec<(Uuid, Vec<u8>)> = app.db().all(queries::PRIOR, args![chain, report]).await?;
    let number = |(id, sealed): (Uuid, Vec<u8>)| row::number(app.keys(), id, &sealed);
    rows.into_iter().map(number).collect()
}

/// Begins a made-up report, for trying the line out. It goes to the test environment and nowhere else.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn rehearse(guard: &Guard, by: &Person) -> Result<Drafted> {
    let app = guard.app();
    let missing = reporter::missing(&app.campaign());
    if !missing.is_empty() {
        return Ok(Drafted::Missing(missing));
    }
    let whole = compose::made_up(app);
    let mut tx = app.db().begin().await?;
    let what = (Environment::Test, whole.report.summary.incident);
    let sealing = (app.keys(), app.rng());
    let files = whole.files.len();
    let id = row::insert_made_up(&mut tx, sealing, what, files, by.id).await?;
    begun(&mut tx, app.keys(), id, by).await?;
    tx.commit().await?;
    Ok(Drafted::Report(id))
}
