//! The pages: three ways to take part, and the receipt. Forms and links first; scripts only make them better.

use crate::{
    Kind, Post, PublicState,
    cards::Order,
    edit::{Words, edit},
    form::Form,
    limits,
    receipt::Receipt,
    replace::replace,
    submit::store_post,
    views::{
        ClosedPage, CountPage, DrawPage, FormView, HandsView, NextStep, PhotoPage, ReceiptPage,
        ReceiptView, ReplacePage, ThanksPage, ThanksView,
    },
    withdraw::withdraw,
};
use axum::{
    Form as UrlForm,
    extract::{Multipart, Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderValue, StatusCode, header};
use media::drawn::{CardSize, Hand, HandOptions, Mark, Pen, Tone};
use serde::Deserialize;
use web::{Access, Html, Page, Problem, Result, Routes, Visit, render};

const DAY_MS: i64 = 86_400_000;

pub(crate) fn routes() -> Routes<Post> {
    let upload = Access::reader()
        .body(limits::BODY_BYTES_MAX)
        .rate(limits::POSTING)
        .seconds(limits::UPLOAD_SECONDS_MAX);
    let receipt = Access::reader().rate(limits::RECEIPTS);
    Routes::new()
        .get("/post", photo, Access::reader())
        .get("/post/draw", draw, Access::reader())
        .get("/post/count", count, Access::reader())
        .post("/post", send, upload)
        .get("/post/hands/{file}", hand, Access::reader())
        .get("/receipt/{token}", show, receipt)
        .get("/receipt/{token}/thanks", thanks, receipt)
        .get(
            "/receipt/{token}/{card}",
            card,
            Access::reader().rate(limits::CARDS),
        )
        .post("/receipt/{token}/words", words, receipt)
        .post("/receipt/{token}/withdraw", take_back, receipt)
        .get("/receipt/{token}/replace", another, receipt)
        .post("/receipt/{token}/replace", send_another, upload)
        .get("/day.ics", calendar, Access::reader())
}

async fn is_open(room: &Post) -> bool {
    room.app().shut_gates().await.is_empty()
}

fn form(room: &Post, page: &Page) -> FormView {
    FormView::new(page, room.app().db().ids().token().text())
}

async fn photo(State(room): State<Post>, visit: Visit) -> Result<Html> {
    let page = visit.page();
    if !is_open(&room).await {
        return render(&ClosedPage { page });
    }
    let form = form(&room, &page);
    render(&PhotoPage { page, form })
}

async fn draw(State(room): State<Post>, visit: Visit) -> Result<Html> {
    let page = visit.page();
    if !is_open(&room).await {
        return render(&ClosedPage { page });
    }
    let (form, hands) = (form(&room, &page), hands(&room, &page));
    render(&DrawPage { page, form, hands })
}

async fn count(State(room): State<Post>, visit: Visit) -> Result<Html> {
    let page = visit.page();
    if !is_open(&room).await {
        return render(&ClosedPage { page });
    }
    let form = form(&room, &page);
    render(&CountPage { page, form })
}

fn hands(room: &Post, page: &Page) -> HandsView {
    HandsView::new(page, room.app().clock().now() / DAY_MS)
}

/// The plain form. What is wrong is said at its field, with everything else filled in again.
async fn send(State(room): State<Post>, visit: Visit, parts: Multipart) -> Result<Response> {
    if !is_open(&room).await {
        return Err(Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "posting-closed",
        ));
    }
    let mut sent = match Form::read(&room, parts).await {
        Ok(sent) => sent,
        Err(problem) => return again(&room, &visit, None, &problem),
    };
    match sent.submission(&visit) {
        Ok((submission, picture)) => {
            let stored = store_post(&room, submission, picture).await?;
            let to = visit.href(&format!("/receipt/{}/thanks", stored.receipt.text()));
            Ok(Redirect::to(&to).into_response())
        }
        Err(problem) => again(&room, &visit, Some(&sent), &problem),
    }
}

fn again(room: &Post, visit: &Visit, sent: Option<&Form>, problem: &Problem) -> Result<Response> {
    if problem.status.is_server_error() {
        return Err(problem.clone());
    }
    let page = visit.page();
    let mut form = form(room, &page);
    let said = format!(
        "{}. {}",
        page.t(&format!("problem-{}", problem.code)),
        page.t(&format!("problem-{}-next", problem.code))
    );
    let text = |name: &str| sent.map_or_else(String::new, |s| s.text(name).to_owned());
    form.caption = text("caption");
    form.alt = text("alt");
    form.first_name = text("first_name");
    form.place = text("place");
    form.adult_alone = !text("adult_alone").is_empty();
    form.show_face = !text("show_face").is_empty();
    match field_of(problem.code) {
        Some(field) => form.wrong.push((field, said.clone())),
        None => {}
    }
    form.trouble = Some(said);
    let html = match text("kind").as_str() {
        "drawn" => render(&DrawPage {
            hands: hands(room, &page),
            page,
            form,
        })?,
        "counted" => render(&CountPage { page, form })?,
        _ => render(&PhotoPage { page, form })?,
    };
    Ok((problem.status, html).into_response())
}

/// The field a problem's code begins with.
fn field_of(code: &str) -> Option<&'static str> {
    match code.split('-').next()? {
        "media" | "picture" | "too" => Some("media"),
        "drawing" => Some("strokes"),
        "caption" => Some("caption"),
        "alt" => Some("alt"),
        "name" => Some("first_name"),
        "place" => Some("place"),
        "adult" => Some("adult_alone"),
        "consent" => Some("consent"),
        _ => None,
    }
}

/// `/post/hands/{hand}-{tone}.svg`: a hand to draw on.
async fn hand(Path(file): Path<String>) -> Result<Response> {
    let (hand, tone) = file
        .strip_suffix(".svg")
        .and_then(|name| name.rsplit_once('-'))
        .and_then(|(hand, tone)| Some((Hand::find(hand)?, Tone::find(tone)?)))
        .ok_or_else(Problem::not_found)?;
    let mut response = hand
        .svg(tone, None, &HandOptions::default())
        .into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("image/svg+xml"),
    );
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=86400"),
    );
    Ok(response)
}

async fn show(State(room): State<Post>, visit: Visit, Path(token): Path<String>) -> Result<Html> {
    let receipt = Receipt::find(&room, &token).await?;
    let page = visit.page();
    let path = visit.href(&format!("/receipt/{token}"));
    let view = ReceiptView {
        state: receipt.state.name(),
        reason: receipt
            .reason
            .map(|r| page.t(&format!("post-reason-{r}")))
            .unwrap_or_default(),
        sent: page.moment(receipt.made_at),
        looks_next: page.desk_looks(),
        public_path: receipt.public_name.map(|name| format!("/p/{name}")),
        may_replace: receipt.state == PublicState::Refused && receipt.kind == Kind::Photo,
        replace_path: format!("/receipt/{token}/replace"),
        caption: receipt.caption,
        alt: receipt.alt,
        path,
    };
    render(&ReceiptPage {
        page,
        receipt: view,
    })
}

async fn thanks(State(room): State<Post>, visit: Visit, Path(token): Path<String>) -> Result<Html> {
    let receipt = Receipt::find(&room, &token).await?;
    let page = visit.page();
    let view = ThanksView {
        counted: receipt.kind == Kind::Counted,
        looks_next: page.desk_looks(),
        strokes: lines(&receipt),
        receipt_path: visit.href(&format!("/receipt/{token}")),
        receipt_url: page.url(&format!("/receipt/{token}")),
        home_url: page.url("/"),
        next_step: next_step(&page),
    };
    render(&ThanksPage { page, thanks: view })
}

/// The person's own strokes as lines in a square of 100, or an X of ours.
fn lines(receipt: &Receipt) -> Vec<String> {
    let own = receipt
        .strokes
        .as_deref()
        .and_then(|s| serde_json::from_str::<Vec<Vec<[f32; 2]>>>(s).ok());
    let strokes = own.and_then(|lines| {
        lines
            .into_iter()
            .map(media::drawn::Stroke::new)
            .collect::<std::result::Result<Vec<_>, _>>()
            .ok()
    });
    let mark = strokes
        .and_then(|s| Mark::new(s).ok())
        .unwrap_or_else(|| Mark::sample(receipt.post.as_u64_pair().1));
    Pen::default().centre_lines(
        &mark,
        media::drawn::Area {
            x: 8.0,
            y: 8.0,
            width: 84.0,
            height: 84.0,
        },
    )
}

/// The first of the organiser's steps.
fn next_step(page: &Page) -> Option<NextStep> {
    let step = page.campaign().steps.first()?;
    let words = step
        .words
        .get(page.lang())
        .or_else(|| step.words.values().next())?
        .clone();
    Some(NextStep {
        words,
        url: step.href.clone(),
        label: page.t("thanks-next-go"),
    })
}

/// `/receipt/{token}/card-{size}.png`.
async fn card(
    State(room): State<Post>,
    visit: Visit,
    Path((token, file)): Path<(String, String)>,
) -> Result<Response> {
    let size = file
        .strip_prefix("card-")
        .and_then(|name| name.strip_suffix(".png"))
        .and_then(CardSize::find)
        .ok_or_else(Problem::not_found)?;
    let receipt = Receipt::find(&room, &token).await?;
    let order = Order::new(&visit.page(), &receipt);
    let png = tokio::task::spawn_blocking(move || order.draw(size))
        .await
        .map_err(Problem::internal)??;
    let mut response = png.into_response();
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("image/png"));
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, max-age=300"),
    );
    Ok(response)
}

#[derive(Deserialize)]
struct WordsForm {
    #[serde(default)]
    caption: String,
    #[serde(default)]
    alt: String,
}

async fn words(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
    UrlForm(form): UrlForm<WordsForm>,
) -> Result<Redirect> {
    let receipt = Receipt::find(&room, &token).await?;
    let words = Words {
        caption: limits::CAPTION.read(&form.caption)?,
        alt: limits::ALT.read(&form.alt)?,
    };
    edit(&room, receipt.post, words).await?;
    Ok(Redirect::to(&visit.href(&format!("/receipt/{token}"))))
}

async fn take_back(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Redirect> {
    let receipt = Receipt::find(&room, &token).await?;
    withdraw(&room, receipt.post).await?;
    Ok(Redirect::to(&visit.href(&format!("/receipt/{token}"))))
}

async fn another(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Html> {
    let receipt = Receipt::find(&room, &token).await?;
    if receipt.state != PublicState::Refused {
        return Err(Problem::bad("receipt-not-now"));
    }
    replace_page(&visit, &token, None)
}

fn replace_page(visit: &Visit, token: &str, trouble: Option<String>) -> Result<Html> {
    let path = visit.href(&format!("/receipt/{token}"));
    render(&ReplacePage {
        page: visit.page(),
        action: format!("{path}/replace"),
        back: path,
        trouble,
    })
}

async fn send_another(
    State(room): State<Post>,
    visit: Visit,
    Path(token): Path<String>,
    parts: Multipart,
) -> Result<Response> {
    let receipt = Receipt::find(&room, &token).await?;
    let sent = Form::read(&room, parts)
        .await
        .and_then(|form| form.picture.ok_or_else(|| Problem::bad("media-missing")));
    match sent {
        Ok(picture) => {
            replace(
                &room,
                receipt.post,
                picture,
                &visit.client().for_upload_record(),
            )
            .await?;
            Ok(Redirect::to(&visit.href(&format!("/receipt/{token}"))).into_response())
        }
        Err(problem) if problem.status.is_client_error() => {
            let page = visit.page();
            let words = [
                format!("problem-{}", problem.code),
                format!("problem-{}-next", problem.code),
            ]
            .map(|k| page.t(&k));
            Ok((
                problem.status,
                replace_page(&visit, &token, Some(words.join(". ")))?,
            )
                .into_response())
        }
        Err(problem) => Err(problem),
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
