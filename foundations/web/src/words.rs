//! Languages: Fluent files, embedded. English is the source and the last resort; a test holds every other language to
//! the same keys and variables.

mod check;
mod numbers;
mod pseudo;
mod reviewed;

pub use check::check;
pub(crate) use numbers::Numbers;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use include_dir::{Dir, include_dir};
use std::{collections::HashMap, path::Path, sync::Arc};
use unic_langid::{CharacterDirection, LanguageIdentifier};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../content/languages");
const SOURCE: &str = "en";

/// A language people can read us in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Lang(Arc<str>);

impl Lang {
    /// Its code, as in addresses and in `lang=`.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// English: the source, and the last resort.
    pub(crate) fn source() -> Self {
        Self(SOURCE.into())
    }
}

/// What is done with words that somebody in danger acts on, in a language in which no person has read them yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreviewed {
    /// English stands in their place.
    English,
    /// They are shown, and said to be unread: where nobody looks for help, as in a demo.
    Shown,
}

struct Language {
    bundle: FluentBundle<FluentResource>,
    numbers: Numbers,
    reviewed: bool,
}

/// All words in all languages.
#[derive(Clone)]
pub struct Words {
    languages: Arc<HashMap<Arc<str>, Language>>,
    unreviewed: Unreviewed,
    offered: Arc<[Lang]>,
    /// The same for negotiation, in the same order.
    known: Arc<[fluent_langneg::LanguageIdentifier]>,
}

impl Words {
    /// Reads the embedded files; `offered` are the languages a campaign uses, in order, first is the default. Unknown
    /// ones are passed over; without any, English. `en-XA` is the language that nobody speaks, made from English to see
    /// what does not fit.
    pub fn load(offered: &[String], unreviewed: Unreviewed) -> Self {
        let marks = marks();
        let mut languages: HashMap<_, _> = FILES
            .dirs()
            .filter_map(|folder| read_language(folder, &marks, unreviewed))
            .collect();
        if offered.iter().any(|code| code == pseudo::CODE) {
            languages.extend(pseudo_language(&marks));
        }
        let mut langs: Vec<Lang> = offered
            .iter()
            .filter_map(|code| languages.get_key_value(code.as_str()))
            .map(|(c, _)| Lang(c.clone()))
            .collect();
        if langs.is_empty() {
            langs.push(Lang::source());
        }
        let known = langs.iter().filter_map(|l| l.code().parse().ok());
        Self {
            languages: Arc::new(languages),
            unreviewed,
            known: known.collect(),
            offered: langs.into(),
        }
    }

    /// The languages offered, default first.
    pub fn offered(&self) -> &[Lang] {
        &self.offered
    }

    /// An offered language by its code.
    pub fn find(&self, code: &str) -> Option<&Lang> {
        self.offered.iter().find(|l| l.code() == code)
    }

    /// The best offered language for an `Accept-Language` header.
    pub fn choose(&self, accept: Option<&str>) -> Lang {
        let wanted = accept.map(fluent_langneg::accepted_languages::parse);
        let best = wanted.and_then(|wanted| {
            let best = negotiate_languages(&wanted, &self.known, None, NegotiationStrategy::Lookup);
            best.first().and_then(|l| self.find(&l.to_string()))
        });
        best.or_else(|| self.offered.first())
            .cloned()
            .unwrap_or_else(Lang::source)
    }

    /// Whether a person has read, in this language, the words that somebody in danger acts on.
    pub fn is_reviewed(&self, lang: &Lang) -> bool {
        self.languages.get(lang.code()).is_some_and(|l| l.reviewed)
    }

    /// The language in which such words are shown to a reader of `lang`.
    pub(crate) fn of_help(&self, lang: &Lang) -> Lang {
        match self.unreviewed {
            Unreviewed::English if !self.is_reviewed(lang) => Lang::source(),
            _ => lang.clone(),
        }
    }

    /// How a language writes numbers.
    pub(crate) fn numbers(&self, lang: &Lang) -> Option<&Numbers> {
        self.languages.get(lang.code()).map(|l| &l.numbers)
    }

    /// `ltr` or `rtl`, for `dir=`.
    pub fn direction(&self, lang: &Lang) -> &'static str {
        direction_of(lang.code())
    }

    /// The words for `key`. A key without words in `lang` is taken from English; one without any is shown as itself,
    /// so that a page never fails over a word.
    pub fn say(&self, lang: &Lang, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        [lang.code(), SOURCE]
            .iter()
            .find_map(|code| self.try_say(code, key, args))
            .unwrap_or_else(|| key.to_owned())
    }

    /// True when some language has words for `key`.
    pub fn has(&self, key: &str) -> bool {
        self.languages
            .get(SOURCE)
            .is_some_and(|l| l.bundle.has_message(key))
    }

    fn try_say(&self, code: &str, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let bundle = &self.languages.get(code)?.bundle;
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let counted = args.and_then(|args| numbers::counted(code, args));
        let text = bundle.format_pattern(pattern, counted.as_ref().or(args), &mut errors);
        if !errors.is_empty() {
            tracing::debug!(key, code, "words are missing a variable");
        }
        Some(text.into_owned())
    }
}

fn marks() -> reviewed::Marks {
    let file = FILES.get_file("REVIEWED.toml");
    let text = file.and_then(include_dir::File::contents_utf8);
    reviewed::Marks::read(text.unwrap_or_default())
}

/// One folder of `content/languages`: all its `.ftl` files in one bundle.
fn read_language(
    folder: &Dir<'_>,
    marks: &reviewed::Marks,
    unreviewed: Unreviewed,
) -> Option<(Arc<str>, Language)> {
    let code = folder.path().file_name()?.to_str()?;
    let id: LanguageIdentifier = code.parse().ok()?;
    let mut bundle = empty(id);
    let mut reviewed = true;
    for file in folder.files() {
        let name = file.path().file_name().and_then(|n| n.to_str());
        let Some(name) = name.filter(|n| n.ends_with(".ftl")) else {
            continue;
        };
        let text = file.contents_utf8()?;
        let allowed = marks.allow(code, name, text);
        reviewed &= allowed;
        if allowed || unreviewed == Unreviewed::Shown {
            bundle.add_resource_overriding(parse(file.path(), text));
        }
    }
    let language = Language {
        bundle,
        numbers: Numbers::of(code),
        reviewed,
    };
    Some((code.into(), language))
}

/// A bundle without words, that writes numbers as the language does.
fn empty(id: LanguageIdentifier) -> FluentBundle<FluentResource> {
    let rtl = id.character_direction() == CharacterDirection::RTL;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks keep a number or a name in place inside right-to-left text; elsewhere they are only in the way.
    bundle.set_use_isolating(rtl);
    bundle.set_formatter(Some(numbers::in_message));
    if let Err(error) = bundle.add_builtins() {
        tracing::warn!(%error, "NUMBER() is not there");
    }
    bundle
}

fn parse(path: &Path, text: &str) -> FluentResource {
    match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            tracing::warn!(file = %path.display(), count = errors.len(), "words that cannot be read");
            resource
        }
    }
}

/// English once more, made longer and accented.
fn pseudo_language(marks: &reviewed::Marks) -> Option<(Arc<str>, Language)> {
    let english = FILES.get_dir(SOURCE)?;
    let (_, mut language) = read_language(english, marks, Unreviewed::English)?;
    language.bundle.set_transform(Some(pseudo::accented));
    Some((pseudo::CODE.into(), language))
}

/// `ltr` or `rtl`, by a language's tag.
pub(crate) fn direction_of(tag: &str) -> &'static str {
    match tag
        .parse::<LanguageIdentifier>()
        .map(|l| l.character_direction())
    {
        Ok(CharacterDirection::RTL) => "rtl",
        _ => "ltr",
    }
}

#[cfg(test)]
mod tests;
