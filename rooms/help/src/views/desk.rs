//! Every line as staff see it: what is late, what is off, and the way to take one off at once.

use crate::hotlines::Hotlines;
use askama::Template;
use jiff::civil::Date;
use web::Page;

/// A line for staff.
pub(crate) struct Row {
    id: String,
    country: String,
    name: String,
    number: String,
    checked: String,
    source: String,
    late: bool,
    off: Option<String>,
}

/// What is wrong, or may be, comes first.
#[derive(Template)]
#[template(path = "lines_desk.html")]
pub(crate) struct LinesDesk {
    page: Page,
    rows: Vec<Row>,
    late: i64,
}

impl LinesDesk {
    pub(crate) fn new(page: Page, lines: &Hotlines, today: Date) -> Self {
        let mut rows: Vec<_> = lines
            .all()
            .filter(|(_, line)| lines.is_shown(line) || lines.suspended(&line.id).is_some())
            .map(|(country, line)| Row {
                id: line.id.clone(),
                country: country.named_in(page.lang()).to_owned(),
                name: line.name.clone(),
                number: line
                    .number()
                    .or(line.web.as_deref())
                    .unwrap_or_default()
                    .to_owned(),
                checked: page.date(line.verified_on),
                source: line.source_url.clone(),
                late: line.is_late(today),
                off: lines.suspended(&line.id).map(|off| off.why.clone()),
            })
            .collect();
        rows.sort_by_key(|row| (row.off.is_none(), !row.late));
        Self {
            late: rows.iter().map(|row| i64::from(row.late)).sum(),
            rows,
            page,
        }
    }
}
