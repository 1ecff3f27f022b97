//! The pages of the receipt: what became of a question, and taking it back.

use crate::{Ask, limits, pages, receipt::Receipt, views, withdraw::withdraw};
use axum::{
    extract::{Path, State},
    response::Redirect,
};
use web::{Access, Html, Result, Routes, Visit, render};

pub(crate) fn routes() -> Routes<Ask> {
    let looks = Access::reader().rate(limits::RECEIPTS);
    Routes::new().get("/ask/receipt/{token}", show, looks).post(
        "/ask/receipt/{token}/withdraw",
        take_back,
        looks,
    )
}

async fn show(State(room): State<Ask>, visit: Visit, Path(token): Path<String>) -> Result<Html> {
    let receipt = Receipt::find(&room, &token).await?;
    let page = visit.page();
    let lines = pages::lines(&room, &visit, &page)?;
    render(&views::ReceiptPage::new(page, &receipt, &token, lines))
}

async fn take_back(
    State(room): State<Ask>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Redirect> {
    let receipt = Receipt::find(&room, &token).await?;
    if receipt.may_withdraw() {
        withdraw(&room, receipt.question).await?;
    }
    Ok(Redirect::to(&visit.href(&format!("/ask/receipt/{token}"))))
}
