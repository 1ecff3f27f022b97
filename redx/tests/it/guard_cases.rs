//! `redx guard case` and `redx guard key rehearse`, as somebody with a shell and a stick uses them.

use guard::{
    Guard,
    case::{Case, Facts, Knowledge},
};
use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Command, Output},
};
use store::Uuid;
use testkit::Shell;
use web::{Person, Role};

fn redx(shell: &Shell, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_redx"));
    command
        .env_remove("REDX_DATABASE_URL")
        .env_remove("REDX_BLOBS_URL");
    command.arg("--data").arg(shell.dir.path()).arg("--json");
    command.args(words).output().unwrap()
}

/// The lines of the answer, and whether it went well.
fn said(output: &Output) -> (bool, Vec<serde_json::Value>) {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    (output.status.success(), lines.collect())
}

/// The keys of a vault as the command makes them, a case, and an officer who has agreed.
async fn stage() -> (Shell, tempfile::TempDir, Uuid) {
    let shell = Shell::new().await;
    // The command reads the instance's key from its folder; the shell of a test has one in memory.
    fs::create_dir_all(shell.dir.path().join("keys")).unwrap();
    fs::write(shell.dir.path().join("keys/instance.key"), [7; 32]).unwrap();
    let stick = tempfile::tempdir().unwrap();
    let made = redx(
        &shell,
        &[
            "guard",
            "key",
            "new",
            "--out",
            stick.path().to_str().unwrap(),
        ],
    );
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let id = case(&shell, b"\xff\xd8\xff a few words").await;
    officer(&shell, "Ruth").await;
    (shell, stick, id)
}

async fn case(shell: &Shell, bytes: &[u8]) -> Uuid {
    let sums = mediahash::Digests::of(bytes);
    let facts = Facts {
        upload: shell.app.db().ids().row(),
        post: shell.app.db().ids().row(),
        received_at: shell.clock.now(),
        uploader: None,
        md5: sums.md5.to_string(),
        sha256: sums.sha256.to_string(),
        known: Knowledge::by_match(true),
        viewed: false,
    };
    let guard = Guard::new(shell.app.clone());
    guard.seal(&facts, bytes).await.unwrap();
    let mut tx = shell.begin().await;
    guard.open_case(&mut tx, &facts).await.unwrap();
    tx.commit().await.unwrap();
    let all = Case::list(shell.app.db()).await.unwrap();
    all.iter()
        .find(|case| case.item == facts.upload)
        .unwrap()
        .id
}

async fn officer(shell: &Shell, name: &str) {
    let mut tx = shell.begin().await;
    let role = Role::SafetyOfficer;
    let invited = staff::invite(&mut tx, &shell.app, name, role, "system").await;
    invited.unwrap();
    tx.commit().await.unwrap();
    let people = staff::people(shell.app.db()).await.unwrap();
    let id = people.iter().find(|member| member.name == name).unwrap().id;
    let person = Person {
        id,
        name: name.into(),
        role,
    };
    let ticks = staff::Ticks {
        adult: true,
        read: true,
        agree: true,
    };
    let room = staff::Staff::new(shell.app.clone());
    staff::agree(&room, &person, ticks).await.unwrap();
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

/// A file that says why.
fn reason(folder: &Path) -> String {
    let words = path(folder, "why");
    fs::write(&words, "the county asks for it").unwrap();
    words
}

/// Who may read a file, and write it.
fn mode(path: &str) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn one_asks_the_holder_of_the_other_key_agrees_and_it_opens_once() {
    let (shell, stick, id) = stage().await;
    let (id, folder) = (id.to_string(), tempfile::tempdir().unwrap());
    let [operator, recovery] =
        ["operator", "recovery"].map(|slot| path(stick.path(), &format!("vault-{slot}.key")));
    let (words, out) = (reason(folder.path()), path(folder.path(), "opened"));
    let open = [
        "guard",
        "case",
        "open",
        &id,
        "--as",
        "Ruth",
        "--key-file",
        &operator,
        "--out",
        &out,
    ];
    let (done, told) = said(&redx(&shell, &open));
    assert!(!done && told[0]["outcome"] == "not-granted");
    assert!(!Path::new(&out).exists());

    let ask = [
        "guard",
        "case",
        "ask",
        &id,
        "--as",
        "Ruth",
        "--words",
        &words,
        "--purpose",
        "open",
    ];
    assert!(said(&redx(&shell, &ask)).0);
    let nobody = [
        "guard",
        "case",
        "ask",
        &id,
        "--as",
        "Nobody",
        "--words",
        &words,
        "--purpose",
        "open",
    ];
    assert!(!redx(&shell, &nobody).status.success());
    let (_, shown) = said(&redx(&shell, &["guard", "case", "show", &id]));
    assert_eq!(shown[0]["requests"][0]["reason"], "the county asks for it");
    assert_eq!(shown[0]["viewed"], false);
    let request = shown[0]["requests"][0]["id"].as_str().unwrap();
    let grant = ["guard", "case", "grant", request, "--key-file", &recovery];
    assert!(said(&redx(&shell, &grant)).0);

    let (done, told) = said(&redx(&shell, &open));
    assert!(done, "{told:?}");
    assert_eq!(
        fs::read(path(Path::new(&out), "evidence.jpg")).unwrap(),
        b"\xff\xd8\xff a few words"
    );
    for name in ["evidence.jpg", "facts.json"] {
        assert_eq!(mode(&path(Path::new(&out), name)), 0o600);
    }
    let again = path(folder.path(), "again");
    let mut twice = open;
    twice[9] = &again;
    assert!(!said(&redx(&shell, &twice)).0);
    let (_, shown) = said(&redx(&shell, &["guard", "case", "show", &id]));
    assert_eq!(shown[0]["viewed"], true);
    let (_, list) = said(&redx(&shell, &["guard", "case", "list"]));
    assert_eq!(list[0]["state"], "open");
    assert!(said(&redx(&shell, &["guard", "case", "verify"])).0);
}

#[tokio::test]
async fn keys_are_rehearsed_and_nothing_is_opened_into_the_data_folder() {
    let (shell, stick, id) = stage().await;
    let operator = path(stick.path(), "vault-operator.key");
    let (done, told) = said(&redx(
        &shell,
        &["guard", "key", "rehearse", "--key-file", &operator],
    ));
    assert!(done && told[0]["slot"] == "operator");
    let other = path(stick.path(), "other.key");
    fs::write(&other, guard::make_key().private).unwrap();
    assert!(
        !redx(&shell, &["guard", "key", "rehearse", "--key-file", &other])
            .status
            .success()
    );
    let id = id.to_string();
    let inside = path(shell.dir.path(), "opened");
    let open = [
        "guard",
        "case",
        "open",
        &id,
        "--as",
        "Ruth",
        "--key-file",
        &operator,
        "--out",
        &inside,
    ];
    let refused = redx(&shell, &open);
    assert!(!refused.status.success() && refused.stdout.is_empty());
    let doctor = redx(&shell, &["doctor"]);
    let (_, told) = said(&doctor);
    let line = |name: &str| {
        told.iter()
            .find(|line| line["check"] == name)
            .unwrap()
            .clone()
    };
    assert_eq!(line("vault keys")["to_do"], true);
    assert!(
        line("vault keys")["say"]
            .as_str()
            .unwrap()
            .ends_with("recovery")
    );
    // The clock of the shell stands in 2027; for the command it is another time, at which this case waits or is late.
    assert!(
        line("cases")["say"]
            .as_str()
            .unwrap()
            .contains("safety officer")
    );
}

/// The data folder by another name is the data folder.
#[tokio::test]
async fn private_halves_and_evidence_stay_out_of_the_data_folder_by_any_path() {
    let (shell, stick, id) = stage().await;
    let link = stick.path().join("link");
    std::os::unix::fs::symlink(shell.dir.path(), &link).unwrap();
    let dotted = stick.path().join("none/../link/keys");
    let data = shell.dir.path();
    for out in [
        data.to_owned(),
        data.join("new/deep"),
        link.join("new"),
        dotted,
    ] {
        let made = redx(
            &shell,
            &["guard", "key", "new", "--out", out.to_str().unwrap()],
        );
        let why = String::from_utf8_lossy(&made.stderr).into_owned();
        assert!(why.contains("outside the data folder"), "{out:?} {why}");
    }
    let key = stick.path().join("vault-operator.key");
    let (id, key, out) = (id.to_string(), key, link.join("report"));
    let submit = ["guard", "case", "submit", &id, "--as", "Ruth", "--key-file"];
    let to = [key.to_str().unwrap(), "--to-folder", out.to_str().unwrap()];
    let written = redx(&shell, &[submit.as_slice(), &to].concat());
    let why = String::from_utf8_lossy(&written.stderr).into_owned();
    assert!(why.contains("does not go into the data folder"), "{why}");
    assert!(!out.exists());
}
