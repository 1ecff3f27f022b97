//! From pieces to HTML, at the moment a page is asked for: facts as they stand today, in the reader's language.

use super::{directive::Directive, piece::Piece};
use crate::{
    cited::{Cited, Cites, Source},
    lines::Lines,
};
use askama::Template;
use jiff::civil::Date;
use web::Page;

/// A source at the foot of a page, with what on the page rests on it.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) number: usize,
    pub(crate) source: Source,
    /// The day it was read, in words.
    pub(crate) read_on: String,
    pub(crate) figures: Vec<Figure>,
}

/// A fact on the page, by its number or its citation, and where all about it stands.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) label: String,
    /// Nowhere yet, for a law that nobody has confirmed: it is cited by its name, and said to be so.
    pub(crate) href: Option<String>,
    pub(crate) draft: bool,
    pub(crate) late: bool,
}

/// What filling in a page needs to know.
pub(crate) struct Around<'a> {
    pub(crate) page: &'a Page,
    pub(crate) facts: &'a dyn Cites,
    pub(crate) lines: &'a Lines,
    /// The title of a page by its slug.
    pub(crate) title: &'a dyn Fn(&str) -> Option<String>,
    /// The note before a hard part.
    pub(crate) note: Option<&'a str>,
    /// The name of the page, for what needs one of its own.
    pub(crate) name: &'a str,
    pub(crate) today: Date,
}

/// Writes pieces out, and remembers the sources they rest on: the texts of one page share one.
pub(crate) struct Writer<'a> {
    around: Around<'a>,
    marks: Vec<Mark>,
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r##"{{ c.says }}<sup class="mark"><a href="#source-{{ n }}">{{ n }}</a></sup>{% if c.draft %} <span class="draft">{{ page.t("learn-draft") }}</span>{% endif %}{% if c.late %} <span class="draft">{{ page.t("learn-late") }}</span>{% endif %}"##
)]
struct Statement<'a> {
    page: &'a Page,
    c: &'a Cited,
    n: usize,
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r##"{{ label }}<sup class="mark"><a href="#source-{{ n }}">{{ n }}</a></sup>{% if open %} <span class="draft">{{ page.t("learn-draft") }}</span>{% endif %}"##
)]
struct Cite<'a> {
    page: &'a Page,
    label: &'a str,
    n: usize,
    /// Nobody has confirmed it, and it stands here all the same.
    open: bool,
}

#[derive(Template)]
#[template(ext = "html", source = r#"<a href="{{ href }}">{{ label }}</a>"#)]
struct Link<'a> {
    href: &'a str,
    label: &'a str,
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r##"<aside class="notice" aria-label="{{ page.t("learn-note") }}"><p>{{ note }}</p><p><a href="#{{ to }}">{{ page.t("learn-note-skip") }}</a></p></aside>
"##
)]
struct Note<'a> {
    page: &'a Page,
    note: &'a str,
    to: &'a str,
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<div class="scroll" tabindex="0" role="region" aria-label="{{ name }}">"#
)]
struct Table<'a> {
    name: &'a str,
}

fn fill(template: &impl Template) -> String {
    // A snippet into a string cannot fail; an empty one would be seen by the tests.
    template.render().unwrap_or_default()
}

impl<'a> Writer<'a> {
    pub(crate) fn new(around: Around<'a>) -> Self {
        Self {
            around,
            marks: Vec::new(),
        }
    }

    /// The sources of all that was written, in the order of their numbers.
    pub(crate) fn sources(self) -> Vec<Mark> {
        self.marks
    }

    /// Writes a text out. What rests on a fact that may not be shown is left out whole.
    pub(crate) fn write(&mut self, pieces: &[Piece]) -> String {
        let mut html = String::new();
        // How many blocks are open, and from which of them on nothing is written.
        let (mut depth, mut hidden_from) = (0_usize, None);
        for piece in pieces {
            match piece {
                Piece::Needs(_) | Piece::Any(_) => {
                    depth += 1;
                    if hidden_from.is_none() && !self.stands(piece) {
                        hidden_from = Some(depth);
                    }
                }
                Piece::End => {
                    if hidden_from == Some(depth) {
                        hidden_from = None;
                    }
                    depth = depth.saturating_sub(1);
                }
                _ if hidden_from.is_some() => {}
                piece => self.piece(&mut html, piece),
            }
        }
        without_empty_lists(&html)
    }

    /// True when what rests on facts may be shown.
    fn stands(&self, piece: &Piece) -> bool {
        let all = |facts: &Vec<String>| facts.iter().all(|id| self.shown(id).is_some());
        match piece {
            Piece::Needs(facts) => all(facts),
            Piece::Any(items) => items.iter().any(all),
            _ => true,
        }
    }

    fn piece(&mut self, html: &mut String, piece: &Piece) {
        let page = self.around.page;
        match piece {
            Piece::Html(text) => html.push_str(text),
            Piece::Say(directive) => html.push_str(&self.say(directive)),
            Piece::Open(to) if to.starts_with('#') => html.push_str(&open(to)),
            Piece::Open(to) => html.push_str(&open(&page.href(to))),
            Piece::Close => html.push_str("</a>"),
            Piece::Note(to) => {
                let note = self.around.note.unwrap_or_default();
                html.push_str(&fill(&Note { page, note, to }));
            }
            Piece::Table => html.push_str(&fill(&Table {
                name: self.around.name,
            })),
            Piece::TableEnd => html.push_str("</div>"),
            Piece::Needs(_) | Piece::Any(_) | Piece::End => {}
        }
    }

    fn say(&mut self, directive: &Directive) -> String {
        let page = self.around.page;
        match directive {
            Directive::Fact(id) => self.statement(id),
            Directive::Value(id) => self.cite(id, |c| &c.value),
            Directive::Law(id) => self.cite(id, |c| &c.cites),
            Directive::Chart(id) => self.around.facts.chart(id, page).unwrap_or_default(),
            Directive::Map(id) => self.around.facts.map(id, page).unwrap_or_default(),
            Directive::Day => page.day(),
            Directive::Hotline(id) => self.around.lines.get(id).map_or_else(String::new, |line| {
                let (href, label) = (page.href(&line.path), line.name.as_str());
                fill(&Link { href: &href, label })
            }),
            Directive::Link(slug) => (self.around.title)(slug).map_or_else(String::new, |title| {
                let href = page.href(&format!("/learn/{slug}"));
                fill(&Link {
                    href: &href,
                    label: &title,
                })
            }),
        }
    }

    fn statement(&mut self, id: &str) -> String {
        let Some(cited) = self.found(id) else {
            return String::new();
        };
        let n = self.mark(&cited);
        fill(&Statement {
            page: self.around.page,
            c: &cited,
            n,
        })
    }

    fn cite(&mut self, id: &str, label: impl Fn(&Cited) -> &str) -> String {
        let Some(cited) = self.found(id) else {
            return String::new();
        };
        let n = self.mark(&cited);
        let label = together(label(&cited));
        // Where a number may be seen at all, it is a demo or confirmed; a law keeps its name everywhere.
        let open = cited.draft && !cited.cites.is_empty();
        let page = self.around.page;
        fill(&Cite {
            page,
            label: &label,
            n,
            open,
        })
    }

    fn found(&self, id: &str) -> Option<Cited> {
        self.around
            .facts
            .cite(id, self.around.page, self.around.today)
    }

    /// A fact that may stand on this page: good enough, and confirmed by somebody, or this is a demo.
    fn shown(&self, id: &str) -> Option<Cited> {
        let demo = self.around.page.demo();
        self.found(id).filter(|c| c.fit && (demo || !c.draft))
    }

    /// The number of a fact's source on this page.
    fn mark(&mut self, cited: &Cited) -> usize {
        let page = self.around.page;
        let label = [&cited.value, &cited.cites]
            .into_iter()
            .find(|text| !text.is_empty());
        let figure = Figure {
            label: label.map_or_else(|| page.t("learn-statement"), |text| together(text)),
            href: (page.demo() || !cited.draft)
                .then(|| page.href(&format!("/learn/facts/{}", cited.id))),
            draft: cited.draft,
            late: cited.late,
        };
        let same = |mark: &&mut Mark| {
            mark.source.name == cited.source.name && mark.source.url == cited.source.url
        };
        if let Some(mark) = self.marks.iter_mut().find(same) {
            if mark.figures.iter().all(|f| f.href != figure.href) {
                mark.figures.push(figure);
            }
            return mark.number;
        }
        let number = self.marks.len() + 1;
        let read_on = cited
            .source
            .read_on
            .map_or_else(String::new, |day| page.date(day));
        let source = cited.source.clone();
        self.marks.push(Mark {
            number,
            source,
            read_on,
            figures: vec![figure],
        });
        number
    }
}

/// A section sign stays with its number.
fn together(cites: &str) -> String {
    cites.replace("§ ", "§\u{a0}")
}

fn open(href: &str) -> String {
    let escaped = askama::filters::escape(href, askama::filters::Html);
    escaped.map_or_else(|_| "<a>".to_owned(), |href| format!("<a href=\"{href}\">"))
}

/// Takes out the lists of which nothing is left.
fn without_empty_lists(html: &str) -> String {
    let mut parts = html.split("<ul>");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.trim_start().strip_prefix("</ul>") {
            Some(rest) => out.push_str(rest),
            None => {
                out.push_str("<ul>");
                out.push_str(part);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_which_nothing_is_left_goes() {
        let html = "<p>a</p>\n<ul>\n\n\n</ul>\n<ul>\n<li>b</li>\n</ul>";
        assert_eq!(
            without_empty_lists(html),
            "<p>a</p>\n\n<ul>\n<li>b</li>\n</ul>"
        );
    }
}
