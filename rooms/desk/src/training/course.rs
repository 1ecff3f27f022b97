//! The words of the training as people edit them: pages of a briefing, and what stands with the examples
//! (`content/training`, and what was published since).

use super::{examples::EXAMPLES, limits};
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::collections::BTreeMap;
use web::{
    App, Wrong,
    content::{Kind, Shelf},
};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../content/training");
/// The language that stands in where another has nothing.
const SOURCE: &str = "en";
/// The file of a language that has the words of the examples.
const EXAMPLES_FILE: &str = "examples.toml";

/// Packs of the training are called so.
pub(crate) const COURSE: Kind<Course> = Kind {
    name: "training",
    starter,
    paths: || starters().map(|(path, _)| path).collect(),
    holds,
    read: |overlay| Course::read(&overlay.over(starters())).0,
    faults: |overlay| Course::read(&overlay.over(starters())).1,
};

fn starter(path: &str) -> Option<&'static str> {
    FILES
        .get_file(path.strip_prefix("training/")?)?
        .contents_utf8()
}

fn starters<'a>() -> impl Iterator<Item = (String, &'a str)> {
    let files = FILES.dirs().flat_map(Dir::files);
    files.filter_map(|file| {
        let path = format!("training/{}", file.path().display());
        Some((path, file.contents_utf8()?)).filter(|(path, _)| holds(path))
    })
}

/// A language's pages, and the words of its examples.
fn holds(path: &str) -> bool {
    let place = path
        .strip_prefix("training/")
        .and_then(|rest| rest.split_once('/'));
    place.is_some_and(|(lang, file)| {
        let named = |name: &str| !name.is_empty() && !name.contains(['/', '.']);
        named(lang) && (file == EXAMPLES_FILE || file.strip_suffix(".md").is_some_and(named))
    })
}

/// The texts of the training, for the desk and for files; cheap to clone.
#[derive(Clone)]
pub struct Training(Shelf<Course>);

impl Training {
    /// With the newest texts that the node has.
    #[must_use]
    pub fn new(app: App) -> Self {
        Self(Shelf::new(app, COURSE))
    }

    /// What people edit here.
    #[must_use]
    pub fn edited(&self) -> &Shelf<impl Send + Sync + 'static> {
        &self.0
    }

    pub(crate) fn shelf(&self) -> &Shelf<Course> {
        &self.0
    }
}

/// Everything that is wrong with files of the training: pairs of a path inside `content`, such as
/// `training/en/60-seal.md`, and its text. What does not lie in that folder is passed over.
pub fn check<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Wrong> {
    let own = files.into_iter().filter(|(path, _)| holds(path));
    let own: BTreeMap<_, _> = own.map(|(path, text)| (path.to_owned(), text)).collect();
    let faults = Course::read(&own).1.into_iter();
    let wrong = |fault: String| match fault.split_once(": ") {
        Some((place, what)) => Wrong::new(place, what),
        None => Wrong::new("training", fault),
    };
    faults.map(wrong).collect()
}

/// The training in every language it is written in.
#[derive(Debug, Default)]
pub(crate) struct Course(BTreeMap<String, Lesson>);

/// The training in one language.
#[derive(Debug, Default)]
struct Lesson {
    leaves: BTreeMap<String, Leaf>,
    examples: BTreeMap<String, Words>,
}

/// A page of the briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Leaf {
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// A paragraph.
    Text(Vec<Run>),
    /// Points of a list.
    Points(Vec<Vec<Run>>),
}

/// Some words, and whether they weigh more than the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) strong: bool,
}

/// What stands with an example.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    /// What its author wrote.
    pub(crate) caption: Option<String>,
    /// What a card stands for.
    pub(crate) stands: Option<String>,
    /// Said after an answer.
    pub(crate) why: String,
}

impl Course {
    /// Reads files by their paths, and says what is wrong. What cannot be read is left out.
    fn read(files: &BTreeMap<String, &str>) -> (Self, Vec<String>) {
        let (mut course, mut faults) = (Self::default(), Vec::new());
        for (path, text) in files {
            if let Err(fault) = course.add(path, text) {
                faults.push(format!("{path}: {fault}"));
            }
        }
        faults.extend(course.missing());
        (course, faults)
    }

    fn add(&mut self, path: &str, text: &str) -> Result<(), String> {
        let rest = path.strip_prefix("training/");
        let Some((lang, file)) = rest.and_then(|rest| rest.split_once('/')) else {
            return Ok(());
        };
        let lesson = self.0.entry(lang.to_owned()).or_default();
        if file == EXAMPLES_FILE {
            lesson.examples = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        } else {
            lesson.leaves.insert(file.to_owned(), Leaf::parse(text)?);
        }
        Ok(())
    }

    /// What the source must have, and what no language may say too much of.
    fn missing(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let source = self.0.get(SOURCE);
        let leaves = source.map_or(0, |lesson| lesson.leaves.len());
        if leaves == 0 || leaves > limits::LEAVES_MAX {
            faults.push(format!("training/{SOURCE}: it has {leaves} pages"));
        }
        for (lang, lesson) in &self.0 {
            let place = format!("training/{lang}/{EXAMPLES_FILE}");
            for id in lesson.examples.keys() {
                if !EXAMPLES.iter().any(|example| example.id == id) {
                    faults.push(format!("{place}: there is no example {id:?}"));
                }
            }
            for words in lesson.examples.values() {
                if words.why.chars().count() > limits::WHY_CHARS_MAX {
                    faults.push(format!("{place}: an explanation is too long"));
                }
            }
            if lang != SOURCE && lesson.examples.is_empty() {
                continue;
            }
            for example in &EXAMPLES {
                let why = lesson.examples.get(example.id).map(|words| &words.why);
                if why.is_none_or(|why| why.trim().is_empty()) {
                    faults.push(format!("{place}: nothing explains {:?}", example.id));
                }
            }
        }
        faults
    }

    /// The pages of the briefing in a language, or in the source: with the language they are in.
    pub(crate) fn leaves(&self, lang: &str) -> (&str, Vec<&Leaf>) {
        let own = self.0.get_key_value(lang);
        let own = own.filter(|(_, lesson)| !lesson.leaves.is_empty());
        own.or_else(|| self.0.get_key_value(SOURCE))
            .map_or((SOURCE, Vec::new()), |(lang, lesson)| {
                (lang, lesson.leaves.values().collect())
            })
    }

    /// What stands with an example in a language, or in the source: with the language it is in.
    pub(crate) fn words(&self, lang: &str, id: &str) -> (&str, Words) {
        let find = |lang: &str| {
            let (lang, lesson) = self.0.get_key_value(lang)?;
            Some((lang.as_str(), lesson.examples.get(id)?.clone()))
        };
        find(lang)
            .or_else(|| find(SOURCE))
            .unwrap_or((SOURCE, Words::default()))
    }

    /// The leaf at a path of [`COURSE`].
    pub(crate) fn leaf(&self, path: &str) -> Option<(&str, &Leaf)> {
        let (lang, file) = path.strip_prefix("training/")?.split_once('/')?;
        let (lang, lesson) = self.0.get_key_value(lang)?;
        Some((lang, lesson.leaves.get(file)?))
    }
}

impl Leaf {
    /// A text with its title in the first line (`# Title`), paragraphs, points (`- `) and `**strong**` words. Anything
    /// else is text.
    fn parse(text: &str) -> Result<Self, String> {
        if text.chars().count() > limits::LEAF_CHARS_MAX {
            return Err("a page has one idea: it is too long".to_owned());
        }
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        let title = first.strip_prefix("# ").map(str::trim).unwrap_or_default();
        if title.is_empty() {
            return Err("its first line is its title: # Title".to_owned());
        }
        let blocks: Vec<_> = rest.split("\n\n").filter_map(Block::parse).collect();
        if blocks.is_empty() {
            return Err("it says nothing".to_owned());
        }
        Ok(Self {
            title: title.to_owned(),
            blocks,
        })
    }
}

impl Block {
    fn parse(text: &str) -> Option<Self> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<_> = lines.collect();
        let points: Option<Vec<_>> = lines.iter().map(|line| line.strip_prefix("- ")).collect();
        match points {
            _ if lines.is_empty() => None,
            Some(points) => Some(Self::Points(points.into_iter().map(runs).collect())),
            None => Some(Self::Text(runs(&lines.join(" ")))),
        }
    }
}

fn runs(text: &str) -> Vec<Run> {
    let parts = text.split("**").enumerate();
    let run = |(n, text): (usize, &str)| Run {
        text: text.to_owned(),
        strong: n % 2 == 1,
    };
    parts.map(run).filter(|run| !run.text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use web::content::Overlay;

    #[test]
    fn what_is_built_in_is_whole_in_every_language() {
        assert_eq!((COURSE.faults)(&Overlay::default()), Vec::<String>::new());
        let course = (COURSE.read)(&Overlay::default());
        let (_, source) = course.leaves("en");
        for lang in ["en", "es"] {
            let (found, leaves) = course.leaves(lang);
            assert_eq!((found, leaves.len()), (lang, source.len()));
            for example in &EXAMPLES {
                assert_eq!(course.words(lang, example.id).0, lang);
            }
        }
        let (stands_in, leaves) = course.leaves("tlh");
        assert_eq!((stands_in, leaves.len()), ("en", source.len()));
    }

    #[test]
    fn a_page_is_a_title_paragraphs_and_points() {
        let leaf =
            Leaf::parse("# One\n\nPress **a** now.\nThen rest.\n\n- first\n- <b>\n").unwrap();
        assert_eq!(leaf.title, "One");
        let [Block::Text(text), Block::Points(points)] = &*leaf.blocks else {
            panic!("{leaf:?}");
        };
        let strong: Vec<_> = text
            .iter()
            .map(|run| (run.text.as_str(), run.strong))
            .collect();
        assert_eq!(
            strong,
            [("Press ", false), ("a", true), (" now. Then rest.", false)]
        );
        assert_eq!(points.len(), 2);
        for bad in ["", "# ", "# Title", "no title\n\ntext", "# Title\n\n"] {
            assert!(Leaf::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_would_leave_somebody_without_an_explanation_is_a_fault() {
        let with = |path: &str, text: Option<&str>| {
            let mut overlay = Overlay::default();
            overlay.put(path, text.map(str::to_owned));
            (COURSE.faults)(&overlay).len()
        };
        assert!(with("training/en/examples.toml", None) > 0);
        assert!(with("training/en/examples.toml", Some("[nobody]\nwhy = \"x\"\n")) > 0);
        assert!(with("training/es/examples.toml", Some("broken")) > 0);
        assert_eq!(
            with("training/es/examples.toml", None),
            0,
            "the source stands in"
        );
        assert_eq!(with("training/en/97-more.md", Some("# More\n\nText.\n")), 0);
        assert!(with("training/en/97-more.md", Some("no title")) > 0);
        for other in [
            "training/en/a/b.md",
            "training/x.md",
            "pages/en/what.md",
            "training/en/.md",
        ] {
            assert!(!holds(other), "{other}");
        }
    }
}
