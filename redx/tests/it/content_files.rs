//! Content out as files and in again: nothing is published by it, and nothing of a wrong folder gets as far as the desk.

use learn::Learn;
use redx::content::{
    Edited, Files,
    export::{self, MANIFEST, Manifest},
    import::{self, Folder, Laid, Wanted},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;
use testkit::Shell;
use web::{
    Person, Role, audit,
    content::{Agreed, agree, open},
};

const PAGE: &str = "pages/en/what-does-not-help.md";
const MORE: &str = "\nAsk somebody you trust.\n";
const US: &str = "hotlines/us.toml";

async fn export(shell: &Shell) -> TempDir {
    let folder = TempDir::new().unwrap();
    let edited = Edited::newest(shell.app.clone()).await.unwrap();
    export::write(&edited.parts(), folder.path()).unwrap();
    folder
}

async fn wanted(shell: &Shell, folder: &Path) -> Result<Wanted, Vec<String>> {
    let edited = Edited::newest(shell.app.clone()).await.unwrap();
    let wanted = Folder::read(folder).unwrap().wanted(&edited.parts());
    wanted.map_err(|found| found.iter().map(ToString::to_string).collect())
}

async fn import(shell: &Shell, folder: &Path) -> Vec<Laid> {
    let edited = Edited::newest(shell.app.clone()).await.unwrap();
    let wanted = Folder::read(folder)
        .unwrap()
        .wanted(&edited.parts())
        .unwrap();
    let nadia = import::editor(&edited, "Nadia").await.unwrap();
    import::propose(&edited, &nadia, wanted.changes, "as files")
        .await
        .unwrap()
}

async fn invite(shell: &Shell, name: &str, role: Role) -> Person {
    let mut tx = shell.begin().await;
    staff::invite(&mut tx, &shell.app, name, role, "system")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let people = staff::people(shell.app.db()).await.unwrap();
    let member = people
        .into_iter()
        .find(|member| member.name == name)
        .unwrap();
    Person {
        id: member.id,
        name: member.name,
        role: member.role,
    }
}

fn edit(folder: &Path, file: &str, edit: impl FnOnce(String) -> String) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, edit(text)).unwrap();
}

fn manifest(folder: &Path) -> Manifest {
    serde_json::from_str(&fs::read_to_string(folder.join(MANIFEST)).unwrap()).unwrap()
}

async fn out_and_in_again(shell: &Shell) {
    let (nadia, ruth) = (
        invite(shell, "Nadia", Role::Editor).await,
        invite(shell, "Ruth", Role::Owner).await,
    );
    let folder = export(shell).await;
    assert_eq!(Files::read(folder.path()).unwrap().check(), []);
    assert!(
        manifest(folder.path())
            .packs
            .iter()
            .all(|pack| pack.number == 0)
    );
    assert_eq!(wanted(shell, folder.path()).await, Ok(Wanted::default()));

    // As an editor that ends lines as typewriters did would write it.
    edit(folder.path(), PAGE, |text| {
        (text + MORE).replace('\n', "\r\n")
    });
    let laid = import(shell, folder.path()).await;
    let [Laid::Proposed(file, id)] = laid.as_slice() else {
        panic!("{laid:?}");
    };
    assert_eq!(file, PAGE);
    let again = import(shell, folder.path()).await;
    assert_eq!(again, [Laid::Waiting(PAGE.into())], "it waits once");

    let learn = Learn::new(shell.app.clone());
    let waiting = open(shell.app.db(), "learn").await.unwrap();
    assert_eq!((waiting.len(), &*waiting[0].note), (1, "as files"));
    assert!(
        !fs::read_to_string(export(shell).await.path().join(PAGE))
            .unwrap()
            .ends_with(MORE)
    );
    assert_eq!(
        agree(learn.edited(), &nadia, *id).await.unwrap(),
        Agreed::Own
    );
    assert_eq!(
        agree(learn.edited(), &ruth, *id).await.unwrap(),
        Agreed::Published(1)
    );

    let newer = export(shell).await;
    assert!(
        fs::read_to_string(newer.path().join(PAGE))
            .unwrap()
            .ends_with(MORE)
    );
    let [learned, helped, trained] = manifest(newer.path()).packs.try_into().unwrap();
    assert_eq!(
        (learned.number, learned.differs),
        (1, vec![PAGE.to_owned()])
    );
    let published = learned.published.map(|at| at.as_millisecond());
    assert_eq!(published, Some(testkit::shell::MORNING));
    assert_eq!((helped.number, helped.published), (0, None));
    assert_eq!((trained.number, trained.published), (0, None));
    assert_eq!(Files::read(newer.path()).unwrap().check(), []);

    let entries = audit::after(shell.app.db(), 0, 100).await.unwrap();
    let imported = entries
        .iter()
        .filter(|entry| entry.verb == "content.imported");
    let said: Vec<_> = imported
        .map(|e| (&*e.actor, &*e.subject, &*e.detail))
        .collect();
    assert_eq!(said, [("system", &*nadia.id.to_string(), "1 files")]);
}

#[tokio::test]
async fn what_is_changed_in_a_folder_waits_for_a_second_person() {
    for shell in [Shell::new().await, Shell::on_postgres().await] {
        out_and_in_again(&shell).await;
    }
}

/// Somebody published while the folder lay there: their text is neither undone nor written over.
#[tokio::test]
async fn an_old_folder_undoes_nothing() {
    let shell = Shell::new().await;
    invite(&shell, "Nadia", Role::Editor).await;
    let ruth = invite(&shell, "Ruth", Role::Owner).await;
    let (old, folder) = (export(&shell).await, export(&shell).await);
    edit(folder.path(), PAGE, |text| text + MORE);
    let laid = import(&shell, folder.path()).await;
    let Laid::Proposed(_, id) = laid[0] else {
        panic!("{laid:?}");
    };
    agree(Learn::new(shell.app.clone()).edited(), &ruth, id)
        .await
        .unwrap();

    let seen = wanted(&shell, old.path()).await.unwrap();
    assert_eq!((seen.changes, seen.older), (vec![], vec![PAGE.to_owned()]));
    edit(old.path(), PAGE, |text| text + "\nAsk a friend.\n");
    let found = wanted(&shell, old.path()).await.unwrap_err();
    assert!(found.len() == 1 && found[0].starts_with(PAGE) && found[0].contains("export again"));
    // A folder that says nothing of its export is taken at its word.
    fs::remove_file(old.path().join(MANIFEST)).unwrap();
    assert_eq!(wanted(&shell, old.path()).await.unwrap().changes.len(), 1);
}

#[tokio::test]
async fn what_is_taken_out_of_an_exported_folder_is_to_go_and_a_part_is_no_wish() {
    let shell = Shell::new().await;
    let folder = export(&shell).await;
    fs::remove_file(folder.path().join("hotlines/za.toml")).unwrap();
    let seen = wanted(&shell, folder.path()).await.unwrap();
    assert_eq!(seen.changes, [("hotlines/za.toml".to_owned(), None)]);
    fs::remove_file(folder.path().join(MANIFEST)).unwrap();
    assert_eq!(wanted(&shell, folder.path()).await, Ok(Wanted::default()));
}

#[tokio::test]
async fn of_a_wrong_folder_everything_is_named_and_nothing_proposed() {
    let shell = Shell::new().await;
    let folder = export(&shell).await;
    let put = |file: &str, bytes: &[u8]| {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    put("languages/en/help.ftl", b"a = b\n");
    put("pages/en/notes.txt", b"notes\n");
    put("confirmed/facts.toml", b"");
    put(".git/config", b"not content, and not meant to be");
    put("README.md", b"for people");
    let page = fs::read(folder.path().join(PAGE)).unwrap();
    put(PAGE, &[&page, b"caf\xe9\n".as_slice()].concat());
    let found = wanted(&shell, folder.path()).await.unwrap_err();
    let line = page.iter().filter(|byte| **byte == b'\n').count() + 1;
    assert_eq!(found.len(), 4, "{found:#?}");
    for (said, file) in found.iter().zip([
        "confirmed/facts.toml: ",
        "languages/en/help.ftl: ",
        "pages/en/notes.txt: ",
    ]) {
        assert!(
            said.starts_with(file) && said.contains("lies here"),
            "{said}"
        );
    }
    assert_eq!(found[3], format!("{PAGE}:{line}: this is no text in UTF-8"));

    // With all of that put right, what is wrong with the content itself.
    for path in ["languages", "confirmed"] {
        fs::remove_dir_all(folder.path().join(path)).unwrap();
    }
    fs::remove_file(folder.path().join("pages/en/notes.txt")).unwrap();
    put(PAGE, &page);
    edit(folder.path(), PAGE, |text| {
        text + "\nIt happens to 4,321 children.\n"
    });
    edit(folder.path(), US, |text| {
        text.replacen("\"911\"", "\"9I1\"", 1)
    });
    let found = wanted(&shell, folder.path()).await.unwrap_err();
    assert!(
        found[0].starts_with(&format!("{US}:")) && found[0].contains("no letters"),
        "{found:#?}"
    );
    assert!(
        found[1].starts_with(&format!("{PAGE}:")) && found[1].contains("[number"),
        "{found:#?}"
    );
}

#[tokio::test]
async fn only_who_edits_at_the_desk_has_changes_laid_in_their_name() {
    let shell = Shell::new().await;
    for (name, role) in [
        ("Ruth", Role::Owner),
        ("Omar", Role::Organiser),
        ("Nadia", Role::Editor),
    ] {
        invite(&shell, name, role).await;
        let edited = Edited::newest(shell.app.clone()).await.unwrap();
        assert_eq!(import::editor(&edited, name).await.unwrap().name, name);
    }
    invite(&shell, "Maya", Role::Moderator).await;
    let edited = Edited::newest(shell.app.clone()).await.unwrap();
    for (name, said) in [
        ("Maya", "Maya works here as moderator"),
        ("Eve", "nobody named \"Eve\""),
    ] {
        let error = import::editor(&edited, name).await.unwrap_err().to_string();
        assert!(error.starts_with(said), "{error}");
    }
    let nadia = import::editor(&edited, "Nadia").await.unwrap();
    let silent = import::propose(&edited, &nadia, Vec::new(), " \n ").await;
    assert!(silent.unwrap_err().to_string().contains("--note"));
}

struct Instance(TempDir);

impl Instance {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("folder")
    }

    fn run(&self, words: &[&str]) -> (Option<i32>, String) {
        let Output {
            status,
            stdout,
            stderr,
        } = Command::new(env!("CARGO_BIN_EXE_redx"))
            .env_remove("REDX_DATABASE_URL")
            .env("REDX_DATA", self.0.path().join("data"))
            .args(words)
            .output()
            .unwrap();
        let said = [stdout, stderr].concat();
        (status.code(), String::from_utf8(said).unwrap())
    }
}

#[test]
fn the_commands_say_what_they_did() {
    let instance = Instance::new();
    let folder = instance.folder();
    let path = folder.to_str().unwrap();
    let (code, said) = instance.run(&["content", "export", path, "--pack", "help"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.starts_with("help: as built in") && said.contains(" files in "),
        "{said}"
    );
    assert!(!folder.join("pages").exists());
    assert_eq!(instance.run(&["content", "check", path]).0, Some(0));
    assert_eq!(
        instance.run(&["content", "export", path]).0,
        Some(2),
        "it is not empty"
    );
    assert!(!folder.join("pages").exists());

    instance.run(&["desk", "invite", "--role", "editor", "--name", "Nadia"]);
    let import = |more: &[&str]| {
        let words = [
            "content",
            "import",
            path,
            "--as",
            "Nadia",
            "--note",
            "read again",
        ];
        instance.run(&[words.as_slice(), more].concat())
    };
    assert_eq!(import(&[]), (Some(0), "nothing to propose\n".into()));
    edit(&folder, US, |text| text + "\n# read again\n");
    assert_eq!(
        import(&["--dry-run"]),
        (Some(0), format!("{US}: would change\n"))
    );
    let (code, said) = import(&[]);
    assert!(
        code == Some(0) && said.starts_with(&format!("{US}: proposed\n1 proposed;")),
        "{said}"
    );
    let (_, said) = import(&["--json"]);
    assert_eq!(
        said,
        format!("{{\"did\":\"waiting\",\"file\":\"{US}\"}}\n{{\"proposed\":0}}\n")
    );
    fs::write(folder.join("pages.txt"), "").unwrap();
    let (code, said) = import(&[]);
    assert!(
        code == Some(1) && said.starts_with(&format!("{path}/pages.txt: ")),
        "{said}"
    );
    let (code, said) = instance.run(&[
        "content",
        "import",
        "/nowhere/at/all",
        "--as",
        "N",
        "--note",
        "n",
    ]);
    assert!(code == Some(2) && said.contains("cannot read"), "{said}");
}
