//! Skin, line and nail colours that belong together, and the red that shows on each.

use serde::{Deserialize, Serialize};

/// The colours one skin tone is drawn with, as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The lit skin.
    pub skin: &'static str,
    /// Where light catches.
    pub light: &'static str,
    /// The soft shadow side.
    pub shade: &'static str,
    /// Deeper shadow: folds, between fingers.
    pub deep: &'static str,
    /// Warm blood near the surface: knuckles, finger tips.
    pub warm: &'static str,
    /// The contour.
    pub line: &'static str,
    /// The nail plate.
    pub nail: &'static str,
    /// The nail's free edge and shine.
    pub nail_light: &'static str,
    /// The red of the pen, chosen so that it shows on this skin.
    pub mark: &'static str,
}

impl Palette {
    /// The grey of an artificial hand.
    pub(super) const ARTIFICIAL: Self = Self {
        skin: "#DDDFDB",
        light: "#F7F8F5",
        shade: "#B3B9B9",
        deep: "#8D9596",
        warm: "#CDD1CF",
        line: "#2B3033",
        nail: "#DDDFDB",
        nail_light: "#F7F8F5",
        mark: RED,
    };
}

/// One of ten skin tones, from the palest to the deepest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Very fair, cool.
    Porcelain,
    /// Fair, rosy.
    Petal,
    /// Light, warm.
    Wheat,
    /// Light golden.
    Honey,
    /// Olive.
    Olive,
    /// Tan.
    Amber,
    /// Warm brown.
    Bronze,
    /// Reddish brown.
    Chestnut,
    /// Dark brown.
    Umber,
    /// Very deep brown.
    Ebony,
}

/// The red of the mark on paper and on light skin.
pub const RED: &str = "#C4122F";
/// The red as a paint marker leaves it on tan and brown skin.
pub const RED_BRIGHT: &str = "#E3203F";
/// The red lifted further, for the deepest skin and for dark pages.
pub const RED_LIFTED: &str = "#F03A52";

impl Tone {
    /// Every tone, palest first.
    pub const ALL: [Self; 10] = [
        Self::Porcelain,
        Self::Petal,
        Self::Wheat,
        Self::Honey,
        Self::Olive,
        Self::Amber,
        Self::Bronze,
        Self::Chestnut,
        Self::Umber,
        Self::Ebony,
    ];

    /// A stable name for forms and storage.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Porcelain => "porcelain",
            Self::Petal => "petal",
            Self::Wheat => "wheat",
            Self::Honey => "honey",
            Self::Olive => "olive",
            Self::Amber => "amber",
            Self::Bronze => "bronze",
            Self::Chestnut => "chestnut",
            Self::Umber => "umber",
            Self::Ebony => "ebony",
        }
    }

    /// The translation key of its name.
    #[must_use]
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Porcelain => "drawn-tone-porcelain",
            Self::Petal => "drawn-tone-petal",
            Self::Wheat => "drawn-tone-wheat",
            Self::Honey => "drawn-tone-honey",
            Self::Olive => "drawn-tone-olive",
            Self::Amber => "drawn-tone-amber",
            Self::Bronze => "drawn-tone-bronze",
            Self::Chestnut => "drawn-tone-chestnut",
            Self::Umber => "drawn-tone-umber",
            Self::Ebony => "drawn-tone-ebony",
        }
    }

    /// The tone with this [`id`](Self::id).
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| tone.id() == id)
    }

    /// The colours to draw this tone with.
    #[must_use]
    pub const fn palette(self) -> Palette {
        let [skin, light, shade, deep, warm, line, nail, nail_light, mark] = match self {
            Self::Porcelain => [
                "#F5DBCB", "#FDEEE4", "#E3B9A4", "#CF9C86", "#EDB9A6", "#6B3F33", "#F2CDBF",
                "#FFF1E8", RED,
            ],
            Self::Petal => [
                "#EFC8B0", "#FBE1CF", "#D9A488", "#C2866A", "#E5A48C", "#63382B", "#F0C3B0",
                "#FFEADD", RED,
            ],
            Self::Wheat => [
                "#E6B993", "#F5D5B6", "#CD946B", "#B3774F", "#DB9A76", "#5A3223", "#EABFA3",
                "#FCE6D2", RED,
            ],
            Self::Honey => [
                "#D8A473", "#EBC399", "#BB7F50", "#9E6439", "#CB8A5E", "#4F2B1B", "#E2B08B",
                "#F7DCC0", RED,
            ],
            Self::Olive => [
                "#C69A6A", "#DDB98C", "#A47748", "#875C33", "#B88155", "#452817", "#D6AC84",
                "#F0D6B6", RED,
            ],
            Self::Amber => [
                "#B47F52", "#CF9F72", "#915F37", "#744725", "#A66B45", "#3A1F12", "#CD9A76",
                "#EBCBAD", RED_BRIGHT,
            ],
            Self::Bronze => [
                "#93623F", "#B08058", "#744828", "#59341B", "#87513A", "#2A150C", "#B98567",
                "#DDB696", RED_BRIGHT,
            ],
            Self::Chestnut => [
                "#754830", "#936346", "#58331F", "#402214", "#6B3B2B", "#1F0F09", "#A37058",
                "#CFA287", RED_BRIGHT,
            ],
            Self::Umber => [
                "#583524", "#754C36", "#3F2417", "#2C170E", "#512B20", "#160A06", "#8C5D4A",
                "#BC8E78", RED_LIFTED,
            ],
            Self::Ebony => [
                "#412619", "#5C3A29", "#2D180F", "#1E0F09", "#3C1F17", "#0E0604", "#7A4E3E",
                "#AC7F6B", RED_LIFTED,
            ],
        };
        Palette {
            skin,
            light,
            shade,
            deep,
            warm,
            line,
            nail,
            nail_light,
            mark,
        }
    }
}
