//! A person says that they are an adult, have read what they may meet, and agree. Before that nothing opens for them.

use crate::{Staff, model::AGREEMENT, queries};
use store::{Result, args};
use web::{Campaign, Person, audit};

/// The three ticks of the welcome page.
#[derive(Clone, Copy, Debug)]
pub struct Ticks {
    /// "I am 18 or over."
    pub adult: bool,
    /// "I have read what I may meet."
    pub read: bool,
    /// "I agree, and I know whom I can call."
    pub agree: bool,
}

/// How agreeing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreed {
    Done,
    /// A tick is missing.
    NotAll,
    /// The campaign names nobody to call. Nobody starts without.
    NobodyToCall,
}

/// Writes down that a person agreed to the text as it is now.
pub async fn agree(room: &Staff, person: &Person, ticks: Ticks) -> Result<Agreed> {
    if !(ticks.adult && ticks.read && ticks.agree) {
        return Ok(Agreed::NotAll);
    }
    if !somebody_to_call(&room.app().campaign()) {
        return Ok(Agreed::NobodyToCall);
    }
    let mut tx = room.app().db().begin().await?;
    let now = tx.now();
    tx.execute(queries::AGREE, args![person.id, AGREEMENT, now])
        .await?;
    let id = person.id.to_string();
    audit::append(&mut tx, &id, "staff.agreed", &id, AGREEMENT).await?;
    tx.commit().await?;
    Ok(Agreed::Done)
}

/// True when the campaign names a person and a way to reach them.
pub(crate) fn somebody_to_call(campaign: &Campaign) -> bool {
    let safety = &campaign.safety;
    let filled = |text: &str| !text.trim().is_empty();
    filled(&safety.name) && (filled(&safety.phone) || filled(&safety.email))
}
