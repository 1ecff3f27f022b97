//! The six kinds of layer that the network is made of, one thread, memory in proportion to the picture.
//!
//! A [`Map`] holds one row of numbers per channel, so a 1x1 convolution is one matrix product (`ndarray`, which brings
//! the AVX2 kernels) and a 3x3 one over depth works plane by plane.
#![expect(
    clippy::indexing_slicing,
    reason = "numeric loops: every length is derived from the map's own shape, checked in Map::new and when the plan is made"
)]

use ndarray::{Array2, ArrayView2, Axis, linalg::general_mat_mul, s};

/// Columns worked on at once in a product: the block of every channel stays in the second-level cache.
const COLUMNS_AT_ONCE: usize = 2048;

/// Channels of a bottleneck's middle held at once: few, for the memory's sake.
const CHANNELS_AT_ONCE: usize = 32;

/// Numbers for every channel and pixel, row by row.
#[derive(Debug, Clone)]
pub(super) struct Map {
    pub(super) height: usize,
    pub(super) width: usize,
    /// One row per channel, one column per pixel.
    pub(super) values: Array2<f32>,
}

impl Map {
    pub(super) fn new(channels: usize, height: usize, width: usize) -> Map {
        Map {
            height,
            width,
            values: Array2::zeros((channels, height * width)),
        }
    }

    pub(super) fn channels(&self) -> usize {
        self.values.nrows()
    }

    /// The pixels of one channel.
    pub(super) fn plane(&self, channel: usize) -> &[f32] {
        let start = channel * self.height * self.width;
        self.values
            .as_slice()
            .and_then(|all| all.get(start..start + self.height * self.width))
            .unwrap_or(&[])
    }
}

/// Weights of a product: one row per channel that comes out, and what is added to it.
#[derive(Debug, Clone)]
pub(super) struct Product {
    pub(super) weights: Array2<f32>,
    pub(super) bias: Vec<f32>,
    /// Whether what is below zero becomes zero.
    pub(super) relu: bool,
}

impl Product {
    /// A 1x1 convolution.
    pub(super) fn apply(&self, input: &Map) -> Map {
        let mut output = Map::new(self.weights.nrows(), input.height, input.width);
        let blocks = input.values.axis_chunks_iter(Axis(1), COLUMNS_AT_ONCE);
        for (from, mut to) in
            blocks.zip(output.values.axis_chunks_iter_mut(Axis(1), COLUMNS_AT_ONCE))
        {
            for (mut row, bias) in to.rows_mut().into_iter().zip(&self.bias) {
                row.fill(*bias);
            }
            general_mat_mul(1.0, &self.weights, &from, 1.0, &mut to);
            if self.relu {
                to.map_inplace(relu);
            }
        }
        output
    }
}

fn relu(number: &mut f32) {
    *number = number.max(0.0);
}

/// A 3x3 convolution over all channels: rows of neighbourhoods are laid out as columns, then multiplied.
pub(super) fn full3x3(product: &Product, stride: usize, input: &Map) -> Map {
    let (height, width) = (input.height.div_ceil(stride), input.width.div_ceil(stride));
    let mut output = Map::new(product.weights.nrows(), height, width);
    let mut columns = Map::new(input.channels() * 9, 1, width);
    for y in 0..height {
        for channel in 0..input.channels() {
            for tap in 0..9 {
                let row = row_of(
                    input.plane(channel),
                    input.width,
                    (y * stride + tap / 3).checked_sub(1),
                );
                let mut to = columns.values.row_mut(channel * 9 + tap);
                for (x, number) in to.iter_mut().enumerate() {
                    let column = (x * stride + tap % 3).checked_sub(1);
                    *number = column
                        .and_then(|column| row.get(column))
                        .copied()
                        .unwrap_or(0.0);
                }
            }
        }
        let line = product.apply(&columns);
        output
            .values
            .slice_mut(s![.., y * width..(y + 1) * width])
            .assign(&line.values);
    }
    output
}

/// Row `y` of a plane; outside of it there is nothing, which counts as zeros.
fn row_of(plane: &[f32], width: usize, y: Option<usize>) -> &[f32] {
    y.and_then(|y| plane.get(y * width..(y + 1) * width))
        .unwrap_or(&[])
}

/// A 3x3 convolution of each channel by itself, then ReLU.
#[derive(Debug, Clone)]
pub(super) struct Depthwise {
    /// Nine weights for every channel, row by row.
    pub(super) weights: Vec<[f32; 9]>,
    pub(super) bias: Vec<f32>,
    /// 1 keeps the sides, 2 halves them.
    pub(super) stride: usize,
    pub(super) relu: bool,
}

impl Depthwise {
    pub(super) fn apply(&self, input: &Map) -> Map {
        let (height, width) = (
            input.height.div_ceil(self.stride),
            input.width.div_ceil(self.stride),
        );
        let mut output = Map::new(input.channels(), height, width);
        let mut padded = [
            vec![0.0; input.width + 2],
            vec![0.0; input.width + 2],
            vec![0.0; input.width + 2],
        ];
        for (channel, mut plane) in output.values.rows_mut().into_iter().enumerate() {
            let Some(plane) = plane.as_slice_mut() else {
                continue;
            };
            let (weights, bias) = (&self.weights[channel], self.bias[channel]);
            for (y, line) in plane.chunks_exact_mut(width).enumerate() {
                for (tap, row) in padded.iter_mut().enumerate() {
                    let from = row_of(
                        input.plane(channel),
                        input.width,
                        (y * self.stride + tap).checked_sub(1),
                    );
                    pad(from, row);
                }
                line.fill(bias);
                for (row, taps) in padded.iter().zip(weights.as_chunks::<3>().0) {
                    add_taps(row, *taps, self.stride, line);
                }
                if self.relu {
                    line.iter_mut().for_each(relu);
                }
            }
        }
        output
    }
}

/// Copies a row between two zeros; a row that is not there becomes all zeros.
fn pad(from: &[f32], to: &mut [f32]) {
    match to.get_mut(1..=from.len()) {
        Some(middle) if !from.is_empty() => middle.copy_from_slice(from),
        _ => to.fill(0.0),
    }
}

fn add_taps(row: &[f32], [left, middle, right]: [f32; 3], stride: usize, line: &mut [f32]) {
    if stride == 1 {
        let neighbours = row.iter().zip(&row[1..]).zip(&row[2..]);
        for (sum, ((a, b), c)) in line.iter_mut().zip(neighbours) {
            *sum += left * a + middle * b + right * c;
        }
    } else {
        for (sum, window) in line.iter_mut().zip(row.windows(3).step_by(stride)) {
            *sum += left * window[0] + middle * window[1] + right * window[2];
        }
    }
}

/// Widens the channels, looks at each by itself, and narrows them again: the block that MobileNetV2 is made of.
///
/// The wide middle would be the largest map by far (39 MB for 640x640), so it is made a few channels at a time.
#[derive(Debug, Clone)]
pub(super) struct Bottleneck {
    groups: Vec<Group>,
    bias: Vec<f32>,
}

/// Some channels of the middle: how they are made, looked at, and what each adds to the channels that come out.
#[derive(Debug, Clone)]
struct Group {
    widen: Product,
    look: Depthwise,
    narrow: Array2<f32>,
}

impl Bottleneck {
    pub(super) fn new(widen: &Product, look: &Depthwise, narrow: &Product) -> Option<Bottleneck> {
        let middle = widen.weights.nrows();
        let fits = look.weights.len() == middle && narrow.weights.ncols() == middle && !narrow.relu;
        let groups = (0..middle).step_by(CHANNELS_AT_ONCE).map(|start| {
            let range = start..(start + CHANNELS_AT_ONCE).min(middle);
            Group {
                widen: Product {
                    weights: widen.weights.slice(s![range.clone(), ..]).to_owned(),
                    bias: widen.bias[range.clone()].to_vec(),
                    relu: widen.relu,
                },
                look: Depthwise {
                    weights: look.weights[range.clone()].to_vec(),
                    bias: look.bias[range.clone()].to_vec(),
                    ..*look
                },
                narrow: narrow.weights.slice(s![.., range]).to_owned(),
            }
        });
        fits.then(|| Bottleneck {
            groups: groups.collect(),
            bias: narrow.bias.clone(),
        })
    }

    pub(super) fn apply(&self, input: &Map) -> Map {
        let mut sum: Option<Map> = None;
        for group in &self.groups {
            let seen = group.look.apply(&group.widen.apply(input));
            let sum = sum.get_or_insert_with(|| filled(&self.bias, seen.height, seen.width));
            general_mat_mul(1.0, &group.narrow, &seen.values, 1.0, &mut sum.values);
        }
        sum.unwrap_or_else(|| Map::new(0, 0, 0))
    }
}

fn filled(bias: &[f32], height: usize, width: usize) -> Map {
    let mut map = Map::new(bias.len(), height, width);
    for (mut row, bias) in map.values.rows_mut().into_iter().zip(bias) {
        row.fill(*bias);
    }
    map
}

/// Doubles both sides (a transposed 2x2 convolution of stride 2). The product has four rows for every channel that
/// comes out: top left, top right, bottom left, bottom right.
pub(super) fn upsample2x2(product: &Product, input: &Map) -> Map {
    let corners = product.apply(input);
    let (width, wide) = (input.width, input.width * 2);
    let mut output = Map::new(corners.channels() / 4, input.height * 2, wide);
    for (channel, mut plane) in output.values.rows_mut().into_iter().enumerate() {
        let Some(plane) = plane.as_slice_mut() else {
            continue;
        };
        for (y, line) in plane.chunks_exact_mut(wide).enumerate() {
            let corner = channel * 4 + (y % 2) * 2;
            let left = row_of(corners.plane(corner), width, Some(y / 2));
            let right = row_of(corners.plane(corner + 1), width, Some(y / 2));
            for (pair, (left, right)) in line
                .as_chunks_mut::<2>()
                .0
                .iter_mut()
                .zip(left.iter().zip(right))
            {
                *pair = [*left, *right];
            }
        }
    }
    output
}

/// Sums two maps of one shape.
pub(super) fn add(mut left: Map, right: &Map) -> Map {
    left.values += &right.values;
    left
}

/// From any number to a share between 0 and 1.
pub(super) fn sigmoid(mut map: Map) -> Map {
    map.values
        .mapv_inplace(|number| 1.0 / (1.0 + (-number).exp()));
    map
}

/// The weights of a layer as a matrix of `rows` rows.
pub(super) fn matrix(rows: usize, values: &[f32]) -> Option<Array2<f32>> {
    let columns = values.len().checked_div(rows)?;
    Some(
        ArrayView2::from_shape((rows, columns), values)
            .ok()?
            .to_owned(),
    )
}
