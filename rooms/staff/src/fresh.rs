//! Who may do what cannot be undone, now.

use axum::response::Response;
use http::Method;
use web::Visit;

/// For a handler of which only some acts ask for it: what to answer instead of acting, unless the person has shown within
/// ten minutes who they are. A page leads to `/desk/confirm` and from there back, a program is refused. What holds for a
/// whole route is in its [`web::Access::fresh`].
#[must_use]
pub fn confirm_first(visit: &Visit, method: &Method) -> Option<Response> {
    let now = visit.app().clock().now();
    let fresh = visit.session().is_some_and(|held| held.is_fresh(now));
    (!fresh).then(|| visit.confirm_first(method, "staff-confirm-first"))
}
