//! Every page of the room with something in it.

use super::*;
use crate::{
    close::{Objected, Said as Words},
    model::Kind,
    object,
};
use post::{HeldView, State};

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
        wants_face: n % 2 == 0,
        faces: 2,
        hiding: "faces".into(),
        near_of: Some(Uuid::nil()),
        close_to_refused: true,
        width: 800,
        height: 600,
        public_name: None,
        waits: true,
    }
}

/// Every page, with a name for its file.
pub(crate) fn all(page: &Page) -> Vec<(&'static str, String)> {
    let p = || page.clone();
    let standing = Standing {
        waiting: 1_240,
        oldest: 1_803_308_400_000,
        free: 1_220,
        objected: 2,
        decided: 31,
    };
    let items = || {
        let mut items = vec![
            Item::new(page, &view(1, State::Held), "0a".into()),
            Item::new(page, &view(2, State::Held), "0b".into()),
            Item::new(page, &view(3, State::Approved), "0c".into()),
        ];
        let easy = HeldView {
            caption: None,
            first_name: None,
            place: None,
            faces: 0,
            near_of: None,
            close_to_refused: false,
            kind: post::Kind::Drawn,
            ..view(5, State::Held)
        };
        items.push(Item::new(page, &easy, "0d".into()));
        items
    };
    let said = |kind: &str, reason: &str, note: Option<&str>| Words {
        kind: kind.into(),
        reason: reason.into(),
        note: note.map(str::to_owned),
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
    let told = |state: &str, hid| object::Told {
        reason: "abuse".into(),
        due_at: 1_803_481_200_000,
        hid,
        state: state.into(),
    };
    let tell = |state, hid| {
        Told::new(
            p(),
            &told(state, hid),
            "https://redx.example/objection/x".into(),
        )
        .render()
    };
    let undo = Said::parse(Some("desk-approved"), Some(Uuid::nil()));
    let texts = [
        (
            "queue",
            QueuePage::new(p(), items(), standing, None).render(),
        ),
        (
            "queue_said",
            QueuePage::new(p(), items(), standing, undo).render(),
        ),
        (
            "queue_empty",
            QueuePage::new(
                p(),
                Vec::new(),
                Standing::default(),
                Said::parse(Some("desk-gone"), None),
            )
            .render(),
        ),
        ("hide", HidePage::new(p(), &view(2, State::Held)).render()),
        (
            "overview",
            Overview::new(p(), Role::Owner, standing).render(),
        ),
        (
            "overview_safety",
            Overview::new(p(), Role::SafetyOfficer, Standing::default()).render(),
        ),
        ("rest", Rest::new(p()).render()),
        ("cases", Cases::new(p(), 2).render()),
        (
            "objections",
            Objections::new(p(), &lines, true, None).render(),
        ),
        (
            "objections_seen",
            Objections::new(p(), &lines, false, Said::parse(Some("desk-told"), None)).render(),
        ),
        (
            "objections_none",
            Objections::new(p(), &[], true, None).render(),
        ),
        ("report", Notice::new(p(), "x", Kind::Report, None).render()),
        (
            "report_wrong",
            Notice::new(p(), "x", Kind::Report, Some("desk-notice-reason")).render(),
        ),
        ("remove", Notice::new(p(), "x", Kind::Remove, None).render()),
        ("told_open", tell("open", true)),
        ("told_flood", tell("open", false)),
        ("told_stays", tell("stays", true)),
        ("told_gone", tell("gone", true)),
    ];
    texts.map(|(name, text)| (name, text.unwrap())).into()
}
