//! The way of somebody who came by a link to where the desk opens: a password, and codes from an app.

use super::client::Request;
use std::{
    net::SocketAddr,
    time::{SystemTime, UNIX_EPOCH},
};
use totp_rs::{Builder, Secret};

const FORM: &str = "application/x-www-form-urlencoded";
const PAGE: &str = "/desk/set-up/password";

/// Sets them up; gives the cookie of the session that goes on.
pub(super) fn set_up(address: SocketAddr, cookie: &str) -> String {
    let page = Request::new("GET", PAGE).header("Cookie", cookie);
    let page = page.send(address).unwrap().text();
    let between = |before: &str, after: char| {
        let (_, rest) = page.split_once(before).unwrap();
        rest.split_once(after).unwrap().0.to_owned()
    };
    let handle = between("name=\"handle\" value=\"", '"');
    let typed = between("<p class=\"code\" dir=\"ltr\">", '<').replace(' ', "");
    let form = format!(
        "handle={handle}&password=three+ducks+on+a+wall&code={}",
        code(&typed)
    );
    let kept = Request::new("POST", PAGE).header("Cookie", cookie);
    let kept = kept.body(FORM, form).send(address).unwrap();
    let cookie = kept
        .header("set-cookie")
        .unwrap_or_else(|| panic!("{}", kept.text()));
    cookie.split(';').next().unwrap().to_owned()
}

/// What the app shows now; the product is a process of its own, with the machine's clock.
#[expect(
    clippy::disallowed_methods,
    reason = "the time of another process is the machine's"
)]
fn code(secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    totp.generate(now.as_secs()).to_string()
}
