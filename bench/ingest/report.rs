//! The table: medians over the rounds, and ratios to libvips from the same rounds.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context as _;

/// One line of `rounds.txt`: who, version, CPU ms a picture, peak MiB, MiB before the first picture.
struct Line {
    version: String,
    cpu_ms: f64,
    peak_mib: f64,
    before_mib: f64,
}

pub(crate) fn table(work: &Path) -> anyhow::Result<()> {
    let text = fs::read_to_string(work.join("rounds.txt"))?;
    let mut rounds: BTreeMap<&str, Vec<Line>> = BTreeMap::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let number = |at: usize| {
            fields
                .get(at)
                .and_then(|field| field.parse().ok())
                .context("a number")
        };
        let version = (*fields.get(1).context("a version")?).to_owned();
        let line = Line {
            version,
            cpu_ms: number(2)?,
            peak_mib: number(3)?,
            before_mib: number(4)?,
        };
        rounds.entry(fields[0]).or_default().push(line);
    }
    let libvips = rounds.get("libvips").context("libvips was not measured")?;
    println!(
        "| | version | CPU ms a picture | times libvips' speed | peak MiB | of it by the pictures | PSNR dB 1600/800/320 | KB |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for (who, lines) in &rounds {
        let ratios = lines
            .iter()
            .zip(libvips)
            .map(|(line, vips)| vips.cpu_ms / line.cpu_ms);
        let (fidelity, kilobytes) = match *who {
            "way" => (String::new(), String::new()),
            who => outputs(work, who)?,
        };
        println!(
            "| {who} | {} | {:.1} | {:.2} | {:.0} | {:.0} | {fidelity} | {kilobytes} |",
            lines[0].version,
            median(lines.iter().map(|line| line.cpu_ms)),
            median(ratios),
            median(lines.iter().map(|line| line.peak_mib)),
            median(lines.iter().map(|line| line.peak_mib - line.before_mib)),
        );
    }
    Ok(())
}

/// Mean fidelity of each size, and the mean weight of the three files together.
fn outputs(work: &Path, who: &str) -> anyhow::Result<(String, String)> {
    let pictures = crate::files(&work.join("pictures"))?;
    let (mut sums, mut bytes) = ([0.0; 3], 0);
    for (name, original) in &pictures {
        let file = |side: u32| {
            fs::read(
                work.join(format!("out-{who}"))
                    .join(format!("{name}-{side}.jpg")),
            )
        };
        let renditions: Vec<Vec<u8>> = [1600, 800, 320]
            .into_iter()
            .map(file)
            .collect::<Result<_, _>>()?;
        bytes += renditions.iter().map(Vec::len).sum::<usize>();
        for (sum, decibels) in sums
            .iter_mut()
            .zip(crate::fidelity::decibels(original, &renditions)?)
        {
            *sum += decibels / pictures.len() as f64;
        }
    }
    let fidelity = sums.map(|mean| format!("{mean:.2}")).join(" / ");
    Ok((fidelity, format!("{}", bytes / pictures.len() / 1000)))
}

fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = numbers.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
