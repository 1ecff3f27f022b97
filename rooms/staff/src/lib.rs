//! Staff: the people who run an instance. They come in by a one-time link that somebody gave them, say that they are
//! adults, read what they may meet and whom they can call, and agree; then they set up a passkey, or a password with codes
//! from an app, and only then anything at the desk opens for them. Who decides about pictures has passed the training of
//! the desk, too. Before what cannot be undone they show again who they are ([`web::Access::fresh`]).
//! Every one of these acts is in the audit chain.
//!
//! Tables owned here: `staff_person`, `staff_invite`, `staff_passkey`, `staff_password`, `staff_recovery`,
//! `staff_challenge`, `staff_attempt`. Sessions are the shell's ([`web::session`]).
//!
//! Never: a password that was there before its owner, a link, an answer or a code that works twice, an answer from which
//! a stranger could learn who works here, or an instance without an owner.

mod agree;
mod attempt;
mod challenge;
mod change_role;
mod code;
mod confirm;
mod credential;
mod fresh;
mod gates;
mod invite;
mod jobs;
mod limits;
mod model;
mod pages;
mod passkey;
mod password;
mod preset;
mod prove;
mod queries;
mod ready;
mod recovery;
mod revoke;
mod sign_in;
mod train;
mod views;

use password::Hashing;
use std::sync::Arc;
use web::{Access, App, Role, Routes};
use webauthn_rs::prelude::Webauthn;

pub use agree::{Agreed, Ticks, agree};
pub use fresh::confirm_first;
pub use gates::{SafetyContactGate, TwoModeratorsGate, ready_moderators};
pub use invite::{Invited, invite};
pub use jobs::Prune;
pub use model::{Member, people, roles};
pub use preset::{Place, Placed, Preset, place};
pub use queries::ALL as STATEMENTS;
pub use ready::{Informed, Ready};
pub use train::{TRAINING, has_passed, passed};

/// The room's state; cheap to clone.
#[derive(Clone)]
pub struct Staff(Arc<Inner>);

struct Inner {
    app: App,
    webauthn: Option<Webauthn>,
    hashing: Hashing,
}

impl Staff {
    /// The room over `app`.
    pub fn new(app: App) -> Self {
        let webauthn = passkey::asks(&app);
        Self(Arc::new(Inner {
            app,
            webauthn,
            hashing: Hashing::default(),
        }))
    }

    pub(crate) fn app(&self) -> &App {
        &self.0.app
    }

    /// What asks for passkeys; none at an address that browsers have none for.
    pub(crate) fn webauthn(&self) -> Option<&Webauthn> {
        self.0.webauthn.as_ref()
    }

    pub(crate) fn hashing(&self) -> &Hashing {
        &self.0.hashing
    }
}

const EVERYONE: Access = Access::staff(&Role::ALL);
/// For who has nothing yet by which to come again, too.
const ALSO_BARE: Access = EVERYONE.bare();
const OWNER: Access = Access::staff(&[Role::Owner]);

/// Every address of the room.
pub fn routes(room: Staff) -> Routes {
    coming_in()
        .merge(being_here())
        .merge(showing())
        .merge(others())
        .with(room)
}

fn coming_in() -> Routes<Staff> {
    use pages::enter;
    let link = Access::reader().rate(limits::SIGN_IN);
    let named = Access::reader().rate(limits::PASSWORDS);
    let passkey = Access::reader().rate(limits::PASSKEYS);
    Routes::new()
        .get("/desk/sign-in", enter::page, Access::reader())
        .post(
            "/desk/sign-in",
            enter::named,
            named.audits("staff.signed_in|locked"),
        )
        .post("/desk/sign-in/passkey", enter::ask, passkey)
        .post(
            "/desk/sign-in/passkey/answer",
            enter::shown,
            passkey.audits("staff.signed_in"),
        )
        .get("/desk/sign-in/recover", enter::recover, Access::reader())
        .post(
            "/desk/sign-in/recover",
            enter::recovered,
            named.audits("staff.recovery_used|credential_removed|signed_in|locked"),
        )
        .get("/desk/sign-in/{token}", pages::sign_in, link)
        .post(
            "/desk/sign-in/{token}",
            pages::signed_in,
            link.audits("staff.signed_in|credential_removed"),
        )
}

fn being_here() -> Routes<Staff> {
    Routes::new()
        .get("/desk/welcome", pages::welcome, ALSO_BARE)
        .post(
            "/desk/welcome",
            pages::agreed,
            ALSO_BARE.audits("staff.agreed"),
        )
        .get("/desk/me", pages::me, ALSO_BARE)
        .post(
            "/desk/me/sessions",
            pages::ended,
            ALSO_BARE.audits("staff.session_ended"),
        )
        .post(
            "/desk/sign-out",
            pages::sign_out,
            ALSO_BARE.anywhere().audits("staff.signed_out"),
        )
}

/// Showing who one is, and what one shows.
fn showing() -> Routes<Staff> {
    use pages::{confirm, set_up};
    let confirming = EVERYONE.anywhere();
    let confirms = confirming
        .rate(limits::PASSWORDS)
        .audits("staff.confirmed|locked");
    let asks = ALSO_BARE.rate(limits::PASSKEYS);
    let adds = ALSO_BARE.audits("staff.credential_added|confirmed");
    let removes = ALSO_BARE.audits("staff.credential_removed");
    Routes::new()
        .get("/desk/confirm", confirm::page, confirming)
        .post("/desk/confirm", confirm::confirmed, confirms)
        .post("/desk/confirm/passkey", confirm::ask, asks.anywhere())
        .post(
            "/desk/confirm/passkey/answer",
            confirm::shown,
            confirming.audits("staff.confirmed"),
        )
        .get("/desk/set-up", set_up::page, ALSO_BARE)
        .post("/desk/set-up/passkey", set_up::ask, asks)
        .post("/desk/set-up/passkey/answer", set_up::made, adds)
        .post(
            "/desk/set-up/passkey/{id}/remove",
            set_up::passkey_removed,
            removes,
        )
        .get("/desk/set-up/password", set_up::password, ALSO_BARE)
        .post("/desk/set-up/password", set_up::password_set, adds)
        .post(
            "/desk/set-up/password/remove",
            set_up::password_removed,
            removes,
        )
        .post("/desk/set-up/codes", set_up::codes, adds)
}

/// What owners do with others.
fn others() -> Routes<Staff> {
    let invites = OWNER.fresh().rate(limits::INVITING).audits("staff.invited");
    Routes::new()
        .get("/desk/people", pages::people, OWNER)
        .post("/desk/people", pages::invited, invites)
        .get("/desk/people/group", pages::people::group, OWNER)
        .post("/desk/people/group", pages::people::grouped, invites)
        .get("/desk/people/{id}/role", pages::people::role, OWNER)
        .post(
            "/desk/people/{id}/role",
            pages::people::role_changed,
            OWNER.fresh().audits("staff.role_changed"),
        )
        .get("/desk/people/{id}/revoke", pages::revoke, OWNER)
        .post(
            "/desk/people/{id}/revoke",
            pages::revoked,
            OWNER.fresh().audits("staff.revoked"),
        )
}

#[cfg(test)]
mod tests;
