//! A post as the mosaic shows it. How large it is comes from its own data and never changes, so that nothing jumps when
//! others arrive.

use crate::limits;
use post::{Kind, ShownPost};
use web::Page;

/// One print.
#[derive(Clone, Debug)]
pub(crate) struct Print {
    /// The post's public name.
    pub(crate) id: String,
    pub(crate) path: String,
    /// `big`, `tall` or nothing, then `said` or `said-long`.
    pub(crate) shape: &'static str,
    pub(crate) picture: Picture,
    /// Mean colour, there before the picture.
    pub(crate) tone: String,
    pub(crate) alt: String,
    pub(crate) caption: Option<String>,
    /// Language of the caption, where it is not the page's.
    pub(crate) caption_lang: Option<String>,
}

impl Print {
    pub(crate) fn new(page: &Page, post: ShownPost) -> Self {
        Self {
            path: format!("/p/{}", post.name),
            shape: shape(&post),
            picture: Picture::of(&post),
            alt: alt(page, &post),
            tone: post.colour,
            caption_lang: Some(post.lang).filter(|lang| lang != page.lang()),
            caption: post.caption,
            id: post.name,
        }
    }

    /// True for a print of two columns.
    pub(crate) fn is_big(&self) -> bool {
        self.shape.starts_with("big")
    }

    /// The `srcset` in the modern format, if there is one.
    pub(crate) fn modern(&self) -> Option<&str> {
        let picture = &self.picture;
        if self.is_big() {
            picture.to_medium_modern.as_deref()
        } else {
            picture.small_modern.as_deref()
        }
    }

    /// Two prints with everything a template asks about.
    #[cfg(test)]
    pub(crate) fn samples(page: &Page) -> Vec<Self> {
        vec![
            Self::new(page, photo_sample()),
            Self::new(page, drawn_sample()),
        ]
    }
}

/// Addresses of the sizes of a picture.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    pub(crate) small: String,
    pub(crate) medium: String,
    pub(crate) large: String,
    /// Address and width of every size, smallest first, for `srcset`.
    pub(crate) all: String,
    /// The same in the modern format, if there is one.
    pub(crate) all_modern: Option<String>,
    /// The same without the largest.
    pub(crate) to_medium: String,
    to_medium_modern: Option<String>,
    small_modern: Option<String>,
    pub(crate) width: i64,
    pub(crate) height: i64,
}

/// The longer side that is sharp enough for two columns.
const MEDIUM_PIXELS: u32 = 800;

impl Picture {
    pub(crate) fn of(post: &ShownPost) -> Self {
        let mut sides = post.sizes.clone();
        sides.sort_unstable();
        let at = |side: u32, ending: &str| format!("/public/{}/{side}.{ending}", post.name);
        let (small, large) = (
            sides.first().copied().unwrap_or(0),
            sides.last().copied().unwrap_or(0),
        );
        let medium = sides
            .iter()
            .copied()
            .find(|side| *side >= MEDIUM_PIXELS)
            .unwrap_or(large);
        let set = |most: u32, ending: &str| {
            let one = |side: &u32| format!("{} {}w", at(*side, ending), width_at(post, *side));
            sides
                .iter()
                .filter(|side| **side <= most)
                .map(one)
                .collect::<Vec<_>>()
                .join(", ")
        };
        Self {
            small: at(small, "jpg"),
            medium: at(medium, "jpg"),
            large: at(large, "jpg"),
            all: set(large, "jpg"),
            all_modern: post.modern.then(|| set(large, "webp")),
            to_medium: set(medium, "jpg"),
            to_medium_modern: post.modern.then(|| set(medium, "webp")),
            small_modern: post.modern.then(|| at(small, "webp")),
            width: post.width,
            height: post.height,
        }
    }
}

/// Pixels across when the longer side has `side` of them.
fn width_at(post: &ShownPost, side: u32) -> i64 {
    let longer = post.width.max(post.height).max(1);
    (i64::from(side) * post.width / longer).max(1)
}

/// `tall` (higher than 5:4), `flat` (wider than 5:4) or nothing.
pub(crate) fn form(post: &ShownPost) -> &'static str {
    if post.height * 4 > post.width * 5 {
        "tall"
    } else if post.width * 4 > post.height * 5 {
        "flat"
    } else {
        ""
    }
}

fn shape(post: &ShownPost) -> &'static str {
    let tall = form(post) == "tall";
    // One in nine is large. The name is random, so that it decides as evenly as a counted number would.
    let sum: u32 = post.name.bytes().map(u32::from).sum();
    let big = !tall && sum.is_multiple_of(9);
    match post
        .caption
        .as_ref()
        .map(|caption| caption.chars().count() > limits::SHORT_CAPTION_CHARS)
    {
        None if big => "big",
        None if tall => "tall",
        None => "",
        Some(false) if big => "big said",
        Some(false) if tall => "tall said",
        Some(false) => "said",
        Some(true) if big => "big said-long",
        Some(true) if tall => "tall said-long",
        Some(true) => "said-long",
    }
}

/// What the picture shows: in the person's own words, or else in ours.
pub(crate) fn alt(page: &Page, post: &ShownPost) -> String {
    if let Some(own) = &post.alt {
        return own.clone();
    }
    let place = post
        .place
        .as_deref()
        .and_then(|id| post::place_name(id, page.lang()));
    let hand = post.hand.as_deref().and_then(media::drawn::Hand::find);
    match (post.kind, hand, place) {
        (Kind::Drawn, Some(hand), _) => page.with("wall-alt-drawn", "hand", page.t(hand.name_key)),
        (Kind::Drawn, None, _) => page.t("wall-alt-drawn-hand"),
        (_, _, Some(place)) => page.with("wall-alt-photo-place", "place", place),
        (_, _, None) => page.t("wall-alt-photo"),
    }
}

#[cfg(test)]
pub(crate) fn photo_sample() -> ShownPost {
    ShownPost {
        id: store::Uuid::nil(),
        kind: Kind::Photo,
        lang: "es".into(),
        name: "SampleSampleSampleSamp".into(),
        shown_at: testkit::shell::MORNING,
        caption: Some("Por mi hermana, y por todas".into()),
        alt: None,
        first_name: Some("Maya".into()),
        place: Some("US-NY".into()),
        hand: None,
        width: 1600,
        height: 1200,
        colour: "#c49a7a".into(),
        thumbhash: String::new(),
        sizes: vec![1600, 800, 320],
        modern: true,
        revision: 3,
    }
}

#[cfg(test)]
fn drawn_sample() -> ShownPost {
    let hand = media::drawn::Hand::all()
        .first()
        .map(|hand| hand.id.to_owned());
    ShownPost {
        kind: Kind::Drawn,
        hand,
        caption: None,
        first_name: None,
        place: None,
        modern: false,
        width: 900,
        height: 1600,
        ..photo_sample()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_comes_from_the_post_alone() {
        let post = photo_sample();
        assert_eq!((form(&post), form(&drawn_sample())), ("flat", "tall"));
        assert!(shape(&post).ends_with("said-long"));
        assert_eq!(shape(&drawn_sample()), "tall");
        let short = ShownPost {
            caption: Some("Third year".into()),
            ..drawn_sample()
        };
        assert_eq!(shape(&short), "tall said");
    }

    #[test]
    fn about_one_in_nine_is_big() {
        let ids = store::Ids::new(store::Clock::manual(0), store::Rng::seeded(3));
        let named = || ShownPost {
            name: ids.token().text(),
            caption: None,
            ..photo_sample()
        };
        let big = (0..900).filter(|_| shape(&named()) == "big").count();
        assert!((60..140).contains(&big), "{big}");
    }

    #[test]
    fn a_picture_names_the_sizes_there_are() {
        let picture = Picture::of(&ShownPost {
            sizes: vec![1600, 800, 320],
            ..drawn_sample()
        });
        assert!(picture.small.ends_with("/320.jpg") && picture.medium.ends_with("/800.jpg"));
        assert!(picture.large.ends_with("/1600.jpg") && picture.all.ends_with("/1600.jpg 900w"));
        assert_eq!(picture.all_modern, None);
        let small = Picture::of(&ShownPost {
            sizes: vec![240],
            modern: true,
            ..photo_sample()
        });
        assert_eq!(small.small, small.large);
        assert!(
            small
                .all_modern
                .is_some_and(|set| set.ends_with("/240.webp 240w"))
        );
    }
}
