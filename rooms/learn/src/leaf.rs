//! A page of content in one language: its head, its text made ready, and what became of its translation.

pub(crate) mod directive;
pub(crate) mod front;
pub(crate) mod markdown;
pub(crate) mod piece;
pub(crate) mod prose;
pub(crate) mod render;

use crate::{Fault, limits};
use front::Front;
use markdown::{Heading, Made};
use piece::Piece;
use prose::{Kind, Prose, is_hidden};
use sha2::{Digest as _, Sha256};

/// Whether a page says what its English source says now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Translation {
    /// It is the source.
    Source,
    /// Made from the source as it is.
    Fresh,
    /// The source has changed since.
    Stale,
}

/// A page in one language.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    pub(crate) slug: String,
    pub(crate) lang: String,
    pub(crate) front: Front,
    /// The answer in short.
    pub(crate) say: Made,
    pub(crate) body: Made,
    pub(crate) translation: Translation,
    /// Of the source text, for translations of it.
    pub(crate) digest: String,
}

/// Reads a page, or says why it cannot be. Faults inside the text come out in any case.
pub(crate) fn read(
    file: &str,
    slug: &str,
    lang: &str,
    text: &str,
    faults: &mut Vec<Fault>,
) -> Option<Leaf> {
    if text.len() > limits::PAGE_BYTES_MAX {
        let most = limits::PAGE_BYTES_MAX / 1024;
        faults.push(Fault::new(
            file,
            "too-large",
            format!("a page has at most {most} KB"),
        ));
        return None;
    }
    let text = text.replace("\r\n", "\n");
    let hidden = text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.chars().any(is_hidden));
    let before = faults.len();
    faults.extend(hidden.map(|(n, _)| {
        Fault::new(file, "hidden-character", "a character that nobody can see").at(n + 1)
    }));
    if faults.len() > before {
        return None;
    }
    let (front, body, lines) = front::split(file, &text)
        .map_err(|fault| faults.push(fault))
        .ok()?;
    let body = markdown::make(file, body, lines + 1);
    let say = markdown::make(file, &front.say, say_line(&text));
    let mut leaf = Leaf {
        slug: slug.to_owned(),
        lang: lang.to_owned(),
        say,
        body,
        translation: Translation::Source,
        digest: digest(&text),
        front,
    };
    leaf.place_note(file, faults);
    faults.append(&mut leaf.say.faults);
    faults.append(&mut leaf.body.faults);
    Some(leaf)
}

/// The first 12 hexadecimal digits of SHA-256: enough to see a change, short enough to copy.
fn digest(text: &str) -> String {
    let full = hex::encode(Sha256::digest(text.as_bytes()));
    full.chars().take(12).collect()
}

fn say_line(text: &str) -> usize {
    text.lines()
        .position(|line| line.starts_with("say "))
        .map_or(1, |at| at + 2)
}

impl Leaf {
    /// Where it is in the sources.
    pub(crate) fn file(&self) -> String {
        format!("pages/{}/{}.md", self.lang, self.slug)
    }

    /// Everything that is asked for, in the short answer and in the text.
    pub(crate) fn directives(&self) -> impl Iterator<Item = &(usize, directive::Directive)> {
        self.say.directives.iter().chain(&self.body.directives)
    }

    /// True when there is a chart or a map on it.
    pub(crate) fn is_drawn(&self) -> bool {
        self.directives().any(|(_, directive)| directive.is_block())
    }

    /// Every block of words, the head included.
    pub(crate) fn prose(&self) -> Vec<Prose> {
        let front = [
            &self.front.title,
            &self.front.description,
            &self.front.question,
        ];
        let note = self.front.note.iter();
        let head = front.into_iter().chain(note).map(|text| Prose {
            line: 1,
            kind: Kind::Heading,
            text: text.clone(),
        });
        head.chain(self.say.prose.iter().cloned())
            .chain(self.body.prose.iter().cloned())
            .collect()
    }

    pub(crate) fn has_anchor(&self, anchor: &str) -> bool {
        self.body.headings.iter().any(|h| h.anchor == anchor)
    }

    /// The headings a reader finds their way by, where there are enough to get lost.
    pub(crate) fn contents(&self) -> Vec<&Heading> {
        let main: Vec<_> = self.body.headings.iter().filter(|h| h.level == 2).collect();
        if main.len() < limits::CONTENTS_FROM {
            Vec::new()
        } else {
            main
        }
    }

    /// Puts the content note before the heading at which the hard part begins.
    fn place_note(&mut self, file: &str, faults: &mut Vec<Fault>) {
        let Some(from) = &self.front.hard_from else {
            return;
        };
        let at = self.body.headings.iter().position(|h| h.anchor == *from);
        let Some((at, level)) = at.and_then(|at| Some((at, self.body.headings.get(at)?.level)))
        else {
            faults.push(Fault::new(
                file,
                "note-nowhere",
                format!("hard_from: there is no heading “{from}”"),
            ));
            return;
        };
        let after = self
            .body
            .headings
            .iter()
            .skip(at + 1)
            .find(|h| h.level <= level);
        let (Some(after), Some(_)) = (after, &self.front.note) else {
            let why = "a hard part needs a note in the head, and a heading after it to skip to";
            faults.push(Fault::new(file, "note-nowhere", why));
            return;
        };
        let note = Piece::Note(after.anchor.clone());
        insert_before(&mut self.body.pieces, &format!("id=\"{from}\""), note);
    }
}

/// Takes the fixed HTML apart before the tag that carries `id`, and puts a piece there.
fn insert_before(pieces: &mut Vec<Piece>, id: &str, piece: Piece) {
    let found = pieces
        .iter()
        .enumerate()
        .find_map(|(n, piece)| match piece {
            Piece::Html(html) => html
                .find(id)
                .and_then(|at| html.get(..at)?.rfind('<'))
                .map(|at| (n, at)),
            _ => None,
        });
    let Some((n, at)) = found else { return };
    if let Some(Piece::Html(html)) = pieces.get_mut(n) {
        let rest = html.split_off(at);
        pieces.insert(n + 1, Piece::Html(rest));
        pieces.insert(n + 1, piece);
    }
}
