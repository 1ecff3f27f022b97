//! Who answers for this instance: from the campaign's settings, all of them needed before anything can be reported.

use super::model::document::{Address, Person, Reporter};
use web::Campaign;

/// A setting that must be there, and what it holds.
fn needed(campaign: &Campaign) -> [(&'static str, &str); 6] {
    let Campaign {
        operator, safety, ..
    } = campaign;
    [
        ("campaign.operator.name", &operator.name),
        ("campaign.operator.address", &operator.address),
        ("campaign.operator.email", &operator.email),
        ("campaign.operator.country", &operator.country),
        ("campaign.safety.name", &safety.name),
        ("campaign.safety.phone", &safety.phone),
    ]
}

/// The settings that are missing, by the names they have in `redx.toml`. The law wants the provider's address, telephone
/// number, electronic mail address and a person (18 USC 2258A(a)(1)(B)).
#[must_use]
pub fn missing(campaign: &Campaign) -> Vec<&'static str> {
    let needed = needed(campaign).into_iter();
    let empty = needed.filter(|(_, value)| value.trim().is_empty());
    empty.map(|(name, _)| name).collect()
}

/// The reporter of every report.
pub(crate) fn reporter(campaign: &Campaign, public_url: &str) -> Reporter {
    let Campaign {
        operator, safety, ..
    } = campaign;
    let (first_name, last_name) = split(&safety.name);
    let emails = [&safety.email, &operator.email].map(|e| e.trim().to_owned());
    let contact = Person {
        first_name,
        last_name,
        phones: vec![safety.phone.trim().to_owned()],
        emails: emails
            .into_iter()
            .filter(|e| !e.is_empty())
            .take(1)
            .collect(),
        addresses: Vec::new(),
    };
    let reporting = Person {
        emails: vec![operator.email.trim().to_owned()],
        addresses: vec![Address {
            line: Some(operator.address.clone()),
            country: Some(operator.country.trim().to_ascii_uppercase()),
        }],
        ..contact.clone()
    };
    Reporter {
        reporting,
        contact: Some(contact),
        company: Some(format!(
            "{}, {}, {}. Legal process: {}.",
            operator.name.trim(),
            operator.address.trim(),
            operator.country.trim(),
            operator.email.trim()
        )),
        legal_url: Some(format!("{public_url}/terms")),
    }
}

/// The last word of a name is the last name. Of a single word nobody can say, so it is that, too.
fn split(name: &str) -> (Option<String>, Option<String>) {
    match name.trim().rsplit_once(char::is_whitespace) {
        Some((first, last)) => (Some(first.trim().to_owned()), Some(last.to_owned())),
        None => (None, Some(name.trim().to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use web::{Contact, Operator};

    fn whole() -> Campaign {
        Campaign {
            operator: Operator {
                name: "Red X Day e.V.".into(),
                address: "1 Main Street, Springfield".into(),
                email: "post@example.org".into(),
                country: "us".into(),
            },
            safety: Contact {
                name: "Ruth Ann Okafor".into(),
                phone: "+1 555 0100".into(),
                email: String::new(),
            },
            ..Campaign::default()
        }
    }

    #[test]
    fn what_is_missing_is_named_as_it_is_written() {
        assert!(missing(&whole()).is_empty());
        assert_eq!(missing(&Campaign::default()).len(), 6);
        let mut without = whole();
        without.safety.phone = "  ".into();
        assert_eq!(missing(&without), ["campaign.safety.phone"]);
    }

    #[test]
    fn the_operator_and_the_person_to_call_are_in_every_report() {
        let Reporter {
            reporting, contact, ..
        } = reporter(&whole(), "https://redx.example.org");
        assert_eq!(reporting.first_name.as_deref(), Some("Ruth Ann"));
        assert_eq!(reporting.last_name.as_deref(), Some("Okafor"));
        assert_eq!(reporting.emails, ["post@example.org"]);
        assert_eq!(reporting.addresses[0].country.as_deref(), Some("US"));
        assert_eq!(contact.unwrap().phones, ["+1 555 0100"]);
        assert_eq!(split("Okafor"), (None, Some("Okafor".into())));
    }
}
