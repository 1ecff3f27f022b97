//! Writes a grid of everything drawn to a PNG file, so that a person can look at it.
//!
//! `cargo run -p media --example contact_sheet -- hands out.png` (or `hero`, `tones`, `marks`, `samples`, `cards`,
//! `rtl`, `photos`)
#![expect(clippy::as_conversions, reason = "a grid on a sheet: small numbers")]

use std::error::Error;

use media::drawn::{
    Background, Card, CardSize, Hand, HandOptions, Mark, PAPER, Picture, Tone, mark_svg, photo,
    sample_pixels,
};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// A white-free sheet of RGB pixels.
struct Sheet {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

impl Sheet {
    fn new(width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            rgb: vec![0xF4; (width * height * 3) as usize],
        }
    }

    /// Copies every `shrink`-th pixel block of a picture, averaged, to a place.
    fn put(&mut self, picture: &Picture, left: u32, top: u32, shrink: u32) {
        for y in 0..picture.height() / shrink {
            for x in 0..picture.width() / shrink {
                for channel in 0..3 {
                    let mut sum = 0;
                    for dy in 0..shrink {
                        for dx in 0..shrink {
                            let at = ((y * shrink + dy) * picture.width() + x * shrink + dx) * 3
                                + channel;
                            sum += u32::from(picture.rgb().get(at as usize).copied().unwrap_or(0));
                        }
                    }
                    let to = ((top + y) * self.width + left + x) * 3 + channel;
                    if left + x < self.width
                        && let Some(value) = self.rgb.get_mut(to as usize)
                    {
                        *value = u8::try_from(sum / (shrink * shrink)).unwrap_or(255);
                    }
                }
            }
        }
    }

    fn save(&self, path: &str) -> Outcome<()> {
        image::save_buffer(
            path,
            &self.rgb,
            self.width,
            self.height,
            image::ExtendedColorType::Rgb8,
        )?;
        Ok(())
    }
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, path, rest @ ..] = arguments.as_slice() else {
        return Err(
            "usage: contact_sheet hero|hands|tones|marks|samples|cards|rtl|photos OUT.png [NUMBER]"
                .into(),
        );
    };
    let number: u64 = rest.first().map_or(Ok(0), |text| text.parse())?;
    match what.as_str() {
        "hero" => hands(number, 2, 2, 760, path),
        "hands" => hands(number, 14, 5, 340, path),
        "tones" => tones(number, path),
        "marks" => marks(path),
        "samples" => samples(number, path),
        "sample" => {
            let mut s = Sheet::new(1600, 1600);
            s.put(&sample_pixels(number)?, 0, 0, 1);
            s.save(path)
        }
        "cards" => cards(&latin(), path),
        "rtl" => cards(&arabic(), path),
        "photos" => photos(path),
        _ => Err("no such sheet".into()),
    }
}

fn grid(cells: &[String], columns: usize, cell: (usize, usize), path: &str) -> Outcome<()> {
    let (width, height) = (columns * cell.0, cells.len().div_ceil(columns) * cell.1);
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect width="{width}" height="{height}" fill="{PAPER}"/>"#
    );
    for (index, one) in cells.iter().enumerate() {
        let (x, y) = (index % columns * cell.0, index / columns * cell.1);
        svg += &one.replacen(
            "<svg ",
            &format!(
                r#"<svg x="{x}" y="{y}" width="{}" height="{}" "#,
                cell.0, cell.1
            ),
            1,
        );
    }
    svg += "</svg>";
    std::fs::write(
        path,
        Picture::from_svg(&svg, u32::try_from(width)?, u32::try_from(height)?)?.png()?,
    )?;
    Ok(())
}

fn hands(first: u64, count: usize, columns: usize, width: usize, path: &str) -> Outcome<()> {
    let first = usize::try_from(first)?;
    let cells: Vec<String> = Hand::all()
        .iter()
        .enumerate()
        .skip(first)
        .take(count)
        .map(|(index, hand)| {
            let tone = Tone::ALL
                .get((index * 7 + 2) % 10)
                .copied()
                .unwrap_or(Tone::Amber);
            hand.svg(
                tone,
                Some(&Mark::sample(index as u64)),
                &HandOptions::default(),
            )
        })
        .collect();
    grid(&cells, columns, (width, width * 5 / 4), path)
}

fn tones(hand: u64, path: &str) -> Outcome<()> {
    let hand = Hand::all()
        .get(usize::try_from(hand)?)
        .ok_or("no such hand")?;
    let cells: Vec<String> = Tone::ALL
        .iter()
        .map(|&tone| hand.svg(tone, Some(&Mark::sample(3)), &HandOptions::default()))
        .collect();
    grid(&cells, 5, (320, 400), path)
}

fn marks(path: &str) -> Outcome<()> {
    let cells: Vec<String> = (0..40)
        .map(|seed| mark_svg(&Mark::sample(seed), seed).replace("currentColor", "#C4122F"))
        .collect();
    grid(&cells, 8, (180, 180), path)
}

fn samples(first: u64, path: &str) -> Outcome<()> {
    let mut sheet = Sheet::new(7 * 204, 5 * 204);
    for index in 0..35_u32 {
        let picture = sample_pixels(first + u64::from(index))?;
        let (left, top) = (index % 7 * 204, index / 7 * 204);
        let inset = |side: u32| (200 - side / 8) / 2;
        sheet.put(
            &picture,
            left + inset(picture.width()),
            top + inset(picture.height()),
            8,
        );
    }
    sheet.save(path)
}

fn photos(path: &str) -> Outcome<()> {
    let mut sheet = Sheet::new(6 * 260, 320);
    for (index, background) in (0_u32..).zip(Background::ALL) {
        let hand = Hand::all()
            .get(index as usize % Hand::all().len())
            .ok_or("no hand")?;
        let tone = Tone::ALL
            .get(index as usize * 2 % 10)
            .copied()
            .unwrap_or(Tone::Amber);
        sheet.put(
            &photo(hand, tone, &Mark::sample(u64::from(index)), background, 320)?,
            index * 260,
            0,
            1,
        );
    }
    sheet.save(path)
}

struct Words {
    headline: &'static str,
    campaign: &'static str,
    date: &'static str,
    right_to_left: bool,
}

const fn latin() -> Words {
    Words {
        headline: "I drew an X today. Ask me why.",
        campaign: "Red X Day",
        date: "22 February 2027",
        right_to_left: false,
    }
}

const fn arabic() -> Words {
    Words {
        headline: "رسمتُ علامة X على يدي من أجل الأطفال.",
        campaign: "يوم العلامة الحمراء",
        date: "22 فبراير 2027",
        right_to_left: true,
    }
}

fn cards(words: &Words, path: &str) -> Outcome<()> {
    let mark = Mark::sample(5);
    let mut sheet = Sheet::new(1750, 960);
    let places = [
        (CardSize::Wide, 0, 0, 2),
        (CardSize::Square, 620, 0, 2),
        (CardSize::Tall, 1180, 0, 2),
    ];
    for (index, (size, left, top, shrink)) in places.into_iter().enumerate() {
        let hand = Hand::all()
            .get(index % Hand::all().len())
            .ok_or("no hand")?;
        let tone = Tone::ALL.get(index * 3 + 1).copied().unwrap_or(Tone::Amber);
        let card = Card {
            hand: Some((hand, tone)),
            mark: &mark,
            headline: words.headline,
            campaign: words.campaign,
            date: words.date,
            url: "redx.example.org",
            right_to_left: words.right_to_left,
        };
        let (width, height) = size.pixels();
        eprintln!("{} {} bytes", size.id(), card.png(size)?.len());
        sheet.put(
            &Picture::from_svg(&card.svg(size)?, width, height)?,
            left,
            top,
            shrink,
        );
    }
    let bare = Card {
        hand: None,
        mark: &mark,
        headline: words.headline,
        campaign: words.campaign,
        date: words.date,
        url: "redx.example.org",
        right_to_left: words.right_to_left,
    };
    sheet.put(
        &Picture::from_svg(&bare.svg(CardSize::Wide)?, 1200, 630)?,
        0,
        330,
        2,
    );
    sheet.save(path)
}
