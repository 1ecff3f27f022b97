//! Two people, several nodes, both databases.

use store::{Statement, Uuid, args};
use testkit::Shell;
use web::{
    Person, Role, audit,
    content::{
        Agreed, Kind, Overlay, Pack, Shelf, agree, history, open, propose, publish_alone, refuse,
    },
};

const INSERT: Statement =
    Statement::both("INSERT INTO pack (name, number, body, signature) VALUES ($1, $2, $3, $4)");

const FILE: &str = "pages/en/signs.md";
const KIND: Kind<String> = Kind {
    name: "sample",
    starter: |path| (path == FILE).then_some("as it was built in"),
    paths: || vec![FILE.into()],
    holds: |path| path.starts_with("pages/"),
    read: |overlay| KIND.text(overlay, FILE).unwrap_or_default().to_owned(),
    faults: |overlay| {
        let wrong = KIND
            .text(overlay, FILE)
            .is_some_and(|text| text.contains("wrong"));
        wrong
            .then(|| "it says wrong".to_owned())
            .into_iter()
            .collect()
    },
};

fn person(name: &str) -> Person {
    Person {
        id: Uuid::from_u128(name.bytes().map(u128::from).sum()),
        name: name.into(),
        role: Role::Editor,
    }
}

async fn two_people(shell: &Shell) {
    let (ines, sam) = (person("Ines"), person("Sam"));
    let (here, there) = (
        Shelf::new(shell.app.clone(), KIND),
        Shelf::new(shell.app.clone(), KIND),
    );
    let db = shell.app.db();
    let new = |text: &str| Some(text.to_owned());
    let first = propose(&here, &ines, FILE, new("newer"), "clearer")
        .await
        .unwrap();
    let second = propose(&here, &sam, FILE, new("other"), "").await.unwrap();
    let third = propose(&here, &sam, FILE, new("wrong"), "").await.unwrap();
    assert_eq!(open(db, "sample").await.unwrap().len(), 3);
    assert!(open(db, "another").await.unwrap().is_empty());
    assert_eq!(here.now().value, "as it was built in");

    assert_eq!(agree(&here, &ines, first).await.unwrap(), Agreed::Own);
    assert_eq!(
        agree(&here, &ines, third).await.unwrap(),
        Agreed::Faults(vec!["it says wrong".into()])
    );
    assert_eq!(
        agree(&here, &sam, first).await.unwrap(),
        Agreed::Published(1)
    );
    assert_eq!(agree(&here, &sam, first).await.unwrap(), Agreed::Decided);
    // Made from a text that is no longer there.
    assert_eq!(agree(&here, &ines, second).await.unwrap(), Agreed::Stale);
    assert!(refuse(db, "sample", &sam, second).await.unwrap());
    assert!(!refuse(db, "sample", &sam, second).await.unwrap());

    assert_eq!(here.now().value, "newer");
    assert_eq!(there.now().value, "as it was built in");
    assert!(there.refresh().await.unwrap() && !there.refresh().await.unwrap());
    assert_eq!((there.now().number, &*there.now().value), (1, "newer"));
    let past = history(db, "sample", FILE).await.unwrap();
    let [only] = past.as_slice() else {
        panic!("{past:?}");
    };
    assert_eq!(only.was.as_deref(), Some("as it was built in"));
    assert_eq!(only.decided_name.as_deref(), Some("Sam"));
}

#[tokio::test]
async fn it_takes_two_to_publish() {
    for shell in [Shell::new().await, Shell::on_postgres().await] {
        two_people(&shell).await;
    }
}

#[tokio::test]
async fn what_cannot_wait_is_published_by_one() {
    let shell = Shell::new().await;
    let shelf = Shelf::new(shell.app.clone(), KIND);
    let more = |text: Option<&str>| text.map(|text| format!("{text}, and more"));
    let alone = async |edit: fn(Option<&str>) -> Option<String>| {
        publish_alone(&shelf, &person("Ines"), "help.suspended", FILE, edit, "why").await
    };
    let done = publish_alone(&shelf, &person("Ines"), "help.suspended", FILE, more, "why").await;
    assert_eq!(done.unwrap(), Agreed::Published(1));
    assert_eq!(shelf.now().value, "as it was built in, and more");
    let faults = alone(|_| Some("wrong".into())).await.unwrap();
    assert!(matches!(faults, Agreed::Faults(_)));
    assert_eq!(alone(|_| None).await.unwrap(), Agreed::Published(2));
    assert_eq!(shelf.now().value, "");
    let entries = audit::after(shell.app.db(), 0, 10).await.unwrap();
    let verbs: Vec<_> = entries.iter().map(|entry| entry.verb.as_str()).collect();
    assert_eq!(verbs, ["help.suspended", "help.suspended"]);
}

/// Who can write to the database alone cannot put words into our mouth.
#[tokio::test]
async fn a_pack_that_we_did_not_sign_is_passed_over() {
    let shell = Shell::new().await;
    let shelf = Shelf::new(shell.app.clone(), KIND);
    let pack = Pack {
        name: "sample".into(),
        number: 1,
        at: 0,
        files: Overlay::default(),
    };
    let (body, signature) = pack.sign(&store::Keys::from_bytes([8; 32])).unwrap();
    let mut tx = shell.begin().await;
    let row = args!["sample", 1_i64, body, signature];
    tx.execute(INSERT, row).await.unwrap();
    tx.commit().await.unwrap();
    assert!(!shelf.refresh().await.unwrap());
    assert_eq!(shelf.now().number, 0);
    let (body, signature) = pack.sign(shell.app.keys()).unwrap();
    let changed = body.replace("sample", "simple");
    assert!(Pack::verify(&body, &signature, shell.app.keys()).is_some());
    assert_eq!(Pack::verify(&changed, &signature, shell.app.keys()), None);
}

#[tokio::test]
async fn a_node_without_its_database_shows_what_it_showed() {
    let shell = Shell::new().await;
    let shelf = Shelf::new(shell.app.clone(), KIND);
    let newer = |_: Option<&str>| Some("newer".to_owned());
    publish_alone(&shelf, &person("Ines"), "content.imported", FILE, newer, "")
        .await
        .unwrap();
    shell.app.db().close().await;
    let again = Shelf::new(shell.app.clone(), KIND);
    assert!(again.refresh().await.is_err());
    assert_eq!((again.now().number, &*again.now().value), (1, "newer"));
    // A damaged copy is no copy.
    let copy = shell.dir.path().join("packs/sample.json");
    let text = std::fs::read_to_string(&copy).unwrap();
    std::fs::write(&copy, text.replace("newer", "older")).unwrap();
    assert_eq!(Shelf::new(shell.app.clone(), KIND).now().number, 0);
}

#[tokio::test]
async fn texts_are_what_is_built_in_with_what_was_published_since() {
    let shell = Shell::new().await;
    let shelf = Shelf::new(shell.app.clone(), KIND);
    let texts = || KIND.texts(&shelf.now().files);
    assert_eq!(texts()[FILE], "as it was built in");
    let mut note = Overlay::default();
    assert!(KIND.differing(&note).is_empty());
    note.put("notes/a.toml", Some("ours".into()));
    note.put("pages/en/new.md", Some("new".into()));
    note.put(FILE, Some("as it was built in".into()));
    assert_eq!(KIND.differing(&note), ["pages/en/new.md"]);
    note.put(FILE, None);
    assert_eq!(KIND.differing(&note), ["pages/en/new.md", FILE]);
    let paths: Vec<_> = KIND.texts(&note).into_keys().collect();
    assert_eq!(paths, ["pages/en/new.md"]);

    assert_eq!(shelf.now().at, None);
    let newer = |_: Option<&str>| Some("newer".to_owned());
    publish_alone(&shelf, &person("Ines"), "help.suspended", FILE, newer, "")
        .await
        .unwrap();
    assert_eq!(texts()[FILE], "newer");
    assert_eq!(shelf.now().at, Some(testkit::shell::MORNING));
}
