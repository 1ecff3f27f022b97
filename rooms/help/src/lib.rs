//! Where to find help, how to read this site safely, and what the organiser answers for.
//!
//! Everything readers see is made from what the node holds in memory (the lines that are built in, and what two people
//! have published since) and from the campaign's settings, so that it stands when everything else is down. A number or
//! an address of a line is only ever in `content/hotlines`, never in a sentence.
//!
//! No tables: what staff change is kept by `web::content`.
//!
//! Never, for a reader: a database, a cookie, a form, a guess at where somebody is, a request to another site.

mod desk;
mod hotlines;
pub mod kept;
mod pages;
mod suspend;
mod views;

use hotlines::Hotlines;
use jiff::civil::Date;
use std::future::Future;
use web::{Access, App, Page, Result, Routes, Wrong, content::Shelf};

/// The state of the room; cheap to clone.
#[derive(Clone)]
pub struct Help(Shelf<Hotlines>);

impl Help {
    /// With the lines of the newest pack that the node has.
    #[must_use]
    pub fn new(app: App) -> Self {
        Self(Shelf::new(app, hotlines::CONTENT))
    }

    /// Takes over what other nodes publish, until `stop` resolves.
    pub async fn follow(&self, stop: impl Future<Output = ()>) {
        self.0.follow(stop).await;
    }

    /// What people edit here, for the desk and for files.
    #[must_use]
    pub fn edited(&self) -> &Shelf<impl Send + Sync + 'static> {
        &self.0
    }

    /// The ids of the lines that nobody has read again in time, and by when that was to be. People still see them, with
    /// their date, for an old number is better than none; somebody is to be told.
    #[must_use]
    pub fn overdue(&self) -> Vec<(String, Date)> {
        let (app, shown) = (self.0.app(), self.0.now());
        let today = app.campaign().local(app.clock().now()).date();
        let late = shown.value.overdue(today).into_iter();
        late.map(|(id, by)| (id.to_owned(), by)).collect()
    }

    /// The lines of the country the campaign is run in, which it names, and the way to all others. Where somebody is is
    /// not guessed. HTML of ours, for a page with the style of help.
    ///
    /// # Errors
    /// When the template fails, which a test makes unlikely.
    pub fn lines_to_call(&self, page: &Page, today: Date) -> Result<String> {
        views::lines_to_call(page, &self.0.now().value, None, today)
    }

    /// The same for a country that somebody chose, by its code; for one that has no lines, or none, as above.
    ///
    /// # Errors
    /// As [`Help::lines_to_call`].
    pub fn lines_for(&self, page: &Page, country: Option<&str>, today: Date) -> Result<String> {
        views::lines_to_call(page, &self.0.now().value, country, today)
    }

    /// The countries that have lines, by code and by their name in a language, in its order.
    #[must_use]
    pub fn named_countries(&self, lang: &str) -> Vec<(String, String)> {
        let shown = self.0.now();
        let named = |country: &&hotlines::Country| {
            (country.code.clone(), country.named_in(lang).to_owned())
        };
        shown.value.countries(lang).iter().map(named).collect()
    }

    /// The addresses of the countries that have a page, without the language.
    #[must_use]
    pub fn countries(&self) -> Vec<String> {
        let shown = self.0.now();
        let countries = shown.value.every_country().map(|country| &country.code);
        let with_page = countries.filter(|code| shown.value.country(code).is_some());
        with_page
            .map(|code| format!("/help/{}", code.to_ascii_lowercase()))
            .collect()
    }

    pub(crate) fn shelf(&self) -> &Shelf<Hotlines> {
        &self.0
    }
}

/// Everything that is wrong with files of lines: pairs of a path inside `content`, such as `hotlines/us.toml`, and its
/// text. What does not lie in that folder is passed over.
pub fn check<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Wrong> {
    let own = |(path, _): &(&str, &str)| path.starts_with("hotlines/") && path.ends_with(".toml");
    let files = files.into_iter().filter(own);
    Hotlines::of(&files.map(|(path, text)| (path.to_owned(), text)).collect()).1
}

/// Help, safety, the organiser's pages, and the lines as staff see them.
pub fn routes(help: &Help) -> Routes {
    let open = Access::reader;
    Routes::new()
        .get("/help", pages::help, open())
        .get("/help/safety", pages::safety, open())
        .get("/help/{country}", pages::country, open())
        .get("/privacy", pages::privacy, open())
        .get("/terms", pages::terms, open())
        .get("/contact", pages::contact, open())
        .with(help.clone())
        .merge(desk::routes(help))
}

#[cfg(test)]
mod tests;
