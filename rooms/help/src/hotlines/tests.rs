//! The data that is built in, and an error of each kind.

use super::*;

fn built_in() -> Hotlines {
    let (lines, faults) = Hotlines::read(&Overlay::default());
    assert_eq!(faults, Vec::new());
    assert!(lines.all().count() >= 30);
    lines
}

#[test]
fn nothing_is_wrong_with_what_is_built_in() {
    built_in();
}

/// What was read says so: a date that is not in the future of its writing, and an end.
#[test]
fn every_line_is_late_at_last() {
    for (_, line) in built_in().all() {
        assert!(!line.is_late(line.verified_on), "{}", line.id);
        assert!(
            line.is_late(jiff::civil::date(2026, 11, 22) + 366.days()),
            "{}",
            line.id
        );
    }
}

/// A file of one line, with something put in the place of something.
fn with(from: &str, to: &str) -> Vec<String> {
    let file = r#"
country = "ZZ"
name = { en = "Somewhere", es = "En algún lugar" }
[[line]]
id = "zz-one"
kind = "child"
name = "A line"
phone = "+12025550100"
shown = "202-555-0100"
web = "https://example.org"
for = ["danger"]
source_url = "https://example.org/read"
verified_on = "2026-11-22"
reverify_days = 90
grade = "A"
"#;
    assert!(file.contains(from), "{from}");
    let mut overlay = Overlay::default();
    overlay.put("hotlines/zz.toml", Some(file.replacen(from, to, 1)));
    let faults = Hotlines::read(&overlay).1;
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn an_error_of_each_kind_is_found() {
    assert_eq!(with("A", "A"), Vec::<String>::new());
    for (from, to, said) in [
        ("+12025550100", "+1202555010O", "no letters"),
        ("+12025550100", "12 02", "no letters"),
        (
            "+12025550100",
            "+12025550101",
            "not the number that is dialled",
        ),
        (
            "202-555-0100",
            "202-555-0110",
            "not the number that is dialled",
        ),
        (
            "+12025550100\"\nshown = \"202-555-0100",
            "+18883737888",
            "has the same number",
        ),
        ("zz-one", "us-911", "two lines have this id"),
        (
            "https://example.org\"",
            "http://example.org\"",
            "begins with https",
        ),
        ("https://example.org/read", "somewhere", "where it was read"),
        (
            "reverify_days = 90",
            "reverify_days = 4000",
            "read again within a year",
        ),
        ("2026-11-22", "2004-11-22", "too long ago"),
        (
            "2026-11-22",
            "yesterday",
            "parse four digit integer as year",
        ),
        (
            "\"danger\"",
            "\"nobody-knows\"",
            "no words for help-for-nobody-knows",
        ),
        ("\"danger\"", "", "what it is for"),
        ("name = \"A line\"", "name = \"\"", "every line has a name"),
        (
            "country = \"ZZ\"",
            "country = \"YY\"",
            "file of its own code",
        ),
        (", es = \"En algún lugar\"", "", "no name in es"),
        ("kind = \"child\"", "kind = \"anything\"", "unknown variant"),
        (
            "kind = \"child\"",
            "kind = \"child\"\nalso = [\"XX\"]",
            "there is no country XX",
        ),
        (
            "grade = \"A\"",
            "grade = \"A\"\nprose = \"call 911\"",
            "unknown field",
        ),
    ] {
        let faults = with(from, to);
        assert!(
            faults.iter().any(|fault| fault.contains(said)),
            "{to}: {faults:?}"
        );
    }
}

#[test]
fn a_fault_says_where() {
    for (from, to, at) in [
        ("12025550100", "1202", "hotlines/zz.toml:5: zz-one:"),
        ("2026-11-22", "yesterday", "hotlines/zz.toml:13:"),
        (", es =", ", it =", "hotlines/zz.toml:2: ZZ:"),
    ] {
        let faults = with(from, to);
        assert!(
            faults.iter().any(|fault| fault.starts_with(at)),
            "{at} {faults:?}"
        );
    }
}

#[test]
fn a_text_is_written_as_the_telephone_where_it_is_the_same() {
    let lines = built_in();
    let text = |id: &str| {
        let found = lines.all().find(|(_, line)| line.id == id);
        found.unwrap().1.text_number().unwrap().to_owned()
    };
    assert_eq!(text("us-childhelp"), "1-800-422-4453");
    assert_eq!(text("us-nhth"), "233733");
}

#[test]
fn a_suspended_line_is_nowhere() {
    let mut overlay = Overlay::default();
    let off = "[[suspended]]\nid = \"us-911\"\non = \"2026-11-23\"\nwhy = \"it rings out\"\n";
    overlay.put(SUSPENDED, Some(off.into()));
    let (lines, faults) = Hotlines::read(&overlay);
    assert_eq!(faults, Vec::new());
    assert!(lines.lines_in("US").iter().all(|line| line.id != "us-911"));
    overlay.put(SUSPENDED, Some(off.replace("us-911", "us-912")));
    assert!(Hotlines::read(&overlay).1[0].what.contains("no such line"));
}

#[test]
fn emergency_comes_first_and_thin_lines_not_at_all() {
    let lines = built_in();
    for country in lines.countries("en") {
        let kinds: Vec<_> = lines
            .lines_in(&country.code)
            .iter()
            .map(|l| l.kind)
            .collect();
        assert!(kinds.is_sorted(), "{}", country.code);
    }
    assert_eq!(lines.lines_in("US")[0].id, "us-911");
    assert_eq!(lines.lines_in("NL")[0].id, "eu-112");
    assert!(lines.lines_in("US").iter().all(|l| l.id != "us-hsi"));
    assert!(lines.country("th").is_none() && lines.country("world").is_none());
    assert!(lines.country("gb").is_some() && lines.country("GB").is_some());
}

/// A country without a checked emergency number is a gap somebody is to close; it must not grow unseen.
#[test]
fn countries_without_an_emergency_number_are_known() {
    let lines = built_in();
    let without = |c: &&&Country| {
        lines
            .lines_in(&c.code)
            .iter()
            .all(|l| l.kind != Kind::Emergency)
    };
    let shown = lines.countries("en");
    let codes: Vec<_> = shown
        .iter()
        .filter(without)
        .map(|c| c.code.as_str())
        .collect();
    assert_eq!(codes, ["ZA"]);
}

#[test]
fn a_line_is_late_the_day_after_its_last() {
    let lines = built_in();
    let by = jiff::civil::date(2026, 10, 9) + 90.days();
    assert!(!lines.overdue(by).contains(&("gb-999", by)));
    assert!(lines.overdue(by + 1.day()).contains(&("gb-999", by)));
    let all_late = lines.overdue(by + 9999.days());
    assert!(
        !all_late.iter().any(|(id, _)| *id == "us-hsi"),
        "it is not on a page"
    );
}
