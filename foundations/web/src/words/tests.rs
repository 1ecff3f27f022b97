//! Every language has every word, with the same variables and digits.

use super::*;

#[test]
fn every_language_has_the_same_keys_and_variables() {
    let files = FILES.dirs().flat_map(Dir::files);
    let texts: Vec<_> = files
        .map(|file| {
            let path = format!("languages/{}", file.path().display());
            (path, file.contents_utf8().unwrap())
        })
        .collect();
    assert!(texts.len() > 20, "read {} files only", texts.len());
    let wrong = check(texts.iter().map(|(path, text)| (path.as_str(), *text)));
    let said: Vec<_> = wrong.iter().map(ToString::to_string).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}

#[test]
fn a_language_is_chosen_by_what_the_browser_asks() {
    let words = Words::load(&["en".into(), "es".into()], Unreviewed::English);
    assert_eq!(words.choose(Some("es-MX,es;q=0.9,en;q=0.5")).code(), "es");
    assert_eq!(words.choose(Some("fi, de")).code(), "en");
    assert_eq!(words.choose(None).code(), "en");
    assert_eq!(words.choose(Some("\u{1}garbage;;;q=x")).code(), "en");
    assert_eq!(words.direction(&Lang("ar".into())), "rtl");
}

fn args<'a>(n: i64) -> FluentArgs<'a> {
    FluentArgs::from_iter([("n", n)])
}

/// What `key` of `text` says of each number, in a bundle as those of the files are.
fn says(code: &str, text: &str, numbers: &[i64]) -> Vec<String> {
    let mut bundle = empty(code.parse().unwrap());
    bundle
        .add_resource(FluentResource::try_new(text.to_owned()).unwrap())
        .unwrap();
    let pattern = bundle.get_message("key").unwrap().value().unwrap();
    let say = |n: &i64| {
        let mut errors = Vec::new();
        let args = args(*n);
        let counted = numbers::counted(code, &args);
        let said = bundle
            .format_pattern(pattern, counted.as_ref().or(Some(&args)), &mut errors)
            .into_owned();
        assert!(errors.is_empty(), "{errors:?}");
        said.replace(['\u{2068}', '\u{2069}'], "")
    };
    numbers.iter().map(say).collect()
}

#[test]
fn each_language_has_its_plural_forms() {
    let all = "key = { $n ->\n    [zero] zero\n    [one] one\n    [two] two\n    [few] few\n    [many] many\n   *[other] other\n }\n";
    let numbers = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 1_000_000];
    let (o, one) = ("other", "one");
    assert_eq!(
        says("en", all, &numbers),
        [o, one, o, o, o, o, o, o, o, o, o]
    );
    let spanish = says("es", all, &numbers);
    assert_eq!(spanish[..10], [o, one, o, o, o, o, o, o, o, o]);
    // CLDR 38 and later: "un millón de".
    assert!(["many", "other"].contains(&spanish[10].as_str()));
    let arabic = [
        "zero", one, "two", "few", "few", "many", "many", o, o, "few", o,
    ];
    assert_eq!(says("ar", all, &numbers), arabic);
    // By the last two digits, whatever stands before them; what is shown is the whole number.
    assert_eq!(
        says("ar", all, &[111, 1_003, 1_099, 200]),
        ["many", "few", "many", o]
    );
    let shown = "key = { $n ->\n    [few] { $n } few\n   *[other] { $n } other\n }\n";
    assert_eq!(
        says("ar", shown, &[1_003, 1_000]),
        ["1,003 few", "1,000 other"]
    );
}

#[test]
fn numbers_in_messages_are_written_as_on_pages() {
    let text = "key = { $n } { NUMBER($n, useGrouping: \"false\") } { NUMBER($n, minimumFractionDigits: 1) }\n";
    for (code, said) in [
        ("en", "12,345 12345 12,345.0"),
        ("es", "12.345 12345 12.345,0"),
        ("ar", "12,345 12345 12,345.0"),
        ("ar-EG", "١٢٬٣٤٥ ١٢٣٤٥ ١٢٬٣٤٥٫٠"),
    ] {
        assert_eq!(says(code, text, &[12_345]), [said], "{code}");
    }
}

#[test]
fn every_word_with_a_number_can_be_said_in_every_language() {
    let all = ["en", "es", "ar", "en-XA"].map(String::from);
    let words = Words::load(&all, Unreviewed::Shown);
    for lang in words.offered() {
        for n in [0, 1, 2, 3, 11, 100] {
            let said = words.say(lang, "places-figures", Some(&args(n)));
            assert!(
                !said.contains("places-figures") && !said.contains('$'),
                "{said}"
            );
        }
    }
    assert_eq!(words.offered().len(), 4);
}

#[test]
fn names_and_numbers_are_isolated_in_arabic_only() {
    let words = Words::load(&["en".into(), "ar".into()], Unreviewed::Shown);
    let args = FluentArgs::from_iter([("name", "Ruth Okafor")]);
    let said = |code| words.say(words.find(code).unwrap(), "staff-hello", Some(&args));
    assert!(said("ar").contains("\u{2068}Ruth Okafor\u{2069}"));
    assert_eq!(said("en"), "Welcome, Ruth Okafor");
}

#[test]
fn what_nobody_has_read_is_not_there_but_in_a_demo() {
    let ar = &["en".into(), "ar".into()];
    let (strict, demo) = (
        Words::load(ar, Unreviewed::English),
        Words::load(ar, Unreviewed::Shown),
    );
    let arabic = strict.find("ar").unwrap();
    assert!(!strict.is_reviewed(arabic) && !demo.is_reviewed(arabic));
    assert_eq!(strict.of_help(arabic).code(), "en");
    assert_eq!(demo.of_help(arabic).code(), "ar");
    assert_eq!(
        strict.say(arabic, "help-now", None),
        "Are you in danger now?"
    );
    assert_ne!(demo.say(arabic, "help-now", None), "Are you in danger now?");
    assert_ne!(strict.say(arabic, "exit", None), "Exit");
}

#[test]
fn the_marks_of_review_can_be_read_and_none_is_stale() {
    let text = FILES
        .get_file("REVIEWED.toml")
        .unwrap()
        .contents_utf8()
        .unwrap();
    let marks = reviewed::Marks::parse(text).unwrap();
    assert_eq!(
        marks.stale(|path| FILES.get_file(path)?.contents_utf8()),
        Vec::<String>::new()
    );
}

#[test]
fn the_language_nobody_speaks_is_made_of_english() {
    let words = Words::load(&["en".into(), "en-XA".into()], Unreviewed::English);
    let (english, longer) = (&words.offered()[0], &words.offered()[1]);
    let said = words.say(longer, "exit", None);
    assert!(said.starts_with("[É") && said.ends_with(']'), "{said}");
    let length = |lang| words.say(lang, "help-you-fault", None).chars().count();
    assert!(length(longer) * 10 >= length(english) * 14);
    assert!(words.is_reviewed(longer));
    assert!(
        Words::load(&["en".into()], Unreviewed::English)
            .find("en-XA")
            .is_none()
    );
}
