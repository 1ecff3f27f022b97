//! A bank of another guard: its real service at the other end.

use super::stage::{Stage, counts, md5, new, pdq};
use crate::{
    Guard, Hma, Purpose,
    bank::{self, About, NewBank, NewContent, Put},
    exchange::{Kind, NewExchange, Place},
    hma::{Made, Offers, Options, Scope, make_token},
};
use hashbank::{Signal, SignalKind};
use std::sync::Arc;
use store::Uuid;
use testkit::{
    Shell,
    lists::{self, Manners},
};

/// The other guard, with an empty bank of the name KNOWN.
struct Other {
    shell: Shell,
    bank: Uuid,
    token: String,
    base: String,
}

impl Other {
    async fn new() -> Self {
        let shell = Shell::new().await;
        let options = Options {
            offers: Offers::ALL,
            open: false,
            fetch_from: Vec::new(),
            metrics: Arc::new(String::new),
        };
        let service = Hma::new(Guard::new(shell.app.clone()), None, options).unwrap();
        let address = lists::serve(service.router(), &Manners::default()).await;
        let mut tx = shell.begin().await;
        let known = NewBank::new("KNOWN", Purpose::Abuse, "made up");
        let bank = bank::ensure(&mut tx, "ana", &known).await.unwrap();
        let bank = bank.done().unwrap().id;
        let made = make_token(&mut tx, &shell.app, "copy", &[Scope::Curate]).await;
        let Made::Token(token) = made.unwrap() else {
            panic!("no token was made");
        };
        tx.commit().await.unwrap();
        Self {
            shell,
            bank,
            token,
            base: format!("http://{address}"),
        }
    }

    /// Adds contents, each with a digest and a look.
    async fn add(&self, numbers: std::ops::Range<u64>) {
        let lot: Vec<Put> = numbers.map(put).collect();
        let mut tx = self.shell.begin().await;
        for lot in lot.chunks(500) {
            let done = bank::put_many(&mut tx, &self.shell.app, "ana", self.bank, lot).await;
            done.unwrap().done().unwrap();
        }
        tx.commit().await.unwrap();
    }

    async fn delete(&self, number: u64) {
        let mut tx = self.shell.begin().await;
        let keys = [number.to_string()];
        let done = bank::delete_keys(&mut tx, &self.shell.app, "ana", self.bank, &keys).await;
        assert_eq!(done.unwrap().done(), Some(1));
        tx.commit().await.unwrap();
    }
}

fn put(number: u64) -> Put {
    let read = |kind, hex: &str| Signal::parse(kind, hex).unwrap();
    let signals = vec![
        read(SignalKind::Md5, &md5(number)),
        read(SignalKind::Pdq, &pdq(number)),
    ];
    Put {
        key: number.to_string(),
        signals,
        about: About::default(),
    }
}

fn exchange(stage: &Stage, other: &Other) -> NewExchange {
    let file = format!("[headers]\nAuthorization = 'Bearer {}'\n", other.token);
    NewExchange {
        remote: Some("KNOWN".into()),
        ..new(Kind::Hma, &other.base, Some(stage.credentials(&file)))
    }
}

#[tokio::test]
async fn a_bank_of_another_guard_is_kept_as_it_is_over_there() {
    let (stage, other) = (Stage::new().await, Other::new().await);
    other.add(0..1_200).await;
    stage.add(&exchange(&stage, &other)).await;
    stage.settle().await;
    let list = stage.list().await;
    assert_eq!(list.last_error, None);
    assert_eq!(list.counts, counts(2, 1_200, 0, 0, 0));
    let held = stage.held().await;
    assert_eq!(held.len(), 1_200);
    assert!(held.values().all(|signals| signals.len() == 2));
    // Nothing new: nothing comes.
    assert_eq!(stage.next().await.counts, counts(1, 0, 0, 0, 0));
    other.delete(7).await;
    other.add(1_200..1_202).await;
    assert_eq!(stage.next().await.counts, counts(1, 2, 0, 0, 1));
    assert_eq!(stage.held().await.len(), 1_201);
}

#[tokio::test]
async fn who_has_no_token_or_asks_for_no_bank_is_told_so() {
    let (stage, mut other) = (Stage::new().await, Other::new().await);
    let mut new = exchange(&stage, &other);
    new.remote = Some("NONE/../KNOWN".into());
    stage.add(&new).await;
    stage.settle().await;
    assert_eq!(stage.list().await.last_error.as_deref(), Some("not-there"));
    other.token = "wrong".into();
    let _ = exchange(&stage, &other);
    assert_eq!(
        stage.next().await.last_error.as_deref(),
        Some("unauthorized")
    );
}

#[tokio::test]
async fn what_people_add_over_there_comes_too() {
    let (stage, other) = (Stage::new().await, Other::new().await);
    let mut tx = other.shell.begin().await;
    let one = NewContent {
        signals: put(1).signals,
        about: About::default(),
    };
    let added = bank::add(&mut tx, &other.shell.app, "ana", other.bank, &one).await;
    let id = added.unwrap().done().unwrap();
    tx.commit().await.unwrap();
    stage.add(&exchange(&stage, &other)).await;
    stage.settle().await;
    assert_eq!(stage.keys().await, [id.to_string()]);
}

#[test]
fn a_place_is_read_as_it_is_written() {
    let whole = Place::parse("7.12").unwrap();
    assert_eq!(whole.to_string(), "7.12");
    assert_eq!(Place::parse(""), Place::parse("0.0"));
    assert_eq!(
        Place::parse("7").unwrap().to_string(),
        format!("7.{}", i64::MAX)
    );
    for bad in ["x", "7.", ".7", "-1", "1.-1", "1.2.3", "1 2"] {
        assert_eq!(Place::parse(bad), None, "{bad}");
    }
}
