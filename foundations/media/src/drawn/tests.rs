//! What must hold of everything drawn.

#![expect(clippy::as_conversions, reason = "pixel places are small numbers")]

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;

/// Marks as in a picture of sRGB pixels: saturated red, which skin, wood and wool never are.
fn is_red(pixel: &[u8]) -> bool {
    let [r, g, b] = [pixel[0], pixel[1], pixel[2]].map(i32::from);
    r > 150 && r - g > 110 && r - b > 90
}

fn lab(colour: &str) -> [f64; 3] {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    let (r, g, b) = (channel(1), channel(3), channel(5));
    let f = |t: f64| {
        if t > 0.008_856 {
            t.cbrt()
        } else {
            7.787 * t + 16.0 / 116.0
        }
    };
    let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47);
    let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIE76 colour difference; 2.3 is just noticeable.
fn difference(a: &str, b: &str) -> f64 {
    lab(a)
        .iter()
        .zip(lab(b))
        .map(|(a, b)| (a - b).powi(2))
        .sum::<f64>()
        .sqrt()
}

#[test]
fn the_mark_shows_on_every_skin() {
    for tone in Tone::ALL {
        let palette = tone.palette();
        for under in [palette.skin, palette.light, palette.shade] {
            let seen = difference(palette.mark, under);
            assert!(seen > 40.0, "{} on {under}: {seen:.0}", tone.id());
        }
    }
    assert!(difference(RED, PAPER) > 60.0);
}

#[test]
fn the_mark_covers_a_good_part_of_its_place_on_every_hand() {
    for (hand, tone) in Hand::all().iter().zip(Tone::ALL.iter().cycle()) {
        let picture = photo(hand, *tone, &Mark::sample(4), Background::Paper, 500).unwrap();
        let area = hand.mark_area();
        let mut inside = 0_u32;
        for (index, pixel) in picture
            .rgb()
            .chunks_exact(3)
            .enumerate()
            .filter(|(_, pixel)| is_red(pixel))
        {
            let (x, y) = ((index % 400) as f64 * 2.0, (index / 400) as f64 * 2.0);
            let near = |value: f64, from: f64, length: f64| {
                value > from - 20.0 && value < from + length + 20.0
            };
            assert!(
                near(x, area.x, area.width) && near(y, area.y, area.height),
                "{}: red at {x} {y} {pixel:?}",
                hand.id
            );
            inside += 1;
        }
        let share = f64::from(inside) * 4.0 / (area.width * area.height);
        assert!(
            (0.12..0.45).contains(&share),
            "{} on {}: {share:.2}",
            hand.id,
            tone.id()
        );
    }
}

#[test]
fn there_are_hands_for_many_people() {
    let ids: HashSet<_> = Hand::all().iter().map(|hand| hand.id).collect();
    assert_eq!(ids.len(), Hand::all().len());
    assert!(ids.len() >= 8);
    assert!(Hand::all().iter().any(|hand| hand.left) && Hand::all().iter().any(|hand| !hand.left));
    for hand in Hand::all() {
        assert_eq!(Hand::find(hand.id).unwrap().id, hand.id);
        let Area {
            x,
            y,
            width,
            height,
        } = hand.mark_area();
        assert!(x > 0.0 && y > 0.0 && x + width < HAND_WIDTH && y + height < HAND_HEIGHT);
    }
    assert!(Hand::find("palm").is_none());
}

#[test]
fn svg_is_whole_and_brings_nothing_in() {
    let options = HandOptions {
        title: Some("A hand <b>\"&'</b>".to_owned()),
        ..HandOptions::default()
    };
    let mut all = vec![
        logo_svg(),
        icon_svg(),
        qr_svg("https://example.org/").unwrap(),
    ];
    for (hand, tone) in Hand::all()
        .iter()
        .flat_map(|hand| Tone::ALL.map(|tone| (hand, tone)))
    {
        all.push(hand.svg(tone, Some(&Mark::sample(1)), &options));
    }
    all.push(hero_svg(&Hand::all()[0], Tone::Honey, 3, Some("A hand")));
    for svg in all {
        render::tree(&svg).unwrap();
        for banned in [
            "style=",
            "<style",
            "<script",
            "href",
            "<image",
            "<b>",
            " on",
            "<foreignObject",
        ] {
            assert!(!svg.contains(banned), "{banned} in {}", &svg[..200]);
        }
        let outside = svg.replace("http://www.w3.org/2000/svg", "");
        assert!(!outside.contains("http") && !outside.contains("//"));
    }
}

#[test]
fn ids_of_two_drawings_do_not_meet() {
    let ids = |hand: &Hand, tone: Tone| -> HashSet<String> {
        let svg = hand.svg(tone, None, &HandOptions::default());
        svg.split(" id=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect()
    };
    let first = ids(&Hand::all()[0], Tone::Honey);
    assert!(!first.is_empty());
    assert!(first.is_disjoint(&ids(&Hand::all()[1], Tone::Honey)));
    assert!(first.is_disjoint(&ids(&Hand::all()[0], Tone::Ebony)));
}

#[test]
fn the_heros_strokes_can_be_drawn_by_a_style_sheet() {
    let svg = hero_svg(&Hand::all()[0], Tone::Wheat, 22, None);
    for class in ["stroke stroke-1", "stroke stroke-2"] {
        assert!(svg.contains(&format!("<path class=\"{class}\"")), "{class}");
    }
    assert_eq!(svg.matches("pathLength=\"1\"").count(), 2);
}

#[test]
fn the_same_seed_draws_the_same_picture() {
    let draw = |seed| sample_pixels(seed).unwrap();
    assert_eq!(draw(6).rgb(), draw(6).rgb());
    assert_ne!(draw(6).rgb(), draw(7).rgb());
    assert_eq!(Mark::sample(9), Mark::sample(9));
    assert_ne!(Mark::sample(9), Mark::sample(10));
}

#[test]
fn neighbouring_samples_differ_in_everything() {
    let kinds: Vec<_> = (0..200).map(|seed| samples::kind(seed).unwrap()).collect();
    for pair in kinds.windows(2) {
        let [(hand, tone, scene), (next_hand, next_tone, next_scene)] = pair else {
            unreachable!()
        };
        assert!(
            hand != next_hand && tone != next_tone && scene != next_scene,
            "{pair:?}"
        );
    }
    assert!(kinds.iter().collect::<HashSet<_>>().len() > 180);
}

#[test]
fn a_sample_is_a_photograph_to_everyone_else() {
    let sample = sample_post(11).unwrap();
    let decoded = image::load_from_memory(&sample.jpeg).unwrap();
    assert_eq!(
        (decoded.width(), decoded.height()),
        (sample.width, sample.height)
    );
    assert!(sample.jpeg.starts_with(&[0xFF, 0xD8]));
    let red = decoded
        .to_rgb8()
        .pixels()
        .filter(|pixel| is_red(&pixel.0))
        .count();
    assert!(red > 4000, "{red}");
}

fn card<'a>(
    hand: Option<(&'a Hand, Tone)>,
    mark: &'a Mark,
    headline: &'a str,
    right_to_left: bool,
) -> Card<'a> {
    Card {
        hand,
        mark,
        headline,
        campaign: "Red X Day",
        date: "22 February 2027",
        url: "redx.example.org",
        right_to_left,
    }
}

#[test]
fn cards_have_their_sizes_and_one_red_thing() {
    let mark = Mark::sample(5);
    for (size, hand) in CardSize::ALL
        .iter()
        .flat_map(|size| [(*size, &Hand::all()[3]), (*size, &Hand::all()[5])])
    {
        let png = card(
            Some((hand, Tone::Umber)),
            &mark,
            "I drew an X today. Ask me why.",
            false,
        )
        .png(size)
        .unwrap();
        assert!(png.len() < 200_000, "{}: {}", size.id(), png.len());
        let picture = image::load_from_memory(&png).unwrap().to_rgb8();
        assert_eq!(picture.dimensions(), size.pixels());
        assert_eq!(picture.get_pixel(2, 2).0, [0xFB, 0xF7, 0xF2]);
        let red: Vec<_> = picture
            .enumerate_pixels()
            .filter(|(_, _, pixel)| is_red(&pixel.0))
            .map(|(x, y, _)| (x, y))
            .collect();
        assert!(red.len() > 1500, "{}", red.len());
        let (left, right) = (
            red.iter().map(|at| at.0).min().unwrap(),
            red.iter().map(|at| at.0).max().unwrap(),
        );
        let (top, bottom) = (
            red.iter().map(|at| at.1).min().unwrap(),
            red.iter().map(|at| at.1).max().unwrap(),
        );
        assert!(
            right - left < 330 && bottom - top < 330,
            "{}: {left}..{right} {top}..{bottom}",
            size.id()
        );
    }
}

#[test]
fn a_card_without_a_hand_shows_the_mark_alone() {
    let mark = Mark::sample(2);
    let svg = card(None, &mark, "Ask me", false)
        .svg(CardSize::Square)
        .unwrap();
    assert_eq!(svg.matches("<path").count(), 2);
    assert!(!svg.contains("<image"));
}

#[test]
fn words_on_a_card_are_only_words() {
    let mark = Mark::sample(2);
    let svg = card(
        None,
        &mark,
        "<script>x</script> \u{202E}evil & \u{0}",
        false,
    )
    .svg(CardSize::Wide)
    .unwrap();
    assert!(!svg.contains("<script") && !svg.contains('\u{202E}') && !svg.contains('\u{0}'));
    assert!(svg.contains("&lt;script&gt;"));
}

#[test]
fn a_very_long_headline_still_fits() {
    let mark = Mark::sample(2);
    let long = "Unaussprechlichkeitsbezeichnungen und noch viel mehr Wörter, als auf eine Karte passen sollten".repeat(2);
    let svg = card(None, &mark, &long, false).svg(CardSize::Wide).unwrap();
    render::tree(&svg).unwrap();
}

#[test]
fn right_to_left_words_keep_their_order_and_their_side() {
    let mark = Mark::sample(2);
    let ink = |headline: &str| -> Vec<(usize, usize)> {
        let svg = card(None, &mark, headline, true)
            .svg(CardSize::Square)
            .unwrap();
        let picture = Picture::from_svg(&svg, 1080, 1080).unwrap();
        let dark = |(_, pixel): &(usize, &[u8])| pixel.iter().all(|value| *value < 90);
        let upper = picture.rgb().chunks_exact(3).enumerate().take(1080 * 200);
        upper
            .filter(dark)
            .map(|(index, _)| (index % 1080, index / 1080))
            .collect()
    };
    let (words, stopped) = (ink("علامة"), ink("علامة."));
    assert!(
        words.iter().any(|at| at.0 > 990),
        "begins at the right margin"
    );
    assert!(stopped.len() > words.len());
    let beginning = |ink: &[(usize, usize)]| -> Vec<_> {
        ink.iter().copied().filter(|at| at.0 > 940).collect()
    };
    assert_eq!(
        beginning(&words),
        beginning(&stopped),
        "the full stop stands at the left end"
    );
}

#[test]
fn embedded_letters_cover_the_languages() {
    let mark = Mark::sample(2);
    let blank = |text: &str| {
        let svg = card(None, &mark, text, false)
            .svg(CardSize::Square)
            .unwrap();
        Picture::from_svg(&svg, 1080, 1080).unwrap()
    };
    // A missing letter draws a box, the same one for every missing letter.
    let missing = blank("\u{13000}");
    for letter in ["é", "ñ", "¿", "ß", "ł", "ğ", "Ω", "Ж", "ế", "ש", "ش", "پ"] {
        assert_ne!(blank(letter).rgb(), missing.rgb(), "{letter}");
    }
}

#[test]
fn photos_come_in_every_size_and_impossible_ones_are_refused() {
    let (hand, mark) = (&Hand::all()[1], Mark::sample(1));
    for side in [1600, 800, 320] {
        let picture = photo(hand, Tone::Olive, &mark, Background::Sky, side).unwrap();
        assert_eq!((picture.width(), picture.height()), (side * 4 / 5, side));
    }
    for side in [0, 100_000, u32::MAX] {
        let refused = photo(hand, Tone::Olive, &mark, Background::Sky, side).unwrap_err();
        assert_eq!(refused.code(), "drawn_size");
    }
}

#[test]
fn marks_survive_being_written_and_read() {
    let mark = Mark::sample(3);
    let text = serde_json::to_string(&mark).unwrap();
    assert_eq!(serde_json::from_str::<Mark>(&text).unwrap(), mark);
    for (text, code) in [
        ("[]", MarkError::Empty),
        (
            "[[[0,0],[1,1]],[[0,0],[1,1]],[[0,0],[1,1]]]",
            MarkError::TooManyStrokes,
        ),
        ("[[[0,0]]]", MarkError::TooFewPoints),
        ("[[[0,0],[1,1.01]]]", MarkError::OutOfRange),
    ] {
        let error = serde_json::from_str::<Mark>(text).unwrap_err().to_string();
        assert!(error.contains(&code.to_string()), "{text}: {error}");
    }
}

#[test]
fn ids_are_found_again() {
    assert!(
        Tone::ALL
            .iter()
            .all(|tone| Tone::find(tone.id()) == Some(*tone))
    );
    assert!(
        Background::ALL
            .iter()
            .all(|one| Background::find(one.id()) == Some(*one))
    );
    assert!(
        CardSize::ALL
            .iter()
            .all(|size| CardSize::find(size.id()) == Some(*size))
    );
    assert_eq!(Tone::find("ruddy"), None);
}

#[test]
fn everything_has_a_name_in_every_language() {
    let hands = Hand::all().iter().map(|hand| hand.name_key);
    let tones = Tone::ALL.iter().map(|tone| tone.name_key());
    let grounds = Background::ALL.iter().map(|one| one.name_key());
    let scenes = (0..40).map(|seed| samples::kind(seed).unwrap().2);
    let keys: Vec<_> = hands
        .chain(tones)
        .chain(grounds)
        .chain(scenes)
        .chain(["drawn-sample-alt"])
        .collect();
    for language in ["en", "es"] {
        let file = format!(
            "{}/../../content/languages/{language}/drawn.ftl",
            env!("CARGO_MANIFEST_DIR")
        );
        let words = std::fs::read_to_string(file).unwrap();
        for key in &keys {
            assert!(
                words
                    .lines()
                    .any(|line| line.starts_with(&format!("{key} = "))),
                "{language}: {key}"
            );
        }
    }
}

proptest! {
    #[test]
    fn strokes_are_taken_only_within_their_limits(points in prop::collection::vec(prop::array::uniform2(-0.2_f32..1.2), 0..500)) {
        let inside = points.iter().flatten().all(|value| (0.0..=1.0).contains(value));
        let expected = match points.len() {
            0 | 1 => Err("stroke_too_few_points"),
            2..=400 if inside => Ok(()),
            2..=400 => Err("stroke_point_out_of_range"),
            _ => Err("stroke_too_many_points"),
        };
        prop_assert_eq!(Stroke::new(points).map(|_| ()).map_err(MarkError::code), expected);
    }

    #[test]
    fn numbers_that_are_none_are_refused(good in 0.0_f32..1.0, bad in prop::sample::select(vec![f32::NAN, f32::INFINITY, f32::NEG_INFINITY])) {
        let refused = Stroke::new(vec![[good, good], [bad, good]]).map_err(MarkError::code);
        prop_assert_eq!(refused.err(), Some("stroke_point_not_finite"));
    }

    #[test]
    fn whatever_was_drawn_becomes_a_path(points in prop::collection::vec(prop::array::uniform2(0.0_f32..=1.0), 2..80), seed: u64) {
        let mark = Mark::new(vec![Stroke::new(points).unwrap()]).unwrap();
        let area = Area { x: 0.0, y: 0.0, width: 250.0, height: 250.0 };
        for path in Pen::seeded(seed).outlines(&mark, area) {
            prop_assert!(path.starts_with('M') && path.ends_with('Z') && !path.contains("NaN") && !path.contains("inf"), "{}", path);
        }
    }

    #[test]
    fn sampled_marks_are_valid_and_two_strokes(seed: u64) {
        let mark = Mark::sample(seed);
        prop_assert_eq!(mark.strokes().len(), 2);
        for stroke in mark.strokes() {
            prop_assert!(Stroke::new(stroke.points().to_vec()).is_ok());
        }
    }
}

#[test]
fn a_row_of_hands_to_choose_from_is_light() {
    for tone in [Tone::ALL[0], Tone::ALL[Tone::ALL.len() - 1]] {
        let row: usize = Hand::all()
            .iter()
            .map(|hand| choice(hand, tone).unwrap().len())
            .sum();
        assert!(row < 40 * 1000, "{row} bytes");
    }
}

#[test]
fn the_card_of_a_fact_keeps_its_parts_apart() {
    let long = "Under the law it is an act, a means and a purpose. ".repeat(8);
    for (figure, statement) in [
        ("About 1 in 7", "A short one."),
        ("", long.as_str()),
        ("410 of 1,790", long.as_str()),
    ] {
        for right_to_left in [false, true] {
            let card = FactCard {
                figure,
                statement,
                source: "SOURCE",
                foot: "FOOT",
                right_to_left,
            };
            let svg = card.svg().unwrap();
            let source = svg.find("SOURCE").unwrap();
            let ys = svg.get(..source).unwrap().split(" y=\"").skip(1);
            let ys: Vec<f64> = ys
                .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
                .collect();
            let (last, words) = ys.split_last().unwrap();
            assert!(words.iter().all(|y| *y < last - 30.0), "{ys:?}");
        }
    }
}

#[test]
fn the_card_of_a_fact_is_a_small_picture() {
    let card = FactCard {
        figure: "About 1 in 7",
        statement: "Of all of them this is how many, and a word more to fill the lines.",
        source: "A body, 2024",
        foot: "example.org",
        right_to_left: false,
    };
    let png = card.png().unwrap();
    assert!(
        png.starts_with(b"\x89PNG") && png.len() < 100_000,
        "{} bytes",
        png.len()
    );
}
