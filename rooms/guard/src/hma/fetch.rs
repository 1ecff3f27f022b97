//! Files that a caller names by address. Off unless the operator named hosts: HMA fetches whatever it is told, which
//! lets a caller reach what only the server may reach.

use super::{
    Hma,
    answer::{Answer, Refusal},
    limits,
};
use http::StatusCode;
use std::collections::BTreeMap;
use web::{
    Settings,
    outbound::{Error, Outbound, Policy},
};

/// A client for each host that files may be fetched from, by the beginning of its addresses.
#[derive(Default)]
pub(super) struct Fetcher(BTreeMap<String, Outbound>);

/// A file as it came.
pub(super) struct Fetched {
    pub(super) bytes: Vec<u8>,
    pub(super) is_video: bool,
}

impl Fetcher {
    /// # Errors
    /// When a host is no host, or one that may not be reached.
    pub(super) fn new(settings: &Settings, hosts: &[String]) -> Result<Self, Error> {
        let client = |host: &String| {
            let base = format!("https://{host}/");
            let mut policy = Policy::new("fetch", base.clone());
            policy.answer_bytes_max = u64::try_from(limits::FETCHED_BYTES_MAX).unwrap_or(u64::MAX);
            policy.redirects_max = 3;
            policy.at_once = 8;
            Ok((base, Outbound::new(settings, policy)?))
        };
        hosts.iter().map(client).collect::<Result<_, _>>().map(Self)
    }
}

/// Gets a file from a host on the list.
pub(super) async fn get(hma: &Hma, url: &str) -> Answer<Fetched> {
    let clients = &hma.fetcher().0;
    if clients.is_empty() {
        return Err(Refusal::new(
            StatusCode::FORBIDDEN,
            "fetching is switched off here; send the file itself",
        ));
    }
    let Some(client) = clients.values().find(|client| client.reaches(url)) else {
        return Err(Refusal::new(
            StatusCode::FORBIDDEN,
            "files are not fetched from that host; send the file itself",
        ));
    };
    let failed = |error: Error| {
        tracing::info!(%error, "a file that a caller named could not be fetched");
        Refusal::bad("the file could not be fetched")
    };
    let answer = client.get(url).send().await.map_err(failed)?;
    if !answer.status().is_success() {
        return Err(Refusal::bad("the file could not be fetched"));
    }
    let kind = answer.content_type();
    let is_video = kind.starts_with("video/");
    if !is_video && !kind.starts_with("image/") {
        return Err(Refusal::bad(
            "the address answers with neither a picture nor a video",
        ));
    }
    let bytes = answer.bytes().await.map_err(failed)?.to_vec();
    Ok(Fetched { bytes, is_video })
}
