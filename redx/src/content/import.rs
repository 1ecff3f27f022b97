//! A folder's differences to what is shown, laid before the desk. Nothing is published by it: that takes a second person
//! there, change by change.

use super::{
    Edited, Files, Part,
    export::{MANIFEST, Manifest, digest},
    paths,
};
use anyhow::{Context as _, Result, bail};
use std::{collections::BTreeMap, fs, path::Path};
use store::Uuid;
use web::{
    Person, Wrong, audit,
    content::{EDITORS, kept_note, kept_text},
};

/// A folder as it lies there.
#[derive(Debug, Default)]
pub struct Folder {
    files: BTreeMap<String, Vec<u8>>,
    /// What the files were when they were exported.
    exported: Option<Manifest>,
}

/// A text as it is to be; none to take it away.
type Change = (String, Option<String>);

/// What a folder wants.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// In the order of the paths: a fact stands before the page that names it.
    pub changes: Vec<Change>,
    /// Files that nobody has touched in the folder, and somebody has published anew since it was exported.
    pub older: Vec<String>,
}

/// What was laid before the desk.
#[derive(Debug, PartialEq, Eq)]
pub enum Laid {
    /// This change waits for a second person.
    Proposed(String, Uuid),
    /// The same words wait there already.
    Waiting(String),
}

impl Folder {
    /// Reads a folder.
    ///
    /// # Errors
    /// When it, a file of it, or what it says of its export cannot be read.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut read = Self {
            files: BTreeMap::new(),
            exported: Manifest::read(folder)?,
        };
        for path in paths(folder)?.into_iter().filter(|path| path != MANIFEST) {
            let file = folder.join(&path);
            let bytes =
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            read.files.insert(path, bytes);
        }
        Ok(read)
    }

    /// What it wants of what is shown.
    ///
    /// # Errors
    /// Everything that is wrong with it: a file that is no content of these rooms, one that is no text, one that somebody
    /// else has changed since it was exported, and every fault of the whole as it would be.
    pub fn wanted(&self, parts: &[Part]) -> Result<Wanted, Vec<Wrong>> {
        let shown: BTreeMap<_, _> = parts.iter().flat_map(|part| part.texts.clone()).collect();
        let (mut wanted, mut wrong) = (Wanted::default(), Vec::new());
        let read = self.files.iter().map(|(path, bytes)| {
            let known = parts.iter().any(|part| (part.holds)(path));
            text(path, bytes, known).map(|text| (path.clone(), Some(text)))
        });
        for change in read.chain(self.taken_away().map(Ok)) {
            match change {
                Err(fault) => wrong.push(fault),
                Ok(change) => self.weigh(&shown, change, &mut wanted, &mut wrong),
            }
        }
        if wrong.is_empty() && !wanted.changes.is_empty() {
            wrong = faults(shown, &wanted.changes);
        }
        if wrong.is_empty() {
            return Ok(wanted);
        }
        wrong.sort();
        Err(wrong)
    }

    /// What was exported and is no longer there. Of a folder that says nothing of its export, nothing: it may be a part.
    fn taken_away(&self) -> impl Iterator<Item = Change> {
        let exported = self
            .exported
            .iter()
            .flat_map(|exported| exported.files.keys());
        let gone = exported.filter(|path| !self.files.contains_key(*path));
        gone.map(|path| (path.clone(), None))
    }

    /// Holds a text against the one that is shown, and both against the one that was exported.
    fn weigh(
        &self,
        shown: &BTreeMap<String, String>,
        (path, text): Change,
        wanted: &mut Wanted,
        wrong: &mut Vec<Wrong>,
    ) {
        let now = shown.get(&path);
        if now == text.as_ref() {
            return;
        }
        let Some(exported) = &self.exported else {
            return wanted.changes.push((path, text));
        };
        let before = exported.files.get(&path);
        if before == now.map(|now| digest(now)).as_ref() {
            wanted.changes.push((path, text));
        } else if before == text.as_deref().map(digest).as_ref() {
            wanted.older.push(path);
        } else {
            wrong.push(Wrong::new(
                path,
                "somebody has published another text since this folder was exported: export again, and make the change there",
            ));
        }
    }
}

/// The text of a file as it would be kept.
fn text(path: &str, bytes: &[u8], known: bool) -> Result<String, Wrong> {
    if !known {
        return Err(Wrong::new(
            path,
            "no page, fact or line to call lies here; take it out of the folder",
        ));
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
        Wrong::new(path, "this is no text in UTF-8").at_byte(&before, before.len())
    })?;
    kept_text(text).ok_or_else(|| Wrong::new(path, "this text is too long"))
}

/// What would be wrong with everything if all of it were published.
fn faults(mut texts: BTreeMap<String, String>, changes: &[Change]) -> Vec<Wrong> {
    for (path, text) in changes {
        match text {
            Some(text) => drop(texts.insert(path.clone(), text.clone())),
            None => drop(texts.remove(path)),
        }
    }
    texts.into_iter().collect::<Files>().faults()
}

/// The person of this name who works here and may change content.
///
/// # Errors
/// When there is none.
pub async fn editor(edited: &Edited, name: &str) -> Result<Person> {
    let people = staff::people(edited.app().db()).await?;
    let Some(member) = people.into_iter().find(|member| member.name == name) else {
        bail!("nobody named {name:?} works here; owners see who does at /desk/people");
    };
    if !EDITORS.contains(&member.role) {
        let roles: Vec<_> = EDITORS.iter().map(|role| role.name()).collect();
        bail!(
            "{name} works here as {}; content is changed by {}",
            member.role.name(),
            roles.join(", ")
        );
    }
    Ok(Person {
        id: member.id,
        name: member.name,
        role: member.role,
    })
}

/// Lays all of it before the desk in this person's name, or nothing. The audit chain says that it came by files.
///
/// # Errors
/// When nobody says why, or the database refuses.
pub async fn propose(
    edited: &Edited,
    person: &Person,
    changes: Vec<Change>,
    note: &str,
) -> Result<Vec<Laid>> {
    let note = kept_note(note);
    if note.is_empty() {
        bail!("say in --note why this is changed: who agrees to it reads that");
    }
    let waiting = edited.waiting().await?;
    let (mut laid, mut count) = (Vec::new(), 0_usize);
    let mut tx = edited.app().db().begin().await?;
    for change in changes {
        if waiting.contains(&change) {
            laid.push(Laid::Waiting(change.0));
            continue;
        }
        let (path, text) = change;
        let id = edited
            .propose(&mut tx, person, (&path, text), &note)
            .await?;
        laid.push(Laid::Proposed(path, id));
        count += 1;
    }
    if count > 0 {
        let subject = person.id.to_string();
        let files = format!("{count} files");
        audit::append(&mut tx, "system", "content.imported", &subject, &files).await?;
    }
    tx.commit().await?;
    Ok(laid)
}
