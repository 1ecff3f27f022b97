//! Every page of the room with something in every place.

use super::*;
use crate::{Place, credential::Kept, passkey};
use store::Token;
use web::session::Device;

fn person() -> Person {
    Person {
        id: Uuid::nil(),
        name: "Amara Diaz".into(),
        role: Role::Moderator,
    }
}

fn member(name: &str, role: Role, agreed_at: Option<i64>, link_until: Option<i64>) -> Member {
    Member {
        id: Uuid::nil(),
        name: name.into(),
        role,
        made_at: 0,
        agreed_at,
        trained: false,
        link_until,
    }
}

fn sessions() -> Vec<Listed> {
    let session = |n, device, strange_at| Listed {
        id: Uuid::from_u128(n),
        made_at: 1_803_308_400_000,
        seen_at: 1_803_308_460_000,
        device,
        strange_at,
    };
    vec![
        session(0, Device::Computer, None),
        session(1, Device::Phone, Some(1_803_308_400_000)),
        session(2, Device::Tablet, None),
        session(3, Device::Other, None),
    ]
}

fn kept() -> Kept {
    let passkey = |used_at| passkey::Listed {
        id: Uuid::nil(),
        made_at: 1_803_308_400_000,
        used_at,
    };
    Kept {
        passkeys: vec![passkey(None), passkey(Some(1_803_308_460_000))],
        password_at: Some(1_803_308_400_000),
        codes: 9,
    }
}

fn places() -> Vec<Place> {
    let place = |name: &str, role| Place {
        name: name.into(),
        role,
        token: Token::from_bytes([7; 16]),
    };
    vec![
        place("Amara Diaz", Role::LeadModerator),
        place("Sam <b>Reed</b>", Role::Signatory),
    ]
}

/// Every page of the room, with a name for its file.
pub(crate) fn all(page: &Page) -> Vec<(&'static str, String)> {
    let people = vec![
        member("Noor Haddad", Role::Owner, Some(1), None),
        member("Amara Diaz", Role::Moderator, None, Some(2)),
        member("Kai Berg", Role::Moderator, Some(1), None),
        member("Sam <b>Reed</b>", Role::SafetyOfficer, None, None),
    ];
    let revoke = Revoke::new(page.clone(), &people[1]);
    let role = ChangeRole::new(page.clone(), &people[1]);
    let p = || page.clone();
    let texts = [
        (
            "sign_in",
            SignIn::new(p(), &person(), "/desk/sign-in/x".into()).render(),
        ),
        (
            "welcome",
            Welcome::new(p(), &person(), false, None).render(),
        ),
        (
            "welcome_wrong",
            Welcome::new(p(), &person(), false, Some("staff-welcome-not-all")).render(),
        ),
        (
            "welcome_again",
            Welcome::new(p(), &person(), true, None).render(),
        ),
        (
            "me",
            Me::new(p(), &person(), &sessions(), Some(Uuid::nil())).render(),
        ),
        ("role", role.render()),
        (
            "group",
            Group::new(p(), Some(page.t("staff-bad-name"))).render(),
        ),
        ("links", Links::new(p(), &places()).render()),
        (
            "people",
            People::new(p(), people, Some(page.t("staff-last-owner"))).render(),
        ),
        (
            "link",
            Link::new(
                p(),
                "Amara Diaz".into(),
                "https://redx.example/desk/sign-in/x".into(),
            )
            .render(),
        ),
        ("revoke", revoke.render()),
    ];
    let texts = texts.into_iter().chain(signing_in(page));
    texts.map(|(name, text)| (name, text.unwrap())).collect()
}

/// Those of signing in and of what one shows.
fn signing_in(page: &Page) -> Vec<(&'static str, askama::Result<String>)> {
    let p = || page.clone();
    vec![
        ("enter", Enter::new(p(), true, "").render()),
        (
            "enter_wrong",
            Enter::new(p(), false, "Sam <b>Reed</b>").wrong().render(),
        ),
        (
            "recover",
            Recover::new(p(), "Sam <b>Reed</b>").wrong().render(),
        ),
        (
            "confirm",
            Confirm::new(p(), (true, true), true, "/desk/cases")
                .wrong()
                .render(),
        ),
        (
            "confirm_button",
            Confirm::new(p(), (false, false), false, "/desk").render(),
        ),
        (
            "set_up",
            SetUp::new(p(), &Kept::default(), true, None).render(),
        ),
        (
            "set_up_all",
            SetUp::new(p(), &kept(), false, Some("staff-set-up-last")).render(),
        ),
        (
            "password",
            Password::new(
                p(),
                "Amara Diaz",
                "x",
                &[7; 20],
                Some("staff-password-common"),
            )
            .render(),
        ),
        (
            "codes",
            Codes::new(p(), "Amara Diaz".into(), vec!["0a1bc-2d3ef".into(); 10]).render(),
        ),
    ]
}
