//! The room's page contexts. Each has a sample; a test renders all of them in every language.

mod call;
mod desk;

pub(crate) use call::lines_to_call;
pub(crate) use desk::LinesDesk;

use crate::{
    hotlines::{Country, Days, Hotlines, Hours, HoursWord, Kind, Line},
    kept,
};
use askama::Template;
use jiff::civil::Date;
use web::Page;

/// One line in the reader's words. Numbers and addresses stay as in the data.
pub(crate) struct LineView {
    name: String,
    /// What the link dials, and how it is written.
    phone: Option<(String, String)>,
    /// The same for a text message.
    text: Option<(String, String)>,
    /// Where the link leads, and the host people see.
    web: Option<(String, String)>,
    hours: String,
    good_for: Vec<String>,
    is_not: Vec<String>,
    checked: String,
}

impl LineView {
    fn new(page: &Page, line: &Line, today: Date) -> Self {
        let words = |kind: &str, codes: &[String]| {
            let say = |code: &String| page.t(&format!("help-{kind}-{code}"));
            codes.iter().map(say).collect()
        };
        let phone = line.phone.clone().zip(line.number().map(str::to_owned));
        Self {
            name: line.name.clone(),
            phone,
            text: line.text.clone().zip(line.text_number().map(str::to_owned)),
            web: line.web.clone().map(|web| (web.clone(), host(&web))),
            hours: line
                .hours
                .as_ref()
                .map_or_else(String::new, |h| hours(page, h)),
            good_for: words("for", &line.good_for),
            is_not: words("not", &line.is_not),
            checked: checked(page, line, today),
        }
    }
}

fn host(address: &str) -> String {
    let bare = address.trim_start_matches("https://");
    let host = bare.split('/').next().unwrap_or(bare);
    host.trim_start_matches("www.").to_owned()
}

fn hours(page: &Page, hours: &Hours) -> String {
    match hours {
        Hours::Word(HoursWord::Always) => page.t("help-hours-always"),
        Hours::Word(HoursWord::Varies) => page.t("help-hours-vary"),
        Hours::Office(office) => {
            let days = match office.days {
                Days::Weekdays => "help-hours-weekdays",
                Days::Daily => "help-hours-daily",
            };
            let city = office.tz.rsplit('/').next().unwrap_or(&office.tz);
            let times = format!("{}-{}", office.from, office.to);
            page.with2(days, ("times", times), ("city", city.replace('_', " ")))
        }
    }
}

fn checked(page: &Page, line: &Line, today: Date) -> String {
    let key = if line.is_late(today) {
        "help-checked-late"
    } else {
        "help-checked"
    };
    page.with(key, "date", page.date(line.verified_on))
}

/// A country as a link, with the number to call now.
pub(crate) struct CountryView {
    name: String,
    href: String,
    emergency: Option<String>,
}

impl CountryView {
    fn new(page: &Page, lines: &Hotlines, country: &Country) -> Self {
        let lines = lines.lines_in(&country.code);
        let emergency = lines.iter().find(|l| l.kind == Kind::Emergency);
        Self {
            name: country.named_in(page.lang()).to_owned(),
            href: page.href(&format!("/help/{}", country.code.to_ascii_lowercase())),
            emergency: emergency.and_then(|l| l.phone.clone()),
        }
    }
}

/// The lines that are for everyone, each where it belongs.
pub(crate) struct Everywhere {
    under_18: Option<LineView>,
    adult: Option<LineView>,
    directory: Option<LineView>,
}

impl Everywhere {
    fn new(page: &Page, lines: &Hotlines, today: Date) -> Self {
        let find = |id| {
            lines
                .everywhere(id)
                .map(|line| LineView::new(page, line, today))
        };
        Self {
            under_18: find("takeitdown"),
            adult: find("stopncii"),
            directory: find("inhope"),
        }
    }
}

/// Help for whoever has not said where they are.
#[derive(Template)]
#[template(path = "help.html")]
pub(crate) struct Help {
    page: Page,
    countries: Vec<CountryView>,
    everywhere: Everywhere,
}

impl Help {
    pub(crate) fn new(page: Page, lines: &Hotlines, today: Date) -> Self {
        let countries = lines.countries(page.lang());
        Self {
            countries: countries
                .iter()
                .map(|c| CountryView::new(&page, lines, c))
                .collect(),
            everywhere: Everywhere::new(&page, lines, today),
            page,
        }
    }
}

/// The lines of one country.
#[derive(Template)]
#[template(path = "country.html")]
pub(crate) struct InCountry {
    page: Page,
    name: String,
    emergency: Vec<LineView>,
    lines: Vec<LineView>,
    everywhere: Everywhere,
}

impl InCountry {
    pub(crate) fn new(page: Page, lines: &Hotlines, country: &Country, today: Date) -> Self {
        let here = lines.lines_in(&country.code);
        let (now, others): (Vec<_>, Vec<_>) =
            here.into_iter().partition(|l| l.kind == Kind::Emergency);
        let view = |some: Vec<&Line>| {
            some.iter()
                .map(|l| LineView::new(&page, l, today))
                .collect()
        };
        Self {
            name: country.named_in(page.lang()).to_owned(),
            emergency: view(now),
            lines: view(others),
            everywhere: Everywhere::new(&page, lines, today),
            page,
        }
    }
}

/// How to read this site when somebody watches.
#[derive(Template)]
#[template(path = "safety.html")]
pub(crate) struct Safety {
    pub(crate) page: Page,
}

impl Safety {
    fn exit_minutes(&self) -> i64 {
        kept::EXIT_MINUTES
    }
}

/// What is kept and for how long.
#[derive(Template)]
#[template(path = "privacy.html")]
pub(crate) struct Privacy {
    pub(crate) page: Page,
}

impl Privacy {
    fn days(&self, key: &str, days: i64) -> String {
        self.page.with(key, "days", days)
    }
}

/// What we ask of people and what they may ask of us.
#[derive(Template)]
#[template(path = "terms.html")]
pub(crate) struct Terms {
    pub(crate) page: Page,
}

/// Who answers for this site.
#[derive(Template)]
#[template(path = "contact.html")]
pub(crate) struct Contact {
    pub(crate) page: Page,
}
