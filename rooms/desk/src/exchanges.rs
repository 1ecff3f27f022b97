//! How lists of others are fetched: for the safety officer, and to nobody else does this address exist. Names of lists
//! and numbers; never a hash, never a credential.

use crate::{Desk, views};
use axum::extract::State;
use staff::Ready;
use web::{Access, Html, Result, Role, Routes, Visit, render};

pub(crate) fn routes() -> Routes<Desk> {
    let access = Access::staff(&[Role::SafetyOfficer]).secret();
    Routes::new().get("/desk/guard/exchanges", exchanges, access)
}

async fn exchanges(visit: Visit, _: Ready, State(room): State<Desk>) -> Result<Html> {
    let all = guard::exchange::list(room.app().db()).await?;
    let now = room.app().clock().now();
    render(&views::Exchanges::new(visit.page(), &all, now))
}
