//! Measures what becomes of a 12-megapixel photo, beside libvips and sharp. `bench/ingest/run` starts this.
#![allow(
    clippy::print_stdout,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a report, made of pixels and numbers"
)]

mod draw;
mod fidelity;
mod report;

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, bail};
use media::derive::{Derive, Faces};
use media::pool::{Patience, Pool, Program};

fn main() -> anyhow::Result<()> {
    let args: Vec<String> = env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["draw", folder] => draw::pictures(Path::new(folder)),
        ["ours", folder, passes, out] => ours(Path::new(folder), passes.parse()?, Path::new(out)),
        ["way", folder, passes] => whole_way(Path::new(folder), passes.parse()?),
        ["report", work] => report::table(Path::new(work)),
        _ => bail!("see bench/ingest/run"),
    }
}

/// The files of a folder, in order.
fn files(folder: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<anyhow::Result<_>>()?;
    paths.sort();
    let name = |path: &Path| {
        path.file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    paths
        .into_iter()
        .map(|path| Ok((name(&path), fs::read(&path)?)))
        .collect()
}

/// The three JPEGs in this process: what the peers do.
fn ours(folder: &Path, passes: u32, out: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(out)?;
    let files = files(folder)?;
    let (before, start) = (peak_kib(false), cpu_ms(false));
    for turn in 0..passes {
        for (name, bytes) in &files {
            let renditions = media::measure::renditions(bytes).context("the picture")?;
            for rendition in renditions.iter().filter(|_| turn == 0) {
                let side = rendition.width.max(rendition.height);
                fs::write(out.join(format!("{name}-{side}.jpg")), &rendition.bytes)?;
            }
        }
    }
    let cpu = (cpu_ms(false) - start) / (f64::from(passes) * files.len() as f64);
    println!(
        "ours {} {cpu:.2} {:.1} {:.1}",
        env!("CARGO_PKG_VERSION"),
        peak_kib(false) / 1024.0,
        before / 1024.0
    );
    Ok(())
}

/// Everything: a fresh process in its sandbox for each picture, the hashes, the verdict, the three JPEGs.
fn whole_way(folder: &Path, passes: u32) -> anyhow::Result<()> {
    let files = files(folder)?;
    let program = Program {
        path: env!("CARGO_BIN_EXE_media-test-worker").into(),
        args: vec![],
    };
    let derive = Derive {
        faces: Faces::Show,
        ..Derive::default()
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let start = cpu_ms(true) + cpu_ms(false);
    runtime.block_on(async {
        let pool = Pool::start(program, 1, Patience::default());
        for _ in 0..passes {
            for (_, bytes) in &files {
                pool.open(bytes).await?.derive(&derive).await?;
            }
        }
        anyhow::Ok(())
    })?;
    drop(runtime);
    let cpu = (cpu_ms(true) + cpu_ms(false) - start) / (f64::from(passes) * files.len() as f64);
    println!(
        "way {} {cpu:.2} {:.1} 0.0",
        env!("CARGO_PKG_VERSION"),
        peak_kib(true) / 1024.0
    );
    Ok(())
}

/// CPU time so far of this process, or of its children that have ended, in milliseconds.
fn cpu_ms(children: bool) -> f64 {
    let usage = usage(children);
    let ms = |time: libc::timeval| time.tv_sec as f64 * 1000.0 + time.tv_usec as f64 / 1000.0;
    ms(usage.ru_utime) + ms(usage.ru_stime)
}

/// Largest memory so far of this process, or of the largest child that has ended, in KiB.
fn peak_kib(children: bool) -> f64 {
    usage(children).ru_maxrss as f64
}

#[allow(
    unsafe_code,
    reason = "no safe wrapper in the tree gives the children's usage"
)]
fn usage(children: bool) -> libc::rusage {
    let who = if children {
        libc::RUSAGE_CHILDREN
    } else {
        libc::RUSAGE_SELF
    };
    // SAFETY: `rusage` is plain numbers, for which zero is a value, and the call writes no further than it.
    unsafe {
        let mut usage = std::mem::zeroed();
        libc::getrusage(who, &mut usage);
        usage
    }
}
