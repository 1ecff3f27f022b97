//! Taking a wrong number off, at once and alone; putting it back takes two.

use crate::{
    Help,
    hotlines::{CONTENT, SUSPENDED, Suspended, SuspendedFile},
};
use jiff::civil::Date;
use store::Result;
use web::{
    Person,
    content::{self, Agreed},
};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// Nobody is shown it any more; or the change waits for a second person.
    Done,
    /// There is no such line, or it is as was asked already.
    Nothing,
}

/// Takes a line off.
pub(crate) async fn suspend(
    help: &Help,
    person: &Person,
    id: &str,
    why: &str,
    today: Date,
) -> Result<Done> {
    let shown = help.shelf().now();
    let known = shown.value.all().any(|(_, line)| line.id == id);
    if !known || shown.value.suspended(id).is_some() {
        return Ok(Done::Nothing);
    }
    let off = Suspended {
        id: id.to_owned(),
        on: today.to_string(),
        why: why.to_owned(),
    };
    let edit = |was: Option<&str>| {
        let mut file = read(was);
        file.suspended.retain(|other| other.id != off.id);
        file.suspended.push(off);
        toml::to_string(&file).ok()
    };
    let detail = format!("{id}: {why}");
    let done = content::publish_alone(
        help.shelf(),
        person,
        "help.suspended",
        SUSPENDED,
        edit,
        &detail,
    );
    Ok(match done.await? {
        Agreed::Published(_) => Done::Done,
        _ => Done::Nothing,
    })
}

/// Asks for a line to be shown again.
pub(crate) async fn ask_back(help: &Help, person: &Person, id: &str, note: &str) -> Result<Done> {
    let shown = help.shelf().now();
    if shown.value.suspended(id).is_none() {
        return Ok(Done::Nothing);
    }
    let mut file = read(CONTENT.text(&shown.files, SUSPENDED));
    file.suspended.retain(|off| off.id != id);
    let text = toml::to_string(&file).ok();
    content::propose(help.shelf(), person, SUSPENDED, text, note).await?;
    Ok(Done::Done)
}

fn read(text: Option<&str>) -> SuspendedFile {
    text.and_then(|text| toml::from_str(text).ok())
        .unwrap_or_default()
}
