//! A text that has been made ready: what is fixed as HTML, and what depends on the moment as a directive.

use super::directive::Directive;

/// A part of a page, in the order it is written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// HTML that has passed both walls.
    Html(String),
    /// Filled in when the page is asked for.
    Say(Directive),
    /// A link to another page of ours begins; the path has no language.
    Open(String),
    /// It ends.
    Close,
    /// What follows, up to its [`Piece::End`], rests on these facts and is left out when one of them may not be shown.
    Needs(Vec<String>),
    /// What follows, up to its [`Piece::End`], leads to a list of which each item rests on these facts, and goes with the
    /// last of them.
    Any(Vec<Vec<String>>),
    End,
    /// The note before a hard part, with the anchor that follows it.
    Note(String),
    /// A table begins; it may be wider than a phone.
    Table,
    TableEnd,
}

/// Stands before the number of a piece, and [`SHUT`] after it, while the text around it goes through Markdown and the
/// second wall. Neither may occur in a source.
pub(super) const OPEN: char = '\u{e000}';
pub(super) const SHUT: char = '\u{e001}';

/// The pieces of a text that are being collected.
#[derive(Default)]
pub(super) struct Held(Vec<Piece>);

impl Held {
    /// Keeps a piece and gives what stands for it.
    pub(super) fn hold(&mut self, piece: Piece) -> String {
        self.0.push(piece);
        format!("{OPEN}{}{SHUT}", self.0.len() - 1)
    }

    /// Puts the pieces back where they stood.
    pub(super) fn place(mut self, html: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut chunks = html.split(OPEN);
        push(&mut pieces, chunks.next().unwrap_or_default());
        for chunk in chunks {
            let (number, rest) = chunk.split_once(SHUT).unwrap_or_default();
            let held = number.parse().ok().and_then(|n: usize| self.0.get_mut(n));
            pieces.extend(held.map(|held| std::mem::replace(held, Piece::End)));
            push(&mut pieces, rest);
        }
        pieces
    }
}

fn push(pieces: &mut Vec<Piece>, html: &str) {
    if !html.is_empty() {
        pieces.push(Piece::Html(html.to_owned()));
    }
}
