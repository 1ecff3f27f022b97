//! The reward, before anybody has approved anything: the X as a face-free card. A photo never goes on a card; its
//! author gets a drawn hand, which is nobody's.

use crate::{draw::Drawing, receipt::Receipt};
use media::drawn::{Card, CardSize, Hand, Mark, Tone};
use web::{Page, Problem, Result};

/// What a card needs of a page, taken out before the drawing goes to a thread of its own.
pub(crate) struct Order {
    headline: String,
    campaign: String,
    date: String,
    url: String,
    right_to_left: bool,
    drawing: Option<Drawing>,
    seed: u64,
}

impl Order {
    pub(crate) fn new(page: &Page, receipt: &Receipt) -> Self {
        let field = |text: &Option<String>| text.clone().unwrap_or_default();
        let drawing = Drawing::parse(
            &field(&receipt.hand),
            &field(&receipt.tone),
            &field(&receipt.strokes),
        )
        .ok();
        let url = page.url("/");
        Self {
            headline: page.t("card-headline"),
            campaign: page.campaign().name.clone(),
            date: page.day(),
            url: url
                .trim_start_matches("https://")
                .trim_start_matches("http://")
                .trim_end_matches('/')
                .to_owned(),
            right_to_left: page.dir() == "rtl",
            drawing,
            seed: receipt.post.as_u64_pair().1,
        }
    }

    /// Draws the card: PNG bytes, about 100 ms of CPU.
    pub(crate) fn draw(&self, size: CardSize) -> Result<Vec<u8>> {
        let mark = self
            .drawing
            .as_ref()
            .map_or_else(|| Mark::sample(self.seed), |d| d.mark.clone());
        let hand = self
            .drawing
            .as_ref()
            .map(|d| (d.hand, d.tone))
            .or_else(|| self.anybody());
        let card = Card {
            hand,
            mark: &mark,
            headline: &self.headline,
            campaign: &self.campaign,
            date: &self.date,
            url: &self.url,
            right_to_left: self.right_to_left,
        };
        card.png(size).map_err(Problem::internal)
    }

    fn anybody(&self) -> Option<(&'static Hand, Tone)> {
        let pick =
            |n: usize, by: u64| usize::try_from(by % u64::try_from(n).unwrap_or(1)).unwrap_or(0);
        let hand = Hand::all().get(pick(Hand::all().len(), self.seed))?;
        let tone = Tone::ALL.get(pick(Tone::ALL.len(), self.seed / 7))?;
        Some((hand, *tone))
    }
}
