//! Who may do what cannot be undone, now.

use crate::{Ready, limits};
use axum::{extract::FromRequestParts, response::Response};
use http::{Method, request::Parts};
use web::{Person, Visit};

/// One who may work ([`Ready`]) and has shown within ten minutes who they are. A handler that takes one cannot be reached
/// by anybody else: a page leads to `/desk/confirm` and from there back, a program is refused.
#[derive(Clone, Debug)]
pub struct Fresh(pub Person);

impl<S: Send + Sync> FromRequestParts<S> for Fresh {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let Ready(person) = Ready::from_request_parts(parts, state).await?;
        if let Some(visit) = parts.extensions.get::<Visit>()
            && let Some(first) = confirm_first(visit, &parts.method)
        {
            return Err(first);
        }
        Ok(Self(person))
    }
}

/// For a handler of which only some acts ask for it: what to answer instead of acting, unless the person has shown within
/// ten minutes who they are.
#[must_use]
pub fn confirm_first(visit: &Visit, method: &Method) -> Option<Response> {
    let now = visit.app().clock().now();
    let fresh = visit
        .session()
        .is_some_and(|held| held.confirmed_within(now, limits::FRESH_MS));
    (!fresh).then(|| visit.confirm_first(method, "staff-confirm-first"))
}
