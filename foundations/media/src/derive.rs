//! What may be asked of a picture, and what comes back.

/// What is done with faces that are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Faces {
    /// Hide every face (the default for every picture of a stranger).
    #[default]
    Hide,
    /// Leave faces as they are: only for a picture whose adult asked for it and a moderator agreed.
    Show,
}

/// Part of an upright picture, as fractions of its width and height: 0, 0 is the top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Region {
    left: f32,
    top: f32,
    width: f32,
    height: f32,
}

impl Region {
    /// A region, cut to the picture.
    ///
    /// Returns `None` if a number is not finite or nothing of the region lies in the picture.
    ///
    /// ```
    /// use media::derive::Region;
    /// let corner = Region::new(0.75, 0.75, 0.5, 0.5).unwrap();
    /// assert_eq!(corner.width(), 0.25);
    /// assert!(Region::new(1.5, 0.0, 0.5, 0.5).is_none());
    /// ```
    #[must_use]
    pub fn new(left: f32, top: f32, width: f32, height: f32) -> Option<Self> {
        if ![left, top, width, height].into_iter().all(f32::is_finite) {
            return None;
        }
        let (right, bottom) = ((left + width).min(1.0), (top + height).min(1.0));
        let (left, top) = (left.max(0.0), top.max(0.0));
        (right > left && bottom > top).then_some(Self {
            left,
            top,
            width: right - left,
            height: bottom - top,
        })
    }

    /// Distance of the left edge from the picture's, 0 to 1 of its width.
    #[must_use]
    pub fn left(&self) -> f32 {
        self.left
    }

    /// Distance of the top edge from the picture's, 0 to 1 of its height.
    #[must_use]
    pub fn top(&self) -> f32 {
        self.top
    }

    /// 0 to 1 of the picture's width, never 0.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.width
    }

    /// 0 to 1 of the picture's height, never 0.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.height
    }
}

/// The format of the renditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// What every browser reads: made for the desk and the wall at once.
    #[default]
    Jpeg,
    /// About two thirds of the bytes at the same fidelity, for twice the work: made after approval, by the same
    /// [`Derive`] on the same original. See `docs/adr/0104-modern-format.md`.
    WebP,
}

impl Encoding {
    /// Every encoding, in the order of their wire numbers (never reorder, only append).
    pub const ALL: [Self; 2] = [Self::Jpeg, Self::WebP];

    /// The media type to serve it with.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
        }
    }
}

/// What a worker is asked to make of the picture it holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Derive {
    /// What is done with faces.
    pub faces: Faces,
    /// Parts a person chose to hide, besides the faces. At most [`REGIONS_MAX`](crate::limits::REGIONS_MAX).
    pub hide: Vec<Region>,
    /// In doubt: hide everything but this, and faces inside it too.
    pub keep_only: Option<Region>,
    /// What is left of the picture once everything is hidden; the regions above are parts of the whole picture.
    pub crop: Option<Region>,
    /// The format of the renditions.
    pub encoding: Encoding,
}

/// One size of a picture. Holds pixels and nothing else: no metadata block survives.
#[derive(Clone, PartialEq, Eq)]
pub struct Rendition {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// What `bytes` are.
    pub encoding: Encoding,
    /// The file.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Rendition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Rendition({} x {}, {} bytes)",
            self.width,
            self.height,
            self.bytes.len()
        )
    }
}

/// What was hidden before the renditions were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// Nothing: no face was found, or faces were to be shown, and no region was asked for.
    Nothing,
    /// This many faces.
    Faces(u32),
    /// The regions a person chose, and this many faces found besides.
    Regions(u32),
    /// Everything outside the region to keep (and this many faces inside it).
    AllButRegion(u32),
    /// The whole picture: there is no face model, and no person has said what may be seen.
    Everything,
}

/// A picture ready to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    /// The sizes, largest first; at least one, at most three. Never larger than the picture was.
    pub renditions: Vec<Rendition>,
    /// A [ThumbHash](https://evanw.github.io/thumbhash/): about 25 bytes that paint a blurred preview.
    pub thumbhash: Vec<u8>,
    /// The average colour, red, green, blue, in sRGB.
    pub colour: [u8; 3],
    /// How many faces were found, hidden or not; `None` if there was no model to look for them.
    pub faces_found: Option<u32>,
    /// What was hidden.
    pub hidden: Hidden,
}
