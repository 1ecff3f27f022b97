//! From Markdown to pieces. The first wall lets through only what a page of ours is made of; the second cleans
//! whatever HTML came out of it. Neither trusts the other.

mod events;

use super::{
    directive::{self, Directive, Part},
    piece::{Held, Piece},
    prose::{Kind, Lines, Prose, anchor},
};
use crate::Fault;
use ammonia::Builder;
use events::{Placed, depth, end_of, facts_in, is_figure, led_to};
use pulldown_cmark::{
    CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html,
};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
    sync::LazyLock,
};

/// A heading of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    /// 2 or 3.
    pub(crate) level: u8,
    pub(crate) anchor: String,
    pub(crate) text: String,
}

/// A text made ready, and what the lints ask about it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Made {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) headings: Vec<Heading>,
    pub(crate) prose: Vec<Prose>,
    /// What it asks for, each with its line.
    pub(crate) directives: Vec<(usize, Directive)>,
    /// Where it links to, each with its line.
    pub(crate) links: Vec<(usize, String)>,
    pub(crate) faults: Vec<Fault>,
}

/// Nobody reads deeper than a list in a list in a quote.
const DEPTH_MAX: usize = 12;

/// Makes a text ready. `line` is where it begins in its file.
pub(crate) fn make(file: &str, text: &str, line: usize) -> Made {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let parser = TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter());
    let events: Vec<_> = parser.collect();
    if depth(&events) > DEPTH_MAX {
        let fault = Fault::new(file, "too-deep", "lists and quotes are nested too deeply");
        return Made {
            faults: vec![fault.at(line)],
            ..Made::default()
        };
    }
    let mut maker = Maker {
        file,
        line,
        lines: Lines::of(text),
        held: Held::default(),
        out: Vec::with_capacity(events.len()),
        made: Made::default(),
        closes: HashMap::new(),
        links: Vec::new(),
        table: false,
        bare: false,
        anchors: HashSet::new(),
    };
    for (at, (event, place)) in events.iter().enumerate() {
        maker.take(&events, at, event, place);
    }
    maker.finish()
}

struct Maker<'a> {
    file: &'a str,
    line: usize,
    lines: Lines,
    held: Held,
    out: Vec<Event<'a>>,
    made: Made,
    /// Blocks that were opened as something else, by the place of their end.
    closes: HashMap<usize, Wrap>,
    /// Open links: whether each was let through.
    links: Vec<bool>,
    table: bool,
    /// Inside a paragraph that is a figure alone.
    bare: bool,
    anchors: HashSet<String>,
}

/// What is around a block.
#[derive(Clone, Copy)]
struct Wrap {
    /// It rests on facts.
    needs: bool,
    /// It is a figure, not a paragraph.
    bare: bool,
}

impl<'a> Maker<'a> {
    fn take(&mut self, all: &[Placed<'a>], at: usize, event: &Event<'a>, place: &Range<usize>) {
        let line = self.line + self.lines.at(place.start) - 1;
        match event {
            Event::Start(tag) => self.start(all, at, tag, line),
            Event::End(tag) => self.end(*tag, at),
            Event::Text(text) => self.text(text, line),
            Event::SoftBreak | Event::HardBreak => {
                self.words(" ");
                self.out.push(Event::SoftBreak);
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                self.fault(
                    line,
                    "html",
                    "HTML is not taken: write Markdown and directives",
                );
            }
            _ => self.fault(line, "markup", "this kind of Markdown is not used here"),
        }
    }

    fn start(&mut self, all: &[Placed<'a>], at: usize, tag: &Tag<'a>, line: usize) {
        match tag {
            Tag::Paragraph => self.block(all, at, line, true),
            Tag::Item => self.block(all, at, line, false),
            Tag::Heading { level, id, .. } => self.heading(all, at, *level, id.as_deref(), line),
            Tag::TableCell => {
                self.begin(Kind::Cell, line);
                self.out.push(Event::Start(tag.clone()));
            }
            Tag::Table(_) => {
                self.table = true;
                self.stand(Piece::Table);
                self.out.push(Event::Start(tag.clone()));
            }
            Tag::Link { dest_url, .. } => self.link(dest_url, line),
            Tag::TableHead
            | Tag::TableRow
            | Tag::List(_)
            | Tag::Emphasis
            | Tag::Strong
            | Tag::BlockQuote(_) => {
                self.out.push(Event::Start(tag.clone()));
            }
            Tag::HtmlBlock => {}
            Tag::Image { .. } => self.fault(
                line,
                "picture",
                "pages have no pictures but charts and maps",
            ),
            _ => self.fault(line, "markup", "this kind of Markdown is not used here"),
        }
    }

    fn end(&mut self, tag: TagEnd, at: usize) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item => self.close(tag, at),
            TagEnd::Link => self.close_link(),
            TagEnd::Table => {
                self.table = false;
                self.out.push(Event::End(tag));
                self.stand(Piece::TableEnd);
            }
            TagEnd::Heading(_)
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::List(_)
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::BlockQuote(_) => self.out.push(Event::End(tag)),
            _ => {}
        }
    }

    /// A paragraph or an item. One that rests on facts can be left out as a whole: a sentence without its number
    /// would say something else. A figure stands in no paragraph.
    fn block(&mut self, all: &[Placed<'a>], at: usize, line: usize, paragraph: bool) {
        let end = end_of(all, at);
        let texts = || all.get(at..end).unwrap_or_default().iter();
        let facts: Vec<String> = texts().flat_map(|(event, _)| facts_in(event)).collect();
        let bare = paragraph && end == at + 2 && texts().any(|(event, _)| is_figure(event));
        let opened = match (facts.is_empty(), self.table) {
            (false, false) => Some(Piece::Needs(facts)),
            (true, _) if paragraph => led_to(all, end).map(Piece::Any),
            _ => None,
        };
        let wrap = Wrap {
            needs: opened.is_some(),
            bare,
        };
        self.begin(Kind::Sentences, line);
        self.bare = bare;
        if let Some(piece) = opened {
            self.stand(piece);
        }
        if !bare {
            let tag = if paragraph { Tag::Paragraph } else { Tag::Item };
            self.out.push(Event::Start(tag));
        }
        self.closes.insert(end, wrap);
    }

    fn close(&mut self, tag: TagEnd, at: usize) {
        let wrap = self.closes.remove(&at);
        if !wrap.is_some_and(|w| w.bare) {
            self.out.push(Event::End(tag));
        }
        if wrap.is_some_and(|w| w.needs) {
            self.stand(Piece::End);
        }
    }

    fn heading(
        &mut self,
        all: &[Placed<'a>],
        at: usize,
        level: HeadingLevel,
        id: Option<&str>,
        line: usize,
    ) {
        let inside = all.get(at..end_of(all, at)).unwrap_or_default().iter();
        let text: String = inside
            .filter_map(|(event, _)| {
                if let Event::Text(text) = event {
                    Some(text.as_ref())
                } else {
                    None
                }
            })
            .collect();
        let number = match level {
            HeadingLevel::H2 => 2,
            HeadingLevel::H3 => 3,
            _ => {
                self.fault(line, "heading-level", "headings of a page are ## and ###");
                3
            }
        };
        let anchor = id.map_or_else(|| anchor(&text), str::to_owned);
        if !directive::is_name(&anchor) || !self.anchors.insert(anchor.clone()) {
            self.fault(
                line,
                "anchor",
                format!("give this heading an anchor of its own, such as {{#signs}}: “{anchor}”"),
            );
        }
        self.begin(Kind::Heading, line);
        self.out.push(Event::Start(Tag::Heading {
            level,
            id: Some(anchor.clone().into()),
            classes: Vec::new(),
            attrs: Vec::new(),
        }));
        self.made.headings.push(Heading {
            level: number,
            anchor,
            text,
        });
    }

    fn link(&mut self, to: &CowStr<'a>, line: usize) {
        let ours = (to.starts_with('/') && !to.starts_with("//")) || to.starts_with('#');
        self.links.push(ours);
        if ours {
            self.made.links.push((line, to.to_string()));
            self.stand(Piece::Open(to.to_string()));
        } else {
            self.fault(
                line,
                "link-outside",
                "links to other sites come from the sources of facts and laws",
            );
        }
    }

    fn close_link(&mut self) {
        if self.links.pop() == Some(true) {
            self.stand(Piece::Close);
        }
    }

    fn text(&mut self, text: &CowStr<'a>, line: usize) {
        for part in directive::parts(text) {
            match part {
                Part::Text(words) => {
                    self.words(words);
                    self.out.push(Event::Text(words.to_owned().into()));
                }
                Part::Wrong(code, why) => self.fault(line, code, why),
                Part::Directive(directive) => self.directive(directive, line),
            }
        }
    }

    fn directive(&mut self, directive: Directive, line: usize) {
        if self.table && directive.fact().is_some() {
            self.fault(
                line,
                "directive-in-table",
                "a fact stands in a sentence or a list, where it can be left out",
            );
        }
        if directive.is_block() && !self.bare {
            self.fault(
                line,
                "directive-inside",
                "a chart or a map stands in a paragraph of its own",
            );
        }
        self.words(" ");
        self.made.directives.push((line, directive.clone()));
        self.stand(Piece::Say(directive));
    }

    fn begin(&mut self, kind: Kind, line: usize) {
        let text = String::new();
        self.made.prose.push(Prose { line, kind, text });
    }

    fn words(&mut self, words: &str) {
        if let Some(last) = self.made.prose.last_mut() {
            last.text.push_str(words);
        }
    }

    fn stand(&mut self, piece: Piece) {
        let stands = self.held.hold(piece);
        self.out.push(Event::Text(stands.into()));
    }

    fn fault(&mut self, line: usize, code: &'static str, text: impl Into<String>) {
        self.made
            .faults
            .push(Fault::new(self.file, code, text).at(line));
    }

    fn finish(mut self) -> Made {
        let mut raw = String::new();
        html::push_html(&mut raw, self.out.into_iter());
        let clean = WALL.clean(&raw).to_string();
        self.made.pieces = self.held.place(&clean);
        self.made
            .prose
            .retain(|prose| !prose.text.trim().is_empty());
        self.made
    }
}

/// The second wall: elements a page is made of, and nothing that loads, runs, links or looks different.
static WALL: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut wall = Builder::empty();
    wall.tags(HashSet::from([
        "p",
        "ul",
        "ol",
        "li",
        "h2",
        "h3",
        "strong",
        "em",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]));
    wall.clean_content_tags(HashSet::from(["script", "style"]));
    wall.tag_attributes(HashMap::from([
        ("h2", HashSet::from(["id"])),
        ("h3", HashSet::from(["id"])),
    ]));
    wall.strip_comments(true);
    wall
});

#[cfg(test)]
mod tests;
