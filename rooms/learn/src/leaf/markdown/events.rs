//! Looking ahead in what the reader of Markdown says, before anything is made of it.

use crate::leaf::directive::{self, Directive, Part};
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// What is there, and where in the text.
pub(super) type Placed<'a> = (Event<'a>, Range<usize>);

/// How deeply blocks are nested.
pub(super) fn depth(all: &[Placed<'_>]) -> usize {
    let (mut depth, mut most) = (0_usize, 0);
    for (event, _) in all {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        most = most.max(depth);
    }
    most
}

/// The place of the end of what starts at `at`.
pub(super) fn end_of(all: &[Placed<'_>], at: usize) -> usize {
    let mut depth = 0_usize;
    for (place, (event, _)) in all.iter().enumerate().skip(at) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return place;
        }
    }
    all.len()
}

pub(super) fn directives_in(event: &Event<'_>) -> Vec<Directive> {
    let Event::Text(text) = event else {
        return Vec::new();
    };
    let parts = directive::parts(text).into_iter();
    parts
        .filter_map(|part| {
            if let Part::Directive(one) = part {
                Some(one)
            } else {
                None
            }
        })
        .collect()
}

pub(super) fn facts_in(event: &Event<'_>) -> Vec<String> {
    directives_in(event)
        .iter()
        .filter_map(|d| d.fact().map(str::to_owned))
        .collect()
}

/// The facts of each item of a list that a paragraph with a colon at its end leads to, where all items rest on some.
pub(super) fn led_to(all: &[Placed<'_>], end: usize) -> Option<Vec<Vec<String>>> {
    let last = all.get(end.checked_sub(1)?)?;
    let colon = matches!(&last.0, Event::Text(text) if text.ends_with(':'));
    let list = all
        .get(end + 1)
        .filter(|(event, _)| colon && matches!(event, Event::Start(Tag::List(_))))?;
    let inside = all
        .iter()
        .skip(end + 2)
        .take_while(|(_, place)| place.start < list.1.end);
    let mut items: Vec<Vec<String>> = Vec::new();
    for (event, _) in inside {
        match (event, items.last_mut()) {
            (Event::Start(Tag::Item), _) => items.push(Vec::new()),
            (event, Some(item)) => item.extend(facts_in(event)),
            _ => {}
        }
    }
    items.iter().all(|facts| !facts.is_empty()).then_some(items)
}

/// A text that is one figure and nothing else.
pub(super) fn is_figure(event: &Event<'_>) -> bool {
    let Event::Text(text) = event else {
        return false;
    };
    matches!(directive::parts(text).as_slice(), [Part::Directive(one)] if one.is_block())
}
