//! Banks as rows: made, changed, deleted, listed.

use super::{
    Outcome,
    generation::{Goes, step, tell},
    labels_fit,
    purge::PURGE,
};
use crate::{Purpose, limits, queries};
use hashbank::SignalKind;
use std::collections::BTreeMap;
use store::{Db, Error, Millis, Result, Tx, Uuid, args};
use web::{audit, clean_line};

/// A bank as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bank {
    /// Its row; it outlives a change of name.
    pub id: Uuid,
    /// Its name. Not for the public.
    pub name: String,
    /// What it is for. Never changed.
    pub purpose: Purpose,
    /// Distance within which a PDQ of it matches. Bits, of 256.
    pub threshold: u32,
    /// Of a million looks, how many ask it.
    pub enabled_ppm: u32,
    /// Where the list comes from, for people.
    pub source: String,
    /// Short words handed on with every match.
    pub labels: Vec<String>,
    /// The exchange that fills it, if one does.
    pub exchange: Option<String>,
    /// When it was made.
    pub made_at: Millis,
    /// How many signals of each kind it has, switched off ones included.
    pub signals: BTreeMap<SignalKind, u64>,
}

impl Bank {
    /// How many signals it has, of all kinds.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.signals.values().sum()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A bank to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBank {
    /// Its name: a line of at most 100 characters that no other bank has.
    pub name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Distance within which a PDQ of it matches. Bits, of 256.
    pub threshold: u32,
    /// Of a million looks, how many ask it.
    pub enabled_ppm: u32,
    /// Where the list comes from, for people.
    pub source: String,
    /// Short words handed on with every match.
    pub labels: Vec<String>,
    /// The exchange that fills it, if one does.
    pub exchange: Option<String>,
}

impl NewBank {
    /// A bank that every look asks, with the usual threshold.
    #[must_use]
    pub fn new(name: &str, purpose: Purpose, source: &str) -> Self {
        Self {
            name: name.to_owned(),
            purpose,
            threshold: hashbank::THRESHOLD_DEFAULT,
            enabled_ppm: limits::RATIO_PPM_MAX,
            source: source.to_owned(),
            labels: Vec::new(),
            exchange: None,
        }
    }

    fn fits(&self) -> bool {
        name_fits(&self.name)
            && self.threshold <= limits::THRESHOLD_BITS_MAX
            && self.enabled_ppm <= limits::RATIO_PPM_MAX
            && self.source.chars().count() <= limits::SOURCE_CHARS_MAX
            && labels_fit(&self.labels)
    }
}

/// What to change of a bank; `None` leaves it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BankChange {
    /// Another name.
    pub name: Option<String>,
    /// Another threshold.
    pub threshold: Option<u32>,
    /// Another share of looks.
    pub enabled_ppm: Option<u32>,
    /// Other labels.
    pub labels: Option<Vec<String>>,
}

fn name_fits(name: &str) -> bool {
    let length = name.chars().count();
    (1..=limits::BANK_NAME_CHARS_MAX).contains(&length) && clean_line(name) == name
}

/// Makes a bank. `actor` is a member of staff, a token, or `system`.
///
/// # Errors
/// When the database refuses.
pub async fn make(tx: &mut Tx, actor: &str, new: &NewBank) -> Result<Outcome<Bank>> {
    if !new.fits() {
        return Ok(Outcome::Invalid);
    }
    step(tx, 0).await?;
    if read(tx, &new.name).await?.is_some() {
        return Ok(Outcome::Taken);
    }
    let (id, now) = (tx.ids().row(), tx.now());
    let labels = serde_json::to_string(&new.labels)?;
    let row = args![
        id,
        &new.name,
        new.purpose.name(),
        new.threshold,
        new.enabled_ppm,
        &new.source,
        labels,
        &new.exchange,
        now,
    ];
    tx.execute(queries::BANK_INSERT, row).await?;
    audit::append(
        tx,
        actor,
        "guard.bank_made",
        &id.to_string(),
        new.purpose.name(),
    )
    .await?;
    Ok(read(tx, &new.name)
        .await?
        .map_or(Outcome::Missing, Outcome::Done))
}

/// The bank of that name and purpose, made when there is none.
///
/// # Errors
/// When the database refuses.
pub async fn ensure(tx: &mut Tx, actor: &str, new: &NewBank) -> Result<Outcome<Bank>> {
    match read(tx, &new.name).await? {
        Some(bank) if bank.purpose == new.purpose => Ok(Outcome::Done(bank)),
        Some(_) => Ok(Outcome::Taken),
        None => make(tx, actor, new).await,
    }
}

/// Changes a bank. What is listed stays where it is.
///
/// # Errors
/// When the database refuses.
pub async fn change_bank(
    tx: &mut Tx,
    actor: &str,
    id: Uuid,
    change: &BankChange,
) -> Result<Outcome<Bank>> {
    let step = step(tx, 0).await?;
    let Some(before) = read_by_id(tx, id).await? else {
        return Ok(Outcome::Missing);
    };
    let after = NewBank {
        name: change.name.clone().unwrap_or_else(|| before.name.clone()),
        purpose: before.purpose,
        threshold: change.threshold.unwrap_or(before.threshold),
        enabled_ppm: change.enabled_ppm.unwrap_or(before.enabled_ppm),
        source: before.source.clone(),
        labels: change
            .labels
            .clone()
            .unwrap_or_else(|| before.labels.clone()),
        exchange: before.exchange.clone(),
    };
    if !after.fits() {
        return Ok(Outcome::Invalid);
    }
    if after.name != before.name && read(tx, &after.name).await?.is_some() {
        return Ok(Outcome::Taken);
    }
    let labels = serde_json::to_string(&after.labels)?;
    let row = args![id, &after.name, after.threshold, after.enabled_ppm, labels,];
    tx.execute(queries::BANK_CHANGE, row).await?;
    // By another name other looks ask it.
    let drawn_anew = after.name != before.name && after.enabled_ppm < limits::RATIO_PPM_MAX;
    if drawn_anew || after.threshold > before.threshold || after.enabled_ppm > before.enabled_ppm {
        tell(tx, step, before.purpose, Goes::Up)?;
    }
    if drawn_anew || after.threshold < before.threshold || after.enabled_ppm < before.enabled_ppm {
        tell(tx, step, before.purpose, Goes::Down)?;
    }
    let detail = format!("threshold {} ratio {}", after.threshold, after.enabled_ppm);
    audit::append(tx, actor, "guard.bank_changed", &id.to_string(), &detail).await?;
    Ok(Outcome::Done(Bank {
        name: after.name,
        threshold: after.threshold,
        enabled_ppm: after.enabled_ppm,
        labels: after.labels,
        ..before
    }))
}

/// Deletes a bank. It is out of use with the commit; its contents are destroyed lot by lot after it.
///
/// # Errors
/// When the database refuses.
pub async fn delete_bank(tx: &mut Tx, actor: &str, id: Uuid) -> Result<Outcome<()>> {
    let step = step(tx, 0).await?;
    let Some(bank) = read_by_id(tx, id).await? else {
        return Ok(Outcome::Missing);
    };
    tx.execute(queries::BANK_DELETE, args![id, step.generation])
        .await?;
    let now = tx.now();
    tx.enqueue(PURGE, &id, now).await?;
    tell(tx, step, bank.purpose, Goes::Down)?;
    audit::append(tx, actor, "guard.bank_deleted", &id.to_string(), "").await?;
    Ok(Outcome::Done(()))
}

/// Every bank, by name.
///
/// # Errors
/// When the database cannot be reached.
pub async fn list(db: &Db) -> Result<Vec<Bank>> {
    let rows: Vec<Row> = db.all(queries::BANKS, args![]).await?;
    let tallies: Vec<(Uuid, String, i64)> = db.all(queries::TALLIES, args![]).await?;
    let mut banks: Vec<Bank> = rows.into_iter().map(Row::open).collect::<Result<_>>()?;
    for (id, kind, n) in tallies {
        let bank = banks.iter_mut().find(|bank| bank.id == id);
        if let (Some(bank), Ok(kind), Ok(n)) = (bank, kind.parse(), u64::try_from(n)) {
            bank.signals.insert(kind, n);
        }
    }
    Ok(banks)
}

/// The bank of a name.
///
/// # Errors
/// When the database cannot be reached.
pub async fn named(db: &Db, name: &str) -> Result<Option<Bank>> {
    Ok(list(db).await?.into_iter().find(|bank| bank.name == name))
}

/// As [`named`] in a transaction, without counts.
pub(super) async fn read(tx: &mut Tx, name: &str) -> Result<Option<Bank>> {
    let row: Option<Row> = tx.optional(queries::BANK_NAMED, args![name]).await?;
    row.map(Row::open).transpose()
}

pub(super) async fn read_by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Bank>> {
    let row: Option<Row> = tx.optional(queries::BANK, args![id]).await?;
    row.map(Row::open).transpose()
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    name: String,
    purpose: String,
    threshold: i64,
    enabled_ppm: i64,
    source: String,
    labels: String,
    exchange: Option<String>,
    made_at: i64,
}

impl Row {
    fn open(self) -> Result<Bank> {
        Ok(Bank {
            id: self.id,
            name: self.name,
            purpose: Purpose::parse(&self.purpose)
                .ok_or_else(|| Error::Setting("a bank has an unknown purpose".into()))?,
            threshold: u32::try_from(self.threshold).unwrap_or(0),
            enabled_ppm: u32::try_from(self.enabled_ppm).unwrap_or(0),
            source: self.source,
            labels: serde_json::from_str(&self.labels)?,
            exchange: self.exchange,
            made_at: self.made_at,
            signals: BTreeMap::new(),
        })
    }
}
