//! How far a rendition is from the best that could be made: the full decode, upright, reduced by a Lanczos filter in
//! floating point, written here plainly so that it shares no code with anybody who is measured.

use media::orientation::Orientation;

struct Planar {
    width: usize,
    height: usize,
    channels: [Vec<f32>; 3],
}

/// Peak signal to noise ratio of each file against the ideal of its size, in decibels.
pub(crate) fn decibels(original: &[u8], renditions: &[Vec<u8>]) -> anyhow::Result<Vec<f64>> {
    let exif = original.windows(6).position(|window| window == b"Exif\0\0");
    let orientation = exif
        .map(|at| Orientation::from_exif(&original[at..at + 64]))
        .unwrap_or_default();
    let full = upright(
        &turbojpeg::decompress(original, turbojpeg::PixelFormat::RGB)?,
        orientation,
    );
    renditions
        .iter()
        .map(|file| {
            let image = turbojpeg::decompress(file, turbojpeg::PixelFormat::RGB)?;
            let ideal = full.reduced(image.width, image.height);
            let error: f64 = (0..3)
                .flat_map(|channel| {
                    let samples = image.pixels.iter().skip(channel).step_by(3);
                    ideal.channels[channel]
                        .iter()
                        .zip(samples)
                        .map(|(want, is)| {
                            f64::from(want.clamp(0.0, 255.0) - f32::from(*is)).powi(2)
                        })
                })
                .sum();
            let mean = error / (image.width * image.height * 3) as f64;
            Ok(10.0 * (255.0 * 255.0 / mean).log10())
        })
        .collect()
}

fn upright(image: &turbojpeg::Image<Vec<u8>>, orientation: Orientation) -> Planar {
    let (width, height) = orientation.upright_size(image.width, image.height);
    let from = |x: usize, y: usize| match orientation {
        Orientation::TurnedLeft => (y, image.height - 1 - x),
        Orientation::Turned180 => (image.width - 1 - x, image.height - 1 - y),
        Orientation::TurnedRight => (image.width - 1 - y, x),
        _ => (x, y),
    };
    let channels = [0, 1, 2].map(|channel| {
        let sample = |at: usize| {
            let (x, y) = from(at % width, at / width);
            f32::from(image.pixels[(y * image.width + x) * 3 + channel])
        };
        (0..width * height).map(sample).collect()
    });
    Planar {
        width,
        height,
        channels,
    }
}

impl Planar {
    fn reduced(&self, width: usize, height: usize) -> Self {
        let (across, down) = (weights(self.width, width), weights(self.height, height));
        let channels = [0, 1, 2].map(|channel| {
            let rows = self.channels[channel].chunks_exact(self.width);
            let narrow: Vec<f32> = rows
                .flat_map(|row| across.iter().map(|(start, taps)| dot(&row[*start..], taps)))
                .collect();
            down.iter()
                .flat_map(|(start, taps)| {
                    let column = |x: usize| {
                        taps.iter()
                            .enumerate()
                            .map(|(at, tap)| narrow[(start + at) * width + x] * tap)
                            .sum()
                    };
                    (0..width).map(column).collect::<Vec<f32>>()
                })
                .collect()
        });
        Self {
            width,
            height,
            channels,
        }
    }
}

fn dot(samples: &[f32], taps: &[f32]) -> f32 {
    samples
        .iter()
        .zip(taps)
        .map(|(sample, tap)| sample * tap)
        .sum()
}

/// For each sample of the result, where it starts to look and how much each sample counts.
fn weights(from: usize, to: usize) -> Vec<(usize, Vec<f32>)> {
    let scale = from as f64 / to as f64;
    let reach = 3.0 * scale;
    let weight = |at: usize, centre: f64| lanczos((at as f64 + 0.5 - centre) / scale);
    (0..to)
        .map(|at| {
            let centre = (at as f64 + 0.5) * scale;
            let start = (centre - reach).max(0.0) as usize;
            let end = ((centre + reach).ceil() as usize).min(from);
            let taps: Vec<f64> = (start..end).map(|at| weight(at, centre)).collect();
            let sum: f64 = taps.iter().sum();
            (
                start,
                taps.into_iter().map(|tap| (tap / sum) as f32).collect(),
            )
        })
        .collect()
}

fn lanczos(x: f64) -> f64 {
    let sinc = |x: f64| {
        if x == 0.0 {
            1.0
        } else {
            (x * std::f64::consts::PI).sin() / (x * std::f64::consts::PI)
        }
    };
    if x.abs() < 3.0 {
        sinc(x) * sinc(x / 3.0)
    } else {
        0.0
    }
}
