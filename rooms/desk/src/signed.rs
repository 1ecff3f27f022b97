//! What a request that somebody signs says besides: the TAKE IT DOWN Act asks for a signature, a contact and a statement of
//! good faith, the Digital Services Act for an explanation and the same statement. Nobody has to say any of it; who begins
//! says all of it. Sealed like the words of every objector, and read by whoever decides alone.

use crate::{
    limits,
    model::{ABUSE, Kind},
};
use serde::{Deserialize, Serialize};
use web::Field;

/// The purpose that it is sealed for.
pub(crate) const SIGNED_AS: &str = "desk-objection-signed";

/// What was filled in, as it came.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct Filled {
    #[serde(default)]
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) contact: String,
    #[serde(default)]
    pub(crate) signature: String,
    /// `self`, `other` or nothing.
    #[serde(default)]
    pub(crate) stands: String,
    /// Ticked, with any text.
    #[serde(default)]
    pub(crate) good_faith: String,
}

/// A request that is signed, or a notice that says who gives it. Good faith was stated.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Signed {
    pub(crate) name: Option<String>,
    pub(crate) contact: Option<String>,
    pub(crate) signature: Option<String>,
    /// They act for somebody who is in the picture; not said in a report.
    pub(crate) acts_for: Option<bool>,
}

/// Who objects is nobody's business but the decider's.
impl std::fmt::Debug for Signed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Signed").finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Filled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Filled").finish_non_exhaustive()
    }
}

impl Filled {
    /// Reads it; `None` when nothing was filled in.
    ///
    /// # Errors
    /// The Fluent message that says what is missing.
    pub(crate) fn read(
        &self,
        kind: Kind,
        reason: &str,
        explained: bool,
    ) -> Result<Option<Signed>, &'static str> {
        let line = |field: &Field, text: &str| field.read(text).map_err(|_| "desk-notice-long");
        let signed = Signed {
            name: line(&limits::OBJECTOR_NAME, &self.name)?,
            contact: line(&limits::CONTACT, &self.contact)?,
            signature: line(&limits::SIGNATURE, &self.signature)?,
            acts_for: match self.stands.as_str() {
                "self" => Some(false),
                "other" => Some(true),
                _ => None,
            },
        };
        let fields = [&signed.name, &signed.contact, &signed.signature];
        let good_faith = !self.good_faith.is_empty();
        let begun = fields.iter().any(|field| field.is_some());
        if !begun && !good_faith && signed.acts_for.is_none() {
            return Ok(None);
        }
        let whole = match kind {
            Kind::Remove => {
                signed.signature.is_some() && signed.contact.is_some() && signed.acts_for.is_some()
            }
            // Whoever reports the abuse of a child need not say why, nor who they are.
            Kind::Report => explained || reason == ABUSE,
        };
        if !good_faith {
            return Err("notice-wrong-faith");
        }
        match (whole, kind) {
            (true, _) => Ok(Some(signed)),
            (false, Kind::Remove) => Err("notice-wrong-signed"),
            (false, Kind::Report) => Err("notice-wrong-explained"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(signature: &str, contact: &str, stands: &str, good_faith: &str) -> Filled {
        Filled {
            signature: signature.into(),
            contact: contact.into(),
            stands: stands.into(),
            good_faith: good_faith.into(),
            ..Filled::default()
        }
    }

    #[test]
    fn who_begins_to_sign_says_all_of_it() {
        let read = |filled: Filled| filled.read(Kind::Remove, "me", false);
        assert_eq!(read(Filled::default()).unwrap(), None);
        let whole = read(filled("Ana", "ana@example.org", "other", "1"))
            .unwrap()
            .unwrap();
        assert_eq!(
            (whole.signature.as_deref(), whole.acts_for),
            (Some("Ana"), Some(true))
        );
        for (missing, wrong) in [
            (
                filled("", "a@example.org", "self", "1"),
                "notice-wrong-signed",
            ),
            (filled("Ana", "", "self", "1"), "notice-wrong-signed"),
            (
                filled("Ana", "a@example.org", "", "1"),
                "notice-wrong-signed",
            ),
            (
                filled("Ana", "a@example.org", "self", ""),
                "notice-wrong-faith",
            ),
            (
                filled(&"x".repeat(101), "a", "self", "1"),
                "desk-notice-long",
            ),
        ] {
            assert_eq!(read(missing).unwrap_err(), wrong);
        }
    }

    #[test]
    fn a_notice_is_explained_unless_it_is_about_a_child() {
        let named = || Filled {
            name: "Ana".into(),
            good_faith: "1".into(),
            ..Filled::default()
        };
        let read = |reason, explained| named().read(Kind::Report, reason, explained);
        assert_eq!(read("spam", false).unwrap_err(), "notice-wrong-explained");
        assert!(read("spam", true).unwrap().is_some());
        assert!(read(ABUSE, false).unwrap().is_some());
    }

    #[test]
    fn debug_says_nobody() {
        let who = filled("Ana Unmistakable", "a@example.org", "self", "1");
        let signed = who.read(Kind::Remove, "me", false).unwrap().unwrap();
        let all = format!("{who:?} {signed:?}");
        assert!(!all.contains("Ana") && !all.contains("example"));
    }
}
