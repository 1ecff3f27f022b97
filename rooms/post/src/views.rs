//! Typed page contexts. Each has a sample, and a test renders every sample in every language.

use crate::{
    form::CONSENT_VERSION,
    limits,
    places::{Group, groups},
    receipt::Receipt,
    statement::Statement,
};
use askama::Template;
use media::drawn::{Hand, Mark, Tone};
use web::Page;

/// What every form of the room needs: values to fill in again, and what was wrong with them.
#[derive(Clone, Debug, Default)]
pub(crate) struct FormView {
    pub(crate) trouble: Option<String>,
    pub(crate) wrong: Vec<(&'static str, String)>,
    pub(crate) draft: String,
    pub(crate) consent_version: &'static str,
    pub(crate) consent_text: String,
    pub(crate) caption: String,
    pub(crate) alt: String,
    pub(crate) first_name: String,
    pub(crate) place: String,
    pub(crate) adult_alone: bool,
    pub(crate) show_face: bool,
    pub(crate) caption_max: usize,
    pub(crate) alt_max: usize,
    pub(crate) first_name_max: usize,
    pub(crate) adult_age: i64,
    pub(crate) places: Vec<Group>,
}

/// From this age on a person may ask for name, place and face.
const ADULT_AGE: i64 = 18;

impl FormView {
    pub(crate) fn new(page: &Page, draft: String) -> Self {
        Self {
            draft,
            consent_version: CONSENT_VERSION,
            consent_text: page.t("post-consent"),
            caption_max: limits::CAPTION.chars_max,
            alt_max: limits::ALT.chars_max,
            first_name_max: limits::FIRST_NAME.chars_max,
            adult_age: ADULT_AGE,
            places: groups(
                page.campaign(),
                page.lang(),
                &page.t("post-place-states"),
                &page.t("post-place-countries"),
            ),
            ..Self::default()
        }
    }

    /// What was wrong with a field.
    pub(crate) fn wrong(&self, field: &str) -> Option<&str> {
        self.wrong
            .iter()
            .find(|(name, _)| *name == field)
            .map(|(_, words)| words.as_str())
    }
}

/// A photo of the X on a hand.
#[derive(Template)]
#[template(path = "post.html")]
pub(crate) struct PhotoPage {
    pub(crate) page: Page,
    pub(crate) form: FormView,
}

/// The X on a drawn hand.
#[derive(Template)]
#[template(path = "draw.html")]
pub(crate) struct DrawPage {
    pub(crate) page: Page,
    pub(crate) form: FormView,
    pub(crate) hands: HandsView,
}

/// No picture.
#[derive(Template)]
#[template(path = "count.html")]
pub(crate) struct CountPage {
    pub(crate) page: Page,
    pub(crate) form: FormView,
    /// Without the script, which sends to the interface that takes pictures.
    pub(crate) plain: bool,
}

/// Somebody may be telling of themselves beside a picture: help, and where they can tell it.
#[derive(Template)]
#[template(path = "care.html")]
pub(crate) struct CarePage {
    pub(crate) page: Page,
}

/// Posting is not open, and when it will be.
#[derive(Template)]
#[template(path = "closed.html")]
pub(crate) struct ClosedPage {
    pub(crate) page: Page,
    /// The day, in words, if it is known and still to come.
    pub(crate) opens: Option<String>,
    /// The desk has more than it can look at: people are told so, and can be counted.
    pub(crate) full: Option<Full>,
}

/// The desk has more than it can look at.
pub(crate) struct Full {
    /// When pictures are taken again, in words.
    pub(crate) until: Option<String>,
    /// In the desk's own words; may be empty.
    pub(crate) words: String,
}

/// Hands, tones and ready-made marks to choose from.
pub(crate) struct HandsView {
    pub(crate) chosen: &'static str,
    pub(crate) chosen_tone: &'static str,
    pub(crate) hands: Vec<HandChoice>,
    pub(crate) tones: Vec<ToneChoice>,
    pub(crate) ready: Vec<Ready>,
}

/// A hand to choose.
pub(crate) struct HandChoice {
    pub(crate) id: &'static str,
    pub(crate) name: String,
    /// `x y side` of the square in which the strokes' 0..1 lies, in the drawing's own units.
    pub(crate) area: String,
}

/// A skin to choose.
pub(crate) struct ToneChoice {
    pub(crate) id: &'static str,
    pub(crate) name: String,
    pub(crate) fill: &'static str,
    pub(crate) mark: &'static str,
}

/// An X that is drawn already.
pub(crate) struct Ready {
    pub(crate) name: String,
    pub(crate) strokes: String,
}

impl HandsView {
    /// `day` turns the first choice round, so that no hand and no skin is always the first.
    pub(crate) fn new(page: &Page, day: i64) -> Self {
        let turn = |n: usize| {
            usize::try_from(day.rem_euclid(i64::try_from(n.max(1)).unwrap_or(1))).unwrap_or(0)
        };
        let hands = Hand::all();
        let tone = Tone::ALL
            .get(turn(Tone::ALL.len()))
            .copied()
            .unwrap_or(Tone::Wheat);
        let ready = |seed: u64| Ready {
            name: page.with("post-draw-ready-n", "n", i64::try_from(seed).unwrap_or(0)),
            strokes: strokes(seed),
        };
        Self {
            chosen: hands.get(turn(hands.len())).map_or("", |h| h.id),
            chosen_tone: tone.id(),
            hands: hands
                .iter()
                .map(|h| HandChoice {
                    id: h.id,
                    name: page.t(h.name_key),
                    area: area(h),
                })
                .collect(),
            tones: Tone::ALL
                .iter()
                .map(|t| ToneChoice {
                    id: t.id(),
                    name: page.t(t.name_key()),
                    fill: t.palette().skin,
                    mark: t.palette().mark,
                })
                .collect(),
            ready: (1..=3).map(ready).collect(),
        }
    }
}

fn area(hand: &Hand) -> String {
    let area = hand.mark_area();
    format!("{:.0} {:.0} {:.0}", area.x, area.y, area.width)
}

fn strokes(seed: u64) -> String {
    let mark = Mark::sample(seed);
    let lines: Vec<&[[f32; 2]]> = mark
        .strokes()
        .iter()
        .map(media::drawn::Stroke::points)
        .collect();
    serde_json::to_string(&lines).unwrap_or_default()
}

/// The moment after sending.
#[derive(Template)]
#[template(path = "thanks.html")]
pub(crate) struct ThanksPage {
    pub(crate) page: Page,
    pub(crate) thanks: ThanksView,
}

/// The card, the words, the next step.
pub(crate) struct ThanksView {
    pub(crate) counted: bool,
    pub(crate) looks_next: String,
    pub(crate) strokes: Vec<String>,
    pub(crate) receipt_path: String,
    pub(crate) receipt_url: String,
    pub(crate) home_url: String,
    pub(crate) next_step: Option<NextStep>,
}

/// One thing to do next.
pub(crate) struct NextStep {
    pub(crate) words: String,
    pub(crate) url: String,
    pub(crate) label: String,
}

/// What became of a post.
#[derive(Template)]
#[template(path = "receipt.html")]
pub(crate) struct ReceiptPage {
    pub(crate) page: Page,
    pub(crate) receipt: ReceiptView,
}

/// The receipt in words.
pub(crate) struct ReceiptView {
    pub(crate) state: &'static str,
    /// Somebody was counted: there is no picture, and there are no words.
    pub(crate) counted: bool,
    pub(crate) reason: String,
    pub(crate) sent: String,
    pub(crate) looks_next: String,
    pub(crate) path: String,
    pub(crate) public_path: Option<String>,
    pub(crate) may_replace: bool,
    pub(crate) statement: Option<StatementView>,
    pub(crate) appeal: Option<AppealView>,
    pub(crate) replace_path: String,
    pub(crate) caption: String,
    pub(crate) alt: String,
    pub(crate) alt_by_desk: bool,
}

/// A statement of reasons in words.
pub(crate) struct StatementView {
    pub(crate) what: String,
    pub(crate) why: String,
    pub(crate) when: Option<Moment>,
    pub(crate) automated: String,
    pub(crate) redress: Vec<String>,
}

impl StatementView {
    pub(crate) fn of(page: &Page, receipt: &Receipt) -> Option<Self> {
        let statement = Statement::of(receipt)?;
        Some(Self {
            what: page.t(&format!("statement-{}", statement.measure.name())),
            why: reason_words(page, statement.reason),
            when: statement.decided_at.map(|at| Moment::new(page, at)),
            automated: page.t(&format!("statement-by-{}", statement.automated.name())),
            redress: statement
                .redress
                .iter()
                .map(|way| page.t(&format!("statement-redress-{}", way.name())))
                .collect(),
        })
    }
}

/// A reason in the words that its author reads.
pub(crate) fn reason_words(page: &Page, reason: &str) -> String {
    page.own(&format!("post-reason-{reason}"))
}

/// Asking for another look.
pub(crate) struct AppealView {
    pub(crate) state: &'static str,
    pub(crate) until: Moment,
    pub(crate) note_chars_max: usize,
}

impl AppealView {
    pub(crate) fn of(page: &Page, receipt: &Receipt) -> Option<Self> {
        Some(Self {
            state: receipt.appeal?.name(),
            until: Moment::new(page, receipt.appeal_until),
            note_chars_max: limits::APPEAL_NOTE.chars_max,
        })
    }
}

/// A moment for people and for programs.
pub(crate) struct Moment {
    pub(crate) words: String,
    pub(crate) iso: String,
}

impl Moment {
    pub(crate) fn new(page: &Page, at: store::Millis) -> Self {
        let iso = jiff::Timestamp::from_millisecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        Self {
            words: page.moment(at),
            iso: iso.to_string(),
        }
    }
}

/// Another picture after a refusal.
#[derive(Template)]
#[template(path = "replace.html")]
pub(crate) struct ReplacePage {
    pub(crate) page: Page,
    pub(crate) action: String,
    pub(crate) back: String,
    pub(crate) trouble: Option<String>,
}

#[cfg(test)]
pub(crate) mod samples;
