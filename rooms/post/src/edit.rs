//! The author edits the words of a post. Words that nobody has read yet are not shown: an approved post keeps its
//! picture on the wall and shows no words until a moderator agreed to the new ones.

use crate::{Held, Post, model::State, queries, row::Row};
use store::{Result, args};

/// The new words; already cleaned and checked.
pub(crate) struct Words {
    pub(crate) caption: Option<String>,
    pub(crate) alt: Option<String>,
}

/// Writes them. A post that has ended is left alone.
pub(crate) async fn edit(room: &Post, id: store::Uuid, words: Words) -> Result<()> {
    let mut tx = room.app().db().begin().await?;
    let Some(row) = Row::find(&mut tx, id).await? else {
        return Ok(());
    };
    let unchanged = row.caption == words.caption && row.alt == words.alt;
    if row.withdrawn_at.is_some() || row.state()?.is_final() || unchanged {
        return Ok(());
    }
    tx.execute(queries::WORDS, args![id, words.caption, words.alt])
        .await?;
    if row.state()? == State::Approved {
        tx.emit(&Held { post: id })?;
        // The page that showed the old words is old now.
        if let Some(name) = row.public_name.clone().filter(|_| row.is_shown()) {
            tx.emit(&crate::Shown { post: id, name })?;
        }
    }
    tx.commit().await
}
