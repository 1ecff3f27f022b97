//! The page: filter, read, and look how the record stands.

use super::views::{Names, TrailPage};
use crate::{Desk, limits};
use axum::extract::{Query, State};
use jiff::{civil::Date, tz::TimeZone};
use serde::Deserialize;
use staff::Ready;
use web::{
    Access, Html, Result, Role, Routes, Visit,
    audit::{self, Filter},
    render,
};

/// Those who answer for the desk, and who looks whether it was run as it should be.
const READS: Access = Access::staff(&[Role::Owner, Role::LeadModerator, Role::Auditor]);

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new().get("/desk/trail", trail, READS)
}

/// What a reader wants to see; what cannot be read is as if it were empty.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(crate) day: String,
    #[serde(default)]
    pub(crate) actor: String,
    #[serde(default)]
    pub(crate) verb: String,
    #[serde(default)]
    pub(crate) before: String,
}

impl Asked {
    fn filter(&self) -> Filter {
        Filter {
            day: self.day.parse().ok().and_then(day_of),
            actor: self.actor.clone(),
            verb: self.verb.trim().to_owned(),
            before: self.before.parse().ok(),
        }
    }
}

fn day_of(date: Date) -> Option<i64> {
    let at = date.to_zoned(TimeZone::UTC).ok()?.timestamp();
    Some(audit::day_of(at.as_millisecond()))
}

async fn trail(
    visit: Visit,
    _: Ready,
    State(room): State<Desk>,
    Query(asked): Query<Asked>,
) -> Result<Html> {
    let app = room.app();
    let seen = app.trail().look(app, audit::VIEW_ENTRIES_MAX).await?;
    let filter = asked.filter();
    let more = limits::TRAIL_ROWS.saturating_add(1);
    let entries = audit::list(app.db(), &filter, more).await?;
    let names = Names::new(staff::people(app.db()).await?);
    let key = audit::public_key(app.keys()).to_bytes();
    let page = TrailPage::new(visit.page(), seen, &key, &names, &asked, &entries);
    render(&page)
}
