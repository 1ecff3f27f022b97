//! What must hold of the words of the interface: every language says everything that English says, with the same
//! variables and the same digits, and none holds a number that somebody could dial.

use super::SOURCE;
use crate::Wrong;
use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};

/// Digits in a row from which they are a number to dial: the shortest emergency numbers have three.
const DIALLED_FROM: usize = 3;

/// A message as its file has it.
#[derive(Debug, Default)]
struct Message {
    file: String,
    line: usize,
    variables: BTreeSet<String>,
    digits: BTreeSet<String>,
}

/// The messages of one language by their keys.
type Messages = BTreeMap<String, Message>;

/// Everything that is wrong with the `.ftl` files: pairs of a path inside `content`, such as `languages/es/help.ftl`, and its text.
pub fn check<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Wrong> {
    let (mut languages, mut wrong) = (BTreeMap::<_, Messages>::new(), Vec::new());
    for (path, text) in files {
        let mut steps = path.split('/');
        if let (Some("languages"), Some(code), Some(_)) = (steps.next(), steps.next(), steps.next())
        {
            parse(path, text, &mut wrong);
            read(path, text, languages.entry(code).or_default(), &mut wrong);
        }
    }
    let source = languages.remove(SOURCE).unwrap_or_default();
    if source.is_empty() {
        wrong.push(Wrong::new("languages/en", "there are no words"));
    }
    for (code, messages) in &languages {
        compare(code, &source, messages, &mut wrong);
    }
    wrong
}

fn parse(path: &str, text: &str, wrong: &mut Vec<Wrong>) {
    let errors = FluentResource::try_new(text.to_owned())
        .err()
        .map(|(_, errors)| errors);
    wrong.extend(
        errors
            .into_iter()
            .flatten()
            .map(|error| Wrong::new(path, error.kind.to_string()).at_byte(text, error.pos.start)),
    );
}

fn read(path: &str, text: &str, messages: &mut Messages, wrong: &mut Vec<Wrong>) {
    let mut key = String::new();
    for (line, words) in (1..).zip(text.lines()) {
        if words.starts_with('#') {
            continue;
        }
        let begins = words.starts_with(|c: char| c.is_ascii_lowercase());
        let value = match words.split_once(" =").filter(|_| begins) {
            None => words,
            Some((name, value)) => {
                name.clone_into(&mut key);
                let message = Message {
                    file: path.to_owned(),
                    line,
                    ..Message::default()
                };
                if messages.insert(key.clone(), message).is_some() {
                    wrong.push(Wrong::new(path, format!("“{key}” stands twice")).at(line));
                }
                value
            }
        };
        if dials(value) {
            let what =
                "a number to dial, or a link that dials: those stand in content/hotlines only";
            wrong.push(Wrong::new(path, what).at(line));
        }
        if let Some(message) = messages.get_mut(&key) {
            message.variables.extend(variables(value));
            message.digits.extend(digits(value).map(str::to_owned));
        }
    }
}

fn variables(value: &str) -> impl Iterator<Item = String> {
    let is_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let after = value.split('$').skip(1);
    after.map(move |rest| rest.chars().take_while(is_name).collect())
}

/// Every run of digits.
fn digits(value: &str) -> impl Iterator<Item = &str> {
    let runs = value.split(|c: char| !c.is_ascii_digit());
    runs.filter(|run| !run.is_empty())
}

fn dials(value: &str) -> bool {
    let long = digits(value).any(|run| run.len() >= DIALLED_FROM);
    long || value.contains("tel:") || value.contains("sms:")
}

fn compare(code: &str, source: &Messages, other: &Messages, wrong: &mut Vec<Wrong>) {
    for (key, said) in source {
        let at = |message: &Message, what| wrong_at(message, what);
        match other.get(key) {
            None => wrong.push(at(said, format!("“{key}” is not said in {code}"))),
            Some(message) if message.variables != said.variables => {
                let (has, needs) = (list(&message.variables), list(&said.variables));
                let what = format!("“{key}” has the variables {has}, in {SOURCE} {needs}");
                wrong.push(at(message, what));
            }
            Some(message) if message.digits != said.digits => {
                let (has, needs) = (list(&message.digits), list(&said.digits));
                wrong.push(at(
                    message,
                    format!("“{key}” has the digits {has}, in {SOURCE} {needs}"),
                ));
            }
            Some(_) => {}
        }
    }
    let extra = other.iter().filter(|(key, _)| !source.contains_key(*key));
    wrong.extend(
        extra.map(|(key, message)| wrong_at(message, format!("“{key}” is not said in {SOURCE}"))),
    );
}

fn wrong_at(message: &Message, what: String) -> Wrong {
    Wrong::new(&message.file, what).at(message.line)
}

fn list(all: &BTreeSet<String>) -> String {
    let all: Vec<_> = all.iter().map(String::as_str).collect();
    format!("({})", all.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "# Of 1900\none = One of { $n }\ntwo =\n    Under 18\n";

    fn against(spanish: &str) -> Vec<String> {
        let files = [
            ("languages/en/a.ftl", ENGLISH),
            ("languages/es/a.ftl", spanish),
        ];
        check(files).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_error_of_each_kind_is_found() {
        let right = "one = Uno de { $n }\ntwo = Menor de 18\n";
        assert_eq!(against(right), Vec::<String>::new());
        for (from, to, said) in [
            (
                "one = Uno de { $n }\n",
                "",
                "languages/en/a.ftl:2: “one” is not said in es",
            ),
            (
                "$n",
                "$m",
                "languages/es/a.ftl:1: “one” has the variables (m), in en (n)",
            ),
            (
                "18",
                "16",
                "languages/es/a.ftl:2: “two” has the digits (16), in en (18)",
            ),
            (
                "two",
                "three",
                "languages/es/a.ftl:2: “three” is not said in en",
            ),
            ("two", "one", "languages/es/a.ftl:2: “one” stands twice"),
            (
                "Uno",
                "Llame al 911:",
                "languages/es/a.ftl:1: a number to dial",
            ),
            ("Uno", "tel:", "languages/es/a.ftl:1: a number to dial"),
            ("}", "", "languages/es/a.ftl:2: Expected"),
        ] {
            let found = against(&right.replacen(from, to, 1));
            assert!(
                found.iter().any(|wrong| wrong.starts_with(said)),
                "{said}: {found:?}"
            );
        }
    }

    #[test]
    fn without_english_there_is_nothing_to_compare_with() {
        assert_eq!(check([("languages/es/a.ftl", "one = Uno")]).len(), 2);
    }
}
