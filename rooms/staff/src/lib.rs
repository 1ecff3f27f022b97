//! Staff: the people who run an instance. They come in by a one-time link that somebody gave them, say that they are
//! adults, read what they may meet and whom they can call, and agree; only then anything at the desk opens for them.
//! Every one of these acts is in the audit chain.
//!
//! Tables owned here: `staff_person`, `staff_invite`. Sessions are the shell's ([`web::session`]).
//!
//! Never: a password that was there before its owner, a link that works twice, an answer from which a stranger could
//! learn who works here, or an instance without an owner.

mod agree;
mod gates;
mod invite;
mod jobs;
mod limits;
mod model;
mod pages;
mod queries;
mod ready;
mod revoke;
mod sign_in;
mod views;

use web::{Access, App, Role, Routes};

pub use agree::{Agreed, Ticks, agree};
pub use gates::{SafetyContactGate, TwoModeratorsGate, ready_moderators};
pub use invite::{Invited, invite};
pub use jobs::Prune;
pub use model::{Member, people, roles};
pub use queries::ALL as STATEMENTS;
pub use ready::Ready;

/// The room's state; cheap to clone.
#[derive(Clone)]
pub struct Staff(App);

impl Staff {
    /// The room over `app`.
    pub fn new(app: App) -> Self {
        Self(app)
    }

    pub(crate) fn app(&self) -> &App {
        &self.0
    }
}

const EVERYONE: Access = Access::staff(&Role::ALL);
const OWNER: Access = Access::staff(&[Role::Owner]);

/// Every address of the room.
pub fn routes(room: Staff) -> Routes {
    let link = Access::reader().rate(limits::SIGN_IN);
    Routes::new()
        .get("/desk/sign-in/{token}", pages::sign_in, link)
        .post(
            "/desk/sign-in/{token}",
            pages::signed_in,
            link.audits("staff.signed_in"),
        )
        .get("/desk/welcome", pages::welcome, EVERYONE)
        .post(
            "/desk/welcome",
            pages::agreed,
            EVERYONE.audits("staff.agreed"),
        )
        .get("/desk/me", pages::me, EVERYONE)
        .post(
            "/desk/sign-out",
            pages::sign_out,
            EVERYONE.audits("staff.signed_out"),
        )
        .get("/desk/people", pages::people, OWNER)
        .post(
            "/desk/people",
            pages::invited,
            OWNER.rate(limits::INVITING).audits("staff.invited"),
        )
        .get("/desk/people/{id}/revoke", pages::revoke, OWNER)
        .post(
            "/desk/people/{id}/revoke",
            pages::revoked,
            OWNER.audits("staff.revoked"),
        )
        .with(room)
}

#[cfg(test)]
mod tests;
