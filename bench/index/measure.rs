//! Times and memory of this process, as Linux tells them.

use anyhow::{Context as _, Result};
use std::fs;

/// CPU time of this thread.
pub fn cpu_seconds() -> Result<f64> {
    let text = fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds = text.split(' ').next().context("a field")?;
    Ok(nanoseconds.parse::<f64>()? / 1e9)
}

/// CPU time of all threads, ended ones included, in the kernel's hundredths.
pub fn all_cpu_seconds() -> Result<f64> {
    let text = fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = text.rsplit_once(") ").context("a name")?;
    let mut fields = fields.split(' ').skip(11);
    let mut next = || -> Result<f64> { Ok(fields.next().context("a field")?.parse()?) };
    Ok((next()? + next()?) / 100.0)
}

/// Memory that is not a file's, in MB of 1,000,000 bytes.
pub fn memory_mb() -> Result<u64> {
    let text = fs::read_to_string("/proc/self/status")?;
    let line = text.lines().find_map(|line| line.strip_prefix("RssAnon:"));
    let kib: u64 = line
        .context("RssAnon")?
        .trim()
        .trim_end_matches(" kB")
        .parse()?;
    Ok(kib * 1024 / 1_000_000)
}

/// Microseconds for each of so many.
pub fn micros_each(seconds: f64, count: usize) -> f64 {
    seconds * 1e6 / f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The middle one, the least and the most.
pub fn spread(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    let at = |place: usize| values.get(place).copied().unwrap_or(f64::NAN);
    let last = values.len().saturating_sub(1);
    format!("{:.1} ({:.1} to {:.1})", at(last / 2), at(0), at(last))
}

pub fn percentiles(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    let at = |percent: usize| {
        values
            .get(last * percent / 100)
            .copied()
            .unwrap_or(f64::NAN)
    };
    format!("{:.3} {:.3} {:.3}", at(50), at(99), at(100))
}
