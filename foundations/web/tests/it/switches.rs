//! Switches of the day: flipped by one function, seen by every node, in the chain.

use store::events;
use testkit::shell::Shell;
use web::{
    Gate as _, IntakeGate, audit,
    switches::{self, Change, Closed, Switched, Switches},
};

async fn flip(node: &Shell, change: Change) -> Switches {
    let mut tx = node.begin().await;
    let switches = switches::change(&mut tx, "ruth", change).await.unwrap();
    tx.commit().await.unwrap();
    switches
}

fn closed(until: Option<i64>) -> Change {
    Change::CloseIntake(Closed {
        until,
        words: "Come back <b>tonight</b>.".into(),
    })
}

async fn says_in_its_own_words(node: &Shell) {
    let said = |lang: &str| {
        let words = node.app.words();
        let lang = words
            .offered()
            .iter()
            .find(|one| one.code() == lang)
            .unwrap();
        web::Page::sample(&node.app, lang).own("post-reason-face")
    };
    let own = |words: &str| Change::Word {
        key: "post-reason-face".into(),
        lang: "en".into(),
        words: words.into(),
    };
    let [en, es] = ["en", "es"].map(said);
    flip(node, own("Only the hand, <b>please</b>.")).await;
    node.app.refresh_switches().await.unwrap();
    assert_eq!(said("en"), "Only the hand, <b>please</b>.");
    assert_eq!(said("es"), es, "each language falls back by itself");
    let none = flip(node, own("")).await;
    assert!(none.words.is_empty());
    node.app.refresh_switches().await.unwrap();
    assert_eq!(said("en"), en);
}

async fn a_switch_is_seen_and_in_the_chain(node: Shell) {
    assert_eq!(
        switches::read(node.app.db()).await.unwrap(),
        Switches::default()
    );
    assert!(IntakeGate.holds(&node.app).await.unwrap());
    let now = node.app.clock().now();
    flip(&node, closed(Some(now + 1000))).await;
    assert!(
        !IntakeGate.holds(&node.app).await.unwrap(),
        "the gate asks the table"
    );
    assert_eq!(
        *node.app.switches(),
        Switches::default(),
        "the node has not looked yet"
    );
    node.app.refresh_switches().await.unwrap();
    assert!(node.app.switches().closed(now).is_some());
    let both = flip(&node, Change::PauseWall).await;
    assert!(
        both.wall_paused && both.intake.is_some(),
        "one leaves the other alone"
    );
    node.clock.advance(std::time::Duration::from_secs(1));
    assert!(
        IntakeGate.holds(&node.app).await.unwrap(),
        "it opens when people were told"
    );
    flip(&node, closed(None)).await;
    flip(&node, Change::OpenIntake).await;
    says_in_its_own_words(&node).await;
    flip(&node, Change::ResumeWall).await;
    assert_eq!(
        switches::read(node.app.db()).await.unwrap(),
        Switches::default()
    );
    let said: Vec<String> = audit::after(node.app.db(), 0, 50)
        .await
        .unwrap()
        .into_iter()
        .filter(|entry| entry.verb == "web.switched")
        .map(|entry| format!("{} {} {}", entry.actor, entry.subject, entry.detail))
        .collect();
    let flipped = [
        "intake closed",
        "wall paused",
        "intake closed",
        "intake open",
        "post-reason-face en",
        "post-reason-face en",
        "wall resumed",
    ];
    assert_eq!(said, flipped.map(|what| format!("ruth {what}")));
    let news = events::after(node.app.db(), 0, 50).await.unwrap();
    let paused: Vec<bool> = news
        .iter()
        .filter_map(|event| event.read::<Switched>().unwrap())
        .map(|event| event.wall_paused)
        .collect();
    assert_eq!(paused, [false, true, true, true, true, true, false]);
}

#[tokio::test]
async fn a_switch_is_seen_and_in_the_chain_on_sqlite() {
    a_switch_is_seen_and_in_the_chain(Shell::new().await).await;
}

#[tokio::test]
async fn a_switch_is_seen_and_in_the_chain_on_postgres() {
    a_switch_is_seen_and_in_the_chain(Shell::on_postgres().await).await;
}

#[tokio::test]
async fn a_node_hears_what_another_flips() {
    let node = Shell::new().await;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let app = node.app.clone();
    let follows = tokio::spawn(async move {
        app.follow_switches(async {
            let _ = stopped.await;
        })
        .await;
    });
    // Somebody else: the row changes, and this node is told of nothing but the head.
    flip(&node, Change::PauseWall).await;
    while !node.app.switches().wall_paused {
        tokio::task::yield_now().await;
    }
    drop(stop);
    follows.await.unwrap();
}
