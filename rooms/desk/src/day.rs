//! The day at the desk, for who answers for it: intake can be closed, the wall paused, and reasons said in other words.

use crate::{Desk, limits, views};
use axum::{
    Form,
    extract::{Query, State},
    response::Redirect,
};
use post::Reason;
use serde::Deserialize;
use staff::Ready;
use store::Millis;
use web::{
    Access, Html, Person, Problem, Result, Role, Routes, Visit, render,
    switches::{self, Change, Closed},
};

/// Who answers for the day.
const LEADS: &[Role] = &[Role::Owner, Role::Organiser, Role::LeadModerator];

const HOUR_MS: Millis = 3_600_000;

pub(crate) fn routes() -> Routes<Desk> {
    let flips = Access::staff(LEADS).audits("web.switched");
    Routes::new()
        .get("/desk/day", day, Access::staff(LEADS))
        .post("/desk/day", flip, flips)
        .get("/desk/reasons", reasons, Access::staff(LEADS))
        .post("/desk/reasons", reword, flips)
}

/// True for who may flip the switches.
pub(crate) fn leads(role: Role) -> bool {
    LEADS.contains(&role)
}

#[derive(Deserialize)]
pub(crate) struct Back {
    said: Option<String>,
}

async fn day(
    visit: Visit,
    _: Ready,
    State(room): State<Desk>,
    Query(back): Query<Back>,
) -> Result<Html> {
    // Asked anew: another node may have flipped one a moment ago.
    let switches = switches::read(room.app().db()).await?;
    let now = room.app().clock().now();
    let said = views::Said::parse(back.said.as_deref(), None);
    render(&views::Day::new(visit.page(), &switches, now, said))
}

/// The form of the switches.
#[derive(Deserialize)]
pub(crate) struct Flip {
    act: String,
    /// Hours until pictures are taken again; without any, until somebody opens.
    #[serde(default)]
    hours: String,
    #[serde(default)]
    words: String,
}

impl Flip {
    fn change(&self, now: Millis) -> Result<Change> {
        match self.act.as_str() {
            "close" => Ok(Change::CloseIntake(Closed {
                until: self.until(now)?,
                words: limits::OWN_WORDS.read(&self.words)?.unwrap_or_default(),
            })),
            "open" => Ok(Change::OpenIntake),
            "pause" => Ok(Change::PauseWall),
            "resume" => Ok(Change::ResumeWall),
            _ => Err(Problem::bad("desk-act")),
        }
    }

    fn until(&self, now: Millis) -> Result<Option<Millis>> {
        if self.hours.is_empty() {
            return Ok(None);
        }
        let hours = self.hours.parse().ok();
        let hours = hours.filter(|hours| limits::CLOSED_HOURS.contains(hours));
        let hours = hours.ok_or_else(|| Problem::bad("desk-act"))?;
        Ok(Some(now + hours * HOUR_MS))
    }
}

async fn flip(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
    Form(form): Form<Flip>,
) -> Result<Redirect> {
    let change = form.change(room.app().clock().now())?;
    set(&room, &person, vec![change]).await?;
    Ok(Redirect::to(&visit.href("/desk/day?said=desk-told")))
}

/// Flips them, and has this node know at once.
async fn set(room: &Desk, person: &Person, changes: Vec<Change>) -> Result<()> {
    let app = room.app();
    let mut tx = app.db().begin().await?;
    for change in changes {
        switches::change(&mut tx, &person.id.to_string(), change).await?;
    }
    tx.commit().await?;
    app.refresh_switches().await?;
    Ok(())
}

async fn reasons(
    visit: Visit,
    _: Ready,
    State(room): State<Desk>,
    Query(back): Query<Back>,
) -> Result<Html> {
    let switches = switches::read(room.app().db()).await?;
    let said = views::Said::parse(back.said.as_deref(), None);
    let (page, words) = (visit.page(), room.app().words());
    render(&views::Reasons::new(page, words, &switches, said))
}

/// The key of the words that an author reads for a reason.
pub(crate) fn key(reason: Reason) -> String {
    format!("post-reason-{}", reason.name())
}

/// The reasons an author can be told: some that a person may choose are told as another.
pub(crate) fn told() -> impl Iterator<Item = Reason> {
    Reason::ALL.into_iter().filter(|one| one.told() == *one)
}

/// One reason in every language: a field for each, empty for the product's own words.
async fn reword(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Redirect> {
    let named = |(name, value): &(String, String)| (name == "reason").then(|| Reason::parse(value));
    let reason = fields.iter().find_map(named).flatten();
    let reason = reason.filter(|reason| told().any(|one| one == *reason));
    let key = key(reason.ok_or_else(|| Problem::bad("desk-act"))?);
    let now = switches::read(room.app().db()).await?;
    let mut changes = Vec::new();
    for lang in room.app().words().offered() {
        let lang = lang.code();
        let Some((_, words)) = fields.iter().find(|(name, _)| name == lang) else {
            continue;
        };
        let words = limits::OWN_WORDS.read(words)?.unwrap_or_default();
        if now.words(&key, lang).unwrap_or_default() != words {
            let (key, lang) = (key.clone(), lang.to_owned());
            changes.push(Change::Word { key, lang, words });
        }
    }
    set(&room, &person, changes).await?;
    Ok(Redirect::to(&visit.href("/desk/reasons?said=desk-told")))
}
