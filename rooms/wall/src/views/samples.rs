//! Every page with made-up posts, for the test that renders them in every language.

use super::*;
use crate::print::photo_sample;

const TALLY: Tally = Tally {
    posts: 2_431,
    counted: 1,
};

/// Every page, with everything on it and with nothing on it.
pub(crate) fn all(page: &Page) -> Vec<String> {
    let home = |posts: Vec<Print>, joined| HomePage {
        page: page.clone(),
        day: page.day(),
        date: page.campaign().date().to_string(),
        hero: crate::front::draw(0),
        posts,
        eager: false,
        seq: 812,
        joined,
    };
    let wall = |prints, older| WallPage {
        page: page.clone(),
        counts: TALLY.into(),
        prints,
        seq: 812,
        first: older,
        older: older.then(|| "/wall?cursor=1-2".into()),
    };
    let screen = |posts| ScreenPage {
        page: page.clone(),
        counts: TALLY.into(),
        posts,
        seq: 812,
        qr: "<svg></svg>".into(),
        address: "example.org/post".into(),
    };
    let prints = || Print::samples(page);
    let kept = || vec![Kept::sample(page, photo_sample(), true)];
    vec![
        home(Vec::new(), None).render().unwrap(),
        home(prints(), Some(2_432)).render().unwrap(),
        wall(Vec::new(), false).render().unwrap(),
        wall(kept(), true).render().unwrap(),
        screen(Vec::new()).render().unwrap(),
        screen(prints()).render().unwrap(),
        FreshPage {
            page: page.clone(),
            posts: prints(),
            eager: false,
        }
        .render()
        .unwrap(),
        crate::one::view(page.clone(), photo_sample())
            .render()
            .unwrap(),
    ]
}

/// A page with as many posts as there are ever on one, each with a name of its own.
pub(crate) fn full(page: &Page) -> String {
    let ids = store::Ids::new(store::Clock::manual(0), store::Rng::seeded(5));
    let post = |n: u32| post::ShownPost {
        name: ids.token().text(),
        caption: n
            .is_multiple_of(2)
            .then(|| format!("For all of us who were {n} then, and for my sister")),
        ..photo_sample()
    };
    let view = WallPage {
        page: page.clone(),
        counts: TALLY.into(),
        prints: (0..limits::PAGE_POSTS)
            .map(|n| Kept::sample(page, post(n), n < 6))
            .collect(),
        seq: 812,
        first: true,
        older: None,
    };
    view.render().unwrap()
}
