//! What a route declares, enforced: who may use it, how often, how much and how long.

use crate::{
    Access, Person, Problem, Rate, Role, Visit,
    session::{self, Held},
};
use axum::{
    body::HttpBody as _,
    extract::{DefaultBodyLimit, Request},
    handler::Handler,
    response::{IntoResponse, Redirect, Response},
};
use futures_util::future::BoxFuture;
use http::{Method, StatusCode, header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::{Sleep, sleep};

/// A handler behind what its route declares. A handler itself and no layer, because a layer costs every request two
/// boxes and two moves.
#[derive(Clone)]
pub(crate) struct Enforced<H> {
    pub(crate) handler: H,
    pub(crate) access: Access,
}

impl<T, S, H> Handler<T, S> for Enforced<H>
where
    T: 'static,
    S: Send + 'static,
    H: Handler<T, S, Future: Unpin>,
{
    type Future = Answering<H::Future>;

    fn call(self, mut request: Request, state: S) -> Self::Future {
        let Self { handler, access } = self;
        if let Err(problem) = admit(&access, &request) {
            return Answering::Refused(Some(problem.into_response()));
        }
        if !request.body().is_end_stream() {
            DefaultBodyLimit::max(access.body_bytes_max).apply(&mut request);
        }
        let Some(roles) = access.roles else {
            return Answering::reader(handler.call(request, state), &access);
        };
        // Boxed: readers, who are almost all, need no room for it.
        Answering::Staff(Box::pin(async move {
            match sign_in(&mut request, roles, &access).await {
                Ok(()) => Answering::reader(handler.call(request, state), &access).await,
                Err(refusal) => refusal,
            }
        }))
    }
}

/// An answer on its way.
pub(crate) enum Answering<F> {
    Refused(Option<Response>),
    Reader {
        answer: F,
        seconds_max: u64,
        /// Set when the handler has to wait for the first time: most never do.
        patience: Option<Pin<Box<Sleep>>>,
    },
    Staff(BoxFuture<'static, Response>),
}

impl<F> Answering<F> {
    fn reader(answer: F, access: &Access) -> Self {
        Self::Reader {
            answer,
            seconds_max: access.seconds_max,
            patience: None,
        }
    }
}

impl<F: Future<Output = Response> + Unpin> Future for Answering<F> {
    type Output = Response;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Response> {
        match self.get_mut() {
            Self::Refused(response) => Poll::Ready(response.take().unwrap_or_default()),
            Self::Staff(answer) => answer.as_mut().poll(context),
            Self::Reader {
                answer,
                seconds_max,
                patience,
            } => {
                if let Poll::Ready(response) = Pin::new(answer).poll(context) {
                    return Poll::Ready(response);
                }
                let limit = Duration::from_secs(*seconds_max);
                let patience = patience.get_or_insert_with(|| Box::pin(sleep(limit)));
                patience
                    .as_mut()
                    .poll(context)
                    .map(|()| Problem::unavailable("a handler took too long").into_response())
            }
        }
    }
}

/// What can be known without asking the database.
fn admit(access: &Access, request: &Request) -> Result<(), Problem> {
    let Some(visit) = request.extensions().get::<Visit>() else {
        return Err(Problem::internal("the shell is missing around a route"));
    };
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.parse::<usize>().ok());
    if announced.is_some_and(|n| n > access.body_bytes_max) {
        return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"));
    }
    access.rate.map_or(Ok(()), |rate| visit.count(rate))
}

/// Finds out who is there, and tells the handler.
async fn sign_in(
    request: &mut Request,
    roles: &'static [Role],
    access: &Access,
) -> Result<(), Response> {
    let Some(visit) = request.extensions().get::<Visit>() else {
        return Err(Problem::internal("the shell is missing around a route").into_response());
    };
    let found = session::find(visit, request.headers()).await;
    let found = found.map_err(|error| Problem::from(error).into_response())?;
    let (person, held) = allowed(found, roles, access.secret, request.method())
        .map_err(IntoResponse::into_response)?;
    if !held.here {
        let noted = session::note_strange(visit.app(), &person, &held).await;
        noted.map_err(|error| Problem::from(error).into_response())?;
        if held.bare {
            // There is nothing they could show: the link was for one place.
            return Err(Problem::new(StatusCode::UNAUTHORIZED, "signed-out").into_response());
        }
        if !access.anywhere {
            return Err(visit.confirm_first(request.method(), "session-elsewhere"));
        }
    }
    if held.bare && !access.bare {
        return Err(visit.set_up_first(request.method()));
    }
    if access.fresh && !held.is_fresh(visit.app().clock().now()) {
        return Err(visit.confirm_first(request.method(), "staff-confirm-first"));
    }
    let visit = Visit {
        person: Some(person),
        session: Some(held),
        ..visit.clone()
    };
    request.extensions_mut().insert(visit);
    Ok(())
}

impl Visit {
    /// What a person is answered who has to show first who they are: a page leads to `/desk/confirm` and from there back,
    /// a program is refused with `code`.
    #[must_use]
    pub fn confirm_first(&self, method: &Method, code: &'static str) -> Response {
        if self.wants_json() {
            return Problem::new(StatusCode::FORBIDDEN, code).into_response();
        }
        // What was sent with the request is lost, so that the page before it is where to go on.
        let to = if method == Method::GET {
            self.shared.place.as_str()
        } else {
            self.path()
        };
        let to = utf8_percent_encode(to, NON_ALPHANUMERIC);
        Redirect::to(&self.href(&format!("/desk/confirm?to={to}"))).into_response()
    }

    /// What who came by a link is answered: a page leads to where they set up how to come again.
    fn set_up_first(&self, method: &Method) -> Response {
        if self.wants_json() || method != Method::GET {
            return Problem::new(StatusCode::FORBIDDEN, "staff-set-up-first").into_response();
        }
        Redirect::to(&self.href("/desk/set-up")).into_response()
    }

    /// Counts one more against a rate, for a handler of which only some answers cost much; what holds for a whole route
    /// is in its [`Access`].
    ///
    /// # Errors
    ///
    /// A [`Problem`] with status 429 once there were too many from this client.
    pub fn count(&self, rate: Rate) -> Result<(), Problem> {
        let app = self.app();
        let counted = app
            .limiters()
            .check(rate, self.client(), &app.salts().today());
        counted.map_err(|seconds| {
            metrics::counter!("redx_limited_total", "rate" => rate.name).increment(1);
            Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-often").after(seconds)
        })
    }
}

fn allowed(
    found: Option<(Person, Held)>,
    roles: &[Role],
    secret: bool,
    method: &Method,
) -> Result<(Person, Held), Problem> {
    match found {
        Some(found) if roles.contains(&found.0.role) => Ok(found),
        _ if secret => Err(Problem::not_found()),
        Some(_) => Err(Problem::forbidden()),
        None if method == Method::GET => Err(Problem::new(StatusCode::UNAUTHORIZED, "sign-in")),
        None => Err(Problem::new(StatusCode::UNAUTHORIZED, "signed-out")),
    }
}
