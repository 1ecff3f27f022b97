//! `redx guard hash` and `redx guard match`, as a person or a script runs them.

mod drawn;

use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;

fn redx(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_redx"))
        .current_dir(folder)
        .env_remove("REDX_DATABASE_URL")
        .env_remove("REDX_BLOBS_URL")
        .args(args)
        .output()
        .unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    let said = str::from_utf8(&output.stdout).unwrap().lines();
    said.map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The text and the exit code.
fn said(output: &Output) -> (String, String, Option<i32>) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (
        text(&output.stdout),
        text(&output.stderr),
        output.status.code(),
    )
}

fn folder_of(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

#[test]
fn every_kind_of_picture_is_hashed_and_nothing_else_ends_the_run() {
    let cut = drawn::rgb(1);
    let cut = &cut[..cut.len() / 2];
    let folder = folder_of(&[
        ("a/1bit.png", &drawn::one_bit()),
        ("a/16bit.png", &drawn::sixteen_bit()),
        ("a/alpha.png", &drawn::grey_alpha()),
        ("a/animated.gif", &drawn::animated_gif()),
        ("a/cmyk.jpg", &drawn::cmyk()),
        ("a/palette.png", &drawn::palette()),
        ("a/rgb.png", &drawn::rgb(1)),
        ("b/cut.png", cut),
        ("b/empty.jpg", b""),
        ("b/huge.png", &drawn::huge_claim()),
        ("b/page.png", b"<html>no picture</html>"),
        ("b/rgb.png", &drawn::rgb(2)),
        ("b/small.png", &drawn::small()),
    ]);
    let output = redx(
        folder.path(),
        &["--json", "guard", "hash", "a", "b", "nowhere.png"],
    );
    assert_eq!(output.status.code(), Some(1));
    let answers = lines(&output);
    let faults: Vec<(&str, &str)> = answers
        .iter()
        .filter_map(|answer| Some((answer["file"].as_str()?, answer["error"].as_str()?)))
        .collect();
    assert_eq!(
        faults,
        [
            ("b/cut.png", "broken"),
            ("b/empty.jpg", "empty"),
            ("b/huge.png", "too_long"),
            ("b/page.png", "not_a_picture"),
            ("b/small.png", "too_small"),
            ("nowhere.png", "unreadable_file"),
        ]
    );
    let good: Vec<&Value> = answers
        .iter()
        .filter(|answer| answer["error"].is_null())
        .collect();
    let names: Vec<&str> = good
        .iter()
        .map(|answer| answer["file"].as_str().unwrap())
        .collect();
    let in_order = [
        "16bit.png",
        "1bit.png",
        "alpha.png",
        "animated.gif",
        "cmyk.jpg",
        "palette.png",
        "rgb.png",
    ];
    assert_eq!(names[..7], in_order.map(|name| format!("a/{name}")));
    assert_eq!(names[7..], ["b/rgb.png"]);
    for answer in good {
        assert_eq!(answer["pdq"].as_str().unwrap().len(), 64);
        assert_eq!(answer["md5"].as_str().unwrap().len(), 32);
        assert_eq!(answer["sha256"].as_str().unwrap().len(), 64);
        assert!(answer["quality"].as_u64().unwrap() <= 100);
        assert_eq!(answer.as_object().unwrap().len(), 5);
    }
}

#[test]
fn people_get_lines_and_complaints_beside_them() {
    let folder = folder_of(&[("x.png", &drawn::rgb(1)), ("odd\u{1b}[2J.png", b"no")]);
    let (out, err, code) = said(&redx(folder.path(), &["guard", "hash", "."]));
    assert_eq!(code, Some(1));
    assert!(out.starts_with("./x.png\n  pdq "), "{out}");
    assert_eq!(err, "./odd\\u{1b}[2J.png: it is not a picture\n");
    let (_, err, code) = said(&redx(folder.path(), &["guard", "hash"]));
    assert_eq!(code, Some(2), "{err}");
}

/// An instance with banks of the hashes of our own drawings.
fn instance(folder: &Path, lists: &[(&str, &str, String)]) {
    for (bank, purpose, list) in lists {
        let file = folder.join(format!("{bank}.txt"));
        fs::write(&file, list).unwrap();
        let file = file.to_str().unwrap();
        let import = [
            "--data",
            "data",
            "guard",
            "bank",
            "import",
            file,
            "--bank",
            bank,
            "--purpose",
            purpose,
        ];
        let (_, err, code) = said(&redx(folder, &import));
        assert_eq!(code, Some(0), "{err}");
    }
}

fn hashes(folder: &Path, file: &str) -> BTreeMap<String, String> {
    let answer = &lines(&redx(folder, &["--json", "guard", "hash", file]))[0];
    let texts = answer.as_object().unwrap().iter();
    texts
        .filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())))
        .collect()
}

fn matched(home: &Path, files: &[&str]) -> Output {
    let args = [&["--json", "--data", "data", "guard", "match"], files].concat();
    redx(home, &args)
}

/// The code with its last hex digit another: up to four bits away.
fn near_to(mut code: String) -> String {
    let last = if code.ends_with('0') { '1' } else { '0' };
    code.pop();
    code.push(last);
    code
}

#[test]
fn what_is_in_a_bank_is_named_with_how_and_how_far() {
    let folder = folder_of(&[
        ("same.png", &drawn::rgb(1)),
        ("near.png", &drawn::rgb(2)),
        ("turned.png", &drawn::turned(2)),
        ("other.png", &drawn::rgb(3)),
        ("page.html", b"<html>listed</html>"),
    ]);
    let home = folder.path();
    let near = near_to(hashes(home, "near.png").remove("pdq").unwrap());
    let same = &hashes(home, "same.png")["sha256"];
    let page = &hashes(home, "page.html")["md5"];
    instance(
        home,
        &[
            (
                "partners",
                "abuse",
                format!("sha256 {same}\npdq {near}\nmd5 {page}\n"),
            ),
            ("harmless", "known-good", format!("sha256 {same}\n")),
        ],
    );
    let ask = |files: &[&str]| matched(home, files);
    let output = ask(&[
        "same.png",
        "near.png",
        "turned.png",
        "other.png",
        "page.html",
    ]);
    assert_eq!(output.status.code(), Some(1));
    let answers = lines(&output);
    let first = |at: usize| answers[at]["matches"][0].clone();
    assert_eq!(
        (first(0)["bank"].as_str(), first(0)["kind"].as_str()),
        (Some("partners"), Some("exact"))
    );
    assert_eq!(
        answers[0]["matches"][1]["worth"], "known-good",
        "and excuses no listed file"
    );
    for at in [1, 2] {
        assert_eq!(first(at)["kind"], "perceptual", "{}", answers[at]["file"]);
        assert!(first(at)["distance"].as_u64().unwrap() > 0);
        assert_eq!(first(at)["purpose"], "abuse");
    }
    assert_eq!(answers[3]["matched"], false);
    assert_eq!(
        (&answers[4]["error"], &first(4)["signal"]),
        (&"not_a_picture".into(), &"md5".into())
    );

    assert_eq!(ask(&["other.png"]).status.code(), Some(0));
    assert_eq!(
        ask(&["--bank", "harmless", "same.png"]).status.code(),
        Some(0)
    );
    let (_, err, code) = said(&ask(&["--bank", "nothing", "same.png"]));
    assert!(code == Some(1) && err.contains("there is no bank"), "{err}");

    let (out, _, code) = said(&redx(
        home,
        &["--data", "data", "guard", "match", "same.png", "other.png"],
    ));
    assert_eq!(code, Some(1));
    assert!(
        out.starts_with("same.png: abuse: the same bytes (sha256), number "),
        "{out}"
    );
    assert!(out.ends_with("other.png: no match\n"), "{out}");
}

#[test]
fn without_an_instance_or_a_list_it_says_so() {
    let folder = folder_of(&[("x.png", &drawn::rgb(1))]);
    let (_, err, code) = said(&redx(
        folder.path(),
        &["--data", "none", "guard", "match", "x.png"],
    ));
    assert!(
        code == Some(1) && err.contains("there is no instance"),
        "{err}"
    );
    assert!(!folder.path().join("none").exists());

    fs::create_dir(folder.path().join("data")).unwrap();
    let (out, err, code) = said(&redx(
        folder.path(),
        &["--data", "data", "guard", "match", "x.png"],
    ));
    assert_eq!(
        (out.as_str(), code),
        ("x.png: no match\n", Some(0)),
        "{err}"
    );
    assert_eq!(err, "no list is loaded: nothing can match\n");
}
