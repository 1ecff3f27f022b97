//! The starter content passes every lint, and one planted error of each kind does not.

use super::*;

const WHAT: &str = "pages/en/what.md";
const QUE: &str = "pages/es/what.md";

#[test]
fn the_starter_content_has_no_fault() {
    let faults = Library::read(&Sources::embedded())
        .err()
        .unwrap_or_default();
    let said: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", said.join("\n"));
}

#[test]
fn no_starter_translation_is_stale() {
    let library = Library::read(&Sources::embedded()).unwrap();
    let stale: Vec<_> = library
        .leaves()
        .filter(|leaf| leaf.translation == crate::Translation::Stale)
        .map(|leaf| {
            format!(
                "{}: translated_from = {:?}",
                leaf.slug,
                library.leaf(&leaf.slug, "en").unwrap().digest
            )
        })
        .collect();
    assert!(
        stale.is_empty(),
        "read them again, then mark them: {stale:#?}"
    );
}

/// The codes of the faults in `file` once its text has been changed.
fn after(file: &str, change: impl FnOnce(String) -> String) -> Vec<&'static str> {
    let mut sources = Sources::embedded();
    let text = sources.get(file).unwrap_or_default().to_owned();
    sources.put(file, change(text));
    let faults = Library::read(&sources).err().unwrap_or_default();
    let mut codes: Vec<_> = faults
        .iter()
        .filter(|f| f.file == file)
        .map(|f| f.code)
        .collect();
    codes.dedup();
    codes
}

/// A paragraph planted at the end of the English page.
fn planted(words: &str) -> Vec<&'static str> {
    after(WHAT, |text| format!("{text}\n{words}\n"))
}

#[test]
fn a_number_without_a_fact_is_seen() {
    for words in [
        "There are 300 of them.",
        "It is 5% of all.",
        "One in five is a boy.",
        "Half of them are boys.",
        "There are thousands.",
        "Call ４５６.",
        "About ½ are girls.",
    ] {
        assert_eq!(planted(words), ["number-without-fact"], "{words}");
    }
    for words in ["Anyone under 18 is a child.", "Someone is there."] {
        assert!(planted(words).is_empty(), "{words}");
    }
    let spanish = after(QUE, |text| {
        format!("{text}\nSon miles de menores. Uno de cada tres lo calla.\n")
    });
    assert_eq!(spanish, ["number-without-fact"]);
}

#[test]
fn a_term_to_avoid_is_seen_unless_its_context_allows_it() {
    for words in [
        "They were rescued.",
        "A Child Prostitute.",
        "Child\npornography is a crime.",
        "A “john” came.",
    ] {
        assert_eq!(planted(words), ["term"], "{words}");
    }
    assert!(planted("Johnson has a pimpernel.").is_empty());
    assert!(planted("A child is never a \"prostitute\".").is_empty());
    let spanish = after(QUE, |text| format!("{text}\nEs pornografía infantil.\n"));
    assert_eq!(spanish, ["term"]);
}

#[test]
fn a_claim_that_nobody_may_print_is_seen() {
    assert!(planted("The average age of entry is that of a child.").contains(&"never"));
}

#[test]
fn a_page_that_is_hard_to_read_is_seen() {
    let hard = "Institutional interdependencies necessitate comprehensive multidisciplinary collaboration between \
        governmental authorities and nongovernmental organizations regarding identification procedures. "
        .repeat(12);
    assert_eq!(planted(&hard), ["reading-grade"]);
    let hard = "Las interdependencias institucionales requieren colaboraciones multidisciplinarias entre autoridades \
        gubernamentales y organizaciones internacionales especializadas en procedimientos de identificación. "
        .repeat(12);
    assert_eq!(
        after(QUE, |text| format!("{text}\n{hard}\n")),
        ["reading-grade"]
    );
}

#[test]
fn a_link_that_leads_nowhere_is_seen() {
    for words in [
        "See [this](/learn/nothing).",
        "See [this](/help/zz).",
        "See [this](#nowhere).",
        "See [this](/learn/signs#nowhere).",
        "See [this](/learn/facts/nothing).",
        "See [this](/learn/say/nothing).",
    ] {
        assert!(planted(words).contains(&"link-broken"), "{words}");
    }
    let related = after(WHAT, |text| {
        text.replace("related = [\"where\"", "related = [\"nothing\"")
    });
    assert!(related.contains(&"link-broken"));
}

#[test]
fn what_a_page_asks_for_must_be_there() {
    for (words, code) in [
        ("{fact:nothing}", "fact-unknown"),
        ("{fact:nhth-fl}", "fact-grade"),
        ("{fact:us-no-count:value}", "fact-value"),
        ("{law:nothing}", "fact-unknown"),
        ("{law:un-156}", "law-cite"),
        ("{chart:nothing}", "chart-unknown"),
        ("{map:nothing}", "map-unknown"),
        ("{hotline:nothing}", "hotline-unknown"),
        ("{hotline:us-hsi}", "hotline-unknown"),
        ("{link:nothing}", "link-unknown"),
        ("{fact:un", "directive-unclosed"),
        ("{facts:un-156}", "directive-unknown"),
        ("See {chart:cybertipline-total} here.", "directive-inside"),
        (
            "| a | b |\n|---|---|\n| {fact:un-156} | c |",
            "directive-in-table",
        ),
    ] {
        assert_eq!(planted(words), [code], "{words}");
    }
}

#[test]
fn a_missing_translation_is_seen() {
    let mut sources = Sources::embedded();
    sources.remove(QUE);
    let faults = Library::read(&sources).unwrap_err();
    assert_eq!(
        (faults.len(), faults[0].file.as_str(), faults[0].code),
        (1, QUE, "translation-missing")
    );
}

#[test]
fn a_translation_that_says_something_else_is_seen() {
    let other = |from: &str, to: &str| {
        after(QUE, |text| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        })
    };
    for (from, to) in [
        ("{fact:us-no-count}", "{fact:un-156}"),
        ("- {fact:us-no-count}", ""),
        ("{law:law-palermo-3}", "{law:law-us-1591}"),
        ("{#journey}", "{#viaje}"),
        ("order = 1", "order = 2"),
        ("answers = [1]", "answers = [2]"),
    ] {
        assert_eq!(other(from, to), ["translation-differs"], "{to}");
    }
    let signs = after("pages/es/signs.md", |text| {
        text.replacen("{hotline:us-ncmec}", "{hotline:us-nhth}", 1)
    });
    assert_eq!(signs, ["translation-differs"]);
    let unmarked = after(QUE, |text| {
        let lines = text
            .lines()
            .filter(|line| !line.starts_with("translated_from"));
        lines.collect::<Vec<_>>().join("\n")
    });
    assert_eq!(unmarked, ["translation-unmarked"]);
    // A language that need not be complete is held to the same where it has a page.
    let french = after("pages/fr/what.md", |_| {
        "+++\ntitle = \"T\"\ndescription = \"D\"\norder = 1\nquestion = \"Q\"\nsay = \"S\"\n+++\n\nB\n".into()
    });
    assert_eq!(french, ["translation-unmarked"]);
    let alone = after("pages/es/alone.md", |_| {
        "+++\ntitle = \"T\"\ndescription = \"D\"\norder = 1\nquestion = \"Q\"\nsay = \"S\"\n+++\n\nB\n".into()
    });
    assert_eq!(alone, ["translation-alone"]);
}

#[test]
fn a_translation_older_than_its_source_is_stale_and_no_fault() {
    let mut sources = Sources::embedded();
    let text = sources.get(WHAT).unwrap().to_owned();
    // Another fact, too: the Spanish text cannot have it before the English one does.
    sources.put(
        WHAT,
        format!("{text}\nOne more thing to know.\n\n- {{fact:un-156}}\n"),
    );
    let library = Library::read(&sources).unwrap();
    let state = |lang: &str, slug: &str| library.exact(slug, lang).unwrap().translation;
    assert_eq!(state("es", "what"), crate::Translation::Stale);
    assert_eq!(state("es", "where"), crate::Translation::Fresh);
    assert_eq!(state("en", "what"), crate::Translation::Source);
}

#[test]
fn a_question_that_no_page_answers_is_seen() {
    let mut sources = Sources::embedded();
    for file in ["pages/en/signs.md", "pages/es/signs.md"] {
        let text = sources
            .get(file)
            .unwrap()
            .replace("answers = [6]", "answers = []");
        sources.put(file, text);
    }
    let faults = Library::read(&sources).unwrap_err();
    assert!(
        faults
            .iter()
            .any(|f| f.code == "question-unanswered" && f.text.ends_with('6')),
        "{faults:?}"
    );
}

#[test]
fn lists_of_words_that_cannot_be_read_are_seen() {
    assert_eq!(
        after("pages/terms.toml", |_| "avoid = 3".into()),
        ["terms-missing", "data-wrong"]
    );
    assert_eq!(
        after("pages/numbers.toml", |text| text
            + "[[allow]]\nlang = \"en\"\ntext = \"7\"\nwhy = \"\"\n"),
        ["allow-wrong"]
    );
}

#[test]
fn names_of_pages_that_are_taken_are_seen() {
    for file in ["pages/en/say.md", "pages/en/Big.md", "pages/loose.md"] {
        assert!(
            after(file, |_| "+++\n+++\n".into()).contains(&"page-name"),
            "{file}"
        );
    }
}

#[test]
fn a_knowledge_check_that_misleads_is_seen() {
    for (from, to) in [
        ("anchor = \"consent\"", "anchor = \"nowhere\""),
        ("page = \"what\"", "page = \"nowhere\""),
        ("right = true\n", ""),
        (
            "text = \"A bad choice by the teenager\"",
            "text = \"A bad choice by the teenager\"\nright = true",
        ),
        ("[[question]]", "[[question]\n"),
    ] {
        let codes = after("check/en.toml", |text| text.replacen(from, to, 1));
        assert!(codes.contains(&"check-wrong"), "{from}: {codes:?}");
    }
    let fewer = after("check/en.toml", |text| {
        let last = text.rfind("[[question]]").unwrap();
        text[..last].to_owned()
    });
    assert!(fewer.contains(&"check-wrong"));
    let other = after("check/es.toml", |text| {
        text.replacen("right = true\n", "", 1).replacen(
            "\n\n[[question.answer]]",
            "\nright = true\n\n[[question.answer]]",
            2,
        )
    });
    assert!(
        other.contains(&"translation-differs") || other.contains(&"check-wrong"),
        "{other:?}"
    );
}

#[test]
fn a_hard_part_without_a_note_or_an_end_is_seen() {
    const HARD: &str = "pages/en/how.md";
    for (from, to) in [
        ("hard_from = \"control\"", "hard_from = \"nowhere\""),
        ("note = ", "# note = "),
    ] {
        let codes = after(HARD, |text| text.replacen(from, to, 1));
        assert!(codes.contains(&"note-nowhere"), "{from}: {codes:?}");
    }
}

#[test]
fn a_series_that_no_fact_joins_is_seen() {
    let codes = after("facts/charts.toml", |text| {
        text.replacen(
            "[[series]]",
            "[[series]]\nid = \"of-nothing\"\ntitle.en = \"A\"\ntitle.es = \"A\"\n\n[[series]]",
            1,
        )
    });
    assert_eq!(codes, ["chart-empty"]);
}
