//! The cookie that carries a session.

use super::WHOLE_MS;
use crate::App;
use http::{HeaderMap, HeaderValue, header};
use store::Token;

/// The cookie that carries a session. `__Host-` binds it to this origin; it cannot be set without HTTPS, so that plain
/// HTTP on one's own machine has a name without it.
pub fn cookie(app: &App, token: &Token) -> Option<HeaderValue> {
    let seconds = WHOLE_MS / 1000;
    let (name, secure) = name(app);
    let text = format!(
        "{name}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}",
        token.text()
    );
    HeaderValue::from_str(&text).ok()
}

/// The cookie that takes a session away.
pub fn no_cookie(app: &App) -> Option<HeaderValue> {
    let (name, secure) = name(app);
    HeaderValue::from_str(&format!(
        "{name}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0{secure}"
    ))
    .ok()
}

fn name(app: &App) -> (&'static str, &'static str) {
    if app.settings().https() {
        ("__Host-redx", "; Secure")
    } else {
        ("redx", "")
    }
}

pub(super) fn token(app: &App, headers: &HeaderMap) -> Option<Token> {
    read_cookie(headers, name(app).0).and_then(Token::parse)
}

/// The value of a cookie.
pub(crate) fn read_cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, value)| value)
}
