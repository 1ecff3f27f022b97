//! Every page of the room with something in it.

use super::*;
use crate::{
    batch::InHand,
    close::{Objected, Said as Words},
    model::Kind,
    note::Note,
    object,
};
use guard::exchange::{self, Exchange};
use post::{HeldView, State};
use web::switches::{Closed, Switches};

pub(crate) fn view(n: u128, state: State) -> HeldView {
    HeldView {
        post: Uuid::from_u128(n),
        upload: Uuid::from_u128(100 + n),
        state,
        kind: post::Kind::Photo,
        made_at: 1_803_308_400_000,
        state_at: 1_803_308_400_000,
        lang: "en".into(),
        caption: Some("For my <b>sister</b>".into()),
        alt: None,
        first_name: Some("Ana".into()),
        place: Some("US-NY".into()),
        wants_face: n.is_multiple_of(2),
        faces: 2,
        hiding: "faces".into(),
        near_of: Some(Uuid::nil()),
        close_to_refused: true,
        unsettled: true,
        width: 800,
        height: 600,
        public_name: None,
        thumbhash: None,
        looks: "x".into(),
        waits: true,
    }
}

const STANDING: Standing = Standing {
    waiting: 1_240,
    oldest: 1_803_308_400_000,
    free: 1_220,
    objected: 2,
    late: 1,
    decided: 31,
    working: 2,
};

/// Every page, with a name for its file.
pub(crate) fn all(page: &Page) -> Vec<(&'static str, String)> {
    let own = |all: Vec<(&'static str, Result<String, askama::Error>)>| {
        let text =
            |(name, text): (_, Result<_, askama::Error>)| (name, text.map_err(|e| e.to_string()));
        all.into_iter().map(text).collect::<Vec<_>>()
    };
    let training = own(crate::training::views::samples::all(page));
    let care = own(crate::care::views::samples::all(page));
    let texts = [
        desk(page),
        objections(page),
        objecting(page),
        training,
        care,
    ]
    .concat();
    let pages = texts.into_iter().map(|(name, text)| (name, text.unwrap()));
    pages.chain(crate::appeal::samples::all(page)).collect()
}

type Rendered = (&'static str, Result<String, String>);

/// A page and its name.
fn sample(name: &'static str, page: &impl Template) -> Rendered {
    (name, page.render().map_err(|error| error.to_string()))
}

/// What one person has in hand: something of everything.
fn in_hand(page: &Page) -> Vec<Item> {
    let easy = HeldView {
        caption: None,
        first_name: None,
        place: None,
        faces: 0,
        near_of: None,
        close_to_refused: false,
        unsettled: false,
        kind: post::Kind::Drawn,
        ..view(5, State::Held)
    };
    let note = Note {
        name: "Sam".into(),
        words: "Is that a <b>badge</b>?".into(),
    };
    let in_hand = |n: u32, view: HeldView, first: u128| InHand {
        first: Uuid::from_u128(first),
        second: n == 2,
        notes: vec![note.clone(); usize::from(n == 2)],
        mark: format!("0{n}"),
        view,
    };
    let alike = HeldView {
        post: Uuid::from_u128(6),
        ..easy.clone()
    };
    let mine = [
        in_hand(1, view(1, State::Held), 1),
        in_hand(2, view(2, State::Held), 2),
        in_hand(3, view(3, State::Approved), 3),
        in_hand(4, easy, 5),
        in_hand(5, alike, 5),
    ];
    items(page, &mine, &[Uuid::from_u128(1)])
}

fn desk(page: &Page) -> Vec<Rendered> {
    let p = || page.clone();
    let notes = [Note {
        name: "Sam".into(),
        words: "Look at the <b>corner</b>.".into(),
    }];
    let moderator = Role::Moderator;
    let undo = Said::parse(
        Some("desk-approved"),
        Some("00000000-0000-0000-0000-000000000000"),
    );
    let gone = Said::parse(Some("desk-gone"), None);
    let none = Standing::default();
    vec![
        sample(
            "queue",
            &QueuePage::new(
                p(),
                in_hand(page),
                STANDING,
                Role::LeadModerator,
                None,
                Break::new(0),
            ),
        ),
        sample(
            "queue_said",
            &QueuePage::new(p(), in_hand(page), STANDING, moderator, undo, Break::new(0)),
        ),
        sample(
            "queue_empty",
            &QueuePage::new(p(), Vec::new(), none, moderator, gone, Break::new(0)),
        ),
        sample("hide", &HidePage::new(p(), &view(2, State::Held), &notes)),
        sample(
            "hide_words",
            &HidePage::new(p(), &view(3, State::Approved), &[]),
        ),
        sample("day", &Day::new(p(), &Switches::default(), NOW, None)),
        sample(
            "day_closed",
            &Day::new(p(), &switches(Some(NOW + 1)), NOW, None),
        ),
        sample(
            "day_closed_open",
            &Day::new(p(), &switches(None), NOW, None),
        ),
        sample("reasons", &reasons_page(page)),
        sample(
            "overview",
            &Overview::new(p(), Role::Owner, STANDING, Overdue { facts: 2, lines: 1 }),
        ),
        sample(
            "overview_safety",
            &Overview::new(p(), Role::SafetyOfficer, none, Overdue::default()),
        ),
        sample("exchanges", &Exchanges::new(p(), &exchanges(), NOW)),
        sample("exchanges_none", &Exchanges::new(p(), &[], NOW)),
    ]
}

const NOW: i64 = 1_803_308_400_000;

fn switches(until: Option<i64>) -> Switches {
    let words = [("post-reason-face", "en", "Only the <b>hand</b>, please.")];
    let words = words.map(|(key, lang, words)| (key.into(), [(lang.into(), words.into())].into()));
    Switches {
        intake: Some(Closed {
            until,
            words: "See you at <b>six</b>.".into(),
        }),
        wall_paused: true,
        words: words.into(),
        ..Switches::default()
    }
}

fn reasons_page(page: &Page) -> Reasons {
    let languages = web::Words::load(&["en".into(), "es".into()], web::Unreviewed::Shown);
    Reasons::new(page.clone(), &languages, &switches(None), None)
}

/// One that goes well, one for each thing that can go wrong, and one that is paused.
fn exchanges() -> Vec<Exchange> {
    let good = Exchange::sample("Industry", exchange::Kind::Ncmec, NOW);
    let failed = exchange::CODES.iter().map(|code| {
        let mut one = Exchange::sample(code, exchange::Kind::Url, NOW);
        one.last_error = Some((*code).to_owned());
        (one.failures, one.last_done) = (3, None);
        one
    });
    let kinds = exchange::Kind::ALL.into_iter().map(|kind| {
        let mut one = Exchange::sample(kind.name(), kind, NOW);
        one.enabled = false;
        one
    });
    std::iter::once(good).chain(failed).chain(kinds).collect()
}

fn objections(page: &Page) -> Vec<Rendered> {
    let said = |kind: &str, reason: &str, note: Option<&str>| Words {
        kind: kind.into(),
        reason: reason.into(),
        note: note.map(str::to_owned),
        signed: note.map(|_| crate::signed::Signed {
            name: Some("Ana <b>Ruiz</b>".into()),
            contact: Some("ana@example.org".into()),
            signature: Some("Ana Ruiz".into()),
            acts_for: Some(false),
        }),
        made_at: 1_803_308_400_000,
    };
    let objected = |n, state| Objected {
        view: view(n, state),
        count: 3,
        due_at: 1_803_481_200_000,
        said: vec![
            said("remove", "me", Some("That is <script>my</script> hand.")),
            said("report", "abuse", None),
        ],
    };
    let lines = [objected(1, State::Approved), objected(2, State::Hidden)];
    let p = || page.clone();
    let told = Said::parse(Some("desk-told"), None);
    vec![
        sample(
            "objections",
            &Objections::new(p(), &lines, true, 2, NOW, None),
        ),
        sample(
            "objections_seen",
            &Objections::new(p(), &lines, false, 2, NOW, told),
        ),
        sample(
            "objections_none",
            &Objections::new(p(), &[], true, 0, NOW, None),
        ),
    ]
}

fn objecting(page: &Page) -> Vec<Rendered> {
    let p = || page.clone();
    let tell = |name, state: &str, hid| {
        let told = object::Told {
            kind: "report".into(),
            reason: "abuse".into(),
            made_at: NOW,
            decided_at: (state != "open").then_some(NOW),
            due_at: 1_803_481_200_000,
            hid,
            state: state.into(),
        };
        let address = "https://redx.example/objection/x".to_owned();
        sample(name, &Told::new(p(), &told, address))
    };
    let wrong = Some("desk-notice-reason");
    let unsigned = Some("notice-wrong-signed");
    let empty = crate::notice::NoticeForm::default();
    let filled = crate::notice::NoticeForm {
        reason: "me".into(),
        note: "It is <script>my</script> hand.".into(),
        filled: crate::signed::Filled {
            name: "Ana <b>sister</b>".into(),
            stands: "self".into(),
            good_faith: "1".into(),
            ..Default::default()
        },
    };
    vec![
        sample("report", &Notice::new(p(), "x", Kind::Report, &empty, None)),
        sample(
            "report_wrong",
            &Notice::new(p(), "x", Kind::Report, &filled, wrong),
        ),
        sample("remove", &Notice::new(p(), "x", Kind::Remove, &empty, None)),
        sample(
            "remove_unsigned",
            &Notice::new(p(), "x", Kind::Remove, &filled, unsigned),
        ),
        tell("told_open", "open", true),
        tell("told_flood", "open", false),
        tell("told_stays", "stays", true),
        tell("told_gone", "gone", true),
    ]
}
