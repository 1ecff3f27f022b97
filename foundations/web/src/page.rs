//! What the layout needs on every page. A room's page context has a field `page: web::Page`.

use crate::{App, Campaign, Lang, Phase, Visit, assets};
use fluent_bundle::{FluentArgs, FluentValue};
use std::sync::Arc;

/// The surroundings of a page: words, addresses, languages, the campaign.
///
/// In a template: `{{ page.t("wall-title") }}`, `{{ page.with("wall-count", "n", count) }}`,
/// `{{ page.href("/post") }}`, `{{ page.asset("site.css") }}`.
#[derive(Clone)]
pub struct Page {
    app: App,
    /// What the page is written in.
    lang: Lang,
    /// What its reader chose: the same, but where the page is not to be had in it.
    chosen: Lang,
    lang_in_address: bool,
    path: String,
    campaign: Arc<Campaign>,
    og: Option<Og>,
    staff: Option<String>,
}

/// What other sites show when a page of ours is shared.
#[derive(Clone, Debug, Default)]
pub struct Og {
    /// Title.
    pub title: String,
    /// Description.
    pub description: String,
    /// Absolute address of a picture of ours.
    pub image: String,
    /// Its width in pixels.
    pub image_width: i64,
    /// Its height in pixels.
    pub image_height: i64,
    /// What the picture shows.
    pub image_alt: String,
}

/// The same page in another language.
#[derive(Clone, Debug)]
pub struct Alternate {
    /// Language code.
    pub lang: String,
    /// The language's name in itself.
    pub name: String,
    /// Address on this site.
    pub href: String,
    /// Absolute address.
    pub url: String,
}

impl Page {
    pub(crate) fn new(visit: &Visit) -> Self {
        let shared = &visit.shared;
        Self {
            app: shared.app.clone(),
            lang: shared.lang.clone(),
            chosen: shared.lang.clone(),
            lang_in_address: shared.lang_in_address,
            path: visit.path().to_owned(),
            campaign: shared.app.campaign(),
            og: None,
            staff: visit.person.as_ref().map(|p| p.name.clone()),
        }
    }

    /// A page outside any request, for rendering every template's sample in every language.
    pub fn sample(app: &App, lang: &Lang) -> Self {
        Self {
            app: app.clone(),
            lang: lang.clone(),
            chosen: lang.clone(),
            lang_in_address: true,
            path: "/".into(),
            campaign: app.campaign(),
            og: None,
            staff: None,
        }
    }

    /// Adds what other sites show of this page.
    #[must_use]
    pub fn shared_as(mut self, og: Og) -> Self {
        self.og = Some(og);
        self
    }

    /// The same page for words that somebody in danger acts on: in English where no person has read them in the
    /// reader's language. Its links still keep that language.
    #[must_use]
    pub fn for_help(mut self) -> Self {
        self.lang = self.app.words().of_help(&self.chosen);
        self
    }

    /// True when the page is in English because its reader's language has not been reviewed.
    pub fn stands_in(&self) -> bool {
        self.lang != self.chosen
    }

    /// What a reader is told of a page with such words while no person has read them in their language, in that
    /// language: said with the language's code and direction.
    pub fn help_note(&self) -> Option<(&str, &'static str, String)> {
        let words = self.app.words();
        let key = if self.stands_in() {
            "help-words-in-english"
        } else {
            "help-words-unread"
        };
        let note = || {
            (
                self.chosen.code(),
                words.direction(&self.chosen),
                words.say(&self.chosen, key, None),
            )
        };
        (!words.is_reviewed(&self.chosen)).then(note)
    }

    /// Words in the reader's language.
    pub fn t(&self, key: &str) -> String {
        self.app.words().say(&self.lang, key, None)
    }

    /// Words in the reader's language: the desk's own ([`crate::switches`]) where it has some, or else the product's.
    pub fn own(&self, key: &str) -> String {
        let switches = self.app.switches();
        let own = switches.words(key, self.lang.code());
        own.map_or_else(|| self.t(key), str::to_owned)
    }

    /// Words with one variable.
    pub fn with<'a>(&self, key: &str, name: &'a str, value: impl Into<FluentValue<'a>>) -> String {
        let args = FluentArgs::from_iter([(name, value.into())]);
        self.app.words().say(&self.lang, key, Some(&args))
    }

    /// Words with two variables.
    pub fn with2<'a>(
        &self,
        key: &str,
        (first, one): (&'a str, impl Into<FluentValue<'a>>),
        (second, two): (&'a str, impl Into<FluentValue<'a>>),
    ) -> String {
        let args = FluentArgs::from_iter([(first, one.into()), (second, two.into())]);
        self.app.words().say(&self.lang, key, Some(&args))
    }

    /// The language code.
    pub fn lang(&self) -> &str {
        self.lang.code()
    }

    /// The reader's language, for [`crate::Words`].
    pub fn language(&self) -> &Lang {
        &self.lang
    }

    /// `ltr` or `rtl`.
    pub fn dir(&self) -> &'static str {
        self.app.words().direction(&self.lang)
    }

    /// The same for words in another language than the page's, by its tag: a text that is not translated yet.
    pub fn dir_of(&self, tag: &str) -> &'static str {
        crate::words::direction_of(tag)
    }

    /// True when the address names the language, so that links keep it.
    pub fn lang_in_address(&self) -> bool {
        self.lang_in_address
    }

    /// An address of ours that keeps the language of this one.
    pub fn href(&self, path: &str) -> String {
        if self.lang_in_address {
            format!("/{}{path}", self.chosen.code())
        } else {
            path.to_owned()
        }
    }

    /// The address of a style or script.
    pub fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// The path of this page, without the language.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The absolute address of this page in this language.
    pub fn canonical(&self) -> String {
        self.app.url(&format!("/{}{}", self.lang.code(), self.path))
    }

    /// This page in every offered language.
    pub fn alternates(&self) -> Vec<Alternate> {
        let words = self.app.words();
        let in_language = |lang: &Lang| {
            let href = format!("/{}{}", lang.code(), self.path);
            Alternate {
                lang: lang.code().to_owned(),
                name: words.say(lang, "language-name", None),
                url: self.app.url(&href),
                href,
            }
        };
        words.offered().iter().map(in_language).collect()
    }

    /// This page in the languages its reader has not chosen now.
    pub fn languages(&self) -> Vec<Alternate> {
        self.alternates()
            .into_iter()
            .filter(|a| a.lang != self.chosen.code())
            .collect()
    }

    /// The campaign.
    pub fn campaign(&self) -> &Campaign {
        &self.campaign
    }

    /// The day of this edition, in words: "22 February 2027".
    pub fn day(&self) -> String {
        let date = self.campaign.date();
        self.date(date)
    }

    /// A date in words.
    pub fn date(&self, date: jiff::civil::Date) -> String {
        let month = self.t(&format!("month-{}", date.month()));
        let args = FluentArgs::from_iter([
            ("day", FluentValue::from(i64::from(date.day()))),
            ("month", FluentValue::from(month)),
            ("year", FluentValue::from(self.year(date.year().into()))),
        ]);
        self.app
            .words()
            .say(&self.lang, "date-in-words", Some(&args))
    }

    /// A date and time in words, on the campaign's own clock.
    pub fn moment(&self, at: store::Millis) -> String {
        let local = self.campaign.local(at);
        self.with2(
            "moment-in-words",
            ("date", self.date(local.date())),
            ("time", self.clock(local.time())),
        )
    }

    /// When the desk looks next, in words.
    pub fn desk_looks(&self) -> String {
        match self.campaign.desk_opens(self.app.clock().now()) {
            None => self.t("desk-looks-now"),
            Some(opens) => self.with2(
                "desk-looks-at",
                ("date", self.date(opens.date())),
                ("time", self.clock(opens.time())),
            ),
        }
    }

    /// Where in the year we are.
    pub fn phase(&self) -> Phase {
        self.campaign.phase(self.app.clock().now())
    }

    /// What other sites show of this page.
    pub fn og(&self) -> Option<&Og> {
        self.og.as_ref()
    }

    /// An absolute address for a path of ours.
    pub fn url(&self, path: &str) -> String {
        self.app.url(path)
    }

    /// The name of the signed-in member of staff.
    pub fn staff(&self) -> Option<&str> {
        self.staff.as_deref()
    }

    /// True for `redx demo`.
    pub fn demo(&self) -> bool {
        self.app.settings().demo
    }

    /// A whole number as the language writes it: "1,234" or "1234".
    pub fn number(&self, n: i64) -> String {
        let numbers = self.app.words().numbers(&self.lang);
        numbers.map_or_else(|| n.to_string(), |numbers| numbers.whole(n))
    }

    /// A number with tenths as the language writes it, from plain digits such as `36.2`.
    pub fn decimal(&self, text: &str) -> String {
        let numbers = self.app.words().numbers(&self.lang);
        numbers.map_or_else(|| text.to_owned(), |numbers| numbers.decimal(text))
    }

    /// A year, in the language's digits; nothing stands between its thousands.
    pub fn year(&self, year: i64) -> String {
        self.digits(year, 1)
    }

    fn clock(&self, time: jiff::civil::Time) -> String {
        let two = |n: i8| self.digits(n.into(), 2);
        format!("{}:{}", two(time.hour()), two(time.minute()))
    }

    fn digits(&self, n: i64, digits_min: i16) -> String {
        let numbers = self.app.words().numbers(&self.lang);
        numbers.map_or_else(|| n.to_string(), |numbers| numbers.plain(n, digits_min))
    }
}
