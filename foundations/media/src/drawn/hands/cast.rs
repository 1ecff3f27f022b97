//! The hands one can choose: young and old, slim and broad, left and right, worn, ringed, gloved, made.

use super::Hand;
use super::anatomy::Shape;
use super::paint::Wear;
use super::worn::Extra;

const ADULT: Wear = Wear {
    folds: 0.35,
    tendons: 0.35,
    veins: 0.0,
    spots: 0.0,
    nails: 0.3,
};
const YOUNG: Wear = Wear {
    folds: 0.15,
    tendons: 0.0,
    veins: 0.0,
    spots: 0.0,
    nails: 0.15,
};
const OLD: Wear = Wear {
    folds: 0.95,
    tendons: 0.95,
    veins: 0.9,
    spots: 0.7,
    nails: 0.3,
};
const WORKED: Wear = Wear {
    folds: 0.75,
    tendons: 0.6,
    veins: 0.45,
    spots: 0.0,
    nails: 0.0,
};

const fn hand(
    id: &'static str,
    name_key: &'static str,
    left: bool,
    shape: Shape,
    wear: Wear,
    scale: f64,
) -> Hand {
    Hand {
        id,
        name_key,
        left,
        shape,
        wear,
        scale,
        extras: &[],
    }
}

const SLIM: Shape = Shape {
    finger_width: 0.88,
    finger_length: 1.05,
    palm_width: 0.9,
    wrist: 0.84,
    joints: 0.15,
    tips: 0.9,
    spread: 0.85,
    thumb: -38.0,
    ..Shape::MIDDLE
};
const BROAD: Shape = Shape {
    finger_width: 1.16,
    finger_length: 0.97,
    palm_width: 1.12,
    wrist: 1.14,
    joints: 0.35,
    tips: 1.06,
    thumb: -42.0,
    ..Shape::MIDDLE
};
const CHILD: Shape = Shape {
    finger_width: 1.12,
    finger_length: 0.8,
    palm_width: 1.02,
    palm_length: 0.86,
    wrist: 1.0,
    joints: 0.0,
    tips: 1.0,
    spread: 1.15,
    ..Shape::MIDDLE
};
const AGED: Shape = Shape {
    finger_width: 0.95,
    palm_width: 0.98,
    wrist: 0.92,
    joints: 0.95,
    tips: 0.97,
    spread: 0.9,
    seen: [0.97, 1.0, 0.96, 0.92],
    lean: [1.5, 1.0, 2.0, 0.0],
    ..Shape::MIDDLE
};
const TOGETHER: Shape = Shape {
    spread: 0.42,
    thumb: -33.0,
    finger_length: 1.02,
    ..Shape::MIDDLE
};

pub(super) static HANDS: [Hand; 14] = [
    hand("open", "drawn-hand-open", false, Shape::MIDDLE, ADULT, 4.05),
    Hand {
        extras: &[Extra::Ring(2, "#D2A63C", "#FBEBB8")],
        ..hand(
            "slim",
            "drawn-hand-slim",
            true,
            SLIM,
            Wear {
                nails: 0.8,
                folds: 0.2,
                ..ADULT
            },
            3.95,
        )
    },
    hand("small", "drawn-hand-small", false, CHILD, YOUNG, 4.0),
    Hand {
        extras: &[Extra::Ring(2, "#D2A63C", "#FBEBB8")],
        ..hand("old", "drawn-hand-old", true, AGED, OLD, 4.05)
    },
    Hand {
        extras: &[Extra::Plaster],
        ..hand("worker", "drawn-hand-worker", false, BROAD, WORKED, 3.9)
    },
    Hand {
        extras: &[
            Extra::Varnish("#2E6466", "#8FC1BE"),
            Extra::Ring(1, "#C9CED1", "#FFFFFF"),
            Extra::Ring(3, "#D2A63C", "#FBEBB8"),
            Extra::Beads("#D8A33A", "#2E6466"),
        ],
        ..hand(
            "rings",
            "drawn-hand-rings",
            true,
            Shape {
                spread: 1.05,
                ..SLIM
            },
            Wear {
                nails: 1.0,
                folds: 0.2,
                ..ADULT
            },
            3.95,
        )
    },
    hand(
        "broad",
        "drawn-hand-broad",
        true,
        BROAD,
        Wear {
            folds: 0.45,
            ..ADULT
        },
        3.9,
    ),
    Hand {
        extras: &[Extra::Glove],
        ..hand(
            "glove",
            "drawn-hand-glove",
            false,
            Shape {
                joints: 0.35,
                finger_width: 1.05,
                palm_width: 1.05,
                wrist: 1.05,
                ..Shape::MIDDLE
            },
            ADULT,
            3.95,
        )
    },
    Hand {
        extras: &[Extra::Prosthesis],
        ..hand(
            "artificial",
            "drawn-hand-artificial",
            true,
            Shape {
                joints: 0.1,
                tips: 0.96,
                ..Shape::MIDDLE
            },
            YOUNG,
            4.0,
        )
    },
    Hand {
        extras: &[Extra::Sleeve("#5E7268", "#46574F")],
        ..hand(
            "sleeve",
            "drawn-hand-sleeve",
            false,
            Shape {
                spread: 0.8,
                ..Shape::MIDDLE
            },
            ADULT,
            4.0,
        )
    },
    hand(
        "together",
        "drawn-hand-together",
        true,
        TOGETHER,
        ADULT,
        4.05,
    ),
    Hand {
        extras: &[Extra::Vitiligo],
        ..hand(
            "patches",
            "drawn-hand-patches",
            false,
            Shape {
                spread: 0.9,
                ..SLIM
            },
            Wear {
                folds: 0.25,
                ..ADULT
            },
            4.0,
        )
    },
    Hand {
        extras: &[Extra::Sleeve("#D9A94A", "#B98A2F")],
        ..hand(
            "small-sleeve",
            "drawn-hand-small-sleeve",
            true,
            Shape {
                spread: 0.95,
                ..CHILD
            },
            YOUNG,
            4.0,
        )
    },
    Hand {
        extras: &[Extra::Cuff("#E8E4DB", "#C3BCAE")],
        ..hand(
            "cuff",
            "drawn-hand-cuff",
            true,
            Shape {
                spread: 0.7,
                joints: 0.45,
                ..Shape::MIDDLE
            },
            Wear {
                tendons: 0.5,
                ..ADULT
            },
            4.0,
        )
    },
];
