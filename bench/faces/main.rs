//! Measures the face detector: what it finds, what it misses, what it takes for a face, and what a look costs.
//!
//! `bench/faces/run` fetches the pictures and starts this; the README says what the numbers mean.
#![allow(clippy::print_stdout, reason = "a report")]

mod kinds;
mod portrait;

use std::{env, fs, path::Path};

use anyhow::Context as _;
use kinds::Sample;
use media::faces::{Detector, MODEL_FILE, PASSES, Pass, SCORE_MIN, Turn};

/// Nothing below this is looked at, so that the table can show what a lower threshold would have done.
const FLOOR: f32 = 0.05;

const THRESHOLDS: [f32; 5] = [0.1, 0.15, 0.2, 0.3, 0.5];

/// The ways of looking that are compared.
fn plans() -> Vec<(&'static str, Vec<Pass>)> {
    let turned = |side| [Turn::Right, Turn::Half, Turn::Left].map(|turn| Pass { side, turn });
    let upright = |side| Pass {
        side,
        turn: Turn::Upright,
    };
    vec![
        ("320", vec![upright(320)]),
        ("640", vec![upright(640)]),
        ("960", vec![upright(960)]),
        (
            "320, 4 ways",
            [vec![upright(320)], turned(320).to_vec()].concat(),
        ),
        (
            "640, turned 320",
            [vec![upright(640)], turned(320).to_vec()].concat(),
        ),
        ("the product", PASSES.to_vec()),
    ]
}

fn main() -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let pictures = env::var_os("FACES_PICTURES")
        .context("start bench/faces/run, which fetches the pictures")?;
    let before = status("VmHWM");
    let detector = Detector::load(&root.join("models").join(MODEL_FILE))?;
    let loaded = status("VmHWM");
    println!("model loaded: {} KiB more at the peak", loaded - before);
    cost(&detector);
    let samples = kinds::all(Path::new(&pictures))?;
    if let Some(photo) = samples
        .iter()
        .find(|sample| sample.kind == "photo, upright")
    {
        let as_it_is = [Pass {
            side: 512,
            turn: Turn::Upright,
        }];
        let found = detector.find_with(&photo.rgb, photo.width, photo.height, &as_it_is, SCORE_MIN);
        println!(
            "score on the photograph at 512 pixels: {:?}",
            found.first().map(|face| face.score)
        );
    }
    let looks = looks(&detector, &samples);
    for (name, passes) in plans() {
        report(name, &passes, &looks);
    }
    Ok(())
}

/// Measured first, on one picture of 640x480, so that the peak is the detector's own.
fn cost(detector: &Detector) {
    let picture = portrait::Portrait::new(portrait::SKINS[2]).paint();
    let before = status("VmHWM");
    let plans = plans();
    for (name, passes) in &plans {
        let begun = cpu_ms();
        let found = (0..5)
            .map(|_| {
                detector
                    .find_with(&picture, 640, 480, passes, SCORE_MIN)
                    .len()
            })
            .sum::<usize>();
        println!(
            "{name}: {:.0} CPU ms a picture ({found} finds in 5)",
            (cpu_ms() - begun) / 5.0
        );
    }
    println!(
        "peak {} KiB more; address space {} KiB; threads {}",
        status("VmHWM") - before,
        status("VmPeak"),
        status("Threads")
    );
}

/// What one look at one picture gave: the best score on the face that is there, and the best anywhere else.
#[derive(Clone, Copy, Default)]
struct Verdict {
    hit: f32,
    alarm: f32,
}

impl Verdict {
    fn or(self, other: Verdict) -> Verdict {
        Verdict {
            hit: self.hit.max(other.hit),
            alarm: self.alarm.max(other.alarm),
        }
    }
}

/// Every pass over every sample, once; plans are put together from these.
fn looks<'a>(
    detector: &Detector,
    samples: &'a [Sample],
) -> Vec<(&'a Sample, Vec<(Pass, Verdict)>)> {
    let mut passes: Vec<Pass> = Vec::new();
    for pass in plans().into_iter().flat_map(|(_, plan)| plan) {
        if !passes.contains(&pass) {
            passes.push(pass);
        }
    }
    let look = |sample| {
        passes
            .iter()
            .map(|pass| (*pass, judge(sample, detector, *pass)))
            .collect()
    };
    samples
        .iter()
        .map(|sample| (sample, look(sample)))
        .collect()
}

/// The face counts as found if its middle is in a box that is not absurdly large or small.
fn judge(sample: &Sample, detector: &Detector, pass: Pass) -> Verdict {
    let mut verdict = Verdict::default();
    for found in detector.find_with(&sample.rgb, sample.width, sample.height, &[pass], FLOOR) {
        let inside = sample.face.is_some_and(|(x, y, side)| {
            (found.x..found.x + found.width).contains(&x)
                && (found.y..found.y + found.height).contains(&y)
                && (side / 2..side * 3).contains(&found.width.max(found.height))
        });
        let best = if inside {
            &mut verdict.hit
        } else {
            &mut verdict.alarm
        };
        *best = best.max(found.score);
    }
    verdict
}

fn report(name: &str, plan: &[Pass], looks: &[(&Sample, Vec<(Pass, Verdict)>)]) {
    println!("\n## {name}\n");
    println!(
        "| kind | pictures | at least {THRESHOLDS:?} | weakest, strongest |\n|---|---|---|---|"
    );
    let mut kinds: Vec<(&str, Vec<Verdict>, bool)> = Vec::new();
    for (sample, passes) in looks {
        let in_plan = passes.iter().filter(|(pass, _)| plan.contains(pass));
        let verdict = in_plan.fold(Verdict::default(), |best, (_, verdict)| best.or(*verdict));
        let rows = [
            Some(sample.kind.as_str()),
            sample.skin.as_deref(),
            sample.face.and(Some("beside a face")),
        ];
        for (row, kind) in rows
            .into_iter()
            .enumerate()
            .filter_map(|(row, kind)| Some((row, kind?)))
        {
            let false_alarms = row == 2 || sample.face.is_none();
            match kinds.iter_mut().find(|known| known.0 == kind) {
                Some(known) => known.1.push(verdict),
                None => kinds.push((kind, vec![verdict], false_alarms)),
            }
        }
    }
    kinds.sort_by_key(|(kind, ..)| *kind);
    for (kind, verdicts, false_alarms) in kinds {
        let score = |verdict: &Verdict| {
            if false_alarms {
                verdict.alarm
            } else {
                verdict.hit
            }
        };
        let scores: Vec<f32> = verdicts.iter().map(score).collect();
        let counts = THRESHOLDS.map(|least| scores.iter().filter(|score| **score >= least).count());
        let weakest = scores.iter().copied().fold(1.0, f32::min);
        let strongest = scores.iter().copied().fold(0.0, f32::max);
        let word = if false_alarms { "false: " } else { "" };
        println!(
            "| {word}{kind} | {} | {counts:?} | {weakest:.2}, {strongest:.2} |",
            scores.len()
        );
    }
}

/// CPU time of this (only) thread, which no neighbour disturbs.
fn cpu_ms() -> f64 {
    let text = fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    text.split(' ')
        .next()
        .and_then(|first| first.parse().ok())
        .unwrap_or(0.0_f64)
        / 1e6
}

fn status(field: &str) -> i64 {
    let text = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}
