//! The table of a run, from what each program printed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use mediahash::Pdq;

/// What is measured, in words, and the peers of each, the first of which the ratio is taken to.
const WORKS: [(&str, &str); 3] = [
    ("pixels", "hash only, 512 x 512 RGB"),
    ("small", "JPEG 1600 x 1004 to hash"),
    ("large", "JPEG 4000 x 3000 to hash"),
];

const OURS: [&str; 3] = ["ours", "ours-rgb", "ours-8"];
const PEERS: [&str; 3] = ["reference", "binding", "hma"];

/// Times by work and program, one a round.
type Times = BTreeMap<(String, String), Vec<f64>>;

/// The codes of each file by work and program.
type Codes = BTreeMap<(String, String), BTreeMap<String, (Pdq, u8)>>;

pub(crate) fn table(rounds: &Path) -> anyhow::Result<()> {
    let (mut times, mut codes) = (Times::new(), Codes::new());
    for line in fs::read_to_string(rounds)?.lines() {
        match line.split(' ').collect::<Vec<_>>().as_slice() {
            ["time", who, work, us] => times
                .entry(((*work).to_owned(), (*who).to_owned()))
                .or_default()
                .push(us.parse()?),
            ["hash", who, work, file, code, quality] => {
                codes
                    .entry(((*work).to_owned(), (*who).to_owned()))
                    .or_default()
                    .insert((*file).to_owned(), (code.parse()?, quality.parse()?));
            }
            _ => anyhow::bail!("a program printed something else"),
        }
    }
    println!(
        "| work | who | CPU ms, median | times as long as ours | rounds, lowest to highest |\n|-|-|-|-|-|"
    );
    for (work, words) in WORKS {
        for who in OURS.iter().chain(&PEERS) {
            row(&times, work, words, who);
        }
    }
    println!("\n| codes | greatest distance to the reference | lowest quality |\n|-|-|-|");
    for (work, words) in WORKS {
        for who in OURS.iter().chain(&PEERS) {
            distances(&codes, work, words, who);
        }
    }
    Ok(())
}

fn get<'t>(times: &'t Times, work: &str, who: &str) -> Option<&'t Vec<f64>> {
    times.get(&(work.to_owned(), who.to_owned()))
}

fn row(times: &Times, work: &str, words: &str, who: &str) {
    let (Some(spent), Some(ours)) = (get(times, work, who), get(times, work, "ours")) else {
        return;
    };
    let mut ratios: Vec<f64> = spent.iter().zip(ours).map(|(them, us)| them / us).collect();
    let mut spent = spent.clone();
    let time = median(&mut spent) / 1e3;
    let ratio = median(&mut ratios);
    let (lowest, highest) = (ratios[0], ratios[ratios.len() - 1]);
    println!("| {words} | {who} | {time:.3} | {ratio:.2} | {lowest:.2} to {highest:.2} |");
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn distances(codes: &Codes, work: &str, words: &str, who: &str) {
    let of = |who: &str| codes.get(&(work.to_owned(), who.to_owned()));
    let (Some(theirs), Some(reference)) = (of(who), of("reference")) else {
        return;
    };
    let distance = |(file, (code, _)): (&String, &(Pdq, u8))| code.distance(&reference[file].0);
    let worst = theirs.iter().map(distance).max().unwrap_or_default();
    let quality = theirs.values().map(|(_, quality)| *quality).min();
    println!(
        "| {words}, {who} | {worst} | {} |",
        quality.unwrap_or_default()
    );
}
