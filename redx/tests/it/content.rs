//! The check of the content: nothing is wrong with ours, and one planted error of each kind is named with its place.

use redx::content::Files;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

fn ours() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &there);
        } else {
            fs::copy(&path, &there).unwrap();
        }
    }
}

/// A copy of our content in which `to` stands in the place of the first `from`.
fn planted(file: &str, from: &str, to: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&ours(), folder.path());
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    folder
}

fn check(folder: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_redx"))
        .args(["content", "check"])
        .args(more)
        .arg(folder)
        .output()
        .unwrap()
}

#[test]
fn nothing_is_wrong_with_ours() {
    let output = check(&ours(), &[]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.ends_with(" files, nothing wrong\n"), "{said}");
}

#[test]
fn what_is_found_is_printed_with_its_place() {
    let folder = planted("hotlines/us.toml", "phone = \"911\"", "phone = \"9I1\"");
    let output = check(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    let place = format!("{}:", folder.path().join("hotlines/us.toml").display());
    let rest = said
        .strip_prefix(&place)
        .unwrap_or_else(|| panic!("{said}"));
    let (line, what) = rest.split_once(": ").unwrap();
    assert!(line.parse::<usize>().unwrap() > 1);
    assert!(
        what.starts_with("us-911: ") && what.contains("no letters"),
        "{what}"
    );

    let output = check(folder.path(), &["--json"]);
    let first = output.stdout.split(|byte| *byte == b'\n').next().unwrap();
    let object: serde_json::Value = serde_json::from_slice(first).unwrap();
    assert_eq!(object["file"], "hotlines/us.toml");
    assert_eq!(object["line"].to_string(), line);
}

#[test]
fn a_folder_that_is_none_is_a_wrong_word() {
    let folder = TempDir::new().unwrap();
    assert_eq!(check(folder.path(), &[]).status.code(), Some(2));
}

/// Of a long text that nobody reads easily.
const HARD: &str = "Institutional interdependencies necessitate comprehensive multidisciplinary collaboration between \
    governmental authorities and nongovernmental organizations regarding identification procedures. ";
const WHAT: &str = "pages/en/what.md";
const US: &str = "hotlines/us.toml";
const MISSING: &str = "facts/us-missing.toml";

/// Where, what, instead of what, and what is said of it then.
type Plant = (&'static str, &'static str, String, &'static str);

fn plants_in_pages() -> Vec<Plant> {
    let hard = HARD.repeat(12);
    let plants = [
        ("There are 300 of them.", "[number-without-fact]"),
        ("{fact:nobody-knows}", "[fact-unknown]"),
        ("They were rescued.", "[term]"),
        ("<script>1</script>", "[html]"),
        ("See [this](/nowhere).", "[link-broken]"),
        (&hard, "[reading-grade]"),
    ];
    // The first line after the front matter.
    let page = |(words, said)| (WHAT, "+++\n\n", format!("+++\n\n{words}\n"), said);
    plants.into_iter().map(page).collect()
}

fn plants_in_data() -> Vec<Plant> {
    let plants = [
        (MISSING, "[[fact]]", "[[fact]]\nfnord = 1", "fact-"),
        (MISSING, "grade = ", "# grade = ", "fact-"),
        (MISSING, "source = {", "# source = {", "fact-"),
        (
            "pages/es/what.md",
            "translated_from",
            "# translated_from",
            "[translation-unmarked]",
        ),
        (
            "pages/es/what.md",
            "{fact:us-no-count}",
            "{fact:un-156}",
            "[translation-differs]",
        ),
        (
            US,
            "phone = \"911\"",
            "phone = \"112\"\nshown = \"911\"",
            "not the number that is dialled",
        ),
        (
            US,
            "id = \"us-911\"",
            "id = \"us-988\"",
            "two lines have this id",
        ),
        (
            "languages/es/help.ftl",
            "help-description =",
            "help-nobody =",
            "“help-description” is not said in es",
        ),
        (
            "languages/es/help.ftl",
            "help-description =",
            "help-description = 911",
            "a number to dial",
        ),
        (
            "check/es.toml",
            "[[question]]",
            "[[question]",
            "[check-wrong]",
        ),
    ];
    let owned = |(file, from, to, said): (_, _, &str, _)| (file, from, to.to_owned(), said);
    plants.into_iter().map(owned).collect()
}

#[test]
fn an_error_of_each_kind_is_found() {
    for (file, from, to, said) in plants_in_pages().into_iter().chain(plants_in_data()) {
        let folder = planted(file, from, &to);
        let found = Files::read(folder.path()).unwrap().check();
        let there = found.iter().find(|wrong| wrong.what.contains(said));
        let there = there.unwrap_or_else(|| panic!("{file}: {to}: {found:#?}"));
        let elsewhere = said.contains("not said in es");
        assert!(elsewhere || there.file == file, "{there}");
        assert!(
            there.line.is_some() || said == "[reading-grade]" || said.starts_with("[trans"),
            "{there}"
        );
    }
}
