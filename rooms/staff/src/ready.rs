//! Who may work at the desk now.

use crate::{has_passed, model::AGREEMENT, queries};
use axum::{
    extract::FromRequestParts,
    response::{IntoResponse, Redirect, Response},
};
use http::{Method, StatusCode, request::Parts};
use store::args;
use web::{Person, Problem, Visit};

/// A signed-in member of staff who has agreed, as an adult, to the text as it is now, and who may not have passed the
/// training yet: for the training itself, a rest, and what is only about them. Everything else takes [`Ready`].
#[derive(Clone, Debug)]
pub struct Informed(pub Person);

/// One who may work: who agreed and, if their role decides, has passed the training as it is now. A handler that takes
/// one cannot be reached by anybody else: a page leads to what comes first, anything else is refused.
///
/// The role is the route's to declare ([`web::Access::staff`]); without one this is refused, too.
#[derive(Clone, Debug)]
pub struct Ready(pub Person);

impl<S: Send + Sync> FromRequestParts<S> for Informed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let visit = visit(parts, state).await?;
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
        Err(first(parts, &visit, "/desk/welcome", "staff-welcome-first"))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Ready {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let Informed(person) = Informed::from_request_parts(parts, state).await?;
        let visit = visit(parts, state).await?;
        let trained = !person.role.decides()
            || has_passed(visit.app().db(), person.id)
                .await
                .map_err(|error| Problem::from(error).into_response())?;
        if trained {
            return Ok(Self(person));
        }
        Err(first(
            parts,
            &visit,
            "/desk/training",
            "staff-training-first",
        ))
    }
}

async fn visit<S: Send + Sync>(parts: &mut Parts, state: &S) -> Result<Visit, Response> {
    let visit = Visit::from_request_parts(parts, state).await;
    visit.map_err(IntoResponse::into_response)
}

/// Somebody who looks for a page is led to what comes first; anything else is refused.
fn first(parts: &Parts, visit: &Visit, page: &str, code: &'static str) -> Response {
    if parts.method == Method::GET && !visit.wants_json() {
        return Redirect::to(&visit.href(page)).into_response();
    }
    Problem::new(StatusCode::FORBIDDEN, code).into_response()
}
