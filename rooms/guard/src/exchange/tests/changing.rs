//! Exchanges made, removed and watched over.

use super::stage::{HOUR_MS, Stage, new};
use crate::{
    Purpose,
    bank::{self, NewBank},
    exchange::{self, Kind, NewExchange, NotMade},
};
use store::jobs::Worker as _;
use testkit::NcmecHashes;
use web::outbound::Error;

async fn refused(stage: &Stage, new: &NewExchange) -> NotMade {
    let mut tx = stage.shell.begin().await;
    let made = exchange::add(&mut tx, &stage.shell.app, "ruth", new).await;
    made.unwrap().unwrap_err()
}

#[tokio::test]
async fn what_cannot_work_is_not_made() {
    let (stage, fake) = (Stage::new().await, NcmecHashes::start().await);
    let good = stage.ncmec(&fake);
    let with = |change: &dyn Fn(&mut NewExchange)| {
        let mut new = good.clone();
        change(&mut new);
        new
    };
    let place = |place: &str| {
        let place = place.to_owned();
        with(&move |new| new.place.clone_from(&place))
    };
    let nothing = Some("/nowhere".to_owned());
    for (new, why) in [
        (with(&|new| new.name = String::new()), NotMade::Invalid),
        (
            with(&|new| new.name = " two  words ".into()),
            NotMade::Invalid,
        ),
        (with(&|new| new.interval_ms = 1), NotMade::Invalid),
        (with(&|new| new.threshold = 500), NotMade::Invalid),
        (
            with(&|new| new.credentials_file = None),
            NotMade::NoCredentials,
        ),
        (
            with(&|new| new.credentials_file.clone_from(&nothing)),
            NotMade::Place(Error::Credentials),
        ),
        (
            place("http://list.example.org"),
            NotMade::Place(Error::NotHttps),
        ),
        (place("https://10.0.0.1/"), NotMade::Place(Error::Refused)),
        (
            place("https://a:b@list.example.org/"),
            NotMade::Place(Error::Address),
        ),
        (self::new(Kind::File, "a.txt", None), NotMade::Path),
        (
            self::new(Kind::Hma, &fake.base, good.credentials_file.clone()),
            NotMade::Invalid,
        ),
    ] {
        assert_eq!(refused(&stage, &new).await, why, "{new:?}");
    }
    stage.add(&good).await;
    assert_eq!(refused(&stage, &good).await, NotMade::Taken);
    // A bank that is filled otherwise stays as it is.
    let mut tx = stage.shell.begin().await;
    let own = NewBank::new("ours", Purpose::Abuse, "by hand");
    let _ = bank::ensure(&mut tx, "ruth", &own)
        .await
        .unwrap()
        .done()
        .unwrap();
    tx.commit().await.unwrap();
    for bank in ["ours", "made up"] {
        let other = with(&|new| (new.name, new.bank) = ("other".into(), bank.into()));
        assert_eq!(refused(&stage, &other).await, NotMade::Bank);
    }
}

#[tokio::test]
async fn a_removed_exchange_leaves_its_bank_and_can_be_made_again() {
    let (stage, fake) = (Stage::new().await, NcmecHashes::start().await);
    fake.image(
        1,
        "a",
        "2027-01-01T00:00:00Z",
        &[("md5", &super::stage::md5(1))],
    );
    let made = stage.add(&stage.ncmec(&fake)).await;
    stage.settle().await;
    let mut tx = stage.shell.begin().await;
    assert!(exchange::remove(&mut tx, "ruth", &made).await.unwrap());
    assert!(!exchange::remove(&mut tx, "ruth", &made).await.unwrap());
    tx.commit().await.unwrap();
    stage.settle().await;
    let all = bank::contents(&stage.shell.app, made.bank, 0, 10)
        .await
        .unwrap();
    assert_eq!(all.len(), 1);
    let again = stage.add(&stage.ncmec(&fake)).await;
    assert_eq!(again.bank, made.bank);
    stage.settle().await;
    assert_eq!(stage.list().await.counts.same, 1);
}

#[tokio::test]
async fn an_exchange_without_a_job_gets_one_and_a_late_one_is_late() {
    let (stage, fake) = (Stage::new().await, NcmecHashes::start().await);
    let made = stage.add(&stage.ncmec(&fake)).await;
    assert!(!made.is_late(made.made_at + 3 * HOUR_MS));
    assert!(made.is_late(made.made_at + 3 * HOUR_MS + 1));
    stage.settle().await;
    // Whatever became of its job: it is due, so it gets one.
    let mut tx = stage.shell.begin().await;
    assert!(exchange::pause(&mut tx, "ruth", &made).await.unwrap());
    tx.commit().await.unwrap();
    stage
        .shell
        .clock
        .advance(std::time::Duration::from_secs(3_600));
    stage.settle().await;
    let mut tx = stage.shell.begin().await;
    let now = tx.now();
    tx.execute(exchange::queries::RESUME, store::args![made.id, now])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(stage.waiting().await, 0);
    let before = fake.manners.asked().len();
    let watch = exchange::ExchangeWatch(crate::Guard::new(stage.shell.app.clone()));
    let mut tx = stage.shell.begin().await;
    tx.enqueue(watch.kind(), &(), now).await.unwrap();
    tx.commit().await.unwrap();
    stage.settle().await;
    assert_eq!(fake.manners.asked().len(), before + 1);
}
