//! A sample of every page of the room, for rendering it in every language.

use super::*;

/// Every page, with a name.
pub(crate) fn all(page: &Page) -> Vec<(&'static str, String)> {
    let mut pages = forms(page);
    pages.extend(receipts(page));
    pages
}

fn forms(page: &Page) -> Vec<(&'static str, String)> {
    let p = || page.clone();
    let form = || FormView::new(page, "0123456789abcdef".into());
    let wrong = || FormView {
        trouble: Some("Something is wrong.".into()),
        wrong: [
            "media",
            "strokes",
            "caption",
            "alt",
            "first_name",
            "place",
            "adult_alone",
            "consent",
        ]
        .map(|field| (field, "This one.".into()))
        .into(),
        caption: "for <b>my</b> sister".into(),
        adult_alone: true,
        show_face: true,
        place: "US-NY".into(),
        ..form()
    };
    let hands = || HandsView::new(page, 20_000);
    let photo = |form| PhotoPage { page: p(), form }.render().unwrap();
    let draw = |form| {
        let (page, hands) = (p(), hands());
        DrawPage { page, form, hands }.render().unwrap()
    };
    let count = |form| {
        CountPage {
            page: p(),
            form,
            plain: false,
        }
        .render()
        .unwrap()
    };
    let closed = |opens: Option<&str>| {
        let (page, opens) = (p(), opens.map(str::to_owned));
        let full = None;
        ClosedPage { page, opens, full }.render().unwrap()
    };
    let full = |until: Option<&str>, words: &str| {
        let full = Full {
            until: until.map(str::to_owned),
            words: words.into(),
        };
        let (page, opens, full) = (p(), None, Some(full));
        ClosedPage { page, opens, full }.render().unwrap()
    };
    vec![
        ("photo", photo(form())),
        ("photo_wrong", photo(wrong())),
        ("draw", draw(form())),
        ("draw_wrong", draw(wrong())),
        ("count", count(form())),
        ("count_wrong", count(wrong())),
        ("care", CarePage { page: p() }.render().unwrap()),
        ("closed", closed(None)),
        ("closed_until", closed(Some("1 February 2027"))),
        ("closed_full", full(None, "")),
        (
            "closed_full_until",
            full(Some("22 February, 18:00"), "<b>Thank you</b>"),
        ),
    ]
}

fn receipts(page: &Page) -> Vec<(&'static str, String)> {
    let asked = |state: &'static str, counted: bool, appeal: &'static str| {
        let view = ReceiptView {
            state,
            counted,
            reason: page.t("post-reason-face"),
            sent: page.moment(0),
            looks_next: page.desk_looks(),
            path: "/receipt/x".into(),
            public_path: (state == "approved").then(|| "/p/x".into()),
            may_replace: true,
            statement: statement(page, state),
            appeal: (state == "refused").then(|| AppealView {
                state: appeal,
                until: Moment::new(page, 0),
                note_chars_max: 500,
            }),
            replace_path: "/receipt/x/replace".into(),
            caption: "for <b>my</b> sister".into(),
            alt: String::new(),
            alt_by_desk: counted,
        };
        let page = page.clone();
        ReceiptPage {
            page,
            receipt: view,
        }
        .render()
        .unwrap()
    };
    let receipt = |state, counted| asked(state, counted, "offered");
    let states = ["in_review", "approved", "refused", "withdrawn", "removed"];
    let mut pages: Vec<_> = states.map(|state| (state, receipt(state, false))).into();
    pages.push(("counted", receipt("approved", true)));
    pages.push(("uncounted", receipt("withdrawn", true)));
    for appeal in ["open", "stands", "let_back"] {
        pages.push((appeal, asked("refused", false, appeal)));
    }
    for (name, trouble) in [("replace", None), ("replace_wrong", Some("No.".to_owned()))] {
        let again = ReplacePage {
            page: page.clone(),
            action: "/receipt/x/replace".into(),
            back: "/receipt/x".into(),
            trouble,
        };
        pages.push((name, again.render().unwrap()));
    }
    for (name, counted) in [("thanks", false), ("thanks_counted", true)] {
        pages.push((name, thanks(page, counted)));
    }
    pages
}

fn statement(page: &Page, state: &str) -> Option<StatementView> {
    matches!(state, "refused" | "removed" | "in_review").then(|| StatementView {
        what: page.t("statement-refused"),
        why: "A <b>face</b> can be seen.".into(),
        when: (state != "in_review").then(|| Moment::new(page, 0)),
        automated: page.t("statement-by-no"),
        redress: ["appeal", "replace", "contact"]
            .map(|way| page.t(&format!("statement-redress-{way}")))
            .into(),
    })
}

fn thanks(page: &Page, counted: bool) -> String {
    let step = NextStep {
        words: "Talk to your school".into(),
        url: "https://charity.example/".into(),
        label: page.t("thanks-next-go"),
    };
    let thanks = ThanksView {
        counted,
        looks_next: page.desk_looks(),
        strokes: vec!["M0 0L9 9".into(), "M9 0L0 9".into()],
        receipt_path: "/receipt/x".into(),
        receipt_url: page.url("/receipt/x"),
        home_url: page.url("/"),
        next_step: Some(step),
    };
    let page = page.clone();
    ThanksPage { page, thanks }.render().unwrap()
}
