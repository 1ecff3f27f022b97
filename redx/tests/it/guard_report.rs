//! `redx guard report`, as an officer runs it, against the stand-in. Nothing leaves this machine.

use serde_json::Value;
use staff::{Invited, Staff, Ticks};
use std::{fs, os::unix::fs::PermissionsExt as _, path::PathBuf, process::Output};
use testkit::{
    Cybertip, Shell,
    cybertip::{PASSWORD, USER},
};
use web::{Person, Role};

struct Desk {
    shell: Shell,
    there: Cybertip,
}

const CAMPAIGN: &str = r#"
[campaign.operator]
name = "Red X Day"
address = "1 Main Street, Springfield"
email = "post@example.org"
country = "US"
[campaign.safety]
name = "Ruth Okafor"
phone = "+1 555 0100"
"#;

impl Desk {
    async fn new() -> Self {
        let shell = Shell::new().await;
        let there = Cybertip::start(shell.clock.clone()).await;
        let desk = Self { shell, there };
        desk.put("redx.toml", CAMPAIGN, 0o644);
        let password = format!("user = {USER:?}\npassword = {PASSWORD:?}\n");
        desk.put("line.toml", &password, 0o600);
        for name in ["Ruth Okafor", "Amara Nwosu"] {
            desk.officer(name).await;
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.shell.dir.path().join(name)
    }

    fn put(&self, name: &str, text: &str, mode: u32) {
        fs::write(self.path(name), text).unwrap();
        fs::set_permissions(self.path(name), fs::Permissions::from_mode(mode)).unwrap();
    }

    async fn officer(&self, name: &str) {
        let app = &self.shell.app;
        let mut tx = self.shell.begin().await;
        let role = Role::SafetyOfficer;
        let invited = staff::invite(&mut tx, app, name, role, "system").await;
        assert!(matches!(invited.unwrap(), Invited::Link(_)));
        tx.commit().await.unwrap();
        let people = staff::people(app.db()).await.unwrap();
        let id = people.iter().find(|member| member.name == name).unwrap().id;
        let person = Person {
            id,
            name: name.into(),
            role,
        };
        let ticks = Ticks {
            adult: true,
            read: true,
            agree: true,
        };
        let room = Staff::new(app.clone());
        staff::agree(&room, &person, ticks).await.unwrap();
    }

    /// Runs a command; gives what it said and its exit code.
    async fn run(&self, args: &[&str]) -> (Vec<Value>, String, Option<i32>) {
        let output: Output = tokio::process::Command::new(env!("CARGO_BIN_EXE_redx"))
            .current_dir(self.shell.dir.path())
            .env_remove("REDX_DATABASE_URL")
            .env_remove("REDX_BLOBS_URL")
            .args(["--data", ".", "--json", "--reach-inside", "127.0.0.1"])
            .args(args)
            .output()
            .await
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let said = said.lines().map(|line| serde_json::from_str(line).unwrap());
        let failed = String::from_utf8(output.stderr).unwrap();
        (said.collect(), failed, output.status.code())
    }

    async fn on_the_line(&self, args: &[&str]) -> (Vec<Value>, String, Option<i32>) {
        let line = ["--credentials", "line.toml", "--stand-in", &self.there.base];
        self.run(&[args, line.as_slice()].concat()).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_tries_the_line_rehearses_and_is_told_which_of_the_two_it_was() {
    let desk = Desk::new().await;
    let (said, _, code) = desk.run(&["guard", "report", "environment"]).await;
    assert_eq!(
        (said[0]["environment"].as_str(), code),
        (Some("test"), Some(0))
    );

    let check = ["guard", "report", "check", "--xsd", "theirs.xsd"];
    let (said, failed, code) = desk.on_the_line(&check).await;
    assert_eq!(code, Some(0), "{said:?} {failed}");
    assert_eq!(said[0]["well"], true);
    assert!(
        fs::read_to_string(desk.path("theirs.xsd"))
            .unwrap()
            .contains("schema")
    );
    assert!(desk.path("theirs.report.sample.xml").exists());
    assert_eq!(said.len(), 3, "one line for each document held against it");

    let rehearse = ["guard", "report", "rehearse", "--as", "Ruth Okafor"];
    let (said, failed, code) = desk.on_the_line(&rehearse).await;
    assert_eq!(code, Some(0), "{said:?} {failed}");
    assert!(said[0]["environment"].as_str().unwrap().starts_with("TEST"));
    let number = said[0]["number"].as_u64().unwrap();
    desk.there.report(number, |report| {
        assert!(report.finished && report.files.len() == 1);
    });
    let (said, _, code) = desk.run(&["guard", "report", "list"]).await;
    assert_eq!((said[0]["open"].as_i64(), code), (Some(0), Some(0)));
    let all = web::audit::after(desk.shell.app.db(), 0, 100)
        .await
        .unwrap();
    let verbs: Vec<_> = all.iter().map(|entry| entry.verb.as_str()).collect();
    assert!(verbs.ends_with(&[
        "guard.report_drafted",
        "guard.report_opened",
        "guard.report_finished"
    ]));
    assert!(
        all.iter()
            .all(|entry| !entry.detail.contains(&number.to_string()))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_ready_is_said_and_nothing_is_sent() {
    let desk = Desk::new().await;
    let propose = [
        "guard",
        "report",
        "environment",
        "--propose",
        "production",
        "--as",
        "Ruth Okafor",
    ];
    let (said, _, code) = desk.run(&propose).await;
    assert_eq!(
        (said[0]["outcome"].as_str(), code),
        (Some("not-tried"), Some(1))
    );
    let stranger = ["guard", "report", "rehearse", "--as", "Somebody"];
    assert_eq!(desk.on_the_line(&stranger).await.2, Some(1));
    let production = ["guard", "report", "check", "--environment", "production"];
    let (_, failed, code) = desk.on_the_line(&production).await;
    assert!(code == Some(1) && failed.contains("no other"), "{failed}");

    let rehearse = ["guard", "report", "rehearse", "--as", "Ruth Okafor"];
    desk.put(
        "redx.toml",
        &CAMPAIGN.replace("1 Main Street, Springfield", ""),
        0o644,
    );
    let (said, _, code) = desk.on_the_line(&rehearse).await;
    assert_eq!(code, Some(1));
    assert!(
        said[0]["say"]
            .as_str()
            .unwrap()
            .contains("campaign.operator.address")
    );
    desk.put("redx.toml", CAMPAIGN, 0o644);
    desk.put("line.toml", "user = \"x\"\npassword = \"y\"\n", 0o644);
    let (_, failed, code) = desk.on_the_line(&rehearse).await;
    assert!(code == Some(1) && failed.contains("chmod 600"), "{failed}");
    desk.put("line.toml", "user = \"x\"\npassword = \"y\"\n", 0o600);
    let (said, _, code) = desk.on_the_line(&rehearse).await;
    assert_eq!(
        (said[0]["outcome"].as_str(), code),
        (Some("stopped"), Some(1))
    );
    assert!(said[0]["say"].as_str().unwrap().contains("code 2000"));
    let (said, _, code) = desk.run(&["guard", "report", "list"]).await;
    assert_eq!((said[0]["halt"].as_str(), code), (Some("refused"), Some(1)));
    let id = said[0]["id"].as_str().unwrap().to_owned();
    let retract = ["guard", "report", "retract", &id, "--as", "Ruth Okafor"];
    assert_eq!(desk.run(&retract).await.2, Some(0));
    assert_eq!(desk.there.alive().len(), 0);
    assert_eq!(desk.run(&["guard", "report", "list"]).await.2, Some(0));
}
