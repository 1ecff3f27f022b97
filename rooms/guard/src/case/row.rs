//! A case as it lies in the database.

use super::{Act, CaseKind, CaseState, Certainty, Detected, Standing, queries};
use serde::Serialize;
use store::{Db, Error, Millis, Result, Tx, Uuid, args};

/// A case. Nothing in it says what the evidence shows or whose it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Case {
    /// Its row.
    pub id: Uuid,
    /// The upload or text that was sealed.
    pub item: Uuid,
    /// The post it came with; of a text, the text itself.
    pub post: Uuid,
    /// Cases with the same chain are of one uploader.
    pub chain: Uuid,
    /// Which duty it may fall under.
    pub kind: CaseKind,
    /// How sure it is.
    pub certainty: Certainty,
    /// How it was first known of.
    pub detected: Detected,
    /// Somebody's life may be at stake.
    pub immediate: bool,
    /// Where it stands.
    pub state: CaseState,
    /// When it was first known of, milliseconds since 1970 (UTC): the law's clock.
    pub known_at: Millis,
    /// Until when the evidence is kept, milliseconds since 1970 (UTC).
    pub preserve_until: Millis,
    /// A member of staff had seen it before it was sealed.
    pub viewed: bool,
    /// When an officer first opened it on their own machine, milliseconds since 1970 (UTC).
    pub opened_at: Option<Millis>,
    /// The officer who has it.
    pub assignee: Option<Uuid>,
    /// The officer who says that it need not be reported.
    pub doubted_by: Option<Uuid>,
    /// When it was reported, milliseconds since 1970 (UTC).
    pub reported_at: Option<Millis>,
    /// The number of the report.
    pub report: Option<String>,
    /// When its evidence was destroyed, milliseconds since 1970 (UTC).
    pub destroyed_at: Option<Millis>,
    /// A hold stands.
    pub held: bool,
    /// How large the evidence is.
    pub bytes: i64,
    /// What the evidence says it is by its first bytes; `text/plain` for a text.
    pub media_type: String,
}

#[derive(sqlx::FromRow)]
pub(crate) struct Row {
    id: Uuid,
    item: Uuid,
    post: Uuid,
    chain: Uuid,
    kind: String,
    certainty: String,
    detected: String,
    immediate: bool,
    state: String,
    known_at: Millis,
    preserve_until: Millis,
    viewed: bool,
    opened_at: Option<Millis>,
    assignee: Option<Uuid>,
    doubted_by: Option<Uuid>,
    reported_at: Option<Millis>,
    report: Option<String>,
    destroyed_at: Option<Millis>,
    holds: i64,
    bytes: i64,
    media_type: String,
}

fn unknown() -> Error {
    Error::Setting("a case is in a state that this version does not know".into())
}

impl TryFrom<Row> for Case {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id,
            item: row.item,
            post: row.post,
            chain: row.chain,
            kind: CaseKind::parse(&row.kind).ok_or_else(unknown)?,
            certainty: Certainty::parse(&row.certainty).ok_or_else(unknown)?,
            detected: Detected::parse(&row.detected).ok_or_else(unknown)?,
            immediate: row.immediate,
            state: CaseState::parse(&row.state).ok_or_else(unknown)?,
            known_at: row.known_at,
            preserve_until: row.preserve_until,
            viewed: row.viewed,
            opened_at: row.opened_at,
            assignee: row.assignee,
            doubted_by: row.doubted_by,
            reported_at: row.reported_at,
            report: row.report,
            destroyed_at: row.destroyed_at,
            held: row.holds > 0,
            bytes: row.bytes,
            media_type: row.media_type,
        })
    }
}

impl Case {
    /// One case, in a transaction that will change it: on PostgreSQL its row is locked.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Self>> {
        tx.execute(queries::LOCK, args![id]).await?;
        let row: Option<Row> = tx.optional(queries::ONE, args![id]).await?;
        row.map(Self::try_from).transpose()
    }

    /// One case.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn read(db: &Db, id: Uuid) -> Result<Option<Self>> {
        let row: Option<Row> = db.optional(queries::ONE, args![id]).await?;
        row.map(Self::try_from).transpose()
    }

    /// The cases that are linked with one, it among them: those of one uploader, oldest first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn linked(db: &Db, chain: Uuid) -> Result<Vec<Self>> {
        let rows: Vec<Row> = db.all(queries::CHAIN, args![chain]).await?;
        rows.into_iter().map(Self::try_from).collect()
    }

    /// Whether anybody here has seen the evidence: before it was sealed, or since, by opening it. The truth that a report
    /// gives as `fileViewedByEsp`.
    pub fn was_viewed(&self) -> bool {
        self.viewed || self.opened_at.is_some()
    }

    /// What decides when it rings.
    pub fn standing(&self) -> Standing {
        Standing {
            state: self.state,
            immediate: self.immediate,
            known_at: self.known_at,
            preserve_until: self.preserve_until,
            held: self.held,
        }
    }

    /// Moves it by the table of [`CaseState::after`], in a transaction that read it by [`Case::find`]. False, and nothing
    /// changed, when the act cannot be done here. How long it is kept follows from where it goes.
    pub(crate) async fn move_by(&mut self, tx: &mut Tx, act: Act) -> Result<bool> {
        let Some(state) = self.state.after(act) else {
            return Ok(false);
        };
        let now = tx.now();
        let until = match (act, state.kept_ms()) {
            // What was decided is undecided again: the whole time, as for a new case.
            (Act::Reopen, _) => now + super::limits::PRESERVE_MS,
            // A second report never shortens what the first one asked for.
            (_, Some(_)) if self.state == state => self.preserve_until,
            (_, Some(kept)) => now + kept,
            (_, None) => self.preserve_until,
        };
        tx.execute(queries::MOVE, args![self.id, state.name(), until])
            .await?;
        (self.state, self.preserve_until) = (state, until);
        Ok(true)
    }
}
