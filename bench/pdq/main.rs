//! Measures PDQ hashes of pixels and of JPEG files. `bench/pdq/run` starts this.
#![allow(
    clippy::print_stdout,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a report, made of pixels and numbers"
)]

mod draw;
mod report;

use std::fs;
use std::hint::black_box;
use std::path::Path;

use anyhow::{Context as _, bail};
use mediahash::pdq::{self, PdqHash, Scratch, View};
use rustix::time::{ClockId, clock_gettime};
use turbojpeg::{Decompressor, Image, PixelFormat};

/// The side of the pictures that are hashed from pixels.
const SIDE: usize = 512;

fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["draw", folder] => draw::pictures(Path::new(folder)),
        ["pixels", folder, passes] => pixels(Path::new(folder), passes.parse()?),
        ["files", folder, passes] => {
            files(
                "ours",
                PixelFormat::GRAY,
                Path::new(folder),
                passes.parse()?,
            )?;
            files(
                "ours-rgb",
                PixelFormat::RGB,
                Path::new(folder),
                passes.parse()?,
            )
        }
        ["report", rounds] => report::table(Path::new(rounds)),
        _ => bail!("see bench/pdq/run"),
    }
}

/// The files of a folder with that ending, in order.
fn read(folder: &Path, ending: &str) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|is| is == ending) {
            let name = path.file_name().context("a file has a name")?;
            found.push((name.to_string_lossy().into_owned(), fs::read(&path)?));
        }
    }
    found.sort();
    Ok(found)
}

/// CPU time of this process. Microseconds.
fn cpu_us() -> f64 {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    now.tv_sec as f64 * 1e6 + now.tv_nsec as f64 / 1e3
}

fn measure(
    who: &str,
    work: &str,
    passes: usize,
    items: &[(String, Vec<u8>)],
    mut hash: impl FnMut(&[u8]) -> anyhow::Result<PdqHash>,
) -> anyhow::Result<()> {
    for (name, bytes) in items {
        let found = hash(bytes)?;
        println!("hash {who} {work} {name} {} {}", found.hash, found.quality);
    }
    let start = cpu_us();
    for _ in 0..passes {
        for (_, bytes) in items {
            black_box(hash(black_box(bytes))?);
        }
    }
    let spent = (cpu_us() - start) / (passes * items.len()) as f64;
    println!("time {who} {work} {spent:.1}");
    Ok(())
}

/// Hash only, from 512 x 512 RGB.
fn pixels(folder: &Path, passes: usize) -> anyhow::Result<()> {
    let mut scratch = Scratch::new();
    let items = read(folder, "rgb")?;
    measure("ours", "pixels", passes, &items, |bytes| {
        let view = View::rgb(bytes, SIDE, SIDE, SIDE * 3)?;
        Ok(pdq::hash(&view, &mut scratch))
    })?;
    measure("ours-8", "pixels", passes, &items, |bytes| {
        let view = View::rgb(bytes, SIDE, SIDE, SIDE * 3)?;
        let all = pdq::hash_dihedral(&view, &mut scratch);
        Ok(PdqHash {
            hash: all.hashes[0],
            quality: all.quality,
        })
    })
}

/// From the bytes of a JPEG to the hash.
fn files(who: &str, format: PixelFormat, folder: &Path, passes: usize) -> anyhow::Result<()> {
    let mut scratch = Scratch::new();
    let mut decompressor = Decompressor::new()?;
    let mut samples = Vec::new();
    let work = folder.file_name().context("a folder has a name")?;
    let items = read(folder, "jpg")?;
    measure(who, &work.to_string_lossy(), passes, &items, |bytes| {
        let header = decompressor.read_header(bytes)?;
        let (width, height) = (header.width, header.height);
        let pitch = width * format.size();
        samples.resize(pitch * height, 0);
        let image = Image {
            pixels: samples.as_mut_slice(),
            width,
            pitch,
            height,
            format,
        };
        decompressor.decompress(bytes, image)?;
        let view = match format {
            PixelFormat::GRAY => View::luma(&samples, width, height, pitch)?,
            _ => View::rgb(&samples, width, height, pitch)?,
        };
        Ok(pdq::hash(&view, &mut scratch))
    })
}
