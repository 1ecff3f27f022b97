//! Every page of the room with something in it, and with nothing.

use super::{desk::Disclosed, *};
use crate::{
    Ask, Kind,
    answer::Draft,
    receipt::Receipt,
    row::Row,
    shown::Shown,
    speak::Opened,
    staff_pages::{Held, Vouched},
};
use store::Uuid;
use web::Role;

const NOON: Millis = 1_803_308_400_000;

fn shown(n: u128, thread: u128) -> Shown {
    Shown {
        question: Uuid::from_u128(n),
        no: 1,
        name: format!("what-is-that-x-{n}"),
        thread: Uuid::from_u128(thread),
        lang: if n.is_multiple_of(2) { "es" } else { "en" }.into(),
        about: "learn:signs".into(),
        first_name: Some("<b>Ana".into()),
        words: "What is <script>that</script> X?".into(),
        answer: "It means that no child is for sale.\nAsk us more. ".repeat(4),
        related: "/learn/signs\n/learn/facts/one".into(),
        wanted: 2,
        shown_at: NOON,
        closed: false,
        slow: true,
        collapsed: n == 3,
        spoken: n == 2,
        often: n == 1,
    }
}

fn receipt(state: PublicState) -> Receipt {
    let declined = state == PublicState::Declined;
    Receipt {
        question: Uuid::nil(),
        state,
        made_at: NOON,
        spoken: false,
        reason: declined.then_some("asked-before"),
        path: Some("/ask/x".into()),
    }
}

fn held(n: u128, signs: &str) -> Held {
    Held {
        id: Uuid::from_u128(n),
        thread: Uuid::from_u128(1),
        lang: "en".into(),
        words: Some("Who <script>are</script> you?".into()),
        signs: signs.into(),
        made_at: NOON,
        times: 3,
    }
}

/// Every page, with a name.
pub(crate) fn all(page: &Page, room: &Ask) -> Vec<(&'static str, String)> {
    let mut all = public(page, room);
    all.extend(staff(page));
    all
}

fn public(page: &Page, room: &Ask) -> Vec<(&'static str, String)> {
    let p = || page.clone();
    let lines = || vec![Line::new(page, &shown(1, 1)), Line::new(page, &shown(2, 2))];
    let entered = || {
        Entered::of("Why <b>red?", "Ana")
            .about(Some("post:x".into()))
            .wrong("ask-empty")
    };
    let beside = vec![crate::Searchable {
        kind: Kind::Page,
        lang: "en".into(),
        path: "/learn/signs".into(),
        title: "Signs".into(),
        text: String::new(),
    }];
    let older = Some("/ask?cursor=1".to_owned());
    let front = FrontPage::new(p(), true, entered(), lines(), older);
    let shut = FrontPage::new(p(), false, Entered::default(), Vec::new(), None);
    let thread = [shown(2, 1), shown(3, 1)];
    let one = OnePage::new(p(), room, &shown(1, 1), &thread, Some(entered()));
    let closed = Shown {
        closed: true,
        ..shown(1, 1)
    };
    let alone = OnePage::new(p(), room, &closed, &[], None);
    let often = OftenPage::new(p(), &[shown(1, 1), shown(2, 2)]);
    let seldom = OftenPage::new(p(), &[]);
    let found = SearchPage::new(p(), "\"><script>", lines(), beside);
    let nothing = SearchPage::new(p(), "", Vec::new(), Vec::new());
    let mut pages = vec![
        ("front", front.render().unwrap()),
        ("shut", shut.render().unwrap()),
        ("one", one.render().unwrap()),
        ("alone", alone.render().unwrap()),
        ("often", often.render().unwrap()),
        ("seldom", seldom.render().unwrap()),
        ("found", found.render().unwrap()),
        ("nothing", nothing.render().unwrap()),
        (
            "care",
            CarePage::new(p(), "sealed".into(), "<p></p>".into())
                .unticked()
                .render()
                .unwrap(),
        ),
        (
            "tip",
            TipPage::new(p(), entered(), "<p></p>".into())
                .render()
                .unwrap(),
        ),
    ];
    for (read_by, late) in [(Some(NOON), false), (None, true), (None, false)] {
        let view = ChosenPage::new(p(), read_by, late, "<p></p>".into());
        pages.push(("chosen", view.render().unwrap()));
    }
    use PublicState::{Answered, Care, Declined, InReview, Removed, Withdrawn};
    for state in [InReview, Answered, Declined, Care, Withdrawn, Removed] {
        let view = ReceiptPage::new(p(), &receipt(state), "x", "<p></p>".into());
        pages.push(("receipt", view.render().unwrap()));
        // What is spoken is never handed over: its writer chose that already.
        if state != Care {
            let spoken = Receipt {
                spoken: true,
                reason: None,
                ..receipt(state)
            };
            let view = ReceiptPage::new(p(), &spoken, "x", "<p></p>".into());
            pages.push(("spoken receipt", view.render().unwrap()));
        }
    }
    pages
}

fn staff(page: &Page) -> Vec<(&'static str, String)> {
    let p = || page.clone();
    let waiting = [held(1, "phone name"), held(2, "abusive")];
    let newest = [shown(1, 1)];
    let second = [Vouched {
        id: Uuid::nil(),
        words: Some("<b>It helped\nIt <b>took years.".into()),
        lang: "en".into(),
        made_at: NOON,
    }];
    let list = |role| {
        let said = Some("ask-said-answered");
        let view = QuestionsPage::new(p(), role, 2, &waiting, &second, &newest, said);
        ("questions", view.render().unwrap())
    };
    let row = Row::sample("Who <script>are</script> you?");
    let disclosed = |read_at| Disclosed {
        id: Uuid::nil(),
        lang: "en".into(),
        made_at: NOON,
        read_by: NOON + 1,
        read_at,
        question_state: "speaking".into(),
    };
    let disclosures =
        DisclosuresPage::new(p(), &[disclosed(None), disclosed(Some(NOON))], NOON + 2);
    let opened = |question| Opened {
        question,
        words: "<b>It".into(),
        lang: "en".into(),
        made_at: NOON,
    };
    let disclosed_page = DisclosurePage::new(p(), "x".into(), opened(None));
    let speaking = DisclosurePage::new(p(), "x".into(), opened(Some(Uuid::nil())))
        .wrong(Draft::default(), "wrong".into());
    let spoken = SpokenPage::new(p(), &row, "<b>It".into(), "<b>It took\nyears");
    let wrong = Some("wrong".to_owned());
    vec![
        list(Role::Moderator),
        list(Role::Owner),
        list(Role::SafetyOfficer),
        (
            "held",
            OneHeldPage::new(p(), &row, None, wrong).render().unwrap(),
        ),
        (
            "public",
            OneHeldPage::new(p(), &row, Some(&shown(1, 1)), None)
                .render()
                .unwrap(),
        ),
        (
            "follow-up",
            OneHeldPage::new(p(), &row, Some(&shown(3, 1)), None)
                .render()
                .unwrap(),
        ),
        ("disclosures", disclosures.render().unwrap()),
        (
            "none",
            DisclosuresPage::new(p(), &[], NOON).render().unwrap(),
        ),
        ("disclosure", disclosed_page.render().unwrap()),
        ("speaking", speaking.render().unwrap()),
        ("spoken", spoken.render().unwrap()),
    ]
}
