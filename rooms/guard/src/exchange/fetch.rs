//! Asks another side for a page.

use super::{
    fault::Fault,
    hma, limits,
    model::{Exchange, Kind, Run},
    ncmec,
    page::{Ask, Page},
    stopncii,
};
use bytes::Bytes;
use hashbank::import::Format;
use std::path::Path;
use web::{
    Settings,
    outbound::{self, Answer, Credentials, Outbound, Policy},
};

/// A client for an exchange. Its credentials are read anew for every run, so that a changed file counts at once.
pub(super) fn client(
    settings: &Settings,
    exchange: &Exchange,
    mut policy: Policy,
) -> Result<Outbound, Fault> {
    if let Some(file) = &exchange.credentials_file {
        policy.credentials = Credentials::read(Path::new(file))?;
    }
    Ok(Outbound::new(settings, policy)?)
}

/// A client for pages.
pub(super) fn pages(settings: &Settings, exchange: &Exchange) -> Result<Outbound, Fault> {
    let mut policy = Policy::new("exchange", &exchange.place);
    policy.answer_bytes_max = limits::PAGE_BYTES_MAX;
    client(settings, exchange, policy)
}

/// The page that is next.
pub(super) async fn page(to: &Outbound, exchange: &Exchange, run: &Run) -> Result<Page, Fault> {
    let remote = exchange.remote.as_deref().unwrap_or_default();
    let next = run.next.as_deref();
    let ask = match exchange.kind {
        Kind::Ncmec => ncmec::ask(exchange.since(), run.began, next),
        Kind::StopNcii => stopncii::ask(exchange.since(), next),
        Kind::Hma => hma::ask(remote, exchange.since(), next),
        // Those have no pages.
        Kind::File | Kind::Url => return Err(Fault::WrongKind),
    };
    let kinds: &[&str] = match exchange.kind {
        Kind::Ncmec => &["application/xml", "text/xml"],
        _ => &["application/json"],
    };
    let body = body(to, ask, kinds).await?;
    let page = match exchange.kind {
        Kind::Ncmec => Page::read(&body, Format::NcmecXml),
        Kind::StopNcii => Page::read(&body, Format::StopNcii),
        Kind::Hma | Kind::File | Kind::Url => hma::read(&body),
    }?;
    let link = page.next.as_deref().unwrap_or_default();
    if link.len() > limits::LINK_BYTES_MAX {
        return Err(Fault::Unreadable);
    }
    if exchange.kind == Kind::Ncmec && !to.reaches(&ncmec::ask(0, 0, Some(link)).path) {
        return Err(outbound::Error::OtherHost.into());
    }
    Ok(page)
}

async fn body(to: &Outbound, ask: Ask, kinds: &[&str]) -> Result<Bytes, Fault> {
    let request = ask
        .query
        .iter()
        .fold(to.get(&ask.path), |request, (name, value)| {
            request.query(name, value)
        });
    let answer = request.send().await?;
    status(&answer)?;
    if !kinds.contains(&answer.content_type().as_str()) {
        return Err(Fault::WrongKind);
    }
    Ok(answer.bytes().await?)
}

/// What a status means to us, whichever list it is.
pub(super) fn status(answer: &Answer) -> Result<(), Fault> {
    match answer.status().as_u16() {
        200..=299 => Ok(()),
        401 | 403 => Err(Fault::Unauthorized),
        404 | 410 => Err(Fault::NotThere),
        429 => Err(Fault::AskedToWait(answer.retry_after_seconds())),
        500..=599 => Err(Fault::Theirs(answer.retry_after_seconds())),
        _ => Err(Fault::Refused),
    }
}
