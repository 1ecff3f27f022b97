//! A person has read a fact on its source's own page. That holds for what the fact said then: one that is changed is to
//! be read again.

use crate::{Learn, Library, Sources, facts::fact::Fact};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use store::Result;
use web::{
    Person,
    content::{self, Agreed},
};

/// Where it is noted.
pub(crate) const CONFIRMED: &str = "confirmed/facts.toml";

/// One fact that somebody has read; who, is in the audit chain.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Confirmed {
    id: String,
    /// What the fact said.
    of: String,
    on: String,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    confirmed: Vec<Confirmed>,
}

/// The ids of the facts that somebody has read as they are now.
pub(crate) fn confirmed(sources: &Sources, library: &Library) -> Vec<String> {
    let file = read(sources.get(CONFIRMED)).unwrap_or_default();
    let holds = |one: &Confirmed| {
        let fact = library.facts().get(&one.id);
        fact.is_some_and(|fact| digest(fact) == one.of)
    };
    let held = file.confirmed.into_iter().filter(holds);
    held.map(|one| one.id).collect()
}

/// What is wrong with the notes.
pub(crate) fn faults(sources: &Sources) -> Option<String> {
    let error = read(sources.get(CONFIRMED)).err()?;
    Some(format!("{CONFIRMED}: {error}"))
}

fn read(text: Option<&str>) -> Result<File, toml::de::Error> {
    text.map_or_else(|| Ok(File::default()), toml::from_str)
}

/// What a reader would be told wrongly if it changed: the words, the numbers, where and when, and who says so.
fn digest(fact: &Fact) -> String {
    let told = format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {}",
        fact.says,
        fact.value,
        fact.also,
        fact.period,
        fact.places,
        fact.denominator,
        fact.source.url
    );
    let full = hex::encode(Sha256::digest(told.as_bytes()));
    full.chars().take(24).collect()
}

/// Notes that this person has read the fact today, or (`holds` is false) that it is not so. False when there is no such
/// fact for pages.
pub(crate) async fn note(
    learn: &Learn,
    person: &Person,
    id: &str,
    holds: bool,
    today: Date,
) -> Result<bool> {
    let library = learn.library();
    let Some(fact) = library.facts().get(id).filter(|f| f.grade.is_for_pages()) else {
        return Ok(false);
    };
    let one = Confirmed {
        id: id.to_owned(),
        of: digest(fact),
        on: today.to_string(),
    };
    let edit = |was: Option<&str>| {
        let mut file = read(was).unwrap_or_default();
        file.confirmed.retain(|other| other.id != one.id);
        if holds {
            file.confirmed.push(one);
        }
        toml::to_string(&file).ok()
    };
    let verb = if holds {
        "learn.fact_confirmed"
    } else {
        "learn.fact_doubted"
    };
    let done = content::publish_alone(learn.shelf(), person, verb, CONFIRMED, edit, id).await?;
    Ok(matches!(done, Agreed::Published(_)))
}
