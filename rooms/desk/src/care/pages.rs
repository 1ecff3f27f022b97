//! Pages of care: extract, call a verb, answer. Who has not passed the training may rest, too.

use super::{keep, limits, model::Wishes, views};
use crate::{Desk, control};
use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use staff::{Informed, Ready};
use web::{
    Access, DECIDERS, Html, Problem, Result, Role, Routes, Visit, render,
    switches::{self, Change},
};

const OWN: Access = Access::staff(DECIDERS);
const LEADS: Access = Access::staff(&[Role::Owner, Role::LeadModerator]);

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/desk/rest", rest, Access::staff(&Role::ALL))
        .post("/desk/rest", begin_rest, OWN)
        .get("/desk/care", care, OWN)
        .post("/desk/care", wish, OWN)
        .get("/desk/group", group, LEADS)
        .post("/desk/group", set_cap, LEADS.audits("desk.cap_set"))
        .post(
            "/desk/group/untrained",
            set_untrained,
            Access::staff(&[Role::Owner]).audits("web.switched"),
        )
}

async fn rest(visit: Visit, Informed(person): Informed, State(room): State<Desk>) -> Result<Html> {
    let (page, app) = (visit.page(), room.app());
    let (wishes, over) = if person.role.decides() {
        let today = keep::today(app, person.id).await?;
        (keep::wishes(app, person.id).await?, today.is_over())
    } else {
        (Wishes::default(), false)
    };
    let today = app.campaign().local(app.clock().now()).date();
    let lines = room
        .help()
        .lines_for(&page, wishes.country.as_deref(), today)?;
    render(&views::Rest::new(page, over, person.role.decides(), lines))
}

async fn begin_rest(
    visit: Visit,
    Informed(person): Informed,
    State(room): State<Desk>,
) -> Result<Redirect> {
    keep::rested(&room, person.id).await?;
    Ok(Redirect::to(&visit.href("/desk/rest")))
}

async fn care(visit: Visit, Informed(person): Informed, State(room): State<Desk>) -> Result<Html> {
    show(&visit, &room, person.id, false).await
}

async fn show(visit: &Visit, room: &Desk, person: store::Uuid, kept: bool) -> Result<Html> {
    let (page, app) = (visit.page(), room.app());
    let (wishes, today) = (
        keep::wishes(app, person).await?,
        keep::today(app, person).await?,
    );
    let cap = keep::cap(app).await?;
    let countries = room.help().named_countries(page.lang());
    render(&views::Care::new(
        page, &wishes, today, cap, countries, kept,
    ))
}

/// What somebody wishes for; a browser sends only the ticks that are set.
#[derive(Deserialize)]
struct WishForm {
    #[serde(default)]
    pictures: String,
    words_only: Option<String>,
    no_reported: Option<String>,
    no_injuries: Option<String>,
    #[serde(default)]
    country: String,
}

async fn wish(
    visit: Visit,
    Informed(person): Informed,
    State(room): State<Desk>,
    Form(form): Form<WishForm>,
) -> Result<Response> {
    let known = room.help().named_countries(visit.lang().code());
    let wishes = Wishes {
        pictures_a_day: number(&form.pictures)?,
        words_only: form.words_only.is_some(),
        no_reported: form.no_reported.is_some(),
        no_injuries: form.no_injuries.is_some(),
        country: known
            .into_iter()
            .map(|(code, _)| code)
            .find(|code| *code == form.country),
    };
    keep::wish(&room, person.id, &wishes).await?;
    Ok(show(&visit, &room, person.id, true).await?.into_response())
}

/// A number of pictures, or none.
fn number(text: &str) -> Result<Option<i64>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let number = text.trim().parse::<i64>().ok();
    let bounds = limits::PICTURES_A_DAY_MIN..=limits::PICTURES_A_DAY_MAX;
    let number = number.filter(|n| bounds.contains(n));
    number.map(Some).ok_or_else(|| Problem::bad("desk-cap"))
}

/// What concerns the group as a group.
async fn group(visit: Visit, Ready(person): Ready, State(room): State<Desk>) -> Result<Html> {
    let cap = keep::cap(room.app()).await?;
    let leads = person.role == Role::LeadModerator;
    let figure = if leads {
        control::figure(room.app()).await?
    } else {
        None
    };
    let owns = person.role == Role::Owner;
    let untrained = switches::read(room.app().db()).await?.untrained;
    let who = views::Who { leads, owns };
    render(&views::Group::new(
        visit.page(),
        cap,
        who,
        figure,
        untrained,
    ))
}

#[derive(Deserialize)]
struct UntrainedForm {
    open: bool,
}

/// Posting opens before two moderators have passed the training, or waits for them again.
async fn set_untrained(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
    Form(UntrainedForm { open }): Form<UntrainedForm>,
) -> Result<Redirect> {
    let app = room.app();
    let change = if open {
        Change::AllowUntrained
    } else {
        Change::WantTrained
    };
    let mut tx = app.db().begin().await?;
    switches::change(&mut tx, &person.id.to_string(), change).await?;
    tx.commit().await?;
    app.refresh_switches().await?;
    Ok(Redirect::to(&visit.href("/desk/group")))
}

#[derive(Deserialize)]
struct CapForm {
    pictures: String,
}

async fn set_cap(
    visit: Visit,
    Ready(person): Ready,
    State(room): State<Desk>,
    Form(form): Form<CapForm>,
) -> Result<Redirect> {
    let pictures = number(&form.pictures)?.unwrap_or(limits::PICTURES_A_DAY_MAX);
    let mut tx = room.app().db().begin().await?;
    keep::set_cap(&mut tx, &person, pictures).await?;
    tx.commit().await?;
    Ok(Redirect::to(&visit.href("/desk/group")))
}
