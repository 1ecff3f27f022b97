//! A page for every country and state: what is known, and that the rest is not.

use super::Room;

#[tokio::test]
async fn a_place_says_what_is_known_and_what_is_not() {
    let room = Room::demo().await;
    let us = room.text("/en/learn/places/us").await;
    assert!(us.contains("href=\"/en/help/us\"") && us.contains("/en/learn/facts/law-us-1591\""));
    let georgia = room.text("/en/learn/places/us-ga").await;
    assert!(georgia.contains("/en/learn/facts/us-ga-2018-2022\""));
    assert!(georgia.contains("We have not checked the state law of Georgia"));
    assert!(georgia.contains("/en/learn/facts/us-states-2007-2012\""));
    let ohio = room.text("/es/learn/places/us-oh").await;
    assert!(ohio.contains("No conocemos ninguna cifra con fecha sobre Ohio"));
    let peru = room.text("/en/learn/places/pe").await;
    for honest in [
        "We have no checked line",
        "We have not checked the law of Peru",
        "no dated figure about Peru",
        "href=\"/en/help\"",
    ] {
        assert!(peru.contains(honest), "{honest}");
    }
    for unknown in ["xx", "us-xx", "US", "world", "un-150"] {
        let path = format!("/learn/places/{unknown}");
        assert_eq!(room.get(&path).await.status, 404, "{unknown}");
    }
}

#[tokio::test]
async fn places_are_listed_by_name_with_every_state() {
    let room = Room::demo().await;
    let text = room.text("/en/learn/places").await;
    assert!(text.matches("/en/learn/places/us-").count() >= 50);
    let (first, last) = (
        text.find("Australia").unwrap(),
        text.find("United Kingdom").unwrap(),
    );
    assert!(first < last && !text.contains(">Peru<"));
    // Without what nobody has confirmed it stands as well.
    let real = Room::new().await;
    real.shell.app.db().close().await;
    assert!(
        real.text("/en/learn/places/us-ga")
            .await
            .contains("no dated figure about Georgia")
    );
}

#[tokio::test]
async fn what_can_be_seen_can_be_found() {
    let room = Room::demo().await;
    let found = room.learn.found();
    let at = |path: &str, lang: &str| {
        let one = found
            .iter()
            .find(|one| one.path == path && one.lang == lang);
        one.unwrap_or_else(|| panic!("{path} in {lang}"))
    };
    assert!(!at("/learn/signs", "es").is_fact && at("/learn/signs", "en").text.len() > 200);
    let fact = at("/learn/facts/us-missing-2024-care", "es");
    assert!(fact.is_fact && fact.title.contains("18"));
    for one in &found {
        assert_eq!(room.get(&one.path).await.status, 200, "{}", one.path);
    }
    let real = Room::new().await;
    assert!(real.learn.found().iter().all(|one| !one.is_fact));
}
