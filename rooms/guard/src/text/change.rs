//! Changing the word lists. What makes more texts wait for a person, or shows help to more people, one person may do; what
//! takes a sign away by which something happens before anybody has looked takes two.

use super::{
    Filters,
    lists::{File, LINE_BYTES_MAX, List},
    normal::folded_words,
    phrase::Phrase,
};
use store::{Result, Uuid};
use web::{
    Person,
    content::{Agreed, Change, agree, open, propose, publish_alone, refuse},
};

/// What is to be done to a list of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Add,
    Remove,
}

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Every text is held against it from now on.
    Done,
    /// A second person is to agree.
    Waits,
    /// It is so already.
    Same,
    /// Not of the form that a line has.
    Form,
    /// Somebody changed the list in between, or decided already.
    Stale,
    /// It takes a second person.
    Own,
}

/// A line that somebody wants changed, for a second person to look at.
pub(super) struct Wanted {
    pub(super) id: Uuid,
    pub(super) who: String,
    pub(super) made_by: Uuid,
    pub(super) lang: String,
    pub(super) list: List,
    pub(super) act: Act,
    pub(super) line: String,
}

/// One act of one person on one list.
pub(super) struct Order<'a> {
    pub(super) lang: &'a str,
    pub(super) list: List,
    pub(super) act: Act,
    pub(super) line: &'a str,
}

impl Order<'_> {
    /// True when fewer texts would be stopped, or fewer people shown help, before a person has looked.
    pub(super) fn needs_two(&self) -> bool {
        match self.act {
            Act::Remove => self.list.acts_alone(),
            // What is told as another's words is held instead of sealed.
            Act::Add => self.list == List::Reported,
        }
    }

    fn path(&self) -> String {
        format!("filters/{}.toml", self.lang)
    }

    /// The text with this done; `None` when there is nothing to do.
    fn on(&self, text: Option<&str>, line: &str) -> Option<String> {
        let mut file = text.map_or_else(|| Ok(File::default()), File::read).ok()?;
        let lines = file.phrases.entry(self.list).or_default();
        let there = lines.iter().any(|one| one == line);
        match self.act {
            Act::Add if !there => lines.push(line.to_owned()),
            Act::Remove if there => lines.retain(|one| one != line),
            Act::Add | Act::Remove => return None,
        }
        toml::to_string(&file).ok()
    }
}

/// A line as people type it: as lists write it, or plain words, which are folded.
fn line(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let plain = |typed: &str| folded_words(typed, LINE_BYTES_MAX).join(" ");
    let special = typed.contains(['|', '+', '?', '*']);
    let line = if special {
        typed.to_owned()
    } else {
        plain(typed)
    };
    (line.len() <= LINE_BYTES_MAX && Phrase::read(&line).is_some()).then_some(line)
}

/// Does it, or lays it before a second person.
pub(super) async fn change(
    filters: &Filters,
    person: &Person,
    order: &Order<'_>,
) -> Result<Outcome> {
    let known = order.act == Act::Remove;
    let line = if known {
        Some(order.line.to_owned())
    } else {
        line(order.line)
    };
    let Some(line) = line else {
        return Ok(Outcome::Form);
    };
    let (shelf, path) = (&filters.0, order.path());
    if !(shelf.kind().holds)(&path) {
        return Ok(Outcome::Form);
    }
    shelf.refresh().await?;
    let shown = shelf.now();
    let Some(text) = order.on(shelf.kind().text(&shown.files, &path), &line) else {
        return Ok(Outcome::Same);
    };
    // The note names the list, never the line: it is in the audit chain.
    let note = order.list.name();
    if order.needs_two() {
        propose(shelf, person, &path, Some(text), note).await?;
        return Ok(Outcome::Waits);
    }
    let verb = match order.act {
        Act::Add => "words.added",
        Act::Remove => "words.removed",
    };
    let edit = |was: Option<&str>| order.on(was, &line).or_else(|| was.map(str::to_owned));
    Ok(outcome(
        publish_alone(shelf, person, verb, &path, edit, note).await?,
    ))
}

/// A second person's word on what waits.
pub(super) async fn decide(
    filters: &Filters,
    person: &Person,
    id: Uuid,
    yes: bool,
) -> Result<Outcome> {
    let shelf = &filters.0;
    if yes {
        return Ok(outcome(agree(shelf, person, id).await?));
    }
    let done = refuse(shelf.app().db(), shelf.kind().name, person, id).await?;
    Ok(if done { Outcome::Done } else { Outcome::Stale })
}

fn outcome(agreed: Agreed) -> Outcome {
    match agreed {
        Agreed::Published(_) => Outcome::Done,
        Agreed::Own => Outcome::Own,
        Agreed::Decided | Agreed::Stale => Outcome::Stale,
        Agreed::Faults(_) => Outcome::Form,
    }
}

/// What waits for a second person.
pub(super) async fn waiting(filters: &Filters) -> Result<Vec<Wanted>> {
    let shelf = &filters.0;
    let open = open(shelf.app().db(), shelf.kind().name).await?;
    Ok(open.iter().filter_map(wanted).collect())
}

/// The one line in which the two texts differ.
fn wanted(change: &Change) -> Option<Wanted> {
    let read = |text: &Option<String>| text.as_deref().map_or(Ok(File::default()), File::read).ok();
    let (was, text) = (read(&change.was)?, read(&change.text)?);
    let list = List::parse(&change.note)?;
    let only = |these: &File, those: &File| {
        let mut lines = these.lines(list).iter();
        lines
            .find(|line| !those.lines(list).contains(line))
            .cloned()
    };
    let (act, line) = match (only(&text, &was), only(&was, &text)) {
        (Some(line), _) => (Act::Add, line),
        (None, Some(line)) => (Act::Remove, line),
        (None, None) => return None,
    };
    let lang = change
        .file
        .strip_prefix("filters/")?
        .strip_suffix(".toml")?;
    Some(Wanted {
        id: change.id,
        who: change.made_name.clone(),
        made_by: change.made_by,
        lang: lang.to_owned(),
        list,
        act,
        line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taking_away_what_acts_before_a_person_looks_takes_two() {
        let order = |act, list| Order {
            lang: "en",
            list,
            act,
            line: "",
        };
        for list in List::ALL {
            let alone = matches!(
                list,
                List::Disclosure | List::Tip | List::Threat | List::Enticement | List::Offer
            );
            assert_eq!(order(Act::Remove, list).needs_two(), alone, "{list:?}");
            let looser = list == List::Reported;
            assert_eq!(order(Act::Add, list).needs_two(), looser, "{list:?}");
        }
    }

    #[test]
    fn plain_words_are_folded_and_other_forms_are_taken_as_they_are() {
        assert_eq!(line(" Don’t TELL Mamá "), Some("don t tell mama".into()));
        assert_eq!(line("send|mail+ me"), Some("send|mail+ me".into()));
        assert_eq!(line("* me"), None);
        assert_eq!(line("  "), None);
    }
}
