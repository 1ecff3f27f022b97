//! What a text says with somebody else's authority: facts and laws, each with its source.

use crate::{
    charts,
    facts::{Facts, say},
};
use jiff::civil::Date;
use web::Page;

/// Where something was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) url: String,
    pub(crate) read_on: Option<Date>,
    /// Whom it repeats, where it did not find this itself.
    pub(crate) origin: Option<String>,
}

/// A fact in a reader's language, as far as a text needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cited {
    pub(crate) id: String,
    /// The statement, with number and year, and what must be said with it.
    pub(crate) says: String,
    /// The number as people say it; empty for a fact without one.
    pub(crate) value: String,
    /// How a law is cited; empty for other facts.
    pub(crate) cites: String,
    pub(crate) source: Source,
    /// Good enough for a page.
    pub(crate) fit: bool,
    /// Nobody has confirmed it on its source's own page.
    pub(crate) draft: bool,
    /// The day by which somebody was to read it again, once that has passed.
    pub(crate) late: bool,
}

/// Who knows the facts, says them in a reader's language and draws them.
pub(crate) trait Cites {
    /// A fact by its id, as it stands on a day.
    fn cite(&self, id: &str, page: &Page, today: Date) -> Option<Cited>;
    /// A chart as HTML, with the table behind it; `None` while nothing of it may be shown.
    fn chart(&self, id: &str, page: &Page) -> Option<String>;
    /// A map as HTML, with the table behind it; `None` while nothing of it may be shown.
    fn map(&self, id: &str, page: &Page) -> Option<String>;
}

impl Cites for Facts {
    fn cite(&self, id: &str, page: &Page, today: Date) -> Option<Cited> {
        let fact = self.get(id)?;
        let source = Source {
            name: fact.source.name.clone(),
            url: fact.source.url.clone(),
            read_on: Some(fact.source.read_on),
            origin: fact.source.origin.clone(),
        };
        Some(Cited {
            id: fact.id.clone(),
            says: say::whole(page, fact),
            value: say::number(page, fact),
            cites: fact.cites.in_lang(page.lang()).to_owned(),
            source,
            fit: fact.grade.is_for_pages(),
            draft: !self.is_confirmed(id),
            late: fact.is_overdue(today),
        })
    }

    fn chart(&self, id: &str, page: &Page) -> Option<String> {
        charts::chart(page, self, id)
    }

    fn map(&self, id: &str, page: &Page) -> Option<String> {
        charts::map(page, self, id)
    }
}
