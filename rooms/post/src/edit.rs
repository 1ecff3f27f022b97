//! The author edits the words of a post. Words that nobody has read yet are not shown: an approved post keeps its
//! picture on the wall and shows no words until a moderator agreed to the new ones.

use crate::{Held, Kind, Post, PublicState, model::State, queries, row::Row, words as look};
use store::args;

/// The new words; already cleaned and checked.
pub(crate) struct Words {
    pub(crate) caption: Option<String>,
    pub(crate) alt: Option<String>,
}

/// Writes them. A post that has ended is left alone.
///
/// # Errors
/// As [`look::look_at`]: then the words are as they were.
pub(crate) async fn edit(room: &Post, id: store::Uuid, words: Words) -> web::Result<()> {
    let texts = [words.caption.as_deref(), words.alt.as_deref()];
    let case = look::look_again(room, &texts).await?;
    let mut tx = room.app().db().begin().await?;
    let Some(row) = Row::find(&mut tx, id).await? else {
        return Ok(());
    };
    let unchanged = row.caption == words.caption && row.alt == words.alt;
    let wordless = row.kind()? == Kind::Counted;
    let ended = matches!(
        row.told(tx.now())?,
        PublicState::Withdrawn | PublicState::Removed
    );
    if ended || wordless || unchanged {
        return Ok(());
    }
    tx.execute(queries::WORDS, args![id, words.caption, words.alt])
        .await?;
    if row.state()? == State::Approved {
        // Any event also makes the pages that showed the old words old.
        tx.emit(&Held { post: id })?;
    }
    if let Some(facts) = &case {
        room.guard().open_text_case(&mut tx, facts).await?;
    }
    tx.commit().await?;
    Ok(())
}
