//! Pages of NCMEC's hash sharing, version 2: XML.
//!
//! The parser takes what such a page may be and no more: UTF-8, no DOCTYPE and no entities but the five that XML has, and
//! nothing deeper or longer than the caps.

mod element;
mod item;

use super::capped::{Capped, Left};
use super::sink::Sink;
use super::{ELEMENT_BYTES_MAX, Refused, time};
use crate::Millis;
use element::Element;
use item::Item;
use quick_xml::errors::SyntaxError;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::{self, BufRead};

/// Elements within elements. A page has eight.
const DEPTH_MAX: usize = 16;

pub(super) fn read<E: From<io::Error>>(
    input: impl BufRead,
    sink: &mut Sink<'_, E>,
) -> Result<(), E> {
    let (capped, left) = Capped::new(input, ELEMENT_BYTES_MAX);
    let mut reader = Reader::from_reader(capped);
    reader.config_mut().expand_empty_elements = true;
    let mut pages = Pages::new(left);
    let mut buffer = Vec::new();
    loop {
        pages.left.renew();
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(why)?;
        if let Event::Eof = event {
            break;
        }
        if pages.step(&event).map_err(io::Error::from)? {
            let item = pages.item.take().unwrap_or_default();
            pages.number = pages.number.saturating_add(1);
            sink.take(pages.number, Ok(item.parsed()))?;
        }
    }
    if !pages.path.is_empty() || !pages.begun {
        return Err(io::Error::from(Refused::Cut).into());
    }
    sink.report.page.next = pages.next.filter(|next| !next.is_empty());
    sink.report.page.max_at = pages.max_at;
    Ok(())
}

/// Without the parser's own words, which may repeat the text.
fn why(error: quick_xml::Error) -> io::Error {
    match error {
        quick_xml::Error::Io(error) => match refusal(&error) {
            Some(refused) => refused.into(),
            None => io::Error::new(error.kind(), error),
        },
        quick_xml::Error::Encoding(_) => Refused::Encoding.into(),
        quick_xml::Error::Syntax(SyntaxError::InvalidBangMarkup) => Refused::Form.into(),
        quick_xml::Error::Syntax(_) => Refused::Cut.into(),
        _ => Refused::Form.into(),
    }
}

fn refusal(error: &io::Error) -> Option<Refused> {
    error.get_ref()?.downcast_ref().copied()
}

/// What has been seen of a page.
struct Pages {
    left: Left,
    begun: bool,
    path: Vec<Element>,
    /// What stands in the innermost element so far.
    text: String,
    item: Option<Item>,
    number: u64,
    next: Option<String>,
    max_at: Option<Millis>,
}

impl Pages {
    const fn new(left: Left) -> Self {
        Self {
            left,
            begun: false,
            path: Vec::new(),
            text: String::new(),
            item: None,
            number: 0,
            next: None,
            max_at: None,
        }
    }

    /// Takes an event and says whether it ended an item.
    fn step(&mut self, event: &Event<'_>) -> Result<bool, Refused> {
        match event {
            Event::Start(start) => self.begin(start)?,
            Event::End(_) => return Ok(self.end()),
            Event::Text(text) => self.add(&text.decode().map_err(|_| Refused::Encoding)?)?,
            Event::CData(text) => self.add(&text.decode().map_err(|_| Refused::Encoding)?)?,
            Event::GeneralRef(entity) => self.add(&resolved(entity)?)?,
            Event::DocType(_) => return Err(Refused::Doctype),
            Event::Decl(decl) => is_utf8(decl)?,
            _ => {}
        }
        Ok(false)
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), Refused> {
        let element = Element::of(self.path.last().copied(), start.local_name().as_ref());
        let twice = self.path.is_empty() && self.begun;
        if element == Element::NotOurs || twice {
            return Err(Refused::Form);
        }
        if self.path.len() >= DEPTH_MAX {
            return Err(Refused::Depth);
        }
        self.begun = true;
        self.path.push(element);
        self.text.clear();
        self.note(element, start)
    }

    /// Takes what stands in an element's attributes.
    fn note(&mut self, element: Element, start: &BytesStart<'_>) -> Result<(), Refused> {
        let name = match element {
            Element::Item { media, deleted } => {
                self.item = Some(Item::new(media, deleted));
                return Ok(());
            }
            Element::List => "maxTimestamp",
            Element::Member | Element::Voter(_) => "id",
            Element::Voters(_) => "timestamp",
            Element::Fingerprint(_) => "href",
            _ => return Ok(()),
        };
        let value = attribute(start, name)?;
        match (element, &mut self.item) {
            (Element::List, _) => {
                self.max_at = self.max_at.max(value.as_deref().and_then(time::parse));
            }
            (_, Some(item)) => item.note(element, value),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self) -> bool {
        let ended = self.path.pop();
        match (ended, &mut self.item) {
            (Some(Element::Item { .. }), _) => return true,
            (Some(Element::Next), _) => self.next = Some(self.text.trim().to_owned()),
            (Some(element), Some(item)) => item.set(element, self.text.trim()),
            _ => {}
        }
        self.text.clear();
        false
    }

    fn add(&mut self, text: &str) -> Result<(), Refused> {
        if self.path.is_empty() {
            let blank = text.trim_matches('\u{feff}').trim().is_empty();
            return if blank { Ok(()) } else { Err(Refused::Form) };
        }
        if self.text.len().saturating_add(text.len()) > ELEMENT_BYTES_MAX {
            return Err(Refused::TooLong);
        }
        self.text.push_str(text);
        Ok(())
    }
}

/// The text of an entity: one of a character, or one of the five.
fn resolved(entity: &BytesRef<'_>) -> Result<String, Refused> {
    match entity.resolve_char_ref() {
        Ok(Some(character)) => return Ok(character.into()),
        Ok(None) => {}
        Err(_) => return Err(Refused::Form),
    }
    let name = entity.decode().map_err(|_| Refused::Encoding)?;
    let text = quick_xml::escape::resolve_predefined_entity(&name);
    text.map(str::to_owned).ok_or(Refused::Doctype)
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refused> {
    let found = start.try_get_attribute(name).map_err(|_| Refused::Form)?;
    let value = found.map(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0));
    let value = value.transpose().map_err(|_| Refused::Form)?;
    Ok(value.map(|value| value.into_owned()))
}

fn is_utf8(decl: &BytesDecl<'_>) -> Result<(), Refused> {
    match decl.encoding() {
        None => Ok(()),
        Some(Ok(name)) if name.eq_ignore_ascii_case(b"utf-8") => Ok(()),
        Some(_) => Err(Refused::Encoding),
    }
}

#[cfg(test)]
mod tests;
