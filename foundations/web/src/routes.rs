//! Routes that say who may use them. A room declares each with an [`Access`]; what is declared is enforced here and
//! listed, so that a snapshot test shows every route with its role, limits and audit verb.

use crate::{Rate, Role, enforce::Enforced};
use axum::{
    Router,
    handler::Handler,
    routing::{MethodFilter, on},
};

/// Who may use a route, how often and how much.
#[derive(Clone, Copy, Debug)]
pub struct Access {
    pub(crate) roles: Option<&'static [Role]>,
    pub(crate) secret: bool,
    pub(crate) anywhere: bool,
    pub(crate) bare: bool,
    pub(crate) fresh: bool,
    pub(crate) rate: Option<Rate>,
    pub(crate) body_bytes_max: usize,
    audit: &'static str,
    pub(crate) seconds_max: u64,
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
            anywhere: false,
            bare: false,
            fresh: false,
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

    /// Opens also for a session that is used from another network than the one its bearer is known in: there one shows
    /// again who one is, or leaves.
    #[must_use]
    pub const fn anywhere(mut self) -> Self {
        self.anywhere = true;
        self
    }

    /// Opens also for who came by a link and has nothing yet by which to come again: to set that up, or to leave.
    #[must_use]
    pub const fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// Only for who has shown within ten minutes who they are: what cannot be undone, or is worth a theft.
    #[must_use]
    pub const fn fresh(mut self) -> Self {
        self.fresh = true;
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
            |r| match r.subnet {
                0 => format!("{}:{}+{}/h", r.name, r.burst, r.hour),
                times => format!("{}:{}+{}/h*{times}", r.name, r.burst, r.hour),
            },
        );
        let csrf = if self.method == "GET" { "-" } else { "origin" };
        let audit = if access.audit.is_empty() {
            "-"
        } else {
            access.audit
        };
        let flags = [
            (access.anywhere, " anywhere"),
            (access.bare, " bare"),
            (access.fresh, " fresh"),
        ];
        let flags: String = flags
            .iter()
            .filter(|flag| flag.0)
            .map(|flag| flag.1)
            .collect();
        write!(
            f,
            "{:<6} {:<42} {roles:<28} rate={rate:<20} body={:<9} csrf={csrf:<6} audit={audit}{flags}",
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
        H: Handler<T, S, Future: Unpin>,
        T: 'static,
    {
        self.add("GET", MethodFilter::GET, path, handler, access)
    }

    /// Adds a `POST` route; requests from other origins are refused by the shell.
    #[must_use]
    pub fn post<H, T>(self, path: &str, handler: H, access: Access) -> Self
    where
        H: Handler<T, S, Future: Unpin>,
        T: 'static,
    {
        self.add("POST", MethodFilter::POST, path, handler, access)
    }

    /// Adds a `PATCH` route.
    #[must_use]
    pub fn patch<H, T>(self, path: &str, handler: H, access: Access) -> Self
    where
        H: Handler<T, S, Future: Unpin>,
        T: 'static,
    {
        self.add("PATCH", MethodFilter::PATCH, path, handler, access)
    }

    /// Adds a `DELETE` route.
    #[must_use]
    pub fn delete<H, T>(self, path: &str, handler: H, access: Access) -> Self
    where
        H: Handler<T, S, Future: Unpin>,
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
        H: Handler<T, S, Future: Unpin>,
        T: 'static,
    {
        let route = on(method, Enforced { handler, access });
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
