//! How many cases wait: for the safety officer, and to nobody else does this address exist.

use crate::{Desk, views};
use axum::extract::State;
use staff::Ready;
use web::{Access, Html, Result, Role, Routes, Visit, render};

pub(crate) fn routes() -> Routes<Desk> {
    let access = Access::staff(&[Role::SafetyOfficer]).secret();
    Routes::new().get("/desk/cases", cases, access)
}

async fn cases(visit: Visit, _: Ready, State(room): State<Desk>) -> Result<Html> {
    let open = guard::open_cases(room.app().db()).await?;
    render(&views::Cases::new(visit.page(), open))
}
