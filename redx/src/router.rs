//! All routes, room by room. A snapshot test holds the list.

use crate::{findable, node::Node, openapi};
use web::Routes;

/// The routes of every room.
#[must_use]
pub fn routes(node: &Node) -> Routes {
    Routes::new()
        .merge(help::routes(&node.help))
        .merge(learn::routes(node.learn.clone()))
        .merge(staff::routes(node.staff.clone()))
        .merge(guard::bank::routes(node.guard.clone()))
        .merge(guard::text::routes(node.guard.clone()))
        .merge(guard::case::routes(node.app.clone()))
        .merge(post::routes(node.post.clone()))
        .merge(ask::routes(node.ask.clone()))
        .merge(desk::routes(node.desk.clone()))
        .merge(wall::routes(node.wall.clone()))
        .merge(findable::routes(node))
        .merge(openapi::routes())
}
