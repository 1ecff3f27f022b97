//! From the network's reading to boxes: pure arithmetic, no model needed.

use super::network::Reading;

/// Pixels of the network's input to a cell of its output.
const CELL: f32 = 4.0;

/// Two boxes that share more than this part of their union show one face.
const SAME_FACE: f32 = 0.3;

/// A box around a face; corners in pixels, of which picture depends on the place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
    pub(super) score: f32,
}

impl Bounds {
    fn area(&self) -> f32 {
        (self.right - self.left).max(0.0) * (self.bottom - self.top).max(0.0)
    }

    /// Shared area as a part of the area that either covers, 0 to 1.
    fn overlap(&self, other: &Bounds) -> f32 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        let shared = width.max(0.0) * height.max(0.0);
        let union = self.area() + other.area() - shared;
        if union > 0.0 { shared / union } else { 0.0 }
    }

    /// The same box in a picture `factor` times as large.
    pub(super) fn scaled(self, factor: f32) -> Bounds {
        Bounds {
            left: self.left * factor,
            top: self.top * factor,
            right: self.right * factor,
            bottom: self.bottom * factor,
            ..self
        }
    }
}

/// A box for every cell whose heat is at least `threshold`, in pixels of the network's input.
pub(super) fn decode(reading: &Reading, threshold: f32) -> Vec<Bounds> {
    let planes = (
        reading.size.plane(0),
        reading.size.plane(1),
        reading.offset.plane(0),
        reading.offset.plane(1),
    );
    let cells = planes
        .0
        .iter()
        .zip(planes.1)
        .zip(planes.2.iter().zip(planes.3));
    let mut boxes = Vec::new();
    for (cell, (score, ((height, width), (down, right)))) in
        reading.heat.plane(0).iter().zip(cells).enumerate()
    {
        if *score < threshold {
            continue;
        }
        let row = number(cell / reading.heat.width.max(1));
        let column = number(cell % reading.heat.width.max(1));
        let (x, y) = ((column + right + 0.5) * CELL, (row + down + 0.5) * CELL);
        let (half_width, half_height) = (width.exp() * CELL / 2.0, height.exp() * CELL / 2.0);
        boxes.push(Bounds {
            left: x - half_width,
            top: y - half_height,
            right: x + half_width,
            bottom: y + half_height,
            score: *score,
        });
    }
    boxes
}

/// Keeps the surest box of each face, surest first.
pub(super) fn strongest(mut boxes: Vec<Bounds>) -> Vec<Bounds> {
    boxes.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept: Vec<Bounds> = Vec::new();
    for candidate in boxes {
        if kept
            .iter()
            .all(|chosen| chosen.overlap(&candidate) < SAME_FACE)
        {
            kept.push(candidate);
        }
    }
    kept
}

/// A count of pixels or cells as a coordinate: exact up to 2^24, far above any side we accept.
#[expect(clippy::as_conversions, reason = "sides are far below 2^24")]
pub(super) fn number(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::super::layers::Map;
    use super::*;
    use ndarray::Array2;
    use proptest::prelude::*;

    fn map(height: usize, width: usize, channels: &[Vec<f32>]) -> Map {
        let values =
            Array2::from_shape_vec((channels.len(), height * width), channels.concat()).unwrap();
        Map {
            height,
            width,
            values,
        }
    }

    fn square(left: f32, top: f32, side: f32, score: f32) -> Bounds {
        Bounds {
            left,
            top,
            right: left + side,
            bottom: top + side,
            score,
        }
    }

    #[test]
    fn a_hot_cell_becomes_a_box_around_its_middle() {
        let mut heat = vec![0.0; 12];
        heat[6] = 0.9; // row 1, column 2 of 3 rows by 4 columns
        let reading = Reading {
            heat: map(3, 4, &[heat]),
            size: map(3, 4, &[vec![3.0_f32.ln(); 12], vec![2.0_f32.ln(); 12]]),
            offset: map(3, 4, &[vec![0.25; 12], vec![-0.5; 12]]),
        };

        let boxes = decode(&reading, 0.5);

        // middle: x = (2 - 0.5 + 0.5) * 4, y = (1 + 0.25 + 0.5) * 4; 2 cells wide, 3 high
        assert_eq!(boxes.len(), 1);
        let found = boxes[0];
        for (is, should) in [
            (found.left, 4.0),
            (found.right, 12.0),
            (found.top, 1.0),
            (found.bottom, 13.0),
            (found.score, 0.9),
        ] {
            assert!((is - should).abs() < 1e-4, "{found:?}");
        }
        assert!(decode(&reading, 0.95).is_empty());
    }

    #[test]
    fn of_boxes_on_one_face_the_surest_stays() {
        let boxes = vec![
            square(0.0, 0.0, 10.0, 0.5),
            square(1.0, 1.0, 10.0, 0.8),
            square(40.0, 0.0, 10.0, 0.3),
        ];
        assert_eq!(
            strongest(boxes),
            [square(1.0, 1.0, 10.0, 0.8), square(40.0, 0.0, 10.0, 0.3)]
        );
    }

    #[test]
    fn neighbours_in_a_crowd_both_stay() {
        let boxes = vec![square(0.0, 0.0, 10.0, 0.5), square(6.0, 0.0, 10.0, 0.5)];
        assert_eq!(strongest(boxes).len(), 2);
    }

    #[test]
    fn an_empty_box_overlaps_nothing() {
        assert!(
            square(3.0, 3.0, 0.0, 1.0)
                .overlap(&square(3.0, 3.0, 0.0, 1.0))
                .abs()
                < f32::EPSILON
        );
    }

    proptest! {
        #[test]
        fn kept_boxes_never_show_one_face_twice(
            boxes in proptest::collection::vec((0.0..50.0_f32, 0.0..50.0_f32, 0.0..30.0_f32, 0.0..1.0_f32), 0..40)
        ) {
            let boxes: Vec<Bounds> = boxes.into_iter().map(|(x, y, side, score)| square(x, y, side, score)).collect();
            let kept = strongest(boxes.clone());
            prop_assert_eq!(kept.is_empty(), boxes.is_empty());
            for (index, one) in kept.iter().enumerate() {
                prop_assert!(kept.iter().skip(index + 1).all(|other| one.overlap(other) < SAME_FACE));
            }
        }
    }
}
