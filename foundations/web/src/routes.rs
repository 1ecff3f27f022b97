//! Routes that say who may use them. A room declares each with an [`Access`]; what is declared is enforced here and
//! listed, so that a snapshot test shows every route with its role, limits and audit verb.

use crate::{Person, Problem, Rate, Role, Visit, session};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    handler::Handler,
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{MethodFilter, on},
};
use http::{HeaderMap, Method, StatusCode, header};
use std::{convert::Infallible, time::Duration};

/// Who may use a route, how often and how much.
#[derive(Clone, Copy, Debug)]
pub struct Access {
    roles: Option<&'static [Role]>,
    secret: bool,
    rate: Option<Rate>,
    body_bytes_max: usize,
    audit: &'static str,
    seconds_max: u64,
}

/// Forms without files are never larger.
const FORM_BYTES_MAX: usize = 64 * 1024;
/// A page that takes longer than this is given up.
const PAGE_SECONDS_MAX: u64 = 30;

impl Access {
    /// For everyone, without a cookie.
    pub const fn reader() -> Self {
        Self {
            roles: None,
            secret: false,
            rate: None,
            body_bytes_max: FORM_BYTES_MAX,
            audit: "",
            seconds_max: PAGE_SECONDS_MAX,
        }
    }

    /// For signed-in staff in one of these roles.
    pub const fn staff(roles: &'static [Role]) -> Self {
        let mut access = Self::reader();
        access.roles = Some(roles);
        access
    }

    /// To anyone else there is nothing here: 404 rather than 403.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// At most this often from one home.
    #[must_use]
    pub const fn rate(mut self, rate: Rate) -> Self {
        self.rate = Some(rate);
        self
    }

    /// At most this many bytes of body.
    #[must_use]
    pub const fn body(mut self, bytes_max: usize) -> Self {
        self.body_bytes_max = bytes_max;
        self
    }

    /// The verb this act leaves in the audit chain.
    #[must_use]
    pub const fn audits(mut self, verb: &'static str) -> Self {
        self.audit = verb;
        self
    }

    pub(crate) const fn roles(&self) -> Option<&'static [Role]> {
        self.roles
    }

    pub(crate) const fn limit(&self) -> Option<Rate> {
        self.rate
    }

    /// May take this long, for uploads on slow networks.
    #[must_use]
    pub const fn seconds(mut self, max: u64) -> Self {
        self.seconds_max = max;
        self
    }
}

/// A route as declared, for the snapshot.
#[derive(Clone, Debug)]
pub struct Declared {
    /// `GET`, `POST`, ...
    pub method: &'static str,
    /// The path, as the router has it.
    pub path: String,
    /// What was declared.
    pub access: Access,
}

impl std::fmt::Display for Declared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let access = &self.access;
        let roles = access.roles.map_or_else(
            || "reader".to_owned(),
            |roles| roles.iter().map(|r| r.name()).collect::<Vec<_>>().join("+"),
        );
        let rate = access.rate.map_or_else(
            || "-".to_owned(),
            |r| format!("{}:{}+{}/h", r.name, r.burst, r.hour),
        );
        let csrf = if self.method == "GET" { "-" } else { "origin" };
        let audit = if access.audit.is_empty() {
            "-"
        } else {
            access.audit
        };
        write!(
            f,
            "{:<6} {:<42} {roles:<28} rate={rate:<20} body={:<9} csrf={csrf:<6} audit={audit}",
            self.method, self.path, access.body_bytes_max
        )
    }
}

/// The routes of a room, or of all.
pub struct Routes<S = ()> {
    router: Router<S>,
    declared: Vec<Declared>,
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self {
            router: Router::new(),
            declared: Vec::new(),
        }
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a `GET` (and `HEAD`) route.
    #[must_use]
    pub fn get<H, T>(self, path: &str, handler: H, access: Access) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add("GET", MethodFilter::GET, path, handler, access)
    }

    /// Adds a `POST` route; requests from other origins are refused by the shell.
    #[must_use]
    pub fn post<H, T>(self, path: &str, handler: H, access: Access) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add("POST", MethodFilter::POST, path, handler, access)
    }

    /// Adds a `PATCH` route.
    #[must_use]
    pub fn patch<H, T>(self, path: &str, handler: H, access: Access) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add("PATCH", MethodFilter::PATCH, path, handler, access)
    }

    /// Adds a `DELETE` route.
    #[must_use]
    pub fn delete<H, T>(self, path: &str, handler: H, access: Access) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add("DELETE", MethodFilter::DELETE, path, handler, access)
    }

    /// Adds other routes: of another file of the room, or of another room.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.declared.extend(other.declared);
        self
    }

    /// What is declared, for the snapshot and for the description of the interface.
    pub fn declared(&self) -> &[Declared] {
        &self.declared
    }

    /// Gives the handlers their state.
    pub fn with(self, state: S) -> Routes {
        Routes {
            router: self.router.with_state(state),
            declared: self.declared,
        }
    }

    fn add<H, T>(
        mut self,
        name: &'static str,
        method: MethodFilter,
        path: &str,
        handler: H,
        access: Access,
    ) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        let route = on(method, handler)
            .layer::<_, Infallible>(DefaultBodyLimit::max(access.body_bytes_max))
            .layer::<_, Infallible>(middleware::from_fn_with_state(access, enforce));
        self.router = self.router.route(path, route);
        self.declared.push(Declared {
            method: name,
            path: path.to_owned(),
            access,
        });
        self
    }
}

impl Routes {
    pub(crate) fn into_router(self) -> Router {
        self.router
    }
}

async fn enforce(State(access): State<Access>, mut request: Request, next: Next) -> Response {
    let Some(mut visit) = request.extensions().get::<Visit>().cloned() else {
        return Problem::internal("the shell is missing around a route").into_response();
    };
    if let Err(problem) = admit(&access, &mut visit, request.method(), request.headers()).await {
        return problem.into_response();
    }
    request.extensions_mut().insert(visit);
    match tokio::time::timeout(Duration::from_secs(access.seconds_max), next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::unavailable("a handler took too long").into_response(),
    }
}

async fn admit(
    access: &Access,
    visit: &mut Visit,
    method: &Method,
    headers: &HeaderMap,
) -> Result<(), Problem> {
    let announced = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.parse::<usize>().ok());
    if announced.is_some_and(|n| n > access.body_bytes_max) {
        return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"));
    }
    if let Some(rate) = access.rate {
        visit.count(rate)?;
    }
    if let Some(roles) = access.roles {
        // Boxed: readers, who are almost all, need no room for it.
        let person = Box::pin(session::find(visit.app(), headers)).await?;
        visit.person = Some(allowed(person, roles, access.secret, method)?);
    }
    Ok(())
}

impl Visit {
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
    person: Option<Person>,
    roles: &[Role],
    secret: bool,
    method: &Method,
) -> Result<Person, Problem> {
    match person {
        Some(person) if roles.contains(&person.role) => Ok(person),
        _ if secret => Err(Problem::not_found()),
        Some(_) => Err(Problem::forbidden()),
        None if method == Method::GET => Err(Problem::new(StatusCode::UNAUTHORIZED, "sign-in")),
        None => Err(Problem::new(StatusCode::UNAUTHORIZED, "signed-out")),
    }
}
