//! Who may ask: a token for each program, with scopes. On by default; HMA itself asks nobody.

use super::{
    Hma,
    answer::Refusal,
    token::{self, Grant, Scope},
};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use data_encoding::BASE64;
use http::{HeaderMap, HeaderName, StatusCode, header, uri::Authority};
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};
use store::{Millis, Result};
use web::App;

/// How long a node goes by the tokens it has read: a revoked one works no longer than this.
const FRESH_MS: Millis = 1_000;

/// The tokens as they were read last.
#[derive(Default)]
pub(super) struct Door(Mutex<Known>);

#[derive(Default, Clone)]
struct Known {
    read_at: Option<Millis>,
    by_mac: Arc<HashMap<Vec<u8>, Arc<Grant>>>,
}

impl Door {
    /// Whose token it is, if it works.
    async fn whose(&self, app: &App, text: &str) -> Result<Option<Arc<Grant>>> {
        let Some(mac) = token::presented(app, text) else {
            return Ok(None);
        };
        let known = self.known(app).await?;
        Ok(known.get(mac.as_slice()).cloned())
    }

    async fn known(&self, app: &App) -> Result<Arc<HashMap<Vec<u8>, Arc<Grant>>>> {
        let (held, now) = (self.held(), app.clock().now());
        // A clock that was set back makes them stale, too.
        if held
            .read_at
            .is_some_and(|at| (0..FRESH_MS).contains(&(now - at)))
        {
            return Ok(held.by_mac);
        }
        let live = token::live(app.db()).await?.into_iter();
        let by_mac = Arc::new(live.map(|(mac, grant)| (mac, Arc::new(grant))).collect());
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Known {
            read_at: Some(now),
            by_mac: Arc::clone(&by_mac),
        };
        Ok(by_mac)
    }

    fn held(&self) -> Known {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// Who is asking, for the audit chain: put into the request by [`check`].
#[derive(Clone, Debug)]
pub(super) struct Asker(Option<Arc<Grant>>);

impl Asker {
    /// As the audit chain and opinions name them.
    pub(super) fn name(&self) -> String {
        match &self.0 {
            Some(grant) => format!("token:{}", grant.name),
            None => "open".to_owned(),
        }
    }
}

/// Lets a request through if its token has `scope`; any token will do where there is none.
pub(super) async fn check(
    State((hma, scope)): State<(Hma, Option<Scope>)>,
    mut request: Request,
    next: Next,
) -> Response {
    match admit(&hma, scope, request.headers()).await {
        Ok(asker) => {
            request.extensions_mut().insert(asker);
            next.run(request).await
        }
        Err(refusal) => refusal.into_response(),
    }
}

async fn admit(
    hma: &Hma,
    scope: Option<Scope>,
    headers: &HeaderMap,
) -> std::result::Result<Asker, Refusal> {
    refuse_other_sites(headers)?;
    if hma.is_open() {
        return on_this_machine(headers).map(|()| Asker(None));
    }
    let unknown = || {
        Refusal::new(
            StatusCode::UNAUTHORIZED,
            "a token is needed: 'Authorization: Bearer rxg_...'",
        )
    };
    let text = presented(headers).ok_or_else(unknown)?;
    let grant = hma.door().whose(hma.app(), &text).await?;
    let grant = grant.ok_or_else(unknown)?;
    if scope.is_some_and(|scope| !grant.scopes.contains(&scope)) {
        return Err(Refusal::new(
            StatusCode::FORBIDDEN,
            "this token is not for this call",
        ));
    }
    Ok(Asker(Some(grant)))
}

/// A page of another site may not ask through somebody's browser, which sends a password it was given by itself.
fn refuse_other_sites(headers: &HeaderMap) -> std::result::Result<(), Refusal> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let fetched_from = text(HeaderName::from_static("sec-fetch-site"));
    let from_elsewhere = fetched_from.is_some_and(|site| !["same-origin", "none"].contains(&site));
    let host = text(header::HOST).unwrap_or_default();
    let origin =
        text(header::ORIGIN).map(|origin| origin.split_once("://").map_or("", |(_, host)| host));
    if from_elsewhere || origin.is_some_and(|origin| origin != host) {
        return Err(Refusal::new(
            StatusCode::FORBIDDEN,
            "pages of other sites may not ask",
        ));
    }
    Ok(())
}

/// Without tokens only what runs on this machine may ask, by a name that no other site can take for itself.
fn on_this_machine(headers: &HeaderMap) -> std::result::Result<(), Refusal> {
    let host = headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok());
    let authority = host.and_then(|host| host.parse::<Authority>().ok());
    let ours = authority.is_some_and(|authority| {
        let name = authority.host().trim_matches(['[', ']']);
        name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    });
    ours.then_some(()).ok_or_else(|| {
        Refusal::new(
            StatusCode::FORBIDDEN,
            "without tokens this service answers to localhost alone",
        )
    })
}

/// The token of a request: the bearer's, or the password of Basic, as browsers send it.
fn presented(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (way, rest) = value.split_once(' ')?;
    if way.eq_ignore_ascii_case("bearer") {
        return Some(rest.trim().to_owned());
    }
    if !way.eq_ignore_ascii_case("basic") {
        return None;
    }
    let pair = String::from_utf8(BASE64.decode(rest.trim().as_bytes()).ok()?).ok()?;
    pair.split_once(':')
        .map(|(_, password)| password.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token_of(value: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, value.parse().unwrap());
        presented(&headers)
    }

    #[test]
    fn a_token_comes_as_bearer_or_as_a_password() {
        assert_eq!(token_of("Bearer rxg_a").as_deref(), Some("rxg_a"));
        assert_eq!(token_of("bearer  rxg_a ").as_deref(), Some("rxg_a"));
        let basic = format!("Basic {}", BASE64.encode(b"anybody:rxg_a"));
        assert_eq!(token_of(&basic).as_deref(), Some("rxg_a"));
        for nothing in ["Bearer", "Digest x", "Basic !!", "Basic YQ=="] {
            assert_eq!(token_of(nothing), None, "{nothing}");
        }
        assert_eq!(presented(&HeaderMap::new()), None);
    }
}
