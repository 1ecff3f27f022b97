//! Languages: Fluent files, embedded. English is the source and the last resort; a test holds every other language to
//! the same keys and variables.

mod check;

pub use check::check;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use include_dir::{Dir, include_dir};
use std::{collections::HashMap, sync::Arc};
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
}

/// All words in all languages.
#[derive(Clone)]
pub struct Words {
    bundles: Arc<HashMap<Arc<str>, FluentBundle<FluentResource>>>,
    offered: Arc<[Lang]>,
    /// The same for negotiation, in the same order.
    known: Arc<[fluent_langneg::LanguageIdentifier]>,
}

impl Words {
    /// Reads the embedded files; `offered` are the languages a campaign uses, in order, first is the default. Unknown
    /// ones are passed over; without any, English.
    pub fn load(offered: &[String]) -> Self {
        let bundles: HashMap<_, _> = FILES.dirs().filter_map(read_language).collect();
        let mut langs: Vec<Lang> = offered
            .iter()
            .filter_map(|code| bundles.get_key_value(code.as_str()))
            .map(|(c, _)| Lang(c.clone()))
            .collect();
        if langs.is_empty() {
            langs.push(Lang(SOURCE.into()));
        }
        let known = langs.iter().filter_map(|l| l.code().parse().ok());
        Self {
            bundles: Arc::new(bundles),
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
            .unwrap_or_else(|| Lang(SOURCE.into()))
    }

    /// `ltr` or `rtl`, for `dir=`.
    pub fn direction(&self, lang: &Lang) -> &'static str {
        match lang
            .code()
            .parse::<LanguageIdentifier>()
            .map(|l| l.character_direction())
        {
            Ok(CharacterDirection::RTL) => "rtl",
            _ => "ltr",
        }
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
        self.bundles.get(SOURCE).is_some_and(|b| b.has_message(key))
    }

    fn try_say(&self, code: &str, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let bundle = self.bundles.get(code)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            tracing::debug!(key, code, "words are missing a variable");
        }
        Some(text.into_owned())
    }
}

/// One folder of `content/languages`: all its `.ftl` files in one bundle.
fn read_language(folder: &Dir<'_>) -> Option<(Arc<str>, FluentBundle<FluentResource>)> {
    let code = folder.path().file_name()?.to_str()?;
    let id: LanguageIdentifier = code.parse().ok()?;
    let rtl = id.character_direction() == CharacterDirection::RTL;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks keep a number or a name in place inside right-to-left text; elsewhere they are only in the way.
    bundle.set_use_isolating(rtl);
    for file in folder
        .files()
        .filter(|f| f.path().extension().is_some_and(|e| e == "ftl"))
    {
        let resource = match FluentResource::try_new(file.contents_utf8()?.to_owned()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                tracing::warn!(file = %file.path().display(), count = errors.len(), "words that cannot be read");
                resource
            }
        };
        bundle.add_resource_overriding(resource);
    }
    Some((code.into(), bundle))
}

#[cfg(test)]
mod tests;
