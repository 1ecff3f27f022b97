//! A question as it lies in the database.

use crate::{
    Ask, limits,
    model::{Act, PublicState, State},
    queries,
};
use store::{Db, Error, Millis, Result, Token, Tx, Uuid, args};

#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Row {
    pub(crate) id: Uuid,
    pub(crate) thread: Uuid,
    state: String,
    pub(crate) lang: String,
    pub(crate) about: String,
    pub(crate) first_name: Option<String>,
    pub(crate) words: Option<String>,
    pub(crate) signs: String,
    pub(crate) same_mac: Vec<u8>,
    pub(crate) made_at: Millis,
    resolve_at: Millis,
    pub(crate) reason: Option<String>,
    pub(crate) see: Option<String>,
    pub(crate) withdrawn_at: Option<Millis>,
    /// Its writer wants to say in public what they lived through.
    pub(crate) spoken: bool,
    /// Who laid it before a second reader: somebody else decides.
    pub(crate) vouched_by: Option<Uuid>,
}

impl Row {
    /// For a change: locks it.
    pub(crate) async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Self>> {
        tx.optional(queries::BY_ID, args![id]).await
    }

    pub(crate) async fn read(db: &Db, id: Uuid) -> Result<Option<Self>> {
        db.optional(queries::BY_ID_READ, args![id]).await
    }

    pub(crate) async fn of_receipt(room: &Ask, token: &str) -> Result<Option<Self>> {
        let Some(token) = Token::parse(token) else {
            return Ok(None);
        };
        let mac = receipt_mac(room, &token);
        room.app()
            .db()
            .optional(queries::BY_RECEIPT, args![mac])
            .await
    }

    pub(crate) fn state(&self) -> Result<State> {
        State::parse(&self.state)
            .ok_or_else(|| Error::Setting("a question has an unknown state".into()))
    }

    pub(crate) fn told(&self, now: Millis) -> Result<PublicState> {
        let withdrawn = self.withdrawn_at.is_some();
        Ok(PublicState::of(
            self.state()?,
            now,
            self.resolve_at,
            withdrawn,
        ))
    }

    /// True when it begins a thread.
    pub(crate) fn is_first(&self) -> bool {
        self.thread == self.id
    }

    /// Moves it by the transition table; `None` when `act` may not happen now.
    pub(crate) async fn move_by(&mut self, tx: &mut Tx, act: Act) -> Result<Option<State>> {
        let Some(next) = self.state()?.after(act) else {
            return Ok(None);
        };
        let now = tx.now();
        let row = args![self.id, &self.state, next.name(), now];
        if tx.execute(queries::MOVE, row).await? == 0 {
            return Ok(None);
        }
        self.state = next.name().to_owned();
        Ok(Some(next))
    }
}

/// What is stored of a receipt's secret address.
pub(crate) fn receipt_mac(room: &Ask, token: &Token) -> [u8; 32] {
    room.app().keys().mac("ask-receipt", token.bytes())
}

/// When a sealed question is told to have been declined: drawn from what people's own decisions took lately.
pub(crate) async fn resolve_at(room: &Ask, tx: &mut Tx) -> Result<Millis> {
    let args = args![limits::DELAYS_DRAWN_FROM];
    let delays: Vec<(Millis,)> = tx.all(queries::DELAYS, args).await?;
    let rng = room.app().rng();
    let below = |end: usize| rng.below(u64::try_from(end).unwrap_or(0));
    let (low, high) = limits::DELAY_FALLBACK_MS;
    let drawn = usize::try_from(below(delays.len()))
        .ok()
        .and_then(|at| delays.get(at))
        .filter(|_| delays.len() >= limits::DELAYS_MIN);
    let spread = rng.below(u64::try_from(high - low).unwrap_or(0));
    let fallback = low + Millis::try_from(spread).unwrap_or(0);
    Ok(tx.now() + drawn.map_or(fallback, |(delay,)| *delay))
}

#[cfg(test)]
impl Row {
    /// One that waits, for rendering.
    pub(crate) fn sample(words: &str) -> Self {
        Self {
            id: Uuid::nil(),
            thread: Uuid::nil(),
            state: State::Held.name().into(),
            lang: "en".into(),
            about: "post:x".into(),
            first_name: Some("Ana".into()),
            words: Some(words.into()),
            signs: "phone abusive".into(),
            same_mac: Vec::new(),
            made_at: 1_803_308_400_000,
            resolve_at: 0,
            reason: None,
            see: None,
            withdrawn_at: None,
            spoken: false,
            vouched_by: None,
        }
    }
}
