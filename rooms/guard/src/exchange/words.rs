//! What went wrong as words: the keys of Fluent messages.

use super::fault::Fault;

/// The key of what went wrong, and that of what to do now. A code that is not known here (a newer node wrote it) has
/// words, too.
#[must_use]
pub fn words(code: &str) -> [String; 2] {
    let known = Fault::CODES.contains(&code);
    let code = if known { code } else { "unknown" };
    let next = match code {
        "address-bad" | "not-https" | "not-there" | "redirected" | "other-host" => "address",
        "address-refused" => "inside",
        "credentials" | "unauthorized" => "credentials",
        "file" | "empty" | "unreadable" => "list",
        "shrunk" => "shrunk",
        "bank" => "bank",
        "name-unknown" | "unreachable" | "timeout" | "cut-short" | "asked-to-wait"
        | "their-fault" => "wait",
        _ => "ask",
    };
    [
        format!("exchange-error-{code}"),
        format!("exchange-next-{next}"),
    ]
}
