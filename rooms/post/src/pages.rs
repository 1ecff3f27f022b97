//! The pages of the three ways to take part. Forms and links first; scripts only make them better.

use crate::{
    Post,
    form::Form,
    limits,
    submit::store_post,
    views::{CarePage, ClosedPage, CountPage, DrawPage, FormView, Full, HandsView, PhotoPage},
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderValue, StatusCode, header};
use web::{Access, Html, IntakeGate, Page, Problem, Result, Routes, Visit, render};

const DAY_MS: i64 = 86_400_000;

pub(crate) fn routes() -> Routes<Post> {
    let upload = Access::reader()
        .body(limits::BODY_BYTES_MAX)
        .rate(limits::POSTING)
        .seconds(limits::UPLOAD_SECONDS_MAX);
    Routes::new()
        .get("/post", photo, Access::reader())
        .get("/post/draw", draw, Access::reader())
        .get("/post/count", count, Access::reader())
        .post("/post", send, upload)
        .post(
            "/post/count",
            send_counted,
            Access::reader().rate(limits::POSTING),
        )
        .get("/day.ics", calendar, Access::reader())
}

/// True when posting is open: every gate holds. Nobody is told that posting is closed because the database is away for
/// a moment: then this fails as everything else does.
pub(crate) async fn is_open(room: &Post) -> Result<bool> {
    Ok(room.app().shut_gates().await?.is_empty())
}

/// Being counted asks nothing of the desk: it goes on while the desk takes no pictures.
async fn counts(room: &Post) -> Result<bool> {
    let shut = room.app().shut_gates().await?;
    Ok(shut.iter().all(|key| *key == IntakeGate::KEY))
}

/// What a program, or a form that was open too long, is told while posting is shut.
pub(crate) fn closed() -> Problem {
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "posting-closed").after(3600)
}

fn closed_page(room: &Post, page: Page) -> Result<Html> {
    let opens = page.campaign().opens_later(room.app().clock().now());
    let opens = opens.map(|day| page.date(day));
    let switches = room.app().switches();
    let full = switches.closed(room.app().clock().now());
    let full = full.filter(|_| opens.is_none()).map(|closed| Full {
        until: closed.until.map(|at| page.moment(at)),
        words: closed.words.clone(),
    });
    render(&ClosedPage { page, opens, full })
}

fn form(room: &Post, page: &Page) -> FormView {
    FormView::new(page, room.app().db().ids().token().text())
}

async fn photo(State(room): State<Post>, visit: Visit) -> Result<Html> {
    let page = visit.page();
    if !is_open(&room).await? {
        return closed_page(&room, page);
    }
    let form = form(&room, &page);
    render(&PhotoPage { page, form })
}

async fn draw(State(room): State<Post>, visit: Visit) -> Result<Html> {
    let page = visit.page();
    if !is_open(&room).await? {
        return closed_page(&room, page);
    }
    let (form, hands) = (form(&room, &page), hands(&room, &page));
    render(&DrawPage { page, form, hands })
}

async fn count(State(room): State<Post>, visit: Visit) -> Result<Html> {
    let page = visit.page();
    if !counts(&room).await? {
        return closed_page(&room, page);
    }
    let plain = !is_open(&room).await?;
    let form = form(&room, &page);
    render(&CountPage { page, form, plain })
}

fn hands(room: &Post, page: &Page) -> HandsView {
    HandsView::new(page, room.app().clock().now() / DAY_MS)
}

/// The plain form. What is wrong is said at its field, with everything else filled in again.
async fn send(
    State(room): State<Post>,
    visit: Visit,
    parts: crate::turns::Form,
) -> Result<Response> {
    if !is_open(&room).await? {
        return Err(closed());
    }
    take(&room, &visit, parts, false).await
}

/// The form without a picture: small, and open while the desk takes no pictures.
async fn send_counted(
    State(room): State<Post>,
    visit: Visit,
    parts: crate::turns::Form,
) -> Result<Response> {
    if !counts(&room).await? {
        return Err(closed());
    }
    take(&room, &visit, parts, true).await
}

async fn take(
    room: &Post,
    visit: &Visit,
    parts: crate::turns::Form,
    only_counted: bool,
) -> Result<Response> {
    let mut sent = match Form::read(room, parts).await {
        Ok(sent) => sent,
        Err(problem) => return again(room, visit, None, &problem),
    };
    if only_counted && sent.text("kind") != "counted" {
        return Err(Problem::bad("form-broken"));
    }
    match sent.submission(visit) {
        Ok((submission, picture)) => {
            let stored = match store_post(room, submission, picture).await {
                Err(problem) if problem.code == "words-care" => return care(visit),
                Err(problem) if problem.code.starts_with("words-") => {
                    return again(room, visit, Some(&sent), &problem);
                }
                other => other?,
            };
            let to = visit.href(&format!("/receipt/{}/thanks", stored.receipt.text()));
            Ok(Redirect::to(&to).into_response())
        }
        Err(problem) => again(room, visit, Some(&sent), &problem),
    }
}

/// Somebody may be telling of themselves: help first. Neither the words nor the picture were kept.
fn care(visit: &Visit) -> Result<Response> {
    let html = render(&CarePage { page: visit.page() })?;
    Ok((StatusCode::BAD_REQUEST, html).into_response())
}

fn again(room: &Post, visit: &Visit, sent: Option<&Form>, problem: &Problem) -> Result<Response> {
    if problem.status.is_server_error() {
        return Err(problem.clone());
    }
    let page = visit.page();
    let mut form = form(room, &page);
    let said = said(&page, problem);
    let text = |name: &str| sent.map_or_else(String::new, |s| s.text(name).to_owned());
    form.caption = text("caption");
    form.alt = text("alt");
    form.first_name = text("first_name");
    form.place = text("place");
    form.adult_alone = !text("adult_alone").is_empty();
    form.show_face = !text("show_face").is_empty();
    if let Some(field) = field_of(problem.code) {
        form.wrong.push((field, said.clone()));
    }
    form.trouble = Some(said);
    let html = match text("kind").as_str() {
        "drawn" => render(&DrawPage {
            hands: hands(room, &page),
            page,
            form,
        })?,
        "counted" => render(&CountPage {
            page,
            form,
            plain: true,
        })?,
        _ => render(&PhotoPage { page, form })?,
    };
    Ok((problem.status, html).into_response())
}

/// A problem in one line, for a form that is shown again.
pub(crate) fn said(page: &Page, problem: &Problem) -> String {
    let [what, next] = ["", "-next"].map(|end| page.t(&format!("problem-{}{end}", problem.code)));
    format!("{what}. {next}")
}

/// The field a problem's code begins with.
fn field_of(code: &str) -> Option<&'static str> {
    match code.split('-').next()? {
        "media" | "picture" | "too" => Some("media"),
        "drawing" => Some("strokes"),
        "caption" | "words" => Some("caption"),
        "alt" => Some("alt"),
        "name" => Some("first_name"),
        "place" => Some("place"),
        "adult" => Some("adult_alone"),
        "consent" => Some("consent"),
        _ => None,
    }
}

/// The day as a calendar entry (RFC 5545).
async fn calendar(visit: Visit) -> Response {
    let page = visit.page();
    let date = page.campaign().date();
    let next = date.tomorrow().unwrap_or(date);
    let text = |d: jiff::civil::Date| format!("{:04}{:02}{:02}", d.year(), d.month(), d.day());
    let escape = |s: String| {
        s.replace('\\', "\\\\")
            .replace(';', "\\;")
            .replace(',', "\\,")
            .replace('\n', "\\n")
    };
    let body = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//RedX//day//EN\r\nBEGIN:VEVENT\r\nUID:day-{}@redx\r\n\
         DTSTAMP:{}T000000Z\r\nDTSTART;VALUE=DATE:{}\r\nDTEND;VALUE=DATE:{}\r\nSUMMARY:{}\r\nURL:{}\r\n\
         TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        date.year(),
        text(date),
        text(date),
        text(next),
        escape(page.with("calendar-summary", "campaign", page.campaign().name.clone())),
        page.url("/"),
    );
    let mut response = body.into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/calendar; charset=utf-8"),
    );
    response
}
