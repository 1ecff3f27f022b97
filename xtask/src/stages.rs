//! Named steps, one after another, each with its time.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

/// What ran so far and how long it took.
#[derive(Default)]
pub(crate) struct Stages {
    done: Vec<(&'static str, Duration)>,
}

impl Stages {
    /// Runs one step, with a heading before it.
    ///
    /// # Errors
    /// What the step returns, with the name of the step.
    pub(crate) fn run(
        &mut self,
        name: &'static str,
        step: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        println!("\n=== {name}");
        let started = Instant::now();
        let result = step();
        self.done.push((name, started.elapsed()));
        result.with_context(|| format!("{name} failed"))
    }

    /// Prints the time of every step that ran.
    pub(crate) fn print(&self) {
        println!("\n=== times");
        for (name, time) in &self.done {
            println!("{name:<10} {:>7.1} s", time.as_secs_f64());
        }
        let all: Duration = self.done.iter().map(|(_, time)| *time).sum();
        println!("{:<10} {:>7.1} s", "all", all.as_secs_f64());
    }
}
