//! The trail as a page.

use super::pages::Asked;
use crate::limits;
use askama::Template;
use data_encoding::HEXLOWER;
use jiff::{Timestamp, tz::TimeZone};
use staff::Member;
use web::{
    Page,
    audit::{Entry, Fault, Progress, Seen},
};

const DAY_MS: i64 = 86_400_000;

/// The trail, newest first.
#[derive(Template)]
#[template(path = "trail.html")]
pub(crate) struct TrailPage {
    page: Page,
    standing: Standing,
    /// With which the seals are verified, in groups of eight digits.
    key: String,
    people: Vec<Choice>,
    day: String,
    verb: String,
    rows: Vec<Row>,
    /// Where older ones are.
    older: Option<String>,
}

/// How the record stands.
struct Standing {
    broken: bool,
    title: String,
    say: Vec<String>,
    /// So far, of so many, while it is being looked through.
    going: Option<(i64, i64)>,
}

struct Choice {
    id: String,
    name: String,
    chosen: bool,
}

struct Row {
    seq: String,
    when: String,
    who: String,
    verb: String,
    subject: String,
    detail: String,
}

/// Who works here, by what the trail calls them.
pub(crate) struct Names(Vec<(String, String)>);

impl Names {
    pub(crate) fn new(people: Vec<Member>) -> Self {
        let named = people.into_iter().map(|one| (one.id.to_string(), one.name));
        Self(named.collect())
    }

    fn of(&self, page: &Page, actor: &str) -> String {
        let known = self.0.iter().find(|(id, _)| id == actor);
        match known {
            Some((_, name)) => name.clone(),
            None if actor == "system" => page.t("trail-system"),
            None => page.t("trail-left"),
        }
    }

    fn choices(&self, page: &Page, chosen: &str) -> Vec<Choice> {
        let system = ("system".to_owned(), page.t("trail-system"));
        let all = self.0.iter().cloned().chain([system]);
        all.map(|(id, name)| Choice {
            chosen: id == chosen,
            id,
            name,
        })
        .collect()
    }
}

impl TrailPage {
    pub(crate) fn new(
        page: Page,
        seen: Seen,
        key: &[u8],
        names: &Names,
        asked: &Asked,
        entries: &[Entry],
    ) -> Self {
        let most = usize::try_from(limits::TRAIL_ROWS).unwrap_or(usize::MAX);
        let shown = entries.get(..most).unwrap_or(entries);
        let last = shown.last().filter(|_| entries.len() > most);
        let hex = HEXLOWER.encode(key);
        let groups: Vec<&str> = (0..hex.len())
            .step_by(8)
            .filter_map(|at| hex.get(at..at + 8))
            .collect();
        Self {
            standing: Standing::new(&page, seen),
            key: groups.join(" "),
            people: names.choices(&page, &asked.actor),
            older: last.map(|last| older(&page, asked, last.seq)),
            rows: shown
                .iter()
                .map(|entry| Row::new(&page, names, entry))
                .collect(),
            day: asked.day.clone(),
            verb: asked.verb.clone(),
            page,
        }
    }
}

impl TrailPage {
    fn so_far(&self, n: &i64, of: &i64) -> String {
        let [n, of] = [n, of].map(|number| self.page.number(*number));
        self.page.with2("trail-so-far", ("n", n), ("of", of))
    }
}

/// The same question about what came before.
fn older(page: &Page, asked: &Asked, before: i64) -> String {
    let plain = |text: &str| {
        let kept = |c: &char| c.is_ascii_alphanumeric() || "-_.".contains(*c);
        text.chars().filter(kept).collect::<String>()
    };
    let [day, actor, verb] = [&asked.day, &asked.actor, &asked.verb].map(|text| plain(text));
    page.href(&format!(
        "/desk/trail?day={day}&actor={actor}&verb={verb}&before={before}"
    ))
}

impl Standing {
    fn new(page: &Page, seen: Seen) -> Self {
        let mut say = Vec::new();
        let (mut broken, mut going) = (false, None);
        let title = match seen.progress {
            Progress::Going(so_far, of) => {
                going = Some((so_far, of));
                page.t("trail-going")
            }
            Progress::Whole(standing) => {
                let sealed = ("sealed", page.number(standing.sealed));
                say.push(page.with2("trail-whole-say", ("n", page.number(standing.seq)), sealed));
                if standing.late > 0 {
                    say.push(page.with("trail-late", "n", standing.late));
                }
                page.t("trail-whole")
            }
            Progress::Broken(fault) => {
                broken = true;
                say.push(fault_words(page, fault));
                say.push(page.t("trail-broken-next"));
                page.t("trail-broken")
            }
        };
        say.push(match seen.whole_at {
            Some(at) => page.with("trail-whole-at", "when", page.moment(at)),
            None => page.t("trail-whole-never"),
        });
        Self {
            broken,
            title,
            say,
            going,
        }
    }
}

fn fault_words(page: &Page, fault: Fault) -> String {
    let at = |key: &str, n: i64| page.with(key, "n", page.number(n));
    match fault {
        Fault::Entry(seq) => at("trail-fault-entry", seq),
        Fault::End(seq) => at("trail-fault-end", seq),
        Fault::Seal(number) => at("trail-fault-seal", number),
        Fault::Missing(day) => page.with("trail-fault-missing", "day", day_words(page, day)),
        Fault::Cut => page.t("trail-fault-cut"),
        Fault::Rewritten(seq) => at("trail-fault-rewritten", seq),
    }
}

fn day_words(page: &Page, day: i64) -> String {
    let at = Timestamp::from_millisecond(day.saturating_mul(DAY_MS)).unwrap_or_default();
    page.date(at.to_zoned(TimeZone::UTC).date())
}

impl Row {
    fn new(page: &Page, names: &Names, entry: &Entry) -> Self {
        Self {
            seq: page.number(entry.seq),
            when: page.moment(entry.at),
            who: names.of(page, &entry.actor),
            verb: entry.verb.clone(),
            subject: entry.subject.clone(),
            detail: entry.detail.clone(),
        }
    }
}

#[cfg(test)]
pub(crate) mod samples {
    use super::*;
    use store::Uuid;
    use web::{Role, audit::Standing as Whole};

    const NOW: i64 = 1_803_308_400_000;

    fn entry(seq: i64, verb: &str, actor: &str) -> Entry {
        Entry {
            seq,
            at: NOW,
            actor: actor.into(),
            verb: verb.into(),
            subject: Uuid::from_u128(7).to_string(),
            detail: "face".into(),
            hash: Vec::new(),
        }
    }

    fn page(page: &Page, progress: Progress, asked: &Asked, rows: i64) -> TrailPage {
        let people = vec![Member {
            id: Uuid::from_u128(1),
            name: "Maya <b>".into(),
            role: Role::Moderator,
            made_at: NOW,
            agreed_at: Some(NOW),
            trained: true,
            link_until: None,
        }];
        let maya = Uuid::from_u128(1).to_string();
        let mut entries = vec![
            entry(9_000, "post.refused", &maya),
            entry(8_999, "web.trail_cut", "system"),
        ];
        entries.extend(
            (1..=rows)
                .rev()
                .map(|seq| entry(seq, "post.approved", "gone")),
        );
        let whole_at = matches!(progress, Progress::Whole(_)).then_some(NOW);
        let seen = Seen { progress, whole_at };
        TrailPage::new(
            page.clone(),
            seen,
            &[7; 32],
            &Names::new(people),
            asked,
            &entries,
        )
    }

    /// Each way in which the record may stand.
    pub(crate) fn all(of: &Page) -> Vec<(&'static str, TrailPage)> {
        let whole = Whole {
            seq: 9_000,
            sealed: 8_900,
            seals: 3,
            late: 1,
        };
        let asked = Asked {
            day: "2027-02-22".into(),
            actor: Uuid::from_u128(1).to_string(),
            verb: "post.\"refused".into(),
            before: String::new(),
        };
        let faults = [
            Fault::Entry(4),
            Fault::End(4),
            Fault::Seal(4),
            Fault::Missing(20_000),
            Fault::Cut,
            Fault::Rewritten(4),
        ];
        let mut all = vec![
            ("trail", page(of, Progress::Whole(whole), &asked, 60)),
            (
                "trail_going",
                page(of, Progress::Going(5_000, 9_000), &Asked::default(), 0),
            ),
        ];
        let broken = |fault| page(of, Progress::Broken(fault), &Asked::default(), 0);
        all.extend(faults.map(|fault| ("trail_broken", broken(fault))));
        all
    }
}
