//! What shows the same picture as one that was removed because somebody in it asked, or as one that may show abuse: out of
//! sight at once, and a person looks at each. Files that come later are guard's matter.

use crate::{Desk, limits, object::record_copy};
use post::Decision;
use store::{Result, Tx, Uuid};

/// Hides the copies of `post` that are on the wall now; says how many.
pub(crate) async fn hide(room: &Desk, tx: &mut Tx, post: Uuid) -> Result<usize> {
    let copies = post::copies_shown(tx, post, limits::COPIES_MAX).await?;
    let mut hidden = 0;
    for (copy, name) in copies {
        if post::hide(tx, copy, "system").await? == Decision::Done {
            record_copy(room, tx, copy, &name).await?;
            hidden += 1;
        }
    }
    Ok(hidden)
}
