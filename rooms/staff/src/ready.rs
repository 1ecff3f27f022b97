//! Who may work at the desk now.

use crate::{model::AGREEMENT, queries};
use axum::{
    extract::FromRequestParts,
    response::{IntoResponse, Redirect, Response},
};
use http::{Method, StatusCode, request::Parts};
use store::args;
use web::{Person, Problem, Visit};

/// A signed-in member of staff who has agreed, as an adult, to the text as it is now. A handler that takes one cannot
/// be reached by anybody else: a page leads to the welcome page first, anything else is refused.
///
/// The role is the route's to declare ([`web::Access::staff`]); without one this is refused, too.
#[derive(Clone, Debug)]
pub struct Ready(pub Person);

impl<S: Send + Sync> FromRequestParts<S> for Ready {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let visit = Visit::from_request_parts(parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let person = visit.staff().map_err(IntoResponse::into_response)?.clone();
        let agreed = visit
            .app()
            .db()
            .number(queries::AGREED, args![person.id, AGREEMENT])
            .await
            .map_err(|error| Problem::from(error).into_response())?;
        if agreed == 1 {
            return Ok(Self(person));
        }
        if parts.method == Method::GET && !visit.wants_json() {
            return Err(Redirect::to(&visit.href("/desk/welcome")).into_response());
        }
        Err(Problem::new(StatusCode::FORBIDDEN, "staff-welcome-first").into_response())
    }
}
