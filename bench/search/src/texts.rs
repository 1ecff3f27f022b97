//! Made-up questions: words of two syllables and more, some of them common and most of them rare, as in real texts.

use store::Rng;

/// Words there are. Real texts of this size have about as many.
const WORDS: u64 = 30_000;

/// A source of texts that repeats itself.
pub(crate) struct Texts(Rng);

impl Texts {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Rng::seeded(seed))
    }

    pub(crate) fn below(&self, end: u64) -> u64 {
        self.0.below(end)
    }

    /// A word: the n-th is n times as rare as the first (Zipf), near enough: a number below a number below the end.
    fn word(&self) -> String {
        let below = |end: u64| self.0.below(end.max(1));
        word(below(below(below(WORDS) + 1) + 1))
    }

    pub(crate) fn words(&self, from: u64, to: u64) -> Vec<String> {
        let count = from + self.below(to - from);
        (0..count).map(|_| self.word()).collect()
    }

    /// One letter too few, too many, wrong, or swapped with its neighbour.
    pub(crate) fn slip(&self, word: &str) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        let at =
            usize::try_from(self.below(u64::try_from(letters.len()).unwrap_or(1) - 1)).unwrap_or(0);
        match self.below(4) {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, 'e'),
            2 => letters.swap(at, at + 1),
            _ => {
                if let Some(letter) = letters.get_mut(at) {
                    *letter = 'o';
                }
            }
        }
        letters.into_iter().collect()
    }
}

/// The word of a number: the same number, the same word.
fn word(number: u64) -> String {
    const SYLLABLES: [&str; 32] = [
        "ba", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "zan", "bel", "cor", "dun",
        "far", "gil", "hom", "jin", "kal", "lom", "mir", "nas", "pol", "qua", "rin", "sol", "tam",
        "ulo", "vor", "wen", "yas", "zur",
    ];
    let mut rest = number + 32;
    let mut word = String::new();
    while rest > 0 {
        let at = usize::try_from(rest % 32).unwrap_or(0);
        word.push_str(SYLLABLES.get(at).copied().unwrap_or("ba"));
        rest /= 32;
    }
    word
}
