//! The only key to publishing.

use crate::{
    Guard, MatchFound, Verdict,
    item::Row,
    look::{Counted, judge},
    queries,
};
use store::{Db, Result, Uuid, args};

/// Proof that an upload was screened, and is clear by the lists as they are now. Publishing takes one by value; only
/// [`Guard::clear`] makes one; it cannot be copied, cloned or read from anywhere.
///
/// ```compile_fail
/// // Nobody else can make one: its fields are private.
/// let forged = guard::Cleared { upload: store::Uuid::nil() };
/// ```
///
/// ```compile_fail
/// // And one cannot be used twice.
/// fn twice(cleared: guard::Cleared) {
///     drop(cleared);
///     drop(cleared);
/// }
/// ```
#[derive(Debug)]
#[must_use = "a clearance is for publishing"]
pub struct Cleared {
    upload: Uuid,
}

impl Cleared {
    /// The upload that is clear.
    pub fn upload(&self) -> Uuid {
        self.upload
    }
}

impl Guard {
    /// Looks once more by the lists as they are now, before anything is made public. `None`: it was never screened, or
    /// it is not clear (any more), or what it matches is in question.
    ///
    /// # Errors
    /// When the lists or the row cannot be read: then nothing is published.
    pub async fn clear(&self, upload: Uuid) -> Result<Option<Cleared>> {
        let db: &Db = self.app().db();
        let Some(row) = db.optional::<Row>(queries::ITEM, args![upload]).await? else {
            return Ok(None);
        };
        if row.verdict != "clear" {
            return Ok(None);
        }
        let lists = self.lists().await?;
        // Whatever generation the row is of: a bank holds an entry of itself, before the database knows.
        let judged = judge(
            self.app(),
            &lists,
            &row.open(self.app().keys())?,
            Counted::No,
        );
        match judged.verdict {
            Verdict::Clear(found) if !found.unsettled => Ok(Some(Cleared { upload })),
            Verdict::AbuseMatch { exact } => {
                self.tell_found(&row, exact, lists.generation).await?;
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    /// As rescreening does: out of sight, and sealed.
    async fn tell_found(&self, row: &Row, exact: bool, generation: i64) -> Result<()> {
        let mut tx = self.app().db().begin().await?;
        let args = args![row.id, "abuse", generation, false];
        tx.execute(queries::ITEM_VERDICT, args).await?;
        tx.emit(&MatchFound {
            post: row.post,
            upload: row.id,
            exact,
        })?;
        tx.commit().await
    }
}
